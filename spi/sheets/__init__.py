"""Opens foreign spreadsheet files safely: XLSX, XLS and ODS become cells; knows nothing of SPI."""

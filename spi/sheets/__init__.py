"""Opens foreign workbooks (XLSX, XLS, ODS) and texts (CSV, pasted, lists) safely: they become cells; knows nothing of SPI."""

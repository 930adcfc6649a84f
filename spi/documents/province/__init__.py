"""What is handed out of a province: pages, slides, a workbook, and the pack that holds them."""

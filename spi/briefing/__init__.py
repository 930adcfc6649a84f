"""What does the meeting take away? PDF, PPTX and XLSX from the answers that the screen shows."""

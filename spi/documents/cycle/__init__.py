"""What of the yearly cycle is handed out."""

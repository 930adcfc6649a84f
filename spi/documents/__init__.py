"""What is handed out: each document planned from answers, narrative and charts."""

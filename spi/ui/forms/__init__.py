"""What was begun and not saved, what is said of it once it is, and inputs that stay as they were typed."""

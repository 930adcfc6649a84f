"""What the pictures of the yearly cycle say."""

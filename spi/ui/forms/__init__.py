"""What was seen, what was typed, what was refused."""

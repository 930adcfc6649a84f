"""What is said of the year of the survey."""

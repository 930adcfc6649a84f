"""The yearly cycle on the screen."""

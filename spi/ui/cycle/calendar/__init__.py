"""The calendar of the cycle on the screen."""

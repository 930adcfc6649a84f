"""The thread from a weak score to a verdict on the screen."""

"""The mini FGD on the screen."""

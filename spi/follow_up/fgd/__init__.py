"""What the mini FGD said about causes."""

"""How tables come in, and how imports and choices are taken back."""

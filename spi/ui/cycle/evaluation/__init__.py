"""The page of the yearly evaluation: what is told, the form that closes it, its versions."""

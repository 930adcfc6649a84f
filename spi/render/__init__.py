"""Draws what charts, documents and narrative have decided, each medium with its own library."""

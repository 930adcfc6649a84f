"""Drawings for paper, set by Typst."""

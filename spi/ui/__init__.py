"""Filters, cards and panels used by more than one page: the only Streamlit inside the package."""

"""Panels of the pages under Hasil that stand on one or two of them."""

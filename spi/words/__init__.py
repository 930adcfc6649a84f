"""How numbers, changes and dates are written, and what each measure, field and column is called and means."""

"""What the method of KPK says, dated and cited, and the pure arithmetic on it."""

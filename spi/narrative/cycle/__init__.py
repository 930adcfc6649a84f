"""The year of a survey: targets, and what KPK recommended."""

"""The year of a survey: what goes on from one plan to the next, targets, and what KPK recommended."""

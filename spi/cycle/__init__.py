"""What belongs to the year of a survey beyond its figures: the dated steps of its cycle."""

"""The letters that an office expects around the meeting, from the same answers as the pack; the unknown is a line to fill in."""

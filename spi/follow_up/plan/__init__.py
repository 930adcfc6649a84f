"""The actions of a plan (RTL), their evidence and verdicts, derived from the events."""

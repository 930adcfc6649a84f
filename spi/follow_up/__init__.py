"""What is done about a weak score: mini FGD, root causes, actions (RTL), evidence and verdicts, as append-only events."""

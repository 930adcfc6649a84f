"""What was done, by whom and when: sealed events, people and their roles, what a field may hold."""

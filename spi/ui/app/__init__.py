"""The frame: server, choices, identity, addresses."""

"""The meeting on the projector, and the pack to take away."""

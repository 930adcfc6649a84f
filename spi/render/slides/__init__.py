"""Slides that PowerPoint can edit."""

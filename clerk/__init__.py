"""Clerk: minutes for council meetings, taken at the desk and printed in the council's own style."""

# The one place that states the version: pyproject.toml reads it from here, and a bundle has no package metadata to ask.
__version__ = "0.1.0"

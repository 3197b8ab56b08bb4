"""Runs the examples of the pack's rules through the whole extraction."""

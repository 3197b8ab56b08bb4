"""A document in more than one language: its passages by language, each part read for itself, the readings joined."""

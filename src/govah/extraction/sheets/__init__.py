"""Data sheets and tables: labelled fields read as facts."""

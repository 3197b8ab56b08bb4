"""What happened to whom, when and where, and where each person stands at the end."""

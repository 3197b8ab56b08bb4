"""What a report says as a whole: sources, numbers, references to law, demands, and who says what."""

"""From claims to what a page shows: passages, values with their readings, events in order."""

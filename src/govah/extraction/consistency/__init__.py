"""Whether a report fits itself: ages, order, durations, sums."""

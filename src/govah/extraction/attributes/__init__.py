"""What is said of a person beside the events: age, gender, people and faith, origin, trade, charges."""

"""The web desk: pages rendered on this machine that show every value beside the passage it rests on."""

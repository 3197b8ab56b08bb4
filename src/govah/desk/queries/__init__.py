"""What each page asks the case file: few queries, no writes."""

"""Reads languages whose verb closes the clause and whose names have no capital letter (Persian)."""

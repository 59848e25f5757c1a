"""Finds who takes which stance towards whom in a parsed document."""

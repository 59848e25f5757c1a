"""Asks HTTP services, and only those that the user names."""

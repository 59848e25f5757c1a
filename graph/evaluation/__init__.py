"""Coded statements against extracted ones, and the agreement between two coders."""

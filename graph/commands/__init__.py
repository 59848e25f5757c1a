"""The commands: each parses its options, calls the library and prints; `cli.py` gathers them."""

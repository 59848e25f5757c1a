"""Trains the shipped English pipeline from open treebanks; run by hand as `python -m training`, never imported by `graph`."""

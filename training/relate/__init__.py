"""Makes the labelled sentences of `training/corpus` and the small model that decides where lexicon and frames are silent."""

"""`python -m training.relate` writes the corpus of relations and trains the model on it."""

from training.relate.train import main

main()

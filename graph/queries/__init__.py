"""Questions to the store: SPARQL and named questions, their results as rows and files, and the choice of statements."""

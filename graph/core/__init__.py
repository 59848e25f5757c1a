"""The nouns that every room shares: documents, actors, statements, IRIs, errors. Standard library only."""

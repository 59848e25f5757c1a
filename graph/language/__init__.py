"""Text to sentences, tokens and dependencies; the only room that imports the parser."""

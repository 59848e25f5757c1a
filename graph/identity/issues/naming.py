"""How a name stands in a label."""

from graph.identity.wordlists import wordlist


def titled(name: str) -> str:
    """Return a name as it stands in a sentence: "the United States", "the Philippines", "Chad"."""
    last = name.rsplit(" ", 1)[-1].lower()
    return f"the {name}" if last in wordlist("articled") and not name.startswith("the ") else name

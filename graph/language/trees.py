"""Keeps the parse of each sentence a tree, whatever was hung anew in it."""

from collections.abc import Sequence

from graph.language.parse import Parse, Token


def regrown(parse: Parse, tokens: Sequence[Token]) -> Parse:
    """Return `parse` with these tokens in place of its own; a sentence of which they would make no tree stays as it was.

    Each mend leaves a tree by itself; two in one sentence may hang words on each other, and nobody could climb to its root.
    """
    kept: list[Token] = []
    for sentence in parse.sentences:
        new = tokens[sentence.first : sentence.last]
        kept += new if _is_tree(new, sentence.first) else parse.tokens[sentence.first : sentence.last]
    return Parse(parse.text, kept, parse.sentences)


def _is_tree(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether all tokens of a sentence, the first of which has the number `first`, lead up to a root within it."""
    rooted = {token.i for token in tokens if token.head == token.i}
    for token in tokens:
        way: set[int] = set()
        i = token.i
        while i not in rooted:
            if i in way or not 0 <= i - first < len(tokens):
                return False
            way.add(i)
            i = tokens[i - first].head
        rooted |= way
    return True

"""Mends what the parser is known to get wrong, where the text itself shows it."""

from collections.abc import Sequence
from dataclasses import replace

from graph.language.parse import Parse, Token


def repair(parse: Parse) -> Parse:
    """Return `parse` with names of a list taken apart: in "Chad, Niger and Mali" a comma or conjunction shows that no name goes on."""
    tokens = [_unlisted(token, parse.tokens) for token in parse.tokens]
    return Parse(parse.text, tokens, parse.sentences)


def _unlisted(token: Token, tokens: Sequence[Token]) -> Token:
    if token.dep != "flat" or token.head >= token.i:
        return token
    between = tokens[token.head + 1 : token.i]
    return replace(token, dep="conj") if any(t.text in (",", ";") or t.pos == "CCONJ" for t in between) else token

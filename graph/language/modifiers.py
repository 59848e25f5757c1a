"""Mends words that the parser took for predicates or conjunctions, though they only modify or stand for a noun."""

from dataclasses import replace

from graph.language.parse import Parse, Token

_NEARBY = frozenset({"neighbouring", "neighboring", "bordering", "surrounding"})


def modified(tokens: list[Token], parse: Parse) -> None:
    """Hang participles before a name or noun on it, and let "both" that begins a clause be its subject."""
    for token in parse.tokens:
        if token.text.lower() in _NEARBY and token.pos == "VERB":
            _nearby(token, tokens, parse)
        elif token.dep == "conj" and token.tag in ("VBD", "VBN") and parse.tokens[token.i - 1].tag == "VBG":
            _guarded(token, tokens, parse)
        elif token.dep == "conj" and token.pos == "NOUN" and parse.head(token).i < token.i:
            _related(token, tokens, parse)
            _given(token, tokens, parse)
        elif token.dep == "obj" and token.pos == "PROPN":
            _called(token, tokens, parse)
        elif token.dep == "cc:preconj" and token.text == "Both":
            head = parse.head(token)
            bare = head.pos == "VERB" and not parse.children(head, "nsubj", "nsubj:pass")
            tokens[token.i] = replace(token, dep="nsubj", pos="PRON") if bare else token


def _nearby(token: Token, tokens: list[Token], parse: Parse) -> None:
    """ "accused neighbouring Chad of hosting rebels": the verb before it is about the name."""
    name = next((t for t in parse.children(token, "obj") if t.i > token.i), None)
    if name is None or token.head >= token.i or parse.tokens[token.i + 1].pos != "PROPN":
        return
    tokens[name.i] = replace(name, dep="obj", head=token.head)
    tokens[token.i] = replace(token, dep="amod", pos="ADJ", head=name.i)
    for other in parse.children(token):
        if other.i > name.i:
            tokens[other.i] = replace(other, head=token.head)


def _related(token: Token, tokens: list[Token], parse: Parse) -> None:
    """ "Chad, which borders both countries, has": what follows the verb of a relative clause without a comma is its object."""
    first = parse.subtree(token)[0].i
    clause = parse.tokens[first - 1]
    if clause.dep == "acl:relcl" and clause.head == token.head and token.head < clause.i and not parse.children(token, "cc"):
        tokens[token.i] = replace(token, dep="obj", head=clause.i)


def _given(token: Token, tokens: list[Token], parse: Parse) -> None:
    """ "promised Chad, Mali and Niger new weapons": what follows the last name is what they are given."""
    first, words = parse.head(token), parse.subtree(token)
    last = next((t for t in parse.children(token, "compound") if t.pos == "PROPN" and parse.tokens[t.i - 1].pos == "CCONJ"), None)
    before = (last or parse.tokens[words[0].i - 1]).i
    while parse.tokens[before].pos == "PROPN" and before > first.i:
        before -= 1
    if first.pos != "PROPN" or first.dep not in ("obj", "iobj") or parse.tokens[before].pos != "CCONJ" or before < first.i:
        return
    if last is not None:
        tokens[last.i] = replace(last, dep="conj", head=first.i)
    tokens[first.i] = replace(first, dep="iobj")
    tokens[token.i] = replace(token, dep="obj", head=first.head)


def _called(token: Token, tokens: list[Token], parse: Parse) -> None:
    """ "ordered the mining company Velmont to leave": the name of the noun right before it, not a second object."""
    first = parse.subtree(token)[0]
    noun = parse.tokens[first.i - 1]
    if noun.pos == "NOUN" and noun.dep in ("obj", "iobj") and noun.head == token.head and parse.children(noun, "det", "nmod:poss"):
        tokens[token.i] = replace(token, dep="appos", head=noun.i)


def _guarded(token: Token, tokens: list[Token], parse: Parse) -> None:
    """ "the duty of guarding captured fighters": a gerund's object, whose participle nobody performs here."""
    noun = next((t for t in parse.children(token, "obj") if t.i > token.i), None)
    if noun is None or any(t.pos == "CCONJ" for t in parse.children(token, "cc")):
        return
    gerund = parse.tokens[token.i - 1]
    tokens[noun.i] = replace(noun, dep="obj", head=gerund.i)
    tokens[token.i] = replace(token, dep="amod", pos="ADJ", head=noun.i)

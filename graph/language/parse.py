"""The parse of a document as plain values: tokens, sentences, dependencies, with offsets into the archived text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.core.document import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. `head` is the index of its head in the parse, its own for a root; `dep` a Universal Dependencies relation."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    morph: dict[str, str] = field(default_factory=dict, compare=False, hash=False)
    ent: str = ""

    @property
    def span(self) -> Span:
        """Return where the token stands."""
        return Span(self.start, self.end)

    @property
    def plural(self) -> bool:
        """Tell whether the word is plural."""
        return self.morph.get("Number") == "Plur"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its ordinal in the document, its characters, its tokens [first, last), the ordinal of its block and of its root token."""

    i: int
    span: Span
    first: int
    last: int
    block: int
    root: int
    headline: bool = False


class Parse:
    """Tokens and sentences of one document, with the walks over the tree that patterns need."""

    __slots__ = ("_children", "_starts", "sentences", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.tokens = tuple(tokens)
        self.sentences = tuple(sentences)
        self._starts = [t.start for t in self.tokens]
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        self._children = children

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Return the dependents of `token` in text order, those whose relation (without subtype, unless given) is one of `deps` if any."""
        found = [self.tokens[i] for i in self._children[token.i]]
        if not deps:
            return found
        return [t for t in found if t.dep in deps or t.dep.partition(":")[0] in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first such dependent, or None."""
        found = self.children(token, *deps)
        return found[0] if found else None

    def head(self, token: Token) -> Token:
        """Return the head of `token`; a root is its own head."""
        return self.tokens[token.head]

    def subtree(self, token: Token) -> list[Token]:
        """Return `token` and all it dominates, in text order."""
        stack, found = [token.i], []
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Iterate from the head of `token` up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def between(self, span: Span) -> list[Token]:
        """Return the tokens that begin inside `span`."""
        from bisect import bisect_left

        return list(self.tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])

    def at(self, offset: int) -> Token | None:
        """Return the token that covers this character, or None."""
        from bisect import bisect_right

        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and self.tokens[i].end > offset else None

    def sentence(self, token: Token) -> Sentence:
        """Return the sentence of `token`."""
        return self.sentences[token.sentence]

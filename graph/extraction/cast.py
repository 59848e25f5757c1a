"""Who is meant by a word of the parse: the resolved mentions of a document, and the owners of its noun phrases."""

from collections.abc import Callable, Iterable, Sequence

from graph.core.document import Document
from graph.core.entity import Actor, Mention, Resolution
from graph.core.ports import Resolver
from graph.extraction.mentions import Found
from graph.language.parse import Parse, Token

_OWNING_CASES = ("of", "by")
_DEPTH = 3
_SHARED = frozenset({"border", "frontier", "boundary"})


class Cast:
    """The mentions of one document with who they are, looked up by token."""

    def __init__(
        self, parse: Parse, found: Sequence[Found], resolutions: Sequence[Resolution | None], allied: Callable[[Actor, Actor], bool]
    ) -> None:
        self.parse, self.allied = parse, allied
        self._at: dict[int, tuple[Mention, Resolution]] = {}
        self._mentions: dict[int, Mention] = {}
        for item, resolution in zip(found, resolutions, strict=True):
            known = self._mentions.get(item.token)
            if known is None or len(known.span) < len(item.mention.span):
                self._mentions[item.token] = item.mention
            if resolution is None:
                continue
            held = self._at.get(item.token)
            if held is None or len(held[0].span) < len(item.mention.span):
                self._at[item.token] = (item.mention, resolution)

    @classmethod
    def of(cls, document: Document, parse: Parse, found: Sequence[Found], resolver: Resolver) -> "Cast":
        """Resolve the mentions found in a document."""

        def allied(one: Actor, other: Actor) -> bool:
            return resolver.allied(one, other, document.published)

        return cls(parse, found, resolver.resolve(document, [f.mention for f in found]), allied)

    def mention(self, token: Token) -> Mention | None:
        """Return the widest mention headed by `token`, resolved or not."""
        return self._mentions.get(token.i)

    def at(self, token: Token) -> Resolution | None:
        """Return who the phrase headed by `token` is; a name in apposition tells it better than a title."""
        held = self._at.get(token.i)
        own = held[1] if held else None
        if own is not None and own.reason == "outlet":
            return own
        for other in self.parse.children(token, "appos", "nmod:desc"):
            named = self._at.get(other.i)
            who = named[1].speaker or named[1].actors[0] if named else None
            if named and who and who.kind == "person" and (own is None or (named[1].speaker and not _person(own))):
                return named[1]
            if named and own is None and other.dep == "appos":
                return named[1]
        return own

    def text(self, token: Token) -> str:
        """Return the words of the phrase headed by `token`, as they stand in the text."""
        mention = self._mentions.get(token.i)
        return mention.text if mention else token.text

    def conjuncts(self, token: Token) -> list[Token]:
        """Return `token` and the nouns joined to it by a conjunction, in text order."""
        found, stack = [], [token]
        while stack:
            head = stack.pop(0)
            found.append(head)
            stack.extend(t for t in self.parse.children(head, "conj") if t.pos in ("NOUN", "PROPN", "PRON", "ADJ"))
        return sorted(found, key=lambda t: t.i)

    def who(self, token: Token) -> list[tuple[Token, Resolution]]:
        """Return who the phrase headed by `token` and its conjuncts are, each with its token; unresolved ones are left out."""
        return [(t, r) for t in self.conjuncts(token) if (r := self.at(t)) is not None]

    def owners(self, token: Token, depth: int = _DEPTH, *, cases: Sequence[str] = _OWNING_CASES) -> list[tuple[Token, Resolution]]:
        """Return who owns or performs what the noun `token` names: "Russia's demand", "the withdrawal of NATO forces", "Israeli strikes".

        The nearest layer with an actor wins; phrases with one of `cases` are followed to `depth`.
        """
        layer = [token]
        for _ in range(depth):
            found = [pair for noun in layer for pair in self._direct_owners(noun, cases)]
            if found:
                return found
            layer = [child for noun in layer for child in self._inner(noun)]
        return []

    def _direct_owners(self, noun: Token, cases: Sequence[str]) -> Iterable[tuple[Token, Resolution]]:
        for child in self.parse.children(noun, "nmod:poss", "amod", "compound", "nmod"):
            case = self._case(child)
            shared = case == "with" and noun.lemma.lower() in _SHARED
            if child.dep.partition(":")[0] == "nmod" and child.dep != "nmod:poss" and case not in cases and not shared:
                continue
            if child.dep == "nmod" and child.pos not in ("PROPN", "PRON") and not self._names(child):
                continue
            yield from self.who(child)

    def _names(self, token: Token) -> bool:
        mention = self._mentions.get(token.i)
        resolution = self.at(token)
        return resolution is not None and mention is not None and (mention.kind != "nominal" or resolution.reason in ("nominal", "body"))

    def _inner(self, noun: Token) -> list[Token]:
        return [child for child in self.parse.children(noun, "nmod") if self._case(child) == "of"] + [
            t for t in self.parse.children(noun, "conj") if t.pos == "NOUN"
        ]

    def _case(self, token: Token) -> str:
        case = self.parse.child(token, "case")
        return case.lemma.lower() if case else ""


def _person(resolution: Resolution) -> bool:
    return resolution.speaker is not None and resolution.speaker.kind == "person"

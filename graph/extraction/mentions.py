"""Finds the phrases of a parse that may name actors: names, persons with their titles, nominals, adjectives of origin, pronouns."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.core.document import Span
from graph.core.entity import Mention, MentionKind
from graph.language.parse import Parse, Token

_LEFT = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "case", "punct", "advmod", "goeswith")
_NAME_PARTS = ("flat", "goeswith")
_PRONOUN_TAGS = ("PRP", "PRP$")
_PRONOUNS = frozenset({"his", "she", "her", "hers", "him", "its", "they", "them", "their", "theirs", "our", "ours", "you", "your", "mine"})
_COLLECTIVE = frozenset({"both", "all", "neither", "either"})
_COUNTED = frozenset({"the", "all", "these", "those"})  # what stands before a number that means some who were named
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "appos")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention and the index of its head token."""

    mention: Mention
    token: int


def find_mentions(parse: Parse, quoted: Sequence[Span] = ()) -> list[Found]:
    """Return the mentions of `parse` in text order, nested ones after the phrase that holds them.

    `quoted` are the spans of direct speech, sorted and without overlap.
    """
    finder = _Finder(parse, quoted)
    found = [f for token in parse.tokens for f in finder.headed_by(token)]
    found.sort(key=lambda f: (f.mention.span.start, -f.mention.span.end, f.token))
    return found


class _Finder:
    def __init__(self, parse: Parse, quoted: Sequence[Span]) -> None:
        self.parse = parse
        self.quoted = _covered(quoted, len(parse.text))

    def headed_by(self, token: Token) -> list[Found]:
        if token.dep in _NAME_PARTS or token.pos in ("PUNCT", "SYM"):
            return []
        if token.pos == "PRON" and token.tag in _PRONOUN_TAGS and not _abbreviates(token):
            return [self._found(token, token, token, "pronoun")]
        if token.pos in ("DET", "PRON") and token.lemma.lower() in _COLLECTIVE and token.dep not in ("det", "advmod", "cc:preconj"):
            return [self._found(token, token, token, "pronoun")]
        if token.pos == "NUM" and token.text.isalpha() and any(c.lemma.lower() in _COUNTED for c in self.parse.children(token, "det")):
            return [self._phrase(token)] if token.dep in _ARGUMENTS else []
        if token.pos == "ADJ" or (token.pos == "VERB" and token.dep == "amod"):
            if token.dep in _ARGUMENTS and self._names(token):
                return [self._phrase(token)]
            return [self._found(token, token, token, "adjective")] if token.text[:1].isupper() and not self._is_name_part(token) else []
        if token.pos not in ("NOUN", "PROPN") and not (token.text[:1].isupper() and token.dep in ("nsubj", "obj", "nmod:poss")):
            return []
        if token.dep == "compound" and self.parse.head(token).pos in ("NOUN", "PROPN"):
            return self._compound(token)
        return [self._phrase(token)]

    def _is_name_part(self, token: Token) -> bool:
        """An adjective inside a name ("United States", "Prime Minister") is no mention of its own, unless it may be one of origin."""
        head = self.parse.head(token)
        return (
            token.dep == "amod"
            and head.pos == "PROPN"
            and token.i + 1 == head.i
            and token.text in ("United", "Prime", "Foreign", "European")
        )

    def _names(self, token: Token) -> bool:
        """Tell whether a capitalised adjective stands where a name does: "Old Mutual", "the Irish", not "Many" that begins a sentence."""
        first = token.i == self.parse.sentence(token).first
        return token.pos == "ADJ" and token.text[:1].isupper() and not first

    def _compound(self, token: Token) -> list[Found]:
        """A noun used before a noun: by itself, and with the proper nouns right before it."""
        if not token.text[:1].isupper():
            return []
        found = [self._found(token, token, token, "name")]
        first = token
        while first.i and self._joins(self.parse.tokens[first.i - 1], token):
            first = self.parse.tokens[first.i - 1]
        if first.i < token.i:
            found.append(self._found(token, first, token, "name"))
        return found

    def _joins(self, left: Token, token: Token) -> bool:
        return (
            left.sentence == token.sentence
            and left.dep in ("compound", "amod", "flat")
            and left.text[:1].isupper()
            and left.head in (token.head, token.i)
        )

    def _phrase(self, token: Token) -> Found:
        parse = self.parse
        first = last = token
        titles = parse.children(token, "nmod:desc")
        for child in reversed([c for c in parse.children(token) if c.i < token.i]):
            if child.dep not in _LEFT or child.i in {t.i for t in titles}:
                break
            inner = parse.subtree(child)
            if inner[-1].i + 1 != first.i or any(t.pos == "VERB" and t.dep != "amod" for t in inner):
                break
            if child.dep not in ("punct", "case", "cc"):
                first = inner[0]
        for part in parse.children(token, *_NAME_PARTS):
            begins = self.parse.subtree(part)[0].i == last.i + 1
            if begins or part.i == last.i + 1 or (part.i > last.i and part.i - last.i <= 2):
                last = max(parse.subtree(part), key=lambda t: t.i) if part.dep == "flat" and len(parse.subtree(part)) < 4 else part
        return self._found(token, first, last, self._kind(token, titles))

    def _kind(self, token: Token, titles: Sequence[Token]) -> MentionKind:
        if titles or token.ent in ("PER", "PERSON"):
            return "person"
        flats = self.parse.children(token, "flat")
        if flats and token.pos == "PROPN" and token.ent not in ("ORG", "LOC", "GPE"):
            return "person"
        return "name" if token.pos == "PROPN" or self._names(token) else "nominal"

    def _found(self, head: Token, first: Token, last: Token, kind: MentionKind) -> Found:
        parse = self.parse
        span = Span(first.start, last.end)
        words = tuple(t.text for t in parse.tokens[first.i : last.i + 1])
        apposed = [self._extent(t) for t in parse.children(head, "nmod:desc", "appos")] if kind != "adjective" else []
        if head.dep in ("appos", "nmod:desc"):
            apposed.append(self._extent(parse.head(head)))
        mention = Mention(
            span=span,
            text=span.of(parse.text),
            kind=kind,
            head=head.lemma,
            words=words,
            role=head.dep,
            sentence=head.sentence,
            plural=head.plural,
            definite=any(t.lemma.lower() in ("the", "this", "that", "these", "those") for t in parse.tokens[first.i : first.i + 1]),
            apposed=tuple(sorted(apposed)),
            owner=self._owner(head),
            governor=parse.head(head).lemma,
            quoted=bool(self.quoted[span.start]),
        )
        return Found(mention, head.i)

    def _extent(self, token: Token) -> Span:
        """The apposed phrase with its own modifiers, but without what follows a comma or a clause."""
        inner = [t for t in self.parse.subtree(token) if t.dep not in ("acl:relcl", "appos")]
        run = [token]
        for t in reversed([t for t in inner if t.i < token.i]):
            if t.i + 1 != run[0].i:
                break
            run.insert(0, t)
        for t in [t for t in inner if t.i > token.i]:
            if t.i != run[-1].i + 1 or t.pos == "PUNCT":
                break
            run.append(t)
        while len(run) > 1 and run[0].pos in ("PUNCT", "ADP"):
            run.pop(0)
        return Span(run[0].start, run[-1].end)

    def _owner(self, head: Token) -> Span | None:
        for child in self.parse.children(head, "nmod:poss"):
            return Span(child.start, max(t.end for t in [child, *self.parse.children(child, *_NAME_PARTS)]))
        for child in self.parse.children(head, "nmod"):
            case = self.parse.child(child, "case")
            if case and case.lemma.lower() == "of":
                parts = [t for t in self.parse.children(child, "compound", "amod", "flat", "det") if abs(t.i - child.i) < 4]
                return Span(min(t.start for t in [child, *parts]), max(t.end for t in [child, *parts]))
        return None


def _abbreviates(token: Token) -> bool:
    """Tell whether what the tagger takes for a pronoun is written as an abbreviation: "ECOWAS"."""
    return len(token.text) > 2 and token.text.isupper() and token.text.lower() not in _PRONOUNS


def _covered(spans: Sequence[Span], length: int) -> bytearray:
    covered = bytearray(length + 1)
    for span in spans:
        covered[span.start : span.end] = b"\x01" * max(0, min(span.end, length) - span.start)
    return covered

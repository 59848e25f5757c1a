"""Whose words a token stands in: the attributions around it, each with who its source is."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.core.entity import Resolution
from graph.extraction.attribution import Attribution
from graph.extraction.attribution_lexicon import attribution_lexicon
from graph.extraction.cast import Cast
from graph.language.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution with its sources; `index` is its place among the attributions of the document."""

    index: int
    attribution: Attribution
    who: tuple[Resolution, ...]

    @property
    def actors(self) -> frozenset[str]:
        """Return the ids of the actors for whom the sources speak."""
        return frozenset(a.id for r in self.who for a in r.actors)


class Voices:
    """Finds the innermost voice of a token."""

    def __init__(self, parse: Parse, attributions: Sequence[Attribution], cast: Cast) -> None:
        self._parse = parse
        self.all: list[Voice] = []
        self._texts = attribution_lexicon().texts
        for index, attribution in enumerate(attributions):
            source = parse.tokens[attribution.source] if attribution.source is not None else None
            self.all.append(Voice(index, attribution, self._sources(source, cast)))
        self._spoken: dict[int, frozenset[str]] = {}
        self._saying: dict[int, Voice] = {}
        for voice in self.all:
            for quote in voice.attribution.quotes:
                self._spoken[quote] = self._spoken.get(quote, frozenset()) | voice.actors
            if voice.who and voice.attribution.cue_token is not None and "say" in voice.attribution.classes:
                self._saying.setdefault(voice.attribution.cue_token, voice)
        self._innermost: dict[int, Voice] = {}
        contents = [(span, voice) for voice in self.all for span in voice.attribution.content]
        for span, voice in sorted(contents, key=lambda pair: (-len(pair[0]), pair[0].start, pair[1].index)):
            for token in parse.between(span):
                nobody = not voice.who and voice.attribution.source is None and token.i in self._innermost
                if not nobody and not _inside(token, voice.attribution):
                    self._innermost[token.i] = voice

    def of_quote(self, index: int) -> frozenset[str]:
        """Return the ids of the actors for whom a quotation is spoken; none where it has no source that is known."""
        return self._spoken.get(index, frozenset())

    def above(self, token: Token) -> Voice | None:
        """Return the voice of the saying that governs `token` in its sentence, where its content was not marked off."""
        return next((self._saying[over.i] for over in self._parse.ancestors(token) if over.i in self._saying), None)

    def _sources(self, source: Token | None, cast: Cast) -> tuple[Resolution, ...]:
        """Return who the source is; a text speaks for its author, and "the statement" for the last speaker."""
        if source is None:
            return ()
        who = tuple(r for _, r in cast.who(source))
        if not who and source.lemma.lower() in self._texts:
            who = tuple(r for _, r in cast.owners(source, 1, cases=("of", "by", "from")))
            who = who or self._issuer(source, cast) or next((voice.who for voice in reversed(self.all) if voice.who), ())
        return who

    def _issuer(self, text: Token, cast: Cast) -> tuple[Resolution, ...]:
        """Return who makes a text in the clause that it is the object of: "parliament passed a resolution that condemned"."""
        verb = self._parse.head(text)
        subject = self._parse.child(verb, "nsubj") if text.dep == "obj" else None
        return tuple(r for _, r in cast.who(subject)) if subject is not None else ()

    def of(self, token: Token) -> Voice | None:
        """Return the innermost voice whose content holds `token`, or None for the author's own words."""
        return self._innermost.get(token.i)


def _inside(token: Token, attribution: Attribution) -> bool:
    """Tell whether `token` belongs to the cue or the source rather than to what is said."""
    return attribution.cue.covers(token.span) or (attribution.source_span is not None and attribution.source_span.covers(token.span))

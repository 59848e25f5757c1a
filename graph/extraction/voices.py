"""Whose words a token stands in: the attributions around it, each with who its source is."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.core.entity import Resolution
from graph.extraction.attribution import Attribution
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
        self.all: list[Voice] = []
        for index, attribution in enumerate(attributions):
            source = parse.tokens[attribution.source] if attribution.source is not None else None
            who = tuple(r for _, r in cast.who(source)) if source is not None else ()
            self.all.append(Voice(index, attribution, who))
        self._innermost: dict[int, Voice] = {}
        contents = [(span, voice) for voice in self.all for span in voice.attribution.content]
        for span, voice in sorted(contents, key=lambda pair: (-len(pair[0]), pair[0].start, pair[1].index)):
            for token in parse.between(span):
                if not _inside(token, voice.attribution):
                    self._innermost[token.i] = voice

    def of(self, token: Token) -> Voice | None:
        """Return the innermost voice whose content holds `token`, or None for the author's own words."""
        return self._innermost.get(token.i)


def _inside(token: Token, attribution: Attribution) -> bool:
    """Tell whether `token` belongs to the cue or the source rather than to what is said."""
    return attribution.cue.covers(token.span) or (attribution.source_span is not None and attribution.source_span.covers(token.span))

"""What the engine sees in one row: the parse, the path between the marked strings, the engine's candidates, the lexicon's matches."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.extraction.attribution import attributions
from graph.extraction.candidate import Candidate
from graph.extraction.cast import Cast
from graph.extraction.clause import Clauses
from graph.extraction.frames import Frames
from graph.extraction.lexicon import Lexicon, load
from graph.extraction.matching import Match, Matcher
from graph.extraction.mentions import find_mentions
from graph.extraction.relate_pair import PairResolver, Row, head_of
from graph.extraction.relate_rules import rules
from graph.extraction.slots import Slots
from graph.extraction.voices import Voices
from graph.language.parse import Parse, Token
from graph.language.quotes import find_quotes


@dataclass(slots=True)
class Scene:
    """One row, parsed. `path` holds the tokens between the heads of A and B, both left out; `top` where the two branches meet."""

    row: Row
    parse: Parse
    clauses: Clauses
    cast: Cast
    lexicon: Lexicon
    a: Token | None
    b: Token | None
    voices: Voices
    candidates: list[Candidate]
    path: list[Token] = field(default_factory=list)
    top: Token | None = None
    asking: frozenset[str] = frozenset()

    def matches(self) -> list[list[Match]]:
        """Return the rival matches of every word outside the marked strings."""
        matcher = Matcher(self.parse, self.clauses, self.lexicon)
        return [rivals for token in around(self.parse, self.a, self.b) for rivals in matcher.matches(token) if rivals]


def scene(row: Row, parse: Parse, lexicon: Lexicon) -> Scene:
    """Read one row with the engine of extraction; the marked strings are its only actors."""
    quotes = find_quotes(row.text, [block.span for block in row.document.blocks])
    found = find_mentions(parse, [q.inner for q in quotes if q.depth == 0])
    cast = Cast.of(row.document, parse, found, PairResolver(row))
    clauses = Clauses(parse)
    voices = Voices(parse, attributions(parse, quotes), cast)
    frames = Frames(parse, Slots(parse, clauses, cast), voices, lexicon)
    a, b = closest(parse, row)
    built = Scene(row, parse, clauses, cast, lexicon, a, b, voices, list(frames.candidates(around(parse, a, b))))
    if a is not None and b is not None and a.sentence == b.sentence:
        built.path, built.top = path(parse, a, b)
    built.asking = _asking(lexicon)
    return built


def around(parse: Parse, a: Token | None, b: Token | None) -> Sequence[Token]:
    """Return the tokens of the sentences of `a` and `b`, those between and one beside; all where one of the two is nowhere."""
    if a is None or b is None:
        return parse.tokens
    first, last = sorted((a.sentence, b.sentence))
    return parse.tokens[parse.sentences[max(first - 1, 0)].first : parse.sentences[min(last + 1, len(parse.sentences) - 1)].last]


def closest(parse: Parse, row: Row) -> tuple[Token | None, Token | None]:
    """Return the heads of the two strings, of several places the pair in one sentence that is nearest to the other."""
    heads = [[h for span in spans if (h := head_of(parse, [span])) is not None] for spans in (row.a, row.b)]
    pairs = [(x.sentence != y.sentence, abs(x.i - y.i), x.i, x, y) for x in heads[0] for y in heads[1] if x.i != y.i]
    if pairs:
        best = min(pairs, key=lambda p: p[:3])
        return best[3], best[4]
    return next(iter(heads[0]), None), next(iter(heads[1]), None)


def path(parse: Parse, a: Token, b: Token) -> tuple[list[Token], Token]:
    """Return the tokens on the way from `a` up to where both meet and down to `b`, without the two, and the meeting point."""
    up = [a, *parse.ancestors(a)]
    down = [b, *parse.ancestors(b)]
    shared = {t.i for t in down}
    top = next(t for t in up if t.i in shared)
    left = up[: next(n for n, t in enumerate(up) if t.i == top.i)]
    right = down[: next(n for n, t in enumerate(down) if t.i == top.i)]
    between = [t for t in [*left, top, *reversed(right)] if t.i not in (a.i, b.i)]
    if any(t.pos in ("VERB", "AUX", "ADJ") for t in between):
        return between, top
    above = list(parse.ancestors(top))
    verb = next((n for n, t in enumerate(above) if t.pos in ("VERB", "AUX") or parse.child(t, "cop")), len(above) - 1)
    return [*between, *(t for t in above[: verb + 1] if t.i not in (a.i, b.i))], top


@lru_cache(maxsize=2)
def _asking_words(lexicon_id: int) -> frozenset[str]:
    lexicon = load()
    tables = (lexicon.verbs, lexicon.nouns)
    entries = [e for table in tables for row in table.values() for e in row if e.stance in ("demand", "appeal")]
    found = {e.lemma for e in entries if len(e.words) == 1 and not e.object and not e.subject}
    return frozenset(found) - rules().ordering | rules().asking


def _asking(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that ask for what they govern."""
    return _asking_words(id(lexicon))


def distance(parse: Parse, token: Token, path: Sequence[Token]) -> int:
    """Return how many steps up from `token` the path lies; 9 where it is never reached."""
    on = {t.i for t in path}
    for steps, word in enumerate([token, *parse.ancestors(token)]):
        if word.i in on:
            return steps
    return 9

"""A cue of attribution while its parts are being put together."""

from dataclasses import dataclass, field

from graph.core.document import Span
from graph.extraction.attribution_sources import Sources, trimmed
from graph.language.parse import Parse, Token


@dataclass(slots=True)
class Cue:
    """A cue being assembled: `words` are the tokens of its content, `quotes` indices of quotations that belong to it."""

    span: Span
    lemma: str
    token: int | None
    classes: frozenset[str]
    source: int | None = None
    words: set[int] = field(default_factory=set)
    roots: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    own: set[int] = field(default_factory=set)
    addressee: int | None = None
    cited: Span | None = None
    inherited: bool = False
    negated: bool = False
    source_span: Span | None = None


def take(sources: Sources, cue: Cue, root: Token) -> None:
    """Add the clause or phrase of `root` to the content of `cue`."""
    parse = sources.parse
    cue.roots.append(root.i)
    stray = {t.i for c in parse.children(root, "conj") if sources.strays(c) for t in parse.subtree(c)}
    cue.words |= {t.i for t in parse.subtree(root)} - stray


def content_spans(parse: Parse, words: set[int], barred: set[int]) -> list[Span]:
    """Return the runs of content tokens as spans, without punctuation at their ends; `barred` tokens break a run."""
    spans: list[Span] = []
    run: list[Token] = []
    for i in [*sorted(words - barred), -1]:
        if run and (i < 0 or i != run[-1].i + 1) and not _only_punct(parse, run[-1].i, i, barred):
            span = trimmed(run)
            if span is not None:
                spans.append(span)
            run = []
        if i >= 0:
            run.append(parse.tokens[i])
    return spans


def _only_punct(parse: Parse, left: int, right: int, barred: set[int]) -> bool:
    return right >= 0 and all(parse.tokens[i].pos == "PUNCT" and i not in barred for i in range(left + 1, right))

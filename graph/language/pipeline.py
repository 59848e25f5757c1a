"""Loads the spaCy pipeline and turns blocks of a document into a Parse; the only file of the product that imports spaCy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.core.document import Document, Span
from graph.core.errors import MalformedInput, NoSuchInput, StancegraphError, UnknownName
from graph.language.labels import Node, Scheme, name_kind, scheme_of, to_universal
from graph.language.parse import Parse, Sentence, Token
from graph.language.sentences import Cuts, pieces

SHIPPED = Path(__file__).resolve().parent / "model"
NEEDED = frozenset(("tok2vec", "transformer", "tagger", "morphologizer", "senter", "parser", "attribute_ruler", "lemmatizer", "ner"))
BATCH = 64
ODD_SPACE = re.compile(r"[\s\x00-\x1f\x7f]{2,}|[^\S ]|[\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")


@lru_cache(maxsize=4)
def load(name: str | None = None, *, names: bool = True) -> Any:
    """Return the spaCy pipeline `name` (an installed package or a folder), the shipped one for None; without `names`, no entity recogniser.

    Raises UnknownName, NoSuchInput or MalformedInput when there is no such pipeline, StancegraphError when it cannot parse.
    """
    import spacy

    source = _source(name)
    try:
        nlp = spacy.load(source, exclude=() if names else ("ner",))
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = " ".join(str(error).split())[:200]
        raise MalformedInput(
            f"spaCy cannot load the pipeline: {reason}",
            where=str(source),
            hint="give a folder or package that spacy.load reads",
        ) from error
    if "parser" not in nlp.pipe_names:
        raise StancegraphError("the pipeline has no dependency parser", where=str(source), hint="choose one with a component named parser")
    for component in nlp.pipe_names:
        if component not in NEEDED:
            nlp.disable_pipe(component)
    return nlp


def _source(name: str | None) -> str | Path:
    if name is None:
        return SHIPPED
    from spacy.util import get_installed_models, is_package

    if Path(name).is_dir() or is_package(name):
        return name
    if "/" in name or "\\" in name:
        raise NoSuchInput(
            "there is no pipeline folder here", where=name, hint="give a folder with a config.cfg, or the name of an installed pipeline"
        )
    raise UnknownName("pipeline", name, get_installed_models())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a parsed piece belongs; `offsets` maps its characters to the archived text."""

    document: int
    block: int
    start: int
    headline: bool
    offsets: list[int] | None = None

    def span(self, start: int, end: int) -> Span:
        if self.offsets is None:
            return Span(self.start + start, self.start + end)
        return Span(self.start + self.offsets[start], self.start + self.offsets[end - 1] + 1)


def parse(document: Document, *, pipeline: str | None = None, names: bool = True) -> Parse:
    """Parse each block of `document` by itself, with sentence boundaries set by rule."""
    return next(parse_all([document], pipeline=pipeline, names=names))


def parse_all(documents: Iterable[Document], *, pipeline: str | None = None, names: bool = True) -> Iterator[Parse]:
    """Yield the Parse of each document in order; blocks go through the pipeline in batches that span documents."""
    nlp = load(pipeline, names=names)
    scheme = scheme_of(nlp.get_pipe("parser").labels)
    read: list[Document] = []
    done = 0
    parsed = nlp.pipe(_docs(nlp, documents, read), as_tuples=True, batch_size=BATCH)
    for ordinal, group in groupby(parsed, key=lambda pair: pair[1].document):
        for empty in range(done, ordinal):
            yield Parse(read[empty].text, (), ())
        yield _assemble(read[ordinal], group, scheme)
        done = ordinal + 1
    for empty in range(done, len(read)):
        yield Parse(read[empty].text, (), ())


def _docs(nlp: Any, documents: Iterable[Document], read: list[Document]) -> Iterator[tuple[Any, _Place]]:
    for ordinal, document in enumerate(documents):
        read.append(document)
        for number, block in enumerate(document.blocks):
            text, headline = block.span.of(document.text), block.kind == "headline"
            for piece in pieces(text, headline=headline):
                plain, offsets, cuts = squeeze(text[piece.start : piece.end], piece.cuts)
                if plain:
                    place = _Place(ordinal, number, block.span.start + piece.start, headline, offsets)
                    yield with_starts(nlp.make_doc(plain), cuts), place


def squeeze(text: str, cuts: Cuts) -> tuple[str, list[int] | None, Cuts]:
    """Return `text` with single plain spaces and no control characters, the offset of each of its characters in `text`, and moved cuts.

    The offsets are None where nothing had to change.
    """
    if not ODD_SPACE.search(text) and text == text.strip():
        return text, None, cuts
    offsets: list[int] = []
    kept: list[str] = []
    for i, char in enumerate(text):
        blank = char.isspace() or char < " " or char == "\x7f"
        if (blank and (not kept or kept[-1] == " ")) or char in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff":
            continue
        kept.append(" " if blank else "\ufffd" if "\ud800" <= char <= "\udfff" else char)
        offsets.append(i)
    if kept and kept[-1] == " ":
        kept.pop(), offsets.pop()
    return "".join(kept), offsets, Cuts(_moved(cuts.certain, offsets), _moved(cuts.possible, offsets))


def _moved(cuts: tuple[int, ...], offsets: list[int]) -> tuple[int, ...]:
    from bisect import bisect_left

    return tuple(at for at in (bisect_left(offsets, cut) for cut in cuts) if 0 < at < len(offsets))


def with_starts(doc: Any, cuts: Cuts) -> Any:
    """Fix where sentences of `doc` begin, so that the parser obeys; only the possible cuts are left to the pipeline."""
    import numpy
    from spacy.attrs import IDX, SENT_START

    offsets = doc.to_array(IDX).astype("int64")
    starts = numpy.full(len(doc), -1, dtype="int64")
    for value, wanted in ((0, cuts.possible), (1, cuts.certain)):
        at = numpy.searchsorted(offsets, wanted)
        starts[at[at < len(doc)]] = value
    starts[0] = 1
    return doc.from_array([SENT_START], starts.astype("uint64").reshape(-1, 1))


def _assemble(document: Document, parsed: Iterable[tuple[Any, _Place]], scheme: Scheme) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for doc, place in parsed:
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            if words:
                _add_sentence(words, place, scheme, (tokens, sentences))
    return Parse(document.text, tokens, sentences)


def _add_sentence(words: list[Any], place: _Place, scheme: Scheme, found: tuple[list[Token], list[Sentence]]) -> None:
    tokens, sentences = found
    base = len(tokens)
    nodes = _nodes(words, scheme)
    for i, (word, node) in enumerate(zip(words, nodes, strict=True)):
        span = place.span(word.idx, word.idx + len(word))
        place_in_tree = (node.dep, base + node.head, span.start, span.end, len(sentences))
        features = (_morph(str(word.morph)), name_kind(word.ent_type_))
        tokens.append(Token(base + i, word.text, word.lemma_, word.pos_, word.tag_, *place_in_tree, *features))
    root = next((base + i for i, node in enumerate(nodes) if node.head == i), base)
    span = Span(tokens[base].start, tokens[-1].end)
    sentences.append(Sentence(len(sentences), span, base, len(tokens), place.block, root, place.headline))


def _nodes(words: list[Any], scheme: Scheme) -> list[Node]:
    number = {word.i: i for i, word in enumerate(words)}
    nodes = [Node(w.dep_, number.get(w.head.i, i), w.pos_, w.lemma_) for i, w in enumerate(words)]
    if scheme == "clearnlp":
        to_universal(nodes)
    return nodes


@lru_cache(maxsize=4096)
def _morph(text: str) -> dict[str, str]:
    return dict(feature.split("=", 1) for feature in text.split("|")) if text else {}

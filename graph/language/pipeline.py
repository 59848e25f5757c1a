"""Loads the spaCy pipeline and turns blocks of a document into a Parse; the only file that imports spaCy."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.core.document import Document, Span
from graph.language.parse import Parse, Sentence, Token

SHIPPED = Path(__file__).resolve().parent / "model"


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Any:
    """Return the spaCy pipeline called `name` (an installed package or a folder); the shipped one for None."""
    import spacy

    return spacy.load(name or SHIPPED)


def parse(document: Document, *, pipeline: str | None = None) -> Parse:
    """Parse each block of `document` by itself."""
    nlp = load(pipeline)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    texts = [block.span.of(document.text) for block in document.blocks]
    for ordinal, (block, doc) in enumerate(zip(document.blocks, nlp.pipe(texts), strict=True)):
        base = len(tokens)
        numbers: dict[int, int] = {}
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            if not words:
                continue
            for t in sent:
                numbers[t.i] = base + len(numbers)
            span = Span(block.span.start + words[0].idx, block.span.start + words[-1].idx + len(words[-1]))
            first = numbers[sent[0].i]
            sentences.append(
                Sentence(len(sentences), span, first, first + len(sent), ordinal, numbers[sent.root.i], block.kind == "headline")
            )
            for t in sent:
                start = block.span.start + t.idx
                tokens.append(
                    Token(
                        numbers[t.i], t.text, t.lemma_, t.pos_, t.tag_, t.dep_, base + t.head.i - doc[0].i, start, start + len(t),
                        len(sentences) - 1, t.morph.to_dict(), t.ent_type_,
                    )
                )
    return Parse(document.text, tokens, sentences)

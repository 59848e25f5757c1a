"""Turns treebank sentences into spaCy documents and saves them; a share is rewritten with typographic quotes, as news sites print them."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from training.conllu import TreeSentence, Word, paragraphs, read_conllu, read_gum

ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "MORPH", "SENT_START", "ENT_IOB", "ENT_TYPE"]
CURLY_SHARE = 0.35


def curly(forms: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """Return `forms` with straight quotes and apostrophes replaced by typographic ones."""
    out, inside = [], False
    for i, form in enumerate(forms):
        if form == '"':
            inside = not inside and (i == 0 or spaces[i - 1])
            out.append("“" if inside else "”")
        else:
            out.append(form.replace("'", "’"))
    return out


def vocabulary() -> Any:
    """Return a blank English vocabulary to build documents on."""
    import spacy

    return spacy.blank("en").vocab


def tree_doc(vocab: Any, sentences: Sequence[Sequence[Word]], *, typographic: bool = False) -> Any:
    """Return one spaCy Doc of these sentences, with all annotations."""
    from spacy.tokens import Doc

    words = [w for sentence in sentences for w in sentence]
    forms, spaces = [w.form for w in words], [w.space for w in words]
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [offset + (w.head if w.head >= 0 else i) for i, w in enumerate(sentence)]
        starts += [i == 0 for i in range(len(sentence))]
        spaces[len(heads) - 1] = True
    return Doc(
        vocab,
        words=curly(forms, spaces) if typographic else forms,
        spaces=spaces,
        heads=heads,
        sent_starts=starts,
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        lemmas=[w.lemma for w in words],
        morphs=[w.feats for w in words],
        deps=["ROOT" if w.head < 0 else w.dep for w in words],
    )


def tree_docs(vocab: Any, sentences: Iterable[TreeSentence], *, share: float = 0.0, seed: int = 0) -> Iterator[Any]:
    """Yield a document for each paragraph; `share` of them with typographic quotes."""
    chance = random.Random(seed)
    for run in paragraphs(sentences):
        yield tree_doc(vocab, [s.words for s in run], typographic=chance.random() < share)


def save(path: Path, docs: Iterable[Any]) -> tuple[int, int]:
    """Write `docs` as a spaCy DocBin; return the numbers of documents and tokens."""
    from spacy.tokens import DocBin

    kept = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=ATTRIBUTES, docs=kept).to_disk(path)
    return len(kept), sum(map(len, kept))


def load(path: Path, vocab: Any) -> list[Any]:
    """Return the documents of a DocBin."""
    from spacy.tokens import DocBin

    return list(DocBin().from_disk(path).get_docs(vocab))


def training_sentences(treebanks: Path) -> Iterator[TreeSentence]:
    """Yield what the parser learns from: EWT train, GUM train (open genres), PUD."""
    yield from read_conllu(treebanks / "ewt_train.conllu")
    yield from read_gum(treebanks / "gum", "train")
    yield from read_conllu(treebanks / "pud.conllu")


def convert(treebanks: Path, work: Path, seed: int) -> str:
    """Write corpus/train.spacy and corpus/dev.spacy; return a line for the log.

    Two thirds of the dev sets are learnt from as well: the rate is annealed to zero, so no large dev set is needed to choose a step.
    """
    vocab, chance = vocabulary(), random.Random(seed)
    dev = list(tree_docs(vocab, [*read_conllu(treebanks / "ewt_dev.conllu"), *read_gum(treebanks / "gum", "dev")]))
    chance.shuffle(dev)
    cut = len(dev) * 2 // 3
    train = [*tree_docs(vocab, training_sentences(treebanks), share=CURLY_SHARE, seed=seed), *dev[:cut]]
    chance.shuffle(train)
    learnt = save(work / "corpus" / "train.spacy", train)
    held = save(work / "corpus" / "dev.spacy", dev[cut:])
    return f"train {learnt[0]} paragraphs, {learnt[1]} tokens; dev {held[0]} paragraphs, {held[1]} tokens"

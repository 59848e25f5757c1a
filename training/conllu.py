"""Reads CoNLL-U and IOB2 files: sentences with surface words, spaces, tags, heads, and where documents and paragraphs begin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

KEPT_FEATURES = frozenset(
    [
        "Number",
        "Person",
        "Tense",
        "VerbForm",
        "Mood",
        "Voice",
        "PronType",
        "Poss",
        "Degree",
        "Case",
        "Polarity",
        "NumType",
        "Definite",
        "Gender",
        "Reflex",
    ]
)
OPEN_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is the index of its head in the sentence, -1 for the root; `misc` the last column as it stands."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool = True
    misc: str = "_"


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """A sentence of a treebank; `opens` is true for the first one of a document or paragraph."""

    id: str
    document: str
    opens: bool
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Return the surface text, rebuilt from forms and spaces."""
        return "".join(w.form + " " * w.space for w in self.words).rstrip()


@dataclass(slots=True)
class _Draft:
    id: str = ""
    opens: bool = False
    rows: list[list[str]] = field(default_factory=list)
    ranges: list[tuple[int, int, str, bool]] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[TreeSentence]:
    """Yield the sentences of `path`; multiword tokens give their syntactic words with no space between, empty nodes are dropped."""
    document, draft = path.stem, _Draft()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                name, _, value = (part.strip() for part in line[1:].partition("="))
                if name.startswith(("newdoc", "newpar")):
                    draft.opens = True
                    document = value if name == "newdoc id" else document
                elif name == "sent_id":
                    draft.id = value
            elif line.strip():
                _add_row(draft, line.split("\t"))
            elif draft.rows:
                yield _finished(draft, document)
                draft = _Draft()
    if draft.rows:
        yield _finished(draft, document)


def _add_row(draft: _Draft, row: list[str]) -> None:
    if "." in row[0]:
        return
    if "-" in row[0]:
        first, last = map(int, row[0].split("-"))
        draft.ranges.append((first - 1, last, row[1], "SpaceAfter=No" not in row[9]))
    else:
        draft.rows.append(row)


def _finished(draft: _Draft, document: str) -> TreeSentence:
    forms = [row[1] for row in draft.rows]
    spaces = ["SpaceAfter=No" not in row[9] for row in draft.rows]
    for first, last, surface, space in draft.ranges:
        forms[first:last] = _split_surface(surface, forms[first:last])
        spaces[first:last] = [False] * (last - first - 1) + [space]
    words = tuple(
        Word(form, r[2], r[3], r[4], stable_features(r[5]), int(r[6]) - 1, r[7], space, r[9])
        for form, space, r in zip(forms, spaces, draft.rows, strict=True)
    )
    return TreeSentence(draft.id, document, draft.opens, words)


def _split_surface(surface: str, forms: list[str]) -> list[str]:
    """Return `surface` cut into as many pieces as `forms`, each as long as its form where there is room."""
    if "".join(forms) == surface or len(surface) < len(forms):
        return forms
    pieces, rest = [], surface
    for left, form in zip(range(len(forms) - 1, 0, -1), forms, strict=False):
        size = max(1, min(len(form), len(rest) - left))
        pieces.append(rest[:size])
        rest = rest[size:]
    return [*pieces, rest]


def stable_features(feats: str) -> str:
    """Return the morphological features that all treebanks annotate alike."""
    return "|".join(f for f in feats.split("|") if f.partition("=")[0] in KEPT_FEATURES) if feats != "_" else ""


def paragraphs(sentences: Iterable[TreeSentence], *, size: int = 8) -> Iterator[list[TreeSentence]]:
    """Yield runs of at most `size` sentences of one paragraph, skipping sentences with forms that hold spaces."""
    run: list[TreeSentence] = []
    for sentence in sentences:
        if run and (sentence.opens or sentence.document != run[-1].document or len(run) >= size):
            yield run
            run = []
        if not any(" " in w.form or not w.form for w in sentence.words):
            run.append(sentence)
    if run:
        yield run


def gum_splits(folder: Path) -> dict[str, str]:
    """Return document name → train, dev or test, as `splits.md` in `folder` says."""
    splits, current = {}, ""
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        elif found := re.match(r"\s*\*\s*(GUM_\S+)", line):
            splits[found.group(1)] = current
    return splits


def gum_files(folder: Path, split: str, genres: Iterable[str] = OPEN_GENRES) -> list[Path]:
    """Return the GUM files of a split and these genres, sorted; a document that no split names is for training."""
    splits, wanted = gum_splits(folder), set(genres)
    files = sorted(folder.glob("GUM_*.conllu"))
    return [f for f in files if splits.get(f.stem, "train") == split and f.stem.split("_")[1] in wanted]


def read_gum(folder: Path, split: str, genres: Iterable[str] = OPEN_GENRES) -> Iterator[TreeSentence]:
    """Yield the sentences of a split of GUM."""
    for path in gum_files(folder, split, genres):
        yield from read_conllu(path)


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence of an IOB2 file: words, whether a space follows each, and tags such as B-PER."""

    document: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]


def read_iob2(path: Path) -> Iterator[TaggedSentence]:
    """Yield the sentences of a Universal NER file; spaces come from its `# text` lines."""
    document, text, words, tags = "", "", [], []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("#") and "\t" not in line:
                name, _, value = (part.strip() for part in line[1:].partition("="))
                document = value if name == "newdoc id" else document
                text = value if name == "text" else text
            elif line.strip():
                columns = line.split("\t")
                words.append(columns[1])
                tags.append(columns[2])
            elif words:
                if not any(" " in w for w in words):
                    yield TaggedSentence(document, tuple(words), _spaces(text, words), tuple(tags))
                text, words, tags = "", [], []


def _spaces(text: str, words: list[str]) -> tuple[bool, ...]:
    spaces, end = [], 0
    for word in words:
        start = text.find(word, end)
        if start < 0 or start - end > 2:
            return (True,) * len(words)
        end = start + len(word)
        spaces.append(end < len(text) and text[end] == " ")
    return (*spaces[:-1], True)

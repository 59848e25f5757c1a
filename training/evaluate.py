"""Measures a pipeline as the product runs it: rules for sentences, then the parser; on gold tokens and on raw text."""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.core.document import Block, Document, Span
from graph.language.describe import measure_speed
from graph.language.parse import Parse
from graph.language.pipeline import load, parse_all, with_starts
from graph.language.sentences import find_cuts
from training.conllu import TreeSentence, paragraphs, read_conllu, read_gum, read_iob2
from training.names import Annotated, gum_runs, uner_runs
from training.scores import Node, Tally, Tree, score_names, score_trees, universal

WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Figures:
    """All that `evaluate` found: tallies by test set for gold tokens, raw text and names; and what the model costs."""

    gold: dict[str, Tally]
    raw: dict[str, Tally]
    names: dict[str, Tally]
    speed: int
    speed_with_names: int
    load_seconds: float
    megabytes: float


def text_of(sentences: Sequence[TreeSentence]) -> tuple[str, list[int]]:
    """Return the raw text of a paragraph and where its sentences begin."""
    text, starts = "", []
    for sentence in sentences:
        starts.append(len(text))
        text += "".join(w.form + " " * w.space for w in sentence.words)
    return text.rstrip(), starts


def gold_tree(sentences: Sequence[TreeSentence]) -> Tree:
    """Return the treebank's own tree of a paragraph."""
    nodes: list[Node] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences:
        offsets = []
        for word in sentence.words:
            offsets.append(at)
            at += len(word.form) + word.space
        for start, word in zip(offsets, sentence.words, strict=True):
            head = offsets[word.head] if word.head >= 0 else start
            nodes.append(Node(start, start + len(word.form), word.upos, word.xpos, word.lemma, head, word.dep))
        spans.append((offsets[0], nodes[-1].end))
    return Tree(tuple(nodes), tuple(spans))


def gold_token_trees(model: str | None, runs: Sequence[Sequence[TreeSentence]]) -> Iterator[Tree]:
    """Yield trees over the treebank's own tokens; sentence breaks are the product's."""
    from spacy.tokens import Doc

    nlp = load(model, names=False)

    def docs() -> Iterator[Doc]:
        for run in runs:
            words = [w for s in run for w in s.words]
            doc = Doc(nlp.vocab, words=[w.form for w in words], spaces=[w.space for w in words])
            yield with_starts(doc, find_cuts(text_of(run)[0]))

    for doc in nlp.pipe(docs(), batch_size=64):
        nodes = tuple(Node(t.idx, t.idx + len(t), t.pos_, t.tag_, t.lemma_, t.head.idx, universal(t.dep_)) for t in doc)
        yield Tree(nodes, tuple((s[0].idx, s[-1].idx + len(s[-1])) for s in doc.sents))


def raw_trees(model: str | None, texts: Iterable[str]) -> Iterator[Tree]:
    """Yield trees of plain paragraphs, by the product's own way."""
    for parse in parse_all(map(paragraph, texts), pipeline=model, names=False):
        yield tree_of(parse)


def paragraph(text: str) -> Document:
    """Return a document of one paragraph."""
    return Document("paragraph", text, (Block("paragraph", Span(0, len(text))),))


def tree_of(parse: Parse) -> Tree:
    """Return a Parse as scoring sees it."""
    nodes = tuple(Node(t.start, t.end, t.pos, t.tag, t.lemma, parse.tokens[t.head].start, universal(t.dep)) for t in parse.tokens)
    return Tree(nodes, tuple((s.span.start, s.span.end) for s in parse.sentences))


def test_sets(treebanks: Path) -> dict[str, list[list[TreeSentence]]]:
    """Return the test sets, none of which any stage learns from, as whole paragraphs."""
    sets = {
        "EWT test": read_conllu(treebanks / "ewt_test.conllu"),
        "GUM test, open genres": read_gum(treebanks / "gum", "test"),
        "GUM test, news": read_gum(treebanks / "gum", "test", ["news"]),
    }
    return {name: list(paragraphs(sentences, size=WHOLE)) for name, sentences in sets.items()}


def name_sets(treebanks: Path) -> dict[str, Iterator[list[Annotated]]]:
    """Return the test sets of names."""
    return {
        "UNER EWT test": uner_runs(read_iob2(treebanks / "uner_test.iob2"), WHOLE),
        "UNER PUD (its trees were learnt from, its names not)": uner_runs(read_iob2(treebanks / "uner_pud.iob2"), 1),
        "GUM test, derived names": gum_runs(read_gum(treebanks / "gum", "test")),
    }


def score_name_set(model: str | None, runs: Iterable[list[Annotated]]) -> Tally:
    """Score the names found in raw text."""
    from spacy.tokens import Doc

    nlp = load(model)
    texts, wanted = [], []
    for run in runs:
        text, names = "", []
        for forms, spaces, own in run:
            offsets = []
            for form, space in zip(forms, (*spaces[:-1], True), strict=True):
                offsets.append((len(text), len(text) + len(form)))
                text += form + " " * space
            names += [(offsets[n.first][0], offsets[n.last - 1][1], n.kind) for n in own]
        texts.append(text.rstrip())
        wanted.append(names)

    def found(doc: Doc) -> list[tuple[int, int, str]]:
        return [(e.start_char, e.end_char, e.label_) for e in doc.ents]

    docs = nlp.pipe((with_starts(nlp.make_doc(text), find_cuts(text)) for text in texts), batch_size=64)
    return score_names((found(doc), names) for doc, names in zip(docs, wanted, strict=True))


def load_seconds(model: Path) -> float:
    """Return the processor seconds that loading takes after spaCy was imported, the least of three fresh processes."""
    code = "import sys,spacy,time;t=time.process_time();spacy.load(sys.argv[1]);print(time.process_time()-t)"
    runs = [subprocess.run([sys.executable, "-c", code, str(model)], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def evaluate(model: Path, treebanks: Path) -> Figures:
    """Measure the pipeline in the folder `model`."""
    import yaml

    verbs = frozenset(yaml.safe_load(Path(__file__).with_name("clauses.yaml").read_text(encoding="utf-8"))["verbs"])
    name, gold, raw = str(model), {}, {}
    for title, runs in test_sets(treebanks).items():
        wanted = [gold_tree(run) for run in runs]
        gold[title] = score_trees(zip(gold_token_trees(name, runs), wanted, strict=True), verbs)
        raw[title] = score_trees(zip(raw_trees(name, [text_of(run)[0] for run in runs]), wanted, strict=True), verbs)
    names = {title: score_name_set(name, runs) for title, runs in name_sets(treebanks).items()}
    size = sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6
    return Figures(gold, raw, names, measure_speed(name), measure_speed(name, names=True), load_seconds(model), size)

"""Puts the pipeline together: parser, adapted tokenizer, lemmatizer with its table, names; and says what it is made from."""

from pathlib import Path
from typing import Any

from training.lemmas import add_exceptions, count_exceptions
from training.tokenizer import adapt

META = {
    "lang": "en",
    "name": "stancegraph_news",
    "version": "0.2.0",
    "license": "CC BY-SA 4.0",
    "author": "the stancegraph contributors",
    "email": "",
    "url": "",
    "description": "English tagger, morphologizer, Universal Dependencies parser, lemmatizer and names (as a hint) for political news",
    "sources": [
        "UD English EWT",
        "GUM (open genres)",
        "UD English PUD",
        "UNER English EWT",
        "WordNet 3.0 and Brown clusters by spacy-lookups-data",
    ],
    "performance": {},
}


def assemble(parser: Path, names: Path, table: dict[str, dict[str, list[str]]], target: Path) -> str:
    """Write the whole pipeline to `target`; return a line for the log."""
    import spacy

    nlp = spacy.load(parser)
    adapt(nlp)
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="parser")
    lemmatizer.initialize(lambda: [], nlp=nlp)
    added = add_exceptions(nlp, table)
    source = spacy.load(names)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source, last=True)
    nlp.meta.update(META)
    _forget_paths(nlp)
    nlp.to_disk(target)
    size = sum(f.stat().st_size for f in target.rglob("*") if f.is_file()) / 1e6
    return f"{size:.1f} MB with {added} lemma exceptions: {', '.join(nlp.pipe_names)}"


def _forget_paths(nlp: Any) -> None:
    """Drop the paths of the machine that trained it from the configuration."""
    config = nlp.config
    config["paths"] = dict.fromkeys(config["paths"])
    config["initialize"]["vectors"] = None
    nlp.config = config


def lemma_table(treebanks: Path) -> dict[str, dict[str, list[str]]]:
    """Return the lemma exceptions of the treebanks that the parser learns from."""
    from training.corpus import training_sentences

    return count_exceptions(word for sentence in training_sentences(treebanks) for word in sentence.words)

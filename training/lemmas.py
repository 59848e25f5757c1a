"""The lemma table: spaCy's rules and WordNet tables, with exceptions counted from the treebanks, as the rules do not know all tags."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from training.conllu import Word

LEFT_OUT = frozenset(("PUNCT", "SYM", "X", "", "NUM", "PROPN"))
TYPOGRAPHIC = frozenset(("aux", "pron", "part", "det", "verb"))
AGREEMENT = 0.8


def count_exceptions(words: Iterable[Word]) -> dict[str, dict[str, list[str]]]:
    """Return UPOS in lower case → form → [lemma] for forms with a clear lemma: the same eight times in ten, seen twice, or verb or noun."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in words:
        if word.upos not in LEFT_OUT and word.dep != "goeswith" and re.search(r"\w", word.lemma):
            counts[word.upos.lower(), word.form.lower().replace("’", "'")][word.lemma] += 1
    table: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (upos, form), lemmas in sorted(counts.items()):
        lemma = max(lemmas, key=lambda key: (lemmas[key], key))
        total = sum(lemmas.values())
        if lemmas[lemma] / total >= AGREEMENT and (lemmas[lemma] >= 2 or upos in ("verb", "noun", "aux")):
            table[upos][form] = [lemma]
            if "'" in form and upos in TYPOGRAPHIC:
                table[upos][form.replace("'", "’")] = [lemma]
    return dict(table)


def add_exceptions(nlp: Any, table: dict[str, dict[str, list[str]]]) -> int:
    """Add the exceptions to the lemmatizer of `nlp`; return how many."""
    lookup = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    for upos, forms in table.items():
        lookup[upos] = {**(lookup.get(upos) or {}), **forms}
    return sum(map(len, table.values()))

"""Documents that are copies of one text: what an agency sends out, papers print whole, cut, or with a new headline."""

from collections import Counter
from collections.abc import Mapping
from zlib import crc32

from graph.core.document import Document
from graph.identity.statements.wording import body, own_words, runs, words_of

COPIED = 0.5  # share of the shorter text's runs that stand in the longer one; independent reports of one event share below a tenth
LENGTH = 5  # words of a run: long enough that two writers seldom hit on the same one
FEWEST = 16  # runs below which a text is too short to tell
SAMPLE = 4  # one run in so many is looked up, chosen by its hash, so that copies choose the same ones
COMMON = 64  # a run in more different texts than this is a set phrase, and leads to no candidate


def copies(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return, for each document that is a copy, the id of the fullest document with its text; quotations do not count.

    Texts are taken from the longest to the shortest, and compared only with fuller ones that are copies of none, so that the time
    grows with the number of documents and not with its square.
    """
    texts = {name: _hashes(document) for name, document in documents.items()}
    firsts: dict[int, list[str]] = {}
    found: dict[str, str] = {}
    for name in sorted((n for n in texts if len(texts[n]) >= FEWEST), key=lambda n: (-len(texts[n]), n)):
        looked_up = sorted(run for run in texts[name] if run % SAMPLE == 0)
        near = Counter(first for run in looked_up if len(firsts.get(run, ())) <= COMMON for first in firsts.get(run, ()))
        likely = sorted(other for other, count in near.items() if count >= COPIED / 2 * len(looked_up))
        share, first = max(((_share(texts[name], texts[other]), other) for other in likely), default=(0.0, ""))
        if share >= COPIED:
            found[name] = first
            continue
        for run in looked_up:
            firsts.setdefault(run, []).append(name)
    return dict(sorted(found.items()))


def _hashes(document: Document) -> frozenset[int]:
    """Return the runs of the writer's own words; of all words where the document is hardly more than quotations."""
    parts = body(document)
    words = own_words(document.text, parts)
    if len(words) < FEWEST + LENGTH:
        words = words_of(" ".join(part.of(document.text) for part in parts))
    return frozenset(crc32(run.encode()) for run in runs(words, LENGTH))


def _share(short: frozenset[int], long: frozenset[int]) -> float:
    return len(short & long) / len(short)

"""Loads the words of attribution: `ontology/lexicon/attribution.en.yaml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.core.resources import resource


@dataclass(frozen=True, slots=True)
class AttributionLexicon:
    """Cue words by lemma, with their classes and what they take; see the comments of the YAML file."""

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    objects: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    addressed: frozenset[str]
    manner: frozenset[str]
    texts: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    owned: frozenset[str]
    events: frozenset[str]
    light: frozenset[str]
    refusals: frozenset[str]
    media_names: frozenset[str]
    media_nouns: frozenset[str]
    media_endings: frozenset[str]

    def is_medium(self, words: Iterable[str]) -> bool:
        """Tell whether the words of a phrase name a news outlet or agency."""
        named = [w for w in words if w not in ("the", "The", "'s", "’s")]
        if not named:
            return False
        whole, last = " ".join(named), " ".join(named[-2:]).lower()
        if whole in self.media_names or named[-1].lower() in self.media_nouns or last in self.media_nouns:
            return True
        return len(named) > 1 and (named[-1] in self.media_endings or named[0] in ("Radio", "TV"))


def _classes(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, lemmas in table.items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@lru_cache(maxsize=1)
def attribution_lexicon() -> AttributionLexicon:
    """Return the English lexicon, read once."""
    import yaml

    raw = yaml.safe_load(resource("ontology", "lexicon", "attribution.en.yaml").read_text(encoding="utf-8"))
    return AttributionLexicon(
        verbs=_classes(raw["verbs"]),
        nouns=_classes(raw["nouns"]),
        objects=frozenset(raw["objects"]),
        prepositions={lemma: frozenset(words) for lemma, words in raw["prepositions"].items()},
        addressed=frozenset(raw["addressed"]),
        manner=frozenset(raw["manner"]),
        texts=frozenset(raw["texts"]),
        phrases=tuple(sorted((tuple(p.split()) for p in raw["phrases"]), key=len, reverse=True)),
        owned=frozenset(raw["owned"]),
        events=frozenset(raw["events"]),
        light=frozenset(raw["light"]),
        refusals=frozenset(raw["refusals"]),
        media_names=frozenset(raw["media"]["names"]),
        media_nouns=frozenset(raw["media"]["nouns"]),
        media_endings=frozenset(raw["media"]["endings"]),
    )

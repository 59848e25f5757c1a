"""Invented statements about invented states, and random ones."""

import random
from typing import Any

TEXT = (
    "Arvenia demanded on Monday that Belmora open the strait. Belmora flatly rejected the demand. "
    "“We shall never be told what to do”, said Ilse Thorn, the foreign minister of Belmora. "
    "The Coastal League said it was worried. Arvenia offered talks to the Coastal League and to Belmora."
)
SENTENCES = ("Arvenia demanded on Monday that Belmora open the strait.", "Belmora flatly rejected the demand.",
             "“We shall never be told what to do”, said Ilse Thorn, the foreign minister of Belmora.",
             "The Coastal League said it was worried.", "Arvenia offered talks to the Coastal League and to Belmora.")  # fmt: skip


def statement(actor: str, stance: str, *targets: str, evidence: str = SENTENCES[0], doc: str = "strait", **more: Any) -> dict[str, Any]:
    """Return a row with all public fields."""
    row = {"doc": doc, "actor": actor, "speaker": None, "stance": stance, "targets": list(targets), "issue": "strait", "position": "for",
           "quotes": [], "evidence": evidence, "date": None, "conditional": False, "reported": True, "optional": False}  # fmt: skip
    return row | more


def coded() -> list[dict[str, Any]]:
    """Return the coded statements of TEXT, the last one optional."""
    return [
        statement("Arvenia", "demand", "Belmora", date="2031-03-03"),
        statement("Belmora", "reject", "Arvenia", evidence=SENTENCES[1], position="against"),
        statement("Belmora", "reject", "Arvenia", evidence=SENTENCES[2], position="against", speaker="Ilse Thorn", quotes=["never"]),
        statement("Arvenia", "offer", "Coastal League", "Belmora", evidence=SENTENCES[4], issue="talks"),
        statement("Coastal League", "declare", evidence=SENTENCES[3], position="none", optional=True),
    ]


def document(number: int, seed: int) -> str:
    """Return a text of forty sentences with odd spacing, accents, typographic quotes and repeated sentences."""
    draw = random.Random(seed * 100 + number)
    words = ["Arvenia", "Belmóra", "said", "“no”", "it’s", "the", "League", "will", "ŝtraŭ", "talks", "ﬁrm", "never", "Straße", "\u00a0"]
    return "\n".join(" ".join(draw.choices(words, k=draw.randint(4, 12))) + "." for _ in range(40))


def random_rows(texts: dict[str, str], count: int, seed: int) -> list[dict[str, Any]]:
    """Return `count` random statements about random sentences of the texts."""
    draw = random.Random(seed)
    actors = ["Arvenia", "the Arvenia", "ARVENIA", "Belmóra", "Belmora", "Coastal League", "The  Coastal League"]
    stances = ["declare", "appeal", "demand", "reject", "criticize", "support", "offer", "agree", "threaten", "warn"]
    rows = []
    for _ in range(count):
        doc = draw.choice(sorted(texts))
        lines = texts[doc].split("\n")
        first = draw.randrange(len(lines))
        evidence = "\n".join(lines[first : first + draw.randint(1, 3)])
        if draw.random() < 0.3:
            evidence = evidence.upper().replace("\n", "  ")
        if draw.random() < 0.1:
            evidence = evidence[: len(evidence) // 2] + " something else"
        row = statement(draw.choice(actors), draw.choice(stances), *draw.sample(actors, draw.randint(0, 2)), evidence=evidence, doc=doc)
        row |= {"issue": draw.choice("abcd"), "position": draw.choice(["for", "against", "none"]), "conditional": draw.random() < 0.3,
                "speaker": draw.choice([None, "", "Ilse Thorn", "I. Thorn", "Thorn", "Foreign Ministry", "Ministry"]),
                "date": draw.choice([None, "2031-03-03", "2031-03-04"]), "quotes": draw.choice([[], ["no"]]),
                "optional": draw.random() < 0.2}  # fmt: skip
        rows.append(row)
    return rows

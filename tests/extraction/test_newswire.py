"""Sentences in the manner of the news wires, coded by hand before any rule saw them: how much of them the rules read.

Each passage of `newswire.txt`, the last eight of which are whole articles, is followed by its statements,
"= ACTOR (SPEAKER) -STANCE> TARGETS @DAY", where "?" marks a conditional one. Not all is read rightly: the floors say how much was,
and keep it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph.core.stance import STANCES
from graph.core.statement import Draft

_CODED = re.compile(
    r"= (?P<actor>[^(]+?)(?: \((?P<speaker>.+)\))? -(?P<stance>\w+)>(?P<targets>[^@?]*)(?P<conditional>\?)?\s*(?:@(?P<day>[\d-]+))?"
)


@dataclass(frozen=True)
class Said:
    """One statement, coded or found."""

    actor: str
    stance: str
    targets: frozenset[str]
    speaker: str | None
    conditional: bool
    day: date | None

    def core(self, other: "Said") -> bool:
        return (self.actor, self.stance, self.targets) == (other.actor, other.stance, other.targets)

    def relaxed(self, other: "Said") -> bool:
        same = self.actor == other.actor and STANCES[self.stance].sign == STANCES[other.stance].sign
        return same and (bool(self.targets & other.targets) or self.targets == other.targets)


@dataclass(frozen=True)
class Passage:
    """A passage with what is coded, what is found, and the pairs of both, closest first."""

    text: str
    coded: list[Said]
    found: list[Said]
    pairs: list[tuple[Said, Said]]

    @property
    def right(self) -> bool:
        return len(self.pairs) == len(self.coded) == len(self.found) and all(c.core(f) for c, f in self.pairs)


def coded(line: str) -> Said:
    match = _CODED.fullmatch(line.strip())
    assert match is not None, line
    targets = frozenset(each.strip() for each in match["targets"].split(",") if each.strip())
    day = date.fromisoformat(match["day"]) if match["day"] else None
    return Said(match["actor"], match["stance"], targets, match["speaker"], bool(match["conditional"]), day)


def found(draft: Draft) -> Said:
    speaker = draft.report.speaker.name if draft.report.speaker else None
    targets = frozenset(target.name for target in draft.targets)
    return Said(draft.actor.name, draft.stance.id, targets, speaker, draft.conditional, draft.report.date)


def paired(codes: list[Said], finds: list[Said]) -> list[tuple[Said, Said]]:
    rows = sorted(((not c.core(f), i, k) for i, c in enumerate(codes) for k, f in enumerate(finds) if c.relaxed(f)))
    pairs: dict[int, int] = {}
    for _, i, k in rows:
        if i not in pairs and k not in pairs.values():
            pairs[i] = k
    return [(codes[i], finds[k]) for i, k in pairs.items()]


def _parted(lines: list[str]) -> tuple[str, list[str]]:
    """Return the paragraphs of a passage, which may be a whole article, and its codes."""
    codes = [line for line in lines if line.startswith("= ")]
    return "\n".join(line for line in lines if not line.startswith("= ")), codes


@pytest.fixture(scope="module")
def passages(drafts: Callable[[str], list[Draft]]) -> list[Passage]:
    read = []
    for block in Path(__file__).with_name("newswire.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        text, codes = _parted(block.split("\n"))
        said, finds = [coded(line) for line in codes], [found(draft) for draft in drafts(text)]
        read.append(Passage(text, said, finds, paired(said, finds)))
    return read


def f1(hits: int, passages: list[Passage]) -> float:
    return 2 * hits / sum(len(p.coded) + len(p.found) for p in passages)


def lot(passages: list[Passage], name: str) -> list[Passage]:
    """Return the whole articles, which have a headline, or the other passages."""
    return [p for p in passages if p.text.startswith("# ") == (name == "articles")]


HOW_MUCH = {"passages": (116, 198, 0.82, 0.79, 78), "articles": (8, 110, 0.65, 0.56, 0)}


@pytest.mark.parametrize("name", HOW_MUCH)
def test_how_much_of_the_passages_is_read(passages: list[Passage], name: str) -> None:
    count, statements, relaxed, core, right = HOW_MUCH[name]
    read = lot(passages, name)
    pairs = [pair for passage in read for pair in passage.pairs]
    assert (len(read), sum(len(p.coded) for p in read)) == (count, statements)
    assert f1(len(pairs), read) >= relaxed
    assert f1(sum(c.core(f) for c, f in pairs), read) >= core
    assert sum(passage.right for passage in read) >= right


FIELDS = {
    ("passages", "speaker"): 0.91,
    ("passages", "day"): 0.95,
    ("passages", "conditional"): 0.95,
    ("articles", "speaker"): 0.84,
    ("articles", "day"): 0.84,
    ("articles", "conditional"): 0.95,
}


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_who_says_it_when_and_under_which_condition(passages: list[Passage], name: str, field: str) -> None:
    pairs = [pair for passage in lot(passages, name) for pair in passage.pairs]
    assert sum(getattr(c, field) == getattr(f, field) for c, f in pairs) / len(pairs) >= FIELDS[name, field]

"""Small coded collections (`coded/*.yaml`), read by the real pipeline and compared with what their coder says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from graph.core.document import Document
from graph.core.statement import Statement
from graph.pipeline import extract, identify, read
from graph.settings import Settings
from graph.views.contradictions import contradictions

FOLDER = Path(__file__).with_name("coded")
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A coded collection as it was read; `places` are the coded reports, (statement, document), with the statement found there."""

    name: str
    coded: dict[str, Any]
    statements: list[Statement]
    documents: dict[str, Document]
    places: dict[tuple[str, str], Statement | None]

    def names(self, statement: Statement) -> str:
        """Return how the coder calls a statement, or where the one that nobody coded stands."""
        found = sorted({name for (name, _), each in self.places.items() if each is not None and each.id == statement.id})
        report = statement.reports[0]
        return "+".join(found) or f"[{report.document}: {statement.actor.name} {statement.stance.id} “{report.content[:40]}”]"


@dataclass(slots=True)
class Score:
    """What is right, missed and made up, each with a line that says what."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.right} right, {len(self.missed)} missed, {len(self.extra)} extra"

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.missed += other.missed
        self.extra += other.extra


def quarrel(name: str, folder: Path) -> Quarrel:
    """Read a coded collection from files that are written to `folder`."""
    coded = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    for key, each in coded["documents"].items():
        head = yaml.safe_dump({"title": each["title"], "publisher": each["outlet"], "date": each["date"]}, allow_unicode=True)
        (folder / f"{key}.md").write_text(f"---\n{head}---\n\n{each['text']}", encoding="utf-8")
    documents = {document.id: document for document in read([folder], [])}
    statements = identify(extract(list(documents.values()), Settings()), documents)
    places = {
        (label, key): _at(statements, key, each["says"], [phrases] if isinstance(phrases, str) else phrases)
        for label, each in coded["statements"].items()
        for key, phrases in each["in"].items()
    }
    return Quarrel(name, coded, statements, documents, places)


def _at(statements: Iterable[Statement], key: str, says: str, phrases: Iterable[str]) -> Statement | None:
    """Return the statement of this actor and stance whose report in the document holds a phrase, its cue the nearest to it."""
    actor, stances = says.rsplit(" ", 1)
    found = [
        (abs((report.cue or report.span).start - report.span.start - report.exact.index(phrase)), statement.id, statement)
        for statement in statements
        if statement.actor.name == actor and statement.stance.id in stances.split("|")
        for report in statement.reports
        for phrase in phrases
        if report.document == key and phrase in report.exact
    ]
    return min(found)[2] if found else None


def reports(read: Quarrel) -> Score:
    """Compare which coded reports were found at all: what later scores can speak of."""
    score = Score()
    for (label, key), statement in read.places.items():
        score.right += statement is not None
        if statement is None:
            score.missed.append(f"{read.name}: {label} in {key}")
    return score


def merged(read: Quarrel) -> Score:
    """Compare the pairs of reports of one actor that are one statement."""
    score = Score()
    found = {place: statement for place, statement in read.places.items() if statement is not None}
    for one, other in combinations(found, 2):
        wanted, got = one[0] == other[0], found[one].id == found[other].id
        line = f"{read.name}: {one[0]} in {one[1]} and {other[0]} in {other[1]}"
        score.right += wanted and got
        if wanted != got:
            (score.missed if wanted else score.extra).append(line)
    return score


def sources(read: Quarrel) -> Score:
    """Compare how many independent sources each statement has."""
    score = Score()
    for label, each in read.coded["statements"].items():
        found = {statement.id: statement for (name, _), statement in read.places.items() if name == label and statement is not None}
        for statement in found.values():
            score.right += statement.sources == each["sources"]
            if statement.sources != each["sources"]:
                origins = [f"{report.document}: {report.origin}" for report in statement.reports]
                score.missed.append(f"{read.name}: {label} has {statement.sources}, not {each['sources']}: {origins}")
    return score


def answers(read: Quarrel) -> Score:
    """Compare what answers what."""
    by_id = {statement.id: statement for statement in read.statements}
    got = {(read.names(each), read.names(by_id[claim])) for each in read.statements for claim in each.responds_to}
    sure, doubtful = ([tuple(line.split(" > ")) for line in read.coded.get(key) or ()] for key in ("answers", "doubtful answers"))
    return _compared(read.name, [f"{a} > {c}" for a, c in got], [f"{a} > {c}" for a, c in sure], [f"{a} > {c}" for a, c in doubtful])


def contrasts(read: Quarrel) -> Score:
    """Compare what contradicts what."""
    found = contradictions(read.statements, read.documents)
    got = [" / ".join(sorted(read.names(side.statement) for side in (each.earlier, each.later))) for each in found]
    sure, doubtful = (
        [" / ".join(sorted(line.split(" / "))) for line in read.coded.get(key) or ()]
        for key in ("contradictions", "doubtful contradictions")
    )
    return _compared(read.name, got, sure, doubtful)


def _compared(name: str, got: Iterable[str], sure: Iterable[str], doubtful: Iterable[str]) -> Score:
    got, sure, doubtful = set(got), set(sure), set(doubtful)
    missed, extra = sorted(sure - got), sorted(got - sure - doubtful)
    return Score(len(got & sure), [f"{name}: {line}" for line in missed], [f"{name}: {line}" for line in extra])


def names() -> Iterator[str]:
    """Yield the names of the coded collections, in order."""
    yield from sorted(path.stem for path in FOLDER.glob("*.yaml"))

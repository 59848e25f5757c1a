"""Where a review stands: what is decided, what is open, and which decisions need another look."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.core.decision import Decided, Decision, Former, squeeze
from graph.core.statement import Statement

_LOOK = ("near", "reread", "kept", "elsewhere")
_AGAIN = "look again; to settle one, take it back (undecided), and decide on what the next export shows"
_LONGEST, _LISTED = 90, 10


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a review: reports and proposed links without a decision, all decisions with their fates, and those before them.

    `open_in` has the number of open reports of each document that has any, by id.
    """

    open: int
    reports: int
    decided: tuple[Decided, ...]
    links: int = 0
    former: tuple[Former, ...] = ()
    open_in: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, statements: Sequence[Statement], decided: Sequence[Decided], *, links: int = 0, former: Sequence[Former] = ()
    ) -> "Standing":
        """Return how things stand with these statements and decisions."""
        shown = decided_reports(decided)
        places = [(report.document, report.key(statement.id)) for statement in statements for report in statement.reports]
        found = Counter(document for document, key in places if key not in shown)
        return cls(found.total(), len(places), tuple(decided), links, tuple(former), dict(sorted(found.items())))

    def counts(self) -> dict[str, int]:
        """Return how many decisions there are of each kind, such as "statement reject"."""
        return dict(sorted(Counter(f"{each.decision.subject} {each.decision.verdict}" for each in self.decided).items()))

    @property
    def replaced(self) -> int:
        """Return how many earlier decisions were replaced or taken back."""
        return sum(each.decision.verdict != "undecided" for each in self.former)

    def record(self) -> dict[str, Any]:
        """Return all of it for machines."""
        return {
            "reports": self.reports,
            "open": self.open,
            "open_in": dict(self.open_in),
            "open_links": self.links,
            "decisions": self.counts(),
            "replaced": self.replaced,
            "not_applied": [_row(each) for each in self.decided if each.fate.how == "void"],
            "look_again": [_row(each) for each in self.decided if _is_doubtful(each)],
        }

    def text(self) -> str:
        """Return all of it to read."""
        record = self.record()
        links = [f"{self.links} proposed links open"] if self.links else []
        lines = [f"{self.reports} reports, {self.open} open", *links, *(f"{count:>6}  {what}" for what, count in self.counts().items())]
        lines += [f"{self.replaced:>6}  earlier ones, replaced or taken back (--history)"] if self.replaced else []
        lines += [f"{count:>6}  open in {name}" for name, count in list(self.open_in.items())[:_LISTED]] if self.decided else []
        lines += [f"        and in {len(self.open_in) - _LISTED} more documents"] if self.decided and len(self.open_in) > _LISTED else []
        for title, rows in (("do not apply now, and are kept", record["not_applied"]), (_AGAIN, record["look_again"])):
            if rows:
                lines += ["", f"{len(rows)} {title}:"]
                lines += [f"  {row['what']}, by {row['by']}: {row['fate']}" for row in rows]
        return "\n".join(lines) + "\n"


def decided_reports(decided: Iterable[Decided]) -> set[str]:
    """Return the keys of the reports that decisions on statements concern."""
    return {key for each in decided if each.decision.reading is not None for key in each.fate.reports}


def warnings_of(decided: Iterable[Decided]) -> list[str]:
    """Return a line on decisions that do not apply any more, and one on those that were matched with changed words."""
    counts = Counter(each.fate.how for each in decided)
    changed = counts["near"] + counts["reread"]
    lines = [
        (counts["void"], "of the decisions taken in review do not apply now; they are kept"),
        (changed, "of the decisions taken in review were matched with words or readings that have changed"),
    ]
    return [f"{count} {what} (stancegraph review status)" for count, what in lines if count]


def _is_doubtful(decided: Decided) -> bool:
    """Tell whether a decision applies to something else than what it was taken on."""
    return decided.fate.how in _LOOK and not (decided.decision.subject == "added" and decided.fate.how == "kept")


def _row(decided: Decided) -> dict[str, str]:
    decision, fate = decided.decision, decided.fate
    said = {
        "near": "the words have changed a little",
        "reread": "the rules now read the words otherwise; the decision holds",
        "kept": "the rules do not read this any more; the decision holds",
    }
    return {
        "key": decision.key,
        "what": told(decision),
        "by": decision.by,
        "how": fate.how,
        "fate": fate.message or said.get(fate.how, fate.how),
    }


def told(decision: Decision) -> str:
    """Say in one line what was decided."""
    changes = ", ".join(f"{field} {_short(value) or '(none)'}" for field, value in decision.changes)
    if decision.reading is None:
        return f"{decision.verdict} {decision.subject} {decision.name}" + (f": {changes}" if changes else "")
    reading = decision.reading
    whom = f" → {', '.join(target.name for target in reading.targets)}" if reading.targets else ""
    what = (
        f"{decision.verdict} {reading.actor.name}: {reading.stance.id}{whom} ({decision.report.document}: {_short(decision.report.exact)})"
    )
    return what + (f": {changes}" if changes and decision.subject == "statement" else "")


def _short(text: str) -> str:
    words = squeeze(text)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

"""What was decided before, told in order: each former decision with what came in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.core.decision import Decided, Decision, Former
from graph.curation.standing import told


@dataclass(frozen=True, slots=True)
class Step:
    """A former decision, and the one that replaced it or took it back."""

    decision: Decision
    then: Decision

    def record(self) -> dict[str, str | None]:
        """Return both for machines."""
        then = None if self.then.verdict == "undecided" else told(self.then)
        return {**_record(told(self.decision), self.decision), **{f"then_{name}": text for name, text in _record(then, self.then).items()}}

    def text(self) -> str:
        """Return both to read."""
        taken_back = self.then.verdict == "undecided"
        then = "taken back" if taken_back else told(self.then).partition(" (")[0] if _alike(self.decision, self.then) else told(self.then)
        return f"  {told(self.decision)}, {_signed(self.decision)}\n    then {then}, {_signed(self.then)}"


def history(decided: Iterable[Decided], former: Iterable[Former]) -> list[Step]:
    """Return the former decisions, those on one thing together and the oldest first."""
    past = {each.decision.version: each.decision for each in former}
    following = {version: each for each in (*past.values(), *(each.decision for each in decided)) for version in each.replaces}
    ages: dict[str, tuple[str, int]] = {}
    for version in past:
        _age(version, past, ages)
    ordered = sorted(past, key=lambda version: (*ages[version], version))
    return [Step(past[each], following[each]) for each in ordered if each in following and past[each].verdict != "undecided"]


def _age(version: str, past: Mapping[str, Decision], ages: dict[str, tuple[str, int]]) -> tuple[str, int]:
    """Return the key of the first decision in whose place one stands, by however many steps, and the number of steps."""
    if version not in ages:
        before = [_age(each, past, ages) for each in past[version].replaces if each in past]
        first, steps = min(before, default=(past[version].key, -1))
        ages[version] = first, steps + 1
    return ages[version]


def _alike(decision: Decision, then: Decision) -> bool:
    return decision.reading is not None and decision.key == then.key


def _signed(decision: Decision) -> str:
    day, file = f" on {decision.on}" if decision.on else "", f" in {decision.file}" if decision.file else ""
    return f"by {decision.by}{day}{file}"


def _record(what: str | None, decision: Decision) -> dict[str, str | None]:
    return {"what": what, "by": decision.by, "on": decision.on.isoformat() if decision.on else None, "file": decision.file or None}

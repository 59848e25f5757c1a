"""Scores as tables to read and as plain values for JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.evaluation.agreement import Agreement
from graph.evaluation.compare import Scores
from graph.evaluation.faults import Fault, confusions, counted
from graph.evaluation.rates import Rate
from graph.evaluation.reading import Row
from graph.queries.table import align, one_line

_DIGITS = 3
_SHOWN = 3
_LEVELS = ("detect", "relaxed", "core")


def report(scores: Scores, *, faults: bool = False) -> str:
    """Return the figures as tables: levels, fields, stances, kinds of faults; with `faults` each fault with its sentence."""
    head = f"{scores.gold} coded statements, {scores.predicted} predicted\n{_strangers(scores)}"
    fields = align(["field", "right"], [[name, _figure(value)] for name, value in scores.fields.items()], right=[False, True])
    tables = [head + _levels(scores), fields, _rates("stance", scores.stances), fault_kinds(scores.faults)]
    if faults:
        tables.append(fault_list(scores.faults))
    return "\n".join(table for table in tables if table)


def _strangers(scores: Scores) -> str:
    """Return a line of warning where the two sides speak of different documents, as a wrong id makes every figure zero."""
    coded, predicted = (sorted({row["doc"] for row in rows}) for rows in (scores.missed, scores.spurious))
    if scores.pairs or not coded or not predicted or set(coded) & set(predicted):
        return ""
    return f"no document in common: coded {', '.join(coded[:_SHOWN])}; predicted {', '.join(predicted[:_SHOWN])}\n"


def _levels(scores: Scores) -> str:
    return _rates("level", {level: getattr(scores, level) for level in _LEVELS})


def _rates(title: str, rates: Mapping[str, Rate]) -> str:
    rows = [
        [name, str(rate.gold), str(rate.predicted), str(rate.hits), *map(_figure, (rate.precision, rate.recall, rate.f1))]
        for name, rate in rates.items()
    ]
    header = [title, "coded", "predicted", "right", "precision", "recall", "F1"]
    return align(header, rows, right=[False] + [True] * 6) if rows else ""


def fault_kinds(faults: Iterable[Fault]) -> str:
    """Return a table of the kinds of faults that occur, and of the stances that were confounded; empty without faults."""
    found = list(faults)
    kinds: list[list[str]] = [[kind, str(count)] for kind, count in counted(found).items()]
    if not kinds:
        return ""
    mixed = [[f"  {gold} coded, {named} predicted", str(count)] for (gold, named), count in confusions(found).items()]
    return align(["fault", "count"], kinds + mixed, right=[False, True])


def fault_list(faults: Iterable[Fault]) -> str:
    """Return what was missed, what was predicted otherwise than coded, and what is spurious: each fault with its kind and sentences."""
    found = list(faults)
    sections = {
        "missed: coded, and nothing predicted stands for it": [each for each in found if not each.found],
        "otherwise: coded and predicted, but not alike": [each for each in found if each.gold and each.found],
        "spurious: predicted, and nothing coded stands for it": [each for each in found if not each.gold],
    }
    blocks = [f"{title} ({len(group)})\n{''.join(map(_fault, group))}" for title, group in sections.items() if group]
    return "\n".join(blocks)


def fault_records(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Return the faults as values that JSON can hold, each with the coded and the predicted row or null."""
    return [{"kind": each.kind, "gold": each.gold, "predicted": each.found} for each in faults]


def _fault(fault: Fault) -> str:
    lines: list[str] = [fault.kind]
    lines += [f"  {role:9} {_told(row)}" for role, row in (("coded", fault.gold), ("predicted", fault.found)) if row]
    return "\n".join(lines) + "\n"


def _told(row: Row) -> str:
    targets = ", ".join(row["targets"]) or "-"
    rule = f" [{row['rule']}]" if row.get("rule") else ""
    statement = f"{row['doc']}: {row['actor']} {row['stance']} {targets}{rule}"
    return f"{one_line(statement)}\n            {one_line(row['evidence'])}"


def agreement_report(agreed: Agreement) -> str:
    """Return how two codings agree, as tables."""
    first, second = agreed.first_as_gold, agreed.second_as_gold
    rows = [[level, _figure(getattr(first, level).f1), _figure(getattr(second, level).f1)] for level in _LEVELS]
    fields = [[name, _figure(first.fields[name]), _figure(second.fields[name])] for name in first.fields]
    alpha = "undefined" if agreed.alpha is None else _figure(agreed.alpha)
    table = align(["F1, then fields", "first as gold", "second as gold"], rows + fields, right=[False, True, True])
    return f"{table}\nKrippendorff's alpha of the stance: {alpha}, over {agreed.paired} paired statements\n"


def as_json(scores: Scores, *, faults: bool = False) -> dict[str, Any]:
    """Return the figures, rounded to three digits, as values that JSON can hold; with `faults` each missed and spurious row."""
    values: dict[str, Any] = {"gold": scores.gold, "predicted": scores.predicted}
    values |= {level: _json_rate(getattr(scores, level)) for level in _LEVELS}
    values["fields"] = {name: _rounded(value) for name, value in scores.fields.items()}
    values["stances"] = {name: _json_counts(rate) | _json_rate(rate) for name, rate in scores.stances.items()}
    values["faults"] = counted(scores.faults)
    if faults:
        values["missed"], values["spurious"] = list(map(dict, scores.missed)), list(map(dict, scores.spurious))
        values["fault_list"] = fault_records(scores.faults)
    return values


def agreement_json(agreed: Agreement, *, faults: bool = False) -> dict[str, Any]:
    """Return an agreement as values that JSON can hold; with `faults`, the rows in which they differ."""
    return {
        "first_as_gold": as_json(agreed.first_as_gold, faults=faults),
        "second_as_gold": as_json(agreed.second_as_gold),
        "paired": agreed.paired,
        "alpha": None if agreed.alpha is None else _rounded(agreed.alpha),
    }


def _json_counts(rate: Rate) -> dict[str, float]:
    return {"gold": rate.gold, "predicted": rate.predicted, "right": rate.hits}


def _json_rate(rate: Rate) -> dict[str, float]:
    return {"p": _rounded(rate.precision), "r": _rounded(rate.recall), "f1": _rounded(rate.f1)}


def _rounded(value: float) -> float:
    return round(value, _DIGITS)


def _figure(value: float) -> str:
    return f"{value:.{_DIGITS}f}"

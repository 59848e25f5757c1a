import json

from graph.evaluation.agreement import agreement
from graph.evaluation.compare import compare
from graph.evaluation.report import agreement_json, agreement_report, as_json, fault_list, report
from tests.evaluation.samples import SENTENCES, TEXT, coded, statement

PREDICTED = [
    statement("Arvenia", "demand", "Belmora", date="2031-03-03"),
    statement("Belmora", "deny", "Arvenia", evidence=SENTENCES[1], rule="reject-verb"),
    statement("Coastal League", "warn", "Arvenia", evidence=SENTENCES[4]),
]


def test_tables_show_levels_fields_stances_and_faults() -> None:
    shown = report(compare(coded(), PREDICTED, {"strait": TEXT}))
    assert shown.startswith("4 coded statements, 3 predicted\n")
    lines = [line.split() for line in shown.splitlines()]
    assert ["relaxed", "4", "3", "2", "0.667", "0.500", "0.571"] in lines
    assert ["core", "4", "3", "1", "0.333", "0.250", "0.286"] in lines
    assert ["date", "1.000"] in lines
    assert ["deny", "0", "1", "0", "0.000", "0.000", "0.000"] in lines
    assert "reject coded, deny predicted      1" in shown
    assert SENTENCES[1] not in shown


def test_faults_are_shown_with_their_sentences() -> None:
    scores = compare(coded(), PREDICTED, {"strait": TEXT})
    shown = report(scores, faults=True)
    assert shown.endswith(fault_list(scores.faults))
    assert "wrong stance of the same sign\n  coded     strait: Belmora reject Arvenia\n" in shown
    assert "predicted strait: Belmora deny Arvenia [reject-verb]\n" in shown
    assert shown.count(SENTENCES[1]) == 2


def test_a_perfect_result_has_no_table_of_faults() -> None:
    shown = report(compare(coded(), coded(), {"strait": TEXT}), faults=True)
    assert "fault" not in shown and "F1" in shown
    assert report(compare([], [])).startswith("0 coded")


def test_ids_that_never_meet_are_pointed_out() -> None:
    elsewhere = [row | {"doc": f"page-{number}"} for number, row in enumerate(PREDICTED)]
    assert "no document in common: coded strait; predicted page-0, page-1, page-2\n" in report(compare(coded(), elsewhere))
    assert "in common" not in report(compare(coded(), PREDICTED))


def test_json_has_the_same_figures_and_the_rows_only_if_asked() -> None:
    scores = compare(coded(), PREDICTED, {"strait": TEXT})
    short, long = (json.loads(json.dumps(as_json(scores, faults=faults))) for faults in (False, True))
    assert (short["gold"], short["predicted"], short["relaxed"]) == (4, 3, {"p": 0.667, "r": 0.5, "f1": 0.571})
    assert short["stances"]["reject"] == {"gold": 2, "predicted": 0, "right": 0, "p": 0.0, "r": 0.0, "f1": 0.0}
    assert short["faults"] == {"no candidate": 1, "wrong actor": 1, "wrong stance of the same sign": 1}
    assert "missed" not in short and len(long["missed"]) == len(scores.missed) and len(long["spurious"]) == len(scores.spurious)
    assert [each["kind"] for each in long["fault_list"]] == [each.kind for each in scores.faults]


def test_agreement_is_shown_both_ways() -> None:
    agreed = agreement(coded(), coded()[:3], {"strait": TEXT})
    shown = agreement_report(agreed)
    assert "alpha of the stance: 1.000, over 3 paired statements" in shown
    assert ["core", "0.857", "0.750"] in [line.split() for line in shown.splitlines()]
    assert json.loads(json.dumps(agreement_json(agreed)))["alpha"] == 1.0
    alone = agreement(coded()[:1], coded()[:1])
    assert "undefined" in agreement_report(alone) and agreement_json(alone)["alpha"] is None

from typing import Any

from graph.evaluation.compare import compare
from graph.evaluation.faults import KINDS, confusions, counted
from tests.evaluation.samples import SENTENCES, TEXT, coded, statement


def kinds(*predicted: dict[str, Any]) -> dict[str, int]:
    return dict(counted(compare(coded()[:1], predicted, {"strait": TEXT}).faults))


def test_each_kind_of_difference_has_its_name() -> None:
    right = statement("Arvenia", "demand", "Belmora")
    assert kinds(right) == {}
    assert kinds() == {"no candidate": 1}
    assert kinds(right | {"actor": "Belmora", "stance": "support"}) == {"wrong actor": 1}
    assert kinds(right | {"stance": "appeal"}) == {"wrong sign": 1}
    assert kinds(right | {"stance": "threaten"}) == {"wrong stance of the same sign": 1}
    assert kinds(right | {"targets": []}) == {"wrong targets": 1}
    assert kinds(right | {"targets": ["Belmora", "Coastal League"]}) == {"targets incomplete": 1}
    assert kinds(right, right) == {"duplicate": 1}
    assert kinds(right, right | {"evidence": SENTENCES[1]}) == {"duplicate": 1}
    assert kinds(right, right | {"evidence": SENTENCES[1], "issue": "another"}) == {"spurious elsewhere": 1}
    assert kinds(right, right | {"stance": "declare", "targets": []}) == {"spurious declare": 1}
    assert kinds(right, right | {"stance": "support"}) == {"spurious in a coded sentence": 1}


def test_one_candidate_serves_one_statement() -> None:
    gold = [statement("Arvenia", "demand", "Belmora"), statement("Belmora", "reject", "Arvenia")]
    scores = compare(gold, gold[:1], {"strait": TEXT})
    assert [(fault.kind, fault.gold) for fault in scores.faults] == [("candidate taken", gold[1])]


def test_faults_account_for_every_missed_and_spurious_row() -> None:
    predicted = [statement("Belmora", "accuse", "Arvenia", evidence=SENTENCES[n % 5]) for n in range(7)]
    scores = compare(coded(), predicted, {"strait": TEXT})
    partial = {"targets incomplete", "wrong stance of the same sign"}
    whole = [fault for fault in scores.faults if fault.kind not in partial]
    assert [fault.gold for fault in whole if fault.gold] == list(scores.missed)
    assert sum(fault.found is not None for fault in whole) == len(scores.spurious)
    assert set(counted(scores.faults)) <= set(KINDS)


def test_optional_statements_have_no_faults() -> None:
    optional = [row for row in coded() if row["optional"]]
    assert compare(optional, []).faults == ()
    assert compare(optional, [statement("Belmora", "warn", evidence=SENTENCES[3])]).faults == ()


def test_confounded_stances_are_counted() -> None:
    gold = [statement("Arvenia", "demand", "Belmora", doc=doc) for doc in "abc"]
    predicted = [row | {"stance": stance} for row, stance in zip(gold, ["appeal", "threaten", "appeal"], strict=True)]
    assert confusions(compare(gold, predicted).faults) == {("demand", "appeal"): 2, ("demand", "threaten"): 1}

import pytest
from scenes import document, draft

from graph.identity.issues.assigning import assign
from graph.identity.issues.scheme import Scheme

DOCUMENTS = {"a": document("x" * 500, identifier="a")}

LABELS = [
    ("that he did not expect any movement", "Peruvian movement"),
    ("to lift a ban on imports of Peruvian quinoa", "ban on imports of Peruvian quinoa"),
    ("that the unfairness of the tax laws is unbelievable", "unfairness of the tax laws"),
    ("to release her tax returns", "tax returns"),
    ("its refusal of the railway loan", "Peruvian refusal of the railway loan"),
    ("him", "conduct of Peru"),
    ("to cooperate", "Peruvian cooperation"),
    ("that Peru is right", "conduct of Peru"),
    ("the harvest of the last year, which had been poor for everybody in the valley", "harvest of the last year"),
    ("last summer", "conduct of Peru"),
    ("of President Rosa Vidal", "conduct of Rosa Vidal"),
    ("the Peruvian President Ana Quispe", "conduct of Ana Quispe"),
    ("the first draft of what", "first draft"),
]


@pytest.mark.parametrize(("content", "label"), LABELS)
def test_issues_are_named_by_noun_phrases(content: str, label: str) -> None:
    found, _ = assign(
        [draft("Chile", "criticize", ["Peru"], content), draft("Rosa Vidal", "support", ["Leo Marsh"], "tea", at=90)],
        DOCUMENTS,
        Scheme.load(),
    )
    assert found.issue.label == label


def test_names_of_issues_do_not_depend_on_order() -> None:
    given = [draft("Chile", "criticize", ["Peru"], content, at=20 * i) for i, (content, _) in enumerate(LABELS)]
    forwards = assign(given, DOCUMENTS, Scheme.load())
    backwards = assign(given[::-1], DOCUMENTS, Scheme.load())[::-1]
    assert len(forwards) == len(LABELS)
    assert [s.issue for s in forwards] == [s.issue for s in backwards]


def test_only_those_with_forces_have_an_offensive_and_only_lands_have_elections() -> None:
    verbal, armed, vote = assign(
        [
            draft("Chile", "criticize", ["Rosa Vidal"], "her attack on the tax office", at=0),
            draft("Chile", "criticize", ["Peru"], "the air strike on the harbour", at=20),
            draft("Rosa Vidal", "support", ["Leo Marsh"], "free elections", at=40),
        ],
        DOCUMENTS,
        Scheme.load(),
    )
    assert verbal.issue.id == "attack-on-tax-office"
    assert armed.issue.id == "military-action-of-peru"
    assert vote.issue.id == "elections"

from datetime import date

from scenes import document, draft

from graph.core.document import Document
from graph.core.entity import Issue
from graph.core.statement import Statement
from graph.identity.statements.retellings import completed, once, retold

GATE, CANAL, TOLL = Issue("gate", "the gate"), Issue("canal", "the canal"), Issue("toll", "the toll")
DAY = date(2020, 5, 9)
DOCUMENTS: dict[str, Document] = {
    name: document("x" * 200, published=date(2020, 5, day), identifier=name) for name, day in {"a": 10, "b": 11, "c": 30}.items()
}


def told(content: str, issue: Issue = GATE, *, doc: str = "a", at: int = 0, verb: str = "demand", **more: object) -> Statement:
    given = {"targets": ("Peru",), "day": DAY} | more
    targets = given.pop("targets")
    return Statement.of(draft("Chile", verb, targets, content, doc=doc, at=at, **given), issue, "for")  # type: ignore[arg-type]


FULL = told("that Peru open the northern gate of the canal to tugs")


def issues(*statements: Statement) -> list[str]:
    return [each.issue.id for each in retold(statements, DOCUMENTS)]


def test_a_mention_in_other_words_is_the_same_statement() -> None:
    mention = told("to open the northern gate", CANAL, doc="b", targets=())
    one, other = retold([FULL, mention], DOCUMENTS)
    assert one.issue == other.issue and [t.name for t in other.targets] == ["Peru"]


def test_the_issue_of_the_most_statements_is_taken() -> None:
    mention = told("to open the northern gate", CANAL, doc="b")
    more = [told("to widen the banks", CANAL, doc="c"), told("to name a pilot", CANAL, doc="c", at=40)]
    assert issues(FULL, mention, *more) == ["canal"] * 4


def test_what_stays_apart() -> None:
    others = [
        told("to open the northern gate", CANAL, doc="a", at=60),
        told("to open the northern gate", CANAL, doc="b", day=date(2020, 5, 8)),
        told("to open the northern gate", CANAL, doc="c", day=None),
        told("to open the northern gate", CANAL, doc="b", verb="appeal"),
        told("to open the northern gate", CANAL, doc="b", targets=("Bolivia",)),
        told("to open the northern gate", CANAL, doc="b", conditional=True),
        told("to pay the northern pilots", CANAL, doc="b"),
        told("that it not open the northern gate, never", CANAL, doc="b"),
    ]
    for other in others:
        assert issues(FULL, other) == ["gate", "canal"], other
    arica, iquique = told("to take the tugs out of Arica"), told("to take the tugs out of Iquique", CANAL, doc="b")
    assert issues(arica, iquique) == ["gate", "canal"], "another place"
    assert len(others) == 8


def test_nothing_is_changed_where_a_document_tells_two_so() -> None:
    two = [told("to open the northern gate to tugs", doc="b"), told("to open the northern gate to pilots", CANAL, doc="b", at=60)]
    assert issues(FULL, *two) == ["gate", "gate", "canal"]


def test_what_takes_it_up_goes_with_it() -> None:
    mention = told("to open the northern gate", CANAL, doc="b")
    rejection = Statement.of(draft("Peru", "reject", ["Chile"], "the demand", doc="b", at=80), CANAL, "against")
    own = Statement.of(draft("Peru", "reject", ["Chile"], "to pay the pilots", doc="b", at=120), CANAL, "against")
    more = [told("to name a pilot", GATE, doc="c", at=at, verb="offer") for at in (0, 40)]
    found = once([FULL, mention, rejection, own, *more], DOCUMENTS)
    assert [each.issue.id for each in found] == ["gate", "gate", "gate", "canal", "gate", "gate"]


def test_an_answer_that_names_nobody_has_the_targets_of_the_other_of_its_day() -> None:
    def refused(doc: str, *targets: str, **more: object) -> Statement:
        return told("to open it", doc=doc, verb="reject", targets=targets, **more)

    full, bare = refused("a", "Peru"), refused("b")
    assert [[t.name for t in each.targets] for each in completed([full, bare])] == [["Peru"], ["Peru"]]
    for other in (refused("a", at=60), refused("b", day=date(2020, 5, 8)), refused("b", conditional=True), told("it", doc="b", targets=())):
        assert completed([full, other]) == [full, other]
    several = [full, bare, refused("c", "Bolivia")]
    assert completed(several) == several

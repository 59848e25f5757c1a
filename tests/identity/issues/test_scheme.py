"""The scheme of issues: the shipped one, one of the user, and what can be wrong with it."""

from pathlib import Path

import pytest
from scenes import document, draft

from graph.core.entity import Issue
from graph.core.errors import InputError, MalformedInput
from graph.identity.issues.assigning import assign
from graph.identity.issues.contents import read_content
from graph.identity.issues.scheme import Scheme
from graph.identity.issues.slots import RULES, fill
from graph.identity.seeds import read_rows

DOCUMENTS = {k: document("x" * 500, identifier=k) for k in "ab"}
HEAD = "id,label,broader,kind,a,first,pattern\n"


def test_every_row_of_the_shipped_scheme_is_sound_and_has_an_origin() -> None:
    rows = list(read_rows("issues"))
    assert len(Scheme.load().rows) == len(rows) >= 40
    assert all(r["origin"] and r["label"] for r in rows)


def test_every_rule_names_an_actor_or_nobody() -> None:
    given = draft("Chile", "demand", ["Peru"], "talks")
    used = {r.slot for r in Scheme.load().rows if r.slot}
    assert used <= set(RULES) and len(used) > 10
    assert {isinstance(fill(rule, read_content("talks", given), given), str) for rule in RULES} == {True}
    with pytest.raises(KeyError):
        fill("no such rule", read_content("talks", given), given)


def written(folder: Path, text: str) -> Path:
    path = folder / "issues.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_scheme(tmp_path: Path) -> None:
    path = written(tmp_path, "id,label,pattern\nwhales,whaling,Whal\n")
    (found,) = assign([draft("Japan", "support", [], "whaling")], {"a": document("x", identifier="a")}, Scheme.load(path))
    assert (found.issue.id, found.issue.label, found.issue.patterns) == ("whales", "whaling", ("Whal",))


def test_semicolons_a_byte_order_mark_and_empty_rows_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeffid;label;pattern\n\n;;\nwhales;whaling;whal, or not\n")
    assert [(r.id, r.pattern.pattern.count("or not")) for r in Scheme.load(path).rows] == [("whales", 1)]


WRONG = [
    ("id,label\nx,y\n", "line 1: no column 'pattern'"),
    ("", "line 1: no column 'id'"),
    (HEAD + "x,y,,,,,(whal\n", "line 2: the pattern does not compile: "),
    (HEAD + "\nBig Fish,y,,,,,whal\n", "line 3: 'Big Fish' is no id"),
    (HEAD + "x,,,,,,whal\n", "line 2: x has no label"),
    (HEAD + "x,y,,,,,\n", "line 2: x has no pattern"),
    (HEAD + "x,y,,idea,,,whal\n", "line 2: 'idea' is no kind"),
    (HEAD + "x-of-{a},y,,,nobody,,whal\n", "line 2: 'nobody' is no rule for a: aggressor, "),
    (HEAD + "x-of-{a},y,,,,,whal\n", "line 2: x-of-{a} does not say who a is"),
    (HEAD + "x,y,,,,shout,whal\n", "line 2: 'shout' names a stance that does not exist"),
    (HEAD + "x,y,z,,,,whal\n", "line 2: x stands under 'z', which is no row of one issue"),
    (HEAD + "x,y,z,,,,whal\nz,w,x,,,,cod\n", "line 2: x stands under itself"),
    (HEAD + 'x,y,,,,,"a\nb"\nx,z,,,,,whal\n', "line 4: x has the label 'y' in a row before"),
    (HEAD + "x,y,,,,,whal,fin\n", "line 2: more cells than columns"),
    (HEAD + 'x,y,,,,,"whal\n', "line 2: not readable as CSV: "),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(MalformedInput) as raised:
        Scheme.load(path)
    assert f"{path}, {message}" in str(raised.value) and str(raised.value).endswith(")"), "it ends in what to do"
    assert len(WRONG) == 15


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes("id,label,pattern\nx,Köln,whal\n".encode("latin-1"))
    with pytest.raises(MalformedInput, match="not encoded in UTF-8"):
        Scheme.load(tmp_path / "latin.csv")
    for path in (tmp_path, tmp_path / "nowhere.csv"):
        with pytest.raises(InputError, match="cannot be read"):
            Scheme.load(path)


def test_what_stands_above_is_part_of_the_scheme() -> None:
    rows = [("sea", "sea", ""), ("fish", "fishing", "sea"), ("cod", "cod war", "fish"), ("tax", "taxes", "")]
    scheme = Scheme({"id": i, "label": label, "broader": above, "pattern": i} for i, label, above in rows)
    above = scheme.broader([Issue("cod", "cod war", "fish"), Issue("herring", "herring", "unknown")])
    assert [(issue.id, issue.label, issue.broader) for issue in above] == [("fish", "fishing", "sea"), ("sea", "sea", None)]


LABELS = [
    ("Chile", "demand", ["United States"], "the withdrawal of US troops from Mali", "US forces in Mali", "forces-of-united-states-in-mali"),
    ("Peru", "demand", ["Chile"], "to withdraw its troops", "Chilean forces", "forces-of-chile"),
    ("Peru", "offer", ["United States"], "talks", "dialogue with the United States", "dialogue-with-united-states"),
    ("Peru", "offer", ["Philippines"], "talks", "dialogue with the Philippines", "dialogue-with-philippines"),
    ("Norway", "aid", ["Chad"], "additional troops", "additional troops in Chad", "additional-troops-in-chad"),
    (
        "Norway",
        "demand",
        ["Chad"],
        "a written answer to its proposals",
        "response to Norwegian proposals",
        "response-to-proposals-of-norway",
    ),
    ("Norway", "criticize", ["Chad"], "a strike on the market", "Chadian military action", "military-action-of-chad"),
]


@pytest.mark.parametrize(("actor", "verb", "targets", "content", "label", "identifier"), LABELS)
def test_families_are_labelled_with_the_names_of_their_actors(
    actor: str, verb: str, targets: list[str], content: str, label: str, identifier: str
) -> None:
    (found,) = assign([draft(actor, verb, targets, content)], {"a": document("x", identifier="a")}, Scheme.load())
    assert (found.issue.label, found.issue.id) == (label, identifier)
    assert len(LABELS) == 7


def test_patterns_begin_where_words_begin() -> None:
    (found,) = assign([draft("Chile", "demand", ["Peru"], "an immediate refund")], {"a": document("x", identifier="a")}, Scheme.load())
    assert found.issue.label == "immediate refund", "that does not mediate"


def test_words_of_a_users_own_may_name_actors(tmp_path: Path) -> None:
    path = written(tmp_path, "id,label,pattern\nfleet,Chilean fleet,Chilean (?:fleet|frigate)s?\n")
    (found,) = assign([draft("Peru", "criticize", ["Chile"], "the three Chilean frigates off Arica")], DOCUMENTS, Scheme.load(path))
    assert found.issue.id == "fleet"


TALKS = [
    ("Kenya", "appeal", [], "for talks between Togo and Ghana", "dialogue-with-togo"),
    ("Togo", "reject", ["Kenya"], "any negotiation", "dialogue-with-togo"),
    ("Ghana", "pledge", ["Togo"], "to talk to Togo", "dialogue-with-togo"),
]


def test_talks_gather_at_those_between_whom_they_are() -> None:
    given = [draft(actor, verb, targets, content, at=60 * k) for k, (actor, verb, targets, content, _) in enumerate(TALKS)]
    assert [s.issue.id for s in assign(given, DOCUMENTS, Scheme.load())] == [issue for *_, issue in TALKS]


def test_calls_for_calm_are_about_the_force_told_of_in_their_document() -> None:
    found = assign(
        [
            draft("Togo", "assault", ["Ghana"], "a market with rockets"),
            draft("Kenya", "appeal", ["Ghana"], "for restraint", at=60, wants=1),
            draft("Mali", "criticize", [], "the violence", at=120),
        ],
        DOCUMENTS,
        Scheme.load(),
    )
    assert {s.issue.id for s in found} == {"military-action-of-togo"}


def test_a_default_tells_nothing_where_the_content_does() -> None:
    told, bare = assign(
        [
            draft("Togo", "threaten", ["Ghana"], "to stop the lottery of the two capitals"),
            draft("Mali", "threaten", ["Niger"], "it", doc="b"),
        ],
        DOCUMENTS,
        Scheme.load(),
    )
    assert (told.issue.id, bare.issue.id) == ("lottery-of-two-capitals", "military-action-of-niger")


def test_the_beneficiary_is_not_who_gives() -> None:
    given = [draft("Togo", "pledge", [], "development aid", doc="b"), draft("Kenya", "pledge", ["Ghana"], "development aid")]
    alone, other = assign(given, DOCUMENTS, Scheme.load())
    assert (alone.issue.label, other.issue.label) == ("economic aid", "economic aid to Ghana")

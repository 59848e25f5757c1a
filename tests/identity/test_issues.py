from datetime import date

import pytest
from scenes import document, draft

from graph.core.errors import MalformedInput
from graph.core.statement import Draft, Statement
from graph.identity.contents import read_content, reversal, stem
from graph.identity.issues import Scheme, assign
from graph.identity.scheme import fill
from graph.identity.seeds import read_rows

DOCUMENTS = {k: document("x" * 500, published=date(2020, 5, 10), identifier=k) for k in "abc"}


def assigned(*drafts: Draft) -> list[Statement]:
    return assign(drafts, DOCUMENTS, Scheme.load())


def test_every_row_of_the_scheme_compiles_and_has_an_origin() -> None:
    rows = list(read_rows("issues"))
    assert len(Scheme.load().rows) == len(rows) >= 40
    assert all(r["origin"] and r["label"] for r in rows)
    slots = {r.slot for r in Scheme.load().rows if r.slot}
    given = draft("Chile", "demand", ["Peru"], "talks")
    assert {isinstance(fill(slot, read_content("talks", given), given), str) for slot in slots} == {True}
    with pytest.raises(KeyError):
        fill("no such rule", read_content("talks", given), given)


FAMILIES = [
    ("Chile", "demand", ["Peru"], "the withdrawal of Peruvian troops from Bolivia", 1, "forces-of-peru-in-bolivia", "against"),
    ("Peru", "reject", ["Chile"], "Chile's demand to pull its forces out of Bolivia", -1, "forces-of-peru-in-bolivia", "for"),
    ("Kenya", "sanction", ["Sudan"], "sanctions on Sudan", 1, "sanctions-on-sudan", "for"),
    ("Sudan", "demand", ["Kenya"], "to lift the sanctions on Sudan", 1, "sanctions-on-sudan", "against"),
    ("Japan", "consult", ["India"], "trade", 0, "dialogue-with-japan", "for"),
    ("Ghana", "appeal", ["Togo"], "to agree to a ceasefire in Togo", 1, "ceasefire-in-togo", "for"),
    ("Japan", "criticize", ["Iran"], "Iran's nuclear programme", -1, "nuclear-programme-of-iran", "against"),
    ("Spain", "aid", ["Mali"], "armoured vehicles and ammunition", 1, "military-aid-to-mali", "for"),
    ("Egypt", "demand", ["NATO"], "that NATO prevent new members", 1, "enlargement-of-nato", "against"),
    ("Togo", "assault", ["Ghana"], "shells", 1, "offensive-of-togo", "for"),
    ("Ghana", "criticize", ["Togo"], "the attack on its border", -1, "offensive-of-togo", "against"),
    ("Spain", "support", [], "human rights in Cuba", 1, "human-rights-in-cuba", "for"),
    ("Egypt", "demand", ["NATO"], "that NATO keep Libya out", 1, "enlargement-of-nato", "against"),
    ("Egypt", "demand", ["NATO"], "to admit no new members", 1, "enlargement-of-nato", "against"),
    ("Ghana", "threaten", ["Togo"], "a sharp response if Togo continues its aggression", 1, "offensive-of-togo", "against"),
    ("Togo", "threaten", ["Ghana"], "with military measures", 1, "offensive-of-togo", "for"),
]


def test_general_families() -> None:
    assert len(FAMILIES) == 16
    wrong = []
    for actor, verb, targets, content, wants, issue, position in FAMILIES:
        (found,) = assigned(draft(actor, verb, targets, content, wants=wants))
        if (found.issue.id, found.position) != (issue, position):
            wrong.append((content, found.issue.id, found.position))
    assert wrong == []


def test_a_bare_answer_has_the_issue_of_the_demand_and_the_other_side() -> None:
    demand, answer, agreement = assigned(
        draft("Chile", "demand", ["Peru"], "to halt the sale of copper mines", wants=1),
        draft("Peru", "reject", ["Chile"], "the demand", at=40, wants=-1),
        draft("Brazil", "agree", ["Chile"], "", at=60, wants=1, doc="a"),
    )
    assert demand.issue == answer.issue == agreement.issue
    assert (demand.position, answer.position, agreement.position) == ("against", "for", "against")


def test_the_demand_nearest_before_the_answer_is_meant_not_one_for_a_reply() -> None:
    given = [
        draft("Chile", "demand", ["Peru"], "to protect the whale sanctuary", wants=1),
        draft("Chile", "demand", ["Peru"], "a written answer to its letter", at=20, wants=1),
        draft("Peru", "reject", ["Chile"], "the Chilean demand", at=40, wants=-1),
        draft("Chile", "demand", ["Peru"], "to protect the whale sanctuary", at=20, doc="b", wants=1),
    ]
    found = assigned(*given)
    assert found[0].issue == found[2].issue == found[3].issue != found[1].issue


def test_similar_contents_share_an_issue_named_by_their_key_phrase() -> None:
    found = assigned(
        draft("Chile", "demand", ["Peru"], "to release the impounded lithium cargo", wants=1),
        draft("Peru", "reject", ["Chile"], "releasing the lithium cargo impounded in March", doc="b", wants=-1),
        draft("Chile", "support", ["Peru"], "a railway museum", at=50, wants=1),
    )
    assert found[0].issue.id == found[1].issue.id == "impounded-lithium-cargo"
    assert found[0].issue.label == "impounded lithium cargo"
    assert found[2].issue.id == "railway-museum"


def test_talks_gather_at_the_actor_that_most_of_them_share() -> None:
    found = assigned(
        draft("Japan", "consult", ["India"], ""),
        draft("Brazil", "offer", ["India"], "talks on rice", at=20, wants=1),
        draft("India", "reject", ["Kenya"], "any dialogue", at=40, wants=-1),
    )
    assert {s.issue.id for s in found} == {"dialogue-with-india"}


def test_missing_places_are_filled_from_the_fuller_issue() -> None:
    found = assigned(
        draft("Chile", "demand", ["Peru"], "the withdrawal of Peruvian troops from Bolivia", wants=1),
        draft("Peru", "concede", [], "a complete withdrawal from the region", at=40, wants=1),
    )
    assert {s.issue.id for s in found} == {"forces-of-peru-in-bolivia"}
    assert {s.position for s in found} == {"against"}


def test_independent_of_order() -> None:
    given = [draft(a, v, t, c, at=20 * i, wants=w, doc="abc"[i % 3]) for i, (a, v, t, c, w, _, _) in enumerate(FAMILIES)]
    forwards = assigned(*given)
    backwards = assigned(*reversed(given))[::-1]
    assert [(s.id, s.issue, s.position) for s in forwards] == [(s.id, s.issue, s.position) for s in backwards]
    assert [s.reports[0] for s in forwards] == [d.report for d in given]


def test_reversal_words_and_stems() -> None:
    assert reversal("to withdraw its troops") and reversal("no new bases") and not reversal("to send troops")
    assert stem("withdrawing") == stem("withdrawal") == stem("withdraws")
    assert stem("war") == "war"


def test_contents_tag_actors_pronouns_and_nominals() -> None:
    given = draft("Chile", "demand", ["NATO"], "")
    content = read_content(
        "that its forces and the alliance’s allies leave British and Maltese bases, said Chile", given, (given.actor, *given.targets)
    )
    assert content.tagged == "that <nato> forces and the <nato> allies leave <united-kingdom> and <malta> bases, said <chile>"
    assert content.actors == ("nato", "united-kingdom", "malta", "chile")
    assert content.reversed and not content.thin
    assert all(read_content(words, given).thin for words in ("", "the demand", "Chile's proposals", "something unacceptable"))


def test_a_users_own_scheme(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "issues.csv"
    path.write_text("id,label,broader,a,pattern\nwhales,whaling,,,whal\n", encoding="utf-8")
    (found,) = assign([draft("Japan", "support", [], "whaling")], DOCUMENTS, Scheme.load(path))
    assert (found.issue.id, found.issue.label) == ("whales", "whaling")
    path.write_text("id,label\nx,y\n", encoding="utf-8")
    with pytest.raises(MalformedInput, match="broader"):
        Scheme.load(path)


def test_nothing_in_nothing_out() -> None:
    assert assigned() == []

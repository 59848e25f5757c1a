from datetime import date

from scenes import document, draft

from graph.core.statement import Draft, Statement
from graph.identity.actors.circles import Circle
from graph.identity.issues.assigning import assign
from graph.identity.issues.contents import read_content, reversal
from graph.identity.issues.scheme import Scheme
from graph.identity.stemming import stem

DOCUMENTS = {k: document("x" * 500, published=date(2020, 5, 10), identifier=k) for k in "abc"}


def assigned(*drafts: Draft) -> list[Statement]:
    return assign(drafts, DOCUMENTS, Scheme.load())


FAMILIES = [
    ("Chile", "demand", ["Peru"], "the withdrawal of Peruvian troops from Bolivia", 1, "forces-of-peru-in-bolivia", "against"),
    ("Peru", "reject", ["Chile"], "Chile's demand to pull its forces out of Bolivia", -1, "forces-of-peru-in-bolivia", "for"),
    ("Kenya", "sanction", ["Sudan"], "sanctions on Sudan", 1, "sanctions-on-sudan", "for"),
    ("Sudan", "demand", ["Kenya"], "to lift the sanctions on Sudan", 1, "sanctions-on-sudan", "against"),
    ("Sudan", "demand", ["Kenya"], "to lift the embargo", 1, "sanctions-on-sudan", "against"),
    ("Sudan", "reject", ["Kenya"], "the embargo of Kenya", -1, "sanctions-on-sudan", "against"),
    ("Sudan", "support", ["Kenya"], "Kenya's proposal for a joint naval base", 1, "military-bases-of-sudan", "for"),
    ("Sudan", "reject", ["Kenya"], "Kenya's proposal for a joint naval base", -1, "military-bases-of-sudan", "against"),
    ("Sudan", "reject", ["Kenya"], "the terms of Kenya for the talks", -1, "dialogue-with-sudan", "none"),
    ("Japan", "consult", ["India"], "trade", 0, "dialogue-with-japan", "for"),
    ("Ghana", "appeal", ["Togo"], "to agree to a ceasefire in Togo", 1, "ceasefire-in-togo", "for"),
    ("Japan", "criticize", ["Iran"], "Iran's nuclear programme", -1, "nuclear-programme-of-iran", "against"),
    ("Spain", "aid", ["Mali"], "armoured vehicles and ammunition", 1, "military-aid-to-mali", "for"),
    ("Egypt", "demand", ["NATO"], "that NATO prevent new members", 1, "enlargement-of-nato", "against"),
    ("Togo", "assault", ["Ghana"], "shells", 1, "military-action-of-togo", "for"),
    ("Ghana", "criticize", ["Togo"], "the attack on its border", -1, "military-action-of-togo", "against"),
    ("Spain", "support", [], "human rights in Cuba", 1, "human-rights-in-cuba", "for"),
    ("Egypt", "demand", ["NATO"], "that NATO keep Libya out", 1, "enlargement-of-nato", "against"),
    ("Egypt", "demand", ["NATO"], "to admit no new members", 1, "enlargement-of-nato", "against"),
    ("Ghana", "threaten", ["Togo"], "a sharp response if Togo continues its aggression", 1, "military-action-of-togo", "against"),
    ("Togo", "threaten", ["Ghana"], "with military measures", 1, "military-action-of-togo", "for"),
]


def test_general_families() -> None:
    assert len(FAMILIES) == 21
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


def test_an_answer_that_names_a_kind_of_claim_means_one_of_that_kind() -> None:
    call, offer, rejected, refused = assigned(
        draft("Chile", "appeal", ["Peru"], "to halt the sale of copper mines", wants=1),
        draft("Chile", "offer", ["Peru"], "to share the whale sanctuary", at=20, wants=1),
        draft("Peru", "reject", ["Chile"], "the call", at=40, wants=-1),
        draft("Peru", "reject", ["Chile"], "the offer", at=60, wants=-1),
    )
    assert call.issue == rejected.issue != offer.issue == refused.issue


def test_similar_contents_share_an_issue_named_by_their_key_phrase() -> None:
    found = assigned(
        draft("Chile", "demand", ["Peru"], "to release the impounded lithium cargo", wants=1),
        draft("Peru", "reject", ["Chile"], "releasing the lithium cargo impounded in March", doc="b", wants=-1),
        draft("Chile", "support", ["Peru"], "a railway museum", at=50, wants=1),
    )
    assert found[0].issue.id == found[1].issue.id == "release-of-impounded-lithium-cargo"
    assert found[0].issue.label == "release of the impounded lithium cargo"
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
    words = "that its forces and the alliance’s allies leave British and Maltese bases, said Chile"
    content = read_content(words, given, Circle.of((given.actor, *given.targets)))
    assert content.tagged == "that <nato> forces and the <nato> allies leave <united-kingdom> and <malta> bases, said <chile>"
    assert content.actors == ("nato", "united-kingdom", "malta", "chile")
    assert content.reversed and not content.thin
    assert all(read_content(words, given).thin for words in ("", "the demand", "Chile's proposals", "something unacceptable"))


CRISIS = [
    ("Chile", "coerce", ["Peru"], "the captain of a Peruvian ferry", "Chile detained the captain of a Peruvian ferry.", "detained"),
    ("Peru", "demand", ["Chile"], "his release", "Peru demanded his release.", "demanded"),
    ("Brazil", "criticize", ["Chile"], "the arrest", "Brazil called the arrest unlawful.", "called"),
    ("Chile", "threaten", ["Peru"], "to close its ports", "Chile threatened to close its ports.", "threatened"),
    ("Peru", "criticize", ["Chile"], "the Chilean threat", "Peru condemned the Chilean threat.", "condemned"),
    ("Bolivia", "offer", ["Chile", "Peru"], "to mediate", "Bolivia offered to mediate.", "offered"),
    ("Peru", "support", ["Bolivia"], "the offer of Bolivia", "Peru welcomed the offer of Bolivia.", "welcomed"),
    ("Chile", "mobilize", ["Peru"], "two thousand troops", "Chile sent two thousand troops to the border.", "sent"),
    (
        "Brazil",
        "appeal",
        ["Chile"],
        "to withdraw the troops from the border",
        "Brazil asked Chile to withdraw the troops from the border.",
        "asked",
    ),
    ("Peru", "accuse", ["Chile"], "of that", "Peru accused Chile of that.", "accused"),
]


def crisis() -> list[Statement]:
    drafts, at = [], 0
    for actor, verb, targets, content, sentence, cue in CRISIS:
        drafts.append(
            draft(actor, verb, targets, content, at=at, sentence=sentence, cue=cue, wants=-1 if verb in ("criticize", "accuse") else 1)
        )
        at += len(sentence) + 1
    return assigned(*drafts)


def test_what_a_document_takes_up_stays_one_issue() -> None:
    found = crisis()
    issues = [s.issue.label for s in found]
    assert len(issues) == 10
    assert issues[:3] == ["detention of the captain of a Peruvian ferry"] * 3
    assert issues[3:5] == ["closure of Chilean ports"] * 2
    assert issues[5:7] == ["dialogue with Peru"] * 2
    assert issues[7:] == ["Chilean forces"] * 3
    assert [s.position for s in found[2:5]] == ["against", "against", "for"], "who closes the ports is against them"
    assert [s.position for s in found[7:]] == ["for", "against", "against"]


def test_an_issue_of_a_topic_stands_under_it() -> None:
    (found, *_) = crisis()
    assert (found.issue.id, found.issue.broader) == ("detention-of-captain-of-peruvian-ferry", "prisoners-and-hostages")


def test_the_position_is_on_the_issue_as_its_label_words_it() -> None:
    ban, lift = assigned(
        draft("Chile", "support", [], "a ban on imports of Peruvian quinoa", wants=1),
        draft("Peru", "demand", ["Chile"], "to lift the ban on imports of quinoa", at=20, wants=1),
    )
    assert (ban.issue.label, lift.issue) == ("ban on imports of Peruvian quinoa", ban.issue)
    assert (ban.position, lift.position) == ("for", "for")


def test_two_acts_against_each_other_are_two_issues() -> None:
    one, other = assigned(
        draft("Togo", "assault", ["Ghana"], "a harbour depot with rockets", sentence="Togo hit a harbour depot with rockets.", cue="hit"),
        draft("Ghana", "assault", ["Togo"], "a harbour depot with rockets and guns", at=90),
    )
    assert one.issue != other.issue


def test_a_later_document_does_not_rename_an_issue() -> None:
    first = draft("Chile", "demand", ["Peru"], "to reopen the salt museum in Iquique", doc="b", wants=1)
    later = draft("Peru", "reject", ["Chile"], "the reopening of the salt museum", doc="a", wants=-1)
    days = {"b": date(2020, 5, 1), "a": date(2020, 6, 1)}
    documents = {k: document("x" * 500, published=day, identifier=k) for k, day in days.items()}
    (alone,) = assign([first], documents, Scheme.load())
    together = assign([first, later], documents, Scheme.load())
    assert {s.issue for s in together} == {alone.issue}
    assert alone.issue.label == "reopening of the salt museum in Iquique"


def test_who_asks_for_a_softer_demand_is_against_it() -> None:
    demand, wish = assigned(
        draft("Chile", "demand", ["Peru"], "higher fees for llama wool", wants=1),
        draft("Brazil", "appeal", ["Chile"], "to reconsider its demand", at=40, wants=1),
    )
    assert demand.issue == wish.issue
    assert (demand.position, wish.position) == ("for", "against")


def test_nobody_ignores_what_is_his_own() -> None:
    given = draft("Chile", "threaten", ["Peru"], "")
    assert read_content("if Peru continues to ignore its demands", given).actors == ("peru", "chile")
    assert read_content("if Peru does not stop its tests", given).actors == ("peru",)


def test_who_speaks_together_has_one_issue_and_one_side() -> None:
    said = "Chile and Peru rejected the plan."
    first, other, plan = assigned(
        draft("Chile", "reject", ["Brazil"], "the plan", at=60, wants=-1, sentence=said, cue="rejected"),
        draft("Peru", "reject", ["Brazil"], "the plan", at=60, wants=-1, sentence=said, cue="rejected"),
        draft("Brazil", "offer", ["Chile"], "to dredge the lagoon", at=0, wants=1),
    )
    assert first.issue == other.issue == plan.issue
    assert (first.position, other.position, plan.position) == ("against", "against", "for")


def test_who_asks_to_drop_a_plan_means_the_plan_of_whom_it_asks() -> None:
    _, plan, wish = assigned(
        draft("Brazil", "demand", ["Chile"], "a refund for the opera", wants=1),
        draft("Chile", "declare", [], "that it would flood the botanic garden", at=40),
        draft("Peru", "appeal", ["Chile"], "to drop the plan", at=80, wants=1),
    )
    assert plan.issue == wish.issue
    assert wish.issue.label == "flooding of the botanic garden"


def test_a_new_agreement_is_about_what_follows_it() -> None:
    sentence = "Chile and Peru signed a deal under which Peru will return the stolen mummies."
    (found,) = assigned(draft("Chile", "agree", ["Peru"], "a deal", wants=1, sentence=sentence, cue="signed"))
    assert "mummies" in found.issue.label


def test_who_wants_guarantees_is_for_them_whatever_they_are_to_prevent() -> None:
    wish, answer = assigned(
        draft("Chile", "appeal", ["Peru"], "for written guarantees that the navy of Peru will stop its growth", wants=1),
        draft("Peru", "reject", ["Chile"], "the demand", at=40, wants=-1),
    )
    assert wish.issue == answer.issue and "guarantees" in wish.issue.label
    assert (wish.position, answer.position) == ("for", "against")


def test_what_is_said_again_in_the_same_words_has_the_issue_it_has_elsewhere() -> None:
    words = "that Peru end its reckless auctions of our heritage"
    found = assigned(
        draft("Chile", "demand", ["Peru"], "that Peru return the golden masks", wants=1),
        draft(
            "Chile",
            "demand",
            ["Peru"],
            words,
            at=40,
            wants=1,
            sentence=f"Chile demanded {words} and return the golden masks.",
            cue="demanded",
        ),
        draft("Chile", "demand", ["Peru"], words, doc="b", wants=1),
    )
    assert found[1].issue == found[2].issue


def test_nothing_in_nothing_out() -> None:
    assert assigned() == []

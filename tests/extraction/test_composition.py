"""Composition: weighing, targets found elsewhere, dates, evidence, quotes, repetitions folded."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from graph.extraction.answers import Answers
from graph.extraction.lexicon import load
from graph.extraction.status import Status
from graph.extraction.weighing import weigh

Check = Callable[[Sequence[tuple[str, str]], int], None]

DOCUMENTS = [
    ("Sudan demanded that Egypt leave the Halaib triangle.\nEgypt rejected the demand.", "Sudan -demand> Egypt; Egypt -reject> Sudan"),
    ("Chad proposed talks to Libya.\nLibya rejected the proposal on Monday.", "Chad -offer> Libya; Libya -reject> Chad"),
    ("India accused Nepal of moving the border.\nNepal denied the accusation.", "India -accuse> Nepal; Nepal -deny> India"),
    (
        "Bolivia asked Chile for access to the sea.\n“This is unacceptable,” Chile's foreign minister said.",
        "Bolivia -appeal> Chile; Chile -reject> Bolivia",
    ),
    ("# Kenya condemns Somalia\nKenya condemned Somalia on Monday for a raid on a market.", "Kenya -criticize> Somalia"),
    ("# Kenya condemns Somalia", "Kenya -criticize> Somalia"),
    ("Iran attacked Iraq on Monday.\nKuwait condemned the attack.", "Iran -assault> Iraq; Kuwait -criticize> Iran"),
    ("Turkey bombed Syria on Monday.\nTurkey moved its army to the border.", "Turkey -assault> Syria; Turkey -mobilize> Syria"),
    ("Japan demanded an apology from South Korea. South Korea refused.", "Japan -demand> South Korea; South Korea -reject> Japan"),
]


def test_stances_of_several_paragraphs(check: Check) -> None:
    check(DOCUMENTS, 9)


def weighed(candidates: Sequence[Any]) -> list[tuple[str, str, list[str]]]:
    return [(c.holder.actors[0].name, c.stance, [t.name for t in c.targets]) for c in weigh(candidates)]


def found(candidates: Sequence[Any]) -> list[list[str]]:
    return [[t.name for t in c.targets] for c in Answers(load()).find(candidates)]


@pytest.fixture
def words(reading: Callable[..., Any]) -> Callable[[int], Any]:
    """Give words of a text of six sentences, by number: the first of sentence n is number 10 n."""
    read = reading(
        "\n".join(f"{name} left the old port to the old army at once." for name in ("Chad", "Mali", "Togo", "Niger", "Benin", "Ghana"))
    )
    return lambda n: read.parse.tokens[read.parse.sentences[n // 10].first + n % 10]


def test_cues_that_overlap_are_one_stance(words: Any, candidate: Any) -> None:
    one, other = candidate(words(1), "warn", "Chad", "Mali", confidence=0.9), candidate(words(1), "criticize", "Chad", "Mali")
    assert weighed([other, one]) == [("Chad", "warn", ["Mali"])]


def test_a_stance_with_targets_is_better_than_one_without(words: Any, candidate: Any) -> None:
    assert weighed([candidate(words(1), "reject", "Chad", confidence=0.9), candidate(words(4), "reject", "Chad", "Mali")]) == [
        ("Chad", "reject", ["Mali"])
    ]


def test_a_declaration_gives_way_unless_it_stands_apart(words: Any, candidate: Any) -> None:
    stance, saying = candidate(words(1), "reject", "Chad", "Mali"), candidate(words(5), "declare", "Chad")
    assert weighed([saying, stance]) == [("Chad", "reject", ["Mali"])]
    apart = candidate(words(5), "declare", "Chad", standalone=True)
    assert weighed([apart, stance]) == [("Chad", "reject", ["Mali"]), ("Chad", "declare", [])]
    assert len(weighed([candidate(words(5), "declare", "Togo"), stance])) == 2


NESTED = [("warn", "threaten"), ("demand", "appeal"), ("pledge", "aid"), ("criticize", "accuse")]


def test_kindred_stances_with_one_content_are_one(words: Any, candidate: Any) -> None:
    for pair in NESTED:
        rivals = [
            candidate(words(n), stance, "Chad", "Mali", words=text, confidence=0.9 - n / 10)
            for n, stance, text in zip((1, 5), pair, ("to leave the port", "leave the port"), strict=True)
        ]
        assert weighed(rivals) == [("Chad", pair[0], ["Mali"])], pair
        apart = [
            candidate(words(1), pair[0], "Chad", "Mali", words="the port"),
            candidate(words(5), pair[1], "Chad", "Togo", words="the port"),
        ]
        assert len(weighed(apart)) == 2
    assert len(NESTED) == 4


def test_the_same_stance_towards_others_or_of_others_stays(words: Any, candidate: Any) -> None:
    one = candidate(words(1), "demand", "Chad", "Mali", words="to leave the port")
    for other in (
        candidate(words(5), "demand", "Chad", "Togo", words="to leave the port"),
        candidate(words(5), "demand", "Togo", "Mali", words="to leave the port"),
        candidate(words(5), "demand", "Chad", "Mali", words="release all prisoners"),
        candidate(words(11), "demand", "Chad", "Mali", words="to leave the port"),
        candidate(words(5), "reject", "Chad", "Mali", words="to leave the port"),
    ):
        assert len(weighed([one, other])) == 2
    assert len(weighed([one, candidate(words(5), "demand", "Chad", "Mali", words="leave the port")])) == 1


def test_a_noun_gives_way_to_a_clause_anywhere(words: Any, candidate: Any) -> None:
    clause = candidate(words(1), "demand", "Chad", "Mali", words="to leave the port")
    for noun in ("demand", "appeal"):
        assert weighed([candidate(words(14), noun, "Chad", "Mali", words="leaving the port"), clause]) == [("Chad", "demand", ["Mali"])]
    assert len(weighed([candidate(words(14), "demand", "Chad", "Togo", words="leaving the port"), clause])) == 2
    assert len(weighed([candidate(words(14), "demand", "Chad", "Mali", words="an apology"), clause])) == 2


def test_a_rejection_is_aimed_at_whoever_asked(words: Any, candidate: Any) -> None:
    demand = candidate(words(1), "demand", "Chad", "Mali")
    answer = candidate(words(11), "reject", "Mali", seeks_target=True)
    assert found([demand, answer]) == [["Mali"], ["Chad"]]
    assert found([answer, demand]) == [["Chad"], ["Mali"]]
    assert Answers(load()).find([demand, answer])[1].target_texts == ("Chad",)


def test_the_last_claim_before_an_answer_counts(words: Any, candidate: Any) -> None:
    claims = [candidate(words(n), "demand", name, "Mali") for n, name in ((1, "Chad"), (11, "Togo"), (31, "Benin"))]
    answer = candidate(words(21), "reject", "Mali", seeks_target=True)
    assert found([*claims[:2], answer, claims[2]])[2] == ["Togo"]


def test_a_claim_on_others_is_answered_only_when_it_asks(words: Any, candidate: Any) -> None:
    answer = candidate(words(11), "reject", "Mali", seeks_target=True)
    assert found([candidate(words(1), "demand", "Chad", "Togo"), answer])[1] == ["Chad"]
    assert found([candidate(words(1), "accuse", "Chad", "Togo"), answer])[1] == []
    assert found([candidate(words(1), "accuse", "Chad", "Mali"), answer])[1] == ["Chad"]
    assert found([candidate(words(1), "demand", "Mali", "Chad"), answer])[1] == []


def test_answers_that_name_their_target_stay(words: Any, candidate: Any) -> None:
    assert found([candidate(words(1), "demand", "Chad", "Mali"), candidate(words(11), "reject", "Mali", "Togo")])[1] == ["Togo"]


def test_blame_without_a_target_falls_on_the_last_doer(words: Any, candidate: Any) -> None:
    act, blame = candidate(words(1), "assault", "Chad", "Togo"), candidate(words(11), "criticize", "Mali")
    assert found([act, blame])[1] == ["Chad"]
    assert found([candidate(words(1), "support", "Chad", "Togo"), blame])[1] == []
    assert found([blame, candidate(words(11), "assault", "Chad", "Togo")])[0] == []


def test_a_demand_without_a_target_goes_where_its_holder_asks_elsewhere(words: Any, candidate: Any) -> None:
    vague = candidate(words(21), "demand", "Chad", seeks_target=True, words="an apology")
    assert found([candidate(words(1), "appeal", "Chad", "Mali"), vague])[1] == ["Mali"]
    assert found([candidate(words(1), "appeal", "Chad", "Mali"), candidate(words(31), "demand", "Chad", "Togo"), vague])[2] == ["Togo"]
    assert found([candidate(words(1), "demand", "Benin", "Mali", words="an apology"), vague])[1] == ["Mali"]
    assert found([candidate(words(1), "demand", "Benin", "Mali", words="to leave"), vague])[1] == []
    assert found([vague]) == [[]]
    beside = candidate(words(25), "demand", "Chad", "Mali")
    assert found([beside, vague]) == [["Mali"]]


def test_what_needs_a_target_is_incomplete_without_one(words: Any, candidate: Any) -> None:
    vague = candidate(words(11), "demand", "Chad", seeks_target=True, needs_target=True, words="repayment of loans")
    asking = candidate(words(1), "demand", "Chad", "Mali", words="an answer")
    assert not vague.complete and replace(vague, needs_target=False).complete
    assert [c.complete for c in Answers(load()).find([asking, vague])] == [True, True]


def test_a_hostile_act_is_aimed_at_whom_its_holder_fights(words: Any, candidate: Any) -> None:
    act = candidate(words(11), "mobilize", "Chad")
    assert found([candidate(words(1), "assault", "Chad", "Mali"), act])[1] == ["Mali"]
    assert found([candidate(words(1), "assault", "Mali", "Chad"), act])[1] == ["Mali"]
    assert found([candidate(words(1), "assault", "Mali", "Chad"), candidate(words(14), "coerce", "Chad", "Togo"), act])[2] == ["Togo"]
    assert found([candidate(words(1), "demand", "Mali", "Chad"), act])[1] == []
    assert (
        found([candidate(words(1), "assault", "Mali", "Chad"), candidate(words(11), "threaten", "Chad", status=Status(True, "if", 1))])[1]
        == []
    )


def test_acts_in_the_background_name_opponents_and_are_left_out(drafts: Callable[..., Any]) -> None:
    text = "After Kenya attacked Somalia on Monday, Somalia mobilised its army."
    assert [(d.actor.name, d.stance.id, [t.name for t in d.targets]) for d in drafts(text)] == [("Somalia", "mobilize", ["Kenya"])]


DAYS = [  # text, days of its drafts
    ("Kenya condemned Somalia on Friday.", ["2021-06-11"]),
    ("On Monday, Kenya condemned Somalia.", ["2021-06-14"]),
    ("Kenya condemned Somalia yesterday.", ["2021-06-14"]),
    ("Kenya condemned Somalia on 3 May 2021.", ["2021-05-03"]),
    ("Kenya condemned Somalia earlier.", [None]),
    ("Kenya condemned Somalia this week.", [None]),
    ("Kenya condemned Somalia.", [None]),
    ("“We reject Chile's proposal,” Bolivian Foreign Minister Rogelio Mayta said on Friday.", ["2021-06-11"]),
    ("Bolivia's foreign ministry condemned Chile on Friday. The ministry also urged Peru to stay calm.", ["2021-06-11", "2021-06-11"]),
    ("Kenya condemned Somalia on Friday. Chad condemned Mali.", ["2021-06-11", None]),
    ("“India must leave the pass,” Nepal's foreign minister told AFP on Saturday. “China should help us.”", ["2021-06-12", "2021-06-12"]),
]


def test_days_are_those_of_the_clause_or_carried_over(drafts: Callable[..., Any]) -> None:
    for text, days in DAYS:
        assert [d.report.date.isoformat() if d.report.date else None for d in drafts(text)] == days, text
    assert len(DAYS) == 11


def test_without_a_day_of_publication_only_full_dates_count(drafts: Callable[..., Any]) -> None:
    assert [d.report.date for d in drafts("Kenya condemned Somalia on Friday.", None)] == [None]
    assert [str(d.report.date) for d in drafts("Kenya condemned Somalia on 3 May 2021.", None)] == ["2021-05-03"]


QUOTES = [  # text, quotes of each draft, evidence of each draft
    ("“We reject Chile's proposal,” Bolivia said.", [["We reject Chile's proposal"]], [0]),
    ("Somalia's president on Monday called Kenya's plan “totally unacceptable”.", [["totally unacceptable"]], [0]),
    ("Kenya condemned Somalia. Chad left.", [[]], ["Kenya condemned Somalia."]),
    (
        "“Chile must return the ships,” Bolivia's president said. “Peru should help us.”",
        [["Chile must return the ships"], ["Chile must return the ships", "Peru should help us"]],
        ["“Chile must return the ships,” Bolivia's president said.", 0],
    ),
    (
        "“Chile must return the ships.\n“We reject its excuses,” Bolivia's president said.",
        [["Chile must return the ships"], ["We reject its excuses"]],
        ["“Chile must return the ships.", "“We reject its excuses,” Bolivia's president said."],
    ),
    ('"Chile must return the ships", Bolivia said.', [["Chile must return the ships"]], [0]),
    (
        "Ghana rejected Togo's demand to withdraw its troops, saying that Ghana “will not leave the bridge”.",
        [["will not leave the bridge"], []],
        [0, 0],
    ),
]


def test_quotes_and_evidence_are_exact(drafts: Callable[..., Any], document: Callable[..., Any]) -> None:
    for text, quotes, evidence in QUOTES:
        made = drafts(text)
        assert [[q.text for q in d.report.quotes] for d in made] == quotes, text
        assert [d.report.exact for d in made] == [text if each == 0 else each for each in evidence], text
        for each in made:
            archived = document(text).text
            assert each.report.span.of(archived) == each.report.exact
            assert all(q.span.of(archived) == q.text and each.report.span.covers(q.span) for q in each.report.quotes)
            assert each.report.cue is not None and each.report.span.covers(each.report.cue)
    assert len(QUOTES) == 7


def test_a_headline_gives_way_to_the_sentence_that_says_it(drafts: Callable[..., Any]) -> None:
    twice = drafts("# Kenya condemns Somalia\nKenya condemned Somalia on Monday for a raid on a market.")
    assert [d.report.exact for d in twice] == ["Kenya condemned Somalia on Monday for a raid on a market."]
    alone = drafts("# Kenya condemns Somalia\nThe market burned.")
    assert [d.report.exact for d in alone] == ["Kenya condemns Somalia"]
    assert alone[0].report.confidence < drafts("Kenya condemns Somalia.")[0].report.confidence


FOLDED = [  # text, number of drafts
    ("Kenya condemned Somalia for the raid. Kenya condemned Somalia for the raid.", 1),
    ("Kenya met Somalia in Doha. Later Kenya met Somalia again.", 1),
    ("Kenya condemned Somalia. Kenya condemned Ethiopia.", 2),
    ("Kenya condemned Somalia. Uganda condemned Somalia.", 2),
    ("Kenya urged Somalia to free the sailors. Kenya urged Somalia to hold an election.", 2),
    ("Kenya will bomb Somalia. Kenya will bomb Somalia if it attacks the port.", 2),
]


def test_what_is_said_twice_is_one(drafts: Callable[..., Any]) -> None:
    for text, count in FOLDED:
        assert len(drafts(text)) == count, text
    assert len(FOLDED) == 6


def test_the_day_of_a_repetition_is_kept(drafts: Callable[..., Any]) -> None:
    made = drafts(
        "Raychelle Omamo, Kenya's foreign minister, urged Somalia to free the sailors.\nOn Monday, Kenya urged Somalia to free the sailors."
    )
    assert [(d.report.speaker.name, str(d.report.date)) for d in made] == [("Raychelle Omamo", "2021-06-14")]


def test_axes_of_a_draft(drafts: Callable[..., Any]) -> None:
    (threat,) = drafts("Iran threatened to strike Israel if Israel attacks its reactors.")
    assert (threat.conditional, threat.condition, threat.negated, threat.answers) == (True, "if Israel attacks its reactors", False, False)
    (refusal,) = drafts("Peru will probably reject Chile's proposal.")
    assert (refusal.certainty, refusal.tense, refusal.answers, refusal.wants) == ("probable", "announced", True, -1)
    (wish,) = drafts("Turkey wants Greece to leave the island.")
    assert (wish.report.attributed, wish.wants, wish.content) == (False, 1, "to leave the island")
    (turned,) = drafts("Tunisia does not support Libya's candidate.")
    assert (turned.stance.id, turned.negated) == ("reject", False), "the refusal did take place"
    (saying,) = drafts("Kenya announced that the harvest had failed.")
    assert (saying.targets, saying.report.attributed) == ((), True)


LINKED = [
    ("Togo asked Benin to open the port. Benin agreed.", "Togo -appeal> Benin; Benin -agree> Togo"),
    ("Gabon signed a deal with Congo. Gabon's president hailed the agreement.", "Gabon -agree> DR Congo; Gabon -support> DR Congo"),
    ("Iran ruled out talks with Iraq. Iraq's foreign minister said it remained open to dialogue.", "Iran -reject> Iraq; Iraq -offer> Iran"),
    ("Fiji expelled two Tongan officials. Tonga called the decision absurd.", "Fiji -sanction> Tonga; Tonga -criticize> Fiji"),
    ("“The blockade is illegal,” Qatar's emir said, “and Bahrain must lift it.”", "Qatar -criticize> Bahrain; Qatar -demand> Bahrain"),
    (
        "Nepal accused India of moving the border. India's prime minister denied the accusation. “We do not meddle in Nepal,” he said.",
        "Nepal -accuse> India; India -deny> Nepal",
    ),
    ("Malta summoned the Libyan envoy. Malta's president called the flights illegal.", "Malta -protest> Libya; Malta -criticize> Libya"),
    ("Chad imposed a visa ban on Mali. “The arrests must stop,” Chad's president said.", "Chad -sanction> Mali; Chad -demand> Mali"),
    ("Iran condemned Iraq. Iraq rejected the statement.", "Iran -criticize> Iraq; Iraq -reject> Iran"),
]


def test_targets_from_what_others_say(check: Check) -> None:
    check(LINKED, 9)


def test_the_words_quoted_in_a_repetition_are_kept(drafts: Callable[..., Any]) -> None:
    text = "India accused Nepal on Monday of moving the border.\n“Nepal is to blame for moving the border,” India's foreign minister said."
    (kept,) = drafts(text)
    assert [quote.text for quote in kept.report.quotes] == ["Nepal is to blame for moving the border"]

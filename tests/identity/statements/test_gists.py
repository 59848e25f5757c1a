from dataclasses import replace

from scenes import draft

from graph.core.entity import Issue
from graph.core.statement import Statement
from graph.identity.statements.gists import ALIKE, common, gists, likeness, named_claims

WATER = Issue("water", "water")


def about(content: str, verb: str = "demand", actor: str = "United States", targets: tuple[str, ...] = ("Peru",)) -> Statement:
    return Statement.of(draft(actor, verb, targets, content), WATER, "for")


def test_names_of_the_parties_and_words_for_claims_tell_nothing() -> None:
    (told,) = gists(about("that Peru give the United States back the four tugs this week"))
    assert told == {"four", "tugs"} or "tug" in " ".join(told)
    assert not told & {"peru", "unit", "stat"}
    assert gists(about("the demand", "reject")) == gists(about("it")) == frozenset()


def test_likeness_needs_two_words_or_the_only_one() -> None:
    open_gate = gists(about("to open the northern gate of the canal"))
    assert likeness(open_gate, gists(about("the opening of the northern gate"))) >= ALIKE
    assert likeness(open_gate, gists(about("to pay for the northern lighthouse"))) < ALIKE
    assert likeness(gists(about("its tugs")), gists(about("to send two tugs to the harbour at once"))) >= ALIKE
    assert likeness(gists(about("to withdraw")), gists(about("to withdraw the pilots"))) == 0.0, "a turn alone is about nothing"
    assert likeness(frozenset(), open_gate) == 0.0


def test_what_says_very_much_is_not_like_a_bit_of_it() -> None:
    long = " ".join(f"{letter * 3}{letter}word" for letter in "abcdefghijklmnop")
    assert likeness(gists(about(f"{long} northern gate")), gists(about("the northern gate"))) < ALIKE


def test_words_in_common_are_counted_without_turns() -> None:
    assert common(gists(about("to stop the pilots at the gate")), gists(about("to stop pilots and tugs near the gate"))) == 2
    assert common(gists(about("to stop the pilots")), gists(about("to stop the tugs"))) == 0


def test_a_content_may_say_what_kind_of_claim_it_means() -> None:
    assert named_claims(about("the proposal for talks", "agree")) == {"offer"}
    assert named_claims(about("the call for an inquiry", "reject")) == {"demand", "appeal"}
    assert named_claims(about("to leave the canal", "reject")) == frozenset()


def test_each_report_has_a_gist_of_its_own() -> None:
    one = about("to open the northern gate")
    both = replace(one, reports=(one.reports[0], replace(one.reports[0], document="b", content="the demand")))
    assert gists(both) == gists(one)

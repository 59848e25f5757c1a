"""Targets: hosts of forces, fulfillers of conditions, partners, those helped, the described."""

from collections.abc import Callable, Sequence
from typing import Any

Check = Callable[[Sequence[tuple[str, str]], int], None]

HOSTS = [
    ("France sent 500 troops to Estonia.", "France -aid> Estonia"),
    ("Canada deployed soldiers in Latvia.", "Canada -aid> Latvia"),
]

PROVOKED = [
    ("Iran threatened to strike Israel if Israel attacks its reactors.", "Iran -threaten> Israel"),
    ("“If Sudan invades, we will answer with force,” Chad's president said.", "Chad -threaten> Sudan"),
    ("Poland will impose sanctions on Belarus unless it frees the prisoners.", "Poland -threaten> Belarus"),
]


def test_allies_host_forces(check: Check) -> None:
    check(HOSTS, 2)


def test_threats_under_a_condition(check: Check) -> None:
    check(PROVOKED, 3)


TARGETS = [  # text, predicate, stance, targets and words of the first holder
    ("France sent troops to Estonia.", "sent", "aid", ["Estonia"], ("Estonia",)),
    ("France will send troops to Estonia.", "send", "aid", ["Estonia"], ("Estonia",)),
    ("Kenya and Somalia held talks.", "held", "consult", ["Somalia"], ("Somalia",)),
    ("Iran met Chad, Niger and Mali.", "met", "consult", ["Chad", "Niger", "Mali"], ("Chad",)),
    ("Iran threatened to hit back if Israel attacks the reactor.", "threatened", "threaten", ["Israel"], ("Israel",)),
    ("Iran threatened to retaliate in case of an attack by Israel.", "threatened", "threaten", ["Israel"], ("Israel",)),
    ("Kenya will send missiles so that Georgia can defend itself.", "send", "aid", ["Georgia"], ("Georgia",)),
    ("Kenya called Somalia illegal.", "illegal", "criticize", ["Somalia"], ("Somalia",)),
    ("Kenya called Somalia's plan illegal.", "illegal", "criticize", ["Somalia"], None),
    ("Kenya's plan was called illegal by Somalia.", "illegal", "criticize", ["Kenya"], None),
    ("Belarus came under criticism from Poland.", "came", "criticize", ["Belarus"], ("Belarus",)),
    ("“Kenya must leave,” Somalia's president said.", "must", "demand", ["Kenya"], ("Kenya",)),
    ("Kenya made a promise to Somalia.", "made", "pledge", ["Somalia"], ("Somalia",)),
    ("Kenya accused rebels of piracy.", "accused", "accuse", [], ()),
    ("Kenya condemned Reuters.", "condemned", "criticize", [], ()),
]


def test_targets_of_frames(reading: Callable[..., Any]) -> None:
    for text, predicate, stance, names, words in TARGETS:
        read = reading(text)
        frames = [f for rivals in read.frames.matcher.matches(read.word(predicate)) for m in rivals if (f := read.frames._frame(m))]
        found = [read.frames.targets.find(f, f.holders[0]) for f in frames]
        assert (stance, names) in [(given, [a.name for a in named[0]]) for given, named in found], text
        assert words is None or words in [named[1] for _, named in found], text
    assert len(TARGETS) == 15


def test_what_is_described_may_be_taken_for_a_complement(reading: Callable[..., Any]) -> None:
    read = reading("Kenya called the plan illegal.")
    assert read.frames.targets.described(read.word("called")).text == "plan"


def test_the_holder_is_never_its_own_target(stances: Callable[[str], set[str]]) -> None:
    assert stances("Kenya praised Kenya and Uganda.") == {"Kenya -support> Uganda"}


BLAMED = [
    ("Colombia accused Venezuela of planning an attack.", "Colombia -accuse> Venezuela"),
    ("Uganda accused Rwanda of supporting the rebels.", "Uganda -accuse> Rwanda"),
    ("Taiwan accused China of threatening its pilots.", "Taiwan -accuse> China"),
    ("Chad blamed Sudan for refusing to talk.", "Chad -accuse> Sudan"),
    ("Poland criticised Belarus for sending migrants to the border.", "Poland -criticize> Belarus"),
    ("Japan thanked Qatar for helping its citizens.", "Japan -support> Qatar"),
    ("Peru accused Chile of rejecting its offer.", "Peru -accuse> Chile"),
    ("Egypt accused Ethiopia of violating international law by filling the dam.", "Egypt -accuse> Ethiopia"),
]


def test_those_blamed_or_thanked_for_an_act(check: Check) -> None:
    check(BLAMED, 8)


ELSEWHERE = [
    ("Chad and Libya blamed each other for the clashes.", "Chad -accuse> Libya; Libya -accuse> Chad"),
    ("\"The prisoners must be freed,\" Kenya's president told Somalia's prime minister.", "Kenya -demand> Somalia"),
    ('"It is up to Bolivia to answer," Chile\'s foreign minister said.', "Chile -demand> Bolivia"),
    ("“There can be no talks while Mali holds our soldiers,” Niger's defence minister said.", "Niger -reject> Mali"),
    ("Denmark refused to apologise to Iceland.", "Denmark -reject> Iceland"),
    ("“If Mali closes the road,” Niger's president said, “we will strike the camps.”", "Niger -threaten> Mali"),
    ("“We stand ready to act if Chad attacks,” Sudan's president said.", "Sudan -threaten> Chad"),
    ("An Eritrean air strike hit a market.\nUganda called the attack a crime.", "Uganda -accuse> Eritrea"),
    (
        "Peru said Chile's deployment was a justified response to Bolivia's hostile actions.",
        "Peru -support> Chile; Peru -criticize> Bolivia",
    ),
    ("Norway granted asylum to a Cuban opposition leader.", ""),
]

ANSWERED = [
    (
        "Chad threatened to close the border.\nNiger's prime minister dismissed the threat.\n"
        "Mali called for calm but accused Niger of lying.",
        "Chad -threaten> ; Niger -reject> Chad; Mali -accuse> Niger; Mali -appeal> ",
    ),
    ("Peru offered to host talks with Chile.\nChile urged Peru to free the crew.\nPeru rejected the call.", "Peru -reject> Chile"),
    ("Yemen's president said he would never accept a fait accompli.\nOman offered to mediate between Yemen and Qatar.", "Yemen -reject> "),
    ("Ghana urged Togo to halt the works, warning that the step would do harm.", "Ghana -appeal> Togo; Ghana -warn> Togo"),
    ("The three Baltic states condemned Belarus.", "Estonia -criticize> Belarus"),
]


def test_an_answer_is_aimed_at_who_made_the_kind_of_claim_that_it_names(stances: Callable[[str], set[str]]) -> None:
    for text, wanted in ANSWERED:
        assert {each.strip() for each in wanted.split(";")} <= {each.strip() for each in stances(text)}, text
    assert len(ANSWERED) == 5


def test_targets_that_other_words_tell(check: Check) -> None:
    check(ELSEWHERE, 10)

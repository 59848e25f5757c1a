"""Matching of lexicon entries: particles, light verbs, adjectives, naming verbs, idioms with gaps, modals."""

from collections.abc import Callable, Sequence
from typing import Any

Check = Callable[[Sequence[tuple[str, str]], int], None]

LIGHT = [
    ("Iran issued a threat against Israel.", "Iran -threaten> Israel"),
    ("Cyprus voiced support for Greece.", "Cyprus -support> Greece"),
    ("Portugal expressed concern about Spain's dam.", "Portugal -criticize> Spain"),
    ("Nepal made a request to India for vaccines.", "Nepal -appeal> India"),
    ("Japan lodged a protest with China.", "Japan -protest> China"),
    ("Georgia launched an attack on Abkhazia.", "Georgia -assault> Abkhazia"),
    ("Mexico made an offer to Guatemala.", "Mexico -offer> Guatemala"),
    ("Togo gave its consent to Benin's plan.", "Togo -agree> Benin"),
    ("Belarus came under criticism from Poland.", "Poland -criticize> Belarus"),
    ("Myanmar faced sanctions from Australia.", "Australia -sanction> Myanmar"),
    ("Greece received support from Cyprus.", "Cyprus -support> Greece"),
    ("Burundi drew condemnation from Rwanda.", "Rwanda -criticize> Burundi"),
    ("Ethiopia came under pressure from Egypt to stop the dam.", "Egypt -demand> Ethiopia"),
    ("Iraq provided aid to Lebanon.", "Iraq -aid> Lebanon"),
    ("Turkey imposed an embargo on Armenia.", "Turkey -sanction> Armenia"),
    ("Chad made a promise to Niger.", "Chad -pledge> Niger"),
    ("Ethiopia came under attack from Eritrea.", "Eritrea -assault> Ethiopia"),
    ("Ethiopia faces a threat from Eritrea.", "Eritrea -threaten> Ethiopia"),
    ("Kenya reached a deal with Somalia.", "Kenya -agree> Somalia"),
    ("Chile extended an invitation to Bolivia.", "Chile -offer> Bolivia"),
    ("Japan paid tribute to Taiwan.", "Japan -support> Taiwan"),
    ("Mexico gave shelter to Bolivia's former president.", "Mexico -aid> Bolivia"),
    ("Lithuania placed sanctions on Belarus.", "Lithuania -sanction> Belarus"),
    ("Cuba levelled an accusation against the United States.", "Cuba -accuse> United States"),
    ("Morocco took a swipe at Spain.", "Morocco -criticize> Spain"),
    ("Sudan made concessions to Ethiopia.", "Sudan -concede> Ethiopia"),
    ("Vietnam filed a protest against China.", "Vietnam -protest> China"),
]

ADJECTIVES = [
    ("Kenya called Somalia's plan illegal.", "Kenya -criticize> Somalia"),
    ("“Somalia's demand is unacceptable,” Kenya said.", "Kenya -reject> Somalia"),
    ("Rwanda described the Burundian report as false.", "Rwanda -deny> Burundi"),
    ("Denmark's foreign minister branded Iran an aggressor.", "Denmark -accuse> Iran"),
    ("Iran said that the Danish claims were baseless.", "Iran -deny> Denmark"),
    ("Ecuador is ready to talk to Peru.", "Ecuador -offer> Peru"),
    ("Poland denounced Belarus's conduct as a provocation.", "Poland -criticize> Belarus"),
    ("Iceland is opposed to Norway's quota.", "Iceland -reject> Norway"),
    ("Malawi is concerned about Mozambique's troops.", "Malawi -criticize> Mozambique"),
    ("Iraq is grateful to Jordan.", "Iraq -support> Jordan"),
    ("“Sudan is responsible for the attack,” Chad's army said.", "Chad -accuse> Sudan"),
    ("Turkey described the Greek plan as a provocation.", "Turkey -accuse> Greece"),
    ("Iran dismissed the Israeli claim as a lie.", "Iran -deny> Israel"),
    ("Cuba hailed Bolivia's decision as brave.", "Cuba -support> Bolivia"),
    ("Ethiopia considers Egypt's demand unacceptable.", "Ethiopia -reject> Egypt"),
]

IDIOMS = [
    ("Algeria severed ties with Morocco.", "Algeria -sanction> Morocco"),
    ("“We stand shoulder to shoulder with Kuwait,” Qatar's president said.", "Qatar -support> Kuwait"),
    ("Bolivia took issue with Chile's map.", "Bolivia -criticize> Chile"),
    ("Lebanon pointed the finger at Israel.", "Lebanon -accuse> Israel"),
    ("“Burundi will pay a high price,” Rwanda's defence minister said.", "Rwanda -threaten> Burundi"),
    ("Egypt put its army on high alert.", "Egypt -mobilize>"),
    ("Thousands took to the streets.", ""),
    ("Colombia joined forces with Ecuador against the smugglers.", "Colombia -cooperate> Ecuador"),
    ("“Chad has blood on its hands,” Sudan's president said.", "Sudan -accuse> Chad"),
    ("Malawi has declared the Zambian envoy a persona non grata.", "Malawi -sanction> Zambia"),
    ("Morocco drew a red line over Western Sahara.", "Morocco -reject>"),
    ("Turkey threw its weight behind Azerbaijan.", "Turkey -support> Azerbaijan"),
    ("Egypt held Ethiopia responsible for the failure of the talks.", "Egypt -accuse> Ethiopia"),
    ("Mali turned down an offer from Algeria.", "Mali -reject> Algeria"),
    ("India rolled out the red carpet for Bhutan.", "India -support> Bhutan"),
    ("Peru poured scorn on Bolivia's plan.", "Peru -criticize> Bolivia"),
    ("Ghana laid the blame on Togo.", "Ghana -accuse> Togo"),
]

MODALS = [
    ("“Eritrea must withdraw its troops,” Ethiopia's prime minister said.", "Ethiopia -demand> Eritrea"),
    ("“India should return to the talks,” Nepal's foreign minister said.", "Nepal -appeal> India"),
    ("“Israel has to stop the flights,” Lebanon's president said.", "Lebanon -demand> Israel"),
    ("Ghana said Togo must reopen the border.", "Ghana -demand> Togo"),
    ("“Peru ought to leave,” Chile's government said.", "Chile -appeal> Peru"),
    ("“Ethiopia must fill the dam only with our consent,” Egypt's foreign minister said.", "Egypt -demand> Ethiopia"),
    ("“Azerbaijan's troops must leave our territory,” Armenia's prime minister said.", "Armenia -demand> Azerbaijan"),
]


def test_light_verbs_and_reversed_ones(check: Check) -> None:
    check(LIGHT, 27)


def test_adjectives_and_naming_verbs(check: Check) -> None:
    check(ADJECTIVES, 15)


def test_idioms(check: Check) -> None:
    check(IDIOMS, 17)


def test_modals_of_obligation(check: Check) -> None:
    check(MODALS, 7)


MATCHES = [  # text, word that begins it, rule, head, cue
    ("Kenya called on Somalia to leave.", "called", "appeal:call on", "called", "called on"),
    ("Kenya shot the plane down.", "shot", "assault:shoot down", "shot", "shot the plane down"),
    ("Kenya fired at Somalia.", "fired", "assault:fire at", "fired", "fired at"),
    ("Kenya was invited by Somalia.", "invited", "offer:invite", "invited", "invited"),
    ("Kenya held talks with Somalia.", "held", "consult:hold", "held", "held"),
    ("Kenya issued a threat against Somalia.", "issued", "threaten:threat", "threat", "issued a threat"),
    ("Belarus came under criticism from Poland.", "came", "criticize:criticism", "criticism", "came under criticism"),
    ("Somalia's demand for talks failed.", "demand", "demand:demand", "demand", "demand"),
    ("The missile attack killed soldiers.", "missile", "assault:missile attack", "attack", "missile attack"),
    ("Kenya called the plan illegal.", "illegal", "criticize:illegal", "illegal", "illegal"),
    ("Kenya dismissed the claim as propaganda.", "propaganda", "deny:propaganda", "propaganda", "propaganda"),
    ("“The plan is off the table,” Kenya said.", "off", "reject:off the table", "table", "off the table"),
    ("Kenya is ready to attack Somalia.", "ready", "threaten:ready", "ready", "ready"),
    ("Kenya is ready to answer Somalia.", "ready", "pledge:ready", "ready", "ready"),
    ("Kenya drew a clear red line.", "drew", "reject:draw|set|lay ~ red line", "drew", "drew a clear red line"),
    ("Kenya will never accept the plan.", "never", "reject:never|not ~ accept", "accept", "never accept"),
    ("“Kenya must leave,” Somalia said.", "must", "demand:must", "leave", "must"),
    ("“Kenya has to leave,” Somalia said.", "has", "demand:have to", "leave", "has"),
]


def test_entries_found_in_the_text(reading: Callable[..., Any]) -> None:
    for text, word, rule, head, cue in MATCHES:
        read = reading(text)
        found = [m for rivals in read.frames.matcher.matches(read.word(word)) for m in rivals if m.entry.rule == rule]
        assert found, text
        assert (found[0].head.text, found[0].cue.of(text)) == (head, cue)
    assert len(MATCHES) == 18


UNMATCHED = [  # text, word, a rule whose constraints the text does not meet
    ("Kenya fired a missile.", "fired", "assault:fire at"),
    ("Kenya shot the plane.", "shot", "assault:shoot down"),
    ("Kenya opened a shop.", "opened", "consult:open"),
    ("Kenya is ready to help Somalia.", "ready", "threaten:ready"),
    ("The illegal plan failed.", "illegal", "criticize:illegal"),
    ("Kenya saw the plan of illegal hunters.", "illegal", "criticize:illegal"),
    ("Kenya must have a port.", "have", "demand:have to"),
    ("Kenya drew a very long and quite clear red line.", "drew", "reject:draw|set|lay ~ red line"),
    ("Kenya never left. Somalia will accept the plan.", "never", "reject:never|not ~ accept"),
    ("Kenya issued a threat.", "threat", "threaten:threat"),
]


def test_entries_whose_constraints_are_not_met(reading: Callable[..., Any]) -> None:
    for text, word, rule in UNMATCHED:
        read = reading(text)
        assert rule not in {m.entry.rule for rivals in read.frames.matcher.matches(read.word(word)) for m in rivals}, text
    assert len(UNMATCHED) == 10


def test_a_match_tells_its_light_verb_and_its_describer(reading: Callable[..., Any]) -> None:
    read = reading("Belarus came under criticism from Poland.")
    light = next(m for rivals in read.frames.matcher.matches(read.word("came")) for m in rivals)
    assert light.light is not None and light.light.reversed and light.describer is None
    read = reading("Kenya called the plan illegal.")
    named = next(m for rivals in read.frames.matcher.matches(read.word("illegal")) for m in rivals)
    assert named.describer is not None and named.describer.text == "called" and named.light is None

"""The extractor as a whole: mixed sentences, declarations, odd documents, the same result every time."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.core.document import Document
from graph.extraction.rules import RuleExtractor

Check = Callable[[Sequence[tuple[str, str]], int], None]

MIXED = [
    (
        "Chad's government, which has accused Sudan of arming rebels, welcomed Libya's decision.",
        "Chad -accuse> Sudan; Chad -support> Libya",
    ),
    ("Chile, asked by Bolivia to open its ports, refused.", "Chile -reject> Bolivia; Bolivia -appeal> Chile"),
    ("Somalia, backed by Qatar, rejected Kenya's offer.", "Somalia -reject> Kenya; Qatar -support> Somalia"),
    ("Accusing Pakistan of terrorism, India cancelled the talks.", "India -accuse> Pakistan; India -reject> Pakistan"),
    ("Egypt urged Ethiopia and Sudan to return to the talks.", "Egypt -appeal> Ethiopia, Sudan"),
    ("Neither Kenya nor Uganda condemned Somalia.", ""),
    ("Greece asked the European Union to impose sanctions on Turkey.", "Greece -appeal> European Union"),
    ("Armenia says Turkey supports Azerbaijan.", "Turkey -support> Azerbaijan"),
    ("Mexico received the president of Argentina.", "Mexico -consult> Argentina"),
    ("The French president met the German chancellor in Paris.", "France -consult> Germany"),
    ("Algeria's president spoke to his Tunisian counterpart.", "Algeria -consult> Tunisia"),
    ("Joe Biden spoke with Justin Trudeau.", "United States -consult> Canada"),
    ("Belgium summoned the Chinese ambassador over his remarks.", "Belgium -protest> China"),
    ("Hundreds of people protested against the government.", ""),
    ("Two people were killed in the attack.", ""),
    ("The talks between Egypt and Ethiopia failed.", ""),
    ("During the talks in Geneva, Syria rejected the plan.", "Syria -reject>"),
    ("Given Azerbaijan's attacks, Armenia asked France for help.", "Armenia -appeal> France"),
    ("Sudan promised Ethiopia that it would guard the border.", "Sudan -pledge> Ethiopia"),
]


def test_sentences_with_several_stances(check: Check) -> None:
    check(MIXED, 19)


def test_a_saying_without_a_stance_is_a_declaration(drafts: Callable[..., Any]) -> None:
    (made,) = drafts("“The harvest has been poor,” Kenya's president said on Monday.")
    assert (made.stance.id, made.targets, made.report.rule) == ("declare", (), "declare:say")
    assert made.content == "The harvest has been poor"
    assert made.report.exact[made.report.cue.start : made.report.cue.end] == "said"


SILENT = [
    "Kenya did not say that the harvest had failed.",
    "Officials said that the harvest had failed.",
    "Reuters said that the harvest had failed.",
    "The harvest failed.",
    "",
    " ",
    "\n\n",
    "…",
    "123 456",
    "”“",
]


def test_texts_that_declare_nothing(drafts: Callable[..., Any]) -> None:
    assert {text: len(drafts(text)) for text in SILENT} == dict.fromkeys(SILENT, 0)
    assert len(SILENT) == 10


def test_a_second_saying_in_a_sentence_stands_apart(stances: Callable[[str], set[str]]) -> None:
    assert "Kenya -declare>" in stances("Kenya condemned Somalia and said that the harvest had failed.")
    assert stances("Kenya condemned Somalia, adding that the harvest had failed.") == {"Kenya -criticize> Somalia"}


def test_a_document_of_headlines_only(stances: Callable[[str], set[str]]) -> None:
    assert stances("# Kenya condemns Somalia\n# Chad accuses Norway of lying") == {"Kenya -criticize> Somalia", "Chad -accuse> Norway"}


def test_a_document_without_blocks_says_nothing(resolver: Any) -> None:
    assert RuleExtractor().extract(Document("empty", "Kenya condemned Somalia."), resolver) == []


def test_the_extractor_has_a_name_and_may_use_another_pipeline() -> None:
    assert (RuleExtractor.name, RuleExtractor().pipeline, RuleExtractor("other").pipeline) == ("rules", None, "other")


LONG = (
    "# Kenya rejects Somali demand\n"
    "Kenya's foreign minister, Raychelle Omamo, rejected on Monday Somalia's demand to withdraw its troops from the border.\n"
    "“We will not leave,” she said. “Somalia must stop its threats.”\n"
    "Somalia's government accused Kenya of arming rebels and urged the African Union to send observers.\n"
    "Uganda and Ethiopia held talks with Kenya on Sunday."
)


def test_drafts_stand_in_text_order_and_are_the_same_every_time(drafts: Callable[..., Any]) -> None:
    first, again = drafts(LONG), drafts(LONG)
    assert first == again and len(first) >= 5
    assert [d.report.span.start for d in first] == sorted(d.report.span.start for d in first)


def sound(text: str, made: Sequence[Any]) -> bool:
    """Tell whether every span of the drafts lies in the text and holds what it should."""
    for each in made:
        report = each.report
        if not (0 <= report.span.start < report.span.end <= len(text)) or report.span.of(text) != report.exact:
            return False
        if any(quote.span.of(text) != quote.text or not report.span.covers(quote.span) for quote in report.quotes):
            return False
        if not 0 < report.confidence <= 1 or each.actor in each.targets:
            return False
    return True


CLAUSES = [
    ('Peru denounced the threat by Chile as "unacceptable".', "Peru -criticize> Chile"),
    ("Norway is ready to take retaliatory measures against Iceland.", "Norway -threaten> Iceland"),
    (
        "Kenya will strike if Uganda dams the waters of the river, President William Ruto warned on Monday.",
        "Kenya -threaten> Uganda",
    ),
    ("In Minsk, the foreign ministry summoned the Polish ambassador.", "Belarus -protest> Poland"),
    (
        'Chad threatened Mali. "We are not going to surrender," the Malian president said.',
        "Chad -threaten> Mali; Mali -reject> Chad",
    ),
    ("Peru called for calm, saying that Chile had not respected the truce.", "Peru -accuse> Chile; Peru -appeal>"),
    ("Bolivia said it was willing to meet Chile.", "Bolivia -offer> Chile"),
    (
        "Minsk dismissed the charges as far-fetched and accused Warsaw of beating migrants.",
        "Belarus -accuse> Poland; Belarus -deny> Poland",
    ),
    ("Mali is building a dam, a project that Chad opposes.", "Chad -reject> Mali"),
    ("Jordan said on Sunday it would turn to the tribunal if Syria closes the canal.", "Jordan -threaten> Syria"),
    ("Sudan accused Egypt. Ghana blamed the West for the crisis.", "Ghana -accuse>; Sudan -accuse> Egypt"),
    (
        "Peru encouraged Chile to find a way forward and met the Bolivian foreign minister.",
        "Peru -appeal> Chile; Peru -consult> Bolivia",
    ),
]


WIRES = [
    ("Oslo did not rule out sanctions against Iceland.", "Norway -threaten> Iceland"),
    ("Chad will ask an international court to settle its dispute with Niger.", "Chad -threaten>"),
    ("Ghana's minister declined to say whether Togo would be asked.", ""),
    ('"Foreign troops cannot stay in Mali," Chad told Niger.', "Chad -demand> Niger"),
    ("Peru told the Chilean ambassador to leave.", "Peru -sanction> Chile"),
    ("Laos raised the matter with Vietnam.", "Laos -consult> Vietnam"),
    ("Japan promised Nepal $10 million in aid.", "Japan -aid> Nepal"),
    ("Tonga helped Samoa defend its waters.", "Tonga -aid> Samoa"),
    ("Bolivia's government issued a statement that condemned Chile.", "Bolivia -criticize> Chile"),
    ("Togo and Benin have both called on Ghana to act.", "Togo -appeal> Ghana; Benin -appeal> Ghana"),
    ("Eritrea vowed never to return the town to Ethiopia.", "Eritrea -reject> Ethiopia"),
    ("Colombia played down a warning by Venezuela.", "Colombia -reject> Venezuela"),
    ("Spain has stepped up pressure on Cuba to free the lawyers.", "Spain -demand> Cuba"),
    ("Azerbaijan gave Armenia until Sunday to pull back its soldiers.", "Azerbaijan -demand> Armenia"),
    ("Sudan urged Egypt to wait, accusing Libya of haste.", "Sudan -appeal> Egypt; Sudan -accuse> Libya"),
    (
        "Peru summoned the Chilean envoy, closed the border and accused Chile of theft.",
        "Peru -protest> Chile; Peru -sanction> Chile; Peru -accuse> Chile",
    ),
    ("Chad's opposition leader says so; Niger praised Mali.", "Niger -support> Mali"),
    ("Libya left without a word and suspended talks with Malta.", "Libya -sanction> Malta"),
    ("Germany joined France in criticising the rulers of Mali.", "Germany -criticize> Mali; France -criticize> Mali"),
    ("Denmark wants to work with Iceland.", "Denmark -offer> Iceland"),
]


def test_turns_of_the_wires(check: Check) -> None:
    check(WIRES, 20)


def test_clauses_of_whole_articles(check: Check) -> None:
    check(CLAUSES, 12)


PIECES = st.sampled_from(
    [
        "Kenya",
        "Somalia",
        "“",
        "”",
        '"',
        "said",
        "that",
        "rejected",
        "must",
        "leave",
        ",",
        ".",
        "\n",
        "# ",
        "if",
        "on Friday",
        "’",
        "«",
        "not",
        "and",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_yields_sound_drafts(drafts: Callable[..., Any], text: str) -> None:
    assert sound(text, drafts(text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_words_in_any_order_yield_sound_drafts(drafts: Callable[..., Any], text: str) -> None:
    assert sound(text, drafts(text))


def test_marks_put_anywhere_leave_drafts_sound(drafts: Callable[..., Any]) -> None:
    marks = ["“", "”", '"', "«", "\u200b", "\u00ad", "\ufeff", "\U0001f600", "\u202e"]
    texts = [LONG[:cut] + mark + LONG[cut:] for mark in marks for cut in (0, 31, 150)]
    assert [text for text in texts if not sound(text, drafts(text))] == []
    assert len(texts) == 27

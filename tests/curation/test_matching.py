"""Decisions find their readings: the surest pairs first, each reading once."""

from graph.core.decision import Decision
from graph.core.document import Document
from graph.curation.matching import Matcher, Reading

TEXT = "Kenya rejected the plan. Kenya rejected the plan. Somalia demanded talks."


def reading(start: int, words: str, *, cue: str = "rejected", stance: str = "reject", about: str = "", document: str = "d") -> Reading:
    return Reading(document, start, words, cue, "kenya", stance, frozenset({"somalia"}), (about, False, False))


def match(decided: dict[str, tuple[str, Reading]], parts: list[Reading], text: str = TEXT) -> dict[str, tuple[int | None, str]]:
    given = {key: (Decision("statement", verdict), old) for key, (verdict, old) in decided.items()}  # type: ignore[arg-type]
    found = Matcher(parts, {"d": Document("d", text)}).run(given)
    return {key: (each.part, each.how) for key, each in found.items()}


def test_the_nearest_of_equal_sentences_is_taken_and_each_once() -> None:
    parts = [reading(30, "Kenya rejected the plan."), reading(55, "Kenya rejected the plan.")]
    decided = {"a": ("accept", reading(25, "Kenya rejected the plan.")), "b": ("reject", reading(0, "Kenya rejected the plan."))}
    assert match(decided, parts) == {"a": (0, "moved"), "b": (1, "moved")}
    assert match({"a": ("accept", parts[0]), "b": ("accept", parts[1])}, parts) == {"a": (0, "exact"), "b": (1, "exact")}


def test_what_a_reading_is_about_tells_two_by_one_cue_apart() -> None:
    parts = [reading(5, "Kenya rejected the plan.", about="talks"), reading(5, "Kenya rejected the plan.", about="the plan")]
    decided = {"a": ("accept", reading(0, "Kenya rejected the plan.", about="the plan"))}
    assert match(decided, parts) == {"a": (1, "moved")}


def test_a_changed_sentence_goes_to_the_decision_that_is_most_like_it() -> None:
    decided = {
        "a": ("reject", reading(0, "Kenya rejected the plan for the dam on Monday.")),
        "b": ("accept", reading(60, "Kenya rejected the plan for the railway on Monday.")),
    }
    parts = [
        reading(0, "Kenya flatly rejected the plan for the railway on Monday."),
        reading(60, "Kenya rejected a plan for the dam on Monday."),
    ]
    assert match(decided, parts) == {"a": (1, "near"), "b": (0, "near")}


def test_no_other_sentence_takes_the_place_of_words_that_still_stand() -> None:
    old = reading(0, "Kenya rejected the plan.")
    other = reading(60, "Kenya rejected the plans.")
    assert match({"a": ("accept", old)}, [other]) == {"a": (None, "kept")}
    assert match({"a": ("reject", old)}, [other]) == {"a": (None, "void")}
    assert match({"a": ("reject", old)}, [other], text="Kenya rejected the plans.") == {"a": (0, "near")}


def test_the_same_words_read_otherwise() -> None:
    old, new = reading(0, "Kenya rejected the plan."), reading(0, "Kenya rejected the plan.", stance="criticize")
    assert match({"a": ("accept", old)}, [new]) == {"a": (0, "reread")}
    assert match({"a": ("reject", old)}, [new]) == {"a": (None, "void")}
    recued = reading(0, "Kenya rejected the plan.", cue="plan")
    assert match({"a": ("reject", old)}, [recued]) == {"a": (0, "exact")}


def test_another_document_helps_only_where_the_first_is_gone() -> None:
    old = reading(0, "Kenya rejected the plan.", document="gone")
    assert match({"a": ("reject", old)}, [reading(9, "Kenya rejected the plan.")]) == {"a": (0, "elsewhere")}
    assert match({"a": ("reject", old)}, []) == {"a": (None, "void")}

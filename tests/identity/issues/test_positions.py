"""Where an actor stands on an issue that only the words after its content tell."""

from dataclasses import replace

from scenes import document, draft

from graph.identity.issues.assigning import assign
from graph.identity.issues.scheme import Scheme

SENTENCES = {
    "Peru asked for binding promises from Chile that its fishing fleet will leave the strait.": "against",
    "Peru asked for binding promises from Chile that its fishing fleet will enter the strait.": "for",
}


def test_a_turn_in_the_words_after_the_content_counts_where_they_tell_the_issue() -> None:
    scheme = Scheme([{"id": "fishing", "label": "fishing in the strait", "pattern": "fishing fleet"}])
    for sentence, side in SENTENCES.items():
        asked = draft("Peru", "appeal", ["Chile"], "for binding promises from Chile", sentence=sentence, cue="asked", wants=1)
        (found,) = assign([asked], {"a": document(sentence, identifier="a")}, scheme)
        assert (found.issue.id, found.position) == ("fishing", side), sentence
    assert len(SENTENCES) == 2


def side(verb: str, content: str, *, rule: str = "", cue: str = "") -> str:
    made = draft("Peru", verb, [], content, sentence=f"Peru {cue} {content}.", cue=cue, wants=1 if rule else 0)
    made = replace(made, report=replace(made.report, rule=rule or "rule"))
    scheme = Scheme([{"id": "quarrel", "label": "the quarrel", "pattern": "trawlers|harbour|candidate|licences"}])
    (found,) = assign([made], {"a": document(made.report.exact, identifier="a")}, scheme)
    return found.position


def test_who_ends_something_is_against_it_and_who_does_not_is_for_it() -> None:
    deeds = {
        ("concede", "its trawlers", "concede:withdraw", "withdrew"): "against",
        ("pledge", "its trawlers", "concede:withdraw", "will withdraw"): "against",
        ("reject", "its trawlers", "concede:withdraw", "will not withdraw"): "for",
        ("concede", "the harbour", "concede:reopen", "reopened"): "for",
        ("reject", "the harbour", "concede:reopen", "will not reopen"): "against",
        ("sanction", "the harbour", "sanction:close", "closed"): "against",
        ("reject", "the candidate of the islanders", "support:support", "does not support"): "against",
    }
    for (verb, content, rule, cue), expected in deeds.items():
        assert side(verb, content, rule=rule, cue=cue) == expected, (verb, cue)
    assert len(deeds) == 7


def test_who_declares_what_he_will_do_is_for_it() -> None:
    said = {
        "Peru will renew the licences": "for",
        "we won't renew the licences": "against",
        "Peru will not close the harbour": "for",
        "Peru will close the harbour": "against",
        "Chile will renew the licences": "none",
        "the licences will be renewed": "none",
    }
    for content, expected in said.items():
        assert side("declare", content, cue="says") == expected, content
    assert len(said) == 6

"""Where an actor stands on an issue that only the words after its content tell."""

from scenes import document, draft

from graph.identity.issues import assign
from graph.identity.scheme import Scheme

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

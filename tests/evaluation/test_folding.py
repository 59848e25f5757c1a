import pytest

from graph.evaluation.folding import Evidence, fold, fold_name, same_speaker


def test_folding() -> None:
    assert fold(" ÉCOLE\u00a0 de\n“l’Europe” ") == 'ecole de "l\'europe"'
    assert fold(None) == ""
    assert fold_name("The  United States") == "united states"
    assert fold_name("Theo") == "theo"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ilse Thorn", "I. Thorn", True),
        ("the Foreign Ministry", "Belmoran Foreign Ministry", True),
        ("Šiška", "siska", True),
        (None, "", True),
        (None, "Ilse Thorn", False),
        ("Ilse Thorn", "Ilse Berg", False),
    ],
)
def test_speakers(left: str | None, right: str | None, same: bool) -> None:
    assert same_speaker(left, right) is same_speaker(right, left) is same


def test_shares_of_characters_and_of_words() -> None:
    document = fold("Arvenia spoke. Belmora kept silent.")
    whole, part = Evidence.of("Arvenia spoke.  Belmora kept", document), Evidence.of("belmora kept silent.", document)
    assert whole.shared(part) == part.shared(whole) == len("belmora kept") / len("belmora kept silent.")
    assert Evidence.of("Arvenia spoke.", document).shared(part) == 0
    assert Evidence.of("Belmora has kept silent", document).start is None
    assert Evidence.of("Belmora has kept silent", document).shared(part) == 1.0
    assert Evidence.of("Belmora has fallen silent", None).shared(part) == 2 / 3
    assert Evidence.of("Belmora has fallen", None).shared(part) == 0
    assert Evidence.of("", document).shared(part) == 0

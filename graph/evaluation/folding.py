"""Names and evidence as a scorer compares them: folded, and by the share of words or characters in common."""

import re
import unicodedata
from dataclasses import dataclass

_QUOTATION = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_ARTICLE = "the "
_LEAST_SHARE = 0.6


def fold(text: str | None) -> str:
    """Return the text without case, diacritics, typographic quotation marks and superfluous white space; empty for None."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(char))
    return " ".join(plain.translate(_QUOTATION).split()).casefold()


def fold_name(text: str | None) -> str:
    """Return a folded name without a leading article."""
    return fold(text).removeprefix(_ARTICLE)


def same_speaker(left: str | None, right: str | None) -> bool:
    """Tell whether two speakers are the same: equal, with one last name, or one written inside the other; nobody equals nobody."""
    one, other = fold_name(left), fold_name(right)
    if not one or not other:
        return one == other
    return one in other or other in one or one.split()[-1] == other.split()[-1]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a row, folded: its text, its words, and where it begins in the folded document (None when that is not known)."""

    text: str
    words: frozenset[str]
    start: int | None = None

    @classmethod
    def of(cls, text: str, document: str | None) -> "Evidence":
        """Fold evidence and find its first occurrence in `document`, which is folded already."""
        folded = fold(text)
        start = -1 if document is None else document.find(folded)
        return cls(folded, frozenset(re.findall(r"\w+", folded)), None if start < 0 else start)

    def shared(self, other: "Evidence") -> float:
        """Return the share of the shorter one that both have: of characters where both were found in their document, else of words.

        A share of words below 0.6 counts as none.
        """
        if self.start is not None and other.start is not None:
            common = min(self.start + len(self.text), other.start + len(other.text)) - max(self.start, other.start)
            return max(0, common) / max(1, min(len(self.text), len(other.text)))
        share = len(self.words & other.words) / max(1, min(len(self.words), len(other.words)))
        return share if share >= _LEAST_SHARE else 0.0

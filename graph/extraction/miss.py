"""Why a word of the lexicon says no stance where it stands: what extraction passes over, and its explanation shows."""

from enum import StrEnum


class Miss(StrEnum):
    """A reason why an entry of the lexicon did not match, why what matched is no stance, or why no statement came of it."""

    PARTICLE = "its particle or preposition does not follow"
    VOICE = "the verb is in the other voice"
    MOOD = "what follows is told, not wished"
    OBJECT = "its object is none of those with which it counts"
    SUBJECT = "its subject is none of those with which it counts"
    WORDS = "other words stand around it"
    PREDICATE = "it is no predicate here"
    COMPLETED = "it governs no clause"
    CUE = "it only introduces what is said"
    BARE_ACT = "it names an act without a clause of its own, or one done to oneself"
    OWN_CLAIM = "it is praise of the speaker's own demand"
    HOLDER = "nobody who is known holds it"
    HEARSAY = "only an unnamed collective says so"
    OWN_WISH = "it wishes something for itself"
    NEGATED = "it says nothing when it is negated"
    UNREAL = "it is wished, supposed, asked for or conditional, not asserted"
    NOT_AHEAD = "it counts only when announced"
    TARGET = "it names no target, without which it says nothing"
    HOLLOW = "the noun does not say towards whom and what"
    RIVAL = "another entry fits these words better"
    SAID = "another candidate of the clause says it better"
    BACKGROUND = "it only tells when something else happened"
    FOLDED = "a fuller report of the text says the same"

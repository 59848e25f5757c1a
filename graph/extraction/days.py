"""On which day each stance of a document was voiced or done: its own, or that of the speech it belongs to."""

from collections.abc import Sequence
from datetime import date

from graph.extraction.candidate import Candidate
from graph.extraction.dates import date_of, voiced_on
from graph.language.parse import Parse

DEEDS = frozenset({"consult", "cooperate", "aid", "concede", "mobilize", "sanction", "coerce", "assault", "agree", "protest"})
_SPEECH_SENTENCES = 4


def days(parse: Parse, candidates: Sequence[Candidate], published: date | None) -> list[date | None]:
    """Return the day of each candidate: its own, else carried over within one speech of the same speaker.

    What an actor says through a speaker of its own takes the day of what it has just said; another day ends the speech.
    """
    found: list[date | None] = []
    speeches = _Speeches()
    for candidate in candidates:
        day = own_day(parse, candidate, published)
        if day is None and (candidate.voice is not None or candidate.holder.speaker is not None):
            day = speeches.carried(candidate)
        if day is not None:
            speeches.note(candidate, day)
        found.append(day)
    return found


def own_day(parse: Parse, candidate: Candidate, published: date | None) -> date | None:
    """Return the day that the text gives for one candidate: of what is said, when it is said; of a deed, when it is done."""
    token, voice = candidate.token, candidate.voice
    if token.pos in ("NOUN", "PROPN") and voice is None and parse.child(token, "cop") is None:
        words = parse.subtree(token)
        return date_of(parse.text[words[0].start : words[-1].end], published)
    told = voice is not None and bool(voice.actors & candidate.held)
    done = candidate.stance in DEEDS and candidate.status.tense == "done"
    day = voiced_on(parse, token.i, published) if done or not told else None
    cue = voice.attribution.cue_token if voice is not None else None
    return voiced_on(parse, cue, published) if day is None and told and cue is not None else day


class _Speeches:
    """Who spoke last on which day; a new day makes all that was before it forgotten."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._sentences: dict[tuple[str, str], int] = {}

    def carried(self, candidate: Candidate) -> date | None:
        """Return the day of the speech that the candidate goes on with."""
        speaker = candidate.holder.speaker
        heard = [("speaker", speaker.id)] if speaker is not None else []
        heard += [("anybody" if speaker is None else "nobody", actor.id) for actor in candidate.holder.actors]
        near = (candidate.token.sentence - self._sentences[who] <= _SPEECH_SENTENCES for who in heard if who in self._sentences)
        return self._day if any(near) else None

    def note(self, candidate: Candidate, day: date) -> None:
        """Note who spoke on this day: the speaker, and where it was no person, the actor that anybody may go on speaking for."""
        if day != self._day:
            self._day, self._sentences = day, {}
        speaker = candidate.holder.speaker
        told = [("speaker", speaker.id)] if speaker is not None else []
        if candidate.stance not in DEEDS and (speaker is None or speaker.kind != "person"):
            through = ("anybody", "nobody") if speaker is None else ("anybody",)
            told += [(each, actor.id) for actor in candidate.holder.actors for each in through]
        self._sentences.update(dict.fromkeys(told, candidate.token.sentence))

"""For whom an office-holder speaks of whom the text gives no state beside the office: "Prime Minister Rob Roe"."""

from collections.abc import Callable, Sequence

from graph.core.entity import Actor, Mention
from graph.identity.actors.coreference import Discourse
from graph.identity.actors.entities import SUBJECTS
from graph.identity.actors.gazetteer import Gazetteer
from graph.identity.actors.persons import Person

_HEADS = frozenset({"president", "prime-minister", "foreign-minister", "defence-minister", "interior-minister", "finance-minister"})
_STATE = _HEADS | {"vice-president", "deputy-prime-minister", "deputy-minister", "minister", "military", "adviser"}
_ANY = frozenset({"spokesperson", "commissioner", "secretary-general", "ambassador"})  # offices of organisations too
_PRIVATE = frozenset({"", "private", "counterpart"})


class Seats:
    """Gives the persons of one document the state or organisation that they speak for."""

    def __init__(
        self, mentions: Sequence[Mention], gazetteer: Gazetteer, discourse: Discourse, prominent: Callable[[], Actor | None]
    ) -> None:
        self._gazetteer, self._discourse, self._prominent = gazetteer, discourse, prominent
        self._subjects: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.role in SUBJECTS:
                self._subjects.setdefault(mention.sentence, []).append(mention)

    def take(self, known: Person, mention: Mention) -> None:
        """Seat an office-holder with whom the sentences before speak of, else with what the text is about; not one who is seated."""
        if known.holder is not None or known.office not in _STATE | _ANY:
            return
        home = self._discourse.home(mention)
        if home is None and known.office in _STATE:
            home = self._announced(mention) or (self._prominent() if known.office in _HEADS else None)
        if home is not None and (home.kind == "country" or known.office in _ANY):
            known.holder, known.reason, known.confidence = home, "office in text", 0.5

    def give(self, known: Person, owners: Sequence[Actor]) -> None:
        """Seat an office-holder with the one state or organisation that the text says to have the office."""
        states = [actor for actor in owners if actor.kind != "person"]
        if len(states) == 1 and known.office not in _PRIVATE:
            known.holder, known.reason, known.confidence = states[0], "office in text", 0.8

    def _announced(self, mention: Mention) -> Actor | None:
        """Return the country of which a minister says what it will do: "Foreign Minister Ann Roe said that Peru would wait"."""
        if mention.role not in SUBJECTS:
            return None
        content = next((m for m in self._subjects[mention.sentence] if m.span.start >= mention.span.end), None)
        entry = self._gazetteer.find(content.text) if content is not None else None
        return entry.actor if entry is not None and entry.actor.kind == "country" and entry.reason != "demonym" else None

"""Who is meant by the names that a model gives: the mentions that their words belong to, resolved as ever."""

from collections.abc import Iterable, Sequence

from graph.core.document import Document, Span
from graph.core.entity import Actor, Resolution
from graph.core.ports import Resolver
from graph.extraction.cast import Cast
from graph.extraction.llm_evidence import Proven
from graph.extraction.mentions import find_mentions
from graph.language.parse import Parse, Token
from graph.language.quotes import QuoteSpan

_NAME_PARTS = ("flat", "goeswith")


class People:
    """The people, states and organisations of one document, looked up by where they are named."""

    def __init__(
        self, document: Document, parse: Parse, quotes: Sequence[QuoteSpan], *, places: Iterable[Span], resolver: Resolver
    ) -> None:
        self.parse = parse
        self._heads = {place: head for place in sorted(set(places)) if (head := self._head(place)) is not None}
        found = find_mentions(parse, [quote.inner for quote in quotes if quote.depth == 0])
        self._cast = Cast.of(document, parse, found, resolver)

    def _head(self, place: Span) -> Token | None:
        """Return the word that heads a name."""
        first = self.parse.at(place.start)
        words = {token.i: token for token in [*([first] if first is not None else []), *self.parse.between(place)]}
        head = next((token for token in words.values() if token.head not in words or token.head == token.i), None)
        while head is not None and head.dep in _NAME_PARTS and head.head != head.i:
            head = self.parse.head(head)
        return head

    def who(self, places: Sequence[Span], evidence: Span) -> Resolution | None:
        """Return who is meant at the first of these places that says so; a pronoun outside the evidence does not."""
        for place in places:
            head = self._heads.get(place)
            if head is None or (head.pos == "PRON" and not evidence.covers(place)):
                continue
            found = [who for token, who in self._cast.who(head) if token.i == head.i or place.covers(token.span)]
            if found:
                return found[0] if len(found) == 1 else _joint(found)
        return None

    def speaker(self, proven: Proven, holder: Resolution) -> Actor | None:
        """Return who voices it: whom the model names, if that one speaks for the holder or for nobody known, else who names the holder."""
        name = proven.answer.speaker
        named = self.who(proven.names[name], proven.evidence) if name else None
        if named is None:
            return holder.speaker
        voice = named.speaker or next((actor for actor in named.actors if actor.kind == "person"), None)
        if voice is None or voice in holder.actors or not (voice.acts_for is None or set(named.actors) & set(holder.actors)):
            return holder.speaker
        return voice


def _joint(found: Sequence[Resolution]) -> Resolution:
    """Return who "Peru and Chile" are."""
    actors = tuple({actor.id: actor for who in found for actor in who.actors}.values())
    return Resolution(actors, None, found[0].reason, min(who.confidence for who in found))

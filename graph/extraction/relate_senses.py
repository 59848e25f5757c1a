"""What the lexicon's matches between two marked strings mean here: after negation, time, context, and the verbs that govern them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.core.stance import STANCES
from graph.extraction.lexicon import Entry, VerbEntry
from graph.extraction.matching import Match
from graph.extraction.relate_rules import rules
from graph.extraction.relate_scene import Scene
from graph.language.parse import Token

_NEGATIVE = frozenset({"no", "not", "never"})
_FUTURE = frozenset({"will", "would", "shall", "may", "might", "could"})
_CLAUSES = ("xcomp", "ccomp", "acl", "advcl")
_PHRASES = ("obj", "obl", "nmod", "compound")
_HUNG = ("obj", "obl", "nmod", "compound", "amod", "nsubj:pass", "conj", "xcomp", "acl", "advcl")


@dataclass(frozen=True, slots=True)
class Sense:
    """A match of the lexicon with what it means here: the stance after negation, governors and time, and the word that decided it."""

    match: Match
    stance: str
    lead: Token
    doubt: float = 1.0
    ahead: bool = False

    @property
    def entry(self) -> Entry:
        """Return the entry of the lexicon."""
        return self.match.entry

    def announced(self) -> "Sense":
        """Return the sense of the same that is only intended."""
        return replace(self, stance=rules().intended.get(self.stance, self.stance), ahead=True)

    def root(self, scene: Scene) -> str | None:
        """Return the PLOVER root; that of an intention does not depend on what is intended."""
        return rules().root(self.stance, None if self.ahead else self.entry, below(scene, self.match))


def senses(scene: Scene) -> Iterator[tuple[Sense, int]]:
    """Yield what each match of the lexicon outside the marked strings means here, with its rank among its rivals."""
    marked, heads = [*scene.row.a, *scene.row.b], (scene.a, scene.b)
    for rivals in scene.matches():
        for rank, match in enumerate(rivals):
            if match.token not in heads and any(s.covers(match.token.span) for s in marked):
                continue
            if match.entry.stance != "declare" and match.token.text not in rules().days and not _dated(scene, match):
                yield sense(scene, match), rank


def _dated(scene: Scene, match: Match) -> bool:
    """Tell whether the preposition of a verb belongs to a day: "called her on Friday" is no call on anybody."""
    if match.entry.lemma.partition(" ")[2] != "on" or not isinstance(match.entry, VerbEntry):
        return False
    return scene.clauses.oblique(match.token, "on") is not None and not _called_on(scene, match.token)


def _called_on(scene: Scene, verb: Token) -> bool:
    phrase = scene.clauses.oblique(verb, "on", "upon", "for", "to", "with")
    return phrase is not None and phrase.text not in rules().days and not phrase.text[:1].isdigit()


def sense(scene: Scene, match: Match) -> Sense:
    """Read a match in its clause: negation and time first, then what each governor makes of it."""
    table = rules()
    stance, doubt = in_context(scene, match, match.entry.stance), 1.0
    said = {part for word in match.entry.words for part in word.split("|")}
    if not _NEGATIVE & said and any(scene.clauses.negated(t) for t in (match.describer or match.token, match.head)):
        if match.entry.negated == "drop":
            stance, doubt = ("reject" if STANCES[stance].sign >= 0 else stance), 0.5
        elif match.entry.negated != "same":
            stance = match.entry.negated
    ahead = scene.clauses.modal(match.token) in _FUTURE
    stance = table.intended.get(stance, stance) if ahead else stance
    if match.entry.stance == "demand" and match.entry.lemma in table.ordering:
        doubt *= 0.6
    if any(t.lemma.lower() in table.ending and t.tag in ("VBD", "VBN") for t in scene.parse.children(match.head, "amod")):
        stance = "concede" if STANCES[stance].sign < 0 else stance
    return governed(scene, Sense(match, stance, match.token, doubt, ahead))


def governed(scene: Scene, found: Sense) -> Sense:
    """Climb from a match while its words complete another one, and let each governor turn, end, intend or ask for it."""
    child = found.match.token
    for governor in scene.parse.ancestors(child):
        dep = child.dep.partition(":")[0]
        clausal = dep in _CLAUSES
        if child.dep == "acl:relcl" or (dep == "advcl" and not scene.clauses.infinitive(child)):
            break
        if not clausal and dep not in _PHRASES and child.dep != "nsubj:pass":
            break
        found = _under(scene, found, governor, child)
        child = governor
    if isinstance(found.entry, VerbEntry) and scene.clauses.modal(found.match.token) in rules().asking:
        return replace(found, doubt=found.doubt * 0.5)
    return found


def _under(scene: Scene, found: Sense, governor: Token, child: Token) -> Sense:
    """Return what one governor, of which `child` is the dependent, makes of a sense."""
    table, lemma, dep = rules(), governor.lemma.lower(), child.dep.partition(":")[0]
    positive = STANCES[found.stance].sign > 0
    if dep not in _CLAUSES:
        if lemma in table.ending and _ends(governor, child):
            found = replace(found, stance="concede" if STANCES[found.stance].sign < 0 else "sanction", lead=governor)
        found = replace(found, lead=governor) if lemma in table.ordering and dep == "obj" else found
        return found.announced() if dep == "obj" and scene.clauses.modal(governor) in _FUTURE else found
    if lemma in table.refusing:
        return replace(found, stance="reject" if positive or found.stance == "appeal" else "concede", lead=governor)
    if lemma in table.ending and dep == "xcomp":
        return replace(found, stance="concede" if STANCES[found.stance].sign < 0 else "sanction", lead=governor)
    if lemma in table.threatening:
        return replace(found, stance="threaten", lead=governor)
    if lemma in table.intending:
        return replace(found.announced(), lead=governor)
    if lemma in table.ordering:
        return replace(found, lead=governor)
    if lemma in scene.asking or (lemma in table.calling and _called_on(scene, governor)):
        if _own_wish(scene, governor, child):
            return replace(found.announced(), lead=governor)
        return replace(found, stance="demand", lead=governor, doubt=found.doubt * 0.5)
    return found.announced() if scene.clauses.modal(governor) in _FUTURE else found


def _ends(governor: Token, child: Token) -> bool:
    return child.dep in ("obj", "compound", "nsubj:pass") or (child.dep.startswith("nmod") and governor.pos == "NOUN")


def _own_wish(scene: Scene, governor: Token, clause: Token) -> bool:
    """Tell whether what is wished for is done by the one who wishes: "wants to leave", not "wants them to leave"."""
    return scene.parse.child(clause, "nsubj", "nsubj:pass") is None and scene.parse.child(governor, "obj", "iobj", "nsubj:pass") is None


def below(scene: Scene, match: Match) -> frozenset[str]:
    """Return the lemmas that hang from the words of a match, those of an object's own nouns included."""
    heads = [
        match.head,
        *scene.parse.children(match.head, "obj", "obl", "nsubj:pass"),
        *([match.token] if match.token is not match.head else []),
    ]
    return frozenset(
        t.lemma.lower()
        for head in heads
        for t in [
            head,
            *scene.parse.children(head, "obj", "obl", "nmod", "compound", "amod", "nsubj:pass", "conj", "xcomp", "acl", "advcl"),
        ]
    )


def in_context(scene: Scene, match: Match, stance: str) -> str:
    """Return the stance that the other words of the sentence, or those below the match, make of `stance`."""
    sentence = scene.parse.sentence(match.token)
    words = {t.lemma.lower() for t in scene.parse.tokens[sentence.first : sentence.last]}
    for context in rules().contexts:
        if (
            stance in context.stances
            and (not context.lemmas or match.entry.lemma in context.lemmas)
            and (words & context.words or below(scene, match) & context.below)
        ):
            return context.to
    return stance

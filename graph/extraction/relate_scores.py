"""Weighs what the lexicon and the engine say between two marked strings."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.core.stance import STANCES
from graph.extraction.lexicon import AdjectiveEntry, Entry, Modal, NounEntry, VerbEntry
from graph.extraction.matching import Match
from graph.extraction.relate_model import features, model
from graph.extraction.relate_pair import A, B
from graph.extraction.relate_rules import rules
from graph.extraction.relate_scene import Scene, distance
from graph.extraction.relate_tone import answered, spoken, standings
from graph.language.parse import Token

_NEGATIVE = frozenset({"no", "not", "never"})
_FUTURE = frozenset({"will", "would", "shall"})
_CLAUSES = ("xcomp", "ccomp", "acl", "advcl")
_PHRASES = ("obj", "obl", "nmod", "compound")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()
)
_FAINT = 0.1
_ENOUGH = 0.35
_UNDER = frozenset({"under", "from", "amid", "over", "against"})
_AGENTS = frozenset({"by", "from", "between"})
_PLACES = frozenset({"in", "at", "during", "after", "before", "near", "since", "under", "among", "as", "like", "than"})
_HELD = {(True, True): 1.7, (True, False): 1.15, (False, True): 1.0, (False, False): 1.0}


@dataclass(frozen=True, slots=True)
class Reading:
    """One possible answer: a stance held by one string towards the other. `direction` is 1 for A to B, -1 for B to A, 0 for none."""

    stance: str | None
    direction: int
    confidence: float
    rule: str
    root: str | None = None


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
            if match.entry.stance != "declare" and match.token.text not in _DAYS and not _dated(scene, match):
                yield sense(scene, match), rank


def _dated(scene: Scene, match: Match) -> bool:
    """Tell whether the preposition of a verb belongs to a day: "called her on Friday" is no call on anybody."""
    if match.entry.lemma.partition(" ")[2] != "on" or not isinstance(match.entry, VerbEntry):
        return False
    phrase = scene.clauses.oblique(match.token, "on")
    return phrase is not None and (phrase.text in _DAYS or phrase.text[:1].isdigit())


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
    ahead = match.light is None and scene.clauses.modal(match.token) in _FUTURE
    stance = table.intended.get(stance, stance) if ahead else stance
    if match.entry.stance == "demand" and match.entry.lemma in table.ordering:
        doubt *= 0.6
    if any(t.lemma.lower() in table.ending and t.tag in ("VBD", "VBN") for t in scene.parse.children(match.head, "amod")):
        stance = "concede" if STANCES[stance].sign < 0 else stance
    return governed(scene, Sense(match, stance, match.token, doubt, ahead))


def governed(scene: Scene, found: Sense) -> Sense:
    """Climb from a match while its words complete another one, and let each governor turn, end, intend or ask for it."""
    table, child, stance, lead, doubt, ahead = rules(), found.match.token, found.stance, found.lead, found.doubt, found.ahead
    for governor in scene.parse.ancestors(child):
        dep, lemma = child.dep.partition(":")[0], governor.lemma.lower()
        clausal = dep in _CLAUSES
        if child.dep == "acl:relcl" or not clausal and dep not in _PHRASES and child.dep != "nsubj:pass" or dep == "advcl" and not scene.clauses.infinitive(child):
            break
        if lemma in table.refusing and clausal:
            stance, lead = ("reject" if STANCES[stance].sign > 0 or stance == "appeal" else "concede"), governor
        elif lemma in table.ending and (dep in ("obj", "xcomp", "compound") or child.dep == "nsubj:pass" or dep == "nmod" and governor.pos == "NOUN"):
            stance, lead = ("concede" if STANCES[stance].sign < 0 else "sanction"), governor
        elif lemma in table.threatening and clausal:
            stance, lead = "threaten", governor
        elif lemma in table.intending and clausal:
            stance, lead, ahead = table.intended.get(stance, stance), governor, True
        elif lemma in table.ordering and (clausal or dep == "obj"):
            lead = governor
        elif clausal and (lemma in scene.asking or lemma in table.calling and scene.clauses.oblique(governor, "on", "upon", "for", "to", "with") is not None):
            doubt *= 0.4
        elif clausal and scene.clauses.modal(governor) in _FUTURE:
            stance, ahead = table.intended.get(stance, stance), True
        child = governor
    if isinstance(found.entry, VerbEntry) and scene.clauses.modal(found.match.token) in table.asking:
        doubt *= 0.5
    return Sense(found.match, stance, lead, doubt, ahead)


def below(scene: Scene, match: Match) -> frozenset[str]:
    """Return the lemmas that hang from the words of a match, those of an object's own nouns included."""
    heads = [match.head, *scene.parse.children(match.head, "obj", "obl", "nsubj:pass"), *([match.token] if match.token is not match.head else [])]
    return frozenset(t.lemma.lower() for head in heads for t in [head, *scene.parse.children(head, "obj", "obl", "nmod", "compound", "amod", "nsubj:pass", "conj", "xcomp", "acl", "advcl")])


def in_context(scene: Scene, match: Match, stance: str) -> str:
    """Return the stance that the other words of the sentence, or those below the match, make of `stance`."""
    sentence = scene.parse.sentence(match.token)
    words = {t.lemma.lower() for t in scene.parse.tokens[sentence.first : sentence.last]}
    for context in rules().contexts:
        if stance in context.stances and (words & context.words or below(scene, match) & context.below):
            return context.to
    return stance


def weight(scene: Scene, sense: Sense, rank: int) -> float:
    """Return how much a reading counts: its confidence, less for each step off the path and each predicate nearer to A."""
    match = sense.match
    value = match.entry.confidence * sense.doubt * 0.9**rank
    if scene.path:
        steps, at = min((distance(scene.parse, t, scene.path), t.i) for t in {sense.lead, match.token, match.head})
        value *= 0.6**steps * 0.85 ** _depth(scene, scene.parse.tokens[sense.lead.i])
    else:
        value *= 0.2
    if match.entry.object or len(match.entry.words) > 1:
        value *= 1.3
    if isinstance(match.entry, Modal):
        value *= 0.5
    if isinstance(match.entry, AdjectiveEntry | NounEntry):
        value *= 0.8
    if _roles(scene, match, B.id, A.id)[1]:
        value *= 0.5
    return value * _HELD[_roles(scene, match, A.id, B.id)]


def _depth(scene: Scene, token: Token) -> int:
    """Count the predicates that stand between A and `token` on the path."""
    on = [t for t in scene.path if t.pos in ("VERB", "NOUN", "ADJ")]
    up = next((t for t in [token, *scene.parse.ancestors(token)] if t.i in {p.i for p in on}), None)
    return next((n for n, t in enumerate(on) if up is not None and t.i == up.i), len(on))


def _roles(scene: Scene, match: Match, holder: str, target: str) -> tuple[bool, bool]:
    """Tell whether the engine has `holder` as holder, and `target` as target, of the stance at this word."""
    found = [c for c in scene.candidates if c.token.i == match.token.i]
    held = [c for c in found if holder in {a.id for a in c.holder.actors}]
    return bool(held), any(target in {a.id for a in c.targets} for c in held)


def directed(scene: Scene) -> Reading:
    """Return the stance of A towards B, whatever says most of it; the model decides where the lexicon says next to nothing."""
    weighed = [(weight(scene, s, rank), -s.match.token.i, s) for s, rank in senses(scene)]
    value, _, best = max(weighed, key=lambda w: w[:2], default=(0.0, 0, None))
    if best is None or value < _FAINT:
        return guessed(scene)
    both = _roles(scene, best.match, A.id, B.id) == (True, True)
    rule = best.entry.rule if both else f"path:{best.entry.rule}"
    return Reading(best.stance, 1, min(value, 0.95), rule, best.root(scene))


def guessed(scene: Scene) -> Reading:
    """Return what the model says of A towards B; the commonest stance where it knows none of the words."""
    found = model().guess(features(scene))
    if found is not None:
        label, chance = found
        name, _, root = label.partition("/")
        if name in STANCES and (root or rules().root(name)):
            return Reading(name, 1, chance, "model", root or rules().root(name))
    return Reading("concede", 1, 0.1, "prior", "YIELD")


def either(scene: Scene) -> Reading:
    """Return the stance of one of the two towards the other, or none where nothing says enough of it."""
    found = max(oriented(scene), key=lambda r: r.confidence, default=None)
    if found is None or found.confidence < _ENOUGH:
        return Reading(None, 0, round(1 - (found.confidence if found else 0.1), 3), found.rule if found else "prior")
    return found


def oriented(scene: Scene) -> Iterator[Reading]:
    """Yield what each match says of A towards B and of B towards A, with how surely it is said of just these two."""
    if scene.a is None or scene.b is None:
        return
    table = rules()
    apart = 0.35 if joined(scene) else 1.0
    for found, rank in senses(scene):
        if not STANCES[found.stance].sign:
            continue
        for holder, target, direction in ((scene.a, scene.b, 1), (scene.b, scene.a, -1)):
            value, both = bond(scene, found, holder, target)
            value *= found.entry.confidence * found.doubt * 0.9**rank
            if not both:
                value *= table.feeling[found.stance] * apart
            rule = found.entry.rule if both else f"path:{found.entry.rule}"
            yield Reading(found.stance, direction, min(value, 0.95), rule, found.root(scene))
    for stance, direction, value, word in (*standings(scene), *spoken(scene), *answered(scene)):
        yield Reading(stance, direction, value, f"path:{stance}:{word}", table.root(stance))


def joined(scene: Scene) -> bool:
    """Tell whether the two stand in one noun phrase: "Kenyan officials", "Chad and Niger"."""
    a, b = scene.a, scene.b
    if a is None or b is None or a.sentence != b.sentence:
        return True
    word = b if scene.top is not None and scene.top.i == a.i else a
    other = a if word is b else b
    while word.i != other.i:
        if word.head == word.i or word.dep not in ("conj", "compound", "flat", "appos", "nmod:desc", "amod", "nmod:poss", "nmod"):
            return False
        word = scene.parse.head(word)
    return True


def bond(scene: Scene, found: Sense, holder: Token, target: Token) -> tuple[float, bool]:
    """Return how well `holder` and `target` fill the places of a match, and whether the engine has both there."""
    names = (A.id, B.id) if holder is scene.a else (B.id, A.id)
    held, aimed = _roles(scene, found.match, *names)
    if held and aimed:
        return 1.2, True
    return (1.0 if held else _holds(scene, found, holder)) * _reach(scene, found, target), False


def _reach(scene: Scene, found: Sense, target: Token) -> float:
    """Return how directly `target` completes a match: less for each phrase, and much less for each clause or place between."""
    value, word = 1.0, target
    heads = {found.match.token.i, found.match.head.i, (found.match.describer or found.match.token).i}
    for _ in range(12):
        if word.i in heads:
            return value
        if word.head == word.i:
            break
        dep = word.dep.partition(":")[0]
        if dep in ("advcl", "parataxis", "conj") and word.pos in ("VERB", "AUX") or word.dep == "acl:relcl":
            value *= 0.5
        elif dep in ("ccomp", "acl", "xcomp"):
            value *= 0.8
        elif dep == "obl" and scene.clauses.case(word) in _PLACES:
            value *= 0.5
        elif dep in ("nsubj", "nmod", "obl", "compound", "amod"):
            value *= 0.85
        word = scene.parse.head(word)
    return _affected(scene, found, target)


def _affected(scene: Scene, found: Sense, target: Token) -> float:
    """Return how directly a match strikes a `target` outside its own words: the subject of its passive, or whoever is "under" it."""
    word, value = found.match.token, 0.9
    if word.pos not in ("VERB", "AUX"):
        if scene.clauses.case(word) not in _UNDER:
            return 0.2
        word, value = scene.parse.head(word), 0.7
    elif not scene.clauses.passive(word):
        return 0.2
    subject = scene.clauses.grammatical_subject(word)
    return value if subject is not None and any(t.i == target.i for t in scene.parse.subtree(subject)) else 0.2


def _holds(scene: Scene, found: Sense, holder: Token) -> float:
    """Return how far `holder` is who takes the stance at a match: its subject, a part of its subject, or its owner."""
    word = found.lead if found.lead.pos in ("VERB", "AUX") else found.match.describer or found.match.token
    subject = doer(scene, word)
    if subject is None:
        return 0.3
    actor = A if holder is scene.a else B
    who = scene.cast.at(subject)
    if subject.i == holder.i or who is not None and subject.pos == "PRON" and actor in who.actors:
        return 1.0
    if any(t.i == holder.i for t in scene.parse.subtree(subject)):
        if holder.dep in ("compound", "amod") and scene.parse.head(holder).lemma.lower() not in rules().officials:
            return 0.5
        return 0.8 if holder.dep in ("conj", "compound", "amod", "nmod:poss", "appos", "flat", "nmod:desc") else 0.4
    return 0.1


def doer(scene: Scene, word: Token) -> Token | None:
    """Return who does what `word` names; what is done in a letter or speech, its author does."""
    for _ in range(4):
        verbal = word.pos in ("VERB", "AUX")
        subject = scene.clauses.subject(word) if verbal else _owner(scene, word)
        if subject is not None and not (verbal and subject.pos == "NOUN" and subject.lemma.lower() in scene.lexicon.classes["utterance"]):
            return subject
        following = subject if subject is not None else scene.parse.head(word) if word.dep in ("acl", "advcl", "xcomp", "obj", "obl", "nmod") else None
        if following is None or following.i == word.i:
            return subject
        word = following
    return None


def _owner(scene: Scene, noun: Token) -> Token | None:
    """Return who takes the stance that a noun or adjective names: its owner, its subject, or the subject of the verb that it completes."""
    for child in scene.parse.children(noun, "nmod:poss", "compound", "amod", "nsubj", "nmod"):
        if child.dep not in ("amod", "compound", "nmod") or child.text[:1].isupper() and (child.dep != "nmod" or scene.clauses.case(child) in _AGENTS):
            return child
    verb = scene.parse.head(noun)
    if verb.pos == "VERB" and noun.dep.partition(":")[0] in ("obj", "obl"):
        return scene.clauses.subject(verb)
    return None

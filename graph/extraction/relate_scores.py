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
from graph.extraction.relate_senses import Sense, below, senses
from graph.extraction.relate_tone import answered, spoken, standings
from graph.language.parse import Token

_VIOLENT = frozenset({"assault", "coerce"})
_FAINT = 0.1
_TONE = 0.6
_ENOUGH = 0.3
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

    @property
    def sign(self) -> int:
        """Return the sign towards the target, 0 where there is none."""
        if self.stance is None or self.direction == 0:
            return 0
        return STANCES[self.stance].sign


def weight(scene: Scene, sense: Sense, rank: int) -> float:
    """Return how much a reading counts: its confidence, less for each step off the path and each predicate nearer to A."""
    match = sense.match
    value = match.entry.confidence * sense.doubt * 0.9**rank
    if scene.path:
        steps, _at = min((distance(scene.parse, t, scene.path), t.i) for t in {sense.lead, match.token, match.head})
        value *= 0.6**steps * 0.85 ** _depth(scene, scene.parse.tokens[sense.lead.i])
    else:
        value *= 0.2
    value *= (1.3 if match.entry.object or len(match.entry.words) > 1 else 1.0) * (
        1.1 if match.entry.object and len(match.entry.words) > 1 else 1.0
    )
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
    if best.stance in _VIOLENT and _told(scene, best):
        return Reading("accuse", 1, min(value, 0.95), f"path:accuse:{best.entry.lemma}", rules().root("accuse"))
    if not both and best.stance == "accuse" and best.entry.target == ("subj",) and isinstance(best.entry, VerbEntry):
        return Reading("reject", 1, min(value, 0.95), rule, rules().root("reject"))
    return Reading(best.stance, 1, min(value, 0.95), rule, best.root(scene))


def _told(scene: Scene, found: Sense) -> bool:
    """Tell whether A says that B did it."""
    token = found.match.token
    said = any(A.id in v.actors and any(span.covers(token.span) for span in v.attribution.content) for v in scene.voices.all)
    return said and scene.b is not None and _holds(scene, found, scene.b) >= 0.8


def guessed(scene: Scene) -> Reading:
    """Return a pledge where anything is intended, else what the model says of A towards B, else the commonest stance."""
    if any(t.lemma.lower() in rules().intending and scene.parse.child(t, "xcomp", "acl") for t in scene.path):
        return Reading("pledge", 1, 0.2, "path:pledge:intention", rules().root("pledge"))
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
    found_by_lexicon = list(senses(scene))
    for found, rank in [*found_by_lexicon, *toned(scene, {s.match.token.i for s, _ in found_by_lexicon})]:
        stance = reproach(scene, found)
        if not STANCES[stance].sign:
            continue
        for holder, target, direction in ((scene.a, scene.b, 1), (scene.b, scene.a, -1)):
            value, both = bond(scene, found, holder, target)
            value *= found.entry.confidence * found.doubt * 0.9**rank
            if not both:
                value *= table.feeling[stance] * apart
            rule = found.entry.rule if both else f"path:{found.entry.rule}"
            yield Reading(stance, direction, min(value, 0.95), rule, found.root(scene))
    for stance, direction, value, word in (*standings(scene), *spoken(scene), *answered(scene)):
        yield Reading(stance, direction, value, f"path:{stance}:{word}", table.root(stance))


def reproach(scene: Scene, found: Sense) -> str:
    """Return the stance of a sense; to call on somebody to stop something is as good as a demand."""
    if found.stance == "appeal" and below(scene, found.match) & scene.lexicon.classes["reversal"]:
        return "demand"
    return found.stance


def toned(scene: Scene, taken: set[int]) -> Iterator[tuple[Sense, int]]:
    """Yield good and bad words on the path that no entry of the lexicon covers, read as weak entries of support and criticism."""
    for token in scene.path:
        sign = rules().tones.get(token.lemma.lower(), 0)
        if not sign or token.i in taken or token.pos not in ("VERB", "NOUN", "ADJ"):
            continue
        sign *= -1 if scene.clauses.negated(token) else 1
        stance, lemma = "support" if sign > 0 else "criticize", token.lemma.lower()
        entry = Entry(lemma=lemma, words=(lemma,), stance=stance, target=(), content=(), wants=0, negated="drop", confidence=_TONE)
        yield Sense(Match(entry, token, token, token.span), stance, token), 0


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
        if (dep in ("advcl", "parataxis", "conj") and word.pos in ("VERB", "AUX")) or word.dep == "acl:relcl":
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
    if subject.i == holder.i or (who is not None and subject.pos == "PRON" and actor in who.actors):
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
        following = (
            subject
            if subject is not None
            else scene.parse.head(word)
            if word.dep in ("acl", "advcl", "xcomp", "obj", "obl", "nmod")
            else None
        )
        if following is None or following.i == word.i:
            return subject
        word = following
    return None


def _owner(scene: Scene, noun: Token) -> Token | None:
    """Return who takes the stance that a noun or adjective names: its owner, its subject, or the subject of the verb that it completes."""
    for child in scene.parse.children(noun, "nmod:poss", "compound", "amod", "nsubj", "nmod"):
        if child.dep not in ("amod", "compound", "nmod") or (
            child.text[:1].isupper() and (child.dep != "nmod" or scene.clauses.case(child) in _AGENTS)
        ):
            return child
    verb = scene.parse.head(noun)
    if verb.pos == "VERB" and noun.dep.partition(":")[0] in ("obj", "obl"):
        return scene.clauses.subject(verb)
    return None

"""Who speaks well or ill of whom: standing ("a critic of the pact") and the tone of words near a string in what the other says."""

from collections.abc import Iterator

from graph.core.entity import Actor
from graph.extraction.relate_pair import A, B
from graph.extraction.relate_rules import rules
from graph.extraction.relate_scene import Scene
from graph.language.parse import Token

_NEAR = 4
_SPOKEN = 0.75
_LOOSE = ("appos", "nmod:desc", "compound", "flat", "nmod", "amod", "nmod:poss", "conj")


def standings(scene: Scene) -> Iterator[tuple[str, int, float, str]]:
    """Yield stance, direction, confidence and word where a noun says how one of the two stands towards the other."""
    if scene.a is None or scene.b is None:
        return
    table = rules().standing
    for token in scene.parse.tokens:
        name = table.get(token.lemma.lower()) if token.pos in ("NOUN", "PROPN") else None
        if name is None:
            continue
        whose = [
            t
            for t in scene.parse.children(token, "nmod", "nmod:poss", "compound", "amod", "obl", "obj")
            if t.dep != "nmod" or scene.clauses.case(t) in ("of", "to", "for")
        ]
        for holder, target, direction in ((scene.a, scene.b, 1), (scene.b, scene.a, -1)):
            if any(_within(scene, target, t) for t in whose) and _is(scene, token, holder):
                yield name, direction, 0.75, token.lemma.lower()


def _within(scene: Scene, token: Token, top: Token) -> bool:
    """Tell whether `token` is `top` or a part of its name or of its list."""
    while token.i != top.i:
        if token.head == token.i or token.dep not in _LOOSE:
            return False
        token = scene.parse.head(token)
    return True


def _is(scene: Scene, noun: Token, holder: Token) -> bool:
    """Tell whether the noun is said of `holder`: in apposition, as a title, as predicate, or "as" one."""
    if holder.i == noun.i or (holder.head == noun.i and holder.dep in ("appos", "flat", "nsubj")):
        return True
    head = scene.parse.head(noun)
    if head.i == holder.i and noun.dep in ("appos", "nmod:desc", "compound", "nmod"):
        return True
    if head.pos == "VERB":
        subject = scene.clauses.grammatical_subject(head)
        return subject is not None and subject.i == holder.i and scene.clauses.case(noun).startswith("as")
    if head.lemma == "one" and noun.dep == "nmod" and scene.parse.child(head, "cop"):
        noun = head
    if scene.parse.child(noun, "cop"):
        subject = scene.clauses.grammatical_subject(noun)
        return subject is not None and _within(scene, holder, subject)
    return False


def spoken(scene: Scene) -> Iterator[tuple[str, int, float, str]]:
    """Yield support or criticism where one of the two speaks and the words about the other are good or bad."""
    if scene.a is None or scene.b is None:
        return
    for holder, target, other, direction in ((A, scene.b, B, 1), (B, scene.a, A, -1)):
        for token in _spoken_of(scene, holder, target, other):
            value, word = tone(scene, token)
            if word:
                yield "support" if value > 0 else "criticize", direction, min(_SPOKEN, 0.3 + 0.15 * abs(value)), word


def _spoken_of(scene: Scene, holder: Actor, target: Token, other: Actor) -> Iterator[Token]:
    """Yield the words for the target, pronouns included, in what the holder says."""
    said = [span for voice in scene.voices.all if holder.id in voice.actors for span in voice.attribution.content]
    for token in scene.parse.tokens if said else ():
        known = token.i == target.i or ((who := scene.cast.at(token)) is not None and other.id in {a.id for a in who.actors})
        if known and any(span.covers(token.span) for span in said):
            yield token


def answered(scene: Scene) -> Iterator[tuple[str, int, float, str]]:
    """Yield the stance that somebody's answer shows the other to have: "declined to respond to the governor's charges"."""
    if scene.a is None or scene.b is None:
        return
    for noun in scene.parse.tokens:
        if noun.pos != "NOUN" or rules().tones.get(noun.lemma.lower(), 0) >= 0:
            continue
        verb = scene.parse.head(noun)
        if verb.lemma.lower() not in rules().answering:
            continue
        owner, subject = scene.parse.child(noun, "nmod:poss"), scene.clauses.subject(verb)
        if owner is None or subject is None:
            continue
        for holder, target, direction in ((scene.a, scene.b, 1), (scene.b, scene.a, -1)):
            if _within(scene, holder, owner) and _within(scene, target, subject):
                yield "criticize", direction, 0.8, noun.lemma.lower()


def tone(scene: Scene, target: Token) -> tuple[float, str]:
    """Return the sum of good and bad words in the clause of `target`, nearer ones more, and the word that counts most."""
    table, found = rules(), []
    near = {target.i: 0}
    edge = [target]
    for step in range(1, _NEAR + 1):
        edge = [t for word in edge for t in [scene.parse.head(word), *scene.parse.children(word)] if t.i not in near]
        near |= {t.i: step for t in edge}
    for i, step in sorted(near.items()):
        token = scene.parse.tokens[i]
        sign = table.tones.get(token.lemma.lower(), 0)
        if sign and token.pos in ("NOUN", "VERB", "ADJ", "ADV", "PROPN") and step:
            turned = -1 if scene.clauses.negated(token) else 1
            found.append((sign * turned * (1.3 - 0.25 * step), token.lemma.lower()))
    total = sum(value for value, _ in found)
    return total, max(found, key=lambda f: abs(f[0]))[1] if found and total else ""

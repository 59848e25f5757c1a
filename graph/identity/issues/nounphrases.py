"""Builds from a parse the noun phrase that says what its words are about: "sale of rice to Mali" for "to sell rice to Mali"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.core.statement import Draft
from graph.identity.actors.circles import Circle
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.nouns import load_nouns
from graph.identity.folding import fold
from graph.identity.issues.contents import nominal
from graph.identity.issues.deeds import deed, is_deed
from graph.identity.stemming import stem, stems
from graph.identity.wordlists import wordlist
from graph.language.parse import Parse, Token

LONGEST = 9  # words of a label
_RANKS = {"root": 0, "obj": 1, "nsubj:pass": 1, "obl": 3, "nsubj": 2, "xcomp": 2, "ccomp": 3, "nmod": 4, "conj": 5}
_CLAUSES = ("acl:relcl", "relcl", "appos", "parataxis", "punct", "cc:preconj", "det:predet", "discourse", "advmod", "case", "mark")
_OF_THE_VERB = ("conj", "cop", "aux", "nsubj", "advcl", "acl:relcl", "parataxis", "csubj", "obl:unmarked")
_ACTOR, _CLAIM, _EMPTY = 1, 2, 4  # how poor a noun is: an actor's name, a demand or offer, hollow; and sums of these
_FULL = 3  # words beyond which the phrase of a demand or offer says what it is on
_DROPPED = ("his", "her", "my", "your")
_LEADING = re.compile(
    r"^(?:(?:according|to|that|the|a|an|of|for|on|about|any|its|it|they|would|will|be|been|being|he|she|we|you|i|his|her|their|our|by|at|in|with|against"
    r"|and|or|but|as|because|if|when|is|are|was|were|has|have|had|should|must|could|can|may|not|there|this|these|those|which|who|whether|both|all|some|no|other|many|more|little|single|several|few|own|such)\s+)+",
    re.I,
)
_TRAILING = re.compile(
    r"(?:\s+(?:the|a|an|of|to|and|or|in|on|at|by|for|with|from|that|which|its|his|her|their|is|are|was|as|not|because|when|if|than|into|over|about|through|be|what|whom|who|other))+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase for a label, "" where there is none; `name` is the best name of an actor there, `deed` what is done without an object.

    `poor` phrases say little: "Russian offer".
    """

    label: str
    name: str = ""
    deed: str = ""
    poor: bool = False


def noun_phrase(parse: Parse, draft: Draft, around: Circle) -> Phrase:
    """Return the phrase of the best noun, with what is done to it, else of what is done."""
    ranked = sorted((rank, token.i) for token in parse.tokens if (rank := _rank(parse, token, around)) is not None)
    named = [(poor, parse.tokens[i], _named(parse, parse.tokens[i], draft)) for (poor, _, _), i in ranked]
    told = next((label for poor, _, label in named if poor == 0 and label), "")
    if told and all(word[:1].isupper() for word in told.split()):
        told = next((label for poor, _, label in named if poor == _CLAIM and told in label), told)
    done, tail = _done(parse)
    dealt = next((label for poor, _, label in named if poor == _ACTOR and label.startswith(f"{done} ") and done), "")
    claimed = next((label for poor, _, label in named if poor == _CLAIM and len(label.split()) > _FULL), "")
    if told or dealt or claimed or tail:
        return Phrase(told or dealt or claimed or f"{done}{tail}")
    label = next((label for poor, _, label in named if poor in (_CLAIM, _EMPTY) and label), "")
    name = next((actor_name(parse, token, around) for poor, token, _ in named if poor & _ACTOR), "")
    return Phrase("" if done else label, name, done, poor=True)


def _rank(parse: Parse, token: Token, around: Circle) -> tuple[int, int, int] | None:
    """Tell how well a noun stands for the whole, lower being better; None for what is no noun, a time, or only an actor."""
    if token.pos not in ("NOUN", "PROPN") or not token.text[:1].isalpha():
        return None
    dep = "root" if token.head == token.i else token.dep if token.dep in _RANKS else token.dep.partition(":")[0]
    word = token.lemma.lower()
    if (
        dep not in _RANKS
        or token.dep in ("nmod:desc", "nmod:unmarked", "obl:unmarked")
        or word in wordlist("time") | wordlist("calendar") | wordlist("source") | wordlist("unit")
        or (token.pos == "PROPN" and word in wordlist("thing"))
    ):
        return None
    depth = sum(1 for _ in parse.ancestors(token))
    bare = not any(c.pos in ("NOUN", "PROPN", "ADJ", "VERB") for c in parse.children(token))
    said = {word, token.text.lower()}
    claim = bool(said & wordlist("demand")) or (bool(said & wordlist("agreement")) and _says_what(parse, token))
    empty = bare and bool(said & (wordlist("vague") | wordlist("stop") | wordlist("light")))
    return (
        (_EMPTY if empty else _CLAIM if claim else 0) + _ACTOR * (token.pos == "PROPN" and bool(actor_name(parse, token, around))),
        parse.sentence(token).i * 9 + depth + _RANKS[dep],
        token.i,
    )


def _says_what(parse: Parse, token: Token) -> bool:
    """Tell whether only a clause after a noun says what it is about: "a deal under which Peru will return the mummies"."""
    return bool(parse.child(token, "acl") and not parse.child(token, "amod", "compound", "nmod") and not deed(parse, parse.head(token))[0])


def actor_name(parse: Parse, token: Token, around: Circle) -> str:
    """Return the name of the actor that the noun is, with its titles or without; "" where it is something else."""
    words = [t.text for t in _kept(parse, token) if (t.i <= token.i or t.dep.startswith("flat")) and t.pos != "DET"]
    for start in range(len(words)):
        name = fold(" ".join(words[start:]))
        near = around.folded.get(name)
        entry = load_gazetteer().find(" ".join(words)) if start == 0 else None
        if near or entry:
            return near.name if near else entry.actor.name if entry else ""
    titles = (cut for cut in range(len(words) - 1, 0, -1) if (n := load_nouns().ending(words[:cut])) and n[1].kind in ("office", "style"))
    return " ".join(words[next(titles, len(words)) :])


def _named(parse: Parse, head: Token, draft: Draft) -> str:
    """The phrase of a noun with what is done to it and where it ends: "sale of electricity to Mali"."""
    verb = parse.head(head)
    if verb.i == head.i or verb.pos != "VERB":
        return _label(parse, head, draft, LONGEST)
    let = parse.child(verb, "xcomp") if head.dep == "obj" else None
    verb = let if let is not None and let.pos == "VERB" and let.i > head.i else verb
    if head.dep == "obl" and not parse.child(verb, "obj", "nsubj:pass"):
        return _led_to(parse, verb, head, draft)
    alone = head.dep == "nsubj" and verb.lemma.lower() in wordlist("intransitive") and not parse.child(verb, "obj", "xcomp", "ccomp")
    affected = alone or head.dep in ("obj", "nsubj:pass")
    done, link = deed(parse, verb) if affected and not is_deed(head.lemma.lower()) else ("", "")
    done = "" if _ending(verb.lemma, done) else done
    label = _label(parse, head, draft, LONGEST - 1 if done else LONGEST)
    found = f"{done} {'of' if let or head.dep == 'nsubj' else link} {_article(parse, head, label)}{label}" if done and label else label
    tail = _tail(parse, verb, head) if done or head.dep == "obj" else ""
    return found + tail if tail and len((found + tail).split()) <= LONGEST + 1 else found


def _led_to(parse: Parse, verb: Token, head: Token, draft: Draft) -> str:
    """The phrase of what a verb without an object leads to: "travel to the eastern hills"."""
    label, case = _label(parse, head, draft, LONGEST - 2), parse.child(head, "case")
    done, _ = deed(parse, verb)
    fits = done and label and case is not None and case.text.lower() in wordlist("complement")
    return f"{done} {case.text} {_article(parse, head, label, plural=True)}{label}" if case is not None and fits else label


def _ending(lemma: str, done: str) -> bool:
    """Tell whether a verb ends what its object names, so that the object is the issue: "stop", not "withdraw"."""
    return stem(lemma) in stems("reversal") and stem(done) not in stems("ended")


def _article(parse: Parse, head: Token, label: str, *, plural: bool = False) -> str:
    """The article that a label needs after "of"."""
    if head.pos == "PROPN" or (head.plural and not plural) or (label[:1].isupper() and " " not in label):
        return ""
    given = next((t.text.lower() for t in parse.children(head) if t.dep.partition(":")[0] in ("det", "nmod")), "")
    if given in ("a", "an", "the"):
        return f"{given} "
    return "the " if given in ("this", "that", "its", "their", "our") else ""


def _done(parse: Parse) -> tuple[str, str]:
    """What the first verb with a noun of its own says is done, and the phrase after it: "travel" and " to eastern Sabah"."""
    for token in parse.tokens:
        if token.pos == "VERB" and (done := deed(parse, token)[0]):
            return done, _tail(parse, token, token)
    return "", ""


def _tail(parse: Parse, verb: Token, after: Token) -> str:
    """The first complement of a verb after a word, " to Moldova"; "" where there is none but of time, or not directly."""
    for child in parse.children(verb, "obl"):
        case = next((t for t in parse.children(child, "case")), None)
        if child.i < after.i or case is None or case.text.lower() not in wordlist("complement"):
            continue
        words = _kept(parse, child)
        if any(t.lemma.lower() in wordlist("calendar") | wordlist("time") | wordlist("unit") for t in words):
            continue
        if any(t.dep == "nmod:poss" and t.pos == "PRON" for t in words) or child.pos == "PRON" or _apart(parse, after, child):
            return ""
        return " " + " ".join(t.text for t in (case, *words) if t.i == case.i or t.dep != "case" or t.i > child.i)
    return ""


def _kept(parse: Parse, head: Token) -> list[Token]:
    """The noun with what belongs to it, without clauses, asides and times."""
    kept: list[Token] = []

    def walk(token: Token, *, top: bool) -> None:
        kept.append(token)
        for child in parse.children(token):
            inner = child.dep in ("case", "mark", "advmod") and not top
            if (child.dep in _CLAUSES and not inner and not (child.dep == "punct" and child.text == "-")) or _apart(parse, head, child):
                continue
            if (child.dep in _OF_THE_VERB and token is head) or (child.i > head.i and child.lemma.lower() in wordlist("calendar")):
                continue
            walk(child, top=False)

    walk(head, top=True)
    return sorted(kept, key=lambda t: t.i)


def _apart(parse: Parse, head: Token, token: Token) -> bool:
    """Tell whether a comma or a bracket stands between the noun and a later part."""
    return any(t.text in (",", ";", ":", "(", "–", "—") for t in parse.tokens[head.i : token.i])


def _label(parse: Parse, head: Token, draft: Draft, longest: int) -> str:
    tokens = _kept(parse, head)
    while tokens[0] is not head and (tokens[0].pos in ("DET", "NUM") or tokens[0].lemma.lower() in wordlist("unit")):
        tokens = tokens[1:]
    tokens = tokens[max(0, tokens.index(head) - longest + 1) :]
    tokens = _fitting(tokens, tokens.index(head), longest)
    while tokens[-1] is not head and _dangling(tokens[-1]):
        tokens = tokens[:-1]
    label = _joined(list(_texts(tokens, draft)))
    return _TRAILING.sub("", _LEADING.sub("", label)).strip(" ,'’-")


def _dangling(token: Token) -> bool:
    """Tell whether no phrase should end in a word."""
    past = token.pos == "VERB" and token.tag == "VBN"
    return past or token.pos not in ("NOUN", "PROPN", "VERB") or token.lemma.lower() in wordlist("calendar")


def _fitting(tokens: list[Token], place: int, longest: int) -> list[Token]:
    """The tokens without the last phrases after the noun that are too many."""
    while len(tokens) > longest:
        cut = next((k for k in range(len(tokens) - 1, place, -1) if tokens[k].dep in ("case", "mark")), longest)
        tokens = tokens[:cut]
    return tokens


def _texts(tokens: Sequence[Token], draft: Draft) -> Iterator[tuple[str, bool]]:
    """Yield each word with whether a space goes before it; pronouns give way to whom they mean."""
    for k, token in enumerate(tokens):
        low = token.text.lower()
        spaced = k > 0 and tokens[k - 1].end < token.start
        if (k == 0 and low in ("'s", "’s", "s")) or low == "own":
            continue
        if token.pos in ("PRON", "DET") and (low in _DROPPED or (k == 0 and token.pos == "DET")):
            continue
        tag = nominal(low, draft) if low in ("its", "their", "our") else None
        if tag:
            whose = owner(tag[1:-1], draft)
            yield f"the {whose}" if k > 0 and tokens[k - 1].pos == "ADP" and "'" not in whose else whose, spaced
        elif low not in ("its", "their", "our"):
            yield (token.text if token.pos == "PROPN" or not token.text.istitle() or token.pos == "ADJ" else low), spaced


def _joined(words: Sequence[tuple[str, bool]]) -> str:
    return "".join((" " if spaced else "") + word for word, spaced in words).strip()


def owner(identifier: str, draft: Draft) -> str:
    """Return the word before what somebody has: "Iraqi", "NATO", "Ana Quispe's"."""
    found = load_gazetteer().actor(identifier)
    if found is not None and found.kind != "person":
        return load_gazetteer().adjective(found)
    near = next((a for a in (draft.actor, *draft.targets) if a.id == identifier), None)
    name = near.name if near else identifier.replace("-", " ")
    return name + ("'" if name.endswith("s") else "'s")

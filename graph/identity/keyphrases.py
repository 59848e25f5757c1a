"""Names issues after the key phrase of their contents: a short noun phrase with its complement."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.core.document import Block, Document, Span
from graph.core.entity import Issue
from graph.core.iris import slug
from graph.core.statement import Draft
from graph.identity.circles import Circle
from graph.identity.claims import ACTS, VERDICTS
from graph.identity.contents import TAG, Content, nominal, stem
from graph.identity.folding import fold
from graph.identity.gazetteer import load_gazetteer
from graph.identity.naming import titled
from graph.identity.nouns import load_nouns
from graph.identity.wordlists import wordlist
from graph.language.parse import Parse, Token
from graph.language.pipeline import parse_all

LONGEST = 9  # words of a label
FIRST = 0.75  # what the first content of a group is ahead
TRIED = 4  # contents of one group that are read for a label
_RANKS = {"root": 0, "obj": 1, "nsubj:pass": 1, "obl": 3, "nsubj": 2, "xcomp": 2, "ccomp": 3, "nmod": 4, "conj": 5}
_CLAUSES = ("acl:relcl", "relcl", "appos", "parataxis", "punct", "cc:preconj", "det:predet", "discourse", "advmod", "case", "mark")
_DROPPED = ("his", "her", "my", "your")
_ARTICLES = re.compile(r"\b(?:the|a|an) ", re.I)
_DEMANDS = re.compile(r"^(?:(?:the|any|all) )?(?:<[^<> ]+> )?(?:demand|request|call|proposal|claim|offer|idea)s? (?:to|for|that|of) ")
_LEADING = re.compile(
    r"^(?:(?:according|to|that|the|a|an|of|for|on|about|any|its|it|they|would|will|be|been|being|he|she|we|you|i|his|her|their|our|by|at|in|with|against"
    r"|and|or|but|as|because|if|when|is|are|was|were|has|have|had|should|must|could|can|may|not|there|this|these|those|which|who|whether|both|all|some|no|other|many|more|little|several|few|own|such)\s+)+",
    re.I,
)
_TRAILING = re.compile(
    r"(?:\s+(?:the|a|an|of|to|and|or|in|on|at|by|for|with|from|that|which|its|his|her|their|is|are|was|as|not|because|when|if|than|into|over|about|through|be|what|whom|who|other))+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One content that may name an issue: its draft, the actors of its document, and its words with the phrase that follows them there."""

    content: Content
    draft: Draft
    around: Circle
    text: str


def key_phrases(groups: Sequence[Sequence[Wording]]) -> list[Issue]:
    """Return for each group of contents an issue named by its own words.

    Contents are given in the order in which they may give the name. Of the first few that say something, the phrase that holds most of
    the group's words is taken, the first of equals.
    """
    tried = [_tried(group) for group in groups]
    documents = [_document(f"{i}.{k}", wording.text) for i, group in enumerate(tried) for k, wording in enumerate(group)]
    parses = iter(parse_all(documents))
    return [_issue([next(parses) for _ in chosen], chosen, group) for chosen, group in zip(tried, groups, strict=True)]


def _tried(group: Sequence[Wording]) -> list[Wording]:
    """The contents of the first document that say something, else of the first."""
    telling = [w for w in group if not w.content.thin] or list(group)
    first = telling[0].draft.report.document
    return [w for w in telling if w.draft.report.document == first][:TRIED]


def _document(identifier: str, text: str) -> Document:
    plain = " ".join(re.sub(r"[“”\"‘]", " ", text).split())
    return Document(identifier, plain, (Block("paragraph", Span(0, len(plain))),) if plain else ())


def _issue(parses: Sequence[Parse], chosen: Sequence[Wording], group: Sequence[Wording]) -> Issue:
    counts = Counter(key for wording in group for key in wording.content.keys)
    labels = [_named(parse, wording) for parse, wording in zip(parses, chosen, strict=True)]
    worths = [_worth(label, counts) + (FIRST if k == 0 else 0) for k, label in enumerate(labels)]
    label = labels[worths.index(max(worths))]
    return Issue(slug(_ARTICLES.sub("", label), limit=60), label)


def _worth(label: str, counts: Counter[str]) -> float:
    words = label.split()
    held = {stem(w) for w in re.findall(r"[a-z][a-z'-]+", label.lower())}
    return sum(counts[key] for key in sorted(held)) + (0.5 if len(words) > 1 else 0) - 0.1 * max(0, len(words) - 6)


def _named(parse: Parse, wording: Wording) -> str:
    draft = wording.draft
    other = draft.targets[0] if draft.targets and draft.stance.id not in ACTS else draft.actor
    label, name = _noun_phrase(parse, wording)
    label = label or name or _words(wording.content)
    low = label.lower()
    if all(w in wordlist("stop") | wordlist("first or second person") for w in low.split()):
        return f"{'conduct' if draft.targets else 'position'} of {titled(other.name)}"
    actor = _actor(label, wording) or (label if label == name else "")
    if actor:
        return f"{'support for' if draft.stance.sign > 0 else 'conduct of' if draft.stance.sign < 0 else 'role of'} {titled(actor)}"
    if " " not in label and label[:1].islower():
        own = other.kind != "person" and draft.stance.id in ACTS | VERDICTS
        return f"{load_gazetteer().adjective(other)} {label}" if own else f"{label} ({other.name})"
    return label


def _actor(label: str, wording: Wording) -> str:
    """The name of the actor that a label names and nothing else; "" for any other label."""
    own = {fold(a.name): a.name for a in (*wording.draft.targets, wording.draft.actor)}
    entry = load_gazetteer().find(label)
    return own.get(fold(label)) or wording.around.called.get(fold(label)) or (entry.actor.name if entry else "")


def _noun_phrase(parse: Parse, wording: Wording) -> tuple[str, str]:
    """The best phrase with a noun, and the best name of an actor; "" where there is none."""
    ranked = sorted((rank, token.i) for token in parse.tokens if (rank := _rank(parse, token, wording.around)) is not None)
    name = ""
    for (poor, _, _), i in ranked:
        if poor % 2:
            name = name or _actor_name(parse, parse.tokens[i], wording.around)
        elif label := _label(parse, parse.tokens[i], wording.draft):
            return label, ""
    return "", name


def _rank(parse: Parse, token: Token, around: Circle) -> tuple[int, int, int] | None:
    """Tell how well a noun stands for the whole, lower being better; None for what is no noun, a time, or only an actor."""
    if token.pos not in ("NOUN", "PROPN") or not token.text[:1].isalpha():
        return None
    dep = "root" if token.head == token.i else token.dep if token.dep in _RANKS else token.dep.partition(":")[0]
    word = token.lemma.lower()
    if (
        dep not in _RANKS
        or token.dep in ("nmod:desc", "nmod:unmarked", "obl:unmarked")
        or word in wordlist("time") | wordlist("calendar") | wordlist("source")
        or (token.pos == "PROPN" and word in wordlist("thing"))
    ):
        return None
    depth = sum(1 for _ in parse.ancestors(token))
    bare = not any(c.pos in ("NOUN", "PROPN", "ADJ", "VERB") for c in parse.children(token))
    said = {word, token.text.lower()}
    empty = bool(said & wordlist("demand")) or (bare and bool(said & (wordlist("vague") | wordlist("stop") | wordlist("light"))))
    return (
        2 * empty + (token.pos == "PROPN" and bool(_actor_name(parse, token, around))),
        parse.sentence(token).i * 9 + depth + _RANKS[dep],
        token.i,
    )


def _actor_name(parse: Parse, token: Token, around: Circle) -> str:
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


def _kept(parse: Parse, head: Token) -> list[Token]:
    """The noun with what belongs to it, without clauses and asides."""
    kept: list[Token] = []

    def walk(token: Token, *, top: bool) -> None:
        kept.append(token)
        for child in parse.children(token):
            inner = child.dep in ("case", "mark", "advmod") and not top
            if (child.dep in _CLAUSES and not inner and not (child.dep == "punct" and child.text == "-")) or _apart(parse, head, child):
                continue
            if child.dep in ("conj", "cop", "aux", "nsubj", "advcl", "acl:relcl", "parataxis", "csubj", "obl:unmarked") and token is head:
                continue
            walk(child, top=False)

    walk(head, top=True)
    return sorted(kept, key=lambda t: t.i)


def _apart(parse: Parse, head: Token, token: Token) -> bool:
    """Tell whether a comma or a bracket stands between the noun and a later part."""
    return any(t.text in (",", ";", ":", "(", "–", "—") for t in parse.tokens[head.i : token.i])


def _label(parse: Parse, head: Token, draft: Draft) -> str:
    tokens = _kept(parse, head)
    tokens = [t for t in tokens if t.i <= head.i or tokens[0].i + LONGEST + 2 > t.i]
    while tokens[0] is not head and tokens[0].pos in ("DET", "NUM"):
        tokens = tokens[1:]
    place = tokens.index(head)
    tokens = tokens[max(0, place - LONGEST + 1) :]
    tokens = tokens[:LONGEST]
    while tokens[-1] is not head and (tokens[-1].pos not in ("NOUN", "PROPN", "VERB") or tokens[-1].lemma.lower() in wordlist("calendar")):
        tokens = tokens[:-1]
    label = _joined(list(_texts(tokens, draft)))
    return _TRAILING.sub("", _LEADING.sub("", label)).strip(" ,'’-")


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
            yield _owner(tag[1:-1], draft), spaced
        elif low not in ("its", "their", "our"):
            yield (token.text if token.pos == "PROPN" or not token.text.istitle() or token.pos == "ADJ" else low), spaced


def _joined(words: Sequence[tuple[str, bool]]) -> str:
    return "".join((" " if spaced else "") + word for word, spaced in words).strip()


def _owner(identifier: str, draft: Draft) -> str:
    """The word before what somebody has: "Iraqi", "NATO", "Ana Quispe's"."""
    found = load_gazetteer().actor(identifier)
    if found is not None and found.kind != "person":
        return load_gazetteer().adjective(found)
    near = next((a for a in (draft.actor, *draft.targets) if a.id == identifier), None)
    name = near.name if near else identifier.replace("-", " ")
    return name + ("'" if name.endswith("s") else "'s")


def _words(content: Content) -> str:
    """The first words of a content without a noun, names restored, without what leads in."""
    text = re.split(r"[.;:!?]| – |, (?:which|who|and|but|as|while)\b", content.tagged)[0]
    text = _DEMANDS.sub("", re.sub(r"[“”\"]", "", text))
    words = _LEADING.sub("", text.strip(" ,")).split()
    label = TAG.sub(_restored, " ".join(words[:LONGEST])).strip(" ,'\"“”")
    return _TRAILING.sub("", label) or "unnamed issue"


def _restored(match: re.Match[str]) -> str:
    actor = load_gazetteer().actor(match.group(1))
    return actor.name if actor else match.group(1).replace("-", " ")

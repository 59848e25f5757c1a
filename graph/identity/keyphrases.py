"""Names issues after the key phrase of a content: a short noun phrase with its actors where there is one."""

import re
from collections.abc import Iterator, Sequence

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Issue
from graph.core.iris import slug
from graph.core.statement import Draft
from graph.identity.contents import TAG, Content, nominal
from graph.identity.folding import fold
from graph.identity.gazetteer import load_gazetteer
from graph.identity.nouns import load_nouns
from graph.identity.wordlists import wordlist
from graph.language.parse import Parse, Token
from graph.language.pipeline import parse_all

LONGEST = 8  # words of a label
_RANKS = {"root": 0, "obj": 1, "nsubj:pass": 1, "obl": 3, "nsubj": 2, "xcomp": 2, "ccomp": 3, "nmod": 4, "conj": 5}
_CLAUSES = ("acl:relcl", "relcl", "appos", "parataxis", "punct", "cc:preconj", "det", "det:predet", "discourse", "advmod", "case", "mark")
_DROPPED = ("his", "her", "my", "your")
_DEMANDS = re.compile(r"^(?:(?:the|any|all) )?(?:<[^<> ]+> )?(?:demand|request|call|proposal|claim|offer|idea)s? (?:to|for|that|of) ")
_LEADING = re.compile(
    r"^(?:(?:to|that|the|a|an|of|for|on|about|any|its|it|they|would|will|be|been|being|he|she|we|you|i|his|her|their|our|by|at|in|with|against"
    r"|and|or|but|as|because|if|when|is|are|was|were|has|have|had|should|must|could|can|may|not|there|this|these|those|which|who|whether)\s+)+",
    re.I,
)
_TRAILING = re.compile(
    r"(?:\s+(?:the|a|an|of|to|and|or|in|on|at|by|for|with|from|that|which|its|his|her|their|is|are|was|as|not|because|when|if|than|into|over|about|through|be|what|whom|who|other))+$",
    re.I,
)


def key_phrases(contents: Sequence[tuple[Content, Draft, Sequence[Actor]]]) -> list[Issue]:
    """Return an issue named by its own words for each content, given with its draft and the actors of its document."""
    documents = [_document(str(i), content.text) for i, (content, _, _) in enumerate(contents)]
    return [_issue(parse, *given) for parse, given in zip(parse_all(documents), contents, strict=True)]


def _document(identifier: str, text: str) -> Document:
    plain = " ".join(re.sub(r"[“”\"‘]", " ", text).split())
    return Document(identifier, plain, (Block("paragraph", Span(0, len(plain))),) if plain else ())


def _issue(parse: Parse, content: Content, draft: Draft, around: Sequence[Actor]) -> Issue:
    other = draft.targets[0] if draft.targets else draft.actor
    label = _noun_phrase(parse, draft, around) or _words(content)
    if all(w in wordlist("stop") | wordlist("first or second person") for w in label.lower().split()):
        label = f"{'conduct' if draft.targets else 'position'} of {other.name}"
    elif " " not in label and label[:1].islower():
        label = f"{label} ({other.name})"
    return Issue(slug(label, limit=60), label)


def _noun_phrase(parse: Parse, draft: Draft, around: Sequence[Actor]) -> str:
    ranked = sorted((rank, token.i) for token in parse.tokens if (rank := _rank(parse, token, around)) is not None)
    for (poor, _, _), i in ranked:
        if poor % 2:
            return _actor_name(parse, parse.tokens[i], around)
        label = _label(parse, parse.tokens[i], draft)
        if label:
            return label
    return ""


def _rank(parse: Parse, token: Token, around: Sequence[Actor]) -> tuple[int, int, int] | None:
    """Tell how well a noun stands for the whole, lower being better; None for what is no noun, a time, or only an actor."""
    if token.pos not in ("NOUN", "PROPN") or not token.text[:1].isalpha():
        return None
    dep = "root" if token.head == token.i else token.dep if token.dep in _RANKS else token.dep.partition(":")[0]
    word = token.lemma.lower()
    if (
        dep not in _RANKS
        or token.dep in ("nmod:desc", "nmod:unmarked", "obl:unmarked")
        or word in wordlist("never a name") | wordlist("time")
        or (token.pos == "PROPN" and word in wordlist("thing"))
    ):
        return None
    depth = sum(1 for _ in parse.ancestors(token))
    bare = not any(c.pos in ("NOUN", "PROPN", "ADJ", "VERB") for c in parse.children(token))
    empty = bare and bool({word, token.text.lower()} & (wordlist("vague") | wordlist("demand") | wordlist("stop")))
    return (
        2 * empty + (token.pos == "PROPN" and bool(_actor_name(parse, token, around))),
        parse.sentence(token).i * 9 + depth + _RANKS[dep],
        token.i,
    )


def _actor_name(parse: Parse, token: Token, around: Sequence[Actor]) -> str:
    """Return the name of the actor that the noun is, with its titles or without; "" where it is something else."""
    words = [t.text for t in _kept(parse, token) if t.i <= token.i or t.dep.startswith("flat")]
    for start in range(len(words)):
        name = fold(" ".join(words[start:]))
        near = next((a for a in around if name == fold(a.name) or (a.kind == "person" and name == fold(a.name).split()[-1])), None)
        entry = load_gazetteer().find(" ".join(words)) if start == 0 else None
        if near or entry:
            return near.name if near else entry.actor.name if entry else ""
    titles = (cut for cut in range(len(words) - 1, 0, -1) if (n := load_nouns().ending(words[:cut])) and n[1].kind in ("office", "style"))
    return " ".join(words[next(titles, len(words)) :])


def _kept(parse: Parse, head: Token) -> list[Token]:
    """The noun with what belongs to it, without clauses, asides and articles."""
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
    place = tokens.index(head)
    tokens = tokens[max(0, place - LONGEST + 1) :]
    label = _joined(list(_texts(tokens[:LONGEST], draft)))
    return _TRAILING.sub("", _LEADING.sub("", label)).strip(" ,'’-")


def _texts(tokens: Sequence[Token], draft: Draft) -> Iterator[tuple[str, bool]]:
    """Yield each word with whether a space goes before it; pronouns give way to whom they mean."""
    for k, token in enumerate(tokens):
        low = token.text.lower()
        spaced = k > 0 and tokens[k - 1].end < token.start
        if k == 0 and low in ("'s", "’s", "s"):
            continue
        if token.pos in ("PRON", "DET") and (low in _DROPPED or (k == 0 and token.pos == "DET")):
            continue
        tag = nominal(low, draft, ()) if low in ("its", "their", "our") else None
        if tag:
            name = _name(tag[1:-1], draft)
            yield name + ("'" if name.endswith("s") else "'s"), spaced
        elif low not in ("its", "their", "our"):
            yield (token.text if token.pos == "PROPN" or not token.text.istitle() or token.pos == "ADJ" else low), spaced


def _joined(words: Sequence[tuple[str, bool]]) -> str:
    return "".join((" " if spaced else "") + word for word, spaced in words).strip()


def _name(identifier: str, draft: Draft) -> str:
    found = next((a for a in (draft.actor, *draft.targets) if a.id == identifier), None) or load_gazetteer().actor(identifier)
    return found.name if found else identifier.replace("-", " ")


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

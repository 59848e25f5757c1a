"""Mends trees in which the parser took the verb of a clause for a modifier, or its subject for a part of the phrase before it."""

import calendar
from dataclasses import replace

from graph.language.parse import Parse, Token
from graph.language.trees import regrown

_FINITE = ("VBZ", "VBP", "VBD", "MD")
_TIMES = frozenset(
    {"day", "week", "month", "year", "morning", "afternoon", "evening", "night", "today", "yesterday", "time", "hour", "weekend"}
    | {day.lower() for day in calendar.day_name}
)
_MOVED = ("nsubj", "nsubj:pass", "obl", "advmod", "aux", "punct", "mark", "cc", "nmod")


def rehead(parse: Parse) -> Parse:
    """Return `parse` with such verbs as heads of their clauses: "Japan [lifted sanctions]", "the council [has blasted the bill]"."""
    tokens = list(parse.tokens)
    changed = False
    for verb in parse.tokens:
        if verb.pos != "VERB":
            continue
        head = parse.head(verb)
        if verb.dep == "amod" and verb.tag in ("VBD", "VBN") and verb.i < head.i:
            changed |= _over_object(parse, tokens, verb, head)
        elif verb.dep == "acl" and head.dep == "ROOT" and head.i < verb.i:
            changed |= _over_subject(parse, tokens, verb, head)
        elif verb.dep == "obj" and parse.child(verb, "nsubj") is not None and verb.i > head.i:
            tokens[verb.i] = replace(verb, dep="ccomp")
            changed = True
        else:
            changed |= _after_opening(parse, tokens, verb)
    return regrown(parse, tokens) if changed else parse


def _over_object(parse: Parse, tokens: list[Token], verb: Token, noun: Token) -> bool:
    """ "Chad on Monday lifted sanctions on Mali": a past form between a subject and a noun without determiner before the verb."""
    top = parse.head(noun) if noun.dep == "nmod:desc" else noun
    subject = next((t for owner in (verb, noun, top) for t in parse.children(owner, "nsubj", "nsubj:pass") if t.i < verb.i), None)
    if (
        subject is None
        or parse.child(top, "cop") is not None
        or any(t.i < verb.i for t in parse.children(noun, "det", "nmod:poss", "case"))
    ):
        return False
    tokens[verb.i] = replace(verb, head=verb.i if top.head == top.i else top.head, dep=top.dep)
    tokens[top.i] = replace(top, head=verb.i, dep="obj")
    for owner in {noun.i: noun, top.i: top}.values():
        for child in parse.children(owner):
            if child.i < verb.i and child.dep in _MOVED:
                tokens[child.i] = replace(child, head=verb.i)
    return True


def _over_subject(parse: Parse, tokens: list[Token], verb: Token, noun: Token) -> bool:
    """ "The council, meanwhile, has blasted the bill": a clause with a finite helper that no relative pronoun makes a modifier."""
    if parse.child(noun, "cop", "nsubj") is not None or parse.child(verb, "nsubj", "nsubj:pass", "mark") is not None:
        return False
    helpers = parse.children(verb, "aux", "aux:pass")
    if verb.tag not in ("VBZ", "VBP") and not any(t.tag in _FINITE for t in helpers):
        return False
    passive = any(t.dep == "aux:pass" for t in helpers)
    tokens[verb.i] = replace(verb, head=verb.i, dep="ROOT")
    tokens[noun.i] = replace(noun, head=verb.i, dep="nsubj:pass" if passive else "nsubj")
    return True


def _after_opening(parse: Parse, tokens: list[Token], verb: Token) -> bool:
    """ "In its report, the council said": the subject is no apposition to the opening phrase; "that day the council": a time is none."""
    subjects = [t for t in parse.children(verb, "nsubj", "nsubj:pass") if t.i < verb.i]
    if len(subjects) > 1 and subjects[0].lemma.lower() in _TIMES:
        tokens[subjects[0].i] = replace(subjects[0], dep="obl:unmarked")
        return True
    for opening in parse.children(verb, "obl"):
        if opening.i > verb.i or parse.text[opening.end : opening.end + 1].isalpha():
            continue
        found = next(
            (t for t in parse.subtree(opening) if t.dep == "appos" and _first(parse, t) and parse.tokens[_first(parse, t) - 1].text == ","),
            None,
        )
        if found is None or found.i > verb.i:
            continue
        if not subjects:
            passive = parse.child(verb, "aux:pass") is not None
            tokens[found.i] = replace(found, head=verb.i, dep="nsubj:pass" if passive else "nsubj")
            return True
        if found.i < subjects[0].i and any(t.dep == "cc" and t.i < subjects[0].i for t in parse.children(found)):
            tokens[found.i] = replace(found, head=verb.i, dep=subjects[0].dep)
            tokens[subjects[0].i] = replace(subjects[0], head=found.i, dep="conj")
            return True
    return False


def _first(parse: Parse, token: Token) -> int:
    return parse.subtree(token)[0].i

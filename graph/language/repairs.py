"""Mends what the parser is known to get wrong, where the text itself shows it."""

import calendar
from dataclasses import replace

from graph.language.modifiers import modified
from graph.language.parse import Parse, Token
from graph.language.predicates import rehead
from graph.language.trees import regrown

_PORTFOLIOS = frozenset(
    {"State", "Defence", "Defense", "Affairs", "Justice", "War", "Staff", "Interior", "Treasury", "Commerce", "Energy", "Health", "Trade"}
)

_CALENDAR = frozenset((*calendar.day_name, *calendar.month_name[1:]))
_ASKING = frozenset({"ask", "wonder", "know", "see", "decide", "question", "doubt", "determine", "say", "tell", "check"})
_WILLING = frozenset(
    {"willing", "unwilling", "ready", "prepared", "determined", "committed", "keen", "eager", "reluctant", "able", "unable"}
)
_CHARGES = frozenset({"accusation", "allegation", "charge", "claim", "suggestion", "rumour", "rumor", "notion", "idea", "report"})
_RELATIVE = frozenset({"who", "which", "that"})
_OPENING = 3  # tokens
_SPEAKING = frozenset(
    {
        "say",
        "warn",
        "add",
        "accuse",
        "call",
        "urge",
        "stress",
        "note",
        "insist",
        "threaten",
        "describe",
        "demand",
        "vow",
        "promise",
        "pledge",
    }
    | {"argue", "claim", "tell", "blame", "ask", "condemn", "reject", "deny", "criticise", "criticize", "cite", "declare"}
)
_REQUESTS = frozenset({"demand", "request", "call", "appeal", "plea", "bid", "proposal", "petition", "push", "ultimatum", "need"})


def repair(parse: Parse) -> Parse:
    """Return `parse` with names of a list, and names and their titles, taken apart.

    In "Chad, Niger and Mali" a comma or conjunction shows that no name goes on; in "Secretary of State Jane Roe" the portfolio does.
    Clauses that hang in the wrong place are hung anew, and verbs that were taken for modifiers head their clauses again.
    """
    tokens = [_hung(_listed(token, parse), parse) for token in parse.tokens]
    _undated(tokens, parse)
    for token in parse.tokens:
        if token.text in _PORTFOLIOS and token.dep in ("nmod", "compound"):
            _untitled(token, tokens)
        if token.dep in ("appos", "nmod") and _described(token, parse):
            _headed(token, tokens)
    _closing(tokens, parse)
    modified(tokens, parse)
    return rehead(regrown(parse, tokens))


def _listed(token: Token, parse: Parse) -> Token:
    """Make a conjunct of a name that the parser took for a part of the name before it, or for its apposition."""
    if token.dep == "flat" and token.head < token.i:
        between = parse.tokens[token.head + 1 : token.i]
        return replace(token, dep="conj") if any(t.text in (",", ";") or t.pos == "CCONJ" for t in between) else token
    if token.dep == "nsubj" and token.pos == "PROPN" and parse.children(token, "conj"):
        first = next((t for t in parse.children(parse.head(token), "nsubj") if t.i < token.i and t.pos == "PROPN"), None)
        between = parse.tokens[first.i + 1 : token.i] if first is not None else ()
        if first is not None and any(t.text == "," for t in between) and all(t.text == "," or t.pos in ("PROPN", "DET") for t in between):
            return replace(token, dep="conj", head=first.i)
    if token.dep == "nsubj" and token.pos == "PROPN" and token.i > 1 and parse.tokens[token.i - 1].text == ",":
        office, last = parse.tokens[token.i - 2], parse.subtree(token)[-1]
        twice = office.dep == "nsubj" and office.pos == "NOUN" and office.head == token.head
        if twice and "," in (last.text, parse.tokens[last.i + 1].text):
            return replace(token, dep="appos", head=office.i)
    if token.dep == "appos" and token.pos == "PROPN" and token.i > 1 and parse.tokens[token.i - 1].text == ",":
        before = parse.tokens[token.i - 2]
        joined = any(t.pos == "PROPN" for t in parse.children(token, "conj"))
        if joined and before.pos == "PROPN" and before.sentence == token.sentence and not parse.children(before, "flat"):
            return replace(token, dep="conj", head=before.i)
    return token


def _hung(token: Token, parse: Parse) -> Token:
    """Hang anew what shows its place: subjects, phrases, contents, and clauses that go on."""
    head = parse.head(token)
    if token.dep in ("nsubj", "nsubj:pass"):
        return _subject(token, head, parse)
    if token.dep == "obl" and token.i > head.i:
        return _phrase(token, head, parse)
    if token.dep == "expl" and head.lemma in _WILLING and parse.children(head, "xcomp"):
        return replace(token, dep="nsubj")
    if token.dep == "ccomp":
        return _content(token, head, parse)
    if token.dep == "conj" and token.tag in ("VBD", "VBZ"):
        return _conjoined(token, head, parse)
    if token.dep in ("acl", "advcl"):
        return _added(token, head, parse)
    return token


def _subject(token: Token, head: Token, parse: Parse) -> Token:
    """Give a subject to its verb: the one of an interrupted clause ("The plan, he said, is illegal") belongs to that clause."""
    if head.dep in ("aux", "aux:pass") and head.i < parse.head(head).i:
        return replace(token, head=head.head)
    if token.dep == "nsubj:pass":
        return replace(token, dep="nsubj") if head.tag == "VBN" and _active(head, parse) else token
    if head.tag == "VBG" and head.dep == "advcl" and _interrupts(token, head, parse):
        return replace(token, head=head.head)
    if token.i < head.i and parse.tokens[token.i + 1].text == ",":
        later = [t for t in parse.children(head, "nsubj") if token.i < t.i < head.i]
        told = [t for t in parse.children(head, "ccomp") if t.i > head.i and not parse.children(t, "nsubj", "nsubj:pass", "mark")]
        if later and told:
            return replace(token, head=told[0].i)
    return token


def _phrase(token: Token, head: Token, parse: Parse) -> Token:
    """Give a phrase to the noun it belongs to: "for" after "rejected the demand of Peru" to the demand."""
    cases = parse.children(token, "case")
    if (owned := _performed(token, head, parse)) is not None:
        return replace(token, dep="nmod", head=owned.i)
    request = next((t for t in parse.children(head, "obj") if t.i > head.i and t.lemma in _REQUESTS), None)
    before = parse.tokens[cases[0].i - 1] if cases and cases[0].text == "for" else None
    if request is not None and before is not None and request in (before, *parse.ancestors(before)):
        return replace(token, dep="nmod", head=request.i)
    return token


def _content(token: Token, head: Token, parse: Parse) -> Token:
    """Tell what is said from who says it, from a charge that is spelled out, from a condition and from what follows a semicolon."""
    if token.i < head.i and _names_speaker(token, head, parse):
        return replace(token, dep="nsubj")
    if token.i > head.i and parse.tokens[parse.subtree(token)[0].i - 1].text == ";":
        return replace(token, dep="conj")
    if (charge := _charge(token, head, parse)) is not None:
        return replace(token, dep="acl", head=charge.i)
    if head.i < token.i and head.lemma not in _ASKING:
        marks = [t.text.lower() for t in parse.children(token, "mark")]
        return replace(token, dep="advcl") if marks and marks[0] in ("if", "unless") else token
    return token


def _added(token: Token, head: Token, parse: Parse) -> Token:
    """Give a clause that is added to the verb whose subject it shares, a condition to what it is the condition of."""
    participle = token.tag == "VBG" and parse.tokens[token.i - 1].text == ","
    if token.dep == "acl" and participle:
        above = next((t for t in parse.ancestors(token) if t.pos == "VERB"), None)
        return replace(token, dep="advcl", head=above.i) if above is not None and above.i < head.i < token.i else token
    if token.dep == "advcl" and participle and token.lemma in _SPEAKING:
        teller = head
        while (above := _governing(teller, parse)) is not None:
            teller = above
        return replace(token, head=teller.i)
    if token.dep == "advcl" and _listed_act(token, head, parse):
        return replace(token, dep="conj")
    if token.dep == "advcl" and token.i < head.i:
        marks = [t.text.lower() for t in parse.children(token, "mark")]
        content = next((t for t in parse.children(head, "ccomp") if t.i > head.i), None)
        return replace(token, head=content.i) if content is not None and marks[:1] in (["if"], ["unless"]) else token
    return token


def _conjoined(token: Token, head: Token, parse: Parse) -> Token:
    """Join a finite verb to the saying or act that it goes on with, not to what is said or wanted."""
    if token.tag == "VBD" and head.tag == "VB" and head.dep in ("xcomp", "advcl"):
        above = next((t for t in parse.ancestors(head) if t.tag in ("VBD", "VBN") and t.i < head.i), None)
        return token if above is None or parse.children(token, "nsubj", "nsubj:pass") else replace(token, head=above.i)
    if token.tag == "VBD" and token.lemma in _SPEAKING and head.dep == "ccomp":
        return _told_too(token, head, parse)
    participle = head.tag in ("VBN", "VBG") and head.dep in ("obl", "acl", "amod")
    if token.tag in ("VBD", "VBZ") and (participle or head.pos in ("NOUN", "ADJ", "PROPN", "NUM")) and head.i < token.i:
        return _joined_above(token, head, parse)
    if token.tag == "VBD" and token.lemma in _SPEAKING and head.dep == "acl:relcl" and head.lemma not in _SPEAKING:
        above = next((t for t in parse.ancestors(head) if t.lemma in _SPEAKING and t.tag == "VBD"), None)
        full = any(t.i > token.i for t in parse.children(token, "obj", "ccomp")) and not parse.children(token, "nsubj", "nsubj:pass")
        return replace(token, head=above.i) if above is not None and full else token
    return token


def _active(verb: Token, parse: Parse) -> bool:
    """Tell whether a perfect was taken for a passive: "have both called on them"."""
    return any(t.lemma == "have" for t in parse.children(verb, "aux")) and not parse.children(verb, "aux:pass")


def _names_speaker(noun: Token, verb: Token, parse: Parse) -> bool:
    """Tell whether an office with its holder's name, which was taken for what is said, says it: "the envoy, Jane Roe, said"."""
    named = any(t.pos == "PROPN" for t in parse.children(noun, "appos"))
    clause = noun.pos not in ("NOUN", "PROPN") or parse.children(noun, "cop", "nsubj", "nsubj:pass")
    return named and not clause and verb.lemma in _SPEAKING and not parse.children(verb, "nsubj", "nsubj:pass")


def _governing(clause: Token, parse: Parse) -> Token | None:
    """Return the verb whose content a clause is, also where the parser hung an infinitive on its object: "urged the king to go"."""
    above = parse.head(clause)
    if above.i > clause.i or above.i == clause.i:
        return None
    if clause.dep in ("acl", "advcl") and any(t.tag == "TO" for t in parse.children(clause, "mark")):
        above = parse.head(above) if above.dep in ("obj", "iobj") else above
        return above if above.pos == "VERB" and above.i < clause.i else None
    return above if clause.dep in ("ccomp", "xcomp") and above.pos == "VERB" else None


def _listed_act(token: Token, head: Token, parse: Parse) -> bool:
    """Tell whether a past tense goes on with a list of acts: "protested, summoned the envoy and closed the border"."""
    past = token.tag == head.tag == "VBD" and head.i < token.i and parse.tokens[parse.subtree(token)[0].i - 1].text == ","
    return past and not parse.children(token, "mark", "aux", "nsubj", "nsubj:pass", "advmod")


def _interrupts(subject: Token, participle: Token, parse: Parse) -> bool:
    """Tell whether a participle between commas was given the subject of its clause: "when the king, speaking in Riga, said"."""
    verb, last = parse.head(participle), parse.subtree(participle)[-1]
    between = subject.i < participle.i < verb.i and parse.tokens[participle.i - 1].text == ","
    closed = last.i < verb.i and "," in (last.text, parse.tokens[last.i + 1].text)
    return between and closed and not parse.children(participle, "aux") and not parse.children(verb, "nsubj", "nsubj:pass")


def _charge(clause: Token, verb: Token, parse: Parse) -> Token | None:
    """Return the charge that a clause spells out: "rejected the accusation that its troops had fired"."""
    mark = parse.tokens[parse.subtree(clause)[0].i]
    noun = parse.tokens[mark.i - 1]
    return noun if mark.text == "that" and noun.lemma in _CHARGES and noun.head == verb.i and noun.dep == "obj" else None


def _joined_above(token: Token, head: Token, parse: Parse) -> Token:
    """Join a finite verb to the verb above instead of to a noun: "dismissed it as a lie and called on Peru to act"."""
    if parse.children(token, "nsubj", "nsubj:pass") or parse.children(head, "cop", "aux", "nsubj"):
        return token
    above = next((t for t in parse.ancestors(head) if t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBN", "VBP")), None)
    return token if above is None or above.i > token.i else replace(token, head=above.i)


def _told_too(token: Token, head: Token, parse: Parse) -> Token:
    """Join a saying to the saying before it: "He said the checks did harm and urged Peru to act", "that Peru must go and accused it"."""
    teller, subject = parse.head(head), next(iter(parse.children(head, "nsubj", "nsubj:pass")), None)
    things = subject is not None and subject.pos == "NOUN" and not parse.children(subject, "nmod:poss")
    apart = teller.pos == "VERB" and teller.i < head.i and not parse.children(token, "nsubj", "nsubj:pass")
    return replace(token, head=teller.i) if (things or head.tag == "VB") and apart else token


def _performed(token: Token, head: Token, parse: Parse) -> Token | None:
    """Return the object that "by X" belongs to after an active verb: "condemned the strikes by Chad"."""
    cases = parse.children(token, "case")
    if not cases or cases[0].text != "by" or token.pos != "PROPN" or head.tag not in ("VB", "VBD", "VBP", "VBZ", "VBG"):
        return None
    if parse.children(head, "aux:pass", "nsubj:pass"):
        return None
    owned = next((t for t in parse.children(head, "obj") if t.i > head.i and t.pos == "NOUN"), None)
    return owned if owned is not None and owned.i < cases[0].i else None


def _closing(tokens: list[Token], parse: Parse) -> None:
    """Let the saying that ends a sentence head it: "Chad will act if Mali dams the river, the president warned on Monday"."""
    for verb in parse.tokens:
        if verb.lemma not in _SPEAKING or verb.tag != "VBD" or verb.dep not in ("ccomp", "advcl", "parataxis", "acl:relcl", "conj"):
            continue
        above, subjects = parse.head(verb), [t for t in parse.children(verb, "nsubj") if t.i < verb.i]
        if not subjects or above.i > verb.i or parse.children(verb, "mark", "aux", "obj", "ccomp", "xcomp"):
            continue
        first = min(t.i for t in parse.subtree(subjects[-1]))
        root = next((t for t in (verb, *parse.ancestors(verb)) if t.head == t.i), None)
        if root is None or parse.tokens[first - 1].text != "," or any(t.text in _RELATIVE for t in parse.subtree(subjects[-1])):
            continue
        for subject in subjects[:-1]:
            tokens[subject.i] = replace(subject, dep="obj", head=above.i)
        tokens[root.i] = replace(tokens[root.i], dep="ccomp", head=verb.i)
        tokens[verb.i] = replace(verb, dep="ROOT", head=verb.i)


def _undated(tokens: list[Token], parse: Parse) -> None:
    """Make a subject of what the parser joined to a day: "On 3 June, Chad and Mali met", "ended on 3 June and Chad says"."""
    for token in parse.tokens:
        day = parse.head(token)
        if token.dep not in ("conj", "appos", "flat") or token.pos not in ("PROPN", "NOUN", "PRON") or _day(token):
            continue
        if not _day(day) and not _fronted(token, day, parse):
            continue
        last = parse.sentence(token).last
        verb = next((t for t in parse.tokens[token.i + 1 : last] if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
        while verb is not None and verb.dep.partition(":")[0] in ("aux", "cop") and verb.head > verb.i:
            verb = parse.head(verb)
        if verb is None or verb.dep.startswith("acl"):
            continue
        subjects = [t for t in parse.children(verb, "nsubj", "nsubj:pass") if t.i > token.i]
        cited = any(t.lemma == "accord" for t in parse.children(day, "case"))
        if any(t.i < token.i for t in parse.children(verb, "nsubj", "nsubj:pass")) or (subjects and not (_day(day) or cited)):
            continue
        for other in parse.children(day, "conj"):
            if other.i > token.i:
                tokens[other.i] = replace(other, head=token.i)
        tokens[token.i] = replace(token, dep=subjects[0].dep if subjects else "nsubj", head=verb.i)
        for subject in subjects:
            tokens[subject.i] = replace(subject, dep="conj", head=token.i)
        if parse.head(day) in (token, *subjects):
            tokens[day.i] = replace(day, dep="obl", head=verb.i)


def _fronted(token: Token, place: Token, parse: Parse) -> bool:
    """Tell whether a place stands before the sentence, and a comma after it: "In Riga, Chad and Mali met"."""
    if token.dep != "conj" or token.pos != "PROPN" or not parse.children(place, "case") or any(parse.children(token, "cc")):
        return False
    first = parse.sentence(place).first
    return place.i - first <= _OPENING and parse.tokens[place.i + 1].text == ","


def _day(token: Token) -> bool:
    return token.pos == "NUM" or token.text in _CALENDAR


def _described(name: Token, parse: Parse) -> bool:
    """Tell whether a name stands right after the noun that says what it is, with no comma: "the opposition Justice Party"."""
    noun = parse.head(name)
    if noun.pos != "NOUN" or name.pos != "PROPN" or noun.dep not in ("nsubj", "nsubj:pass", "obj", "iobj"):
        return False
    return parse.subtree(name)[0].i == noun.i + 1 and not parse.children(name, "case", "punct")


def _headed(name: Token, tokens: list[Token]) -> None:
    """Let a name head the phrase with the noun that describes it."""
    noun = tokens[name.head]
    tokens[name.i] = replace(name, dep=noun.dep, head=noun.head)
    tokens[noun.i] = replace(noun, dep="nmod:desc", head=name.i)


def _untitled(portfolio: Token, tokens: list[Token]) -> None:
    """Let the name take the place of its title, which then describes it."""
    if portfolio.i + 1 >= len(tokens):
        return
    if portfolio.dep == "nmod":
        name, title = tokens[portfolio.i + 1], tokens[portfolio.head]
        fits = name.dep == "flat" and name.head == portfolio.i
    else:
        name = tokens[portfolio.head]
        title = tokens[name.head]
        fits = name.dep == "nmod" and tokens[portfolio.i - 1].text == "of"
    if not fits or not name.text[:1].isupper() or title.i >= portfolio.i or title.pos not in ("NOUN", "PROPN"):
        return
    tokens[name.i] = replace(name, dep=title.dep, head=name.i if title.head == title.i else title.head)
    tokens[title.i] = replace(title, dep="nmod:desc", head=name.i)
    tokens[portfolio.i] = replace(portfolio, dep="nmod", head=title.i)
    for other in tokens[portfolio.i - 1 :]:
        if other.sentence != name.sentence:
            break
        if other.text == "of" and other.i == portfolio.i - 1:
            tokens[other.i] = replace(other, head=portfolio.i)
        elif other.i != name.i and other.i > portfolio.i and other.head in (portfolio.i, title.i):
            tokens[other.i] = replace(other, head=name.i)

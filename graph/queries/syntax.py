"""The words of a SPARQL query: enough to say what form it has, and to place an error where the user made it.

The engine places an error at the farthest character that any of its rules looked at, which lies up to a keyword's length behind the fault.
Here the query is spread out, so that no look ahead reaches the next word, and the word of the fault is found back.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.core.errors import QueryError

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_KEYWORDS = (
    *FORMS,
    *("PREFIX", "BASE", "FROM", "NAMED", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "OPTIONAL", "FILTER", "UNION", "MINUS"),
    *("GRAPH", "SERVICE", "BIND", "VALUES", "EXISTS", "DISTINCT", "REDUCED", "COUNT", "SAMPLE", "BOUND", "COALESCE", "REGEX", "CONTAINS"),
    *("STRSTARTS", "STRENDS", "CONCAT", "LANG", "DATATYPE", "LCASE", "UCASE", "REPLACE", "GROUP_CONCAT"),
)
_GAP = 40  # longer than any keyword, so that looking for one ends before the next word
_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><[^\s<>"{}|^`]*>)
    | (?P<bad_iri><[A-Za-z][A-Za-z0-9+.-]*:[^<>\n]*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<unclosed>\"{3}|'{3}|"|')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:_|[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\-]))*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<mark>\^\^|&&|\|\||[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a query, where it begins (in code points), and how many braces are open around it."""

    kind: str
    text: str
    start: int
    depth: int = 0

    def says(self, *words: str) -> bool:
        """Tell whether this is one of these keywords, written in capitals here."""
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str) -> list[Token]:
    """Return the words of a query without spaces and comments; never fails."""
    found, depth = [], 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind == "space":
            continue
        depth -= match[0] == "}"
        found.append(Token(kind, match[0], match.start(), depth))
        depth += match[0] == "{"
    return found


def form(words: list[Token]) -> Token | None:
    """Return the word that names the query's form, or the update's; None when there is none."""
    return next((word for word in words if word.says(*FORMS, *UPDATES)), None)


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from one, of a character of `text`."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def fault(text: str, offset: int, message: str, hint: str | None = None) -> QueryError:
    """Return the error of the character at `offset` of the user's text."""
    line, column = place(text, offset)
    return QueryError(message, line=line, column=column, hint=hint)


def explain(text: str, prefixes: Mapping[str, str], parse: Callable[[str], object]) -> QueryError:
    """Return the error of a query that does not parse, placed in the user's text.

    `parse` raises SyntaxError on what the engine refuses; `prefixes` are the predefined ones.
    """
    words = tokens(text)
    if not words:
        return QueryError("the query is empty", line=1, column=1, hint="write SELECT, ASK, CONSTRUCT or DESCRIBE")
    return _unclosed(text, words) or _unknown_prefix(text, words, prefixes) or _refused(text, words, parse)


def _unclosed(text: str, words: list[Token]) -> QueryError | None:
    for word in words:
        if word.kind == "unclosed":
            return fault(text, word.start, "the string that begins here is not closed", f"close it with {word.text}")
        if word.kind == "bad_iri":
            return fault(text, word.start, f"{word.text} is not an IRI", "an IRI holds no space, quotation mark or brace")
    return None


def _unknown_prefix(text: str, words: list[Token], prefixes: Mapping[str, str]) -> QueryError | None:
    known = set(prefixes) | {"_"}
    for before, word in zip([Token("mark", "", 0), *words], words, strict=False):
        prefix = word.text.partition(":")[0]
        if word.kind != "name":
            continue
        if before.says("PREFIX"):
            known.add(prefix)
        elif prefix not in known:
            return fault(text, word.start, f"unknown prefix {prefix + ':'!r}", _prefix_hint(prefix, known - {"_"}))
    return None


def _prefix_hint(prefix: str, known: set[str]) -> str:
    if prefix in ("http", "https", "urn"):
        return "write an IRI between < and >"
    close = difflib.get_close_matches(prefix.lower(), sorted(known), n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}:?"
    return f"declare it with PREFIX {prefix}: <…>; predefined are " + ", ".join(f"{name}:" for name in sorted(known))


def _refused(text: str, words: list[Token], parse: Callable[[str], object]) -> QueryError:
    spread, starts = _spread(words)
    message = _message(spread, parse)
    if message is None:  # the words alone are right, so the fault lies in how they are joined: the engine knows best
        line, column = map(int, re.findall(r"\d+", _message(text, parse) or "1:1")[:2])
        return QueryError("the query does not parse", line=line, column=column)
    rule = re.search(r"(?:expected|one of|,) ((?:The|Prefix|Variable|IRI) [^,]+)", message)
    if rule and (first := form(words)):
        return fault(text, first.start, rule[1].strip())
    found = re.match(r"error at \d+:(\d+)", message)
    offset = int(found[1]) - 1 if found else 0
    if offset >= len(spread) - 1:
        return fault(text, len(text.rstrip()), "the query ends too early", _brace_hint(words))
    word = [word for word, start in zip(words, starts, strict=True) if start <= offset or word is words[0]][-1]
    return fault(text, word.start, f"unexpected {word.text!r}", _keyword_hint(word))


def _message(text: str, parse: Callable[[str], object]) -> str | None:
    """Return what the engine says against a query, None where it has nothing to say."""
    try:
        parse(text)
    except SyntaxError as error:
        return str(error)
    return None


def _spread(words: list[Token]) -> tuple[str, list[int]]:
    """Return the query on one line with a gap around each word, and where each word stands there."""
    pieces, starts, length = [], [], 0
    for word in words:
        plain = re.sub(r"[\n\r]", " ", word.text)
        starts.append(length)
        pieces.append(plain + " " * _GAP)
        length += len(plain) + _GAP
    return "".join(pieces), starts


def _brace_hint(words: list[Token]) -> str | None:
    marks = [word.text for word in words if word.kind == "mark"]
    missing = (close for opened, close in ("{}", "()", "[]") if marks.count(opened) > marks.count(close))
    return next((f"a {close} is missing" for close in missing), None)


def _keyword_hint(word: Token) -> str | None:
    if word.kind != "word" or word.text.upper() in _KEYWORDS:
        return None
    close = difflib.get_close_matches(word.text.upper(), _KEYWORDS, n=1, cutoff=0.7)
    return f"did you mean {close[0]}?" if close else None


def variables(words: list[Token]) -> Iterator[str]:
    """Iterate over the names of variables in the order in which they first stand in the query."""
    return iter(dict.fromkeys(word.text[1:] for word in words if word.kind == "variable"))

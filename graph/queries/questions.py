"""Named questions: `ontology/queries/*.rq`, with typed parameters that the comments at the head of each file declare.

    # Title: Who rejects what of whom
    # Answers: Each rejection with ...
    # Parameter: actor (actor, optional) who rejects
    # Parameter: role (string, default member) the role to look for
    # Example: actor=Kenya

The parameter `actor` fills the variable `?given_actor`, which is unbound where nobody gives a value. The value goes in as a VALUES row
at the head of the outermost WHERE, so that the file is plain SPARQL which any engine runs, and no text of a user becomes part of it.
"""

import csv
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal as Choice
from typing import cast, get_args

from pyoxigraph import Literal, NamedNode, Store

from graph.core.errors import AmbiguousName, QueryError, UnknownName
from graph.core.iris import Minter
from graph.core.resources import resource
from graph.core.stance import stance
from graph.knowledge.terms import STANCE, node, term
from graph.queries.names import Directory, Named, directory
from graph.queries.results import Rows
from graph.queries.select import select
from graph.queries.syntax import tokens

Kind = Choice["actor", "stance", "issue", "date", "string", "statement"]

_LINE = re.compile(r"#\s*(Title|Answers|Parameter|Example):\s*(.*)")
_PARAMETER = re.compile(r"(\w+) \((\w+), (required|optional|default (.+?))\) (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a question: its name, what kind of thing may fill it, and what holds when nobody does."""

    name: str
    kind: Kind
    description: str
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name: the SPARQL that answers it, what it says, its parameters, and values for them as an example."""

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str

    def example_params(self) -> dict[str, str]:
        """Return the values of the example as `ask` takes them."""
        return dict(pair.split("=", 1) for pair in shlex.split(self.example))


def list_questions() -> list[Question]:
    """Return all questions, sorted by name."""
    return list(_questions().values())


def question(name: str) -> Question:
    """Return the question called `name`.

    Raises UnknownName, with the closest name, when there is none.
    """
    known = Directory("question", (Named(each, each) for each in _questions()))
    return _questions()[known.find(name)]


@cache
def _questions() -> dict[str, Question]:
    return {path.stem: read_question(path) for path in sorted(resource("ontology", "queries").glob("*.rq"))}


def read_question(path: Path) -> Question:
    """Read one question from its file.

    Raises QueryError, with the line, for a head that does not follow the form.
    """
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.match(line)
        if match and match[1] == "Parameter":
            parameters.append(_parameter(match[2], number))
        elif match:
            head[match[1]] = match[2].strip()
    if "Title" not in head or "Answers" not in head:
        raise QueryError(
            f"{path.name} has no title or does not say what it answers", line=1, column=1, hint="begin with # Title: and # Answers:"
        )
    return Question(path.stem, head["Title"], head["Answers"], tuple(parameters), head.get("Example", ""), text)


def _parameter(line: str, number: int) -> Parameter:
    match = _PARAMETER.fullmatch(line.strip())
    if match is None or match[2] not in get_args(Kind):
        kinds = "|".join(get_args(Kind))
        raise QueryError(
            f"not a parameter: {line!r}", line=number, column=1, hint=f"write: name ({kinds}, required|optional|default VALUE) description"
        )
    return Parameter(match[1], cast(Kind, match[2]), match[5], match[3] == "required", match[4])


def ask(store: Store, name: str, params: Mapping[str, str] | None = None, *, minter: Minter | None = None) -> Rows:
    """Answer the question called `name`; `params` gives words for its parameters, such as `{"target": "Kenya"}`.

    Actors and issues go by id, name or alias, whatever the case; stances by id, dates as YYYY-MM-DD, statements by id or the
    beginning of one. Raises UnknownName for a question, parameter or thing that does not exist, QueryError for a value that is missing or
    malformed.
    """
    asked, given, minter = question(name), dict(params or {}), minter or Minter()
    known = [parameter.name for parameter in asked.parameters]
    for key in given:
        if key not in known:
            raise (
                UnknownName(f"parameter of {asked.name}", key, known)
                if known
                else QueryError(f"{asked.name} takes no parameters, so no {key!r}")
            )
    values: dict[str, NamedNode | Literal] = {}
    for parameter in asked.parameters:
        words = given.get(parameter.name) or parameter.default
        if words is None and parameter.required:
            raise QueryError(f"{asked.name} needs {parameter.name}: {parameter.description}", hint=f"example: {command(asked)}")
        if words is not None:
            values[parameter.name] = _bound(store, parameter, words, minter)
    return cast(Rows, select(store, _filled(asked.text, values), minter=minter))


def _bound(store: Store, parameter: Parameter, words: str, minter: Minter) -> NamedNode | Literal:
    match parameter.kind:
        case "actor" | "issue":
            return node(minter, parameter.kind, directory(store, parameter.kind, minter).find(words))
        case "stance":
            return STANCE[stance(words).id]
        case "date":
            return _date(parameter, words)
        case "statement":
            return node(minter, "statement", _statement(store, words, minter))
    return Literal(words)


def _date(parameter: Parameter, words: str) -> NamedNode | Literal:
    try:
        return term(date.fromisoformat(words.strip()))
    except ValueError:
        raise QueryError(f"{parameter.name}={words} is not a date", hint="write it as YYYY-MM-DD") from None


def _statement(store: Store, words: str, minter: Minter) -> str:
    wanted = words.strip().removeprefix(minter.iri("statement", "")).removeprefix("statement:")
    known = directory(store, "statement", minter)
    begun = [entry.id for entry in known.entries if entry.id.startswith(wanted)]
    if len(begun) > 1 and wanted not in begun:
        raise AmbiguousName("statement", words, begun)
    return begun[0] if len(begun) == 1 else known.find(wanted)


def _filled(text: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """Return the query with the values as VALUES rows right behind the brace that opens its outermost WHERE."""
    words = tokens(text)
    where = next(i for i, word in enumerate(words) if word.depth == 0 and word.says("WHERE"))
    brace = next(word for word in words[where:] if word.text == "{")
    rows = "".join(f" VALUES ?given_{name} {{ {value} }}" for name, value in values.items())
    return text[: brace.start + 1] + rows + text[brace.start + 1 :]


def command(asked: Question) -> str:
    """Return an example of how to ask this on the command line."""
    return f"stancegraph query {asked.name} {asked.example}".rstrip()


def explain_question(asked: Question) -> str:
    """Return what a question answers, its parameters, and an example command, as plain text."""
    lines = [f"{asked.name}: {asked.title}", f"  {asked.answers}"]
    for parameter in asked.parameters:
        state = "required" if parameter.required else f"default {parameter.default}" if parameter.default else "optional"
        lines.append(f"  {parameter.name} ({parameter.kind}, {state}): {parameter.description}")
    return "\n".join([*lines, f"  $ {command(asked)}"]) + "\n"


def expected_rows(name: str, folder: Path | None = None) -> list[tuple[str, ...]]:
    """Return the rows expected of a question on `seeds/documents`, header first: `ontology/queries/expected/NAME.csv`.

    Raises UnknownName when there is no such file.
    """
    home = folder or resource("ontology", "queries") / "expected"
    path = home / f"{name}.csv"
    if not path.is_file():
        raise UnknownName("expected result", name, (each.stem for each in home.glob("*.csv")))
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]

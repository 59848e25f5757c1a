"""Runs SPARQL on a store: every form of query, no update."""

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.core.errors import QueryError
from graph.core.iris import Minter
from graph.queries.results import Result, Rows, Triples, Verdict
from graph.queries.syntax import UPDATES, Token, explain, fault, form, tokens, variables


def select(store: Store, text: str, *, minter: Minter | None = None) -> Result:
    """Return the result of a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    The prefixes of `minter` are predefined; a query may declare them again, or otherwise. Without FROM, the default graph is the union of all
    named graphs. Rows without ORDER BY are sorted; `SELECT *` keeps the order in which the query names its variables.
    Raises QueryError, with line and column in `text`, on what does not parse, on an update, and on a query that fails while it runs.
    """
    prefixes = (minter or Minter()).prefixes()
    words = tokens(text)
    first = form(words)
    if first is not None and first.says(*UPDATES):
        raise fault(text, first.start, f"{first.text.upper()} is an update, and the store is read-only here", "queries begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    union = not any(word.depth == 0 and word.says("FROM") for word in words)
    try:
        answer = store.query(text, prefixes=prefixes, use_default_graph_as_union=union)
        return _result(answer, words)
    except SyntaxError:
        raise explain(text, prefixes, lambda query: Store().query(query, prefixes=prefixes)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed while it ran: {error}") from error


def _result(answer: QuerySolutions | QueryBoolean | QueryTriples, words: list[Token]) -> Result:
    if isinstance(answer, QueryBoolean):
        return Verdict(bool(answer))
    if isinstance(answer, QueryTriples):
        return Triples.of(answer)
    named = [variable.value for variable in answer.variables]
    first = form(words)
    follower = words[words.index(first) + 1 :][:2] if first else []
    starred = any(word.text == "*" for word in follower)
    columns = [name for name in variables(words) if name in named] if starred else named
    rows = [tuple(solution[name] for name in columns) for solution in answer]
    ordered = any(word.depth == 0 and word.says("ORDER") for word in words)
    return Rows.of(columns, rows, ordered=ordered)

"""Runs SPARQL on a store: every form of query, no update.

The engine's own union of named graphs repeats a triple for each graph that holds it, which multiplies rows and counts with every document
that carries a statement. The union is therefore made for real, in memory, unless the store keeps it in its default graph.
"""

from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.core.errors import QueryError
from graph.core.iris import Minter
from graph.queries.results import Result, Rows, Triples, Verdict
from graph.queries.syntax import UPDATES, Token, explain, fault, form, tokens, variables


def select(store: Store, text: str, *, minter: Minter | None = None) -> Result:
    """Return the result of a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    The prefixes of `minter` are predefined; a query may declare them again, or otherwise. Without FROM, the query reads the union of all
    named graphs, each triple once. Rows without ORDER BY are sorted; `SELECT *` keeps the order in which the query names its variables.
    Raises QueryError, with line and column in `text`, on what does not parse, on an update, and on a query that fails while it runs.
    """
    prefixes = (minter or Minter()).prefixes()
    words = tokens(text)
    first = form(words)
    if first is not None and first.says(*UPDATES):
        hint = "queries begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise fault(text, first.start, f"{first.text.upper()} is an update, and the store is read-only here", hint)
    try:
        return _result(_dataset(store, words).query(text, prefixes=prefixes), words)
    except SyntaxError:
        raise explain(text, prefixes, lambda query: Store().query(query, prefixes=prefixes)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed while it ran: {error}") from error


def united(store: Store, *, contexts: bool = True) -> Store:
    """Return a store whose default graph is the union of all named graphs: this one where it has a default graph, else a copy in memory.

    `contexts` says whether the copy keeps the named graphs too. For many queries make one copy and ask that.
    """
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
        return store
    copy = Store()
    copy.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in store)
    if contexts:
        copy.extend(store)
    return copy


def _dataset(store: Store, words: list[Token]) -> Store:
    if any(word.depth == 0 and word.says("FROM") for word in words):
        return store
    return united(store, contexts=any(word.says("GRAPH") for word in words))


def _result(answer: QuerySolutions | QueryBoolean | QueryTriples, words: list[Token]) -> Result:
    if isinstance(answer, QueryBoolean):
        return Verdict(bool(answer))
    if isinstance(answer, QueryTriples):
        return Triples.of(answer)
    named = [variable.value for variable in answer.variables]
    columns = [name for name in variables(words) if name in named] if _starred(words) else named
    rows = [tuple(solution[name] for name in columns) for solution in answer]
    ordered = any(word.depth == 0 and word.says("ORDER") for word in words)
    return Rows.of(columns, rows, ordered=ordered)


def _starred(words: list[Token]) -> bool:
    first = next(i for i, word in enumerate(words) if word.says("SELECT"))
    return next(word.text for word in words[first + 1 :] if not word.says("DISTINCT", "REDUCED")) == "*"

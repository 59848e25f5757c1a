"""What the five founding articles quote together, where they are beside the checkout."""

from pathlib import Path

import graph
from benchmarks.shared_quotes import carrying, shared_quotes
from graph.evaluation.reading import read_statements


def test_a_quotation_of_two_articles_is_one_statement_with_two_reports(shared: Path) -> None:
    statements = graph.extract(shared / "articles")
    pairs = list(shared_quotes(read_statements(shared / "gold" / "articles.jsonl")))
    found = [carrying(words, row["doc"], statements) & carrying(other, their["doc"], statements) for words, row, other, their in pairs]
    assert len(pairs) == 5 and all(found)
    assert all(len(ids) <= 1 for ids in found)
    assert max(statement.sources for statement in statements) == 5

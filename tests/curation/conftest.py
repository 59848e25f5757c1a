"""A small graph to review, and what people do to its sheets."""

import csv
import io
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import graph
from graph.core.errors import RefusedInput

TEXTS = {
    "border": (
        "---\ntitle: Kenya turns Somalia down\ndate: 2021-05-04\npublisher: Rift Post\n---\n\n"
        "Kenya rejected a demand by Somalia to withdraw its troops from the border.\n\n"
        "“We will not leave,” Kenya's foreign ministry said on 3 May 2021.\n\n"
        "Ethiopia offered Kenya and Somalia talks on the border.\n"
    ),
    "harbour": (
        "---\ntitle: A harbour closed\ndate: 2021-06-02\npublisher: Coast Daily\n---\n\n"
        "Peru accused Chile of blocking the harbour. Chile denied the accusation.\n\n"
        "Bolivia called on Chile to reopen the harbour.\n"
    ),
    "talks": (
        "---\ntitle: Fishing\ndate: 2021-07-01\npublisher: Northern Star\n---\n\n"
        "Norway offered Iceland talks on fishing. Iceland threatened to sanction Norway unless the offer improves.\n\n"
        "Denmark supports Norway.\n"
    ),
}


@dataclass
class Review:
    """A graph, its articles, and its sheet as a list of rows."""

    articles: Path
    path: Path

    def build(self, **options: bool) -> graph.Built:
        return graph.build(self.articles, self.path, **options)  # type: ignore[arg-type]

    def rows(self) -> list[dict[str, str]]:
        with graph.open(self.path) as collection:
            return list(csv.DictReader(io.StringIO(collection.review(format="csv").decode("utf-8-sig"))))

    def nquads(self) -> bytes:
        with graph.open(self.path) as collection:
            return collection.export(format="nquads")

    def views(self) -> list[bytes]:
        """Return the quads of all but the graph of decisions."""
        return [line for line in self.nquads().splitlines() if b"/graph/curation>" not in line]

    def sheet(self, rows: Iterable[Mapping[str, str]], name: str = "sheet.csv") -> Path:
        found = list(rows)
        columns = list(dict.fromkeys(column for row in found for column in row))
        file = self.path.parent / name
        with file.open("w", encoding="utf-8-sig", newline="") as handle:
            table = csv.DictWriter(handle, columns, restval="")
            table.writeheader()
            table.writerows(found)
        return file

    def take(self, file: Path, by: str = "Ben Okri"):
        """Import a file, and show what is wrong with it where something is."""
        try:
            return graph.review(file, self.path, by=by)
        except RefusedInput as refused:
            refused.add_note("\n".join(map(str, refused.problems)))
            raise

    def decide(self, *rows: Mapping[str, str], by: str = "Ana Rojas"):
        return self.take(self.sheet(rows), by)

    def row(self, **wanted: str) -> dict[str, str]:
        """Return the first row with these cells."""
        return next(row for row in self.rows() if all(row[name] == text for name, text in wanted.items()))

    def statements(self, **selection: str) -> list[graph.Statement]:
        with graph.open(self.path) as collection:
            return collection.statements(**selection)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def new_review(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Review]:
    """Give what copies a graph of three articles, built once, into a folder."""
    once = tmp_path_factory.mktemp("review") / "once"
    (once / "articles").mkdir(parents=True)
    for name, text in TEXTS.items():
        (once / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    graph.build(once / "articles", once / "g")

    def copied(folder: Path) -> Review:
        shutil.copytree(once, folder / "review")
        return Review(folder / "review" / "articles", folder / "review" / "g")

    return copied


@pytest.fixture
def review(new_review: Callable[[Path], Review], tmp_path: Path) -> Review:
    """Give a graph of three articles to decide on."""
    return new_review(tmp_path)

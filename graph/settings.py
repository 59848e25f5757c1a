"""What a run is made with: extractor, resolver, language pipeline, model, scheme of issues."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph import __version__
from graph.core.errors import StancegraphError
from graph.core.files import write_atomically
from graph.core.resources import resource
from graph.core.statement import content_key
from graph.extraction.llm_client import Endpoint
from graph.knowledge.provenance import Run

if TYPE_CHECKING:
    from graph.identity.issues.scheme import Scheme

ISSUES = "issues.csv"  # where a store keeps the scheme of issues that it was given
SHIPPED = Path("shipped")  # in place of a file of issues: back to the shipped scheme


@dataclass(frozen=True, slots=True)
class Settings:
    """Which extractor, resolver, language pipeline and scheme of issues (a CSV file) a run uses; None stands for what is shipped.

    The extractor llm asks the language model `model` at `endpoint`; nothing else is asked over a network.
    """

    extractor: str = "rules"
    resolver: str = "default"
    pipeline: str | None = None
    model: str | None = None
    endpoint: Endpoint | None = None
    issues: Path | None = None

    def __post_init__(self) -> None:
        if self.extractor == "rules" and (self.model or self.endpoint):
            raise StancegraphError("the extractor rules asks no model", hint="choose the extractor llm")

    @classmethod
    def of(cls, run: Run) -> "Settings":
        """Return the settings of a run, as far as the run tells them: not where a model was asked."""
        given = {name: value for name, value in run.settings if name in ("extractor", "resolver", "pipeline") and value != "shipped"}
        return cls(**given)  # type: ignore[arg-type]

    def run(self) -> Run:
        """Return the run that these settings make with the rules of this version: its words, tables, patterns and model.

        Where a model is asked, and with which key, does not decide what it says.
        """
        named = {"extractor": self.extractor, "resolver": self.resolver, "pipeline": self.pipeline or "shipped"}
        named |= {"model": self.model} if self.model else {}
        named |= {"issues": content_key("issues", self.issues.read_bytes().hex())} if self.issues and self.issues != SHIPPED else {}
        return Run.of(__version__, named, rules())

    def scheme(self) -> "Scheme":
        """Return the scheme of issues.

        Raises InputError for a file of issues that cannot be read or used.
        """
        from graph.identity.issues.scheme import Scheme

        return Scheme.load(self.issues if self.issues != SHIPPED else None)

    def of_store(self, path: Path) -> "Settings":
        """Return the settings as they hold for the store at `path`: with the scheme of issues that it keeps, unless they name one."""
        if self.issues == SHIPPED:
            return replace(self, issues=None)
        return replace(self, issues=path / ISSUES) if self.issues is None and (path / ISSUES).is_file() else self


def rules() -> list[Path]:
    """Return the files that decide what is found in a text."""
    rooms = [Path(__file__).parent / room for room in ("documents", "language", "extraction", "identity")]
    code = [file for room in rooms for file in (*room.glob("*.*"), *room.glob("*/*.py")) if file.is_file()]
    model = Path(__file__).parent / "language" / "model" / "meta.json"
    data = [*resource("ontology", "lexicon").glob("*.yaml"), *resource("ontology", "prompts").glob("*.*"), *resource("seeds").glob("*.csv")]
    return sorted([*data, *code, model])


def reading(run: Run) -> Run:
    """Return what of a run decides the drafts: all but the scheme of issues."""
    return replace(run, settings=tuple(pair for pair in run.settings if pair[0] != "issues"))


def keep_scheme(path: Path, issues: Path | None) -> None:
    """Keep a scheme of issues with the store at `path`, so that later builds and reviews go by it."""
    if issues == SHIPPED:
        (path / ISSUES).unlink(missing_ok=True)
    elif issues is not None and issues != path / ISSUES:
        write_atomically(path / ISSUES, issues.read_bytes())

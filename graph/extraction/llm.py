"""The extractor that asks a language model: only the one that the user names, and what it says counts only where the text proves it."""

from collections.abc import Callable, Iterator

from graph.core.document import Document
from graph.core.errors import ServiceError, StancegraphError
from graph.core.extras import require
from graph.core.ports import Resolver
from graph.core.statement import Draft
from graph.extraction.llm_answers import Answer, answer, fault
from graph.extraction.llm_client import CutOff, Endpoint, Model
from graph.extraction.llm_drafts import Drafter
from graph.extraction.llm_evidence import Proven, Reader
from graph.extraction.llm_people import People
from graph.extraction.llm_prompt import question
from graph.extraction.llm_windows import Window, windows
from graph.language.pipeline import parse as parse_document
from graph.language.quotes import find_quotes
from graph.language.repairs import repair


class LLMExtractor:
    """Finds stances by asking a model behind an OpenAI-compatible endpoint, and proves each word of its answers.

    `progress` is called with stage, windows read and windows of the document. Raises MissingExtra without the libraries of the extra.
    """

    name = "llm"

    def __init__(
        self,
        pipeline: str | None = None,
        *,
        model: str | None = None,
        endpoint: Endpoint | None = None,
        progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
    ) -> None:
        if endpoint is None or not model:
            raise StancegraphError("the extractor llm needs to know what to ask", hint="give --llm-url and --llm-model")
        require("llm", "httpx", "tenacity", "jsonschema", "platformdirs")
        self.pipeline, self.progress = pipeline, progress
        self.warnings: list[str] = []
        self._model = Model(model, endpoint)

    def extract(self, document: Document, resolver: Resolver) -> list[Draft]:
        """Return the drafts of `document` in the order of its text.

        Raises ServiceError where the endpoint fails; what was answered before is kept and not asked again.
        """

        def warn(message: str) -> None:
            self.warnings.append(f"{document.id}: {message}")

        parse = repair(parse_document(document, pipeline=self.pipeline))
        quotes = find_quotes(document.text, [block.span for block in document.blocks])
        reader = Reader(parse, quotes, warn)
        proven: list[Proven] = []
        cut = windows(document, parse)
        with self._model as model:
            for number, window in enumerate(cut, 1):
                read = [reader.read(given, part) for given, part in _answers(model, document, window, warn)]
                proven += [found for found in read if found is not None]
                self.progress("ask", number, len(cut))
        places = {span for each in proven for spans in each.names.values() for span in spans}
        people = People(document, parse, quotes, places=places, resolver=resolver)
        return Drafter(document, people, f"llm:{model.name}", warn).drafts(proven)


def _answers(model: Model, document: Document, window: Window, warn: Callable[[str], None]) -> Iterator[tuple[Answer, Window]]:
    """Yield the answers about a window that meet the schema; where they grow too long, those about its halves."""
    try:
        rows = model.ask(question(document, window))
    except ServiceError as error:
        halves = window.halves() if isinstance(error, CutOff) else ()
        if not halves:
            error.where = f"{document.id}, read at {error.where}"
            raise
        for half in halves:
            yield from _answers(model, document, half, warn)
        return
    for row in rows:
        if (wrong := fault(row)) is not None:
            warn(f"left out a statement that breaks the schema: {wrong}")
        else:
            yield answer(row), window

"""Says which pipeline is used: name, version, licence, labels, and its speed on a built-in sample."""

from dataclasses import dataclass
from pathlib import Path
from time import process_time

from graph.core.document import Block, Document, Span
from graph.language.labels import Scheme, scheme_of
from graph.language.pipeline import load, parse_all

SAMPLE = Path(__file__).with_name("sample.txt")
COPIES = 24


@dataclass(frozen=True, slots=True)
class PipelineInfo:
    """What is known of a pipeline; `labels` by component, `speed` in tokens per second of one core, without names."""

    name: str
    version: str
    licence: str
    description: str
    source: str
    scheme: Scheme
    components: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    speed: int


def describe(pipeline: str | None = None) -> PipelineInfo:
    """Return what is known of `pipeline` (a package or a folder), of the shipped one for None; measures its speed for some seconds.

    Raises what `graph.language.pipeline.load` raises.
    """
    nlp = load(pipeline)
    labels = {name: tuple(map(str, values)) for name, values in sorted(nlp.pipe_labels.items()) if values and name in nlp.pipe_names}
    return PipelineInfo(
        name=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        version=nlp.meta.get("version", ""),
        licence=nlp.meta.get("license", ""),
        description=nlp.meta.get("description", ""),
        source=pipeline or "shipped with stancegraph",
        scheme=scheme_of(nlp.get_pipe("parser").labels),
        components=tuple(nlp.pipe_names),
        labels=labels,
        speed=measure_speed(pipeline),
    )


def sample() -> Document:
    """Return the built-in sample: an invented news report with a headline and seven paragraphs."""
    text = SAMPLE.read_text(encoding="utf-8")
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block("paragraph" if blocks else "headline", Span(start, start + len(line.rstrip()))))
        start += len(line)
    return Document("sample", text, tuple(blocks))


def measure_speed(pipeline: str | None = None, *, names: bool = False, copies: int = COPIES) -> int:
    """Return tokens per second of processor time over `copies` of the sample, text to Parse, in batches; the faster of two runs."""
    documents, best = [sample()] * copies, 0
    list(parse_all(documents[:1], pipeline=pipeline, names=names))
    for _ in range(2):
        started = process_time()
        tokens = sum(len(parse.tokens) for parse in parse_all(documents, pipeline=pipeline, names=names))
        best = max(best, int(tokens / max(process_time() - started, 1e-6)))
    return best

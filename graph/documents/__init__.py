"""Files become documents: plain text, Markdown, HTML, JSON Lines and CSV; cleaning and dating. `READERS` is the table of formats."""

from graph.core.registry import Registry

READERS = Registry(
    "reader",
    {
        "text": "graph.documents.plaintext:PlainText",
        "markdown": "graph.documents.markdown:Markdown",
        "html": "graph.documents.webpage:WebPage",
        "jsonl": "graph.documents.jsonlines:JsonLines",
        "csv": "graph.documents.tables:Table",
    },
    group="stancegraph.readers",
)

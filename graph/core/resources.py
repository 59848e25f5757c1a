"""Where things lie: the data that travels with the code (`ontology/`, `seeds/`), in a checkout or a wheel, and a graph that has no name."""

from pathlib import Path

DEFAULT_PATH = Path("stancegraph.db")
_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as `resource("ontology", "stances.ttl")`.

    Raises FileNotFoundError when the installation lacks it.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"the installation lacks {'/'.join(parts)}; install stancegraph again")

"""Finds the data that travels with the code: `ontology/` and `seeds/`, in a checkout or in an installed wheel."""

from pathlib import Path

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

"""Optional libraries: what an extra brings is asked for by name before it is used."""

from importlib.util import find_spec

from graph.core.errors import MissingExtra


def require(extra: str, *modules: str) -> None:
    """Make sure that the modules which the extra brings are installed.

    Raises MissingExtra, with the command that installs them, when one is not.
    """
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise MissingExtra(f"this needs {', '.join(missing)}", hint=f"python -m pip install 'stancegraph[{extra}]'")

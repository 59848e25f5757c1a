import pytest

from graph.core.errors import MissingExtra
from graph.core.extras import require


def test_a_missing_extra_says_how_to_get_it() -> None:
    require("llm", "json", "pathlib")
    with pytest.raises(MissingExtra, match=r"this needs no_such_library \(python -m pip install 'stancegraph\[llm\]'\)"):
        require("llm", "json", "no_such_library")

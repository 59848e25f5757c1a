"""Keys name content, whatever the run."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.core.document import Span
from graph.core.statement import Report, content_key

PARTS = st.lists(st.text(alphabet=st.characters(blacklist_characters="\x1f")), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_different_parts_have_different_keys(one: list[str], other: list[str]) -> None:
    assert (content_key(*one) == content_key(*other)) == (one == other)
    assert len(content_key(*one)) == 16


def test_an_evidence_key_depends_on_place_and_statement_only() -> None:
    report = Report("post", Span(3, 9), "Peru", "reject:reject", 0.5, "Peru", cue=Span(4, 6))
    assert report.key("s1") == replace(report, confidence=0.9, rule="other").key("s1")
    others = [
        report.key("s2"),
        replace(report, document="tide").key("s1"),
        replace(report, span=Span(3, 10)).key("s1"),
        replace(report, cue=Span(4, 7)).key("s1"),
    ]
    assert len({report.key("s1"), *others}) == 5
    assert replace(report, cue=None).key("s1") == replace(report, cue=report.span).key("s1")


def test_core_needs_the_standard_library_only() -> None:
    root = Path(__file__).parents[2]
    code = (
        "import sys, pkgutil, importlib, graph.core\n"
        "names = [m.name for m in pkgutil.iter_modules(graph.core.__path__)]\n"
        "for name in names: importlib.import_module('graph.core.' + name)\n"
        "roots = {n.partition('.')[0] for n in sys.modules} - set(sys.stdlib_module_names)\n"
        "print(len(names), sorted(n for n in roots if not n.startswith(('_', 'sitecustomize', 'usercustomize')) and n != 'graph'))\n"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=root, check=True)
    count, found = done.stdout.split(maxsplit=1)
    assert int(count) >= 9 and found.strip() == "[]"

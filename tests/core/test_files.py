from pathlib import Path

import pytest

from graph.core.files import write_atomically


def test_an_atomic_write_leaves_no_part_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_atomically(tmp_path / "taken", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_an_atomic_write_replaces_the_file(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        write_atomically(tmp_path / "file", data, sync=True)
        assert (tmp_path / "file").read_bytes() == data

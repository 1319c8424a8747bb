"""Folders in which other programs may work: what is gone counts as nothing."""

import sys

import pytest

from captionstudio.core.folders import entries_of, size_of


def test_what_lies_in_a_folder_comes_by_name(tmp_path):
    for name in ("b", "a", "c"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in entries_of(tmp_path)] == ["a", "b", "c"]
    assert entries_of(tmp_path / "a") == entries_of(tmp_path / "gone") == []


def test_sizes_add_up(tmp_path):
    (tmp_path / "below" / "deeper").mkdir(parents=True)
    (tmp_path / "one").write_bytes(b"x" * 10)
    (tmp_path / "below" / "deeper" / "two").write_bytes(b"x" * 5)
    assert (size_of(tmp_path), size_of(tmp_path / "one"), size_of(tmp_path / "gone")) == (15, 10, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_what_a_link_leads_to_is_not_ours(tmp_path):
    ours, other = tmp_path / "ours", tmp_path / "other"
    ours.mkdir()
    other.mkdir()
    (other / "large").write_bytes(b"x" * 100_000)
    for name, target in (("folder", other), ("file", other / "large"), ("broken", other / "gone")):
        (ours / name).symlink_to(target)
    assert size_of(ours) == 0
    assert size_of(ours / "folder") < 1000

"""The cache the Hugging Face tools keep: ``models--OWNER--NAME/snapshots/REVISION/FILE``, where files are links to ``blobs/HASH``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_REPOSITORY = re.compile(r"models--(?P<owner>[^/]+?)--(?P<name>[^/]+)")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def own_name(folder: Path) -> str:
    """Return what a model's folder is called; a snapshot in a cache goes by its repository, not by its revision."""
    if folder.parent.name == "snapshots" and (match := _REPOSITORY.fullmatch(folder.parents[1].name)):
        return match["name"]
    return folder.name


def repository_of(snapshot: Path) -> str:
    """Return ``OWNER/NAME`` of a snapshot, empty for another folder."""
    match = _REPOSITORY.fullmatch(snapshot.parents[1].name) if len(snapshot.parents) > 1 else None
    return f"{match['owner']}/{match['name']}" if match else ""


def newest_snapshot(repository: Path) -> Path | None:
    """Return the snapshot a repository's folder counts as current, None where it holds none."""
    snapshots = repository / "snapshots"
    try:
        main = snapshots / (repository / "refs" / "main").read_text("utf-8").strip()
        if main.is_dir() and main != snapshots:
            return main
    except OSError:
        pass
    folders = [path for path in snapshots.iterdir() if path.is_dir()] if snapshots.is_dir() else []
    return max(folders, key=lambda path: path.stat().st_mtime, default=None)


def snapshots(cache: Path) -> Iterator[Path]:
    """Give the current snapshot of every repository in a cache."""
    try:
        repositories = sorted(cache.iterdir())
    except OSError:  # no such folder, or not ours to read
        return
    for repository in repositories:
        if _REPOSITORY.fullmatch(repository.name) and (snapshot := newest_snapshot(repository)):
            yield snapshot


def known_hash(file: Path) -> str:
    """Return the SHA-256 that a cached file's blob is named by, empty where it is not; large files have theirs."""
    target = file.resolve().name
    return target if file.is_symlink() and _DIGEST.fullmatch(target) else ""

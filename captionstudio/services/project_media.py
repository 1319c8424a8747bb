"""Where the media of a project lies now: files are moved and renamed, projects are carried to other computers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from captionstudio.core.document import MediaReference
from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.network import is_address
from captionstudio.workflows.identity import file_identity

_MOST_FILES = 200  # looked into in one folder; each costs a megabyte of reading at most
_DEPTH = 3


def find_media(media: MediaReference, project: Path | None) -> Path | None:
    """Return where the media of a project lies, or None: where the project says, else in that folder or the project's own.

    A file counts that has the identity of the media, whatever its name; without a known identity, one of the same name. An address stands
    for itself.
    """
    path = Path(media.path)
    if is_address(media.path) or _is_it(path, media):
        return path
    places = list(dict.fromkeys(_likely_places(path, project)))
    named = next((place for place in places if _is_it(place, media)), None)
    if named is not None or not media.identity:
        return named
    folders = dict.fromkeys(place.parent for place in places)
    return next((file for folder in folders for file in _files_like(path, folder) if _is_it(file, media)), None)


def _likely_places(path: Path, project: Path | None) -> Iterator[Path]:
    """Yield where the file would be if it, or it with the project, had been moved."""
    yield path
    if project is None:
        return
    folder = project.absolute().parent
    parts = path.parts
    for above, depth in itertools.product(range(2), range(1, _DEPTH + 1)):
        if depth <= len(parts):
            yield (folder.parent if above else folder).joinpath(*parts[-depth:])


def _is_it(path: Path, media: MediaReference) -> bool:
    try:
        return path.is_file() and (not media.identity or file_identity(path) == media.identity)
    except (MediaUnreadable, OSError, ValueError):
        return False


def _files_like(path: Path, folder: Path) -> Iterator[Path]:
    """Yield files of the same kind in a folder."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() == path.suffix.lower())
    except OSError:
        return
    yield from files[:_MOST_FILES]

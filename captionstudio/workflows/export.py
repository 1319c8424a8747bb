"""From inputs to the names of outputs.

The captions of ``film.mp4`` in the spoken language, or languages, are ``film.srt``, those of a translation ``film.es.srt``: the names
that players look for beside the film.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from captionstudio.core.errors import InvalidRequest, MediaUnreadable
from captionstudio.core.languages import resolve_language
from captionstudio.core.network import is_address

MEDIA_SUFFIXES = frozenset((
    ".3g2", ".3gp", ".aac", ".ac3", ".aif", ".aiff", ".amr", ".asf", ".avi", ".flac", ".flv", ".m2ts", ".m4a", ".m4b", ".m4v",
    ".mka", ".mkv", ".mov", ".mp2", ".mp3", ".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".oga", ".ogg", ".ogv", ".opus", ".ts",
    ".vob", ".wav", ".webm", ".wma", ".wmv",
))  # fmt: skip
"""Names that media files have, for folders and dialogs; a file named outright is tried whatever its name."""

_ENDINGS = {"microdvd": "sub", "sami": "smi"}


def expand_inputs(inputs: Sequence[str]) -> list[str]:
    """Replace folders by the media files in them, in order of name; files and addresses stay as they are, each once.

    Raises:
        MediaUnreadable: a folder holds no media or cannot be read.
    """
    found: list[str] = []
    for given in inputs:
        folder = Path(given)
        if is_address(given) or not folder.is_dir():
            found.append(given)
            continue
        try:
            media = sorted(str(path) for path in folder.iterdir() if path.suffix.lower() in MEDIA_SUFFIXES and path.is_file())
        except OSError as error:
            raise MediaUnreadable(f"The folder “{given}” cannot be read: {error.strerror}.", path=given) from error
        if not media:
            raise MediaUnreadable(f"The folder “{given}” holds no media.", hint="Folders inside it are not searched.", path=given)
        found += media
    return list(dict.fromkeys(found))


def plan_stems(inputs: Sequence[str], folder: Path | None = None) -> list[Path]:
    """Return, for each input, the path its outputs' names start with: in ``folder``, else beside it, an address's in the working folder.

    Where two inputs would write the same names (``a.mp4`` and ``a.mkv``), theirs keep the suffix of the input (``a.mkv.srt``).

    Raises:
        InvalidRequest: two inputs of the same whole name would write into one folder.
    """
    full = [_place(given, folder) for given in inputs]
    short = Counter(_key(path.with_suffix("")) for path in full)
    stems = [path.with_suffix("") if short[_key(path.with_suffix(""))] == 1 else path for path in full]
    twice = [given for given, stem in zip(inputs, stems, strict=True) if [_key(other) for other in stems].count(_key(stem)) > 1]
    if twice:
        raise InvalidRequest(f"{' and '.join(f'“{given}”' for given in twice)} would write the same files.", hint="Run them one by one.")
    return stems


def output_path(stem: Path, format_id: str, language: str | None = None) -> Path:
    """Return ``stem.format``, or ``stem.language.format`` for a translation, with the ending that the format is known by."""
    ending = _ENDINGS.get(format_id, format_id)
    return stem.with_name(f"{stem.name}.{language}.{ending}" if language else f"{stem.name}.{ending}")


def media_name(media: str) -> str:
    """Return what a media file or address is called, without folder and suffix.

    >>> media_name("/films/a walk.mp4"), media_name("https://example.org/a%20walk.mp4?start=5")
    ('a walk', 'a walk')
    """
    return _place(media, None).stem


def split_language(name: str) -> tuple[str, str | None]:
    """Part ``film.pt-BR`` into ``film`` and the language its end names; (name, None) where it names none.

    >>> split_language("film.en"), split_language("film.part2")
    (('film', 'en'), ('film.part2', None))
    """
    stem, dot, end = name.rpartition(".")
    if not dot or not stem or not 2 <= len(end) <= 10:
        return name, None
    try:
        language = resolve_language(end)
    except InvalidRequest:
        return name, None
    return stem, language


def _place(given: str, folder: Path | None) -> Path:
    if is_address(given):
        name = Path(unquote(urlsplit(given).path)).name.replace("\0", "") or urlsplit(given).hostname or "media"
        return (folder or Path()) / name
    path = Path(given)
    return folder / path.name if folder else path


def _key(path: Path) -> str:
    return str(path.absolute()).casefold()

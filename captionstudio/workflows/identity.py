"""Telling files apart by what is in them, quickly whatever their size."""

from __future__ import annotations

import hashlib
from pathlib import Path

from captionstudio.core.errors import MediaUnreadable, ModelMissing
from captionstudio.core.network import is_address

_BLOCK = 64 * 1024
_PLACES = 16


def file_identity(path: Path) -> str:
    """Return a hash of a file's size and of sixteen blocks of 64 KiB spread over it, the first and the last among them.

    A moved or renamed file keeps its identity. A change inside a large file that touches none of the blocks and keeps the size goes
    unnoticed; recordings and models do not change that way.

    Raises:
        MediaUnreadable: the file cannot be read.
    """
    try:
        size = path.stat().st_size
        digest = hashlib.sha256(str(size).encode())
        with path.open("rb") as stream:
            if size <= _BLOCK * _PLACES:
                digest.update(stream.read())
            else:
                for place in range(_PLACES):
                    stream.seek((size - _BLOCK) * place // (_PLACES - 1))
                    digest.update(stream.read(_BLOCK))
    except OSError as error:
        raise MediaUnreadable(f"{path} cannot be read: {error.strerror}.", path=str(path)) from error
    return digest.hexdigest()


def media_identity(media: str) -> str:
    """Return the identity of a local file, or of an address, which stands for itself."""
    if is_address(media):
        return hashlib.sha256(media.encode()).hexdigest()
    return file_identity(Path(media))


def model_identity(folder: Path) -> str:
    """Return a hash of the names and identities of the files of a model; our own notes about it, which change, do not count.

    Raises:
        ModelMissing: the folder cannot be read.
    """
    digest = hashlib.sha256()
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("captionstudio"))
    except OSError as error:
        raise ModelMissing(f"The model folder {folder} cannot be read: {error.strerror}.", model=str(folder)) from error
    for path in files:
        digest.update(f"{path.name} {file_identity(path)}\n".encode())
    return digest.hexdigest()

"""A look at a model folder before anybody loads it: is it a Whisper model for CTranslate2, and is it whole?

``model.bin`` starts with the name of the kind of model and then lists every weight with its size, so that a wrong kind and a file that
ends early are seen in milliseconds, without reading the weights.
"""

from __future__ import annotations

import json
import math
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from captionstudio.core.errors import ModelDamaged

_REFETCH = "Fetch it again, or point to a folder with a Whisper model converted for CTranslate2."
_VOCABULARIES = ("vocabulary.txt", "vocabulary.json")
_MAX_VARIABLES = 100_000


@dataclass(frozen=True, slots=True)
class WeightsHeader:
    """What ``model.bin`` says of itself: kind of model and number of weights."""

    kind: str
    parameters: int


def check_structure(folder: Path) -> WeightsHeader:
    """Make sure that ``folder`` holds a whole Whisper model.

    Raises:
        ModelDamaged: a file is missing, ends early, or the folder holds something else; the message says what.
    """
    weights = folder / "model.bin"
    if not weights.is_file():
        raise _wrong_kind(folder)
    header = read_weights_header(weights)
    if header.kind != "WhisperSpec":
        raise ModelDamaged(f"{folder} holds {_name_kind(header.kind)}, not a speech recognition model.", hint=_REFETCH)
    _check_json(folder / "config.json")
    _check_json(folder / "tokenizer.json")
    if not any((folder / name).is_file() and (folder / name).stat().st_size for name in _VOCABULARIES):
        raise ModelDamaged(f"{folder} has no vocabulary.txt or vocabulary.json.", hint=_REFETCH)
    return header


def read_weights_header(path: Path) -> WeightsHeader:
    """Walk over the list of weights in a CTranslate2 ``model.bin``.

    Raises:
        ModelDamaged: not such a file, or it ends early.
    """
    try:
        with path.open("rb") as file:
            return _walk(file, os.fstat(file.fileno()).st_size)
    except (struct.error, UnicodeDecodeError, ValueError, EOFError) as error:
        raise ModelDamaged(f"{path} is incomplete or not a CTranslate2 model.", hint=_REFETCH, path=str(path)) from error
    except OSError as error:
        raise ModelDamaged(f"{path} cannot be read: {error.strerror}.", hint=_REFETCH, path=str(path)) from error


def _walk(file: BinaryIO, size: int) -> WeightsHeader:
    version, kind, _revision, count = _number(file, "<I"), _string(file), _number(file, "<I"), _number(file, "<I")
    if not 1 <= version <= 100 or not 1 <= count <= _MAX_VARIABLES:
        raise ValueError("not a CTranslate2 header")
    parameters = 0
    for _ in range(count):
        name = _string(file)
        shape = [_number(file, "<I") for _ in range(_number(file, "<B"))]
        _number(file, "<B")
        end = _number(file, "<I") + file.tell()
        if end > size:
            raise EOFError("the weights end early")
        file.seek(end)
        parameters += 0 if name.endswith("_scale") else math.prod(shape)
    return WeightsHeader(kind, parameters)


def _number(file: BinaryIO, layout: str) -> int:
    value: int = struct.unpack(layout, file.read(struct.calcsize(layout)))[0]
    return value


def _string(file: BinaryIO) -> str:
    return file.read(_number(file, "<H")).rstrip(b"\0").decode("ascii")


def _check_json(path: Path) -> None:
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelDamaged(f"{path.parent} has no readable {path.name}.", hint=_REFETCH) from error
    except ValueError as error:
        raise ModelDamaged(f"{path} is damaged.", hint=_REFETCH) from error
    if not isinstance(content, dict):
        raise ModelDamaged(f"{path} is damaged.", hint=_REFETCH)


def _wrong_kind(folder: Path) -> ModelDamaged:
    """Name what a folder without ``model.bin`` seems to be."""
    names = {path.name.lower() for path in folder.iterdir()} if folder.is_dir() else set()
    if "metadata.json" in names and "model" in names:
        found = "a translation package (Argos)"
    elif any(name.endswith((".safetensors", ".pt", ".pth", ".ckpt")) or name.startswith("pytorch_model") for name in names):
        found = "a PyTorch checkpoint; convert it with ct2-transformers-converter first"
    elif any(name.startswith("ggml") or name.endswith(".gguf") for name in names):
        found = "a whisper.cpp model (GGML), which this program does not use"
    else:
        return ModelDamaged(f"{folder} has no model.bin.", hint=_REFETCH)
    return ModelDamaged(f"{folder} holds {found}.", hint=_REFETCH)


def _name_kind(kind: str) -> str:
    return "a translation model" if kind.startswith("Transformer") and "Decoder" not in kind else f"a model of kind {kind!r}"

"""Little models: folders that pass every check but the weights' meaning."""

import hashlib
import struct
from pathlib import Path

from captionstudio.engines.models.catalogue import CatalogueEntry, ModelFile, ModelSource


def weights(kind: str = "WhisperSpec", *, values: int = 50_000) -> bytes:
    """A CTranslate2 model.bin with one weight of 8-bit values, laid out as the library's own reader expects."""
    spec, name = kind.encode() + b"\0", b"encoder/weight\0"
    header = struct.pack("<IH", 6, len(spec)) + spec + struct.pack("<II", 3, 1)
    variable = struct.pack("<H", len(name)) + name + struct.pack("<BIIBI", 2, 10, values // 10, 1, values)
    return header + variable + bytes(index % 251 for index in range(values)) + struct.pack("<I", 0)


def model_files(**changes: bytes | None) -> dict[str, bytes]:
    files = {"model.bin": weights(), "config.json": b'{"lang_ids": [1]}', "tokenizer.json": b'{"model": {}}', "vocabulary.txt": b"a\nb\n"}
    files |= {name.replace("__", "."): data for name, data in changes.items() if data is not None}
    return {name: data for name, data in files.items() if changes.get(name.replace(".", "__"), b"") is not None}


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def make_entry(
    name: str, files: dict[str, bytes], *sources: ModelSource, parameters: int = 74_000_000, **changes: object
) -> CatalogueEntry:
    known = tuple(ModelFile(file, len(data), hashlib.sha256(data).hexdigest()) for file, data in files.items())
    values: dict[str, object] = {
        "name": name,
        "engine": "whisper",
        "title": name,
        "parameters": parameters,
        "languages": ("whisper-99",),
        "licence": "MIT",
        "memory_bytes": 1,
        "relative_speed": 1.0,
        "files": known,
        "sources": sources,
    }
    return CatalogueEntry(**(values | changes))  # type: ignore[arg-type]

"""The files of a Firefox Translations model: which are which, what pair they translate, and what goes to the engine.

Mozilla publishes each direction as ``model.enpt.intgemm.alphas.bin``, ``vocab.enpt.spm`` (or ``srcvocab...`` and ``trgvocab...`` where
the languages share none) and ``lex.50.50.enpt.s2t.bin``, each of them also with ``.gz``. The names are all that tells the pair.
"""

from __future__ import annotations

import gzip
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.languages import language_name, language_of, resolve_language
from captionstudio.engines.translation.cards import ModelCard, card_damage, write_card
from captionstudio.engines.translation.firefox_structure import check_shortlist, check_vocabulary, check_weights

_WEIGHTS = re.compile(r"model\.(?P<pair>[A-Za-z_-]+)\.[\w.]*bin(?:\.gz)?", re.ASCII)
_VOCABULARY = re.compile(r"(?P<side>src|trg|)vocab\.[A-Za-z_-]+\.spm(?:\.gz)?", re.ASCII)
_SHORTLIST = re.compile(r"lex\.[\w.-]*bin(?:\.gz)?", re.ASCII)
_PACKED_OTHERWISE = re.compile(r"(?:model|lex|(?:src|trg|)vocab)\.[\w.-]+\.(?:zst|xz|zip)", re.ASCII)
_CHUNK = 1 << 20
_MAX_FILE_BYTES = 1 << 30
"""Far more than the largest model (60 MB): what unpacks to more is no model."""


@dataclass(frozen=True, slots=True)
class FirefoxParts:
    """The checked bytes of a model, and the vocabulary of its source language (a sentencepiece processor)."""

    weights: bytes
    source_vocabulary: bytes
    target_vocabulary: bytes
    shortlist: bytes | None
    pieces: Any


def identify_firefox(folder: Path) -> ModelCard:
    """Return the card for a folder of Mozilla's files, packed or not; the files it names are without ``.gz``.

    Raises:
        InvalidRequest: the folder holds no such model, or more than one.
        ModelDamaged: a part of the model is missing.
    """
    names = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    weights = _only([name for name in names if _WEIGHTS.fullmatch(name)])
    if len(weights) != 1:
        hint = "Unpack its files first." if any(map(_PACKED_OTHERWISE.fullmatch, names)) else "Choose the folder with one model.*.bin."
        said = "more than one model" if weights else "no Firefox Translations model"
        raise InvalidRequest(f"{folder.name} holds {said}.", hint=hint)
    match = _WEIGHTS.fullmatch(weights[0])
    assert match
    source, target = _split_pair(match["pair"], folder.name)
    files = {"weights": _unpacked(weights[0]), **_vocabularies(folder, names)}
    if shortlist := _only([name for name in names if _SHORTLIST.fullmatch(name)]):
        files["shortlist"] = _unpacked(shortlist[0])
    codes = {_language(source): source}, {_language(target): target}
    title = f"Firefox {language_name(next(iter(codes[0])))} to {language_name(next(iter(codes[1])))}"
    return ModelCard("firefox", "", title, "MPL-2.0", *codes, files)


def gather_firefox(folder: Path, target: Path) -> ModelCard:
    """Copy a model's files into the folder ``target``, unpacked, with their card beside them; the rest of ``folder`` is left out.

    Raises:
        InvalidRequest, ModelDamaged: as `identify_firefox`; or a packed file is damaged.
        OSError: no space, or not to be written.
    """
    card = identify_firefox(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name in sorted(set(card.files.values())):
        if (folder / name).is_file():
            shutil.copyfile(folder / name, target / name)
        else:
            _unpack(folder / f"{name}.gz", target / name)
    write_card(target, card)
    return card


def read_firefox(folder: Path, card: ModelCard) -> FirefoxParts:
    """Read and check everything the engine needs.

    Raises:
        ModelDamaged: a file is missing, damaged or of another model; the message says which and what.
    """
    weights = _read(folder, card.files, "weights")
    source = _read(folder, card.files, "source_vocabulary")
    target = _read(folder, card.files, "target_vocabulary")
    shortlist = _read(folder, card.files, "shortlist") if card.files.get("shortlist") else None
    what = "weights"
    try:
        sizes = check_weights(weights)
        what = "vocabulary"
        pieces = check_vocabulary(source, sizes.source)
        if target != source or sizes.source != sizes.target:
            check_vocabulary(target, sizes.target)
        what = "shortlist"
        if shortlist is not None:
            check_shortlist(shortlist, sizes)
    except ValueError as error:
        raise card_damage(folder, f"its {what} {error}") from error
    return FirefoxParts(weights, source, target, shortlist, pieces)


def _only(names: list[str]) -> list[str]:
    """Leave out packed files that lie beside the same unpacked."""
    return [name for name in names if not (name.endswith(".gz") and name.removesuffix(".gz") in names)]


def _unpacked(name: str) -> str:
    return name.removesuffix(".gz")


def _vocabularies(folder: Path, names: Iterable[str]) -> dict[str, str]:
    found = {match["side"]: _unpacked(match[0]) for name in names if (match := _VOCABULARY.fullmatch(name))}
    source, target = found.get("src", found.get("")), found.get("trg", found.get(""))
    if source is None or target is None:
        raise card_damage(folder, "its vocabulary (vocab.*.spm) is missing")
    return {"source_vocabulary": source, "target_vocabulary": target}


def _split_pair(pair: str, folder: str) -> tuple[str, str]:
    """Part ``enpt`` into its languages; nearly all pairs have English on one side."""
    known = [(source, target) for source, target in _splits(pair) if _is_language(source) and _is_language(target)]
    if not known:
        raise InvalidRequest(f"{folder} translates between languages nobody knows ({pair}).", hint="Its files may have been renamed.")
    return min(known, key=lambda codes: ("en" not in codes, abs(len(codes[0]) - len(codes[1]))))


def _splits(pair: str) -> Iterator[tuple[str, str]]:
    for at in range(2, len(pair) - 1):
        source, target = pair[:at].strip("-_"), pair[at:].strip("-_")
        if source and target:
            yield source, target


def _language(code: str) -> str:
    return language_of("firefox", code) or resolve_language(code)


def _is_language(code: str) -> bool:
    try:
        _language(code)
    except InvalidRequest:
        return False
    return True


def _unpack(packed: Path, target: Path) -> None:
    held = 0
    try:
        with gzip.open(packed) as reader, target.open("wb") as writer:
            while chunk := reader.read(_CHUNK):
                held += len(chunk)
                if held > _MAX_FILE_BYTES:
                    raise EOFError("more than any model holds")
                writer.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise card_damage(packed.parent, f"{packed.name} ends early or is damaged") from error


def _read(folder: Path, files: Mapping[str, str], role: str) -> bytes:
    name = files.get(role, "")
    if not name or name != Path(name).name:
        raise card_damage(folder, f"its card names no file for {role.replace('_', ' ')}")
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise card_damage(folder, f"{name} cannot be read ({error.strerror})") from error

"""Argos packages on CTranslate2, with the tokenizer that `argostranslate.package` finds in them."""

from __future__ import annotations

import functools
import importlib
import os
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from captionstudio.engines.hardware import Device, is_graphics_failure
from captionstudio.engines.translation.decoding import Decoder, without_prefix
from captionstudio.engines.translation.model import OnBatch
from captionstudio.engines.translation.packages import damage, read_metadata

_PLACES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")
_import_lock = threading.Lock()


class ArgosModel:
    """A loaded package: `captionstudio.engines.translation.model.SentenceModel`."""

    def __init__(self, folder: Path, threads: int, device: Device | None = None, *, is_shipped: bool = False) -> None:
        """Load it.

        Raises:
            ModelDamaged: its tokenizer or its weights cannot be loaded.
            RuntimeError: the graphics card fails.
        """
        package = read_metadata(folder, is_shipped=is_shipped)
        self._prefix = [package.target_prefix] if package.target_prefix else []
        try:
            self._tokenizer = _library().Package(folder).tokenizer
            self._tokenizer.encode("a")  # loads it
            self._pieces = getattr(self._tokenizer, "processor", None)  # sentencepiece; a package may have another tokenizer
            self._decoder = Decoder(folder / "model", threads, device)
        except (RuntimeError, OSError, ValueError, AttributeError) as error:
            if device and device.device != "cpu" and is_graphics_failure(error):
                raise
            raise damage(package, str(error).rstrip(".") or "it cannot be loaded") from error

    def translate(self, sentences: Sequence[str], on_batch: OnBatch, *, careful: bool = False) -> list[str]:
        """Translate single sentences, in order."""
        found = self._decoder.decode(self._encode(sentences), self._prefix, on_batch, careful=careful)
        texts = self._decode([without_prefix(words, self._prefix) for words in found])
        # The library's decoder turns every underscore into a space, which would cost addresses theirs.
        return [(text if "_" in given else text.replace("_", " ")).strip() for text, given in zip(texts, sentences, strict=True)]

    def _encode(self, sentences: Sequence[str]) -> list[list[str]]:
        if self._pieces is None:
            return [self._tokenizer.encode(sentence) for sentence in sentences]
        tokens: list[list[str]] = self._pieces.encode(list(sentences), out_type=str)
        return tokens

    def _decode(self, tokens: list[list[str]]) -> list[str]:
        if self._pieces is None:
            return [self._tokenizer.decode(words) for words in tokens]
        return [text.replace("▁", " ") for text in self._pieces.decode_pieces(tokens)]


@functools.lru_cache(maxsize=1)
def _library() -> Any:
    """Import `argostranslate.package`: doing so makes folders in the user's home; here it is shown one that is gone a moment later.

    Its installer is not used, since it unpacks names unchecked and loads the whole library.
    """
    with _import_lock, tempfile.TemporaryDirectory() as folder:
        before = dict(os.environ)
        hidden = {name: value for name, value in before.items() if not name.startswith("ARGOS_")}
        try:
            _set_environment({**hidden, **dict.fromkeys(_PLACES, folder)})
            return importlib.import_module("argostranslate.package")
        finally:
            _set_environment(before)


def _set_environment(wanted: dict[str, str]) -> None:
    for name in set(os.environ) - set(wanted):
        del os.environ[name]
    os.environ.update(wanted)

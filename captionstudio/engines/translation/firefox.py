"""Firefox Translations models, run by fxtranslate: `captionstudio.engines.translation.model.SentenceModel`.

The engine holds Python's lock while it works and must be made, used and let go in one thread; otherwise it panics. So each model has a
thread of its own, and may be used and dropped anywhere. It takes one sentence at a time, searches greedily and has no settings.
The library's own ways to fetch models are taken away as soon as it is loaded.
"""

from __future__ import annotations

import importlib
import os
import queue
import re
import sys
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from captionstudio.core.errors import CaptionStudioError, EngineMissing, InternalError
from captionstudio.core.sentences import join_sentences
from captionstudio.engines.translation.cards import ModelCard, card_damage
from captionstudio.engines.translation.firefox_files import FirefoxParts, read_firefox
from captionstudio.engines.translation.firefox_text import KnownCharacters
from captionstudio.engines.translation.model import OnBatch

_BATCH_CHARACTERS = 1000
"""Between two looks at whether the job is cancelled: some 0.15 s of work."""
_CLAUSE_END = re.compile(r"(?<=[,;:،؛—])\s+|(?<=[、，；：])")
_LEAST_CLAUSE = 12
_FETCHERS = ("discovery", "Cache")

_Job = Callable[[Callable[[str], str]], Any]


class _Refused(Exception):
    """The engine gave up; the text says why."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Work for a model's thread; ``answer`` gets what came of it."""

    job: _Job
    answer: queue.SimpleQueue[Any]


class FirefoxModel:
    """A model ready to translate its one direction."""

    def __init__(self, folder: Path, card: ModelCard) -> None:
        """Load the model of ``folder``.

        Raises:
            EngineMissing: fxtranslate is not there for this computer.
            ModelDamaged: a file is missing, damaged or of another model.
        """
        engine = load_engine()
        self._folder = folder
        (self._target,) = card.targets
        parts = read_firefox(folder, card)
        self._characters = KnownCharacters(parts.pieces)
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=_serve, args=(engine, parts, self._orders), name="firefox-model", daemon=True)
        self._thread.start()
        weakref.finalize(self, self._orders.put, None)
        self._do(lambda _: None)

    def translate(self, sentences: Sequence[str], on_batch: OnBatch, *, careful: bool = False) -> list[str]:
        """Translate single sentences, in order; ``careful`` takes them clause by clause, the engine having nothing else to vary.

        Raises:
            ModelDamaged: the engine gave up on the model.
            Whatever ``on_batch`` raises, between two batches.
        """
        results: list[str] = []
        for batch in _batches(sentences):
            results += self._do(partial(self._translate_batch, batch, careful=careful))
            on_batch(len(results))
        return results

    def close(self) -> None:
        """Let the model go, and wait until its memory is free; dropping the object does the same without waiting."""
        self._orders.put(None)
        self._thread.join()

    def _translate_batch(self, batch: Sequence[str], translate: Callable[[str], str], *, careful: bool) -> list[str]:
        def whole(sentence: str) -> str:
            return self._characters.translate(sentence, translate) if sentence.strip() else ""

        if not careful:
            return [whole(sentence) for sentence in batch]
        return [join_sentences([whole(clause) for clause in _clauses(sentence)], self._target) for sentence in batch]

    def _do(self, job: _Job) -> Any:
        """Have the model's thread do something, and wait for it."""
        if not self._thread.is_alive():
            raise card_damage(self._folder, "the engine gave it up before")
        answer: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._orders.put(_Order(job, answer))
        result = answer.get()
        if isinstance(result, _Refused):
            raise card_damage(self._folder, f"the engine refuses it ({result})")
        if isinstance(result, CaptionStudioError):
            raise result
        return result


@cache
def load_engine() -> Any:
    """Load fxtranslate and return its ``Translator``, without the library's ways to the network.

    Raises:
        EngineMissing: it is not installed, or was built for another processor.
    """
    try:
        library = importlib.import_module("fxtranslate")
    except ImportError as error:
        raise EngineMissing(
            "Firefox Translations models cannot run on this computer: fxtranslate is not installed.",
            hint="Choose another translation model. There is no fxtranslate for Macs with an Intel processor.",
        ) from error
    translator = library.Translator
    del translator.load
    for module in (library, sys.modules["fxtranslate._engine"]):
        for name in _FETCHERS:
            delattr(module, name)
    sys.modules.pop("fxtranslate._engine.discovery", None)
    os.environ["FXTRANSLATE_RECORDS_URL"] = "http://127.0.0.1:9"  # where it would ask: the port nobody answers at
    return translator


def _serve(engine: Any, parts: FirefoxParts, orders: queue.SimpleQueue[_Order | None]) -> None:
    """A model's thread: make the translator, use it, and let it go here; after an error nothing is left of it.

    No error leaves with its traceback: that holds the translator, which would then be let go elsewhere.
    """
    translator = None

    def translate(sentence: str) -> str:
        return str(_ask(translator.translate, sentence))  # type: ignore[attr-defined]

    while (order := orders.get()) is not None:
        try:
            if translator is None:
                translator = _ask(engine, parts.weights, parts.source_vocabulary, parts.target_vocabulary, parts.shortlist)
            order.answer.put(order.job(translate))
        except _Refused as error:
            order.answer.put(_Refused(str(error)))
            return
        except BaseException as error:  # noqa: BLE001 - the border of the thread: whoever waits has to hear of it
            order.answer.put(InternalError(f"{type(error).__name__}: {error}", log=traceback.format_exc()))
            return
        del order  # it holds the model, which could not end this thread otherwise


def _ask(call: Callable[..., Any], *arguments: Any) -> Any:
    """Call the engine; whatever it raises is a refusal."""
    try:
        return call(*arguments)
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        raise _Refused((str(error).splitlines() or [type(error).__name__])[0].rstrip(".")) from None


def _batches(sentences: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for sentence in sentences:
        batch.append(sentence)
        length += len(sentence)
        if length >= _BATCH_CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _clauses(sentence: str) -> list[str]:
    """Cut a sentence at its clauses, or in half at a space; short pieces stay with those before them."""
    pieces: list[str] = []
    for piece in _CLAUSE_END.split(sentence):
        if pieces and min(len(piece), len(pieces[-1])) < _LEAST_CLAUSE:
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    words = sentence.split()
    if len(pieces) == 1 and len(words) > 1:
        middle = len(words) // 2
        return [" ".join(words[:middle]), " ".join(words[middle:])]
    return pieces

"""CTranslate2 as all its models share it: tokens in, tokens out, in batches of alike length."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from typing import Any

from captionstudio.engines.hardware import Device, processor
from captionstudio.engines.translation.model import OnBatch

# Greedy search where the model is sure, a beam where it is not. Measured on 2,000 different sentences with each of the four shipped
# packages: greedy search makes no error at half the time of beam 2 and a quarter of beam 4 (beam 2 without patience errs once in 80);
# every sentence scores above -0.06 there and below -0.2 where the model knows the words badly. The score is the mean logarithm of the
# probability of a token.
# Threads and batches, measured on two cores that others used as well, with models of random weights at the size of an Argos package (6+6
# layers of 512, 32,000 tokens) and of M2M-100 418M (12+12 layers of 1,024, 128,000 tokens), int8: with a thread a batch the small one is
# 2.0 to 2.5 times as fast as with two threads on one batch, the large one between as fast and 1.6 times. Batches of 512 to 2,048 tokens
# differ by less than the noise in greedy search; with a beam of four, 256 and 512 are fastest for the large model (it keeps the
# probabilities of 128,000 tokens for every beam). The size for graphics cards is the one that CTranslate2's guide recommends.
_SURE = -0.5
_GREEDY = {"beam_size": 1}
_BEAM = {"beam_size": 4, "patience": 2.0}
_CAREFUL = {**_BEAM, "repetition_penalty": 1.3, "no_repeat_ngram_size": 3}
_BATCH_TOKENS = {"cpu": 512, "cuda": 2048}
_MOMENT_S = 0.25
"""Rounds wait for their slowest batch; longer ones wait less. Progress is told, and a job can be cancelled, about this often."""
_EXTRA_TOKENS, _TOKENS_PER_TOKEN = 24, 3


class Decoder:
    """A CTranslate2 translation model. Several batches run at once, a thread each."""

    def __init__(self, folder: Path, threads: int, device: Device | None = None) -> None:
        """Load the weights.

        Raises:
            RuntimeError, OSError, ValueError: CTranslate2 cannot load them; RuntimeError too where the graphics card fails.
        """
        import ctranslate2  # noqa: PLC0415 - loaded with the first model

        device = device or processor()
        self._threads = threads if device.device == "cpu" else 1
        self._batch_tokens = _BATCH_TOKENS[device.device]
        self._translator = ctranslate2.Translator(
            str(folder),
            device=device.device,
            device_index=device.index,
            compute_type=device.compute_type,
            inter_threads=self._threads,
            intra_threads=1,
        )

    def decode(self, tokens: Sequence[Sequence[str]], prefix: Sequence[str], on_batch: OnBatch, *, careful: bool) -> list[list[str]]:
        """Return the best translation of each sentence's tokens, which starts with ``prefix``; of no tokens, none.

        ``on_batch`` is told after each round of batches how many sentences are done, and may raise to stop.
        """
        order = sorted((at for at, found in enumerate(tokens) if found), key=lambda at: len(tokens[at]), reverse=True)
        results: list[list[str]] = [[] for _ in tokens]
        scores = [-inf] * len(tokens)
        done = len(tokens) - len(order)
        for search in (_CAREFUL,) if careful else (_GREEDY, _BEAM):
            doubtful = []
            for chosen in self._rounds(order, tokens):
                for at, found in zip(chosen, self._run([tokens[at] for at in chosen], prefix, search), strict=True):
                    if found.scores[0] > scores[at]:
                        results[at], scores[at] = found.hypotheses[0], found.scores[0]
                    if scores[at] < _SURE and search is _GREEDY:
                        doubtful.append(at)
                    else:
                        done += 1
                on_batch(done)
            order = doubtful
        return results

    def _rounds(self, order: Sequence[int], tokens: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Cut the sentences, longest first, into rounds: a batch or two a thread at first, more as long as a round takes but a moment."""
        first, batches = 0, 2 * self._threads
        while first < len(order):
            room = max(1, batches * self._batch_tokens // len(tokens[order[first]]))
            started = time.perf_counter()
            yield list(order[first : first + room])
            first += room
            if time.perf_counter() - started < _MOMENT_S:
                batches *= 2

    def _run(self, tokens: list[Sequence[str]], prefix: Sequence[str], search: dict[str, Any]) -> list[Any]:
        longest = max(map(len, tokens))
        results: list[Any] = self._translator.translate_batch(
            tokens,
            target_prefix=[list(prefix)] * len(tokens) if prefix else None,
            max_batch_size=self._batch_tokens,
            batch_type="tokens",
            replace_unknowns=True,
            return_scores=True,
            max_decoding_length=longest * _TOKENS_PER_TOKEN + _EXTRA_TOKENS,
            **search,
        )
        return results


def without_prefix(tokens: Sequence[str], prefix: Sequence[str]) -> list[str]:
    """Return a translation's tokens without the ones that it was made to start with."""
    return list(tokens[len(prefix) :] if list(tokens[: len(prefix)]) == list(prefix) else tokens)

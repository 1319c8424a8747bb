"""One loaded package: CTranslate2 and the package's tokenizer, translating sentences in batches."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Any

from captionstudio.engines.translation.packages import TranslationPackage, damage, load_argos_package

# Greedy search where the model is sure, a beam where it is not. Measured on 2,000 different sentences with each of the four shipped
# packages: greedy search makes no error at half the time of beam 2 and a quarter of beam 4 (beam 2 without patience errs once in 80);
# every sentence scores above -0.06 there and below -0.2 where the model knows the words badly. The score is the mean logarithm of the
# probability of a token.
_SURE = -0.5
_GREEDY = {"beam_size": 1}
_BEAM = {"beam_size": 4, "patience": 2.0}
_CAREFUL = {**_BEAM, "repetition_penalty": 1.3, "no_repeat_ngram_size": 3}
_BATCH_TOKENS = 512
_MAX_THREADS = 8
_EXTRA_TOKENS, _TOKENS_PER_TOKEN = 24, 3


class LoadedModel:
    """A package ready to translate. Several batches run at once, a thread each: two threads on one batch are far slower (measured)."""

    def __init__(self, package: TranslationPackage, threads: int | None = None) -> None:
        import ctranslate2  # noqa: PLC0415 - loaded with the first model

        self.package = package
        self._threads = threads or usable_threads()
        try:
            self._tokenizer = load_argos_package(package.path).tokenizer
            self._tokenizer.encode("a")  # loads it
            self._translator = ctranslate2.Translator(
                str(package.path / "model"), device="cpu", compute_type="auto", inter_threads=self._threads, intra_threads=1
            )
        except (RuntimeError, OSError, ValueError, AttributeError) as error:
            raise damage(package, str(error).rstrip(".") or "it cannot be loaded") from error

    def translate(self, sentences: Sequence[str], on_batch: Callable[[int], None], *, careful: bool = False) -> list[str]:
        """Translate sentences; ``on_batch`` is told after each round of batches how many are done, and may raise to stop."""
        tokens = [self._tokenizer.encode(sentence) for sentence in sentences]
        order = sorted((at for at, found in enumerate(tokens) if found), key=lambda at: len(tokens[at]), reverse=True)
        results = [""] * len(sentences)
        scores = [-inf] * len(sentences)
        done = len(sentences) - len(order)
        for search in (_CAREFUL,) if careful else (_GREEDY, _BEAM):
            doubtful = []
            for chosen in self._rounds(order, tokens):
                for at, found in zip(chosen, self._run([tokens[at] for at in chosen], search), strict=True):
                    if found.scores[0] > scores[at]:
                        results[at], scores[at] = self._decode(found.hypotheses[0], sentences[at]), found.scores[0]
                    if scores[at] < _SURE and search is _GREEDY:
                        doubtful.append(at)
                    else:
                        done += 1
                on_batch(done)
            order = doubtful
        return results

    def _rounds(self, order: Sequence[int], tokens: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Cut the sentences, longest first, into rounds that give each thread a batch or two."""
        chosen: list[int] = []
        room = 0
        for at in order:
            room = room or 2 * self._threads * _BATCH_TOKENS // max(1, len(tokens[at]))
            chosen.append(at)
            if len(chosen) >= room:
                yield chosen
                chosen, room = [], 0
        if chosen:
            yield chosen

    def _run(self, tokens: list[list[str]], search: dict[str, Any]) -> list[Any]:
        prefix = [[self.package.target_prefix]] * len(tokens) if self.package.target_prefix else None
        longest = max(map(len, tokens))
        results: list[Any] = self._translator.translate_batch(
            tokens,
            target_prefix=prefix,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            replace_unknowns=True,
            return_scores=True,
            max_decoding_length=longest * _TOKENS_PER_TOKEN + _EXTRA_TOKENS,
            **search,
        )
        return results

    def _decode(self, tokens: list[str], source: str) -> str:
        if self.package.target_prefix and tokens[:1] == [self.package.target_prefix]:
            tokens = tokens[1:]
        processor = getattr(self._tokenizer, "processor", None)
        if processor is None:
            return str(self._tokenizer.decode(tokens)).strip()
        # The library's decoder also turns every underscore into a space, which costs addresses theirs.
        text = str(processor.decode_pieces(tokens)).replace("▁", " ")
        return (text if "_" in source else text.replace("_", " ")).strip()


def usable_threads() -> int:
    """The processor threads this process may use, at most eight."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MAX_THREADS, allowed)

"""The loaded Whisper model: features, decoding of one window, word alignment."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from captionstudio.core.errors import ModelDamaged, ModelMissing
from captionstudio.engines.hardware import Device, is_graphics_failure
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Samples
from captionstudio.engines.whisper.threads import Split

_FRAMES_PER_SECOND = 100
_FULL_FRAMES = 3000
_SHORT_FRAMES = 1000
_SILENT_FRAMES = 50  # that end a sound read in a short window, or its last word may be lost
_SHORT_TEXT = 100  # tokens: what is read to tell languages apart is a few seconds long
_PREPENDED, _APPENDED = "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、"  # signs that join the next, the previous word (Whisper's own lists)


@dataclass(frozen=True, slots=True)
class AlignedWord:
    """A word with its place in the decoded sound, in seconds; ``text`` keeps the space before it."""

    text: str
    start_s: float
    end_s: float
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, and how sure the model is of it: the mean log-probability of a token."""

    text: str
    log_probability: float

    @property
    def is_loop(self) -> bool:
        """Whether the text repeats itself more than speech does (Whisper's own limit)."""
        data = self.text.encode()
        return bool(data) and len(data) / len(zlib.compress(data)) > 2.4


@dataclass(frozen=True, slots=True)
class Decoded(Reading):
    """A reading with its words in time."""

    words: tuple[AlignedWord, ...] = ()


class WhisperModel:
    """A model of faster-whisper's kind in the memory of a device; its methods may be called from ``split.workers`` threads at once.

    Where a graphics card fails, whatever is called raises CTranslate2's RuntimeError (`steady_model` goes on elsewhere).
    """

    def __init__(self, folder: Path, device: Device, split: Split) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"  # a missing tokenizer must never be looked for on the network
        if missing := [name for name in ("model.bin", "config.json", "tokenizer.json") if not (folder / name).is_file()]:
            kind = ModelDamaged if folder.is_dir() else ModelMissing
            raise kind(f"The model in “{folder}” lacks {', '.join(missing)}.", hint="Fetch it again with “captionstudio models fetch”.")
        from faster_whisper import WhisperModel as Engine  # noqa: PLC0415 (start-up)

        try:
            self._engine = Engine(
                str(folder),
                device=device.device,
                device_index=device.index,
                compute_type=device.compute_type,
                cpu_threads=split.threads,
                num_workers=split.workers,
            )
        except (RuntimeError, ValueError, OSError) as error:
            if device.device != "cpu" and is_graphics_failure(error):
                raise
            raise ModelDamaged(
                f"The model in “{folder}” cannot be loaded: {error}", hint="Remove it and fetch it again with “captionstudio models”."
            ) from error

    @property
    def window(self) -> int:
        """Samples the model hears at once."""
        return _FULL_FRAMES * SAMPLE_RATE // _FRAMES_PER_SECOND

    @property
    def is_multilingual(self) -> bool:
        """Whether the model knows other languages than English."""
        return bool(self._engine.model.is_multilingual)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Whisper codes the model knows."""
        return tuple(self._engine.supported_languages)

    def detect_languages(self, sounds: Sequence[Samples]) -> list[dict[str, float]]:
        """Return the probability of every language for each sound, heard in one window of the longest one's length.

        A window of a few seconds costs a fraction of a full one; several at once cost half as much as one by one.
        """
        longest = max(len(sound) for sound in sounds) * _FRAMES_PER_SECOND // SAMPLE_RATE
        frames = min(_FULL_FRAMES, max(100, longest // 2 * 2))
        features = np.stack([self._features(sound, frames=frames) for sound in sounds])
        found = self._engine.model.detect_language(self._engine.encode(features))
        return [{token[2:-2]: probability for token, probability in one} for one in found]

    def listen(self, sound: Samples) -> None:
        """Run the encoder over a sound of up to ten seconds and keep nothing: a measure of how fast the model runs."""
        self._engine.encode(self._features(sound, frames=_SHORT_FRAMES))

    def read_in(self, sound: Samples, languages: Sequence[str]) -> dict[str, Reading]:
        """Decode a short sound in each of the languages, without word times, in a window of ten seconds where it fits into one.

        The window of thirty seconds, which texts to be kept are decoded in, costs three times as much and tells languages apart no better.
        """
        frames = len(sound) * _FRAMES_PER_SECOND // SAMPLE_RATE + _SILENT_FRAMES
        encoded = self._engine.encode(self._features(sound, frames=_SHORT_FRAMES if frames <= _SHORT_FRAMES else _FULL_FRAMES))
        return {language: self._generate(encoded, language, task="transcribe", beam=5, length=_SHORT_TEXT)[1] for language in languages}

    def decode(self, sound: Samples, language: str, *, task: str, beam: int, hint: str = "", avoid_loops: bool = False) -> Decoded:
        """Decode up to thirty seconds in one pass at temperature zero, with word times. Equal calls give equal results."""
        encoded = self._engine.encode(self._features(sound, frames=_FULL_FRAMES))
        tokens, reading = self._generate(encoded, language, task=task, beam=beam, hint=hint, avoid_loops=avoid_loops)
        words = self._align(tokens, self._tokenizer(language, task), encoded, len(sound))
        return Decoded(reading.text, reading.log_probability, words)

    def decode_carefully(self, sound: Samples, language: str, *, task: str, hint: str = "") -> Decoded:
        """Decode the way Whisper was published: segment by segment with time stamps, each in the context of the text before it."""
        segments, _ = self._engine.transcribe(
            sound,
            language=language,
            task=task,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=True,
            word_timestamps=True,
            hotwords=hint or None,
        )
        words: list[AlignedWord] = []
        scores: list[tuple[float, int]] = []
        for segment in segments:
            words += [AlignedWord(word.word, float(word.start), float(word.end), float(word.probability)) for word in segment.words or ()]
            scores.append((segment.avg_logprob, len(segment.tokens)))
        count = sum(number for _, number in scores)
        mean = sum(score * number for score, number in scores) / count if count else 0.0
        return Decoded("".join(word.text for word in words), mean, tuple(words))

    def _generate(
        self, encoded: Any, language: str, *, task: str, beam: int, hint: str = "", avoid_loops: bool = False, length: int | None = None
    ) -> tuple[list[int], Reading]:
        tokenizer = self._tokenizer(language, task)
        result = self._engine.model.generate(
            encoded,
            [self._engine.get_prompt(tokenizer, [], without_timestamps=True, hotwords=hint or None)],
            beam_size=beam,
            max_length=length or self._engine.max_length,
            return_scores=True,
            suppress_tokens=[-1],
            no_repeat_ngram_size=4 if avoid_loops else 0,
        )[0]
        count = len(result.sequences_ids[0])
        tokens = [token for token in result.sequences_ids[0] if token < tokenizer.eot]
        return tokens, Reading(tokenizer.decode(tokens).strip(), result.scores[0] * count / (count + 1))

    def _align(self, tokens: list[int], tokenizer: Any, encoded: Any, samples: int) -> tuple[AlignedWord, ...]:
        if not tokens:
            return ()
        from faster_whisper.transcribe import merge_punctuations  # noqa: PLC0415 (start-up)

        frames = min(_FULL_FRAMES, max(2, samples * _FRAMES_PER_SECOND // SAMPLE_RATE))
        found = self._engine.find_alignment(tokenizer, [tokens], encoded, [frames])[0]
        merge_punctuations(found, _PREPENDED, _APPENDED)
        return tuple(
            AlignedWord(item["word"], float(item["start"]), float(item["end"]), float(item["probability"]))
            for item in found
            if item["word"].strip()
        )

    def _features(self, sound: Samples, *, frames: int) -> Samples:
        features = self._engine.feature_extractor(sound)[:, :frames]
        lacking = frames - features.shape[1]
        return np.pad(features, ((0, 0), (0, lacking))).astype(np.float32)

    @lru_cache(maxsize=32)  # noqa: B019 - one model lives as long as the process
    def _tokenizer(self, language: str, task: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415 (start-up)

        return Tokenizer(self._engine.hf_tokenizer, self.is_multilingual, task=task, language=language)

"""A voice as a direction: CAM++ over a Kaldi filterbank.

Two directions are compared by their cosine. What differs from one recording to the next and says nothing about a voice is taken out
first: the level (sound is scaled to a fixed loudness, since very quiet sound drowns in the filterbank's floor) and the colour of the
channel (the mean of every band over the turn, which covers telephone bands too).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any

import numpy as np

Samples = np.ndarray[Any, np.dtype[np.float32]]
Direction = np.ndarray[Any, np.dtype[np.float32]]

SAMPLE_RATE = 16000
_BANDS = 80
_SHORTEST = SAMPLE_RATE // 4  # a shorter sound is repeated up to this: the encoder's statistics need some frames
_SCALE = 32768.0
_TOGETHER = 4  # sounds of one length that are encoded in one go: a fifth faster than one by one, more than four gain nothing
_STEPS = 8  # frames (of 10 ms); lengths are cut to multiples of it, so that there are several of one length
_SPARING = 64  # frames; of a sound no longer than this nothing is cut
_LOUDNESS = 0.05  # root mean square that sound is scaled to, of full scale
_SILENCE = 1e-5  # below this there is nothing to amplify


class VoiceEncoder:
    """Turns sound into directions of length 1."""

    def __init__(self, session: Any) -> None:
        import kaldi_native_fbank  # noqa: PLC0415 (start-up)

        self._session = session
        self._kaldi = kaldi_native_fbank
        options = kaldi_native_fbank.FbankOptions()
        options.frame_opts.dither = 0
        options.frame_opts.samp_freq = SAMPLE_RATE
        options.mel_opts.num_bins = _BANDS
        self._options = options

    def encode(self, sounds: Sequence[Samples], pool: Executor) -> list[Direction | None]:
        """Return the direction of the voice in each sound, None where there is no sound in it; several are heard side by side."""
        alike: dict[int, list[tuple[int, Samples]]] = {}
        for at, features in enumerate(map(self._features, sounds)):
            if features is not None:
                alike.setdefault(len(features), []).append((at, features))
        batches = [some[first : first + _TOGETHER] for some in alike.values() for first in range(0, len(some), _TOGETHER)]
        found: list[Direction | None] = [None] * len(sounds)
        for batch, directions in zip(batches, pool.map(self._run, batches), strict=True):
            for (at, _), direction in zip(batch, directions, strict=True):
                length = float(np.linalg.norm(direction))
                if np.isfinite(length) and length > 0:
                    found[at] = direction / np.float32(length)
        return found

    def _run(self, batch: Sequence[tuple[int, Samples]]) -> Direction:
        return np.asarray(self._session.run(None, {"fbank": np.stack([features for _, features in batch])})[0], np.float32)

    def _features(self, sound: Samples) -> Samples | None:
        sound = level(sound)
        if not len(sound) or not sound.any():
            return None
        if len(sound) < _SHORTEST:
            sound = np.resize(sound, _SHORTEST)
        bank = self._kaldi.OnlineFbank(self._options)
        bank.accept_waveform(SAMPLE_RATE, sound * np.float32(_SCALE))
        bank.input_finished()
        frames: int = bank.num_frames_ready
        if frames > _SPARING:
            frames -= frames % _STEPS
        features = np.stack([bank.get_frame(index) for index in range(frames)]).astype(np.float32)
        features -= features.mean(axis=0)
        return features


def level(sound: Samples) -> Samples:
    """Return the sound without its offset at the loudness the encoder hears best; silence stays silence."""
    if not len(sound):
        return sound
    sound = sound - sound.mean(dtype=np.float64).astype(np.float32)
    loudness = float(np.sqrt(np.mean(sound.astype(np.float64) ** 2)))
    return sound * np.float32(_LOUDNESS / loudness) if loudness > _SILENCE else np.zeros_like(sound)

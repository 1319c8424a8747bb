"""A voice as a direction: CAM++ over a Kaldi filterbank.

Two directions are compared by their cosine. What differs from one recording to the next and says nothing about a voice is taken out
first: the level (sound is scaled to a fixed loudness, since very quiet sound drowns in the filterbank's floor) and the colour of the
channel (the mean of every band over the turn, which covers telephone bands too).
"""

from __future__ import annotations

from typing import Any

import numpy as np

Samples = np.ndarray[Any, np.dtype[np.float32]]
Direction = np.ndarray[Any, np.dtype[np.float32]]

SAMPLE_RATE = 16000
_BANDS = 80
_SHORTEST = SAMPLE_RATE // 4  # a shorter sound is repeated up to this: the encoder's statistics need some frames
_SCALE = 32768.0
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

    def encode(self, sound: Samples) -> Direction | None:
        """Return the direction of the voice in ``sound``, None where there is no sound in it."""
        sound = level(sound)
        if not len(sound) or not sound.any():
            return None
        if len(sound) < _SHORTEST:
            sound = np.resize(sound, _SHORTEST)
        features = self._filterbank(sound)
        features -= features.mean(axis=0)
        found = np.asarray(self._session.run(None, {"fbank": features[None]})[0][0], np.float32)
        length = float(np.linalg.norm(found))
        return found / np.float32(length) if np.isfinite(length) and length > 0 else None

    def _filterbank(self, sound: Samples) -> Samples:
        bank = self._kaldi.OnlineFbank(self._options)
        bank.accept_waveform(SAMPLE_RATE, sound * np.float32(_SCALE))
        bank.input_finished()
        return np.stack([bank.get_frame(index) for index in range(bank.num_frames_ready)]).astype(np.float32)


def level(sound: Samples) -> Samples:
    """Return the sound without its offset at the loudness the encoder hears best; silence stays silence."""
    if not len(sound):
        return sound
    sound = sound - sound.mean(dtype=np.float64).astype(np.float32)
    loudness = float(np.sqrt(np.mean(sound.astype(np.float64) ** 2)))
    return sound * np.float32(_LOUDNESS / loudness) if loudness > _SILENCE else np.zeros_like(sound)

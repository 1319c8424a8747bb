"""A Whisper model on the best device of this computer, which goes on with the processor where the graphics card gives up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np

from captionstudio.engines.hardware import Device, choose_device, is_graphics_failure, is_out_of_memory, processor
from captionstudio.engines.whisper.model import Decoded, Reading, WhisperModel
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Samples
from captionstudio.engines.whisper.threads import Split, choose_split

_T = TypeVar("_T")
_ON_CARD = Split(workers=2, threads=1)  # while one window is decoded the next one's features are computed
_TRIAL_WINDOWS = 4
_TRIAL_PASSES = 3
_TRIAL_SAMPLES = 10 * SAMPLE_RATE

Load = Callable[[Path, Device, Split], WhisperModel]


class SteadyModel:
    """The methods of `WhisperModel`; each begins anew on the processor where the graphics card fails. For several threads.

    ``say`` hears one line when that happens; set it for every job. ``load`` loads a model on a device (tests load other ones).
    """

    def __init__(self, folder: Path, say: Callable[[str], None], *, device: Device | None = None, load: Load = WhisperModel) -> None:
        """Load the model.

        Raises:
            ModelMissing, ModelDamaged
        """
        self.say = say
        self._folder, self._load = folder, load
        self._turn = threading.Lock()
        self._device = device or choose_device()
        self._split = _ON_CARD
        if self._device.device == "cpu":
            self._split = choose_split(folder, self._measure)
            self._model = load(folder, self._device, self._split)
            return
        try:
            self._model = load(folder, self._device, self._split)
        except RuntimeError as error:
            self._model = self._load_on_processor(error)

    @property
    def device(self) -> Device:
        """Where it computes now."""
        return self._device

    @property
    def workers(self) -> int:
        """Threads that may call at once."""
        return self._split.workers

    @property
    def window(self) -> int:
        """Samples the model hears at once."""
        return self._model.window

    @property
    def is_multilingual(self) -> bool:
        """Whether the model knows other languages than English."""
        return self._model.is_multilingual

    @property
    def languages(self) -> tuple[str, ...]:
        """Whisper codes the model knows."""
        return self._model.languages

    def detect_languages(self, sounds: Sequence[Samples]) -> list[dict[str, float]]:
        """See `WhisperModel.detect_languages`."""
        return self._somewhere(lambda model: model.detect_languages(sounds))

    def read_in(self, sound: Samples, languages: Sequence[str]) -> dict[str, Reading]:
        """See `WhisperModel.read_in`."""
        return self._somewhere(lambda model: model.read_in(sound, languages))

    def decode(self, sound: Samples, language: str, *, task: str, beam: int, hint: str = "", avoid_loops: bool = False) -> Decoded:
        """See `WhisperModel.decode`."""
        return self._somewhere(lambda model: model.decode(sound, language, task=task, beam=beam, hint=hint, avoid_loops=avoid_loops))

    def decode_carefully(self, sound: Samples, language: str, *, task: str, hint: str = "") -> Decoded:
        """See `WhisperModel.decode_carefully`."""
        return self._somewhere(lambda model: model.decode_carefully(sound, language, task=task, hint=hint))

    def _somewhere(self, work: Callable[[WhisperModel], _T]) -> _T:
        model = self._model  # the whole of one piece of work is done by one model: what it encodes lies in its device's memory
        try:
            return work(model)
        except RuntimeError as error:
            with self._turn:
                if self._model is model:  # no other thread has left the card meanwhile
                    if self._device.device == "cpu":
                        raise
                    self._model = self._load_on_processor(error)
            return work(self._model)

    def _load_on_processor(self, error: RuntimeError) -> WhisperModel:
        """Load the model anew where there is always memory enough; other errors than the card's are not ours to mend."""
        if not is_graphics_failure(error):
            raise error
        why = "has too little memory for this model" if is_out_of_memory(error) else "failed"
        self.say(f"The graphics card ({self._device.name}) {why}; the processor does the work instead, which takes longer.")
        self._device = processor(str(error))
        usual = choose_split(self._folder, self._measure)
        self._split = Split(self._split.workers, max(1, usual.workers * usual.threads // self._split.workers))
        return self._load(self._folder, self._device, self._split)

    def _measure(self, split: Split) -> float:
        """Return the seconds a short pass of the encoder takes with a split, at best."""
        model = self._load(self._folder, self._device, split)
        silence = np.zeros(_TRIAL_SAMPLES, np.float32)
        seconds = []
        with ThreadPoolExecutor(split.workers) as pool:
            for _ in range(_TRIAL_PASSES):  # the first one warms up
                started = time.perf_counter()
                list(pool.map(model.listen, [silence] * _TRIAL_WINDOWS))
                seconds.append(time.perf_counter() - started)
        return min(seconds)

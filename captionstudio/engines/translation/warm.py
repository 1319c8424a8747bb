"""Loaded models, each loaded once and kept as long as memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from captionstudio.engines.hardware import Device, choose_device, processor, usable_threads
from captionstudio.engines.models.speed import memory_of_computer
from captionstudio.engines.translation.cards import read_card
from captionstudio.engines.translation.model import SentenceModel, TranslationModel

_MAX_THREADS = 8
_SHARE_OF_MEMORY = 0.25
_LEAST_BYTES = 1 << 30

ChooseDevice = Callable[[], Device]


@dataclass(frozen=True, slots=True)
class _Loaded:
    model: TranslationModel
    between: Callable[[str, str], SentenceModel]


class WarmModels:
    """Loads models and keeps them; the one used longest ago goes first, once their weights exceed a quarter of the memory.

    Not for several threads: some engines are bound to the one that loaded them.
    """

    def __init__(self, threads: int | None = None, choose: ChooseDevice = choose_device, max_bytes: int | None = None) -> None:
        self._threads = threads or min(_MAX_THREADS, usable_threads())
        self._choose = choose
        self._max_bytes = max_bytes or max(_LEAST_BYTES, int((memory_of_computer() or 0) * _SHARE_OF_MEMORY))
        self._device: Device | None = None
        self._loaded: OrderedDict[str, _Loaded] = OrderedDict()

    @property
    def names(self) -> tuple[str, ...]:
        """The loaded models, the one used last at the end."""
        return tuple(self._loaded)

    def get(self, model: TranslationModel, source: str, target: str) -> SentenceModel:
        """Return a model for one direction, loaded; a folder that has changed is loaded anew.

        Raises:
            ModelDamaged: it cannot be loaded.
            RuntimeError: the graphics card fails; `leave_graphics_card` and try again.
        """
        loaded = self._loaded.pop(model.name, None)
        if loaded is None or loaded.model != model:
            loaded = None  # an older one goes before the new one comes
            while self._loaded and self._bytes() + model.weights_bytes > self._max_bytes:
                self._loaded.popitem(last=False)
            loaded = _Loaded(model, self._load(model))
        self._loaded[model.name] = loaded
        return loaded.between(source, target)

    def leave_graphics_card(self) -> bool:
        """From now on compute on the processor, all models loaded anew; return whether anything was elsewhere."""
        if self._device is None or self._device.device == "cpu":
            return False
        self._device = processor()
        self._loaded.clear()
        return True

    def _bytes(self) -> int:
        return sum(loaded.model.weights_bytes for loaded in self._loaded.values())

    def _load(self, model: TranslationModel) -> Callable[[str, str], SentenceModel]:
        # Each engine's library is loaded with the first model of its own.
        if model.engine == "firefox":
            from captionstudio.engines.translation.firefox import FirefoxModel  # noqa: PLC0415

            firefox = FirefoxModel(model.path, read_card(model.path))
            return lambda _source, _target: firefox
        self._device = self._device or self._choose()
        if model.engine == "argos":
            from captionstudio.engines.translation.argos import ArgosModel  # noqa: PLC0415

            argos = ArgosModel(model.path, self._threads, self._device, is_shipped=model.is_shipped)
            return lambda _source, _target: argos
        from captionstudio.engines.translation.families import FamilyModel  # noqa: PLC0415

        return FamilyModel(model.path, self._threads, self._device).between

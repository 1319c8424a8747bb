"""The two models that ship with the program, on onnxruntime."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from captionstudio.core.errors import ModelDamaged, ModelMissing
from captionstudio.core.resources import resource_path
from captionstudio.engines.offline import silence

SEGMENTATION, ENCODER = "segmentation.onnx", "speaker.onnx"
HASHES = {
    SEGMENTATION: "d58cd48d9b586481e227a330b8ba22b373eb2e622905e0443def2647ebeefe65",
    ENCODER: "9787f7483ea807e897fd432277dcdf4b4cc9d73c5337d54c07b109e2d6646bb6",
}
_REMEDY = "Install the program again, or recognise without speakers."


@dataclass(frozen=True, slots=True)
class SpeakerModels:
    """Sessions of both models, which may be run from several threads at once."""

    segmentation: Any
    encoder: Any


def models_dir() -> Path:
    """Return the folder that the models ship in."""
    return resource_path("models", "speakers")


def has_models() -> bool:
    """Whether both files are there; whether they are whole is found out when they are used."""
    return all((models_dir() / name).is_file() for name in HASHES)


def check_models(folder: Path | None = None) -> None:
    """Compare both files with what they should be.

    Raises:
        ModelMissing, ModelDamaged
    """
    folder = folder or models_dir()
    for name, expected in HASHES.items():
        path = folder / name
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise ModelMissing(f"The speaker model “{path}” is missing.", hint=_REMEDY, model=name) from error
        except OSError as error:
            raise ModelDamaged(f"The speaker model “{path}” cannot be read: {error.strerror}.", hint=_REMEDY, model=name) from error
        if hashlib.sha256(content).hexdigest() != expected:
            raise ModelDamaged(f"The speaker model “{path}” is damaged.", hint=_REMEDY, model=name)


def load_models(folder: Path | None = None) -> SpeakerModels:
    """Check and load both models; each runs on the thread that asks.

    Raises:
        ModelMissing, ModelDamaged
    """
    folder = folder or models_dir()
    check_models(folder)
    silence(os.environ)  # ONNX Runtime looks for it when it is loaded
    import onnxruntime  # noqa: PLC0415 (start-up)

    onnxruntime.disable_telemetry_events()  # which Windows has beside
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # turns differ in length: the arena would keep the largest of every shape

    def load(name: str) -> Any:
        return onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])

    return SpeakerModels(load(SEGMENTATION), load(ENCODER))

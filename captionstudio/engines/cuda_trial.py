"""The child that tries the graphics cards: ``python -m captionstudio.engines.cuda_trial COMPUTE_TYPE``.

A broken driver may crash or hang it; the program that started it goes on (`captionstudio.engines.graphics_cards`). It prints one JSON
object: the cards on which a model ran a step with numbers of that type, and why it did not on others.
"""

from __future__ import annotations

import ctypes
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from captionstudio.engines.offline import start_guarded
from captionstudio.engines.trial_model import run_one_step

_NAME_BYTES = 256


def main() -> None:
    """Try every card and print what came of it."""
    start_guarded()
    cards: list[dict[str, Any]] = []
    problems: list[str] = []
    try:
        import ctranslate2  # noqa: PLC0415 - what is tried

        for index in range(ctranslate2.get_cuda_device_count()):
            name, memory = _describe(index)
            try:
                with tempfile.TemporaryDirectory(prefix="captionstudio-trial-") as folder:
                    run_one_step(Path(folder), "cuda", index, sys.argv[1])
            except Exception as error:  # noqa: BLE001 - whatever it is, the card cannot be used
                problems.append(f"{name}: {error}")
            else:
                cards.append({"index": index, "name": name, "memory_bytes": memory})
    except Exception as error:  # noqa: BLE001 - the same
        problems.append(str(error))
    print(json.dumps({"cards": cards, "problems": problems}))  # noqa: T201 - the answer


def _describe(index: int) -> tuple[str, int]:
    """Return a card's name and the bytes of its memory, as the driver says."""
    library = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    device, name, memory = ctypes.c_int(), ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_size_t()
    library.cuInit(0)
    library.cuDeviceGet(ctypes.byref(device), index)
    library.cuDeviceGetName(name, _NAME_BYTES, device)
    library.cuDeviceTotalMem_v2(ctypes.byref(memory), device)
    return name.value.decode("utf-8", "replace") or f"CUDA {index}", memory.value


if __name__ == "__main__":
    main()

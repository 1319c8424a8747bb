"""What this computer computes with: processor threads we may use, its instruction sets, and the device that models run on."""

from __future__ import annotations

import math
import os
import platform
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from captionstudio.engines.graphics_cards import CardReport, find_cards

_VARIABLE = "CAPTIONSTUDIO_DEVICE"
# What speeds matrix products up, best last, as Linux names it.
_INSTRUCTION_SETS = ("asimd", "sse4_1", "avx", "avx2", "avx512f", "avx_vnni", "avx512_vnni", "avx512_bf16", "amx_int8")
_GPU_SIGNS = ("cuda", "cublas", "cudnn")


@dataclass(frozen=True, slots=True)
class Device:
    """Where models compute: ``device`` and ``compute_type`` are CTranslate2's words, ``name`` is the hardware's own.

    ``note`` says why it is not the graphics card although there seems to be one.
    """

    device: str
    compute_type: str
    name: str
    note: str = ""
    index: int = 0


def choose_device(cards: Callable[[], CardReport] = find_cards) -> Device:
    """Return the graphics card with the most memory on which a model ran in a trial, else the processor.

    ``CAPTIONSTUDIO_DEVICE=cpu`` keeps models off the graphics card. The first call after a change of driver takes a few seconds.
    """
    report = CardReport() if os.environ.get(_VARIABLE) == "cpu" else cards()
    if report.cards:
        card = max(report.cards, key=lambda each: each.memory_bytes)
        return Device("cuda", card.compute_type, card.name, index=card.index)
    return processor(report.problem)


def processor(note: str = "") -> Device:
    """Return the processor as a device."""
    return Device("cpu", _processor_numbers(), processor_name(), note)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error of CTranslate2 says that the graphics card's memory does not suffice."""
    return "out of memory" in str(error).lower()


def is_graphics_failure(error: BaseException) -> bool:
    """Whether an error of CTranslate2 comes from the graphics card: out of memory, a library missing, a driver that gave up."""
    return is_out_of_memory(error) or any(sign in str(error).lower() for sign in _GPU_SIGNS)


def usable_threads(root: Path = Path("/")) -> int:
    """Return how many processor threads this process may keep busy: those it is bound to, within its control group's quota."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, math.ceil(min(allowed, _quota(root))))


def processor_name(root: Path = Path("/")) -> str:
    """Return the processor's own name, or its kind where the system does not say."""
    found = re.search(r"^model name\s*:\s*(.+)$", _cpuinfo(root), re.MULTILINE)
    return found[1].strip() if found else platform.processor() or platform.machine()


def instruction_sets(root: Path = Path("/")) -> tuple[str, ...]:
    """Return the instruction sets that make models fast, best last; nothing where the system does not say."""
    found = re.search(r"^(?:flags|Features)\s*:\s*(.+)$", _cpuinfo(root), re.MULTILINE)
    flags = set(found[1].split()) if found else set()
    return tuple(name for name in _INSTRUCTION_SETS if name in flags)


@cache
def _processor_numbers() -> str:
    """Eight-bit numbers are fastest on every processor; where the engine was built without them it takes the widest ones."""
    import ctranslate2  # noqa: PLC0415 - start-up

    kinds = ctranslate2.get_supported_compute_types("cpu")
    return next((kind for kind in ("int8", "int8_float32", "float32") if kind in kinds), "default")


def _quota(root: Path) -> float:
    """Return the processors' time a control group grants per second of time, which is what containers are limited by."""
    if sys.platform != "linux":
        return math.inf
    quotas = [math.inf]
    for line in _read(root / "proc/self/cgroup").splitlines():
        number, controllers, path = line.split(":", 2)
        kind = "" if number == "0" else controllers
        if kind and "cpu" not in kind.split(","):
            continue
        folder = root / "sys/fs/cgroup" / kind / path.lstrip("/")
        for each in (folder, *folder.parents):  # a limit of any group above counts as well
            quotas.append(_quota_of(each))
            if each == root / "sys/fs/cgroup":
                break
    return min(quotas)


def _quota_of(group: Path) -> float:
    parts = (_read(group / "cpu.max") or f"{_read(group / 'cpu.cfs_quota_us')} {_read(group / 'cpu.cfs_period_us')}").split()
    if len(parts) == 2 and all(part.isdigit() for part in parts) and int(parts[1]):
        return int(parts[0]) / int(parts[1])
    return math.inf


@cache
def _cpuinfo(root: Path) -> str:
    return _read(root / "proc/cpuinfo")


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""

"""The computer: processor, graphics card, memory, disks, our folders, the network."""

from __future__ import annotations

import platform
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from captionstudio.api.doctor.check import Check, show_size
from captionstudio.core.folders import size_of
from captionstudio.core.network import is_offline_locked, network_use
from captionstudio.engines import places
from captionstudio.engines.models.speed import memory_of_computer
from captionstudio.engines.scratch import scratch_root
from captionstudio.workflows.voice_file import FILE_NAME, read_voices

_LOW_DISK_BYTES = 2_000_000_000
_LOW_MEMORY_BYTES = 2_000_000_000


def check_computer() -> Iterator[Check]:
    """What models compute with."""
    from captionstudio.engines.graphics_cards import find_cards  # noqa: PLC0415 - start-up
    from captionstudio.engines.hardware import instruction_sets, processor_name, usable_threads  # noqa: PLC0415 - start-up

    threads, sets = usable_threads(), instruction_sets()
    found = ", ".join(filter(None, (f"{processor_name()}, {threads} threads", platform.machine(), *sets)))
    yield Check("processor", "Processor", "good", found, data={"threads": threads, "instruction_sets": list(sets)})
    report = find_cards()
    if report.problem:
        hint = "Everything runs on the processor. Mend the driver, or install NVIDIA's cuBLAS and cuDNN, and try again."
        yield Check("graphics", "Graphics card", "warning", report.problem, hint, "try again")
    else:
        names = [f"{card.name} ({show_size(card.memory_bytes)}, {card.compute_type})" for card in report.cards]
        yield Check("graphics", "Graphics card", "good", ", ".join(names) or "none; the processor does the work", data={"cards": names})
    memory = memory_of_computer()
    if memory is not None:
        is_low = memory < _LOW_MEMORY_BYTES
        hint = "Use the smallest models." if is_low else ""
        yield Check("memory", "Memory", "warning" if is_low else "good", show_size(memory), hint, data={"bytes": memory})


def check_disks() -> Iterator[Check]:
    """Room for models and for temporary files."""
    free = min(shutil.disk_usage(_existing(folder)).free for folder in (places.data_dir(), places.cache_dir()))
    is_low = free < _LOW_DISK_BYTES
    hint = "Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk." if is_low else ""
    yield Check("disk", "Disk", "warning" if is_low else "good", f"{show_size(free)} free", hint, data={"free_bytes": free})


def check_folders() -> Iterator[Check]:
    """Every folder of ours: where it is, how large, and whether we may write there."""
    peaks, shots = places.drawings_dirs()
    folders = {
        "models": places.models_dir(),
        "translation models": places.translation_models_dir(),
        "journals": places.journals_dir(),
        "waveforms": peaks,
        "shot changes": shots,
        "copies of unsaved work": places.recovery_dir(),
        "temporary files": scratch_root(),
        "cache": places.cache_dir(),
    }
    for name, folder in folders.items():
        size = size_of(folder)
        problem = _writing_problem(_existing(folder))
        yield Check(
            f"folder:{name}",
            f"Folder of {name}",
            "bad" if problem else "good",
            f"{folder} ({show_size(size)})" + (f"; {problem}" if problem else ""),
            "Mend the folder's permissions, or set CAPTIONSTUDIO_HOME to another one." if problem else "",
            data={"path": str(folder), "size_bytes": size},
        )


def check_voices() -> Iterator[Check]:
    """The voices that are known in every project, which are the only personal data that the program keeps by itself."""
    path = places.data_dir() / FILE_NAME
    voices, size = read_voices(path), size_of(path)
    found = f"{len(voices)} in {path} ({show_size(size)}); voices are personal data, and deleting this file forgets them all"
    data = {"path": str(path), "voices": len(voices), "size_bytes": size}
    yield Check("voices", "Known voices", "good", found if path.exists() else "none are kept", data=data)


def check_network() -> Iterator[Check]:
    """The offline lock."""
    use = network_use()
    data = {"is_locked": is_offline_locked(), "used_for": list(use)}
    if is_offline_locked():
        found = f"on; the network is used for {', '.join(use)} now" if use else "on; nothing leaves this computer"
        yield Check("network", "Offline lock", "good", found, data=data)
    else:
        hint = "Turn it on in Preferences; for the command line unset CAPTIONSTUDIO_OFFLINE_LOCK."
        yield Check("network", "Offline lock", "warning", "off", hint, data=data)


def _writing_problem(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return f"it cannot be written: {error.strerror}"


def _existing(folder: Path) -> Path:
    return folder if folder.exists() or folder == folder.parent else _existing(folder.parent)

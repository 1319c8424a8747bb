"""Is everything there, and what lies around."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from captionstudio.core.errors import CaptionStudioError, EngineMissing
from captionstudio.core.file_lock import try_lock
from captionstudio.core.resources import resource_path
from captionstudio.engines import places
from captionstudio.engines.models.speed import memory_of_computer
from captionstudio.engines.models.store import PART_SUFFIX, ModelStore
from captionstudio.engines.scratch import scratch_root, stale_scratch
from captionstudio.workflows.journal import SUFFIX

State = Literal["good", "warning", "bad"]
_LOW_DISK_BYTES = 2_000_000_000
_LOW_MEMORY_BYTES = 2_000_000_000
_FILTERS = ("ass", "subtitles")
_ENCODERS = ("libx264", "aac", "mov_text")
_ASK_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what was looked at, how it is, what was found, what would mend it."""

    name: str
    state: State
    found: str
    hint: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def examine() -> Iterator[Check]:
    """Yield the findings, one after the other; nothing is changed and no network used."""
    yield from _safely("Python", _check_python)
    yield from _safely("FFmpeg", _check_ffmpeg)
    yield from _safely("Player", _check_player)
    yield from _safely("Fonts", _check_fonts)
    yield from _safely("Models", _check_models)
    yield from _safely("Translation", _check_translation)
    yield from _safely("Computer", _check_computer)
    yield from _safely("Folders", _check_folders)
    yield from _safely("Leftovers", _check_leftovers)


def leftovers() -> list[Path]:
    """Return what unfinished work left: journals, temporary folders of processes that are gone, unfinished downloads."""
    journals = [path for path in _entries(places.journals_dir()) if path.suffix == SUFFIX and _is_free(path)]
    downloads = [path for path in _entries(places.models_dir()) if path.suffix in (PART_SUFFIX, ".old")]
    return [*journals, *stale_scratch(), *downloads]


def clear_leftovers() -> int:
    """Remove what `leftovers` lists, waveforms and shot changes, and return the bytes freed.

    Broken-off transcriptions can then no longer be resumed.
    """
    freed = 0
    drawings = [path for folder in places.drawings_dirs() for path in _entries(folder)]
    for path in [*leftovers(), *drawings]:
        freed += _size(path)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return freed


def _safely(name: str, check: Callable[[], Iterable[Check]]) -> Iterator[Check]:
    try:
        yield from check()
    except CaptionStudioError as error:
        yield Check(name, "bad", str(error), error.hint)
    except OSError as error:
        yield Check(name, "bad", f"{error}")


def _check_python() -> Iterator[Check]:
    yield Check("Python", "good", f"{platform.python_version()} ({sys.executable})")


def _check_ffmpeg() -> Iterator[Check]:
    from captionstudio.engines.ffmpeg.locate import find_ffmpeg  # noqa: PLC0415 - start-up

    program = find_ffmpeg()
    version = _ask(program, "-version").split("\n")[0]
    filters, encoders = _names(_ask(program, "-filters")), _names(_ask(program, "-encoders"))
    missing = [name for name in _FILTERS if name not in filters] + [name for name in _ENCODERS if name not in encoders]
    hardware = sorted(name for name in encoders if name.startswith("h264_"))
    yield Check(
        "FFmpeg",
        "bad" if missing else "good",
        f"{version} ({program})" + (f"; lacks {', '.join(missing)}" if missing else ""),
        "Install a full build of FFmpeg with libass." if missing else "",
        {"path": program, "missing": missing, "hardware_encoders": hardware},
    )


def _ask(*command: str) -> str:
    done = subprocess.run([*command, "-hide_banner"], capture_output=True, timeout=_ASK_SECONDS, check=False, stdin=subprocess.DEVNULL)
    return done.stdout.decode("utf-8", "replace")


def _names(listing: str) -> set[str]:
    """The second column of ``ffmpeg -filters`` and ``-encoders``."""
    return {parts[1] for line in listing.splitlines() if len(parts := line.split()) > 2}


def _check_player() -> Iterator[Check]:
    from captionstudio.engines.libass.binding import load_libass  # noqa: PLC0415 - start-up
    from captionstudio.engines.vlc.library import vlc_problem  # noqa: PLC0415 - start-up

    problem = vlc_problem()
    hint = "The window plays with Qt's own player instead." if problem else ""
    yield Check("Player", "warning" if problem else "good", problem or "libvlc", hint)
    try:
        load_libass()
    except EngineMissing as error:
        yield Check("Captions over the picture", "warning", str(error), error.hint)
    else:
        yield Check("Captions over the picture", "good", "libass")


def _check_fonts() -> Iterator[Check]:
    shipped = sorted(path.name for path in _entries(resource_path("fonts")) if path.suffix.lower() in (".ttf", ".otf", ".ttc"))
    lister = shutil.which("fc-list")
    scripts = {"Chinese, Japanese": "ja", "Arabic": "ar", "Thai": "th", "Hindi": "hi"}
    lacking = [name for name, code in scripts.items() if lister and not _ask_plain(lister, f":lang={code}", "family")]
    yield Check(
        "Fonts",
        "warning" if lacking or not (shipped or lister) else "good",
        f"{len(shipped)} shipped" + (f"; the system has none for {', '.join(lacking)}" if lacking else ""),
        "To burn in these scripts, install fonts for them (such as fonts-noto-cjk)." if lacking else "",
        {"shipped": shipped},
    )


def _ask_plain(*command: str) -> str:
    return subprocess.run(command, capture_output=True, timeout=_ASK_SECONDS, check=False).stdout.decode("utf-8", "replace").strip()


def _check_models() -> Iterator[Check]:
    store = ModelStore()
    installed = store.installed()
    if not installed:
        yield Check("Models", "bad", f"none in {store.root}", "Get one with: captionstudio models fetch base")
    for model in installed:
        problem, hint = model.problem, f"Fetch it again: captionstudio models fetch {model.name}"
        if not problem:
            try:
                store.verify(model.name)
            except CaptionStudioError as error:
                problem, hint = str(error), error.hint
        data = {"name": model.name, "path": str(model.path), "size_bytes": model.size_bytes}
        found = problem or f"{_show_size(model.size_bytes)}, {store.expected_speed(model):.0f} x real time expected"
        yield Check(f"Model {model.name}", "bad" if problem else "good", found, hint if problem else "", data)


def _check_translation() -> Iterator[Check]:
    from captionstudio.engines.translation.packages import installed_packages, usable_packages  # noqa: PLC0415 - start-up

    packages = installed_packages()
    usable = usable_packages().values()
    for package in packages:
        if package.problem:
            yield Check(f"Translation {package.pair}", "bad", package.problem, data={"path": str(package.path)})
    pairs = [f"{package.source}-{package.target}" + (" (demo sentences only)" if package.is_shipped else "") for package in usable]
    own = any(not package.is_shipped for package in usable)
    hint = "" if own else "For real translation add Argos packages: captionstudio models add FILE.argosmodel"
    yield Check("Translation", "good" if own else "warning", ", ".join(pairs) or "no pairs", hint, {"pairs": pairs})


def _check_computer() -> Iterator[Check]:
    threads, memory = os.cpu_count() or 1, memory_of_computer()
    yield Check("Processor", "good", f"{threads} threads, {platform.machine()}", data={"threads": threads})
    if memory is not None:
        is_low = memory < _LOW_MEMORY_BYTES
        hint = "Use the smallest models." if is_low else ""
        yield Check("Memory", "warning" if is_low else "good", _show_size(memory), hint, {"bytes": memory})
    free = shutil.disk_usage(_existing(places.cache_dir())).free
    is_low = free < _LOW_DISK_BYTES
    yield Check(
        "Disk", "warning" if is_low else "good", f"{_show_size(free)} free", "Free some space." if is_low else "", {"free_bytes": free}
    )


def _check_folders() -> Iterator[Check]:
    folders = {
        "models": places.models_dir(),
        "translation models": places.translation_models_dir(),
        "journals": places.journals_dir(),
        "waveforms": places.drawings_dirs()[0],
        "shot changes": places.drawings_dirs()[1],
        "copies of unsaved work": places.recovery_dir(),
        "temporary files": scratch_root(),
        "cache": places.cache_dir(),
    }
    for name, folder in folders.items():
        size = _size(folder)
        yield Check(f"Folder of {name}", "good", f"{folder} ({_show_size(size)})", data={"path": str(folder), "size_bytes": size})


def _check_leftovers() -> Iterator[Check]:
    found = leftovers()
    size = sum(map(_size, found))
    data = {"paths": [str(path) for path in found], "size_bytes": size}
    if found:
        hint = "Remove them with: captionstudio doctor --clear (broken-off transcriptions then start over)."
        yield Check("Leftovers", "warning", f"{len(found)} from unfinished work, {_show_size(size)}", hint, data)
    else:
        yield Check("Leftovers", "good", "none", data=data)


def _is_free(journal: Path) -> bool:
    """Whether no running transcription holds the journal."""
    try:
        with journal.open("r+b") as file:
            return try_lock(file)
    except OSError:
        return False


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _existing(folder: Path) -> Path:
    return folder if folder.exists() or folder == folder.parent else _existing(folder.parent)


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())


def _show_size(size: int) -> str:
    if size < 1_000_000:
        return f"{-(-size // 1000)} kB"
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"

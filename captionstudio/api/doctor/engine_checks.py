"""FFmpeg, the player, fonts, and names of files beyond ASCII: tried, not looked up."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from captionstudio.api.doctor.check import Check
from captionstudio.core.errors import EngineMissing
from captionstudio.core.languages import find_language
from captionstudio.core.resources import resource_path

_ASK_SECONDS = 20
_SOUND = ("aac", "libopus")
_TRACKS = (("mp4", "mov_text"), ("matroska", "srt"), ("webm", "webvtt"))
_SOFTWARE = ("libx264", "libvpx-vp9")
_FULL_BUILD = "Install a full build of FFmpeg, with libass, x264, vpx and opus."
_USUAL_LANGUAGES = ("zh", "ja", "ar", "th", "hi")
_FOREIGN_NAME = "Prüfung ñ 字幕 ☂'s"


def check_python() -> Iterator[Check]:
    """What runs this."""
    yield Check("python", "Python", "good", f"{platform.python_version()} ({sys.executable})")


def check_ffmpeg() -> Iterator[Check]:
    """Which FFmpeg there is, and whether it draws, encodes and adds captions, one frame each."""
    from captionstudio.engines.ffmpeg.encoders import encodes, possible_encoders  # noqa: PLC0415 - start-up
    from captionstudio.engines.ffmpeg.locate import find_ffmpeg  # noqa: PLC0415 - start-up
    from captionstudio.engines.ffmpeg.trials import drawing_problem, encodes_sound, writes_track  # noqa: PLC0415 - start-up

    program = find_ffmpeg()
    yield Check("ffmpeg", "FFmpeg", "good", f"{_version(program)} ({program})", data={"path": program})
    problem = drawing_problem()
    yield Check(
        "drawing",
        "Burning in",
        "bad" if problem else "good",
        f"a trial failed: {problem}" if problem else "captions are drawn",
        _FULL_BUILD if problem else "",
    )
    works = {encoder.name: encodes(encoder) for encoder in possible_encoders()}
    works |= {codec: encodes_sound(codec) for codec in _SOUND}
    works |= {codec: writes_track(muxer, codec) for muxer, codec in _TRACKS}
    needed = {*_SOFTWARE, *_SOUND, *(codec for _, codec in _TRACKS)}
    missing = [name for name, is_there in works.items() if not is_there and name in needed]
    hardware = [name for name, is_there in works.items() if is_there and name not in needed]
    found = ", ".join(name for name, is_there in works.items() if is_there)
    yield Check(
        "encoders",
        "Encoders",
        "bad" if "libx264" in missing or "aac" in missing else "warning" if missing else "good",
        (found or "none") + (f"; failed: {', '.join(missing)}" if missing else ""),
        _FULL_BUILD if missing else "",
        data={"missing": missing, "hardware_encoders": hardware},
    )


def check_player() -> Iterator[Check]:
    """VLC, and libass for captions over the picture."""
    from captionstudio.engines.libass.binding import load_libass  # noqa: PLC0415 - start-up
    from captionstudio.engines.vlc.library import vlc_problem  # noqa: PLC0415 - start-up

    problem = vlc_problem()
    hint = "The window plays with Qt's own player instead." if problem else ""
    yield Check("player", "Player", "warning" if problem else "good", problem or "libvlc", hint)
    try:
        load_libass()
    except EngineMissing as error:
        yield Check("libass", "Captions over the picture", "warning", str(error), error.hint)
    else:
        yield Check("libass", "Captions over the picture", "good", "libass")


def check_fonts(languages: Sequence[str]) -> Iterator[Check]:
    """Whether the scripts of the languages, without any of some common ones, can be drawn."""
    from captionstudio.engines.ffmpeg.fonts import lacks_font  # noqa: PLC0415 - start-up

    shipped = sorted(path.name for path in resource_path("fonts").glob("*.[ot]tf"))
    known = filter(None, map(find_language, languages or _USUAL_LANGUAGES))
    lacking = [language.english for language in known if lacks_font(language)]
    yield Check(
        "fonts",
        "Fonts",
        "warning" if lacking or not shipped else "good",
        f"{len(shipped)} shipped" + (f"; the system has none for {', '.join(lacking)}" if lacking else ""),
        "Install fonts for them, such as the packages fonts-noto-core and fonts-noto-cjk." if lacking else "",
        data={"shipped": shipped, "lacking": lacking},
    )


def check_paths() -> Iterator[Check]:
    """Whether files and models with names in any script can be worked on."""
    problem = _paths_problem()
    hint = "Set the system's character encoding to UTF-8, or keep to plain English names of files and folders." if problem else ""
    yield Check("paths", "Names in any script", "bad" if problem else "good", problem or "files of any name can be worked on", hint)


@cache
def _paths_problem() -> str:
    from captionstudio.engines.ffmpeg.trials import path_problem  # noqa: PLC0415 - start-up
    from captionstudio.engines.trial_model import run_one_step  # noqa: PLC0415 - start-up

    try:
        with tempfile.TemporaryDirectory(prefix="captionstudio-trial-") as scratch:
            folder, model = Path(scratch) / _FOREIGN_NAME, Path(scratch) / f"{_FOREIGN_NAME} 2"
            folder.mkdir()
            model.mkdir()
            if problem := path_problem(folder):
                return f"FFmpeg cannot work on “{_FOREIGN_NAME}”: {problem}"
            run_one_step(model, "cpu", 0, "default")
    except EngineMissing:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        return f"“{_FOREIGN_NAME}” cannot be worked on: {error}"
    return ""


def _version(program: str) -> str:
    command = [program, "-version", "-hide_banner"]
    done = subprocess.run(command, capture_output=True, timeout=_ASK_SECONDS, check=False, stdin=subprocess.DEVNULL)
    return done.stdout.decode("utf-8", "replace").split("\n")[0]

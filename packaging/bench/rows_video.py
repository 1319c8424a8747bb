"""The row on burning captions in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.memory import run_command
from bench.rows import Outcome, row
from bench.rows_tools import make_captions
from bench.session import BenchFailed, Session, run_checked

# Stands in for ffmpeg: notes how it was called and what temporary files it was given, then becomes ffmpeg.
_SPY = """#!/bin/sh
call="{calls}/$$"
mkdir -p "$call"
printf '%s\\0' "$@" > "$call/arguments"
pwd > "$call/folder"
printf '%s' "$TMPDIR" > "$call/temporary"
[ -n "$TMPDIR" ] && cp -R "$TMPDIR" "$call/files"
exec "{ffmpeg}" "$@"
"""


@dataclass(frozen=True, slots=True)
class _Call:
    """One call of ffmpeg: its arguments, working folder, and the temporary folder with a copy of what was in it."""

    arguments: list[str]
    folder: str
    temporary: str
    copy: Path

    def repeat(self, ffmpeg: str) -> float:
        """Run the same command again, its temporary files back in place, and return its seconds.

        Raises:
            BenchFailed: it failed this time.
        """
        if self.temporary:
            shutil.copytree(self.copy, self.temporary, dirs_exist_ok=True)
        Path(self.folder, self.arguments[-1]).unlink(missing_ok=True)
        run = run_command([ffmpeg, *self.arguments], folder=self.folder)
        if run.exit_code:
            raise BenchFailed(f"ffmpeg ended with {run.exit_code}: {run.stderr[-600:]}")
        return run.wall_s


def _make_video(path: Path, seconds: int) -> None:
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25", "-f", "lavfi", "-i", "sine=440"]
    subprocess.run([*command, "-t", str(seconds), "-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac", path], check=True)


def _watch_burn(command: list[str], environment: dict[str, str], scratch: Path, ffmpeg: str) -> _Call:
    """Burn once with the spy in ffmpeg's place and return the call that drew the captions."""
    spy, calls = scratch / "ffmpeg-spy", scratch / "calls"
    spy.write_text(_SPY.format(calls=calls, ffmpeg=ffmpeg), encoding="utf-8")
    spy.chmod(0o755)
    run_checked(command, env={**environment, "CAPTIONSTUDIO_FFMPEG": str(spy)})
    drawn = []
    for call in calls.iterdir():
        arguments = (call / "arguments").read_text(encoding="utf-8").split("\0")[:-1]
        if any("ass=" in argument or "subtitles=" in argument for argument in arguments):
            temporary = (call / "temporary").read_text(encoding="utf-8")
            drawn.append(_Call(arguments, (call / "folder").read_text(encoding="utf-8").strip(), temporary, call / "files"))
    if not drawn:
        raise BenchFailed("no call of ffmpeg drew captions")
    return max(drawn, key=lambda one: len(one.arguments))


@row("burn", "`burn` / plain ffmpeg, same filter and encoder", "≤ 1.05")
def measure_burn(session: Session) -> Outcome:
    """Burn captions in with the command line, and run the very ffmpeg command it ends in on its own."""
    ffmpeg = shutil.which("ffmpeg")
    if not ffmpeg:
        raise BenchFailed("ffmpeg is not installed")
    seconds = 5 if session.is_quick else 180
    video, captions, output = (session.scratch / name for name in ("film.mp4", "film.srt", "film-burned.mp4"))
    _make_video(video, seconds)
    captions.write_text(make_captions(seconds * 2 // 5 - 2, ","), encoding="utf-8")
    command = [sys.executable, "-m", "captionstudio", "burn", str(video), str(captions), "--output", str(output)]
    environment = {**os.environ, "CAPTIONSTUDIO_HOME": str(session.scratch / "home")}

    call = _watch_burn(command, environment, session.scratch, ffmpeg)

    def burn() -> float:
        output.unlink(missing_ok=True)
        return run_checked(command, env=environment)[1]

    output.unlink()
    ratio = session.compare(burn, lambda: call.repeat(ffmpeg))
    details = f"{seconds} s of 1280x720, 25 fps: `burn` {ratio.first_s:.2f} s, ffmpeg {ratio.second_s:.2f} s; start-up included"
    return Outcome(f"{ratio.ratio:.3f}", ratio.ratio <= 1.05, details)

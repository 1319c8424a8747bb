"""ffmpeg as a child process: its log kept short, its progress reported, its end certain."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from captionstudio.core.errors import RenderFailed
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.engines.ffmpeg.locate import find_ffmpeg

_LOOK_SECONDS = 0.1
_STOP_SECONDS = 2
_UNFINISHED = "Error writing trailer"


class LogTail:
    """Drains a child's standard error in a thread, so that it never blocks, and keeps the last of it.

    The first line is kept as well: it names the cause, what follows are mostly its consequences. ``on_line`` hears every line, in
    that thread.
    """

    def __init__(
        self, pipe: IO[bytes] | None, *, lines: int = 40, line_length: int = 500, on_line: Callable[[str], None] | None = None
    ) -> None:
        assert pipe is not None
        self._pipe = pipe
        self._line_length = line_length
        self._on_line = on_line
        self.first_line = ""
        self._tail: deque[str] = deque(maxlen=lines)
        self._thread = threading.Thread(target=self._drain, name="ffmpeg-log", daemon=True)
        self._thread.start()

    def _drain(self) -> None:
        while line := self._pipe.readline(self._line_length):
            text = line.decode("utf-8", "replace").rstrip()
            if self._on_line:
                self._on_line(text)
            if not self.first_line:
                self.first_line = text
            elif text:
                self._tail.append(text)

    def finish(self) -> None:
        """Wait until the child's last word is in; call once the child has ended."""
        self._thread.join()

    @property
    def text(self) -> str:
        """What was said: the first line and the last ones."""
        return "\n".join([self.first_line, *self._tail]) if self.first_line else ""


def run_ffmpeg(
    arguments: Sequence[str],
    context: JobContext,
    *,
    folder: str | Path,
    duration_ms: int | None = None,
    on_line: Callable[[str], None] | None = None,
) -> int:
    """Run ffmpeg in ``folder`` to its end and return how many milliseconds of media it wrote.

    It reports how much of ``duration_ms`` is written; ``on_line`` hears its log in a thread. However this is left, the child has
    ended by then; a cancelled job ends it within two seconds.

    Raises:
        RenderFailed: ffmpeg failed; ``data`` holds ``log`` and ``exit_code``.
        EngineMissing, JobCancelled
    """
    written_ms = 0
    settings = ["-hide_banner", "-nostdin", "-v", "warning", "-nostats", "-progress", "pipe:1", "-stats_period", "0.25", "-y"]
    command = [find_ffmpeg(), *settings, *arguments]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        log = LogTail(child.stderr, on_line=on_line)
        try:
            for line in _lines(child.stdout, context):
                if line.startswith(b"out_time_us=") and line[12:].strip().isdigit():
                    written_ms = int(line[12:]) // 1000
                    context.report(Progress("render", written_ms, duration_ms, "media_ms"))
            code = child.wait()
            context.check_cancelled()  # Ctrl-C reaches the child as well, which then ends before we look
        finally:
            _end(child)
            log.finish()
    if code < 0:
        message = f"ffmpeg was ended by signal {-code}."
        raise RenderFailed(message, hint="Run it again; if memory is short, close other programs.", log=log.text, exit_code=code)
    if code or _UNFINISHED in log.text:  # a file without its end may still earn an exit code of 0
        reason = next((line for line in reversed(log.text.splitlines()) if line), f"it ended with {code}")
        raise RenderFailed(f"ffmpeg failed: {reason}", hint="Check the input, or try another output format.", log=log.text, exit_code=code)
    return written_ms


def _lines(pipe: IO[bytes] | None, context: JobContext) -> Iterator[bytes]:
    """Yield the lines of a pipe, looking between them whether the job is cancelled."""
    lines: queue.Queue[bytes | None] = queue.Queue()

    def read() -> None:
        assert pipe is not None
        for line in pipe:
            lines.put(line)
        lines.put(None)

    reader = threading.Thread(target=read, name="ffmpeg-progress", daemon=True)
    reader.start()
    while True:
        context.check_cancelled()
        with contextlib.suppress(queue.Empty):
            line = lines.get(timeout=_LOOK_SECONDS)
            if line is None:
                break
            yield line
    reader.join()


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

"""What the command line shows while it works: a bar on a terminal, plain lines elsewhere, JSON lines for machines, or nothing.

Standard output carries results alone (with ``--json`` one object a line, each with an ``event``); all else goes to standard error.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.jobs import Progress

_DOING = {
    "prepare": "Preparing",
    "recognise": "Transcribing",
    "listen": "Listening to voices",
    "translate": "Translating",
    "write": "Writing",
    "render": "Rendering",
    "download": "Downloading",
}
_PLAIN_SECONDS = 5.0
_JSON_SECONDS = 1.0
_BAR = "{desc} {percentage:3.0f}%|{bar}| {elapsed}, {remaining} left{postfix}"


class Console:
    """Shows the progress of one command."""

    def __init__(self, *, is_json: bool = False, is_quiet: bool = False) -> None:
        self.is_json = is_json
        self.is_quiet = is_quiet
        self._has_terminal = sys.stderr.isatty() and not is_json and not is_quiet
        self._bar: Any = None
        self._stage = ""
        self._first = 0
        self._started = 0.0
        self._shown_at = 0.0
        self._shown_tenth = 0

    def result(self, text: str = "", **fields: Any) -> None:
        """Print a result: ``text`` for people, ``fields`` for machines (with an ``event``)."""
        self._end_bar()
        if self.is_json:
            sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
        elif text and not self.is_quiet:
            sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def say(self, message: str) -> None:
        """Tell the user one line."""
        if self.is_json:
            self.result(event="message", message=message)
        elif not self.is_quiet:
            self._write_line(message)

    def fail(self, error: Exception, subject: str = "") -> None:
        """Say what went wrong and what helps, in one line; ``subject`` is the input it went wrong with, where there are several."""
        hint = error.hint if isinstance(error, CaptionStudioError) else ""
        if self.is_json:
            self.result(event="error", type=type(error).__name__, message=str(error), hint=hint, input=subject or None)
        self._write_line(" ".join(filter(None, (f"{subject}:" if subject else "Error:", str(error), hint))))

    def progress(self, progress: Progress) -> None:
        """Show how far a stage is."""
        now = time.monotonic()
        if progress.stage != self._stage or progress.done < self._first:
            self._end_bar()
            self._stage, self._first, self._started = progress.stage, progress.done, now
            self._shown_at, self._shown_tenth = now, int((progress.fraction or 0) * 10)
        if self._has_terminal:
            self._show_bar(progress, now)
        elif self.is_json:
            if now - self._shown_at >= _JSON_SECONDS or progress.done == progress.total:
                self._shown_at = now
                rate, left = self._pace(progress, now)
                fields: dict[str, Any] = {"stage": progress.stage, "done": progress.done, "total": progress.total, "unit": progress.unit}
                self.result(event="progress", **fields, rate=rate, seconds_left=left)
        elif not self.is_quiet and now - self._shown_at >= _PLAIN_SECONDS and int((progress.fraction or 0) * 10) > self._shown_tenth:
            self._shown_at, self._shown_tenth = now, int((progress.fraction or 0) * 10)
            self._write_line(f"{_DOING[progress.stage]} {(progress.fraction or 0):.0%}{self._pace_text(progress, now)}")

    def close(self) -> None:
        """Take the bar away."""
        self._end_bar()
        self._stage = ""

    def _show_bar(self, progress: Progress, now: float) -> None:
        if progress.total is None:
            return
        if self._bar is None:
            from tqdm import tqdm  # noqa: PLC0415 - only on terminals

            self._bar = tqdm(total=progress.total, initial=progress.done, desc=_DOING[progress.stage], bar_format=_BAR, leave=False)
        self._bar.set_postfix_str(self._rate_text(progress, now), refresh=False)
        self._bar.update(progress.done - self._bar.n)

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _write_line(self, text: str) -> None:
        self._end_bar()
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def _pace(self, progress: Progress, now: float) -> tuple[float | None, int | None]:
        """Return units a second (media: times real time) since the stage started, and the seconds left at that rate."""
        elapsed, gained = now - self._started, progress.done - self._first
        if elapsed <= 0 or gained <= 0:
            return None, None
        rate = gained / elapsed
        left = round((progress.total - progress.done) / rate) if progress.total is not None else None
        return round(rate / 1000 if progress.unit == "media_ms" else rate, 2), left

    def _rate_text(self, progress: Progress, now: float) -> str:
        rate, _ = self._pace(progress, now)
        if rate is None:
            return ""
        return {"media_ms": f"{rate:.1f} x real time", "bytes": f"{rate / 1e6:.1f} MB/s", "items": f"{rate:.0f} a second"}[progress.unit]

    def _pace_text(self, progress: Progress, now: float) -> str:
        _, left = self._pace(progress, now)
        rest = f", {left // 60}:{left % 60:02d} left" if left is not None else ""
        rate = self._rate_text(progress, now)
        return f", {rate}{rest}" if rate else rest

"""Child processes that talk a lot."""

from __future__ import annotations

import threading
from collections import deque
from typing import IO


class LogTail:
    """Drains a child's standard error in a thread, so that it never blocks, and keeps the last of it.

    The first line is kept as well: it names the cause, what follows are mostly its consequences.
    """

    def __init__(self, pipe: IO[bytes] | None, lines: int = 40, line_length: int = 500) -> None:
        assert pipe is not None
        self._pipe = pipe
        self._line_length = line_length
        self.first_line = ""
        self._tail: deque[str] = deque(maxlen=lines)
        self._thread = threading.Thread(target=self._drain, name="ffmpeg-log", daemon=True)
        self._thread.start()

    def _drain(self) -> None:
        while line := self._pipe.readline(self._line_length):
            text = line.decode("utf-8", "replace").rstrip()
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

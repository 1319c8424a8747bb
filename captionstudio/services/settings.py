"""What the user chose, remembered from one start to the next in one readable JSON file."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from captionstudio.core.errors import OutputProblem
from captionstudio.workflows.output import write_whole

T = TypeVar("T")
_DELAY_MS = 500


class Settings(QObject):
    """Values by name, such as ``timeline/follow``; names have their section before the slash.

    A value that is missing, or not of the default's type, reads as the default: a damaged file costs the choices, never the start.
    ``changed(name)`` tells of every change. Writing waits half a second for further changes and never fails loudly.
    """

    changed = Signal(str)

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """``path`` None keeps everything in memory."""
        super().__init__(parent)
        self.path = path
        self._values: dict[str, Any] = {}
        if path is not None:
            with contextlib.suppress(OSError, ValueError):
                read = json.loads(path.read_text("utf-8"))
                self._values = read if isinstance(read, dict) else {}
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.save)

    def get(self, name: str, default: T) -> T:
        """Return a value of the type of ``default``."""
        value = self._values.get(name, default)
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            return type(default)(value)
        if default is not None and type(value) is not type(default):
            return default
        return value  # type: ignore[no-any-return]

    def set(self, name: str, value: Any) -> None:
        """Remember a JSON value."""
        if self._values.get(name) != value or name not in self._values:
            self._values[name] = value
            if self.path is not None:
                self._timer.start()
            self.changed.emit(name)

    def forget(self, name: str) -> None:
        """Go back to the default."""
        if self._values.pop(name, None) is not None:
            self._timer.start()
            self.changed.emit(name)

    def save(self) -> None:
        """Write now, as closing does."""
        self._timer.stop()
        if self.path is not None:
            with contextlib.suppress(OutputProblem):
                write_whole(self.path, json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True).encode())

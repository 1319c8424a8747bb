#!/usr/bin/env python3
"""Open a large caption file in grid and editor, edit and scroll it, and print what was measured as JSON.

    large_captions.py FILE

``open_s`` runs from handing the file to a job until the grid is painted and takes input; ``edit_ms`` and ``edit_p99_ms`` from a key
pressed in the editor until everything is repainted; ``scroll_ms`` is one page; ``stall_ms`` the event loop's longest pause.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QSplitter  # noqa: E402

from captionstudio.core.document import Document  # noqa: E402
from captionstudio.services.issues import IssueTracker  # noqa: E402
from captionstudio.services.job_runner import JobRunner  # noqa: E402
from captionstudio.services.loading import LoadedCaptions, read_files  # noqa: E402
from captionstudio.services.session import Session  # noqa: E402
from captionstudio.services.settings import Settings  # noqa: E402
from captionstudio.ui.cue_editor import CueEditor  # noqa: E402
from captionstudio.ui.cue_grid import CueGrid  # noqa: E402
from captionstudio.ui.theme import apply_theme  # noqa: E402

_EDITS = 200
_PAGES = 100


class _NoPlayer:
    position_ms = 0
    fps = 25.0

    def play_range(self, start_ms: int, end_ms: int, loop: bool = False) -> None:
        """Play nothing."""


class _Opening(QObject):
    """Takes what a job read, as the window does, and watches the event loop."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.is_open = False
        self.longest_s = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def on_read(self, read: LoadedCaptions) -> None:
        """Open the tracks."""
        self._session.open(Document(tracks=read.tracks))
        self.is_open = True

    def start_again(self) -> None:
        """Forget the pauses so far."""
        self.longest_s, self._last = 0.0, time.perf_counter()

    def _on_turn(self) -> None:
        now = time.perf_counter()
        self.longest_s, self._last = max(self.longest_s, now - self._last), now


def main() -> None:
    """Measure."""
    app = QApplication(sys.argv[:1])
    apply_theme(app, "dark")
    session, runner = Session(), JobRunner()
    issues = IssueTracker(session)
    window = QSplitter(Qt.Orientation.Vertical)
    grid, editor = CueGrid(session, Settings(None), issues), CueEditor(session, _NoPlayer(), Settings(None))
    window.addWidget(grid)
    window.addWidget(editor)
    window.resize(900, 1000)
    window.show()
    app.processEvents()
    opening = _Opening(session)
    app.processEvents()
    opening.start_again()
    started = time.perf_counter()
    job = runner.submit("Read captions", partial(read_files, [Path(sys.argv[1])]), lane="light")
    job.succeeded.connect(opening.on_read)
    while not opening.is_open:
        app.processEvents()
    app.processEvents()
    open_s = time.perf_counter() - started
    while issues.is_busy or grid.table.heights.is_busy:
        app.processEvents()
    edits = _edit(app, session, editor)
    pages = _scroll(app, grid)
    runner.shut_down()
    figures = {
        "cues": len(session.document.tracks[0].cues),
        "open_s": open_s,
        "edit_ms": median(edits) * 1000,
        "edit_p99_ms": sorted(edits)[int(len(edits) * 0.99)] * 1000,
        "scroll_ms": median(pages) * 1000,
        "stall_ms": opening.longest_s * 1000,
    }
    print(json.dumps(figures))


def _edit(app: QApplication, session: Session, editor: CueEditor) -> list[float]:
    session.select([session.document.tracks[0].cues[3].id])
    editor.focus_text()
    app.processEvents()
    taken = []
    for at in range(_EDITS):
        started = time.perf_counter()
        QTest.keyClick(editor.main.edit, Qt.Key.Key_A if at % 8 else Qt.Key.Key_Backspace)
        app.processEvents()
        taken.append(time.perf_counter() - started)
    return taken


def _scroll(app: QApplication, grid: CueGrid) -> list[float]:
    bar = grid.table.verticalScrollBar()
    taken = []
    for _ in range(_PAGES):
        started = time.perf_counter()
        bar.setValue(bar.value() + bar.pageStep())
        app.processEvents()
        taken.append(time.perf_counter() - started)
    return taken


if __name__ == "__main__":
    main()

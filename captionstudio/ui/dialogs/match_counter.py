"""Looks for text in a document, a slice at a time, so that the window stays at hand among 20,000 captions."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from captionstudio.core.document import Document
from captionstudio.core.edits.replace import Match, Query, find_matches
from captionstudio.core.errors import InvalidEdit

_PAUSE_MS = 120
_SLICE = 400
_BUDGET_S = 0.012


class MatchCounter(QObject):
    """``counted()`` comes when `matches` is whole; `problem` says what is wrong with what is looked for."""

    counted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.matches: list[Match] = []
        self.problem = ""
        self.is_whole = True
        self._work: Iterator[list[Match]] = iter(())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._step)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._step)

    def look(self, document: Document, track_ids: Collection[str], query: Query, cue_ids: Collection[str] | None = None) -> None:
        """Begin to look, after a short pause for further typing."""
        self._turn.stop()
        self.matches, self.problem, self.is_whole = [], "", False
        try:
            if query.text:
                query.compiled()
        except InvalidEdit as error:
            self.problem = f"{error} {error.hint}".strip()
        self._work = iter(()) if self.problem or not query.text else _slices(document, track_ids, query, cue_ids)
        self._pause.start()

    def finish(self) -> None:
        """Look through all that is left, now."""
        self._pause.stop()
        self._turn.stop()
        for found in self._work:
            self.matches += found
        if not self.is_whole:
            self.is_whole = True
            self.counted.emit()

    def stop(self) -> None:
        """Look no further."""
        self._pause.stop()
        self._turn.stop()

    def _step(self) -> None:
        ends = time.monotonic() + _BUDGET_S
        for found in self._work:
            self.matches += found
            if time.monotonic() > ends:
                self._turn.start()
                return
        self.is_whole = True
        self.counted.emit()


def _slices(document: Document, track_ids: Collection[str], query: Query, cue_ids: Collection[str] | None) -> Iterator[list[Match]]:
    for track in document.tracks:
        if track.id not in track_ids:
            continue
        cues = track.cues if cue_ids is None else tuple(cue for cue in track.cues if cue.id in cue_ids)
        for at in range(0, len(cues), _SLICE):
            part = Document(tracks=(replace(track, cues=cues[at : at + _SLICE]),))
            yield find_matches(part, (track.id,), query)

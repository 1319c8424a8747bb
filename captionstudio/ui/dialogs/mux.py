"""Soft tracks: captions beside the picture, which a player can switch."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from captionstudio.core.document import Document
from captionstudio.services.options import MuxOptions
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import PathField
from captionstudio.ui.dialogs.check_list import CheckList
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.names import plain_language, track_rows, track_title
from captionstudio.ui.dialogs.video_output import SUFFIXES, find_output_problem, is_same

_WIDTH = 560


class MuxDialog(DialogFrame):
    """Asks which tracks go into which file; `options` is the answer. The first of its tracks is the one players show unasked."""

    def __init__(self, parent: QWidget | None, settings: Settings, document: Document, media: Path) -> None:
        super().__init__(parent, self.tr("Add caption tracks to the video"), self.tr("&Add the tracks"), settings=settings, name="mux")
        self._document = document
        self._media = media
        form = Form()
        self.tracks = CheckList(self.tr("Tracks"), has_search=False, visible_rows=min(6, max(3, len(document.tracks))))
        self.tracks.set_rows(track_rows(document.tracks), checked=[track.id for track in document.tracks if track.cues])
        form.add_tall_row(self.tr("&Tracks"), self.tracks)
        self.languages = form.add_hint()
        self.default = combo([])
        form.add_row(self.tr("&Shown first"), self.default, tip=self.tr("The track that players show unasked"))
        self.output = PathField("save", self.tr("Video to write"), filters=video_filter())
        self.output.set_path(self._first_output())
        form.add_row(self.tr("Sa&ve as"), self.output)
        self.container = form.add_hint()
        self.overwrite = QCheckBox(self.tr("&Replace the file that is there"))
        self.overwrite.setAccessibleName(self.tr("Replace the file that is there"))
        self.overwrite.setToolTip(self.tr("Otherwise choose another name"))
        form.addWidget(self.overwrite, form.rowCount(), 1)
        self.body.addLayout(form, 1)
        self.promise = QLabel(self.tr("Picture and sound are copied as they are; this takes seconds."))
        self.promise.setProperty("muted", True)
        self.promise.setWordWrap(True)
        self.body.addWidget(self.promise)
        self.tracks.changed.connect(self._on_tracks)
        self.output.path_changed.connect(self.refresh)
        self.overwrite.toggled.connect(self.refresh)
        self._on_tracks()
        self.setMinimumWidth(_WIDTH)

    def options(self) -> MuxOptions:
        """Return the choice, the track shown first in front."""
        chosen = self.tracks.checked()
        first = self.default.currentData()
        ordered = (first, *(track_id for track_id in chosen if track_id != first)) if first in chosen else chosen
        return MuxOptions(track_ids=ordered, output=self.output.path or Path())

    def refresh(self, *_: object) -> None:
        """Look at the choice anew."""
        path = self.output.path
        self.container.setText(self._say_container(path.suffix.lower() if path else ""))
        self.overwrite.setEnabled(path is not None and path.is_file() and not is_same(path, self._media))
        super().refresh()

    def _first_output(self) -> Path:
        last = self.recall("suffix", "")
        suffix = last or (self._media.suffix.lower() if self._media.suffix.lower() in SUFFIXES else ".mkv")
        return self._media.with_name(f"{self._media.stem}.{self.tr('captions')}{suffix}")

    def _on_tracks(self) -> None:
        chosen = self.tracks.checked()
        was = self.default.currentData()
        self.default.blockSignals(True)
        self.default.clear()
        for track_id in chosen:
            self.default.addItem(track_title(self._document.track(track_id)), track_id)
        choose(self.default, was)
        self.default.blockSignals(False)
        tracks = [self._document.track(track_id) for track_id in chosen]
        unknown = [track_title(track) for track in tracks if not track.language]
        named = [plain_language(track.language) for track in tracks if track.language]
        lines = [self.tr("Players will list: {0}.").format(", ".join(named))] if named else []
        if unknown:
            lines.append(self.tr("Without one language, and so listed as unknown: {0}.").format(", ".join(unknown)))
        self.languages.setText("\n".join(lines))
        self.languages.setVisible(bool(chosen))
        self.refresh()

    def _say_container(self, suffix: str) -> str:
        known = {
            ".mkv": self.tr("Matroska holds everything: SRT, and ASS with its looks."),
            ".webm": self.tr("WebM holds WebVTT, beside VP8, VP9 or AV1 and Opus or Vorbis only."),
        }
        return known.get(suffix, self.tr("MP4 and MOV hold plain timed text; colours and positions are lost."))

    def _find_problem(self) -> Problem | None:
        if not self.tracks.checked():
            return Problem(self.tr("Tick the tracks to add."), self.tracks, is_error=False)
        return find_output_problem(self.output, self.overwrite, self._media)

    def _store(self) -> None:
        path = self.output.path
        if path is not None:
            self.keep("suffix", path.suffix.lower())


def video_filter() -> str:
    """Return what a file dialog offers for videos that can hold captions."""
    return f"{QCoreApplication.translate('MuxDialog', 'Video')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"

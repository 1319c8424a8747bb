"""Export: captions to files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from captionstudio.core.document import Document, Track
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.profiles import SpeakerStyle, profile_for
from captionstudio.core.speaking import cue_names
from captionstudio.services.options import DEFAULT_PATTERN, ExportOptions, Layout, SpeakersShown
from captionstudio.services.settings import Settings
from captionstudio.services.tasks.export import PlannedFile, media_stem, plan_export
from captionstudio.ui.controls import PathField
from captionstudio.ui.dialogs.caption_formats import encoding_rows, format_rows, layout_rows, newline_rows, speaker_rows
from captionstudio.ui.dialogs.check_list import CheckList
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.names import track_rows, track_title

_WIDTH = 600
_MOST_NAMES = 5


class ExportDialog(DialogFrame):
    """Asks which tracks to write, how and where; `options` is the answer. The names of the files to come are shown all the time."""

    def __init__(
        self, parent: QWidget | None, settings: Settings, document: Document, *, folder: Path | None = None, name: str = ""
    ) -> None:
        """``folder`` is where to write unless the media says it; ``name`` begins the files' names unless the media does."""
        super().__init__(parent, self.tr("Export captions"), self.tr("&Export"), settings=settings, name="export")
        self._document = document
        self._name = name or media_stem(document.media)
        self._lacking: dict[tuple[str, str], str] = {}
        form = Form()
        self.tracks = CheckList(self.tr("Tracks"), has_search=False, visible_rows=min(5, max(2, len(document.tracks))))
        filled = [track.id for track in document.tracks if track.cues]
        left_out = self.recall_texts("left_out")
        kept = [track.id for track in document.tracks if track.id in filled and (track.language or track.role) not in left_out]
        self.tracks.set_rows(track_rows(document.tracks), checked=kept or filled)
        form.add_tall_row(self.tr("&Tracks"), self.tracks)
        self.formats = CheckList(self.tr("Formats"), has_search=False, visible_rows=5)
        self.formats.set_rows(format_rows(), checked=self.recall_texts("formats") or ["srt"])
        form.add_tall_row(self.tr("&Formats"), self.formats)
        self.folder = PathField("folder", self.tr("Folder"))
        self.folder.set_path(self._first_folder(folder))
        form.add_row(self.tr("F&older"), self.folder)
        self.pattern = QLineEdit(self.recall("pattern", DEFAULT_PATTERN))
        tip = self.tr("{name} is the video's name, {lang} the language, {track} the track's name, {ext} the format's ending")
        form.add_row(self.tr("&Names"), self.pattern, tip=tip)
        self.names = form.add_hint()
        self._add_fine_print(form)
        self.body.addLayout(form, 1)
        for list_widget in (self.tracks, self.formats):
            list_widget.changed.connect(self.refresh)
        self.folder.path_changed.connect(self.refresh)
        self.pattern.textChanged.connect(self.refresh)
        for box in (self.encoding, self.newline, self.layout_box, self.speakers):
            box.currentIndexChanged.connect(self.refresh)
        self.overwrite.toggled.connect(self.refresh)
        self.setMinimumWidth(_WIDTH)
        self.formats.view.setFocus()

    def options(self) -> ExportOptions:
        """Return the choice."""
        return ExportOptions(
            track_ids=self.tracks.checked(),
            folder=self.folder.path or Path(),
            formats=self.formats.checked(),
            encoding=self.encoding.currentData(),
            newline=self.newline.currentData() or None,
            layout=cast(Layout, self.layout_box.currentData()),
            pattern=self.pattern.text().strip(),
            name=self._name,
            overwrite=self.overwrite.isEnabled() and self.overwrite.isChecked(),
            speakers=cast(SpeakersShown, self.speakers.currentData()),
        )

    def refresh(self, *_: object) -> None:
        """Look at the choice anew: the names, and which of them are there already."""
        files = self._files()
        existing = self._existing(files)
        self._show_names(files, existing)
        self.overwrite.setEnabled(bool(existing))
        super().refresh()

    def _add_fine_print(self, form: Form) -> None:
        self.encoding = combo(encoding_rows())
        choose(self.encoding, self.recall("encoding", "utf-8"))
        self.newline = combo(newline_rows())
        choose(self.newline, self.recall("newline", ""))
        self.newline.setAccessibleName(self.tr("Line ends"))
        self.newline.setToolTip(self.tr("How lines end"))
        ends = QLabel(self.tr("L&ine ends"))
        ends.setBuddy(self.newline)
        ends.setToolTip(self.newline.toolTip())
        form.add_row(self.tr("En&coding"), self.encoding, ends, self.newline, tip=self.tr("UTF-8 writes every language"))
        self.layout_box = combo(layout_rows())
        choose(self.layout_box, self.recall("layout", "none"))
        has_translations = any(track.role == "translation" and track.cues for track in self._document.tracks)
        label = form.add_row(self.tr("&Languages"), self.layout_box, tip=self.tr("Whether a translation stands together with its original"))
        for widget in (label, self.layout_box):
            widget.setVisible(has_translations)
        if not has_translations:
            choose(self.layout_box, "none")
        self._add_speakers(form)
        self.overwrite = QCheckBox(self.tr("&Replace files that are there already"))
        self.overwrite.setAccessibleName(self.tr("Replace files that are there already"))
        self.overwrite.setToolTip(self.tr("Otherwise nothing is written while one of the names is taken"))
        form.addWidget(self.overwrite, form.rowCount(), 1)

    def _add_speakers(self, form: Form) -> None:
        """Ask how speakers are written, where there are any."""
        document = self._document
        self._has_speakers = any(cue_names(track.cues) for track in document.tracks)
        language = document.tracks[0].language if document.tracks else None
        self.speakers = combo(speaker_rows(_house_style(language, document.profile)))
        choose(self.speakers, self.recall("speakers", "profile") if self._has_speakers else "profile")
        tip = self.tr("In formats that have no place for speakers, such as SRT and plain text; WebVTT, ASS, JSON and RTTM have one")
        for widget in (form.add_row(self.tr("S&peakers"), self.speakers, tip=tip), self.speakers):
            widget.setVisible(self._has_speakers)

    def _first_folder(self, folder: Path | None) -> Path:
        media = self._document.media
        beside = Path(media.path).parent if media else None
        last = self.recall("folder", "")
        candidates = [folder, beside, Path(last) if last else None, Path.home()]
        return next((path for path in candidates if path is not None and path.is_dir()), Path.home())

    def _files(self) -> tuple[PlannedFile, ...]:
        try:
            return plan_export(self._document, self.options())
        except InvalidRequest:
            return ()

    @staticmethod
    def _existing(files: tuple[PlannedFile, ...]) -> list[Path]:
        return [file.path for file in files if file.path.exists()]

    def _show_names(self, files: tuple[PlannedFile, ...], existing: list[Path]) -> None:
        lines = [f"{file.path.name}{self.tr('  – exists') if file.path in existing else ''}" for file in files[:_MOST_NAMES]]
        if len(files) > _MOST_NAMES:
            lines.append(self.tr("and %n more", "", len(files) - _MOST_NAMES))
        self.names.setText("\n".join(lines))
        self.names.setVisible(bool(lines))
        self.names.setToolTip("\n".join(str(file.path) for file in files))

    def _find_problem(self) -> Problem | None:
        if not self.tracks.checked():
            return Problem(self.tr("Tick the tracks to write."), self.tracks, is_error=False)
        if not self.formats.checked():
            return Problem(self.tr("Tick the formats to write."), self.formats, is_error=False)
        if "rttm" in self.formats.checked() and not self._has_speakers:
            return Problem(self.tr("These captions do not say who speaks: there is nothing to write as RTTM."), self.formats)
        if self.folder.problem:
            return Problem(self.folder.problem, self.folder.field)
        try:
            files = plan_export(self._document, self.options())
        except InvalidRequest as error:
            return Problem(f"{error} {error.hint}".strip(), self.pattern)
        return self._find_conflict(files)

    def _find_conflict(self, files: tuple[PlannedFile, ...]) -> Problem | None:
        twice = [name for name, count in Counter(str(file.path).casefold() for file in files).items() if count > 1]
        if twice:
            text = self.tr("Two files would be called “{0}”. Put {track} or {lang} into the name.")
            return Problem(text.replace("{0}", Path(twice[0]).name), self.pattern)
        for file in files:
            if character := self._lacks(file.tracks):
                text = self.tr("This encoding has no “{0}”, which {1} needs. Choose UTF-8.")
                return Problem(text.format(character, track_title(file.tracks[0])), self.encoding)
        existing = self._existing(files)
        if existing and not self.overwrite.isChecked():
            return Problem(self.tr("%n files are there already: replace them, or write elsewhere.", "", len(existing)), self.overwrite)
        return None

    def _lacks(self, tracks: tuple[Track, ...]) -> str:
        """Return a character that the encoding lacks; each track is looked through once for each encoding."""
        encoding = self.encoding.currentData()
        if encoding.startswith("utf"):
            return ""
        for track in tracks:
            key = (track.id, encoding)
            if key not in self._lacking:
                text = "\n".join(cue.text for cue in track.cues)
                lost = text.encode(encoding, errors="replace").decode(encoding) if text else ""
                differing = (old for old, new in zip(text, lost, strict=False) if old != new)
                self._lacking[key] = next(differing, "")
            if self._lacking[key]:
                return self._lacking[key]
        return ""

    def _note(self) -> str:
        return self.tr("%n files", "", len(self._files()))

    def _store(self) -> None:
        options = self.options()
        out = [track.language or track.role for track in self._document.tracks if track.cues and track.id not in options.track_ids]
        self.keep("left_out", out)
        self.keep("formats", list(options.formats))
        self.keep("folder", str(options.folder))
        self.keep("pattern", options.pattern)
        self.keep("encoding", options.encoding)
        self.keep("newline", options.newline or "")
        if self._has_speakers:
            self.keep("speakers", options.speakers)
        if self._document and any(track.role == "translation" for track in self._document.tracks):
            self.keep("layout", options.layout)


def _house_style(language: str | None, profile: str) -> SpeakerStyle:
    try:
        return profile_for(language, profile).speaker_style
    except InvalidRequest:  # a project may name house rules that this program does not know
        return profile_for(language).speaker_style

"""The commands that ask first: find and replace, shift times, language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from captionstudio.core.edits.glossary import set_glossary
from captionstudio.core.errors import CaptionStudioError
from captionstudio.formats.glossary import delimiter_for, read_glossary, write_glossary
from captionstudio.services.workbench import Workbench
from captionstudio.ui.controllers.cues import CueController
from captionstudio.ui.cue_editor import CueEditor
from captionstudio.ui.dialogs.find_replace import FindReplaceDialog
from captionstudio.ui.dialogs.glossary import GlossaryDialog
from captionstudio.ui.dialogs.language_picker import LanguagePickerDialog
from captionstudio.ui.dialogs.shift_times import ShiftTimesDialog
from captionstudio.workflows.output import write_whole


class AskController(QObject):
    """Small dialogs over the document. ``failed(error)`` tells what could not be done."""

    failed = Signal(object)

    def __init__(self, bench: Workbench, cues: CueController, editor: CueEditor, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._bench = bench
        self._cues = cues
        self._window = window
        self._find: FindReplaceDialog | None = None
        self._glossary: GlossaryDialog | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "replace": self.find_and_replace,
            "shift_times": self.shift_times,
            "set_language": self.set_language,
            "glossary": self.edit_glossary,
        }

    def find_and_replace(self) -> None:
        """Find and replace beside the window; a second call brings the dialog to the front."""
        if self._find is None:
            self._find = FindReplaceDialog(self._window, self._bench.settings, self._bench.session)
            self._find.match_shown.connect(self._editor.show_match)
        self._find.open_for(replaces=True)

    def shift_times(self) -> None:
        """Ask how to move times, and move them."""
        bench = self._bench
        dialog = ShiftTimesDialog(self._window, bench.settings, bench.session, playhead_ms=bench.playback.position_ms)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                bench.session.retime(dialog.change())
            except CaptionStudioError as error:
                self.failed.emit(error)
        dialog.deleteLater()

    def edit_glossary(self) -> None:
        """Show the terms of the project, to change."""
        session = self._bench.session
        dialog = GlossaryDialog(self._window, session.document.glossary)
        self._glossary = dialog
        dialog.import_requested.connect(self._import_terms)
        dialog.export_requested.connect(self._export_terms)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.terms() != session.document.glossary:
            session.apply(set_glossary(session.document, dialog.terms()))
        self._glossary = None
        dialog.deleteLater()

    def set_language(self) -> None:
        """Ask what language the selected captions are in."""
        cues = self._bench.session.selected_cues
        if not cues:
            return
        dialog = LanguagePickerDialog(self._window, self._bench.settings, self.tr("Language of the captions"), cues[0].language)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.language:
            self._cues.set_language(dialog.language)
        dialog.deleteLater()

    def _import_terms(self, path: Path) -> None:
        assert self._glossary is not None
        try:
            self._glossary.add_terms(read_glossary(path.read_bytes()))
        except CaptionStudioError as error:
            self._glossary.say(f"{error} {error.hint}".strip())
        except OSError as error:
            self._glossary.say(self.tr("“{0}” cannot be read: {1}.").format(path.name, error.strerror))

    def _export_terms(self, path: Path) -> None:
        assert self._glossary is not None
        try:
            write_whole(path, write_glossary(self._glossary.terms(), delimiter=delimiter_for(path.name)))
        except CaptionStudioError as error:
            self._glossary.say(f"{error} {error.hint}".strip())
        else:
            self._glossary.say(self.tr("Written: {0}").format(path.name))

"""What is there, and so what can be done: enables the commands and names the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence

from captionstudio.core.document import Document
from captionstudio.services.workbench import Workbench
from captionstudio.ui.actions import Actions


class Presence(QObject):
    """Watches the session. ``document_shown(bool)`` tells whether there is a document at all, ``title_changed(str)`` what the window is
    called, ``saved_changed(is_modified, saved_at)`` what is on disk.
    """

    document_shown = Signal(bool)
    title_changed = Signal(str)
    saved_changed = Signal(bool, object)

    def __init__(self, bench: Workbench, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._actions = actions
        self._had_document: bool | None = None
        # Many signals come at once; the commands are looked over once for all of them.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.refresh)
        session = bench.session
        for signal in (session.document_reset, session.changed, session.selection_changed, bench.playback.media_changed):
            signal.connect(self._on_something)
        session.undo_stack.canUndoChanged.connect(self._on_something)
        session.undo_stack.canRedoChanged.connect(self._on_something)
        bench.projects.title_changed.connect(self._on_something)
        bench.projects.saved.connect(self._on_something)
        for action_id, slot in (("undo", session.undo_stack.undo), ("redo", session.undo_stack.redo)):
            actions[action_id].triggered.connect(slot)

    def refresh(self) -> None:
        """Look at everything anew."""
        session, projects = self._bench.session, self._bench.projects
        has_document = session.document != Document()
        self._actions.enable(self._present())
        stack = session.undo_stack
        self._say_step("undo", self.tr("Undo"), stack.undoText(), is_enabled=stack.canUndo())
        self._say_step("redo", self.tr("Redo"), stack.redoText(), is_enabled=stack.canRedo())
        if has_document != self._had_document:
            self._had_document = has_document
            self.document_shown.emit(has_document)
        name = projects.display_name if has_document else ""
        self.title_changed.emit(f"{name}{'*' if projects.is_modified else ''} – Caption Studio" if name else "Caption Studio")
        self.saved_changed.emit(has_document and projects.is_modified, projects.saved_at)

    def _say_step(self, action_id: str, name: str, label: str, *, is_enabled: bool) -> None:
        """Say what Undo would take back, or Redo would do again."""
        action = self._actions[action_id]
        action.setEnabled(is_enabled)
        what = f": {QCoreApplication.translate('Edits', label)}" if label else ""
        action.setToolTip(f"{name}{what} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    def _present(self) -> frozenset[str]:
        session, media = self._bench.session, self._bench.playback.media
        document = session.document
        present = set()
        if document != Document():
            present.add("document")
        if media is not None:
            present |= {"media"} | ({"picture"} if media.video else set()) | ({"sound"} if media.audio else set())
        if any(track.cues for track in document.tracks):
            present.add("captions")
        if any(track.role == "translation" and track.cues for track in document.tracks):
            present.add("translation")
        if session.active_track and session.active_track.cues:
            present.add("cues")
        if session.selection.cue_ids:
            present.add("selection")
        if session.current_cue is not None:
            present.add("cue")
        return frozenset(present)

    def _on_something(self) -> None:
        self._timer.start()

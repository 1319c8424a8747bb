"""The project that is open: where it lies, whether it is saved, how it is written and read, which ones were open before."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Signal

from captionstudio.core.document import Document, MediaReference
from captionstudio.core.errors import CaptionStudioError, FileProblem, InvalidRequest
from captionstudio.core.network import is_address
from captionstudio.formats.project import SUFFIX, read_project, write_project
from captionstudio.services.project_media import find_media
from captionstudio.services.serial_worker import SerialWorker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.workflows.output import write_whole

_RECENT = "projects/recent"
_MOST_RECENT = 12


@dataclass(frozen=True, slots=True)
class _Opened:
    document: Document
    view: dict[str, Any]
    media: Path | None


class Projects(QObject):
    """Opens and saves the session's document, outside the window's thread.

    - ``opened(path)``: a project is in the session now; `view` holds what was saved beside the document. ``open_failed(error)``.
    - ``saved(path)``; ``save_failed(error)``: the work is where it was and still unsaved.
    - ``title_changed(str)``: `display_name`, `path` or `is_modified` is another. ``recent_changed()``.

    `make_view`, where set, returns what is saved as the view: a JSON object.
    """

    opened = Signal(object)
    open_failed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    title_changed = Signal(str)
    recent_changed = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.view: dict[str, Any] = {}
        self.saved_at: float | None = None
        self.make_view: Callable[[], Mapping[str, Any]] = dict
        self._session = session
        self._settings = settings
        self._worker = SerialWorker("projects", self)
        self._opening = 0
        self._documents = 0
        self._saving = 0
        self._takes_document = False
        self._is_shut_down = False
        self._located: tuple[MediaReference, Path | None] | None = None
        self._title = ("", False)
        session.document_reset.connect(self._on_document_reset)
        session.changed.connect(self._tell_title)
        session.undo_stack.cleanChanged.connect(self._tell_title)

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost without saving; true until a save that is under way has worked."""
        return self._saving > 0 or not self._session.undo_stack.isClean()

    @property
    def display_name(self) -> str:
        """What to call the work: the project's name, else the media's."""
        if self.path is not None:
            return self.path.stem
        media = self._session.document.media
        return Path(media.path).stem if media is not None else self.tr("Untitled")

    @property
    def recent(self) -> list[Path]:
        """Projects and media that were open, the latest first; what is no longer there is left out."""
        names: list[str] = self._settings.get(_RECENT, [])
        paths = [Path(name) for name in names if isinstance(name, str)]
        return [path for path in paths if _is_there(path)]

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = path.absolute()
        names = [str(path), *(str(other) for other in self.recent if other != path)]
        self._settings.set(_RECENT, names[:_MOST_RECENT])
        self.recent_changed.emit()

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._settings.set(_RECENT, [])
        self.recent_changed.emit()

    def new(self) -> None:
        """Close what is open: an empty document without a path."""
        self._session.open(Document())

    def open(self, path: Path) -> None:
        """Read a project and put it into the session; `opened` or `open_failed` follows. Of several the last one counts."""
        self._opening += 1
        number, path = self._opening, path.absolute()
        self._worker.submit(lambda: _read(path), lambda result, error: self._on_read(number, path, result, error))

    def adopt(self, document: Document, path: Path | None, view: Mapping[str, Any] | None = None) -> None:
        """Put recovered work into the session as the unsaved state of the project at ``path``, or of none."""
        self._take(document, path, dict(view or {}))
        self.mark_unsaved()

    def mark_unsaved(self) -> None:
        """Take the document for unsaved, whatever the undo stack says: it came from nowhere."""
        self._session.undo_stack.resetClean()
        self._tell_title()

    def save(self) -> None:
        """Write the project to its path; `saved` or `save_failed` follows.

        Raises:
            InvalidRequest: it has no path yet; call `save_as`.
        """
        if self.path is None:
            raise InvalidRequest(self.tr("The project has no name yet."), hint=self.tr("Save it under a name first."))
        self._write(self.path)

    def save_as(self, path: Path) -> None:
        """Write the project under a name, which becomes its own once that has worked; the suffix is added where it is missing."""
        self._write(with_suffix(path.absolute()))

    def wait_saved(self) -> bool:
        """Wait for the saving under way, with the window alive; whether everything is saved then."""
        if self._saving:
            loop = QEventLoop()
            for ended in (self.saved, self.save_failed):
                ended.connect(loop.quit)
            while self._saving:
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self.is_modified

    def locate_media(self) -> Path | None:
        """Return where the media of the document lies, None where it is not found, has changed, or there is none."""
        media = self._session.document.media
        if media is None:
            return None
        if self._located is None or self._located[0] != media:
            self._located = (media, find_media(media, self.path))
        return self._located[1]

    def shut_down(self) -> None:
        """Wait until what is being written is written, and listen no more: the session may go."""
        if self._is_shut_down:
            return
        self._is_shut_down = True
        self._worker.shut_down()
        self._session.document_reset.disconnect(self._on_document_reset)
        self._session.changed.disconnect(self._tell_title)
        self._session.undo_stack.cleanChanged.disconnect(self._tell_title)

    def _write(self, path: Path) -> None:
        document, view = self._session.settled_document(), dict(self.make_view())
        number = self._documents
        # From here on this state is the saved one, so that edits made while it is written count as later than it.
        self._saving += 1
        self._session.undo_stack.setClean()
        self._worker.submit(
            lambda: write_whole(path, write_project(document, view=view)),
            lambda _, error: self._on_written(number, path, document, error),
        )
        self._tell_title()

    def _on_written(self, number: int, path: Path, document: Document, error: CaptionStudioError | None) -> None:
        self._saving -= 1
        is_still_open = number == self._documents
        if error is not None:
            if is_still_open:
                self._session.undo_stack.resetClean()
            self._tell_title()
            self.save_failed.emit(error)
            return
        if is_still_open:
            self.path, self.saved_at = path, time.time()
            if document == self._session.settled_document():  # an earlier save may have failed meanwhile
                self._session.undo_stack.setClean()
        self.add_recent(path)
        self._tell_title()
        self.saved.emit(path)

    def _on_read(self, number: int, path: Path, result: _Opened | None, error: CaptionStudioError | None) -> None:
        if number != self._opening:
            return
        if error is not None:
            self.open_failed.emit(error)
        elif result is not None:
            self._take(result.document, path, result.view)
            self._located = (result.document.media, result.media) if result.document.media else None
            self.saved_at = time.time()
            self.add_recent(path)
            self._tell_title()
            self.opened.emit(path)

    def _take(self, document: Document, path: Path | None, view: dict[str, Any]) -> None:
        self._takes_document = True
        self.path, self.view, self.saved_at, self._located = path, view, None, None
        try:
            self._session.open(document)
        finally:
            self._takes_document = False
        self._tell_title()

    def _on_document_reset(self) -> None:
        """Another document came into the session; unless it came from here it belongs to no project."""
        self._opening += 1
        self._documents += 1
        if not self._takes_document:
            self.path, self.view, self.saved_at, self._located = None, {}, None, None
        self._tell_title()

    def _tell_title(self, *_: object) -> None:
        title = (str(self.path or self.display_name), self.is_modified)
        if title != self._title:
            self._title = title
            self.title_changed.emit(self.display_name)


def with_suffix(path: Path) -> Path:
    """Return the path with the ending of projects."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> _Opened:
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "It may have been moved, renamed or deleted."
        raise FileProblem(f"“{path.name}” cannot be read: {error.strerror}.", hint=hint, path=str(path)) from error
    try:
        document, view = read_project(data, path.name)
    except FileProblem as problem:
        problem.data["path"] = str(path)  # where its copies are looked for
        raise
    media = document.media
    found = find_media(media, path) if media else None
    if media is not None and found is not None and not is_address(media.path):
        document = replace(document, media=replace(media, path=str(found)))  # where it lies now is no edit
    return _Opened(document, view, found)

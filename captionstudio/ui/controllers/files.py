"""The commands of the menu File that open, save and close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from captionstudio.core.document import Document, MediaReference, Track
from captionstudio.core.edits.change import Change, Setting, set_setting
from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.resources import resource_path
from captionstudio.formats.project import SUFFIX as PROJECT_SUFFIX
from captionstudio.formats.registry import FORMAT_OF_SUFFIX
from captionstudio.services.job_runner import Job
from captionstudio.services.loading import LoadedCaptions, add_tracks, read_files
from captionstudio.services.opening import Opening, find_captions_beside, find_media_beside, sort_paths
from captionstudio.services.tasks.media import OpenedMedia
from captionstudio.services.turns import are_turns, take_turns
from captionstudio.services.workbench import Workbench
from captionstudio.ui.dialogs.relink import RelinkDialog
from captionstudio.ui.dialogs.stream_chooser import StreamChooser
from captionstudio.ui.dialogs.unsaved import ask_unsaved
from captionstudio.workflows.export import MEDIA_SUFFIXES

_FOLDER = "files/folder"


@dataclass(frozen=True, slots=True)
class _Awaited:
    """What is to be done once media have been looked into. ``document`` is the one that was open, the ``number``-th of this window;
    ``captions`` are read then, and without the media only where the user named them.
    """

    document: Document
    number: int
    keeps_document: bool
    captions: tuple[Path, ...] = ()
    is_named: bool = False


class FileController(QObject):
    """Opens what it is given, whatever it is. ``failed(error)`` tells what could not be opened or saved, ``told(text)`` what is worth
    knowing; ``batch_requested(paths)`` hands several media files on, ``models_given(paths)`` models; ``media_opened(OpenedMedia)`` comes
    when a file has been looked into.
    """

    failed = Signal(object)
    told = Signal(str)
    batch_requested = Signal(list)
    models_given = Signal(list)
    media_opened = Signal(object)

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._job: Job | None = None
        self._awaited: _Awaited | None = None
        self._number = 0
        self._readings: dict[Job, tuple[int, bool]] = {}
        self._shown: MediaReference | None = None
        bench.session.document_reset.connect(self._on_document_reset)
        bench.session.changed.connect(self._on_changed)
        bench.projects.opened.connect(self._on_project_opened)
        bench.projects.save_failed.connect(self.failed)
        bench.projects.open_failed.connect(self._on_open_failed)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "open": self.choose_and_open,
            "add_captions": self.choose_and_add_captions,
            "try_sample": self.open_sample,
            "close_document": self.close_document,
            "save": self.save,
            "save_as": self.save_as,
            "relink": self.relink,
        }

    def choose_and_open(self) -> None:
        """Ask for files and open them."""
        self.open_paths(self._ask_files(self.tr("Open"), self._filters()))

    def choose_and_add_captions(self) -> None:
        """Ask for caption files and add each as a track."""
        if paths := self._ask_files(self.tr("Add captions"), [self._filter(self.tr("Captions"), FORMAT_OF_SUFFIX)]):
            self._load_captions(paths, is_opening=False)

    def open_sample(self) -> None:
        """Open the video that ships with the program."""
        self.open_paths([resource_path("sample", "sample.mp4")])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files of any kind: a project, media with or without captions, captions alone; several media files make a batch.

        Models among them are added.
        """
        if not paths:
            return
        library = self._bench.toolbox.library
        try:
            opening = sort_paths(paths, library.holds_model) if library is not None else sort_paths(paths)
        except CaptionStudioError as error:
            self.failed.emit(error)
            return
        if opening.models:
            self.models_given.emit(list(opening.models))
        if opening.project is not None:
            self.open_project(opening.project)
        elif opening.is_batch:
            self.batch_requested.emit(list(opening.media))
        elif opening.media:
            self._open_media(opening)
        elif opening.captions:
            self._open_captions(opening)

    def open_project(self, path: Path) -> None:
        """Open a project; the work under way is saved first, or given up on purpose."""
        if self.may_leave():
            self._stop_looking()
            self._bench.projects.open(path)

    def save(self) -> bool:
        """Save the project; asks for a name the first time. False where the user changed their mind."""
        if self._bench.projects.path is None:
            return self.save_as()
        self._bench.projects.save()
        return True

    def save_as(self) -> bool:
        """Ask for a name and save the project under it. False where the user changed their mind."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save project"), str(self._suggest_name()), self._filter(self.tr("Project"), [PROJECT_SUFFIX])
        )
        if not name:
            return False
        self._remember_folder(Path(name))
        self._bench.projects.save_as(Path(name))
        return True

    def may_leave(self) -> bool:
        """Whether the document may be left: nothing is unsaved, or the user has decided about it."""
        projects = self._bench.projects
        if not projects.is_modified:
            return True
        choice = ask_unsaved(self._window, projects.display_name)
        if choice == "save":
            return self.save() and projects.wait_saved()
        return choice == "discard"

    def close_document(self) -> None:
        """Close what is open and show the empty window."""
        if self.may_leave():
            self._stop_looking()
            self._bench.projects.new()
            self._forget_media()

    def relink(self) -> None:
        """Ask where the media of the document lies."""
        if paths := self._ask_files(self.tr("Find the media"), [self._filter(self.tr("Video and sound"), MEDIA_SUFFIXES)]):
            self._probe(paths[0], keeps_document=True)

    def recover(self, document: Document, path: Path | None) -> None:
        """Open work that a crash left behind, of the project at ``path`` if any; it counts as unsaved."""
        self._bench.projects.adopt(document, path)
        self._follow_media()

    def _on_open_failed(self, error: CaptionStudioError) -> None:
        """Offer the last good copy of a project that cannot be read."""
        path = Path(error.data["path"]) if "path" in error.data else None
        kept = self._bench.recovery.last_good_for(path) if path else None
        if path is None or kept is None:
            self.failed.emit(error)
            return
        count = sum(len(track.cues) for track in kept.tracks)
        question = self.tr("{0}\n\nThere is a copy from when it was last saved here, with %n caption(s). Open the copy?", "", count)
        if QMessageBox.question(self._window, self.tr("Damaged project"), question.format(error)) == QMessageBox.StandardButton.Yes:
            self.recover(kept, path)

    def _open_media(self, opening: Opening) -> None:
        document = self._bench.session.document
        takes_media = bool(document.tracks) and document.media is None
        if not takes_media and not self.may_leave():
            return
        path = opening.media[0]
        captions = opening.captions or (() if takes_media else tuple(find_captions_beside(path)))
        self._probe(path, keeps_document=takes_media, captions=captions, is_named=bool(opening.captions))

    def _open_captions(self, opening: Opening) -> None:
        is_empty = self._bench.session.document == Document()
        media = find_media_beside(opening.captions[0]) if is_empty else None
        if media is not None:
            self._probe(media, keeps_document=False, captions=opening.captions, is_named=True)
        else:
            self._load_captions(opening.captions, is_opening=is_empty)

    def _probe(self, path: Path, *, keeps_document: bool, captions: Sequence[Path] = (), is_named: bool = False) -> None:
        self._stop_looking()
        self._awaited = _Awaited(self._bench.session.document, self._number, keeps_document, tuple(captions), is_named)
        self._remember_folder(path)
        self._job = self._bench.tasks.open_media(str(path))
        self._job.succeeded.connect(self._on_media)
        self._job.failed.connect(self._on_media_failed)

    def _stop_looking(self) -> None:
        """Something else is to be opened, or nothing any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._awaited = None

    def _on_media(self, opened: OpenedMedia) -> None:
        awaited = self._take_awaited()
        if awaited is None or not self._is_still_meant(awaited):
            return
        bench, reference = self._bench, self._refer(opened, awaited)
        self._shown = reference
        if not awaited.keeps_document:
            bench.projects.new()
            bench.session.open(Document(media=reference))
        elif reference != bench.session.document.media:
            bench.session.apply(set_setting(bench.session.document, "media", reference, self.tr("Media")))
        bench.projects.add_recent(Path(reference.path))
        self._show_media(opened, reference)
        if awaited.captions:
            self._load_captions(awaited.captions, is_opening=not awaited.keeps_document)

    def _on_media_failed(self, error: CaptionStudioError) -> None:
        awaited = self._take_awaited()
        if awaited is None:
            return
        self.failed.emit(error)
        # What is open stays as it is; into an empty window at least the captions come.
        if awaited.captions and awaited.is_named and self._bench.session.document == Document():
            self._load_captions(awaited.captions, is_opening=True)

    def _take_awaited(self) -> _Awaited | None:
        """Return what was waited for, where it is the job awaited that has ended."""
        if self._job is None or self.sender() is not self._job:
            return None
        awaited, self._job, self._awaited = self._awaited, None, None
        return awaited

    def _is_still_meant(self, awaited: _Awaited) -> bool:
        """Whether nothing has happened meanwhile that forbids it: another document was opened, or this one edited and not saved."""
        if awaited.keeps_document:
            return awaited.number == self._number
        return self._bench.session.document is awaited.document or self.may_leave()

    def _refer(self, opened: OpenedMedia, awaited: _Awaited) -> MediaReference:
        """Return how the document refers to its media: as before where it knows them, else with the sound track that is meant."""
        known, found = self._bench.session.document.media if awaited.keeps_document else None, opened.reference
        if known is not None and (known.path == found.path and known.identity in ("", found.identity)):
            return known
        if known is not None and known.audio_stream in [stream.index for stream in opened.info.audio]:
            return replace(found, audio_stream=known.audio_stream)
        if len(opened.info.audio) < 2:
            return found
        return StreamChooser.choose(self._window, opened.info, found)

    def _show_media(self, opened: OpenedMedia, reference: MediaReference) -> None:
        self._bench.playback.open(opened.info, reference.audio_stream)
        self._bench.waveform.open(opened.info, reference.audio_stream or 0)
        self.media_opened.emit(opened)

    def _forget_media(self) -> None:
        self._shown = None
        self._bench.playback.close()
        self._bench.waveform.close()

    def _on_document_reset(self) -> None:
        self._number += 1

    def _on_changed(self, change: Change) -> None:
        """Follow the media of the document where Undo or Redo brings others."""
        media = self._bench.session.document.media
        if any(isinstance(part, Setting) and part.name == "media" for part in change.added) and media != self._shown:
            self._forget_media()
            if media is not None:
                self._probe(Path(media.path), keeps_document=True)

    def _load_captions(self, paths: Sequence[Path], *, is_opening: bool) -> None:
        chosen = tuple(paths)
        job = self._bench.runner.submit(
            self.tr("Reading {0}").format(chosen[0].name), lambda context: read_files(chosen, context), lane="light", is_shown=False
        )
        self._readings[job] = self._number, is_opening
        job.succeeded.connect(self._on_captions)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_read)

    def _on_captions(self, loaded: LoadedCaptions) -> None:
        job, session = self.sender(), self._bench.session
        number, is_opening = self._readings[job] if isinstance(job, Job) else (0, False)
        if number != self._number:
            return  # another document has been opened since
        captions = [track for track in loaded.tracks if not are_turns(track)]
        self._add_tracks(captions, is_opening=is_opening)
        for turns in (track for track in loaded.tracks if are_turns(track)):
            if session.active_track is not None and session.active_track.cues:
                self._take_turns(session.active_track, turns)
            else:
                self._add_tracks([turns], is_opening=is_opening)
        for problem in loaded.problems:
            self.failed.emit(problem)
        for path, repairs in loaded.repairs:
            first = repairs[0]
            text = self.tr("{0}: %n line(s) had to be repaired; line {1}: {2}", "", len(repairs))
            self.told.emit(text.format(path.name, first.line, first.message))

    def _add_tracks(self, tracks: Sequence[Track], *, is_opening: bool) -> None:
        if not tracks:
            return
        session = self._bench.session
        change = add_tracks(session.document, tracks, self.tr("Add captions"))
        if session.document == Document():
            session.open(Document(tracks=tuple(part.track for part in change.added)))  # type: ignore[union-attr]
        else:
            is_untouched = is_opening and not self._bench.projects.is_modified
            session.apply(change)
            if is_untouched:  # all of it lies on the disk
                session.undo_stack.setClean()
        session.activate_track(tracks[0].id)

    def _take_turns(self, track: Track, turns: Track) -> None:
        """Let a file of turns say who speaks the captions that are open."""
        session = self._bench.session
        try:
            session.apply(take_turns(session.document, track.id, turns))
        except CaptionStudioError as error:
            self.failed.emit(error)
        else:
            self.told.emit(self.tr("{0} says now who speaks the captions.").format(turns.name))

    def _on_read(self, job: Job) -> None:
        del self._readings[job]
        self._bench.runner.remove(job)

    def _on_project_opened(self, path: Path) -> None:
        self._remember_folder(path)
        self._follow_media()

    def _follow_media(self) -> None:
        """Open the media of the document that has been opened, or ask for it where it is not there."""
        self._forget_media()
        media = self._bench.session.document.media
        if media is None:
            return
        found = self._bench.projects.locate_media()
        if found is None:
            found = RelinkDialog.ask(self._window, media)
        if found is not None:
            self._probe(found, keeps_document=True)

    def _suggest_name(self) -> Path:
        media = self._bench.session.document.media
        if media is not None:
            return Path(media.path).with_suffix(PROJECT_SUFFIX)
        return self._folder() / (self.tr("captions") + PROJECT_SUFFIX)

    def _ask_files(self, title: str, filters: Sequence[str]) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self._window, title, str(self._folder()), ";;".join((*filters, self.tr("All files (*)"))))
        return [Path(name) for name in names]

    def _filters(self) -> list[str]:
        kinds = (
            (self.tr("Video and sound"), MEDIA_SUFFIXES),
            (self.tr("Captions"), FORMAT_OF_SUFFIX),
            (self.tr("Project"), [PROJECT_SUFFIX]),
        )
        everything = [suffix for _, suffixes in kinds for suffix in suffixes]
        return [self._filter(self.tr("Everything that opens"), everything), *(self._filter(name, suffixes) for name, suffixes in kinds)]

    @staticmethod
    def _filter(name: str, suffixes: Sequence[str] | frozenset[str] | dict[str, str]) -> str:
        return f"{name} ({' '.join(f'*{suffix}' for suffix in sorted(suffixes))})"

    def _folder(self) -> Path:
        folder = Path(self._bench.settings.get(_FOLDER, str(Path.home())))
        return folder if folder.is_dir() else Path.home()

    def _remember_folder(self, path: Path) -> None:
        self._bench.settings.set(_FOLDER, str(path.absolute().parent))

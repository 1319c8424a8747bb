"""The commands that start long work: each asks in its dialog and hands the answer to `captionstudio.services.tasks`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from captionstudio.core.document import Document
from captionstudio.core.edits.change import set_setting
from captionstudio.core.edits.stale import stale_cue_ids
from captionstudio.core.errors import CaptionStudioError, NoTranslationPair
from captionstudio.core.languages import all_languages
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.timecode import format_timecode
from captionstudio.services.batch import Batch, BatchSummary
from captionstudio.services.job_runner import Job
from captionstudio.services.tasks.media import OpenedMedia
from captionstudio.services.workbench import Workbench
from captionstudio.ui.controllers.models import ModelController
from captionstudio.ui.controllers.preview import CaptionPreview
from captionstudio.ui.dialogs.batch import BatchDialog
from captionstudio.ui.dialogs.burn_in import BurnInDialog
from captionstudio.ui.dialogs.export import ExportDialog
from captionstudio.ui.dialogs.model_choice import translation_targets
from captionstudio.ui.dialogs.mux import MuxDialog
from captionstudio.ui.dialogs.names import plain_language
from captionstudio.ui.dialogs.target_routes import NoRoute
from captionstudio.ui.dialogs.transcribe import TranscribeDialog
from captionstudio.ui.dialogs.translate import TranslateDialog
from captionstudio.ui.jobs import Toasts


class JobController(QObject):
    """Asks and starts. ``failed(error)`` tells what could not be started, ``told(text)`` what is worth knowing."""

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, bench: Workbench, models: ModelController, toasts: Toasts, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._models = models
        self._toasts = toasts
        self._window = window
        self._translating: TranslateDialog | None = None
        self._burning: BurnInDialog | None = None
        bench.tasks.orphaned.connect(self._on_orphaned)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "transcribe": self.transcribe,
            "translate": self.translate,
            "export": self.export,
            "burn_in": self.burn_in,
            "mux": self.mux,
            "batch": self.ask_batch,
            "find_shots": self.find_shots,
            "check_translation": self.check_translation,
        }

    def transcribe(self) -> None:
        """Ask how, and transcribe the media that is open."""
        bench, document, media = self._bench, self._bench.session.document, self._bench.playback.media
        dialog = TranscribeDialog(
            self._window,
            bench.settings,
            self._models.choices(),
            streams=media.audio if media else (),
            stream=document.media.audio_stream if document.media else None,
            duration_ms=media.duration_ms if media else None,
            selection_ms=self._selection_ms(),
            tracks=document.tracks,
            profile=document.profile,
            can_tell_apart=bench.toolbox.speakers is not None,
        )
        self._models.serve(dialog)
        if self._is_accepted(dialog):
            options, profile = dialog.options(), dialog.profile
            if profile != document.profile:
                bench.session.apply(set_setting(bench.session.document, "profile", profile, self.tr("Caption rules")))
            self._start(lambda: bench.tasks.transcribe(options))
        self._models.leave(dialog)

    def translate(self) -> None:
        """Ask into which languages, and translate."""
        session = self._bench.session
        stale = {track.id: len(stale_cue_ids(session.document, track.id)) for track in session.document.tracks if track.role != "original"}
        dialog = TranslateDialog(
            self._window,
            self._bench.settings,
            session.document.tracks,
            track_id=session.selection.track_id,
            selected_ids=session.selection.cue_ids,
            stale_counts=stale,
        )
        self._translating = dialog
        dialog.routes_wanted.connect(self._find_routes)
        dialog.model_wanted.connect(self._get_model)
        self._models.summary_changed.connect(dialog.look_again)
        if self._is_accepted(dialog):
            options = dialog.options()
            self._start(lambda: self._bench.tasks.translate(options))
        self._translating = None

    def check_translation(self) -> None:
        """Translate the track under work back, or the first translation where that is none, and mark what has drifted."""
        session = self._bench.session
        active = session.active_track
        translations = [track for track in session.document.tracks if track.role == "translation" and track.cues]
        track = active if active in translations else next(iter(translations), None)
        if track is not None:
            session.activate_track(track.id)
            self._start(lambda: self._bench.tasks.check_translation(track.id))

    def export(self) -> None:
        """Ask which tracks in which formats, and write them."""
        projects = self._bench.projects
        folder = projects.path.parent if projects.path else None
        dialog = ExportDialog(self._window, self._bench.settings, self._bench.session.settled_document(), folder=folder)
        if self._is_accepted(dialog):
            options = dialog.options()
            self._start(lambda: self._bench.tasks.export(options))

    def burn_in(self) -> None:
        """Ask how captions shall look, and draw them into a copy of the video."""
        media = self._bench.playback.media
        if media is None:
            return
        bench, document = self._bench, self._bench.session.settled_document()
        engines = bench.playback.engines
        preview = CaptionPreview(engines, media, document, self) if engines else None
        dialog = BurnInDialog(
            self._window,
            bench.settings,
            document,
            media,
            preview=preview,
            track_id=bench.session.selection.track_id,
            time_ms=bench.playback.position_ms,
            selection_ms=self._selection_ms(),
            pixels_per_second=bench.tasks.pixels_per_second,
        )
        self._burning = dialog
        if dialog.output.path is not None:
            bench.tasks.find_encoder(dialog.output.path).succeeded.connect(self._on_encoder)
        if self._is_accepted(dialog):
            options = dialog.options()
            self._start(lambda: bench.tasks.burn_in(options))
        self._burning = None
        if preview is not None:
            preview.shut_down()
            preview.deleteLater()

    def mux(self) -> None:
        """Ask which tracks, and add them to a copy of the video."""
        document = self._bench.session.settled_document()
        if document.media is None:
            return
        dialog = MuxDialog(self._window, self._bench.settings, document, Path(document.media.path))
        if self._is_accepted(dialog):
            options = dialog.options()
            self._start(lambda: self._bench.tasks.mux(options))

    def ask_batch(self) -> None:
        """Ask for files and work through them."""
        self.start_batch([])

    def start_batch(self, files: Sequence[Path]) -> None:
        """Ask what to do with several files, and work through them one after another."""
        models = self._models.choices()
        tasks, can_tell_apart = self._bench.tasks, self._bench.toolbox.speakers is not None
        targets = translation_targets(models)
        dialog = BatchDialog(self._window, self._bench.settings, files, models, targets=targets, can_tell_apart=can_tell_apart)
        if self._is_accepted(dialog):
            options = dialog.options()
            speakers = tasks.speaker_settings_of_batch(options.transcribe.speakers)
            batch = Batch(self._bench.runner, self._bench.toolbox, options, self, speakers=speakers)
            batch.finished.connect(self._on_batch_finished)
            chosen = dialog.files()
            self._try(lambda: batch.start(chosen))

    def find_shots(self) -> None:
        """Look for shot changes; they appear on the timeline."""
        media = self._bench.playback.media
        if media is not None:
            self._start(lambda: self._bench.shots.find(media))

    def offer_resume(self, opened: OpenedMedia) -> None:
        """Offer to go on with a transcription of this media that was broken off."""
        unfinished = self._bench.tasks.resumable(opened)
        if unfinished is None:
            return
        text = self.tr("A transcription of this file stopped at {0}.").format(format_timecode(unfinished.upto_ms)[:8])
        self._toasts.show_message(
            text, "info", action=self.tr("Go on"), on_action=lambda: self._start(lambda: self._bench.tasks.resume(unfinished))
        )

    def _selection_ms(self) -> tuple[int, int] | None:
        cues = self._bench.session.selected_cues
        return (cues[0].start_ms, max(cue.end_ms for cue in cues)) if cues else None

    def _on_encoder(self, name: str) -> None:
        if self._burning is not None:
            self._burning.set_encoder(name)

    def _find_routes(self, sources: tuple[str, ...]) -> None:
        if not sources:
            return
        targets = [language.code for language in all_languages()]
        job = self._bench.tasks.routes(sources[0], targets)
        job.succeeded.connect(self._on_routes)

    def _on_routes(self, found: dict[str, tuple[TranslationRoute, ...] | NoTranslationPair]) -> None:
        if self._translating is not None:
            shown = {
                code: NoRoute(ways.data.get("models", ())) if isinstance(ways, NoTranslationPair) else ways for code, ways in found.items()
            }
            self._translating.set_routes(shown)

    def _get_model(self, language: str, name: str) -> None:
        """Show the models that lead to a language, over the dialog that needs one."""
        if self._translating is not None:
            self._models.open_for(self._translating, plain_language(language), name)

    def _on_batch_finished(self, summary: BatchSummary) -> None:
        done, failed = len(summary.done), len(summary.failed)
        text = self.tr("Batch finished: %n file(s) captioned", "", done)
        if failed:
            names = ", ".join(path.name for path in summary.failed)
            text += self.tr("; failed: {0}").format(names)
        self._toasts.show_message(text, "success" if not failed else "info")

    def _on_orphaned(self, document: Document, title: str) -> None:
        """A job ended whose document is no longer open: its result is kept for the recovery page of the next start."""
        self._bench.recovery.keep(document)
        self.told.emit(self.tr("{0}: finished after another file was opened; its captions are offered at the next start.").format(title))

    def _is_accepted(self, dialog: QDialog) -> bool:
        """Show a dialog and return whether it was accepted; it goes once its values have been read."""
        result = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return result

    def _start(self, start: Callable[[], Job]) -> None:
        self._try(start)

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except CaptionStudioError as error:
            self.failed.emit(error)

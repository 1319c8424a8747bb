"""What each job does to the session: the one place that joins workflows, engines and the document under work.

Closing a window while jobs run goes in this order: ask, naming `Tasks.busy_titles`; `JobRunner.cancel_all`; wait for
``JobRunner.became_idle`` with the event loop running, so that what was recognised lands in the document; offer to save;
`JobRunner.shut_down`; only then end the engine host and the player.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import MediaReference
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import language_name
from captionstudio.core.speakers import Speaker
from captionstudio.core.speaking import document_speakers
from captionstudio.services.heard_turns import HeardTurns
from captionstudio.services.job_runner import Body, Job, JobRunner, Lane
from captionstudio.services.options import BurnInOptions, ExportOptions, MuxOptions, SpeakerOptions, TranscribeOptions, TranslateOptions
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.tasks.back_translation import BackTranslationLanding, check_body
from captionstudio.services.tasks.export import export_body
from captionstudio.services.tasks.landing import FilesLanding, Landing
from captionstudio.services.tasks.media import OpenedMedia, open_body
from captionstudio.services.tasks.speakers import FindLanding, SimilarLanding, SplitLanding, find_body, similar_body, split_body
from captionstudio.services.tasks.transcribe import (
    MakeRequest,
    TranscriptionLanding,
    media_name,
    request_for,
    request_to_resume,
    transcribe_body,
)
from captionstudio.services.tasks.translate import TranslationLanding, check_translation, routes_body, translate_body
from captionstudio.services.tasks.video import Rendered, burn_in_body, mux_body
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.speakers import SpeakerSettings
from captionstudio.workflows.unfinished import Unfinished

USE_MEMORY = "translation/memory"
"""The setting that says whether sentences that were translated before are taken as they came out then; it is on."""

_SPEED = "video/pixels_per_second"
_TELLING_S = 5.0
"""A shorter run says more about starting than about speed."""


class Tasks(QObject):
    """Starts jobs and brings what they make into the document they were started for.

    Each method returns the `Job`; options that make no sense raise at once, before anything is queued.

    - ``media_opened(MediaInfo, MediaReference)``: an `open_media` has succeeded.
    - ``landed()``: a job has just put captions into the document: a good moment to autosave.
    - ``drift_found(str, dict)``: a `check_translation` has ended: the track, and by caption the `DriftNote` of those that are doubtful.
    - ``orphaned(Document, str)``: a job ended after another document was opened; the whole document with its result, and its title.

    `known_voices` returns voices that are known from elsewhere; jobs call it in their threads.
    """

    media_opened = Signal(object, object)
    landed = Signal()
    drift_found = Signal(str, object)
    orphaned = Signal(object, str)

    def __init__(self, session: Session, runner: JobRunner, toolbox: Toolbox, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._toolbox = toolbox
        self._settings = settings
        self._listening: list[tuple[Job, str]] = []
        self._heard = HeardTurns()
        self.known_voices: Callable[[], Sequence[Speaker]] = tuple

    def open_media(self, media: Path | str) -> Job:
        """Look into a media file or address; the job's result is an `OpenedMedia`. The document is left as it is."""
        title = self.tr("Opening {name}").format(name=Path(media).name)
        job = self._runner.submit(title, open_body(str(media), self._toolbox), lane="light", is_shown=False)
        job.succeeded.connect(self._on_media_opened)
        return job

    def resumable(self, opened: OpenedMedia) -> Unfinished | None:
        """Return the transcription of media that was not finished when they were opened, unless it is being done by now."""
        identity = opened.reference.identity
        is_being_done = any(known == identity and not job.state.is_over for job, known in self._listening)
        return None if is_being_done else opened.unfinished

    def transcribe(self, options: TranscribeOptions) -> Job:
        """Recognise the speech of the document's media; captions stream in, and end as one step of Undo.

        Raises:
            InvalidRequest: no media is open.
        """
        request = request_for(self._media(), options, self._toolbox, partial(self._speaker_settings(), options.speakers))
        heard = self._heard if options.start_ms == 0 and options.end_ms is None else None
        again = partial(self.transcribe, options)
        return self._transcribe(request, again, resume=options.resume, replaces=options.replaces, heard=heard)

    def resume(self, unfinished: Unfinished) -> Job:
        """Go on with a transcription where it stopped; the captions it left are replaced, unless they were edited meanwhile.

        Raises:
            InvalidRequest: no media is open.
        """
        request = request_to_resume(self._media(), unfinished, self._toolbox, partial(self._speaker_settings(), SpeakerCount()))
        heard = self._heard if unfinished.start_ms == 0 and unfinished.end_ms is None else None
        return self._transcribe(request, partial(self.resume, unfinished), resume=True, replaces=None, heard=heard)

    def find_speakers(self, options: SpeakerOptions) -> Job:
        """Find who speaks the captions of a track.

        Raises:
            InvalidRequest: no media is open, or there are no captions.
        """
        document = self._session.settled_document()
        make = self._speaker_settings()

        def settings() -> SpeakerSettings:
            return make(options.count) or SpeakerSettings()

        body = find_body(document, options, settings, self._toolbox)
        landing = FindLanding(self._session, options, self._heard, self._media(), self)
        title = self.tr("Finding speakers in {name}").format(name=media_name(document.media))
        return self._submit(title, body, short=self.tr("Finding speakers"), again=partial(self.find_speakers, options), landing=landing)

    def apply_to_similar(self, track_id: str) -> Job:
        """Give unsure captions to who sounds like the speakers of those that a person named.

        Raises:
            InvalidRequest: no media is open, nothing was corrected, or nothing is unsure.
        """
        body = similar_body(self._session.settled_document(), track_id, self._heard, self._toolbox)
        landing = SimilarLanding(self._session, track_id, self)
        title, again = self.tr("Comparing voices"), partial(self.apply_to_similar, track_id)
        return self._submit(title, body, short=title, again=again, landing=landing)

    def split_speaker(self, track_id: str, name: str) -> Job:
        """Tell two people apart who go by one name.

        Raises:
            InvalidRequest: no media is open, or nobody of that name speaks in the track.
        """
        body = split_body(self._session.settled_document(), track_id, name, self._heard, self._toolbox)
        landing = SplitLanding(self._session, track_id, self.tr("Speaker"), self)
        title, again = self.tr("Splitting {name}").format(name=name), partial(self.split_speaker, track_id, name)
        return self._submit(title, body, short=self.tr("Comparing voices"), again=again, landing=landing)

    def speaker_settings_of_batch(self, count: SpeakerCount | None) -> Callable[[], SpeakerSettings | None]:
        """Return what makes the settings for files that are in no document: only voices from elsewhere are known."""
        known, stem = self.known_voices, self.tr("Speaker")
        return lambda: SpeakerSettings(count, tuple(known()), stem) if count else None

    def translate(self, options: TranslateOptions) -> Job:
        """Translate a track; each target lands by itself as one step of Undo. The job fails where nothing is to be done anew.

        Raises:
            InvalidRequest: there is no track to translate, or no target.
        """
        document = self._session.settled_document()
        languages = ", ".join(map(language_name, check_translation(document, options)))
        wanted = replace(options, use_memory=options.use_memory and self._settings.get(USE_MEMORY, True))
        body = translate_body(document, wanted, self._toolbox)
        landing = TranslationLanding(self._session, self)
        title = self.tr("Translating into {languages}").format(languages=languages)
        return self._submit(title, body, short=self.tr("Translating"), again=partial(self.translate, options), landing=landing)

    def check_translation(self, track_id: str) -> Job:
        """Translate a translation back and compare it with its original; ``drift_found`` hands over what is doubtful.

        Raises:
            InvalidRequest: there is no such track.
        """
        use_memory = self._settings.get(USE_MEMORY, True)
        body = check_body(self._session.settled_document(), track_id, self._toolbox, use_memory=use_memory)
        landing = BackTranslationLanding(self._session, track_id, self)
        landing.found.connect(self.drift_found)
        title, again = self.tr("Checking the translation"), partial(self.check_translation, track_id)
        return self._submit(title, body, short=self.tr("Checking"), again=again, landing=landing)

    def routes(self, source: str, targets: Sequence[str]) -> Job:
        """Find out which languages can be translated into; the result maps each target to its route or to the error that says why not."""
        body = routes_body(source, targets, self._toolbox, self._session.document.media)
        return self._runner.submit(self.tr("Looking for translation models"), body, lane="light", is_shown=False)

    def export(self, options: ExportOptions) -> Job:
        """Write caption files; the result is their paths.

        Raises:
            InvalidRequest: see `captionstudio.services.tasks.export.plan_export`.
        """
        body = export_body(self._session.settled_document(), options)
        landing = FilesLanding(self._session, self)
        title, short, again = self.tr("Exporting captions"), self.tr("Exporting"), partial(self.export, options)
        return self._submit(title, body, short=short, again=again, landing=landing, lane="light")

    def burn_in(self, options: BurnInOptions) -> Job:
        """Draw captions into a copy of the video.

        Raises:
            InvalidRequest: no video is open, a track or style is not there.
        """
        assert self._toolbox.video is not None
        body = burn_in_body(self._session.settled_document(), options, self._toolbox.video, self._toolbox.media)
        title = self.tr("Burning captions into {name}").format(name=options.output.name)
        landing = FilesLanding(self._session, self)
        job = self._submit(title, body, short=self.tr("Burning in"), again=partial(self.burn_in, options), landing=landing)
        job.succeeded.connect(self._on_burned_in)
        return job

    def mux(self, options: MuxOptions) -> Job:
        """Add tracks to a copy of the video.

        Raises:
            InvalidRequest: no video is open, or a track is not there.
        """
        assert self._toolbox.video is not None
        body = mux_body(self._session.settled_document(), options, self._toolbox.video)
        title = self.tr("Adding captions to {name}").format(name=options.output.name)
        landing = FilesLanding(self._session, self)
        return self._submit(title, body, short=self.tr("Adding tracks"), again=partial(self.mux, options), landing=landing)

    def find_encoder(self, output: Path) -> Job:
        """Find the name of the video encoder that would be used; the first time tries take a second or two."""
        video = self._toolbox.video
        assert video is not None

        def body(_: JobContext) -> str:
            return video.encoder_name(output)

        return self._runner.submit(self.tr("Looking for a video encoder"), body, lane="light", is_shown=False)

    @property
    def pixels_per_second(self) -> float:
        """How fast this computer burns captions in, 0 while nobody knows."""
        return self._settings.get(_SPEED, 0.0)

    @property
    def busy_titles(self) -> list[str]:
        """The titles of jobs that the user would miss if the window closed now."""
        return [job.title for job in self._runner.unfinished if job.is_shown]

    @property
    def is_busy(self) -> bool:
        """Whether there are such jobs."""
        return bool(self.busy_titles)

    def _media(self) -> MediaReference:
        media = self._session.document.media
        if media is None:
            raise InvalidRequest("No media is open.", hint="Open a video or sound first.")
        return media

    def _speaker_settings(self) -> Callable[[SpeakerCount | None], SpeakerSettings | None]:
        """Return what makes settings with the speakers of the document as it is now: named voices are known again.

        Voices that are known from elsewhere come after them, unless their name is somebody's here.
        """
        own, stem, known = document_speakers(self._session.document), self.tr("Speaker"), self.known_voices

        def make(count: SpeakerCount | None) -> SpeakerSettings | None:
            if count is None:
                return None
            names = {speaker.name for speaker in own}
            return SpeakerSettings(count, (*own, *(speaker for speaker in known() if speaker.name not in names)), stem)

        return make

    def _transcribe(
        self, request: MakeRequest, again: Callable[[], Job], *, resume: bool, replaces: str | None, heard: HeardTurns | None
    ) -> Job:
        media = self._media()
        body = transcribe_body(request, self._toolbox, resume=resume)
        title = self.tr("Transcribing {name}").format(name=media_name(media))
        landing = TranscriptionLanding(self._session, replaces, self, heard=heard)
        job = self._submit(title, body, short=self.tr("Transcribing"), again=again, landing=landing)
        self._listening = [(other, identity) for other, identity in self._listening if not other.state.is_over]
        self._listening.append((job, media.identity))
        return job

    def _submit(self, title: str, body: Body, *, short: str, again: Callable[[], Job], landing: Landing, lane: Lane = "heavy") -> Job:
        landing.orphaned.connect(self.orphaned)
        landing.landed.connect(self.landed)
        return landing.attach(self._runner.submit(title, body, lane=lane, short=short, again=again))

    def _on_media_opened(self, opened: OpenedMedia) -> None:
        self.media_opened.emit(opened.info, opened.reference)

    def _on_burned_in(self, rendered: Rendered) -> None:
        if rendered.seconds > _TELLING_S and rendered.pixels:
            self._settings.set(_SPEED, rendered.pixels / rendered.seconds)

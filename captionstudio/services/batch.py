"""Several media files with one set of options: each is transcribed, translated and written, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from captionstudio.core.document import Document, MediaReference, Track
from captionstudio.core.errors import CaptionStudioError, NoTranslationPair
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import is_same_language
from captionstudio.services.job_runner import Body, Job, JobRunner
from captionstudio.services.options import BatchOptions, ExportOptions
from captionstudio.services.tasks.export import export_body
from captionstudio.services.tasks.transcribe import MakeSettings, nobody_asked, request_for, speakers_of
from captionstudio.services.tasks.translators import Wishes, open_translator
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.export import plan_stems
from captionstudio.workflows.transcribe import Transcription, transcribe


@dataclass(frozen=True, slots=True)
class Captioned:
    """The files written for one input (none where nothing is said), and what of the wishes could not be met."""

    files: tuple[Path, ...]
    problems: tuple[NoTranslationPair, ...] = ()


@dataclass(slots=True)
class BatchSummary:
    """How a batch went: what was written for each input, why others failed, and which were not done."""

    done: dict[Path, Captioned] = field(default_factory=dict)
    failed: dict[Path, CaptionStudioError] = field(default_factory=dict)
    cancelled: list[Path] = field(default_factory=list)


class Batch(QObject):
    """One run over several files: a heavy job for each, in order. ``finished(BatchSummary)`` comes when the last one is over.

    A file that is retried later counts in `summary` from then on, and ``finished`` comes again.
    """

    finished = Signal(object)

    def __init__(
        self,
        runner: JobRunner,
        toolbox: Toolbox,
        options: BatchOptions,
        parent: QObject | None = None,
        *,
        speakers: MakeSettings = nobody_asked,
    ) -> None:
        """``speakers`` makes what is asked for about who speaks, in the thread of a job."""
        super().__init__(parent)
        self._speakers = speakers
        self._runner = runner
        self._toolbox = toolbox
        self._options = options
        self._stems: dict[Path, Path] = {}
        self._jobs: dict[Path, Job] = {}

    def start(self, files: Sequence[Path]) -> list[Job]:
        """Queue the files; returns their jobs.

        Raises:
            InvalidRequest: two of them would write the same files.
        """
        stems = plan_stems([str(file) for file in files], self._options.folder)
        self._stems = dict(zip(files, stems, strict=True))
        return [self._submit(file) for file in files]

    def cancel(self) -> None:
        """Stop all that is left; what is written stays, and the file under work can be gone on with."""
        for job in self._jobs.values():
            job.cancel()

    @property
    def summary(self) -> BatchSummary:
        """How it went so far."""
        summary = BatchSummary()
        for file, job in self._jobs.items():
            if job.error is not None:
                summary.failed[file] = job.error
            elif job.result is not None:
                summary.done[file] = job.result
            elif job.state.is_over:
                summary.cancelled.append(file)
        return summary

    def describe(self) -> str:
        """Return one line that tells how it went, for the user."""
        summary = self.summary
        parts = [self.tr("{count} of {total} files captioned").format(count=len(summary.done), total=len(self._jobs))]
        if summary.failed:
            parts.append(self.tr("{count} failed").format(count=len(summary.failed)))
        if summary.cancelled:
            parts.append(self.tr("{count} not done").format(count=len(summary.cancelled)))
        return ", ".join(parts) + "."

    def _submit(self, file: Path) -> Job:
        files = list(self._stems)
        upcoming = next(iter(files[files.index(file) + 1 :]), None)
        body = batch_body(file, self._stems[file], self._options, self._toolbox, upcoming, speakers=self._speakers)
        title = self.tr("Captioning {name}").format(name=file.name)
        job = self._runner.submit(title, body, short=title, again=partial(self._submit, file))
        self._jobs[file] = job
        job.succeeded.connect(self._on_succeeded)
        job.finished.connect(self._on_finished)
        return job

    def _on_succeeded(self, made: Captioned) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        job.files = made.files
        names = ", ".join(path.name for path in made.files)
        wrote = self.tr("Wrote {names}.").format(names=names) if names else self.tr("No speech was found.")
        job.note = " ".join([wrote, *map(str, made.problems)])

    def _on_finished(self) -> None:
        if all(job.state.is_over for job in self._jobs.values()):
            self.finished.emit(self.summary)


def batch_body(
    media: Path,
    stem: Path,
    options: BatchOptions,
    toolbox: Toolbox,
    upcoming: Path | None = None,
    *,
    speakers: MakeSettings = nobody_asked,
) -> Body:
    """Return the body for one file; its result is a `Captioned`. ``upcoming`` is the file that comes after it.

    What is written is safe before the journal of the recognition goes: where a translation or a file fails, a second run has only
    that to do.
    """

    def body(context: JobContext) -> Captioned:
        captioned = Captioned(())

        def finish(made: Transcription) -> None:
            nonlocal captioned
            if made.is_speech_detected:
                reference = MediaReference(str(media), audio_stream=made.audio_stream)
                tracks, problems = _translate_all(made.track, reference, options, toolbox, context)
                document = Document(tracks=tracks, media=reference, speakers=speakers_of(made))
                captioned = Captioned(export_body(document, _export_options(document, stem, options))(context), problems)

        request = request_for(MediaReference(str(media)), options.transcribe, toolbox, speakers)()
        # Provisional cues are for a document; this has none.
        inner = JobContext(context.on_progress, on_message=context.on_message, cancelled=context.cancelled)
        journals, resume = toolbox.places.cache / "journals", options.transcribe.resume
        made = transcribe(
            request,
            toolbox.recogniser,
            toolbox.media,
            inner,
            journals=journals,
            resume=resume,
            speaker_engine=toolbox.speakers,
            finish=finish,
            upcoming=replace(request, media=str(upcoming)) if upcoming else None,
        )
        for note in made.notes:
            context.say(note)
        return captioned

    return body


def _translate_all(
    original: Track, media: MediaReference, options: BatchOptions, toolbox: Toolbox, context: JobContext
) -> tuple[tuple[Track, ...], tuple[NoTranslationPair, ...]]:
    """Return the original with its translations, and why others are missing."""
    tracks: list[Track] = [original]
    problems: list[NoTranslationPair] = []
    wishes = Wishes(engines=options.engines, use_memory=options.use_memory)
    targets = [target for target in options.targets if not original.language or not is_same_language(original.language, target)]
    if not targets:
        return (original,), ()
    with open_translator(original, media, toolbox, context, wishes) as translator:
        for target in targets:
            try:
                tracks.append(translator.into(target, context, engine_name=options.engines.get(target, "")))
            except NoTranslationPair as problem:
                context.say(str(problem))
                problems.append(problem)
    return tuple(tracks), tuple(problems)


def _export_options(document: Document, stem: Path, options: BatchOptions) -> ExportOptions:
    return ExportOptions(
        track_ids=tuple(track.id for track in document.tracks),
        folder=stem.parent,
        formats=options.formats,
        encoding=options.encoding,
        newline=options.newline,
        layout=options.layout,
        pattern=options.pattern,
        name=stem.name,
        overwrite=options.overwrite,
    )

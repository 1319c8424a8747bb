"""The sound of the open media as the timeline draws it: peaks as they are read, samples and spectra where they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo
from captionstudio.core.waveform import PAIR_MS, SPECTRUM_COLUMNS, PeakBlock, Samples, Sound
from captionstudio.services.job_runner import Job, JobRunner, JobState
from captionstudio.services.settings import Settings
from captionstudio.services.toolbox import Toolbox

if TYPE_CHECKING:
    from captionstudio.workflows.spectrum import Levels
    from captionstudio.workflows.waveform import Pairs, Pyramid

SAMPLES_MS = 10_000
"""Samples are read in pieces of this length."""

_KEPT_PIECES = 12
_KEPT_TILES = 160
_MOST_WANTED = 24
_Key = tuple[str, int, int]


class WaveformService(QObject):
    """Reads in jobs of the light lane; what is asked for and not there yet is read and then announced. The jobs leave the list when done.

    ``updated(start_ms, end_ms)`` says where the picture of the sound has changed, ``was_reset()`` that it is another sound altogether,
    ``failed(error)`` that the sound cannot be read; the timeline then has no waveform and works on.
    """

    updated = Signal(int, int)
    was_reset = Signal()
    failed = Signal(object)

    def __init__(self, runner: JobRunner, toolbox: Toolbox, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._runner = runner
        self._toolbox = toolbox
        self._sound: Sound | None = None
        self._pyramid: Pyramid | None = None
        self._peaks_job: Job | None = None
        self._detail_job: Job | None = None
        self._detail_key: _Key | None = None
        self._wanted: OrderedDict[_Key, None] = OrderedDict()
        self._details: OrderedDict[_Key, Any] = OrderedDict()
        self._focus_ms = 0
        self.is_complete = False

    @property
    def has_sound(self) -> bool:
        """Whether there is a sound to draw."""
        return self._sound is not None

    @property
    def loudest(self) -> int:
        """The farthest that any sample known so far lies from zero, up to 32768."""
        return self._pyramid.loudest if self._pyramid else 0

    def open(self, media: MediaInfo, stream: int = 0) -> None:
        """Take a sound track of a file; peaks come from the cache at once, else they are read, what is looked at first."""
        self.close()
        if self._toolbox.sound is None or stream not in range(len(media.audio)):
            return
        self._sound = sound = Sound(media, stream, self._toolbox.sound)
        cache = self._toolbox.places.cache

        def read(context: JobContext) -> Pyramid | None:
            # In the job's thread, since loading numpy would hold up the window.
            from captionstudio.workflows.waveform import Pyramid, load_peaks  # noqa: PLC0415

            context.emit(Pyramid((media.duration_ms or 0) // PAIR_MS))
            return load_peaks(sound, cache, context, self._read_focus)

        title, short = self.tr("Waveform of {0}").format(media.path.name), self.tr("Waveform")
        self._peaks_job = self._runner.submit(title, read, lane="light", short=short, again=self._open_again)
        self._peaks_job.finished.connect(self._on_finished)
        self._peaks_job.partial.connect(self._on_partial)
        self._peaks_job.succeeded.connect(self._on_peaks)
        self._peaks_job.failed.connect(self._on_peaks_failed)

    def _open_again(self) -> Job:
        """Read the peaks anew after a failure.

        Raises:
            InvalidRequest: the sound is no longer open.
        """
        sound = self._sound
        if sound is None:
            raise InvalidRequest(self.tr("This sound is no longer open."), hint=self.tr("Open the file again."))
        self.open(sound.media, sound.stream)
        assert self._peaks_job is not None
        return self._peaks_job

    def close(self) -> None:
        """Forget the sound; jobs that read it are cancelled."""
        for job in (self._peaks_job, self._detail_job):
            if job is not None:
                job.cancel()
        self._peaks_job = self._detail_job = self._detail_key = self._sound = self._pyramid = None
        self._wanted.clear()
        self._details.clear()
        self._focus_ms = 0
        self.is_complete = False
        self.was_reset.emit()

    def set_focus(self, start_ms: int) -> None:
        """Say from where on the sound is looked at, so that this is read first."""
        self._focus_ms = max(0, start_ms)

    def columns(self, first: int, count: int, ms_per_column: float) -> Pairs | None:
        """Return the smallest and largest sample of columns of a picture, number 0 being at time zero; None where there is no sound.

        Where nothing is known yet the smallest is above the largest.
        """
        return self._pyramid.columns(first, count, ms_per_column) if self._pyramid else None

    def samples(self, piece: int) -> Samples | None:
        """Return the samples from ``piece`` times `SAMPLES_MS` on, or None until they are read."""
        found: Samples | None = self._detail(("samples", piece, 0))
        return found

    def spectrum(self, tile: int, column_ms: int) -> Levels | None:
        """Return a picture of frequencies as `workflows.spectrum.load_spectrum` makes it, or None until it is made.

        Its first column lies ``tile * SPECTRUM_COLUMNS * column_ms`` milliseconds from the start.
        """
        found: Levels | None = self._detail(("spectrum", tile, column_ms))
        return found

    def _detail(self, key: _Key) -> Any:
        if key in self._details:
            self._details.move_to_end(key)
            return self._details[key]
        if self._sound is not None and key != self._detail_key:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            while len(self._wanted) > _MOST_WANTED:
                self._wanted.popitem(last=False)
            self._read_next()
        return None

    def _read_next(self) -> None:
        """Read what was asked for last: it is what is looked at now."""
        if self._detail_job is not None or not self._wanted or self._sound is None:
            return
        self._detail_key, _ = self._wanted.popitem()
        sound, (kind, number, column_ms) = self._sound, self._detail_key

        def read(context: JobContext) -> Any:
            from captionstudio.workflows.spectrum import load_spectrum  # noqa: PLC0415 - numpy
            from captionstudio.workflows.waveform import load_samples  # noqa: PLC0415

            if kind == "samples":
                return load_samples(sound, number * SAMPLES_MS, (number + 1) * SAMPLES_MS, context)
            return load_spectrum(sound, number * SPECTRUM_COLUMNS * column_ms, column_ms, context)

        self._detail_job = self._runner.submit(self.tr("Sound in detail"), read, lane="light", is_shown=False)
        self._detail_job.finished.connect(self._on_finished)
        self._detail_job.succeeded.connect(self._on_detail)
        self._detail_job.failed.connect(self._on_detail_failed)

    def _read_focus(self) -> int:
        return self._focus_ms  # asked from the job's threads; an int is read whole

    def _on_partial(self, part: Pyramid | PeakBlock) -> None:
        if self.sender() is not self._peaks_job:
            return
        if not isinstance(part, PeakBlock):
            self._pyramid = part
        elif self._pyramid is not None:
            self._pyramid.put(part)
            self.updated.emit(part.first * PAIR_MS, (part.first + part.count) * PAIR_MS)

    def _on_peaks(self, pyramid: Pyramid | None) -> None:
        if self.sender() is not self._peaks_job:
            return
        self.is_complete = True
        if pyramid is not None:
            self._pyramid = pyramid
            self.updated.emit(0, pyramid.count * PAIR_MS)

    def _on_peaks_failed(self, error: object) -> None:
        if self.sender() is self._peaks_job:
            self.failed.emit(error)

    def _on_detail(self, result: object) -> None:
        if self.sender() is self._detail_job:
            self._keep(result)

    def _on_detail_failed(self, _error: object) -> None:
        if self.sender() is self._detail_job:
            self._keep(None)  # not asked for again; the peaks stand in

    def _keep(self, result: object) -> None:
        key = self._detail_key
        if key is None:
            return
        self._details[key] = result
        kind, number, column_ms = key
        same = [other for other in self._details if other[0] == kind]
        for other in same[: max(0, len(same) - (_KEPT_PIECES if kind == "samples" else _KEPT_TILES))]:
            del self._details[other]
        length = SAMPLES_MS if kind == "samples" else SPECTRUM_COLUMNS * column_ms
        self.updated.emit(number * length, (number + 1) * length)

    def _on_finished(self, job: Job) -> None:
        if job is self._detail_job:
            self._detail_job = self._detail_key = None
            self._read_next()
        if job.state is not JobState.FAILED or not job.is_shown:
            self._runner.remove(job)

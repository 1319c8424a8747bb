"""Speech to words: the recogniser that the engine host runs.

Sound is streamed from ffmpeg through the speech detector in a thread of its own; groups of neighbouring regions become windows, which
are decoded side by side while the next group is on its way. A group is decided from its own sound and the last language before it,
so that a journal of finished groups can be resumed with the same result.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.document import Word
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import from_whisper, language_name, whisper_code
from captionstudio.core.ports import RecognisedBatch, RecognitionRequest
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.whisper.listening import Ahead, Group, Listening
from captionstudio.engines.whisper.model import Decoded
from captionstudio.engines.whisper.region_languages import choose_languages
from captionstudio.engines.whisper.rereading import believe, doubtful_runs, join
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region
from captionstudio.engines.whisper.steady_model import SteadyModel
from captionstudio.engines.whisper.vote import vote
from captionstudio.engines.whisper.windows import MAX_WINDOW, Window, pack_windows
from captionstudio.engines.whisper.word_times import place_words

_CAREFUL_WINDOW = 4 * MAX_WINDOW  # read with the text before it as context
_HOPELESS = -1.0  # mean token log-probability below which even a second reading is doubted as a whole (Whisper's own limit)


@dataclass(frozen=True, slots=True)
class _Started:
    """A group whose windows are being decoded."""

    group: Group
    last_language: str
    windows: list[Window]
    readings: list[Future[Decoded]]


class WhisperRecogniser:
    """`core.ports.Recogniser` on faster-whisper; keeps the last model loaded."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._model: SteadyModel | None = None
        self._ahead = Ahead()

    def prepare(self, request: RecognitionRequest) -> None:
        """Decode the beginning of a request that is to come next; from any thread."""
        self._ahead.expect(request)

    def recognise(
        self, request: RecognitionRequest, context: JobContext, *, done: Sequence[RecognisedBatch] = ()
    ) -> Iterator[RecognisedBatch]:
        """Yield batches as they are finished, going on after those already ``done``; see `core.ports.Recogniser`."""
        listening = self._ahead.take(request)  # decodes while the model is loaded
        groups = self._recognise(listening, request, context, done)
        try:
            if request.with_turns:
                from captionstudio.engines.speakers.alongside import with_turns  # noqa: PLC0415 - loads nothing unless turns are wanted

                yield from with_turns(groups, request.start_ms)
            else:
                yield from (batch for batch, _ in groups)
        finally:
            groups.close()
            listening.close()
            self._ahead.go_on()

    def _recognise(
        self, listening: Listening, request: RecognitionRequest, context: JobContext, done: Sequence[RecognisedBatch]
    ) -> Generator[tuple[RecognisedBatch, Sequence[Region]]]:
        context.report(Progress("prepare", 0, None, "items", "Loading the model"))
        model = self._load(request.model_dir, context.say)
        allowed = _allowed_languages(model, request)
        total = probe_media(request.media).duration_ms
        span = None if total is None else min(request.end_ms or total, total) - request.start_ms
        before = str(done[-1].state["language"]) if done and done[-1].state and done[-1].state.get("language") else None
        pending: deque[_Started] = deque()

        def finish(started: _Started) -> tuple[RecognisedBatch, Sequence[Region]]:
            batch = _finish(started, model, pool, request)
            context.report(Progress("recognise", batch.upto_ms - request.start_ms, span, "media_ms"))
            return batch, started.group.regions

        with ThreadPoolExecutor(model.workers) as pool:
            try:
                for group in listening.groups(context.say):
                    context.check_cancelled()
                    if group.index < len(done):
                        continue
                    languages = choose_languages(model, pool, group.regions, allowed, before)
                    before = languages[-1]
                    limit = _CAREFUL_WINDOW if request.mode == "careful" else MAX_WINDOW
                    windows = pack_windows(group.regions, languages, limit)
                    readings = [pool.submit(_read, model, window, request) for window in windows]
                    pending.append(_Started(group, before, windows, readings))
                    if len(pending) > 1:
                        yield finish(pending.popleft())
                self._ahead.go_on()
                while pending:
                    yield finish(pending.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _load(self, folder: Path, say: Callable[[str], None]) -> SteadyModel:
        if self._model is None or self._folder != folder:
            self._model = None
            self._model = SteadyModel(folder, say)
            self._folder = folder
        self._model.say = say
        return self._model


def _allowed_languages(model: SteadyModel, request: RecognitionRequest) -> tuple[str, ...]:
    if not model.is_multilingual:
        if foreign := [code for code in request.languages if whisper_code(code) != "en"]:
            names = ", ".join(language_name(code) for code in foreign)
            raise InvalidRequest(f"This model knows English only, not {names}.", hint="Choose a model without “.en” in its name.")
        return ("en",)
    codes: list[str] = []
    for language in request.languages:
        code = whisper_code(language)
        if code is None or code not in model.languages:
            raise InvalidRequest(f"This model does not know {language_name(language)}.", hint="Choose another model or language.")
        codes.append(code)
    return tuple(dict.fromkeys(codes))


def _read(model: SteadyModel, window: Window, request: RecognitionRequest) -> Decoded:
    if request.mode == "careful":
        return _read_carefully(model, window, request)
    beam = 1 if request.mode == "fast" else 5
    return model.decode(window.sound(), window.language, task=request.task, beam=beam, hint=request.hint)


def _read_carefully(model: SteadyModel, window: Window, request: RecognitionRequest) -> Decoded:
    return model.decode_carefully(window.sound(), window.language, task=request.task, hint=request.hint)


def _read_without_loops(model: SteadyModel, window: Window, request: RecognitionRequest) -> Decoded:
    return model.decode(window.sound(), window.language, task=request.task, beam=5, hint=request.hint, avoid_loops=True)


def _place(window: Window, reading: Decoded, request: RecognitionRequest) -> tuple[Word, ...]:
    language = "en" if request.task == "translate" else from_whisper(window.language)
    is_doubtful = reading.is_loop or reading.log_probability < _HOPELESS
    return place_words(window, reading.words, language=language, start_ms=request.start_ms, is_doubtful=is_doubtful)


def _finish(started: _Started, model: SteadyModel, pool: ThreadPoolExecutor, request: RecognitionRequest) -> RecognisedBatch:
    """Read again what looks wrong and put the words of a group together."""
    first = [(window, future.result()) for window, future in zip(started.windows, started.readings, strict=True)]
    words = [_place(window, reading, request) for window, reading in first]
    if request.mode == "balanced":
        doubtful: list[tuple[range, list[tuple[Window, Future[Decoded]]]]] = []
        for run in doubtful_runs(first):
            joined = join(started.windows[run.start : run.stop], is_translated=request.task == "translate")
            doubtful.append((run, [(window, pool.submit(_read_carefully, model, window, request)) for window in joined]))
        for run, started_again in reversed(doubtful):
            again = [(window, future.result()) for window, future in started_again]
            if believed := believe(again, first[run.start : run.stop]):
                words[run.start : run.stop] = [vote([_place(window, reading, request) for window, reading in believed])]
                continue
            for at in run:
                if first[at][1].is_loop:
                    words[at] = _place(first[at][0], _read_without_loops(model, first[at][0], request), request)
    speech = tuple((_film_ms(region.start, request), _film_ms(region.end, request)) for region in started.group.regions)
    together = tuple(word for part in words for word in part)
    return RecognisedBatch(started.group.index, speech[-1][1], together, speech, state={"language": started.last_language})


def _film_ms(position: int, request: RecognitionRequest) -> int:
    return request.start_ms + position * 1000 // SAMPLE_RATE

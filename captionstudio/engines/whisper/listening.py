"""Sound streamed from ffmpeg through the speech detector, in a thread that runs ahead of recognition, of the next file's even."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from captionstudio.core.ports import RecognitionRequest
from captionstudio.engines.ffmpeg.audio import read_audio
from captionstudio.engines.whisper.speech import Region, SpeechDetector
from captionstudio.engines.whisper.windows import MAX_WINDOW

_FIRST_GROUP = 2 * MAX_WINDOW  # speech in a group: little at first, so that captions appear soon
_GROUP = 4 * MAX_WINDOW
_GROUPS_AHEAD = 2  # 11 MB of sound
_WANTED_S = 120


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring regions of speech that are decided together."""

    index: int
    regions: tuple[Region, ...]


class Listening:
    """Groups of regions from a thread that decodes and listens ahead, from now on; `close` ends the thread and ffmpeg."""

    def __init__(self, request: RecognitionRequest) -> None:
        self._request = request
        self._sound = _identify(request)
        self._items: queue.Queue[Group | str | BaseException | None] = queue.Queue(_GROUPS_AHEAD)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="listen", daemon=True)
        self._thread.start()

    def fits(self, request: RecognitionRequest) -> bool:
        """Whether this is the sound of a request, and the file has not been written since."""
        return self._sound is not None and self._sound == _identify(request)

    def groups(self, say: Callable[[str], None]) -> Iterator[Group]:
        """Yield the groups as they come; ``say`` hears what is wrong with the sound.

        Raises:
            MediaUnreadable, NoAudioStream, EngineProblem
        """
        while (item := self._items.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            if isinstance(item, str):
                say(item)
            else:
                yield item

    def close(self) -> None:
        """End it, however far it is."""
        self._ended.set()
        while self._thread.is_alive():  # the thread may be waiting for room in the queue
            with contextlib.suppress(queue.Empty):
                self._items.get(timeout=0.05)
        self._thread.join()

    def _work(self) -> None:
        request = self._request
        blocks = read_audio(
            request.media,
            stream=request.audio_stream,
            start_ms=request.start_ms,
            end_ms=request.end_ms,
            on_warning=self._items.put,
        )
        try:
            for group in _group_regions(SpeechDetector().find_regions(blocks)):
                self._items.put(group)
                if self._ended.is_set():
                    return
            self._items.put(None)
        except Exception as error:  # noqa: BLE001 - handed to the thread that asked
            self._items.put(error)
        finally:
            blocks.close()  # type: ignore[attr-defined]


class Ahead:
    """The sound that is to be recognised next: decoded while the last groups of the present one are recognised.

    What nobody takes within two minutes is let go of, so that no file is held open for nothing.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_busy = False
        self._request: RecognitionRequest | None = None
        self._listening: Listening | None = None
        self._timer: threading.Timer | None = None

    def expect(self, request: RecognitionRequest) -> None:
        """Decode this next: at once where nothing is at work, else when the sound at work is all decoded."""
        with self._lock:
            self._request = request
            if not self._is_busy:
                self._begin()

    def take(self, request: RecognitionRequest) -> Listening:
        """Return the sound of a request, decoded ahead if it was expected, and count as busy with it until `go_on`."""
        with self._lock:
            ahead, self._request, self._is_busy = self._pass_on(), None, True
        if ahead and ahead.fits(request):
            return ahead
        if ahead:
            ahead.close()
        return Listening(request)

    def go_on(self) -> None:
        """The sound at work is all decoded, or given up: begin with what is expected."""
        with self._lock:
            self._is_busy = False
            self._begin()

    def close(self) -> None:
        """Let go of what was decoded and is not wanted."""
        with self._lock:
            ahead, self._request = self._pass_on(), None
        if ahead:
            ahead.close()

    def _begin(self) -> None:
        if self._request is None:
            return
        if before := self._pass_on():
            before.close()
        self._listening, self._request = Listening(self._request), None
        self._timer = threading.Timer(_WANTED_S, self._give_up, (self._listening,))
        self._timer.daemon = True
        self._timer.start()

    def _pass_on(self) -> Listening | None:
        """Return what was decoded ahead, which is no longer ours then."""
        if self._timer:
            self._timer.cancel()
        listening, self._listening, self._timer = self._listening, None, None
        return listening

    def _give_up(self, listening: Listening) -> None:
        with self._lock:
            if self._listening is not listening:  # it was taken
                return
            self._listening = None
        listening.close()


def _identify(request: RecognitionRequest) -> tuple[object, ...] | None:
    """Return what sound a request is about, None where that cannot be told."""
    try:
        state = os.stat(request.media)  # noqa: PTH116 - as the name stands
    except (OSError, ValueError):
        return None
    return request.media, request.audio_stream, request.start_ms, request.end_ms, state.st_size, state.st_mtime_ns


def _group_regions(regions: Iterator[Region]) -> Iterator[Group]:
    held: list[Region] = []
    filled = index = 0
    for region in regions:
        length = region.end - region.start
        if held and filled + length > (_GROUP if index else _FIRST_GROUP):
            yield Group(index, tuple(held))
            held, filled, index = [], 0, index + 1
        held.append(region)
        filled += length
    if held:
        yield Group(index, tuple(held))

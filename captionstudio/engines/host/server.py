"""The child's side of the engine host: ``python -m captionstudio.engines.host.server``.

Requests come in on standard input, one at a time; replies go out on what was standard output. Engines are built at their first use
and stay, so that the next request finds its model loaded. The process ends itself, with all it started, as soon as its parent is gone.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from captionstudio.core.errors import CaptionStudioError, EngineProblem, InternalError
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import media_job
from captionstudio.core.ports import Recogniser, SpeakerEngine, TranslationEngine
from captionstudio.engines.host import protocol
from captionstudio.engines.offline import start_guarded

_PR_SET_PDEATHSIG = 1
_NO_MEMORY = ("bad_alloc", "failed to allocate", "cannot allocate")


def main() -> None:
    """Serve with the real engines."""
    serve(_whisper, _router, _speakers)


def serve(
    make_recogniser: Callable[[], Recogniser],
    make_translation: Callable[[], TranslationEngine],
    make_speakers: Callable[[], SpeakerEngine],
) -> None:
    """Answer requests with these engines until the parent closes the pipe; never returns before that."""
    start_guarded()
    replies = _Replies(_take_over_streams())
    _die_with_parent()
    requests: queue.SimpleQueue[protocol.Request] = queue.SimpleQueue()
    engines = _Engines(_once(make_recogniser), cache(make_translation), cache(make_speakers))
    threading.Thread(target=_read_requests, args=(_dup_stdin(), requests, engines), daemon=True).start()
    while True:
        replies.send_last(_answer(requests.get(), engines, replies))


@dataclass(frozen=True, slots=True)
class _Engines:
    """The engines, each built at its first use."""

    recogniser: Callable[[], Recogniser]
    translation: Callable[[], TranslationEngine]
    speakers: Callable[[], SpeakerEngine]


def _answer(request: protocol.Request, engines: _Engines, replies: _Replies) -> protocol.Finished | protocol.Failed:
    try:
        return protocol.Finished(_perform(request, engines, replies))
    except CaptionStudioError as error:
        return protocol.Failed(error)
    except Exception as error:  # noqa: BLE001 - the border: whatever an engine raises must reach the parent as one of our errors
        traceback.print_exc()
        if isinstance(error, MemoryError) or any(sign in str(error).lower() for sign in _NO_MEMORY):
            return protocol.Failed(
                EngineProblem("The memory of this computer did not suffice.", hint="Close other programs or choose a smaller model.")
            )
        return protocol.Failed(InternalError(f"{type(error).__name__}: {error}", log=traceback.format_exc()))


def _perform(request: protocol.Request, engines: _Engines, replies: _Replies) -> Any:
    context = JobContext(
        on_progress=lambda progress: replies.send(protocol.Reported(progress)),
        on_message=lambda message: replies.send(protocol.Said(message)),
    )
    match request:
        case protocol.Recognise(job, done):
            with media_job(job.media):  # the one thing the network is for here, whatever the user's own lock says
                for batch in engines.recogniser().recognise(job, context, done=done):
                    replies.send(protocol.Yielded(batch))
            return None
        case protocol.FindRoute(source, target, engine):
            return engines.translation().find_route(source, target, engine)
        case protocol.FindRoutes(source, target):
            return engines.translation().find_routes(source, target)
        case protocol.Translate(texts, route, preceding):
            return engines.translation().translate(texts, route, context, preceding)
        case protocol.Listen() | protocol.TellApart() | protocol.Assign():
            return _find_speakers(request, engines.speakers(), context)


def _find_speakers(request: protocol.Listen | protocol.TellApart | protocol.Assign, engine: SpeakerEngine, context: JobContext) -> Any:
    match request:
        case protocol.Listen(job):
            with media_job(job.media):
                return engine.listen(job, context)
        case protocol.TellApart(turns, count, known):
            return engine.tell_apart(turns, count, known, context)
        case protocol.Assign(turns, examples):
            return engine.assign(turns, examples, context)


class _Replies:
    """Standard output as the protocol has it; engines may speak from several threads."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: protocol.Reply) -> None:
        with self._lock:
            try:
                protocol.write_message(self._stream, message)
            except OSError:
                _end_now()  # nobody listens any more

    def send_last(self, message: protocol.Finished | protocol.Failed) -> None:
        try:
            self.send(message)
        except Exception as error:  # noqa: BLE001 - an error may carry data that does not pickle: its words still get through
            self.send(protocol.Failed(InternalError(f"An answer could not be sent: {error}")))


def _take_over_streams() -> BinaryIO:
    """Keep standard output for replies alone: what libraries print goes to standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _dup_stdin() -> BinaryIO:
    """Keep standard input for requests alone: programs that engines start find it empty."""
    requests = os.fdopen(os.dup(0), "rb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return requests


def _once(make: Callable[[], Recogniser]) -> Callable[[], Recogniser]:
    """Make a recogniser once, whichever thread asks first."""
    made, turn = cache(make), threading.Lock()

    def get() -> Recogniser:
        with turn:
            return made()

    return get


def _read_requests(stream: BinaryIO, requests: queue.SimpleQueue[protocol.Request], engines: _Engines) -> None:
    try:
        while (message := protocol.read_message(stream)) is not None:
            if isinstance(message, protocol.Prepare):
                with contextlib.suppress(Exception):  # it was a hint alone: what is wrong will be told when the request comes
                    engines.recogniser().prepare(message.request)
            else:
                requests.put(message)
    finally:
        _end_now()


def _die_with_parent() -> None:
    """Have Linux kill this process when the thread that started it ends, should the pipe's end go unnoticed in native code."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - needed on Linux only

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_now() -> None:
    """End this process and the programs it started (they share its process group), without a clean-up that could hang."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(0)


def _speakers() -> SpeakerEngine:
    from captionstudio.engines.speakers.engine import SpeakerModelEngine  # noqa: PLC0415 - loads the engine

    return SpeakerModelEngine()


def _whisper() -> Recogniser:
    from captionstudio.engines.whisper.recogniser import WhisperRecogniser  # noqa: PLC0415 - loads the engine

    return WhisperRecogniser()


def _router() -> TranslationEngine:
    from captionstudio.engines.models.speed import SpeedBook  # noqa: PLC0415 - as below
    from captionstudio.engines.translation.router import TranslationRouter  # noqa: PLC0415 - loads the engine

    return TranslationRouter(on_speed=SpeedBook().record_translation)


if __name__ == "__main__":
    main()

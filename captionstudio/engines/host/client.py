"""The program's side of the engine host: starts it when needed, supervises it, ends it.

A crash in native code or a kill for want of memory costs the job under way and nothing else: it arrives here as `EngineCrashed`, and
the next request starts a fresh host. Cancelling kills the host at once, since native code cannot be interrupted.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from captionstudio.core.errors import EngineCrashed, EngineMissing, InternalError
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import RecognisedBatch, RecognitionRequest
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.host import protocol

_SERVER = "captionstudio.engines.host.server"
_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_POLL_SECONDS = 0.05
_LOG_LINES = 60
_REMEDIES = {
    "killed": "It may have run out of memory: close other programs or choose a smaller model, then run the same again; it will resume.",
    "crashed": "Run the same again; it will resume. If it crashes at the same place, choose another model or mode.",
}


@dataclass(frozen=True, slots=True)
class _Ended:
    """The host process is gone."""

    exit_code: int


class EngineHost:
    """A lazily started engine host. Use it as a context manager; it may be used again after a crash or a cancelled job.

    One request runs at a time: a second thread waits for its turn. ``command`` starts another server than the real one (tests).
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = tuple(command or (sys.executable, "-P", "-m", _SERVER))
        self._turn = threading.Lock()
        self._child: _Child | None = None

    @property
    def pid(self) -> int | None:
        """Process id of the running host, or None."""
        return self._child.pid if self._child else None

    def run(self, request: protocol.Request, context: JobContext) -> Generator[RecognisedBatch | protocol.Finished, None, None]:
        """Send a request and yield its batches, then its `protocol.Finished`. Leaving early, or cancelling, kills the host.

        Raises:
            EngineCrashed: the host died.
            JobCancelled: the context was cancelled.
            CaptionStudioError: whatever the engine raised.
        """
        while not self._turn.acquire(timeout=_POLL_SECONDS):
            context.check_cancelled()
        is_settled = False
        try:
            context.check_cancelled()
            child = self._child = self._child or _Child(self._command)
            child.send(request)
            while not is_settled:
                context.check_cancelled()
                match child.next_message():
                    case None:
                        pass
                    case protocol.Reported(progress):
                        context.report(progress)
                    case protocol.Said(message):
                        context.say(message)
                    case protocol.Yielded(batch):
                        yield batch
                    case protocol.Finished() as last:
                        is_settled = True
                        yield last
                    case protocol.Failed(error):
                        is_settled = True
                        raise error
                    case _Ended(exit_code):
                        raise _crash(exit_code, child.log())
                    case other:
                        raise InternalError(f"The engine host sent an unknown message: {type(other).__name__}.")
        finally:
            if not is_settled:
                self._drop_child()
            self._turn.release()

    def ask(self, request: protocol.Request, context: JobContext) -> Any:
        """Send a request that has no batches and return what it comes to.

        Raises:
            EngineCrashed, JobCancelled, CaptionStudioError: as `run` does.
        """
        last = None
        for message in self.run(request, context):
            last = message
        assert isinstance(last, protocol.Finished)
        return last.value

    def tell(self, notice: protocol.Prepare) -> None:
        """Send a notice that nothing answers, whatever runs; a host that does not run is not started for it."""
        if child := self._child:
            child.send(notice)

    def close(self) -> None:
        """End the host and everything it started; a later request starts it anew."""
        self._drop_child()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _drop_child(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()


class _Child:
    """One host process with the two threads that listen to it; everything is gone after `end`."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._sending = threading.Lock()
        self._log: deque[str] = deque(maxlen=_LOG_LINES)
        self._process: subprocess.Popen[bytes] | None = None
        self._start_error: OSError | None = None
        self._is_started = threading.Event()
        self._supervisor = threading.Thread(target=self._supervise, name="engine-host", daemon=True)
        self._supervisor.start()
        self._is_started.wait()
        if self._start_error:
            raise EngineMissing(f"The engine host cannot start: {self._start_error}.", hint="Install the program again.")

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def send(self, message: protocol.Request | protocol.Prepare) -> None:
        """Send a message, from any thread; a host that is already gone is found out by `next_message`."""
        assert self._process
        assert self._process.stdin
        with self._sending, contextlib.suppress(OSError, ValueError):  # of a pipe that broke, or was closed since
            protocol.write_message(self._process.stdin, message)  # type: ignore[arg-type]

    def next_message(self) -> Any:
        """Return the next message, `_Ended` once the process is gone, or None when nothing came for a moment."""
        try:
            return self._messages.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            return None

    def log(self) -> str:
        """The last lines that the host and its native libraries wrote to standard error."""
        return "\n".join(self._log)

    def end(self) -> None:
        """Kill the process and what it started, and wait until nothing of it is left."""
        self._kill()
        self._supervisor.join()

    def _supervise(self) -> None:
        """Start the process, pass its messages on, and reap it.

        The thread lives as long as the process because Linux sends the parent-death signal when the *thread* that started it ends.
        """
        try:
            process = self._process = _start(self._command)
        except OSError as error:
            self._start_error = error
            return
        finally:
            self._is_started.set()
        listener = threading.Thread(target=self._keep_log, args=(process,), name="engine-host-log", daemon=True)
        listener.start()
        try:
            while (message := protocol.read_message(process.stdout)) is not None:  # type: ignore[arg-type]
                self._messages.put(message)
        except (InternalError, OSError, ValueError) as error:
            self._log.append(str(error))
        self._kill()
        listener.join()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            with contextlib.suppress(OSError):  # what was left to send to a process that is gone
                pipe.close()  # type: ignore[union-attr]
        self._messages.put(_Ended(process.returncode))

    def _keep_log(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stderr
        with contextlib.suppress(OSError, ValueError):
            while line := process.stderr.readline(4096):
                self._log.append(line.decode("utf-8", "replace").rstrip())

    def _kill(self) -> None:
        process = self._process
        if not process or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)  # its own session: ffmpeg children go with it
            else:
                process.kill()


# glibc gives the large buffers of every decoding step back to the system and asks for them again; keeping them halves the time spent
# in the kernel. Other systems ignore these.
_KEPT_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "2000000000", "MALLOC_TRIM_THRESHOLD_": "4000000000", "MALLOC_ARENA_MAX": "2"}


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A session of its own keeps Ctrl-C of the terminal from it: the program decides what it means.
        start_new_session=True,
        env={**os.environ, **_KEPT_MEMORY, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"},
    )


def _crash(exit_code: int, log: str) -> EngineCrashed:
    if exit_code in (-9, 137):
        words, remedy = "was killed from outside (signal 9)", _REMEDIES["killed"]
    elif exit_code < 0:
        words, remedy = f"crashed ({_signal_name(-exit_code)})", _REMEDIES["crashed"]
    else:
        words, remedy = f"ended unexpectedly (exit code {exit_code})", _REMEDIES["crashed"]
    return EngineCrashed(f"The engine host {words}.", hint=remedy, exit_code=exit_code, log=log)


def _signal_name(number: int) -> str:
    try:
        return f"signal {number}, {signal.Signals(number).name}"
    except ValueError:
        return f"signal {number}"


class HostedRecogniser:
    """`captionstudio.core.ports.Recogniser` in the engine host."""

    def __init__(self, host: EngineHost) -> None:
        self._host = host

    def recognise(
        self, request: RecognitionRequest, context: JobContext, *, done: Sequence[RecognisedBatch] = ()
    ) -> Iterator[RecognisedBatch]:
        """Yield batches as they are finished, going on after those already ``done``."""
        with contextlib.closing(self._host.run(protocol.Recognise(request, tuple(done)), context)) as messages:
            for message in messages:
                if isinstance(message, RecognisedBatch):
                    yield message

    def prepare(self, request: RecognitionRequest) -> None:
        """Decode the beginning of a request that is to come next."""
        self._host.tell(protocol.Prepare(request))


class HostedTranslation:
    """`captionstudio.core.ports.TranslationEngine` in the engine host."""

    def __init__(self, host: EngineHost) -> None:
        self._host = host

    def find_route(self, source: str, target: str, engine: str = "") -> TranslationRoute:
        """Return the best route between two languages."""
        route = self._host.ask(protocol.FindRoute(source, target, engine), JobContext())
        assert isinstance(route, TranslationRoute)
        return route

    def find_routes(self, source: str, target: str) -> tuple[TranslationRoute, ...]:
        """Return the best route of every engine that leads there."""
        return tuple(self._host.ask(protocol.FindRoutes(source, target), JobContext()))

    def translate(
        self, texts: Sequence[str], route: TranslationRoute, context: JobContext, preceding: Sequence[Sequence[str]] = ()
    ) -> list[str]:
        """Translate each text along ``route``, in order."""
        return list(self._host.ask(protocol.Translate(tuple(texts), route, tuple(map(tuple, preceding))), context))

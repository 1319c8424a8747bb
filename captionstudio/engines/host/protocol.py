"""What the program and its engine host say to each other: one pickled message of a known type per length-prefixed frame.

Only the message types, the data model and the errors of `captionstudio.core` are ever unpickled, so that a damaged stream ends in an
error and never in code that runs. Both ends are the same version of the program: the protocol has no version of its own.
"""

from __future__ import annotations

import io
import pickle
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

from captionstudio.core.diarisation import HeardTurn, ListenRequest, SpeakerCount
from captionstudio.core.errors import CaptionStudioError, InternalError
from captionstudio.core.jobs import Progress
from captionstudio.core.ports import RecognisedBatch, RecognitionRequest
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker

_LENGTH = struct.Struct(">I")
_MAX_BYTES = 512 * 1024 * 1024
_MODULES = (*(f"captionstudio.core.{name}" for name in ("diarisation", "document", "jobs", "ports", "routes", "speakers")), __name__)


@dataclass(frozen=True, slots=True)
class Recognise:
    """Request: recognise speech, going on after the batches already ``done``. Answered by `Yielded` messages."""

    request: RecognitionRequest
    done: tuple[RecognisedBatch, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepare:
    """Notice: this will be recognised next. It may come while a request is at work, and nothing answers it."""

    request: RecognitionRequest


@dataclass(frozen=True, slots=True)
class FindRoute:
    """Request: the translation route between two languages."""

    source: str
    target: str
    engine: str = ""


@dataclass(frozen=True, slots=True)
class FindRoutes:
    """Request: every engine's route between two languages."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Translate:
    """Request: translate texts along a route."""

    texts: tuple[str, ...]
    route: TranslationRoute
    preceding: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Listen:
    """Request: the turns heard in media whose words are known."""

    request: ListenRequest


@dataclass(frozen=True, slots=True)
class TellApart:
    """Request: who speaks each of these turns."""

    turns: tuple[HeardTurn, ...]
    count: SpeakerCount
    known: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Assign:
    """Request: who speaks each of these turns, given the places of some that each speaker is known to speak."""

    turns: tuple[HeardTurn, ...]
    examples: tuple[tuple[int, ...], ...]


Request = Recognise | FindRoute | FindRoutes | Translate | Listen | TellApart | Assign


@dataclass(frozen=True, slots=True)
class Reported:
    """Reply on the way: how far the job is."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Said:
    """Reply on the way: one line for the user."""

    message: str


@dataclass(frozen=True, slots=True)
class Yielded:
    """Reply on the way: a finished batch."""

    batch: RecognisedBatch


@dataclass(frozen=True, slots=True)
class Finished:
    """Last reply of a request that succeeded."""

    value: Any = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Last reply of a request that failed; the host lives on."""

    error: CaptionStudioError


Reply = Reported | Said | Yielded | Finished | Failed


def write_message(stream: BinaryIO, message: Request | Prepare | Reply) -> None:
    """Write one frame and flush it.

    Raises:
        OSError: the other end is gone.
    """
    payload = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_message(stream: BinaryIO) -> Any:
    """Return the next message, or None at the end of the stream (a torn last frame counts as its end).

    Raises:
        InternalError: the stream holds something that is no message.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MAX_BYTES:
        raise InternalError("The engine host sent a frame that is no message.")
    payload = stream.read(length)
    if len(payload) < length:
        return None
    try:
        return _KnownTypes(io.BytesIO(payload)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError) as error:
        raise InternalError("The engine host sent a message that cannot be read.") from error


class _KnownTypes(pickle.Unpickler):
    """Builds the program's own data and paths, nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if _is_known(module, name) else None
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of the protocol")
        return found


def _is_known(module: str, name: str) -> bool:
    if module in ("pathlib", "pathlib._local"):
        return name.endswith("Path")
    if module == "captionstudio.core.errors":
        return "." not in name
    return module in _MODULES and name[:1].isupper()

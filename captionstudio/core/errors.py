"""Every failure the program can explain.

Each error says what happened (``str(error)``) and what to do next (``error.hint``); data lies in attributes and survives pickling, so
that an error raised in the engine host arrives whole. Front ends map types to exit codes and dialogs in one place.
"""

from __future__ import annotations

from typing import Any


class CaptionStudioError(Exception):
    """Root of the failures; ``hint`` is one sentence that names the remedy, or empty."""

    def __init__(self, message: str, *, hint: str = "", **data: Any) -> None:
        super().__init__(message)
        self.hint = hint
        self.data = data

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self), self.hint, self.data)


def _rebuild(kind: type[CaptionStudioError], message: str, hint: str, data: dict[str, Any]) -> CaptionStudioError:
    return kind(message, hint=hint, **data)


class InvalidRequest(CaptionStudioError):
    """The caller asked for something that makes no sense: an unknown language, an empty range, an output equal to the input."""


class InvalidEdit(InvalidRequest):
    """An edit that cannot be made: no such cue, a time before zero, nothing to merge with. Nothing has been touched."""


class InvalidTimecode(InvalidRequest):
    """A text that should be a time is not one."""


class FileProblem(CaptionStudioError):
    """Something is wrong with a file; ``data`` may hold ``path`` and ``line``."""


class ParseError(FileProblem):
    """A caption file cannot be read at all, whatever is repaired."""


class ProjectTooNew(FileProblem):
    """A project written by a newer version of the program; ``data`` holds ``version``."""


class UnsupportedFormat(FileProblem):
    """No codec knows the file's name or content."""


class MediaUnreadable(FileProblem):
    """The file is missing, empty, damaged or not media."""


class NoAudioStream(FileProblem):
    """The media has no sound, or not the stream that was asked for."""


class OutputProblem(FileProblem):
    """The output cannot be written: no space, no permission, or it is the input itself."""


class EngineProblem(CaptionStudioError):
    """A third-party engine cannot do its work."""


class EngineMissing(EngineProblem):
    """A program or library that the job needs is not installed."""


class EngineCrashed(EngineProblem):
    """The engine host died: a native crash, out of memory, or killed from outside. ``data`` holds ``exit_code``."""


class ModelMissing(EngineProblem):
    """The model is not installed; ``data`` may hold ``model`` and ``size_bytes``."""


class ModelDamaged(EngineProblem):
    """The model's files are incomplete, altered, or of another kind."""


class DownloadFailed(EngineProblem):
    """No source delivered the right bytes."""


class LicenceNotAccepted(EngineProblem):
    """The model may be had only under terms the user has not accepted yet; ``data`` holds ``model`` and ``licence``."""


class NetworkForbidden(CaptionStudioError):
    """Something reached for the network outside a job that may: the offline lock refused it."""


class NoTranslationPair(EngineProblem):
    """No installed model leads from one language to the other, directly or through a pivot."""


class RenderFailed(EngineProblem):
    """ffmpeg refused or failed; ``data`` holds the tail of what it said as ``log``."""


class InternalError(CaptionStudioError):
    """A defect of this program."""


class JobCancelled(Exception):
    """The user ended the job. Stands outside `CaptionStudioError`: it is no failure."""

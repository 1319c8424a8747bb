"""What the program's exit code means: one table, in order, the first type that fits counts. ``docs/command-line.md`` shows it."""

from __future__ import annotations

from captionstudio.core import errors

SUCCESS = 0
SOME_FAILED = 20
INTERRUPTED = 130
TERMINATED = 143

CODES: tuple[tuple[type[Exception], int, str], ...] = (
    (errors.InvalidRequest, 2, "the command makes no sense: unknown language or option, empty range"),
    (errors.NoAudioStream, 4, "the media has no sound, or not the stream that was asked for"),
    (errors.OutputProblem, 5, "the output cannot be written, or is the input itself"),
    (errors.FileProblem, 3, "an input is missing, empty, damaged or of an unknown kind"),
    (errors.ModelMissing, 6, "the model is not installed"),
    (errors.ModelDamaged, 7, "the model is incomplete, altered or of another kind"),
    (errors.NoTranslationPair, 8, "no installed model translates between these languages"),
    (errors.EngineMissing, 9, "a program that the job needs is not installed"),
    (errors.EngineCrashed, 10, "the engine crashed or was killed; the same command resumes"),
    (errors.RenderFailed, 11, "FFmpeg failed"),
    (errors.DownloadFailed, 12, "no source delivered the model"),
    (errors.LicenceNotAccepted, 15, "the model may be had only under terms that were not accepted"),
    (errors.EngineProblem, 13, "an engine cannot do its work, such as for want of memory"),
    (errors.NetworkForbidden, 14, "the offline lock refused the network"),
    (errors.JobCancelled, INTERRUPTED, "interrupted with Ctrl-C; a transcription resumes with the same command"),
    (Exception, 1, "a defect of the program"),
)


def exit_code(error: BaseException) -> int:
    """Return the exit code that tells of an error."""
    return next(code for kind, code, _ in CODES if isinstance(error, kind))

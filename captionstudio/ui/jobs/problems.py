"""How each kind of failure is put to the user: one table, in order, the first type that fits counts."""

from __future__ import annotations

import enum
import platform
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, qVersion

import captionstudio
from captionstudio.core import errors


class Remedy(enum.Enum):
    """What the window can do about a failure."""

    MODELS = "models"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure in words: ``headline`` names its kind, ``message`` what happened, ``hint`` what to do next.

    ``path`` is the file it is about, empty where there is none; ``details`` is for a report.
    """

    headline: str
    message: str
    hint: str
    path: str
    remedy: Remedy | None
    details: str


def _t(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


# Type, headline, hint for the window where the error's own speaks of the command line, remedy.
_TABLE: tuple[tuple[type[Exception], str, str, Remedy | None], ...] = (
    (errors.ModelMissing, _t("The model is not on this computer"), _t("Get one in Models: its size is shown there."), Remedy.MODELS),
    (errors.ModelDamaged, _t("The model is damaged"), _t("Get it again in Models, or choose another."), Remedy.MODELS),
    (errors.LicenceNotAccepted, _t("The model has terms"), _t("Get it in Models: its terms can be accepted there."), Remedy.MODELS),
    (
        errors.NetworkForbidden,
        _t("The network may not be used for this"),
        _t("Preferences, Files and privacy, has the offline lock."),
        None,
    ),
    (errors.NoTranslationPair, _t("No model for this translation"), _t("Add the missing language pair in Models."), Remedy.MODELS),
    (
        errors.DownloadFailed,
        _t("The download failed"),
        _t("Check the connection and try again; what has arrived is kept. Preferences can name a mirror or a proxy."),
        Remedy.RETRY,
    ),
    (errors.EngineMissing, _t("A program is missing"), _t("Install the program again."), None),
    (errors.EngineCrashed, _t("The engine stopped"), _t("Try again; it goes on where it stopped."), Remedy.RETRY),
    (errors.RenderFailed, _t("The video could not be made"), _t("Try another name, format or quality."), Remedy.RETRY),
    (errors.EngineProblem, _t("An engine cannot do its work"), _t("Try again."), Remedy.RETRY),
    (errors.NoAudioStream, _t("There is no sound"), _t("Choose a file with sound."), None),
    (errors.ProjectTooNew, _t("The project is from a newer version"), _t("Open it with that version."), None),
    (errors.MediaUnreadable, _t("The file cannot be played"), _t("Choose another file."), None),
    (errors.ParseError, _t("The captions cannot be read"), _t("Choose another file."), None),
    (errors.UnsupportedFormat, _t("This kind of file is not known"), _t("Choose another file."), None),
    (errors.OutputProblem, _t("The file cannot be written"), _t("Choose another folder, or free some space."), Remedy.RETRY),
    (errors.FileProblem, _t("Something is wrong with the file"), _t("Choose another file."), None),
    (errors.InvalidEdit, _t("This cannot be changed"), "", None),
    (errors.InvalidRequest, _t("This does not work"), _t("Change the choices and try again."), None),
    (Exception, _t("Something went wrong in the program"), _t("Try again; copy the details into a report."), Remedy.RETRY),
)
_COMMAND_LINE = ("captionstudio ", "--", "same command", "CAPTIONSTUDIO_")


def present(error: BaseException, trace: str = "") -> Problem:
    """Return a failure as the window puts it. ``trace`` is where it happened, for the details alone."""
    headline, hint, remedy = next((row[1], row[2], row[3]) for row in _TABLE if isinstance(error, row[0]))
    own = error.hint if isinstance(error, errors.CaptionStudioError) else ""
    hint = own if own and not any(sign in own for sign in _COMMAND_LINE) else _translate(hint)
    data = error.data if isinstance(error, errors.CaptionStudioError) else {}
    path = str(data.get("path", ""))
    return Problem(_translate(headline), str(error) or type(error).__name__, hint, path, remedy, _details(error, data, trace))


def remedy_text(remedy: Remedy) -> str:
    """Return what the button says that brings a remedy."""
    return {Remedy.MODELS: _translate(_t("Models…")), Remedy.RETRY: _translate(_t("Try again"))}[remedy]


def _details(error: BaseException, data: dict[str, object], trace: str) -> str:
    """Return everything a report needs, and nothing of what is in captions or media."""
    lines = [
        f"Caption Studio {captionstudio.__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}",
        f"{type(error).__name__}: {error}",
    ]
    lines += [f"{key}: {_one(value)}" for key, value in data.items() if key != "log"]
    if log := str(data.get("log", "")).strip():
        lines += ["", log]
    if trace.strip():
        lines += ["", trace.strip()]
    return "\n".join(lines)


def _one(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value) if not isinstance(value, Path) else value.as_posix()


def _translate(text: str) -> str:
    return QCoreApplication.translate("Problems", text) if text else ""

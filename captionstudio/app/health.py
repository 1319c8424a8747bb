"""The doctor's findings, as the window takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from captionstudio.api import doctor
from captionstudio.core.jobs import JobContext
from captionstudio.services.health import HealthCheck


class Doctor:
    """`captionstudio.services.health.HealthChecks` over `captionstudio.api.doctor`."""

    def examine(self, languages: Sequence[str] = ()) -> Iterator[HealthCheck]:
        """Yield the findings as each is made."""
        for check in doctor.examine(languages):
            yield HealthCheck(check.key, _title(check), check.state, check.found, _hint(check), _button(check.fix))

    def fix(self, key: str, context: JobContext) -> None:
        """Do what a finding's button promises."""
        doctor.fix(key, context)


def _title(check: doctor.Check) -> str:
    kind, _, name = check.key.partition(":")
    titles = {
        "models": _tr("Recognition models"),
        "model": _tr("Model {0}"),
        "speakers": _tr("Speaker models"),
        "translation": _tr("Translation model {0}") if name else _tr("Translation"),
        "drawing": _tr("Burning in"),
        "encoders": _tr("Encoders"),
        "player": _tr("Player"),
        "libass": _tr("Captions over the picture"),
        "fonts": _tr("Fonts"),
        "paths": _tr("Names in any script"),
        "processor": _tr("Processor"),
        "graphics": _tr("Graphics card"),
        "memory": _tr("Memory"),
        "disk": _tr("Disk"),
        "voices": _tr("Known voices"),
        "network": _tr("Offline lock"),
        "leftovers": _tr("Leftovers of unfinished work"),
        "folder": _folder(name),
    }
    return titles.get(kind, check.name).format(name)


def _folder(name: str) -> str:
    folders = {
        "models": _tr("Folder of recognition models"),
        "translation models": _tr("Folder of translation models"),
        "journals": _tr("Folder of unfinished transcriptions"),
        "waveforms": _tr("Folder of waveforms"),
        "shot changes": _tr("Folder of shot changes"),
        "copies of unsaved work": _tr("Folder of copies for the case of a crash"),
        "temporary files": _tr("Folder of temporary files"),
        "cache": _tr("Folder of what can be made again"),
    }
    return folders.get(name, name)


def _hint(check: doctor.Check) -> str:
    """Return what would mend it; where a button does, what to know before it is pressed, instead of a command to type."""
    told = {"fetch": _tr("It is downloaded and checked."), "clear": _tr("Transcriptions that were broken off then start over.")}
    if check.fix in told or "captionstudio " not in check.hint:
        return told.get(check.fix, check.hint)
    return _tr("For real translation get a model in File › Models.") if check.key == "translation" else _tr("See File › Models.")


def _button(fix: doctor.Fix) -> str:
    return {"": "", "fetch": _tr("Get"), "try again": _tr("Try again"), "clear": _tr("Clear…")}[fix]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Health", text)

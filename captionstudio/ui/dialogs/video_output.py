"""What can be wrong with the name of a video to write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from captionstudio.ui.controls import PathField
from captionstudio.ui.dialogs.frame import Problem

SUFFIXES = (".mp4", ".m4v", ".mov", ".mkv", ".webm")


def find_output_problem(output: PathField, overwrite: QCheckBox, source: Path) -> Problem | None:
    """Return what is wrong with the chosen output: no name, another ending, the ``source`` itself, or a file that is there already."""
    path = output.path
    if output.problem or path is None:
        return Problem(output.problem, output.field)
    if path.suffix.lower() not in SUFFIXES:
        return Problem(_tr("The name must end with {0}.").format(" ".join(SUFFIXES)), output.field)
    if is_same(path, source):
        return Problem(_tr("That is the video itself: choose another name."), output.field)
    if path.is_file() and not overwrite.isChecked():
        return Problem(_tr("“{0}” is there already: replace it, or choose another name.").format(path.name), overwrite)
    return None


def is_same(path: Path, source: Path) -> bool:
    """Whether the output would be the source itself."""
    return path.absolute() == source.absolute()


def _tr(text: str) -> str:
    return QCoreApplication.translate("VideoOutput", text)

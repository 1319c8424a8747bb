"""About: version, and the licences of everything that ships."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, qVersion
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

import captionstudio
from captionstudio.core.resources import resource_path
from captionstudio.ui.dialogs.frame import DialogFrame

_WINDOW = (760, 600)
_PATH = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Library:
    """A library that the program works with. ``package`` is its name as installed, empty for a program outside Python."""

    title: str
    package: str
    purpose: str
    licence: str


def _t(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


LIBRARIES = (
    Library("Qt and PySide6", "PySide6-Essentials", _t("window"), "LGPL-3.0"),
    Library("faster-whisper", "faster-whisper", _t("recognition"), "MIT"),
    Library("CTranslate2", "ctranslate2", _t("recognition and translation"), "MIT"),
    Library("Argos Translate", "argostranslate", _t("translation"), "MIT"),
    Library("fxtranslate", "fxtranslate", _t("translation"), "MPL-2.0"),
    Library("SentencePiece", "sentencepiece", _t("translation"), "Apache-2.0"),
    Library("ONNX Runtime", "onnxruntime", _t("finding speech"), "MIT"),
    Library("kaldi-native-fbank", "kaldi-native-fbank", _t("telling speakers apart"), "Apache-2.0"),
    Library("pyannote segmentation-3.0", "", _t("finding turns (model)"), "MIT"),
    Library("CAM++ of 3D-Speaker", "", _t("telling voices apart (model)"), "Apache-2.0"),
    Library("PyAV", "av", _t("reading media"), "BSD-3-Clause"),
    Library("FFmpeg", "", _t("reading and writing media"), "LGPL-2.1 or GPL-2.0, by build"),
    Library("ffmpeg-python", "ffmpeg-python", _t("calling FFmpeg"), "Apache-2.0"),
    Library("libass", "", _t("drawing captions"), "ISC"),
    Library("VLC and python-vlc", "python-vlc", _t("player"), "LGPL-2.1"),
    Library("pysubs2", "pysubs2", _t("caption formats"), "MIT"),
    Library("charset-normalizer", "charset-normalizer", _t("text encodings"), "MIT"),
    Library("NumPy", "numpy", _t("numbers"), "BSD-3-Clause"),
    Library("platformdirs", "platformdirs", _t("folders"), "MIT"),
    Library("Click", "click", _t("command line"), "BSD-3-Clause"),
    Library("tqdm", "tqdm", _t("progress on the command line"), "MPL-2.0 and MIT"),
)


class AboutDialog(DialogFrame):
    """Version, libraries with their versions here, and the licence texts that ship."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("About Caption Studio"), self.tr("&Close"))
        self.cancel_button.hide()
        self.add_lead(
            self.tr("Caption Studio {0}").format(captionstudio.__version__),
            self.tr("Accurate captions, translated, corrected and exported, on your own computer. MIT licence."),
        )
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("About"))
        self.tabs.addTab(self._make_libraries(), self.tr("Made &with"))
        self.tabs.addTab(self._make_licences(), self.tr("&Licences"))
        self.body.addWidget(self.tabs, 1)
        self.resize(*_WINDOW)

    def _make_libraries(self) -> QTreeWidget:
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Libraries"))
        self.table.setToolTip(self.tr("What the program is made with"))
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels([self.tr("Name"), self.tr("Version"), self.tr("For"), self.tr("Licence")])
        for library in LIBRARIES:
            purpose = QCoreApplication.translate("AboutDialog", library.purpose)
            QTreeWidgetItem(self.table, [library.title, _version(library), purpose, library.licence])
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return self.table

    def _make_licences(self) -> QWidget:
        self.licences = QListWidget()
        self.licences.setAccessibleName(self.tr("Licence texts"))
        self.licences.setToolTip(self.tr("The texts that ship with the program"))
        self.licences.setMaximumWidth(190)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setTabChangesFocus(True)
        for title, path in licence_files():
            item = QListWidgetItem(title)
            item.setData(_PATH, str(path))
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 12))
            self.licences.addItem(item)
        self.licences.currentItemChanged.connect(self._show_licence)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.licences)
        row.addWidget(self.text, 1)
        self.licences.setCurrentRow(0)
        return page

    def _show_licence(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if item is not None:
            self.text.setPlainText(Path(item.data(_PATH)).read_text("utf-8", errors="replace"))

    def _note(self) -> str:
        return self.tr("Qt {0}").format(qVersion())


def licence_files() -> Sequence[tuple[str, Path]]:
    """Return (title, path) of the licence texts among the resources, the program's own first where it ships."""
    root = resource_path()
    found = sorted(path for pattern in ("*LICENSE*", "*LICENCE*", "*COPYING*") for path in root.rglob(pattern) if path.is_file())
    own = [path for path in (root / "LICENSE", root.parent / "LICENSE") if path.is_file()][:1]
    rest = [(_licence_title(path), path) for path in found if path not in own]
    return [*(("Caption Studio", path) for path in own), *rest]


def _licence_title(path: Path) -> str:
    """Return what a licence is of: the file's name says it, else the folder's."""
    name = re.sub(r"[-_]?(LICEN[CS]ES?|COPYING)", "", path.stem)
    return name or ("Speaker models" if path.parent.name == "speakers" else path.parent.name)


def _version(library: Library) -> str:
    try:
        return importlib.metadata.version(library.package) if library.package else ""
    except importlib.metadata.PackageNotFoundError:
        return ""

"""The pages of the preferences: fields bound to settings by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from captionstudio.services.model_library import ModelChoice
from captionstudio.services.settings import Settings
from captionstudio.services.voice_library import VOICE_LIBRARY
from captionstudio.ui.appearance import SCALE, THEME
from captionstudio.ui.controls import PathField, SegmentedControl, SpinBox, heading, muted_label
from captionstudio.ui.controls.path_field import PathKind
from captionstudio.ui.dialogs.check_list import CheckList
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.model_choice import best_model, model_line
from captionstudio.ui.dialogs.names import language_rows

LANGUAGE = "general/language"  # of the window; empty follows the system


@dataclass(frozen=True, slots=True)
class _Binding:
    name: str
    default: Any
    read: Callable[[], Any]


_ADDRESS = "https://"  # how addresses begin, in every language


class Page(QWidget):
    """A form whose fields are settings. ``changed()`` tells of every change; nothing is kept before `apply`."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._bindings: list[_Binding] = []
        self.form = Form(132)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.title = heading("")
        column.addWidget(self.title)
        column.addLayout(self.form)
        column.addStretch(1)

    def apply(self) -> None:
        """Keep what differs from what is kept."""
        for binding in self._bindings:
            value = binding.read()
            if value != self.settings.get(binding.name, binding.default):
                self.settings.set(binding.name, value)

    def value(self, name: str, default: Any) -> Any:
        """Return a setting as it is kept."""
        return self.settings.get(name, default)

    def bind(self, name: str, default: Any, read: Callable[[], Any], told: SignalInstance) -> None:
        """Let a setting follow a field: ``read`` gives its value and ``told`` tells of its changes."""
        self._bindings.append(_Binding(name, default, read))
        told.connect(self._on_change)

    def add_check(self, name: str, text: str, tip: str, default: bool = False) -> QCheckBox:
        """Add a box that is a setting."""
        box = QCheckBox(text)
        box.setAccessibleName(text.replace("&", ""))
        box.setToolTip(tip)
        box.setChecked(self.value(name, default))
        self.form.addWidget(box, self.form.rowCount(), 0, 1, 2)
        self.bind(name, default, box.isChecked, box.toggled)
        return box

    def _on_change(self, *_: object) -> None:
        self.changed.emit()


class GeneralPage(Page):
    """The language of the window."""

    def __init__(self, settings: Settings, languages: Sequence[tuple[str, str]]) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("General"))
        self.language = combo([(self.tr("As the system"), ""), *((title, code) for code, title in languages)])
        choose(self.language, self.value(LANGUAGE, ""))
        self.form.add_row(self.tr("&Language"), self.language, tip=self.tr("The language of the window"))
        self.form.add_hint(self.tr("Takes effect at the next start."))
        self.bind(LANGUAGE, "", self.language.currentData, self.language.currentIndexChanged)


class AppearancePage(Page):
    """Theme, size of text, rows of the grid."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("Appearance"))
        self.theme = SegmentedControl()
        self.theme.add_choice("system", self.tr("As the system"), self.tr("Light or dark with the system"))
        self.theme.add_choice("light", self.tr("Light"), self.tr("Dark text on a light ground"))
        self.theme.add_choice("dark", self.tr("Dark"), self.tr("Light text on a dark ground"))
        self.theme.set_value(self.value(THEME, "system"))
        self.form.add_row(self.tr("&Theme"), self.theme)
        self.bind(THEME, "system", self._theme, self.theme.value_changed)
        self.scale = SpinBox(80, 200, suffix=self.tr(" %"))
        self.scale.setSingleStep(10)
        self.scale.setValue(self.value(SCALE, 100))
        self.form.add_row(self.tr("Text &size"), self.scale, tip=self.tr("Size of all text in the window"), stretches=False)
        self.bind(SCALE, 100, self.scale.value, self.scale.valueChanged)
        self.add_check("grid/compact", self.tr("One l&ine for each caption in the grid"), self.tr("Shows more captions at once"))

    def _theme(self) -> str:
        return self.theme.value


class RecognitionPage(Page):
    """What Transcribe begins with."""

    def __init__(self, settings: Settings, models: Sequence[ModelChoice]) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("Recognition"))
        usable = [model for model in models if model.is_usable and model.kind == "recognition"]
        self.model = combo([(model_line(model), model.name) for model in usable])
        choose(self.model, best_model(usable, self.value("dialogs/transcribe/model", "")))
        self.form.add_row(self.tr("&Model"), self.model, tip=self.tr("The model that Transcribe begins with"))
        if usable:
            self.bind("dialogs/transcribe/model", "", self.model.currentData, self.model.currentIndexChanged)
        else:
            self.model.setEnabled(False)
            self.form.add_hint(self.tr("No model is installed yet: see File, Models."))
        self.mode = combo([(self.tr("Fast"), "fast"), (self.tr("Balanced"), "balanced"), (self.tr("Careful"), "careful")])
        choose(self.mode, self.value("dialogs/transcribe/mode", "balanced"))
        self.form.add_row(self.tr("&Accuracy"), self.mode, tip=self.tr("More care takes more time"))
        self.bind("dialogs/transcribe/mode", "balanced", self.mode.currentData, self.mode.currentIndexChanged)
        self.hint = QLineEdit(self.value("dialogs/transcribe/hint", ""))
        self.hint.setPlaceholderText(self.tr("Names and terms that come up again and again"))
        self.form.add_row(self.tr("&Vocabulary"), self.hint, tip=self.tr("Words that recognition may not know"))
        self.bind("dialogs/transcribe/hint", "", self.hint.text, self.hint.textChanged)


class TranslationPage(Page):
    """The languages that Translate begins with."""

    def __init__(self, settings: Settings, targets: Sequence[str]) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("Translation"))
        empty: list[str] = []
        chosen = [code for code in self.value("dialogs/translate/targets", empty) if code in targets]
        self.targets = CheckList(self.tr("Languages to translate into"), has_search=len(targets) > 8, visible_rows=8)
        self.targets.set_rows(language_rows(targets, first=chosen), checked=chosen)
        self.form.add_tall_row(self.tr("&Into"), self.targets)
        self.form.add_hint(
            self.tr("Ticked whenever Translate opens.") if targets else self.tr("No translation model is installed yet: see File, Models.")
        )
        self.bind("dialogs/translate/targets", empty, self._targets, self.targets.changed)
        self.add_check(
            "translation/memory",
            self.tr("&Remember translations"),
            self.tr("A sentence that was translated before is not translated again; Files and privacy deletes what is remembered"),
            default=True,
        )

    def _targets(self) -> list[str]:
        return list(self.targets.checked())


class ModelsPage(Page):
    """Where models are fetched from."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("Models"))
        self.mirror = self._add_address("models/mirror", self.tr("M&irror"), self.tr("Address of a server that has the models"))
        self.form.add_hint(self.tr("Asked where the usual places do not answer; it holds one folder for each model."))
        self.proxy = self._add_address("models/proxy", self.tr("Pro&xy"), self.tr("Address of the proxy, as your network gives it"))
        self.form.add_hint(self.tr("Empty: as the system says."))
        self.certificates = self._add_path("models/certificates", "open", self.tr("&Certificates"), self.tr("A file of certificates (PEM)"))
        self.form.add_hint(self.tr("For networks that look into connections with a certificate of their own."))
        self.folder = self._add_path("models/folder", "folder", self.tr("&Folder"), self.tr("It holds one folder for each model"))
        self.form.add_hint(self.tr("Looked into before anything is downloaded."))

    def _add_address(self, name: str, text: str, tip: str) -> QLineEdit:
        field = QLineEdit(self.value(name, ""))
        field.setPlaceholderText(_ADDRESS)
        field.setClearButtonEnabled(True)
        self.form.add_row(text, field, tip=tip)
        self.bind(name, "", lambda: field.text().strip(), field.textChanged)
        return field

    def _add_path(self, name: str, kind: PathKind, text: str, tip: str) -> PathField:
        field = PathField(kind, text.replace("&", ""), is_optional=True)
        field.field.setText(self.value(name, ""))
        self.form.add_row(text, field, tip=tip)
        self.bind(name, "", lambda: field.field.text().strip(), field.path_changed)
        return field


class PrivacyPage(Page):
    """The offline lock, and whether voices are kept."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.title.hide()
        self.lock = self.add_check(
            "privacy/offline_lock",
            self.tr("Offline &lock"),
            self.tr("Whatever reaches for the network without your asking is refused"),
            default=True,
        )
        self._add_hint(self.tr("Only getting a model and opening an address may use the network; everything else is refused."))
        self.voices = self.add_check(
            VOICE_LIBRARY,
            self.tr("&Know voices again in every project"),
            self.tr("Named speakers are recognised in other recordings too"),
        )
        self._add_hint(
            self.tr(
                "A voice is personal data: it can tell who somebody is. Switched on, the voices of speakers with names are kept in one "
                "file on this computer. It is listed below as Voices, and deleting it forgets them all."
            )
        )

    def _add_hint(self, text: str) -> None:
        self.form.addWidget(muted_label(text), self.form.rowCount(), 0, 1, 2)


class PlayerPage(Page):
    """The player."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("Player"))
        self.volume = SpinBox(0, 100, suffix=self.tr(" %"))
        self.volume.setSingleStep(5)
        self.volume.setValue(self.value("player/volume", 100))
        self.form.add_row(self.tr("&Volume"), self.volume, stretches=False)
        self.bind("player/volume", 100, self.volume.value, self.volume.valueChanged)
        self.add_check("player/safe_area", self.tr("Show the &safe area"), self.tr("The part of the picture that every screen shows"))


class TimelinePage(Page):
    """The timeline."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.title.setText(self.tr("Timeline"))
        self.add_check("timeline/follow", self.tr("&Follow the playhead"), self.tr("Scroll along while playing"), default=True)
        snap = self.tr("Edges jump to neighbours, shot changes and the playhead; Alt turns it round while dragging")
        self.add_check("timeline/snap", self.tr("&Snap while dragging"), snap, default=True)
        self.add_check("timeline/spectrogram", self.tr("Show a s&pectrogram"), self.tr("Instead of the waveform"))


def privacy_text(parent: QWidget) -> QWidget:
    """Return the statement that nothing leaves this computer."""
    return muted_label(
        parent.tr(
            "Nothing leaves this computer: speech is recognised and text translated here, without accounts and without statistics. "
            "The program goes online only when you ask it to get a model or open an address, and says so in the status bar."
        )
    )

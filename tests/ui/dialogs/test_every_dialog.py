"""What holds for every dialog: nothing is clipped, everything has a name and a tip, Esc closes, Tab comes to the buttons last."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker
from captionstudio.services.health import HealthCheck
from captionstudio.services.kept_files import KeptFile
from captionstudio.services.model_library import ModelChoice
from captionstudio.ui.dialogs.about import AboutDialog
from captionstudio.ui.dialogs.batch import BatchDialog
from captionstudio.ui.dialogs.burn_in import BurnInDialog
from captionstudio.ui.dialogs.confirm_close import ConfirmCloseDialog
from captionstudio.ui.dialogs.doctor import DoctorDialog
from captionstudio.ui.dialogs.export import ExportDialog
from captionstudio.ui.dialogs.find_replace import FindReplaceDialog
from captionstudio.ui.dialogs.find_speakers import FindSpeakersDialog
from captionstudio.ui.dialogs.glossary import GlossaryDialog
from captionstudio.ui.dialogs.language_picker import LanguagePickerDialog
from captionstudio.ui.dialogs.models import ModelsDialog
from captionstudio.ui.dialogs.mux import MuxDialog
from captionstudio.ui.dialogs.preferences import PreferencesDialog
from captionstudio.ui.dialogs.recovery import FoundWork, RecoveryDialog
from captionstudio.ui.dialogs.relink import RelinkDialog
from captionstudio.ui.dialogs.shift_times import ShiftTimesDialog
from captionstudio.ui.dialogs.shortcuts import KeyRow, ShortcutsDialog
from captionstudio.ui.dialogs.speaker_choice import SpeakerChoiceDialog, SwapSpeakersDialog
from captionstudio.ui.dialogs.stream_chooser import StreamChooser
from captionstudio.ui.dialogs.target_routes import NoRoute
from captionstudio.ui.dialogs.transcribe import TranscribeDialog
from captionstudio.ui.dialogs.translate import TranslateDialog
from captionstudio.ui.dialogs.unsaved import UnsavedDialog
from tests.ui.dialogs.clipping import clipped_texts
from tests.ui.dialogs.samples import EMPTY, make_models

KEYS = [KeyRow("save", "&Save project", "File", ("Ctrl+S",), ("Ctrl+S",)), KeyRow("play", "&Play", "Playback", ("Space",), ("Space",))]
KEPT = [KeptFile("models", Path("/films/anna/.local/share/captionstudio/models/base"), 231_000_000, is_in_use=True)]
KEPT.append(KeptFile("peaks", Path("/films/anna/.cache/captionstudio/peaks/harbour"), 1_400_000))
CHECKS = [HealthCheck("disk", "Disk", "good", "77 GB free"), HealthCheck("models", "Models", "bad", "none", "Get one.", "Get")]
ARGOS = TranslationRoute(("en", "es"), ("a",), ("argos",))
ROUTES = (ARGOS, TranslationRoute(("en", "es"), ("m2m100-418m",), ("m2m100",)))
SPANISH_MODEL = ModelChoice("translate-en_es", kind="translation", languages=("en", "es"), is_installed=True, size_bytes=9_000_000)


def transcribe(w):
    w.settings.set("dialogs/transcribe/languages", ["en", "ar"])
    models = make_models("base")
    return TranscribeDialog(None, w.settings, models, streams=w.streams, duration_ms=9000, selection_ms=(0, 5), tracks=w.document.tracks)


def transcribe_without_model(w):
    dialog = TranscribeDialog(None, w.settings, make_models(), duration_ms=9000)
    dialog.set_fetch_progress("base", 1_000_000, 145_000_000, "Downloading")
    dialog.range.set_times(5000, 1000)
    return dialog


def translate(w):
    dialog = TranslateDialog(None, w.settings, w.document.tracks, selected_ids=["e1"], stale_counts={"es": 2})
    dialog.set_routes({"es": ROUTES, "ar": NoRoute((("translate-en_ar",),))})
    dialog.targets.set_checked(["es"])
    return dialog


def models(w):
    dialog = ModelsDialog(None, [*make_models("base"), SPANISH_MODEL])
    dialog.set_fetch_progress("tiny", 1_000_000, 78_000_000)
    return dialog


def preferences(page):
    def make(w):
        languages = [("en", "English"), ("es", "Español")]
        every = [*make_models("base"), SPANISH_MODEL]
        dialog = PreferencesDialog(None, w.settings, keys=KEYS, models=every, languages=languages, page=page)
        dialog.set_kept(KEPT)
        return dialog

    make.__name__ = f"preferences_{page}"
    return make


def shift(kind):
    def make(w):
        w.settings.set("dialogs/shift_times/kind", kind)
        return ShiftTimesDialog(None, w.settings, w.session, playhead_ms=1200)

    make.__name__ = f"shift_{kind}"
    return make


def about(w):
    return AboutDialog(None)


def batch(w):
    files = [w.info.path, Path("/films/a name that is far too long for the list it stands in, whatever its width.mp4")]
    return BatchDialog(None, w.settings, files, make_models("base"), targets=["es", "ar"])


def burn_in(w):
    return BurnInDialog(None, w.settings, w.document, w.info)


PERSONS = [Speaker("Captain Anna Søndergaard", "#dd6600"), Speaker("Ben", "#0066bb")]


def find_speakers(w):
    w.settings.set("dialogs/find_speakers/speakers", "2-12")
    track = w.document.tracks[0]
    named = replace(track, cues=tuple(replace(cue, speaker="Ann") for cue in track.cues))
    return FindSpeakersDialog(None, w.settings, named, duration_ms=9_000_000)


def speaker_choice(w):
    return SpeakerChoiceDialog(None, PERSONS, "Ben", 3)


def swap_speakers(w):
    return SwapSpeakersDialog(None, PERSONS, "Ben")


def confirm_close(w):
    return ConfirmCloseDialog(None, ["Transcribe harbour.mp4"] * 12)


def doctor(w):
    dialog = DoctorDialog(None)
    dialog.begin()
    for check in CHECKS:
        dialog.add_check(check)
    dialog.end()
    return dialog


def export(w):
    (w.info.path.parent / "harbour.en.srt").write_text("there")
    return ExportDialog(None, w.settings, replace(w.document, tracks=(*w.document.tracks, EMPTY)))


def find_replace(w):
    return FindReplaceDialog(None, w.settings, w.session)


def glossary(w):
    return GlossaryDialog(None, [GlossaryTerm("harbour", "puerto", "en", "es"), GlossaryTerm("Rowan")])


def language_picker(w):
    return LanguagePickerDialog(None, w.settings, "Language of the captions", "es")


def mux(w):
    return MuxDialog(None, w.settings, w.document, w.info.path)


def recovery(w):
    work = [FoundWork("a", "harbour", datetime(2025, 3, 4, 17, 31), 412), FoundWork("b", "ميناء", datetime(2025, 3, 3, 9, 2), 1)]
    return RecoveryDialog(None, work)


def relink(w):
    return RelinkDialog(None, Path("/media/usb/films/a rather long name of a film that was moved away.mp4"))


def shortcuts(w):
    return ShortcutsDialog(None, KEYS)


def streams(w):
    return StreamChooser(None, "harbour.mkv", w.streams)


def unsaved(w):
    return UnsavedDialog(None, "harbour-interview-with-the-captain.captionstudio")


PAGES = ("general", "appearance", "recognition", "translation", "player", "timeline", "keys", "files")
EVERY = [
    *(
        transcribe,
        transcribe_without_model,
        translate,
        models,
        about,
        batch,
        burn_in,
        confirm_close,
        find_speakers,
        speaker_choice,
        swap_speakers,
        doctor,
        export,
        find_replace,
        glossary,
    ),
    *(language_picker, mux, recovery, relink, shortcuts, streams, unsaved),
    *(shift(kind) for kind in ("shift", "points", "rate")),
    *(preferences(page) for page in PAGES),
]
every_dialog = pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
FIELDS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider)


@pytest.fixture
def world(settings, document, session, info, streams):
    return type("World", (), {"settings": settings, "document": document, "session": session, "info": info, "streams": streams})


@every_dialog
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_nothing_is_clipped_at_any_size_the_user_can_give_it(make, theme, world, app_look, shown):
    app_look(theme)
    dialog = shown(make(world))
    assert clipped_texts(dialog) == []
    dialog.resize(dialog.minimumSize().expandedTo(dialog.minimumSizeHint()))
    QApplication.processEvents()
    assert clipped_texts(dialog) == []
    screen = QApplication.primaryScreen().availableGeometry()
    assert dialog.width() <= max(screen.width(), 960)
    assert dialog.height() <= screen.height()
    assert not dialog.grab().isNull()


@every_dialog
def test_every_field_has_a_name_and_a_tip(make, world, app_look, shown):
    app_look("dark")
    dialog = shown(make(world))
    fields = [widget for widget in dialog.findChildren(QWidget) if isinstance(widget, FIELDS) and widget.isVisibleTo(dialog)]
    fields = [widget for widget in fields if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_part_of_another(widget)]
    assert [widget for widget in fields if not widget.accessibleName() and not _says_its_name(widget)] == []
    buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isVisibleTo(dialog)]
    assert [button.text() for button in buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus and not button.toolTip()] == []


@every_dialog
def test_tab_goes_round_and_comes_to_the_primary_button_last(make, world, app_look, shown, qtbot):
    app_look("dark")
    dialog = shown(make(world))
    chain = [dialog.nextInFocusChain()]
    while chain[-1] is not dialog and len(chain) < 500:
        chain.append(chain[-1].nextInFocusChain())
    stops = [widget for widget in chain if isinstance(widget, QWidget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    stops = [widget for widget in stops if widget.isVisibleTo(dialog) and widget.isWidgetType() and widget is not dialog]
    assert stops[-1] is dialog.accept_button


@every_dialog
def test_escape_closes_without_an_answer(make, world, app_look, shown, qtbot):
    dialog = shown(make(world))
    focus = dialog.focusWidget() or dialog
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == 0


@every_dialog
def test_mnemonics_are_not_given_twice(make, world, shown):
    dialog = shown(make(world))
    texts = [button.text() for button in dialog.findChildren(QAbstractButton) if button.isVisibleTo(dialog)]
    texts += [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "buddy") and label.isVisibleTo(dialog)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", "")]
    assert sorted(letters) == sorted(set(letters))


def _says_its_name(widget):
    return isinstance(widget, QAbstractButton) and bool(widget.text())


def _is_part_of_another(widget):
    parent = widget.parentWidget()
    return isinstance(parent, FIELDS) or isinstance(widget.parent(), QAction) or widget.objectName().startswith("qt_")


def test_the_check_for_clipping_sees_what_is_clipped(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label, button, wrapped = (
        QLabel("a text of some length", window),
        QPushButton("&Button with a text", window),
        QLabel("words " * 40, window),
    )
    wrapped.setWordWrap(True)
    for widget, width in ((label, 30), (button, 30), (wrapped, 200)):
        widget.setGeometry(0, 0, width, 20)
    window.show()
    assert len(clipped_texts(window)) == 3

"""Translations in the window by real engines: a lecture into Portuguese and, at once, into a second language by an engine of choice."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from captionstudio.app.health import Doctor
from captionstudio.app.tools import RoutedTranslation
from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.text import set_text
from captionstudio.engines.host.client import EngineHost, HostedTranslation
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.places import translation_models_dir
from captionstudio.ui.dialogs.doctor import DoctorDialog
from captionstudio.ui.dialogs.models import ModelsDialog
from captionstudio.ui.dialogs.preferences import PreferencesDialog
from captionstudio.ui.dialogs.translate import TranslateDialog
from tests.engines.translation.tiny_models import SAID, TEXT, make_many
from tests.fakes.models import model_files, write_files
from tests.fakes.stalls import watch_stalls
from tests.fakes.waiting import let_run
from tests.ui.window.models import FILES, mirror, open_desk, profile, small_catalogue

__all__ = ["mirror", "open_desk", "profile", "small_catalogue"]

OWN = translation_models_dir()  # the user's, before each test gets a home of its own
LECTURE = json.loads((Path(__file__).parents[2] / "data" / "speech" / "lecture.json").read_text("utf-8"))["cues"]
HEADER = Qt.Orientation.Horizontal


@pytest.fixture
def real_desk(open_desk, profile):
    """A window over the real router, library and doctor, with the user's Firefox models in a profile of its own."""
    pytest.importorskip("fxtranslate", reason="there is no fxtranslate for this computer")
    root = translation_models_dir()
    root.mkdir(parents=True)
    for name in ("firefox-en_pt", "firefox-pt_en"):
        if not (OWN / name).is_dir():
            pytest.fail(f"These tests need the real {name} (./packaging/test brings it).", pytrace=False)
        (root / name).symlink_to(OWN / name)
    with EngineHost() as host:
        yield open_desk(translation=RoutedTranslation(HostedTranslation(host)), health=Doctor())


def lecture(desk, count=None):
    cues = tuple(Cue(cue["start_ms"], cue["end_ms"], cue["text"]) for cue in LECTURE[:count])
    desk.session.open(Document((Track(cues, language="en", id="original"),)))
    let_run(0)


def translate(desk, *targets, choose=None):
    def answer(dialog):
        desk.wait(lambda: dialog._routes is not None)
        dialog.targets.set_checked(targets)
        if choose:
            choose(dialog)
        dialog.accept()

    with desk.answering((TranslateDialog, answer)):
        desk.trigger("translate")
    desk.settle(60)


def titles(desk):
    """The columns of the grid, and what their tool tips say."""
    model = desk.window.workspace.grid.table.model()
    columns = range(model.columnCount())
    return {
        model.headerData(at, HEADER, Qt.ItemDataRole.DisplayRole): model.headerData(at, HEADER, Qt.ItemDataRole.ToolTipRole)
        for at in columns
    }


def test_two_languages_at_once_each_by_the_engine_that_was_chosen(real_desk, tmp_path):
    desk = real_desk
    desk.drop(make_many(tmp_path / "m2m", "m2m100"))
    lecture(desk)
    landed = []
    desk.session.changed.connect(lambda _: landed.append(len(desk.document.tracks)))

    def choose(dialog):
        box = dialog.engines._boxes["fr"]
        assert [box.itemText(at) for at in range(box.count())] == ["M2M-100 · direct", "Argos · direct"]
        assert list(dialog.engines._boxes) == ["fr"]
        box.setCurrentIndex(1)

    translate(desk, "pt", "fr", choose=choose)
    original, first, second = desk.document.tracks
    portuguese, french = sorted((first, second), key=lambda track: track.language != "pt")
    assert landed[-2:] == [2, 3], "each came by itself"
    assert (portuguese.made_by.engines, portuguese.made_by.models) == (("firefox",), ("firefox-en_pt",))
    assert (french.made_by.engines, french.made_by.models) == (("argos",), ("translate-en_fr",))
    for track in (portuguese, french):
        assert [(cue.start_ms, cue.end_ms) for cue in track.cues] == [(cue.start_ms, cue.end_ms) for cue in original.cues]
    read = " ".join(cue.text.replace("\n", " ") for cue in portuguese.cues)
    assert "Quando o trabalho foi feito, o primeiro guardião" in read
    assert "Nenhum navio foi perdido naquela noite." in read
    assert SAID not in read
    origin = titles(desk)
    assert origin["Portuguese"] == "Translated from English: Firefox Translations · direct (firefox-en_pt)"
    assert origin["French"] == "Translated from English: Argos · direct (translate-en_fr)"
    menu = desk.window.workspace.grid.table.columns.menu(desk.window)
    assert "Portuguese: Translated from English: Firefox Translations · direct (firefox-en_pt)" in [each.text() for each in menu.actions()]
    menu.deleteLater()


def test_two_hundred_targets_are_looked_at_beside_the_window(real_desk):
    desk = real_desk
    lecture(desk, 3)
    longest = []

    def look(dialog):
        for _ in range(4):
            with watch_stalls() as stalls:
                dialog.look_again()
                desk.wait(lambda: not desk.runner.unfinished)
            longest.append(stalls[0])
            if stalls[0] < 50:
                break
        assert dialog.targets.view.count() > 190
        dialog.reject()

    with desk.answering((TranslateDialog, look)):
        desk.trigger("translate")
    assert min(longest) < 100


def test_a_language_without_a_model_leads_to_models_and_back(real_desk, tmp_path):
    desk = real_desk
    desk.session.open(Document((Track((Cue(0, 2000, TEXT),), language="en"),)))
    folder = make_many(tmp_path / "m2m", "m2m100")

    def get(dialog):
        desk.wait(lambda: dialog._routes is not None)
        dialog.targets.search.setText("german")
        assert dialog.targets.reason.text().startswith("No model on this computer translates English to German.")
        shown = []

        def add():
            page = QApplication.activeModalWidget()
            if not isinstance(page, ModelsDialog):
                return
            timer.stop()
            shown.append((page.search.text(), page.table.current_model().name))
            page.add_requested.emit([folder])
            desk.wait(lambda: "Added to the models" in page.message.text())
            desk.settle()
            page.reject()

        timer = QTimer(interval=20)
        timer.timeout.connect(add)
        timer.start()
        dialog.targets.remedy_button.click()
        desk.wait(lambda: dialog.targets.checked() == ("de",))
        assert shown == [("German", "translate-en_de")]
        dialog.accept()

    with desk.answering((TranslateDialog, get)):
        desk.trigger("translate")
    desk.settle(60)
    made = desk.document.tracks[1]
    assert made.made_by.models == ("m2m100-418m-own",)
    assert made.cues[0].text == SAID


def test_a_translation_is_checked_and_what_drifted_is_stepped_through(real_desk):
    desk = real_desk
    lecture(desk, 8)
    assert not desk.window.actions_["check_translation"].isEnabled()
    translate(desk, "pt")
    track = desk.document.tracks[1]
    wrong, issues = track.cues[3], desk.bench.issues
    desk.session.apply(set_text(desk.document, track.id, wrong.id, "O gato comeu o bolo de chocolate."))
    desk.session.activate_track("original")
    desk.trigger("check_translation")
    desk.settle(60)
    assert desk.session.active_track.id == track.id
    marks = [mark for mark in issues.marks_of(track.id, wrong.id) if mark.rule == "Check the translation"]
    assert len(marks) == 1
    assert "Back-translation: “The cat ate the chocolate cake.”" in marks[0].message
    assert "may say something else" in desk.texts
    desk.window.workspace.grid.show_only("check")
    let_run(200)
    assert wrong.id in [cue.id for cue in desk.window.workspace.grid.table.cues.rows]
    desk.session.select([track.cues[2].id])
    desk.trigger("next_issue")
    assert desk.session.selection.current_id == wrong.id
    desk.session.apply(set_text(desk.document, track.id, wrong.id, wrong.text))
    assert "Check the translation" not in [mark.rule for mark in issues.marks_of(track.id, wrong.id)]


def test_every_file_is_listed_and_remembered_translations_can_be_deleted(real_desk, profile, monkeypatch):
    desk = real_desk
    lecture(desk, 4)
    translate(desk, "pt")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    memory = profile / "cache" / "translation-memory.sqlite"
    assert memory.is_file()

    def delete(dialog):
        tree = dialog.kept.tree
        desk.wait(lambda: dialog.kept._files)
        listed = {file.path for file in dialog.kept._files}
        there = {path for root in ("data", "cache") for path in (profile / root).rglob("*") if path.is_file() and path.stat().st_size}
        assert [path for path in there if not any(path == one or one in path.parents for one in listed)] == []
        kinds = {tree.topLevelItem(at).text(0): tree.topLevelItem(at) for at in range(tree.topLevelItemCount())}
        assert {"Translation models", "Remembered translations"} <= kinds.keys()
        tree.setCurrentItem(kinds["Remembered translations"])
        kinds["Remembered translations"].setSelected(True)
        dialog.kept.delete_button.click()
        desk.wait(lambda: not memory.exists())
        dialog.reject()

    with desk.answering((PreferencesDialog, delete)):
        desk.window.status.privacy_requested.emit()
    desk.settle()
    translate(desk, "pt")
    assert memory.is_file()


def test_the_doctor_mends_a_broken_profile(open_desk, mirror, profile):
    models = ModelStore()
    write_files(models.root / "little", model_files(model__bin=FILES["model.bin"][:1000]))
    journal = profile / "cache" / "journals" / "left.jsonl"
    write_files(journal.parent, {journal.name: b"{}"})
    desk = open_desk(health=Doctor())

    def mend(dialog):
        desk.wait(lambda: "model:little" in dialog._rows and not dialog._is_running, 60)
        row = dialog._rows["model:little"]
        assert (row.check.state, row.check.fix) == ("bad", "Get")
        mirror.refuse = lambda _: (500, {})
        row.fix_button.click()
        desk.wait(lambda: "could not be fetched" in dialog.message.text())
        assert row.fix_button.isEnabled()
        mirror.refuse = lambda _: None
        row.fix_button.click()
        desk.wait(lambda: not dialog._is_running and dialog._rows["model:little"].check.state == "good", 60)
        dialog.reject()

    with desk.answering((DoctorDialog, mend)):
        desk.trigger("doctor")
    desk.settle()
    assert models.look_at("little").problem == ""

"""Models in the window over the real library: from a fresh profile without network to installed ones, whatever servers and files do."""

import threading
import zipfile

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from captionstudio.core.resources import resource_path
from captionstudio.engines.models import copying
from tests.engines.translation.test_firefox_files import LEX, MODEL, VOCAB, VOCABULARY, shortlist
from tests.engines.translation.test_firefox_files import weights as fox_weights
from tests.engines.translation.tiny_models import make_many
from tests.fakes.models import model_files, weights, write_files
from tests.ui.window.models import FILES, at_models, installed, mirror, open_desk, profile, small_catalogue, state_of

__all__ = ["mirror", "open_desk", "profile", "small_catalogue"]

SHIPPED = resource_path("translation")
OFFLINE = "● Offline: nothing leaves this computer"


def drop_on(dialog, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(5, 5), action, data, button, key))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, button, key))


def zipped(path, folder, extra=None):
    """An archive of a folder, as packages and wheels are."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*"):
            if file.is_file():
                archive.write(file, f"{folder.name}/{file.relative_to(folder).as_posix()}")
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def offered(tmp_path):
    """One model of each kind, as they lie on other people's disks."""
    data = tmp_path / "data"
    fox = write_files(tmp_path / "fox", {MODEL: fox_weights(), VOCAB: VOCABULARY, LEX: shortlist()})
    carrier = tmp_path / "carrier"
    write_files(carrier / "data" / "speech", model_files(model__bin=weights(values=60_000)))
    (carrier / "__init__.py").write_text("raise SystemExit('imported')")
    return {
        "argos": zipped(tmp_path / "translate-en_es.argosmodel", SHIPPED / "translate-en_es"),
        "many": make_many(data / "m2m", "m2m100"),
        "whisper": write_files(tmp_path / "my-whisper", model_files(model__bin=weights(values=70_000))),
        "fox": fox,
        "wheel": zipped(tmp_path / "carrier-1.0-py3-none-any.whl", carrier),
    }


NAMES = {
    "argos": "translate-en_es",
    "many": "m2m100-418m-own",
    "whisper": "my-whisper",
    "fox": "firefox-en_pt-own",
    "wheel": "speech",
}


def test_a_fresh_profile_without_network_shows_what_there_is_and_what_could_be_had(open_desk):
    desk = open_desk()

    def look(dialog):
        assert state_of(dialog, "translate-en_es")[1] == "✓ installed"
        assert state_of(dialog, "base")[1] == "not installed"
        dialog.search.setText("zulu")
        desk.wait(dialog.table._items["translate-en_es"].isHidden)
        assert not dialog.table._items["madlad400-3b"].isHidden()
        dialog.table.choose("m2m100-418m")
        assert "Get" in dialog.get_button.text()
        assert dialog.get_button.toolTip() == "Download it, checked (496 MB)"
        dialog.get_button.click()
        desk.wait(lambda: not dialog.table.is_fetching("m2m100-418m"))
        assert "The model 'm2m100-418m' could not be fetched." in dialog.message.text()
        assert "Hugging Face hub: connection refused." in dialog.message.text()
        assert "Preferences can name a mirror or a proxy." in dialog.message.text()
        assert state_of(dialog, "m2m100-418m")[1] == "not installed"

    at_models(desk, look)
    assert installed() == []
    assert desk.window.status._offline.text() == OFFLINE


@pytest.mark.parametrize("kind", NAMES)
def test_a_model_dropped_on_the_page_is_added_and_becomes_current(open_desk, offered, kind):
    desk = open_desk()

    def drop(dialog):
        drop_on(dialog, offered[kind])
        desk.wait(lambda: dialog.message.text() == f"Added to the models: {NAMES[kind]}")
        desk.wait(lambda: dialog.table.current_model().name == NAMES[kind])
        assert state_of(dialog, NAMES[kind])[1] == "✓ installed"
        assert dialog.adding.isHidden()

    at_models(desk, drop)
    assert installed() == [NAMES[kind]]


def test_several_at_once_and_what_was_wrong_with_some(open_desk, offered, tmp_path):
    desk = open_desk()
    bad = zipped(tmp_path / "bad.argosmodel", SHIPPED / "translate-en_fr", {"translate-en_fr/../../evil": b"evil"})
    cut = write_files(tmp_path / "cut", model_files(model__bin=weights()[:1000]))

    def drop(dialog):
        drop_on(dialog, *offered.values(), bad, cut)
        desk.wait(lambda: "unsafe name" in dialog.message.text() and dialog.adding.isHidden())
        said = dialog.message.text()
        assert said.count("Added to the models: ") == 5
        assert "“bad.argosmodel” holds an unsafe name" in said
        assert "Get the .argosmodel file again from where it is published." in said
        assert "incomplete or not a CTranslate2 model" in said

    at_models(desk, drop)
    assert sorted(installed()) == sorted(NAMES.values())
    assert not list(tmp_path.rglob("evil"))


def test_models_dropped_on_the_window_are_added_beside_what_else_was_dropped(open_desk, offered, captions):
    desk = open_desk()
    desk.drop(*offered.values(), captions())
    assert sorted(installed()) == sorted(NAMES.values())
    assert len(desk.document.tracks) == 1
    desk.window.toasts.clear()
    desk.drop(offered["whisper"])
    assert "is installed already" in desk.texts
    assert len(desk.document.tracks) == 1


def test_an_archive_that_climbs_out_is_refused_on_the_window(open_desk, tmp_path):
    desk = open_desk()
    desk.drop(zipped(tmp_path / "bad.argosmodel", SHIPPED / "translate-en_fr", {"translate-en_fr/../../evil": b"evil"}))
    assert "“bad.argosmodel” holds an unsafe name" in desk.texts
    assert installed() == []


def test_a_large_model_is_copied_as_a_job_that_can_be_stopped(open_desk, offered, monkeypatch, profile):
    begun, goes_on = threading.Event(), threading.Event()
    monkeypatch.setattr(copying, "_CHUNK", 10_000)
    stream = copying.ModelCopy.stream

    def slow(self, given, taken):
        begun.set()
        assert goes_on.wait(20)
        stream(self, given, taken)

    monkeypatch.setattr(copying.ModelCopy, "stream", slow)
    desk = open_desk()

    def drop(dialog):
        drop_on(dialog, offered["whisper"])
        desk.wait(lambda: begun.is_set() and dialog.adding.isVisible())
        assert dialog.adding.label.text().startswith("Adding my-whisper")
        desk.wait(lambda: desk.window.status.jobs.job is not None)
        assert desk.window.status.jobs.job.title == "Adding the model my-whisper"
        dialog.adding.stop_button.click()
        goes_on.set()
        desk.wait(dialog.adding.isHidden)

    at_models(desk, drop)
    assert installed() == []
    assert [path for path in (profile / "data" / "models").iterdir() if path.is_dir()] == []


def get(desk, dialog, name="little"):
    dialog.table.choose(name)
    dialog.get_button.click()
    desk.wait(lambda: not dialog.table.is_fetching(name))


def test_a_model_is_fetched_and_the_indicator_says_so(open_desk, mirror):
    asked, goes_on = threading.Event(), threading.Event()

    def wait(_, data):
        asked.set()
        assert goes_on.wait(20)
        return data

    mirror.behave = wait
    desk = open_desk()
    label = desk.window.status._offline

    def fetch(dialog):
        dialog.table.choose("little")
        dialog.get_button.click()
        desk.wait(lambda: asked.is_set() and label.text() != OFFLINE)
        assert label.text() == "● Online: little"
        assert dialog.get_button.text() == "&Stop"
        goes_on.set()
        desk.wait(lambda: state_of(dialog, "little")[1] == "✓ installed")
        desk.wait(lambda: label.text() == OFFLINE)
        dialog.verify_button.click()
        desk.wait(lambda: dialog.message.text() == "The model is as it was published.")

    at_models(desk, fetch)
    assert installed() == ["little"]


@pytest.mark.parametrize("fault", ["error", "stall", "html", "wrong"])
def test_a_server_that_fails_leaves_nothing_that_could_be_taken_for_the_model(open_desk, mirror, fault):
    if fault == "error":
        mirror.refuse = lambda _: (500, {})
    elif fault == "stall":
        mirror.behave = lambda *_: None
    elif fault == "html":
        mirror.contents = dict.fromkeys(mirror.contents, b"<html>Log in first</html>")
        mirror.content_type = "text/html"
    else:
        mirror.behave = lambda _, data: bytes(len(data))
    said = {"error": "500", "stall": "did not answer in time", "html": "web page", "wrong": "its model.bin is not the published file"}
    desk = open_desk()

    def fetch(dialog):
        get(desk, dialog)
        assert "The model 'little' could not be fetched. mirror: " in dialog.message.text()
        assert said[fault] in dialog.message.text()
        desk.wait(lambda: state_of(dialog, "little")[1] == "not installed")
        mirror.refuse, mirror.behave = (lambda _: None), (lambda _, data: data)
        mirror.contents = {f"/little/{name}": data for name, data in FILES.items()}
        mirror.content_type = "application/octet-stream"
        get(desk, dialog)
        desk.wait(lambda: state_of(dialog, "little")[1] == "✓ installed")

    at_models(desk, fetch)
    assert desk.window.status._offline.text() == OFFLINE


def test_a_download_that_broke_off_goes_on(open_desk, mirror):
    half = len(FILES["model.bin"]) // 2
    mirror.behave = lambda path, data: data[:half] if path.endswith("model.bin") else data
    mirror.refuse = lambda path: (503, {}) if len(mirror.requests) > 1 else None
    desk = open_desk()

    def fetch(dialog):
        get(desk, dialog)
        desk.wait(lambda: dialog.get_button.text() == "&Go on")
        mirror.requests.clear()
        mirror.refuse, mirror.behave = (lambda _: None), (lambda _, data: data)
        get(desk, dialog)
        desk.wait(lambda: state_of(dialog, "little")[1] == "✓ installed")

    at_models(desk, fetch)
    assert mirror.requests[0] == ("/little/model.bin", f"bytes={half}-")


def test_a_download_can_be_stopped_and_thrown_away(open_desk, mirror, profile, monkeypatch):
    mirror.behave = lambda path, data: None if path.endswith("json") else data
    desk = open_desk()

    def fetch(dialog):
        dialog.table.choose("little")
        dialog.get_button.click()
        desk.wait((profile / "data" / "models" / "little.part" / "little" / "model.bin").is_file)
        dialog.get_button.click()
        desk.wait(lambda: not desk.runner.unfinished)
        desk.wait(lambda: dialog.get_button.text() == "&Go on")
        assert dialog.message.text() == ""

        monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
        dialog.remove_button.click()
        desk.wait(lambda: dialog.get_button.text() == "&Get")

    at_models(desk, fetch)
    assert installed() == []
    assert not (profile / "data" / "models" / "little.part").exists()


def test_two_windows_fetch_the_same_model_once(open_desk, mirror):
    first, second = open_desk(), open_desk()
    asked, goes_on = threading.Event(), threading.Event()

    def wait(_, data):
        asked.set()
        assert goes_on.wait(20)
        return data

    mirror.behave = wait
    first.window.models._fetch("little")
    first.wait(asked.is_set)
    second.window.models._fetch("little")
    second.wait(lambda: any(job.progress and "another program" in job.progress.message for job in second.runner.jobs))
    goes_on.set()
    first.settle()
    second.settle()
    assert [path for path, _ in mirror.requests] == [f"/little/{name}" for name in FILES]
    assert installed() == ["little"]


def test_opening_a_film_does_not_wait_for_downloads(open_desk, mirror, make_media):
    goes_on = threading.Event()
    mirror.behave = lambda _, data: data if goes_on.wait(20) else None
    desk = open_desk()
    for name in ("little", "little-two"):
        desk.runner.submit(name, lambda _: goes_on.wait(20), lane="transfer")
    desk.window.files.open_paths([make_media("film.mp4")])
    desk.wait(lambda: desk.bench.playback.media is not None)
    goes_on.set()
    desk.settle()


def test_a_damaged_model_is_marked_and_got_again(open_desk, mirror, profile):
    desk = open_desk()
    at_models(desk, lambda dialog: get(desk, dialog))
    path = profile / "data" / "models" / "little" / "model.bin"
    path.write_bytes(path.read_bytes()[:1000])

    def mend(dialog):
        assert state_of(dialog, "little")[1] == "⚠ damaged"
        get(desk, dialog)
        desk.wait(lambda: state_of(dialog, "little")[1] == "✓ installed")

    at_models(desk, mend)

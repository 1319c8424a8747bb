"""Batch: the list of files, and what is to be done with each."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from captionstudio.services.options import BatchOptions, TranscribeOptions
from captionstudio.ui.dialogs.batch import BatchDialog
from tests.ui.dialogs.samples import make_models


@pytest.fixture
def films(tmp_path):
    paths = [tmp_path / name for name in ("one.mp4", "two.mkv", "مقابلة.mov")]
    for path in (*paths, tmp_path / "notes.txt"):
        path.write_bytes(b"x")
    return paths


@pytest.fixture
def open_dialog(settings, shown):
    return lambda files, models=None: shown(BatchDialog(None, settings, files, models or make_models("base"), targets=["es", "fr"]))


def test_files_come_out_in_the_order_they_were_put_in(open_dialog, films, qtbot):
    dialog = open_dialog(films)
    assert dialog.files() == tuple(films)
    dialog.list.setCurrentRow(2)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.files() == (films[0], films[2], films[1])
    qtbot.mouseClick(dialog.down_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.files() == (films[0], films[1])


def test_a_dropped_folder_brings_its_media_and_nothing_twice(open_dialog, films, tmp_path):
    dialog = open_dialog(films[:1])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile(str(tmp_path / "notes.txt"))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(5, 5), action, data, button, key))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, button, key))
    assert set(dialog.files()) == set(films)
    assert len(dialog.files()) == 3


def test_options_come_out_and_are_there_the_next_time(open_dialog, films, qtbot, tmp_path):
    dialog = open_dialog(films)
    dialog.targets.set_checked(["fr"])
    dialog.formats.set_checked(["srt", "vtt"])
    dialog.mode.setCurrentIndex(0)
    dialog.folder.set_path(tmp_path)
    dialog.overwrite.setChecked(True)
    expected = BatchOptions(TranscribeOptions("base", mode="fast"), ("fr",), formats=("srt", "vtt"), folder=tmp_path, overwrite=True)
    assert dialog.options() == expected
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert open_dialog(films).options() == expected


def test_it_says_what_is_missing(open_dialog, films, settings, shown):
    assert open_dialog([]).message.text() == "Add the files to caption."
    without = shown(BatchDialog(None, settings, films, make_models()))
    assert "No recognition model is installed" in without.message.text()
    assert not without.accept_button.isEnabled()


def test_room_that_is_left_goes_to_lists_and_not_between_words(open_dialog, films):
    dialog = open_dialog(films)
    before = dialog.languages.height(), dialog.formats.height()
    dialog.resize(dialog.width(), dialog.height() + 300)
    QApplication.processEvents()
    assert dialog.languages.height() == before[0]
    assert dialog.formats.height() > before[1]

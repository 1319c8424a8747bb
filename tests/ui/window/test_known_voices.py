"""Voices that are known in every project, on the page of files and privacy."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox

from captionstudio.core.document import Cue, Track
from captionstudio.core.speakers import Speaker
from captionstudio.services.voice_library import VOICE_LIBRARY
from captionstudio.ui.dialogs.preferences import PreferencesDialog


@pytest.fixture
def talk(make_desk, home):
    """A window whose voices are kept, with a project in which Ann speaks."""
    desk = make_desk()
    desk.settings.set(VOICE_LIBRARY, True)
    cue = Cue(0, 1000, "Hello.", speaker="Ann")
    desk.session.open(replace(desk.document, tracks=(Track((cue,), id="t"),), speakers=(Speaker("Ann", voice=(0.6, 0.8)),)))
    save(desk, home)
    return desk


def save(desk, home):
    desk.bench.projects.save_as(home / "talk.captionstudio")
    desk.settle()


def test_the_page_says_what_voices_are_and_deletes_them_while_the_program_runs(talk, home, monkeypatch):
    library = talk.bench.voices
    talk.wait(lambda: [voice.name for voice in library.known()] == ["Ann"])
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    seen = []

    def delete(dialog):
        dialog.show_page("files")
        tree = dialog.kept.tree
        talk.wait(lambda: tree.topLevelItemCount() > 0)
        kinds = {tree.topLevelItem(at).text(0): tree.topLevelItem(at) for at in range(tree.topLevelItemCount())}
        assert kinds["Voices"].child(0).toolTip(0) == str(library.path)
        assert kinds["Voices"].text(2) == "it cannot be had again"
        seen.extend(label.text() for label in dialog.stack.currentWidget().findChildren(QLabel))
        tree.setCurrentItem(kinds["Voices"])
        dialog.kept.delete_button.click()
        talk.wait(lambda: not library.path.exists())
        talk.wait(lambda: all(tree.topLevelItem(at).text(0) != "Voices" for at in range(tree.topLevelItemCount())))
        dialog.reject()

    with talk.answering((PreferencesDialog, delete)):
        talk.trigger("preferences")
    assert any("A voice is personal data" in text and "listed below as Voices" in text for text in seen)
    assert library.known() == ()
    save(talk, home)
    library.shut_down()
    assert library.known() == ()
    assert not library.path.exists()

"""Every command is alive, has its key to itself, and is enabled just where it makes sense."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollBar, QToolButton, QWidget

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.text import set_text
from captionstudio.services.playback import PlaybackState
from captionstudio.ui.actions import MENUS, SPECS
from tests.ui.window.conftest import SAMPLE

CUES = tuple(Cue(at * 2000, at * 2000 + 1500, f"Caption {at}", id=f"c{at}") for at in range(5))
# Without speakers nobody has a number.
NUMBERED = {f"assign_speaker_{number}" for number in range(1, 10)}
ALWAYS = {spec.id for spec in SPECS if not spec.needs} - {"undo", "redo"}
# What each need is met by: a film, captions in the active track, and a selected one.
WITH_FILM = {"media", "picture", "sound", "document"}
WITH_CAPTIONS = {"cues", "captions", "document"}
WITH_SELECTION = {"selection", "cue"}


def enabled(desk):
    desk.window.presence.refresh()
    return {spec.id for spec in SPECS if desk.window.actions_[spec.id].isEnabled()}


def needing(present):
    return {spec.id for spec in SPECS if spec.needs in present} - NUMBERED | ALWAYS


@pytest.fixture
def film(desk):
    desk.open(SAMPLE)
    return desk


@pytest.fixture
def captioned(film):
    film.session.open(Document((Track(CUES, language="en", id="t"),), film.document.media))
    film.session.select(["c1"])
    film.window.activateWindow()
    film.settle()
    return film


def test_every_command_is_carried_out_by_something(desk):
    for spec in SPECS:
        action = desk.window.actions_[spec.id]
        ears = action.receivers(SIGNAL("triggered(bool)")) + action.receivers(SIGNAL("toggled(bool)"))
        # Buttons and menus that show an action listen to `changed`, never to these.
        assert ears, f"{spec.id} does nothing"


def test_each_key_belongs_to_one_command(desk):
    keys = [QKeySequence(key).toString() for spec in SPECS for key in spec.keys]
    assert all(keys)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_the_keys_of_the_shuttle_replace_others_only(desk):
    desk.settings.set("player/shuttle", True)
    keys = [sequence.toString() for spec in SPECS for sequence in desk.window.actions_[spec.id].shortcuts()]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_without_anything_open_only_what_needs_nothing_is_enabled(desk):
    assert enabled(desk) == ALWAYS


def test_with_a_film_alone(film):
    assert enabled(film) == needing(WITH_FILM)


def test_with_captions_and_a_selection(captioned):
    assert enabled(captioned) == needing(WITH_FILM | WITH_CAPTIONS | WITH_SELECTION)
    captioned.session.select([])
    assert enabled(captioned) == needing(WITH_FILM | WITH_CAPTIONS)
    captioned.session.open(Document((Track(id="t"),)))
    assert "delete_cues" not in enabled(captioned)


def test_undo_is_enabled_where_there_is_something_to_undo(captioned):
    captioned.trigger("delete_cues")
    assert "undo" in enabled(captioned)
    assert "redo" not in enabled(captioned)
    captioned.trigger("undo")
    assert {"undo", "redo"} & enabled(captioned) == {"redo"}


def test_undo_and_redo_bring_the_selection_back(captioned):
    captioned.session.select(["c1", "c2"])
    before = captioned.session.selection
    captioned.trigger("delete_cues")
    after = captioned.session.selection
    assert after.cue_ids == {"c3"}
    captioned.trigger("undo")
    assert captioned.session.selection == before
    captioned.trigger("redo")
    assert captioned.session.selection == after


def test_menus_have_mnemonics_of_their_own(desk):
    window = desk.window
    titles = [menu.title() for menu in window.menus.values()]
    assert not _clashes(titles)
    for name in MENUS:
        texts = [action.text() for action in window.menus[name].actions() if not action.isSeparator()]
        assert texts
        assert not _clashes(texts), name


def _clashes(texts):
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", "")]
    return [letter for letter, times in Counter(letters).items() if times > 1]


GRID_KEYS = [
    ("Down", lambda desk: desk.session.selection.current_id == "c2"),
    ("Up", lambda desk: desk.session.selection.current_id == "c0"),
    ("Space", lambda desk: desk.bench.playback.state is PlaybackState.PLAYING),
    ("Right", lambda desk: desk.bench.playback.position_ms == 2600),
    ("Left", lambda desk: desk.bench.playback.position_ms == 1600),
    (".", lambda desk: desk.bench.playback.position_ms > 2100),
    (",", lambda desk: desk.bench.playback.position_ms < 2100),
    ("[", lambda desk: desk.session.current_cue.start_ms == 2100),
    ("]", lambda desk: desk.session.current_cue.end_ms == 2100),
    ("Alt+]", lambda desk: desk.session.current_cue.end_ms > 3500),
    ("Ctrl+T", lambda desk: len(desk.document.tracks[0].cues) == 6),
    ("Ctrl+J", lambda desk: len(desk.document.tracks[0].cues) == 4),
    ("Ins", lambda desk: len(desk.document.tracks[0].cues) == 6),
    ("Del", lambda desk: len(desk.document.tracks[0].cues) == 4),
    ("Ctrl+D", lambda desk: len(desk.document.tracks[0].cues) == 6),
    ("M", lambda desk: desk.bench.playback.is_muted),
    ("L", lambda desk: desk.bench.playback.is_looping),
    ("Return", lambda desk: desk.window.workspace.editor.has_text_focus),
    ("Ctrl+Shift+A", lambda desk: len(desk.session.selection.cue_ids) == 5),
    ("Ctrl+F", lambda desk: desk.window.tool_bar.search.hasFocus()),
    ("Ctrl+G", lambda desk: desk.window.workspace.player.transport.time.hasFocus()),
    ("Ctrl+I", lambda desk: "<i>" in desk.session.current_cue.text),
]


@pytest.mark.parametrize(("key", "is_done"), GRID_KEYS, ids=[key for key, _ in GRID_KEYS])
def test_keys_work_in_the_grid(captioned, key, is_done):
    captioned.bench.playback.seek(2100)
    captioned.window.workspace.grid.setFocus()
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(key))
    captioned.wait(lambda: is_done(captioned), 5)
    captioned.bench.playback.pause()


def test_letters_space_and_brackets_are_typed_in_the_editor(captioned):
    captioned.session.apply(_cleared(captioned))
    edit = captioned.window.workspace.editor.main.edit
    edit.setFocus()
    typed = "m l, a. [b] jk /"
    QTest.keyClicks(edit, typed)
    assert edit.text == typed
    assert captioned.session.current_cue.text == typed
    assert (captioned.session.current_cue.start_ms, captioned.session.current_cue.end_ms) == (2000, 3500)
    assert not captioned.bench.playback.is_playing
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Delete):
        QTest.keyClick(edit, key)
    assert edit.text == typed[1:]
    assert len(captioned.document.tracks[0].cues) == 5
    QTest.keySequence(edit, QKeySequence("Ctrl+Return"))
    assert captioned.session.selection.current_id == "c2"
    assert captioned.window.workspace.editor.has_text_focus


def _cleared(desk):
    return set_text(desk.document, "t", "c1", "")


def test_letters_are_typed_in_the_search(captioned):
    search = captioned.window.tool_bar.search
    search.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "caption [3] m")
    assert search.text() == "caption [3] m"
    assert not captioned.bench.playback.is_muted


def _focusable(window):
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window) and widget.focusProxy() is None:
            yield widget


def _name(widget):
    name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    # What lies inside a field or a scrolling view speaks with the name of that.
    parent = widget.parentWidget()
    inner = isinstance(widget, QScrollBar | QLineEdit) or isinstance(parent, QAbstractScrollArea)
    return name or (parent.accessibleName() if inner and parent else "")


@pytest.mark.parametrize("is_empty", [True, False])
def test_every_place_that_takes_the_keys_has_a_name(request, is_empty):
    desk = request.getfixturevalue("desk" if is_empty else "captioned")
    places = list(_focusable(desk.window))
    assert places
    assert [f"{type(each).__name__} in {type(each.parentWidget()).__name__}" for each in places if not _name(each)] == []


def test_tab_reaches_player_grid_editor_and_timeline(captioned):
    space = captioned.window.workspace
    wanted = {"player": space.player, "grid": space.grid, "editor": space.editor, "timeline": space.timeline}
    space.player.picture.setFocus()
    seen = []
    trail = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        trail.append(focus)
        seen += [name for name, panel in wanted.items() if panel is focus or panel.isAncestorOf(focus)]
    order = list(dict.fromkeys(seen))
    assert set(order) == set(wanted)


def test_jobs_are_shown_and_closed_by_key_and_by_the_head_of_their_list(desk):
    dock, action = desk.window.jobs_dock, desk.window.actions_["show_jobs"]
    desk.window.activateWindow()
    assert not dock.isVisible()
    QTest.keySequence(desk.window, "Ctrl+Shift+J")
    assert (dock.isVisible(), action.isChecked()) == (True, True)
    (close,) = (button for button in dock.titleBarWidget().findChildren(QToolButton) if button.isVisible())
    assert "Ctrl+Shift+J" in close.toolTip()
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert (dock.isVisible(), action.isChecked()) == (False, False)


def test_the_whole_document_can_be_made_by_keys_alone(desk, captions):
    desk.open(captions())
    desk.window.activateWindow()
    desk.window.workspace.grid.setFocus()
    for keys in ("Down", "Down", "Return"):
        QTest.keySequence(QApplication.focusWidget(), QKeySequence(keys))
        QTest.qWait(10)
    QTest.keyClicks(QApplication.focusWidget(), "!")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.window.workspace.grid.table.hasFocus()
    assert [cue.text.endswith("!") for cue in desk.document.tracks[0].cues].count(True) == 1
    assert replace(desk.document, media=None).tracks

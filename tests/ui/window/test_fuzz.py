"""Two thousand random actions in the real window: nothing breaks, it shows what the document holds, and Undo leads all the way back."""

import os
import traceback

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions

from captionstudio.core.document import Cue, Document, Track, Word, new_id
from captionstudio.core.player import PlayerEngines
from captionstudio.engines.ffmpeg.stills import VideoStills
from captionstudio.engines.libass.renderer import open_captions
from captionstudio.services.cue_filter import CueFilter
from captionstudio.ui.actions import SPECS
from tests.fakes.playing import ScriptedPlayer
from tests.ui.window.conftest import SAMPLE

# The same actions in every run, or, where LONG_FUZZ is set to a number of runs, others each time.
LONG = int(os.environ.get("LONG_FUZZ", "0"))
EXAMPLES, STEPS = LONG or 60, 50
# These ask in a dialog, leave the document, or begin a job whose end would come at any time.
_ASKING = {
    "open", "add_captions", "try_sample", "batch", "close_document", "save", "save_as", "relink", "transcribe", "translate", "export",
    "burn_in", "mux", "models", "preferences", "quit", "replace", "set_language", "shift_times", "snapshot", "find_shots", "guide",
    "shortcuts", "about", "glossary", "doctor", "set_speaker", "find_speakers", "swap_speakers", "similar_speakers", "split_speaker",
}  # fmt: skip
ACTIONS = [spec.id for spec in SPECS if spec.id not in _ASKING]
SIZES = [(1440, 900), (900, 620), (1920, 1080)]
TEXTS = ["a", "Hello there", " [x] ", "don't", "é", "B\n", "  "]
KEYS = [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return]
MODIFIERS = [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
             Qt.KeyboardModifier.AltModifier]  # fmt: skip
FILTERS = [CueFilter(), CueFilter(kind="issues"), CueFilter(kind="check"), CueFilter(text="two"), CueFilter(kind="stale")]
ENDS = ["let go", "escape", "undo"]
SHARE = st.floats(0, 1)


def start_document(media):
    cues = []
    for at in range(14):
        start = at * 2500
        texts = ["One", "two", "three.", "Four"][: 1 + at % 4]
        words = tuple(Word(text, start + 300 * n, start + 300 * n + 250, 0.3 + 0.2 * n) for n, text in enumerate(texts))
        speaker = ("Ann", "Bob", None)[at % 3]
        # Some overlap the next, are too short, or too fast to read.
        end = start + (2000, 2700, 300)[at % 3]
        cues.append(Cue(start, end, " ".join(texts), id=f"o{at}", words=words, language="en", speaker=speaker))
    translated = tuple(
        Cue(cue.start_ms, cue.end_ms, f"Uno {at}", id=f"t{at}", language="es", source_ids=(cue.id,), source_text=cue.text)
        for at, cue in enumerate(cues)
        if at % 5
    )
    tracks = (Track(tuple(cues), language="en", id="o"), Track(translated, role="translation", language="es", id="t"))
    return Document((*tracks, Track(role="other", id="x", name="Notes")), media)


def make_machine(desk, look, raised):
    start = start_document(desk.document.media)
    window, session, space = desk.window, desk.session, desk.window.workspace

    class Machine(RuleBasedStateMachine):
        steps = 0

        def __init__(self):
            super().__init__()
            session.open(start)
            self.provisional = None
            QTest.qWait(0)

        @rule(action_id=st.sampled_from(ACTIONS))
        def trigger(self, action_id):
            window.presence.refresh()
            action = window.actions_[action_id]
            if action.isEnabled():
                action.trigger()

        @rule(back=st.integers(1, 5), again=st.integers(0, 5))
        def undo_and_redo(self, back, again):
            for _ in range(back):
                session.undo_stack.undo()
            for _ in range(again):
                session.undo_stack.redo()

        @rule(x=SHARE, y=SHARE, keys=st.sampled_from(MODIFIERS), twice=st.booleans())
        def click_in_timeline(self, x, y, keys, twice):
            surface = space.timeline.surface
            at = QPoint(round(x * (surface.width() - 1)), round(y * (surface.height() - 1)))
            (QTest.mouseDClick if twice else QTest.mouseClick)(surface, Qt.MouseButton.LeftButton, keys, at)

        @rule(x=SHARE, y=SHARE, far=st.floats(-0.4, 0.4), keys=st.sampled_from(MODIFIERS), ends=st.sampled_from(ENDS))
        def drag_in_timeline(self, x, y, far, keys, ends):
            surface, left = space.timeline.surface, Qt.MouseButton.LeftButton
            start_x, end_x = round(x * (surface.width() - 1)), round((x + far) * (surface.width() - 1))
            at = round(y * (surface.height() - 1))
            QTest.mousePress(surface, left, keys, QPoint(start_x, at))
            for share in (0.3, 0.6, 1.0):
                _move(surface, QPoint(round(start_x + (end_x - start_x) * share), at), keys)
            if ends == "escape":
                QTest.keyClick(space.timeline, Qt.Key.Key_Escape)
            elif ends == "undo":
                session.undo_stack.undo()
            QTest.mouseRelease(surface, left, keys, QPoint(end_x, at))

        @rule(text=st.sampled_from(TEXTS), beside=st.booleans(), at=SHARE)
        def type_in_editor(self, text, beside, at):
            edit = (space.editor.beside if beside else space.editor.main).edit
            if edit.isVisible() and not edit.isReadOnly():
                edit.setFocus()
                edit.put_caret(round(at * len(edit.text)))
                _type(edit, text)

        @rule(key=st.sampled_from(KEYS), keys=st.sampled_from(MODIFIERS))
        def press_in_editor(self, key, keys):
            QTest.keyClick(space.editor.main.edit, key, keys)

        @rule(first=SHARE, count=st.integers(0, 4))
        def select(self, first, count):
            track = session.active_track
            if track is not None and track.cues:
                at = round(first * (len(track.cues) - 1))
                session.select([cue.id for cue in track.cues[at : at + count]])

        @rule(y=SHARE, keys=st.sampled_from(MODIFIERS[:3]))
        def click_in_grid(self, y, keys):
            place = space.grid.table.viewport()
            if place.isVisible():
                QTest.mouseClick(place, Qt.MouseButton.LeftButton, keys, QPoint(place.width() // 2, round(y * (place.height() - 1))))

        @rule(chosen=st.sampled_from(FILTERS))
        def choose_filter(self, chosen):
            space.grid.show_only(chosen.kind)
            window.tool_bar.search.setText(chosen.text)

        @rule(at=st.integers(0, 3))
        def activate(self, at):
            session.activate_track(desk.document.tracks[at % len(desk.document.tracks)].id) if desk.document.tracks else None

        @rule(share=SHARE)
        def seek(self, share):
            desk.bench.playback.seek(round(share * desk.bench.playback.duration_ms))

        @precondition(lambda self: self.provisional is None)
        @rule()
        def begin_recognition(self):
            self.provisional = new_id()
            session.begin_provisional(Track(id=self.provisional))

        @precondition(lambda self: self.provisional is not None)
        @rule(count=st.integers(1, 3))
        def hear_more(self, count):
            begun = len(desk.document.track(self.provisional).cues)
            cues = [Cue((begun + n) * 900, (begun + n) * 900 + 800, f"Heard {begun + n}") for n in range(count)]
            session.extend_provisional(self.provisional, cues)

        @precondition(lambda self: self.provisional is not None)
        @rule()
        def end_recognition(self):
            session.end_provisional(self.provisional)
            self.provisional = None

        @rule(size=st.sampled_from(SIZES))
        def resize(self, size):
            window.resize(*size)

        @rule(theme=st.sampled_from(["light", "dark"]))
        def change_theme(self, theme):
            look(theme)

        @invariant()
        def nothing_is_raised(self):
            QApplication.processEvents()
            desk.bench.issues.finish()
            found = raised[:]
            raised.clear()
            assert not found, _told(found)
            Machine.steps += 1

        @invariant()
        def the_document_is_in_order(self):
            for track in desk.document.tracks:
                starts = [cue.start_ms for cue in track.cues]
                assert starts == sorted(starts)
                assert all(0 <= cue.start_ms <= cue.end_ms for cue in track.cues)
                assert len({cue.id for cue in track.cues}) == len(track.cues)

        @invariant()
        def the_selection_is_there(self):
            selection, track = session.selection, session.active_track
            assert (track is None) == (not desk.document.tracks)
            ids = {cue.id for cue in track.cues} if track else set()
            assert selection.cue_ids <= ids
            assert selection.current_id is None or selection.current_id in ids

        @invariant()
        def the_views_show_it(self):
            model, track = space.grid.table.cues, session.active_track
            known = {cue.id: cue for cue in track.cues} if track else {}
            assert all(known[cue.id] is cue for cue in model.rows)
            assert [cue.start_ms for cue in model.rows] == sorted(cue.start_ms for cue in model.rows)
            if model.filter.is_open:
                assert len(model.rows) == len(known)
            current = session.current_cue
            assert space.editor.main.edit.text == (current.text if current else "")

        def teardown(self):
            if self.provisional is not None:
                session.end_provisional(self.provisional)
            end = desk.document
            count = session.undo_stack.index()
            while session.undo_stack.canUndo():
                session.undo_stack.undo()
            assert desk.document == start
            for _ in range(count):
                session.undo_stack.redo()
            assert desk.document == end
            desk.bench.playback.pause()

    return Machine


def _told(found):
    return "".join("".join(traceback.format_exception(*each)) for each in found)


def _move(widget, at, keys):
    """Move with the button held: QTest knows no modifiers for that."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)), Qt.MouseButton.NoButton, left, keys)
    QApplication.sendEvent(widget, event)


def _type(widget, text):
    """Type any letters: QTest knows those of ASCII alone."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


@pytest.mark.timeout(300 + 5 * LONG)
def test_whatever_is_done_the_window_holds(make_desk, looks, request):
    # A player that does nothing by itself: what happens is then the same in every run.
    desk = make_desk(player=PlayerEngines(ScriptedPlayer, VideoStills, open_captions))
    desk.open(SAMPLE)
    desk.window.activateWindow()
    chosen = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, derandomize=not LONG, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    with capture_exceptions() as raised:
        machine = make_machine(desk, looks, raised)
        run_state_machine_as_test(machine, settings=chosen)
    assert machine.steps >= 2000

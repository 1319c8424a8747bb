"""Whatever is done in whatever order, grid and editor show what the document holds."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import edit_track
from captionstudio.core.edits.structure import delete_cues, duplicate_cues, insert_cue, merge_cues, split_cue
from captionstudio.core.edits.text import set_text
from captionstudio.core.edits.timing import move_cues
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.sentences import joined_text
from captionstudio.services.cue_filter import CueFilter
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.cue_editor import CueEditor
from captionstudio.ui.cue_grid import CueGrid

TEXTS = (
    "Hello there",
    "",
    "One\ntwo\nthree",
    "<i>Lean</i> on me",
    "the boat",
    "A rather long line that nobody could read in one short second",
)
FILTERS = (CueFilter(), CueFilter("issues"), CueFilter(text="the"), CueFilter(languages=frozenset({"fr"})))


class Player:
    position_ms = 0
    fps = None

    def play_range(self, start_ms, end_ms, loop=False):
        pass


def document(chance):
    cues = [
        Cue(at * 3000, at * 3000 + chance.randint(300, 3500), chance.choice(TEXTS), id=f"c{at}", language=chance.choice(("en", "fr")))
        for at in range(40)
    ]
    made = [
        replace(cue, id=f"t{cue.id}", language="es", source_ids=(cue.id,), source_text=joined_text([cue]))
        for cue in cues
        if chance.random() < 0.7
    ]
    return Document(tracks=(Track(tuple(cues), id="o"), Track(tuple(made), role="translation", language="es", id="s")))


def act(chance, session, grid, editor, qtbot):  # noqa: PLR0912 - one kind of step each
    track = session.active_track
    ids = [cue.id for cue in chance.sample(track.cues, min(len(track.cues), chance.randint(1, 4)))]
    one = ids[0] if ids else ""
    doc, step = session.document, chance.randrange(13)
    if step == 0:
        session.apply(set_text(doc, track.id, one, chance.choice(TEXTS)))
    elif step == 1:
        session.apply(move_cues(doc, track.id, ids, chance.randint(-9000, 9000)))
    elif step == 2:
        session.apply(delete_cues(doc, track.id, ids), select=[])
    elif step == 3:
        session.apply(insert_cue(doc, track.id, chance.randint(0, 120_000), 130_000, "New"))
    elif step == 4:
        session.apply(split_cue(doc, track.id, one, at_character=4))
    elif step == 5:
        at = session.index_of(track.id, one)
        session.apply(merge_cues(doc, track.id, [cue.id for cue in track.cues[at : at + 2]]))
    elif step == 6:
        session.apply(duplicate_cues(doc, track.id, ids))
    elif step == 7:
        session.select(ids)
    elif step == 8:
        grid.table.cues.set_filter(chance.choice(FILTERS))
    elif step == 9:
        session.undo_stack.undo()
    elif step == 10:
        session.undo_stack.redo()
    elif step == 11:
        session.activate_track(chance.choice(doc.tracks).id)
    else:
        qtbot.keyClick(chance.choice((editor.main, editor.beside)).edit, chance.choice((Qt.Key.Key_X, Qt.Key.Key_Backspace)))


def check(session, grid, editor, issues):
    model, track = grid.table.cues, session.active_track
    assert model.track is track
    at = {cue.id: place for place, cue in enumerate(track.cues)}
    assert all(track.cues[at[cue.id]] is cue for cue in model.rows)
    places = [at[cue.id] for cue in model.rows]
    assert places == sorted(set(places))
    if model.filter.is_open:
        assert len(places) == len(track.cues)
    current = session.current_cue
    assert editor.main.edit.text == (current.text if current else "")
    assert editor.main.cue is current
    fresh = IssueTracker(session)
    fresh.finish()
    for each in session.document.tracks:
        for kind in ("error", "warning", "check", "stale"):
            assert issues.flagged(each.id, kind) == fresh.flagged(each.id, kind)
    fresh.deleteLater()


@pytest.mark.parametrize("seed", range(2))
def test_grid_and_editor_show_what_the_document_holds(qtbot, seed):
    chance = random.Random(seed)  # noqa: S311 - a game of chance, not a secret
    session = Session()
    issues = IssueTracker(session)
    grid, editor = CueGrid(session, Settings(None), issues), CueEditor(session, Player(), Settings(None))
    issues.setParent(grid)
    for widget in (grid, editor):
        qtbot.addWidget(widget)
        widget.show()
    session.open(document(chance))
    issues.finish()
    before = session.document
    for step in range(150):
        try:
            act(chance, session, grid, editor, qtbot)
        except InvalidEdit:
            continue
        if step % 8 == 0:
            qtbot.wait(0)
            issues.finish()
            check(session, grid, editor, issues)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.document == before
    issues.finish()
    check(session, grid, editor, issues)


def test_an_edit_of_a_whole_track_is_followed(qtbot):
    session = Session()
    grid = CueGrid(session, Settings(None), IssueTracker(session))
    qtbot.addWidget(grid)
    session.open(document(random.Random(1)))  # noqa: S311
    track = session.active_track
    session.apply(edit_track(session.document, track.id, "Lower", replaced={cue.id: replace(cue, text="x") for cue in track.cues}))
    assert {cue.text for cue in grid.table.cues.rows} == {"x"}

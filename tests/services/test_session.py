"""The session: what is undone is as it was, and selection goes with it."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import Change, add_track, edit_track, replace_track
from captionstudio.core.errors import InvalidEdit
from captionstudio.services.session import Session

FIRST, SECOND = Cue(0, 1000, "One", id="a"), Cue(2000, 3000, "Two", id="b")


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(Document(tracks=(Track((FIRST, SECOND), id="t"),)))
    return session


def rename(session, cue_id, text, key=None):
    cue = session.find_cue("t", cue_id)
    session.apply(edit_track(session.document, "t", "Edit text", replaced={cue_id: replace(cue, text=text)}, merge_key=key))


def test_undo_and_redo_restore_document_and_selection(session):
    before = session.document
    session.select(["a"])
    session.apply(edit_track(session.document, "t", "Delete", removed=["a"]), select=["b"])
    after = session.document
    assert [cue.id for cue in session.selected_cues] == ["b"]
    session.undo_stack.undo()
    assert (session.document, session.selection.current_id) == (before, "a")
    session.undo_stack.redo()
    assert (session.document, session.selection.current_id) == (after, "b")


def test_typing_is_one_step_until_something_else_or_a_save_comes_between(session):
    for text in ("O", "On", "Oni"):
        rename(session, "a", text, key="text:a")
    rename(session, "b", "Zwei", key="text:b")
    session.undo_stack.setClean()
    rename(session, "b", "Zwei!", key="text:b")
    texts = []
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        texts.append(tuple(cue.text for cue in session.document.tracks[0].cues))
    assert texts == [("Oni", "Zwei"), ("Oni", "Two"), ("One", "Two")]


def test_views_hear_of_each_change_and_of_its_inverse(session):
    heard = []
    session.changed.connect(heard.append)
    rename(session, "a", "Eins")
    session.undo_stack.undo()
    assert heard[1] == heard[0].inverse()
    assert isinstance(heard[0], Change)
    assert heard[0].cue_ids == {"a"}


def test_places_follow_the_changes(session):
    new = Cue(1200, 1500, "Between", id="n")
    session.apply(edit_track(session.document, "t", "New", added=[new]), select=["n"])
    assert (session.index_of("t", "n"), session.index_of("t", "b"), session.current_cue) == (1, 2, new)
    session.undo_stack.undo()
    assert (session.index_of("t", "n"), session.index_of("t", "b")) == (None, 1)


def test_a_change_for_another_state_is_refused_whole(session):
    stale = edit_track(session.document, "t", "Edit", replaced={"a": replace(FIRST, text="Old")})
    rename(session, "a", "New")
    count = session.undo_stack.count()
    with pytest.raises(InvalidEdit):
        session.apply(stale)
    assert (session.find_cue("t", "a").text, session.undo_stack.count()) == ("New", count)


def test_captions_under_recognition_are_shown_but_neither_edited_nor_saved(session):
    saved = session.document
    session.begin_provisional(Track(id="p", name="Listening"))
    session.extend_provisional("p", [Cue(0, 500, "Hello", id="x")])
    session.extend_provisional("p", [Cue(600, 900, "there", id="y")])
    assert [cue.text for cue in session.document.track("p").cues] == ["Hello", "there"]
    assert session.settled_document() == saved
    with pytest.raises(InvalidEdit, match="being recognised"):
        session.apply(edit_track(session.document, "p", "Delete", removed=["x"]))
    rename(session, "a", "Eins")  # other captions can be edited meanwhile
    session.end_provisional("p")
    session.apply(add_track(session.document, Track((Cue(0, 900, "Hello there"),), id="final"), "Transcribe"))
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.document == saved


def test_a_whole_track_is_one_change(session):
    track = replace(session.document.track("t"), language="es", cues=(FIRST,))
    session.apply(replace_track(session.document, track, "Retime"))
    assert session.document.track("t") == track
    session.undo_stack.undo()
    assert session.document.track("t").language is None

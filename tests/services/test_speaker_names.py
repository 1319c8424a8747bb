"""The speakers at hand: what the document says at any time, told when it changes, and not looked for at every key."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits import speakers as edits
from captionstudio.core.edits.change import add_track, edit_track, remove_track
from captionstudio.core.speakers import PALETTE, Speaker
from captionstudio.core.speaking import document_speakers
from captionstudio.services import speaker_names
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import SpeakerNames

CUES = (Cue(0, 1000, "One", id="a", speaker="Ann"), Cue(1000, 2000, "Two", id="b", speaker="Bob", second_speaker="Cy"))
DOCUMENT = Document((Track(CUES, id="t"),), speakers=(Speaker("Ann", "#112233"), Speaker("Music", kind="sound")))


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(DOCUMENT)
    return session


@pytest.fixture
def names(session):
    return SpeakerNames(session)


def put(session, cue_id, **fields):
    cue = session.find_cue("t", cue_id)
    session.apply(edit_track(session.document, "t", "Edit", replaced={cue_id: replace(cue, **fields)}))


def test_everybody_has_a_colour_and_a_mark(names):
    assert [speaker.name for speaker in names.speakers] == ["Ann", "Music", "Bob", "Cy"]
    assert names.names == ("Ann", "Bob", "Cy")
    assert names.colour_of("Ann") == "#112233"
    assert names.colour_of("Bob") == PALETTE[1]
    assert names.colour_of("Nobody") == ""
    assert [names.mark_of(name) for name in names.names] == ["An", "Bo", "Cy"]


def test_it_says_what_the_document_says_after_every_change(session, names):
    heard = []
    names.changed.connect(lambda: heard.append([speaker.name for speaker in names.speakers]))
    steps = (
        lambda: put(session, "a", speaker="Eve"),
        lambda: put(session, "b", speaker=None, second_speaker=None),
        lambda: session.apply(edits.assign_speaker(session.document, "t", {"b"}, "Dan")),
        lambda: session.apply(edits.rename_speaker(session.document, "Dan", "Daniel")),
        lambda: session.apply(edits.set_speaker_colour(session.document, "Ann", "#445566")),
        lambda: session.apply(add_track(session.document, Track((Cue(0, 1, "x", speaker="Zoe"),), id="z"), "Add")),
        lambda: session.apply(remove_track(session.document, "z", "Remove")),
        lambda: session.open(Document()),
    )
    for step in steps:
        step()
        assert names.speakers == document_speakers(session.document)
    assert len(heard) == len(steps)


def test_undo_is_followed(session, names):
    before = names.speakers
    put(session, "a", speaker="Eve")
    session.undo_stack.undo()
    assert names.speakers == before


def test_typing_does_not_look_through_the_captions(session, names, monkeypatch):
    monkeypatch.setattr(speaker_names, "document_speakers", lambda _document: pytest.fail("looked for speakers"))
    put(session, "b", text="Two and a half")
    session.undo_stack.undo()


def test_giving_captions_to_somebody_who_is_listed_does_not_look_either(session, names, monkeypatch):
    session.apply(edits.assign_speaker(session.document, "t", {"a"}, "Bob"))  # from here on all are listed
    monkeypatch.setattr(speaker_names, "document_speakers", lambda _document: pytest.fail("looked for speakers"))
    put(session, "a", speaker="Cy")

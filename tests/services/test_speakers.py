import time
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits import speakers as edits
from captionstudio.core.edits.structure import delete_cues
from captionstudio.core.edits.text import set_text
from captionstudio.core.speakers import Speaker
from captionstudio.services.session import Session
from captionstudio.services.speakers import SpeakerOverview
from tests.fakes.documents import large_document


def cue(at, length, speaker, confidence=None, second=None):
    return Cue(
        at * 1000, at * 1000 + length, f"Line {at}.", id=f"c{at}", speaker=speaker, second_speaker=second, speaker_confidence=confidence
    )


TRACK = Track(
    (
        cue(0, 900, "Ann"),
        cue(1, 500, "Ann", 0.95),
        cue(2, 800, "Bob", 0.4),
        cue(3, 700, "Ann", 0.69),
        cue(4, 600, None),
        cue(5, 650, "Ann", 0.7),
        cue(6, 400, "Bob"),
        cue(7, 950, "Ann", 0.9, "Bob"),
        cue(8, 100, "Ann"),
    ),
    role="original",
    id="t",
)


@pytest.fixture
def session(qtbot):
    made = Session()
    made.open(Document((TRACK,), speakers=(Speaker("Ann", "#dd6600"), Speaker("Music", kind="sound"), Speaker("Bob"))))
    return made


@pytest.fixture
def overview(session):
    return SpeakerOverview(session, session)


def test_speakers_are_summed_up(overview):
    ann, bob, music = overview.rows
    assert [(row.speaker.name, row.number) for row in overview.rows] == [("Ann", 1), ("Bob", 2), ("Music", 0)]
    assert (ann.speaking_ms, ann.turns) == (900 + 500 + 700 + 650 + 950 + 100, 4)
    assert (bob.speaking_ms, bob.turns) == (800 + 400 + 950, 2)
    assert (music.speaking_ms, music.turns, music.samples) == (0, 0, ())
    assert [each.id for each in ann.samples] == ["c0", "c1", "c5"], "the longest that are hers alone and not doubtful, in order"
    assert [each.id for each in bob.samples] == ["c6"]


def test_words_say_how_long_somebody_speaks(overview, session):
    words = (Word("Line", 100, 300), Word("0.", 300, 700))
    session.open(Document((Track((replace(TRACK.cues[0], words=words),), id="t"),)))
    assert overview.rows[0].speaking_ms == 600


def test_doubtful_captions_are_stepped_through_from_end_to_end(overview):
    assert overview.doubtful_count == 2
    assert [overview.next_doubtful(after) for after in (None, "c0", "c2", "c3", "gone")] == ["c2", "c2", "c3", "c2", "c2"]
    assert [overview.next_doubtful(after, backwards=True) for after in (None, "c3", "c2")] == ["c3", "c2", "c3"]


def test_translations_are_never_doubtful(overview, session):
    made = tuple(replace(each, id=f"s{each.id}", source_ids=(each.id,)) for each in TRACK.cues)
    session.open(Document((Track(made, role="translation", id="s"),)))
    assert overview.next_doubtful() is None


def doubtful(overview):
    """The doubtful captions, as stepping through them finds them."""
    found = []
    at = overview.next_doubtful()
    while at is not None and at not in found:
        found.append(at)
        at = overview.next_doubtful(at)
    return found, overview.doubtful_count


def same_as_anew(overview, session):
    return overview.rows == SpeakerOverview(session).rows and doubtful(overview) == doubtful(SpeakerOverview(session))


@pytest.mark.parametrize(
    "make",
    [
        lambda document: edits.assign_speaker(document, "t", ["c2"], "Ann"),
        lambda document: edits.assign_speaker(document, "t", ["c1", "c3", "c8"], "Cy"),
        lambda document: edits.assign_speaker(document, "t", ["c0", "c4"], None),
        lambda document: edits.rename_speaker(document, "Bob", "Robert"),
        lambda document: edits.merge_speakers(document, ["Ann", "Bob"], "Bob"),
        lambda document: edits.set_speaker_kind(document, "Bob", "sound"),
        lambda document: edits.remove_speaker(document, "Ann"),
        lambda document: delete_cues(document, "t", ["c2"]),
        lambda document: delete_cues(document, "t", ["c0", "c1", "c4", "c8"]),
    ],
)
def test_sums_follow_every_edit_and_its_undoing(overview, session, make):
    before = overview.rows, doubtful(overview)
    session.apply(make(session.document))
    assert same_as_anew(overview, session)
    assert (overview.rows, doubtful(overview)) != before
    session.undo_stack.undo()
    assert (overview.rows, doubtful(overview)) == before


def test_many_edits_are_told_once_and_typing_not_at_all(overview, session, qtbot):
    assert overview.rows
    told = []
    overview.changed.connect(lambda: told.append(True))
    with qtbot.waitSignal(overview.changed):
        for name in ("Cy", "Bob", "Ann"):
            session.apply(edits.assign_speaker(session.document, "t", ["c4"], name))
    assert told == [True]
    session.apply(set_text(session.document, "t", "c3", "Something else"))
    assert not overview._timer.isActive()


def test_another_track_has_other_sums(overview, session):
    session.open(Document((TRACK, Track((cue(0, 300, "Eve"),), id="u"))))
    assert overview.rows[0].turns == 4
    session.activate_track("u")
    assert [(row.speaker.name, row.speaking_ms) for row in overview.rows] == [("Ann", 0), ("Bob", 0), ("Eve", 300)]


def test_an_edit_among_twenty_thousand_captions_costs_next_to_nothing(overview, session):
    document = large_document()
    spoken = [
        replace(each, speaker=f"Speaker {at % 12}", speaker_confidence=(at % 10) / 10) for at, each in enumerate(document.tracks[0].cues)
    ]
    session.open(Document((replace(document.tracks[0], cues=tuple(spoken)),)))
    began = time.perf_counter()
    assert overview.doubtful_count == 14_000
    first = time.perf_counter() - began
    took = []
    for at in range(5):
        change = edits.assign_speaker(session.document, "o", [spoken[9000 + at].id], "Speaker 3")
        session.apply(change)
        began = time.perf_counter()
        overview._follow(change, session.active_track)
        took.append(time.perf_counter() - began)
    assert first < 1, "once"
    assert min(took) < 0.01

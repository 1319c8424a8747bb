"""Live checking: what is said about a cue follows every change, and nothing else is looked at again."""

import time
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import add_track, edit_track, remove_track, set_setting
from captionstudio.core.edits.speakers import assign_speaker
from captionstudio.core.ports import MediaInfo, VideoStream
from captionstudio.services import issues as issues_module
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session

# At most 20 characters a second in English: 24 in one second are too many, 20 are not.
FAST = Cue(1000, 2000, "Twenty-four letters here", id="fast", language="en")
CALM = Cue(3000, 5000, "All is well.", id="calm", language="en")
LAST = Cue(6000, 8000, "Good bye.", id="last", language="en")


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(Document(tracks=(Track((FAST, CALM, LAST), id="t", language="en"),)))
    return session


@pytest.fixture
def tracker(session):
    tracker = IssueTracker(session)
    tracker.finish()
    return tracker


def edit(session, cue_id, track_id="t", **fields):
    cue = session.find_cue(track_id, cue_id)
    session.apply(edit_track(session.document, track_id, "Edit", replaced={cue_id: replace(cue, **fields)}))


def told(tracker):
    heard = []
    tracker.issues_changed.connect(heard.append)
    return heard


def test_marks_name_the_rule_the_value_and_the_limit(tracker):
    (mark,) = tracker.marks_of("t", "fast")
    assert (mark.kind, mark.rule) == ("warning", "Reading speed")
    assert mark.message == "24 characters a second; at most 20 are allowed."
    assert tracker.marks_of("t", "calm") == ()
    assert tracker.count("t", "error", "warning") == 1


def test_a_speaker_nobody_is_sure_of_is_to_be_checked_until_a_person_says_who_it_is(session, tracker):
    heard = told(tracker)
    edit(session, "calm", speaker="Ann", speaker_confidence=0.31)
    (mark,) = tracker.marks_of("t", "calm")
    assert (mark.kind, mark.rule, mark.message) == ("check", "Check the speaker", "It is not sure that this is Ann (31 %).")
    assert tracker.next_issue("fast") == "calm"
    session.apply(assign_speaker(session.document, "t", {"calm"}, "Ann"))
    assert tracker.marks_of("t", "calm") == ()
    assert heard == [{("t", "calm")}] * 2


def test_a_translation_is_not_marked_for_the_speaker_of_its_source(session, tracker):
    doubtful = replace(CALM, id="es", speaker="Ann", speaker_confidence=0.1, source_ids=("calm",), source_text=CALM.text)
    session.apply(add_track(session.document, Track((doubtful,), id="es", language="es", role="translation"), "Translate"))
    assert tracker.kinds_of("es", "es") == frozenset()


def test_an_edit_tells_of_the_cues_of_which_something_else_is_said_now(session, tracker):
    heard = told(tracker)
    edit(session, "fast", text="Short.")
    edit(session, "calm", text="All is really well.")  # was fine, is fine: nothing to tell
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert heard == [{("t", "fast")}, {("t", "fast")}]
    assert tracker.flagged("t", "warning") == {"fast"}


def test_only_what_a_change_touches_is_looked_at_again(session, tracker, monkeypatch):
    looked = []
    check = issues_module.check_cue
    monkeypatch.setattr(issues_module, "check_cue", lambda cue, *rest: [looked.append(cue.id), check(cue, *rest)][1])
    edit(session, "last", text="Farewell.")
    assert sorted(looked) == ["calm", "last"]  # the cue before has it for a neighbour


def test_a_cue_moved_onto_its_predecessor_flags_the_predecessor(session, tracker):
    heard = told(tracker)
    edit(session, "last", start_ms=4900)
    assert heard == [{("t", "calm")}]
    assert [mark.message for mark in tracker.marks_of("t", "calm")] == ["It overlaps the next caption by 100 ms."]
    session.apply(edit_track(session.document, "t", "Delete", removed=["last"]))
    assert tracker.marks_of("t", "calm") == ()
    session.undo_stack.undo()
    assert tracker.flagged("t", "error") == {"calm"}


def test_a_removed_cue_is_not_counted(session, tracker):
    session.apply(edit_track(session.document, "t", "Delete", removed=["fast"]))
    assert (tracker.count("t", "warning"), tracker.marks_of("t", "fast")) == (0, ())


def test_doubtful_words_are_named(session, tracker):
    words = (Word("Good", 6000, 6400, 0.9), Word("bye.", 6400, 6900, 0.3, is_doubtful=True))
    edit(session, "last", words=words)
    (mark,) = tracker.marks_of("t", "last")
    assert (mark.kind, mark.message) == ("check", "Recognition is not sure about “bye.”.")


def test_a_translation_is_stale_while_its_source_differs(session, tracker):
    made = Cue(3000, 5000, "Todo va bien.", id="es", language="es", source_ids=("calm",), source_text="All is well.")
    session.apply(add_track(session.document, Track((made,), role="translation", id="s", language="es"), "Translate"))
    tracker.finish()
    assert tracker.count("s", "stale") == 0
    heard = told(tracker)
    edit(session, "calm", text="All was well.")
    assert heard == [{("s", "es")}]
    assert tracker.marks_of("s", "es")[0].kind == "stale"
    edit(session, "calm", text="<i>All is</i> well.")  # the words are what they were
    assert tracker.count("s", "stale") == 0


def test_the_gap_follows_the_frame_rate(session, tracker):
    edit(session, "calm", end_ms=5920)
    assert [mark.message for mark in tracker.marks_of("t", "calm")] == ["80 ms to the next caption; at least 83 ms are needed."]
    heard = told(tracker)
    tracker.set_media(MediaInfo("film.mkv", "matroska", 9000, video=VideoStream(640, 360, "h264", 50.0)))
    tracker.finish()  # two frames are 40 ms at 50 frames a second
    assert (heard, tracker.marks_of("t", "calm")) == ([{("t", "calm")}], ())


def test_other_house_rules_check_everything_again(session, tracker):
    edit(session, "fast", text="Nineteen characters")  # 19 a second
    assert tracker.count("t", "warning") == 0
    session.apply(set_setting(session.document, "profile", "bbc", "House rules"))
    tracker.finish()
    assert tracker.marks_of("t", "fast")[0].message == "19 characters a second; at most 15.3 are allowed."


def test_next_issue_goes_round_in_both_directions(session, tracker):
    edit(session, "last", text="")
    assert [tracker.next_issue(after) for after in (None, "fast", "last")] == ["fast", "last", "fast"]
    assert [tracker.next_issue(after, backwards=True) for after in (None, "last", "fast")] == ["last", "fast", "last"]
    edit(session, "last", text="Bye.")
    edit(session, "fast", text="Hi.")
    assert tracker.next_issue("calm") is None


def test_a_track_that_goes_takes_its_marks_along(session, tracker):
    session.apply(remove_track(session.document, "t", "Delete track"))
    assert tracker.count("t", "warning") == 0
    session.undo_stack.undo()
    tracker.finish()
    assert tracker.count("t", "warning") == 1


def test_captions_that_stream_in_are_checked_as_they_come(session, tracker):
    session.begin_provisional(Track(id="p", language="en"))
    session.extend_provisional("p", [replace(FAST, id="p1")])
    session.extend_provisional("p", [replace(FAST, id="p2", start_ms=1900, end_ms=4000)])
    assert tracker.flagged("p", "error") == {"p1"}  # 1900 lies before its end


def test_twenty_thousand_cues_never_hold_the_window_up(qtbot):
    session = Session()
    tracker = IssueTracker(session)
    cues = tuple(Cue(at * 2500, at * 2500 + 2000, "A line that is\nas long as most lines are." if at % 10 else "") for at in range(20_000))
    with qtbot.waitSignal(tracker.checked, timeout=30_000):
        started = time.perf_counter()
        session.open(Document(tracks=(Track(cues, id="big"),)))
        assert time.perf_counter() - started < 0.2
        assert tracker.is_busy
        assert tracker.next_issue() == cues[0].id  # asked before it was looked at
    assert tracker.count("big", "error") == 2000
    assert not tracker.is_busy

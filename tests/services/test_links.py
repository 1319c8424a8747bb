"""What stands beside a cue in another track."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import add_track, edit_track, remove_track
from captionstudio.services.links import CueLinks
from captionstudio.services.session import Session

ONE, TWO = Cue(0, 1000, "We came", id="1"), Cue(1100, 3000, "and we saw.", id="2")
ALONE = Cue(5000, 6000, "Alone.", id="3")
# One sentence over two cues: each translated cue names both as its sources.
UNO = Cue(0, 1000, "Vinimos", id="u", source_ids=("1", "2"), source_text="We came and we saw.")
DOS = Cue(1100, 3000, "y vimos.", id="d", source_ids=("1", "2"), source_text="We came and we saw.")
UN = Cue(0, 3000, "Venus, vus.", id="n", source_ids=("1", "2"), source_text="We came and we saw.")
EN, ES, FR = (
    Track((ONE, TWO, ALONE), id="en"),
    Track((UNO, DOS), role="translation", id="es"),
    Track((UN,), role="translation", id="fr"),
)
FILE = Track((Cue(300, 1900, "Gekommen", id="f"), Cue(4000, 5100, "Nein", id="g"), Cue(5200, 5900, "Allein", id="h")), id="de")


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(Document(tracks=(EN, ES, FR, FILE)))
    return session


def beside(links, track, cue, other):
    return [each.id for each in links.counterparts(track, cue, other)]


def test_a_sentence_over_two_cues_stands_beside_each_where_it_is_spoken(session):
    links = CueLinks(session)
    assert [beside(links, EN, cue, ES) for cue in EN.cues] == [["u"], ["d"], []]
    assert [beside(links, ES, cue, EN) for cue in ES.cues] == [["1"], ["2"]]
    # One cue for both: it stands beside the one it shares more time with.
    assert [beside(links, EN, cue, FR) for cue in EN.cues] == [[], ["n"], []]


def test_two_translations_meet_in_their_source(session):
    links = CueLinks(session)
    assert [beside(links, ES, cue, FR) for cue in ES.cues] == [[], ["n"]]
    assert beside(links, FR, UN, ES) == ["d"]


def test_tracks_that_know_nothing_of_each_other_meet_in_time(session):
    links = CueLinks(session)
    # 700 of 1000 ms with the first, 800 of 1600 with the second; 100 of 1000 with the last are too few.
    assert [beside(links, EN, cue, FILE) for cue in EN.cues] == [["f"], [], ["h"]]


def test_links_follow_the_changes(session):
    links = CueLinks(session)
    assert links.translations_of("es", "3") == ()
    solo = Cue(5000, 6000, "Solo.", id="s", source_ids=("3",))
    session.apply(edit_track(session.document, "es", "New", added=[solo]))
    assert links.translations_of("es", "3") == ("s",)
    session.apply(edit_track(session.document, "es", "Unlink", replaced={"s": replace(solo, source_ids=())}))
    assert links.translations_of("es", "3") == ()
    session.undo_stack.undo()
    assert links.translations_of("es", "3") == ("s",)
    session.apply(edit_track(session.document, "es", "Delete", removed=["s"]))
    assert links.translations_of("es", "3") == ()
    session.apply(remove_track(session.document, "fr", "Delete track"))
    assert links.translations_of("fr", "1") == ()
    session.apply(add_track(session.document, FR, "Add"))
    assert links.translations_of("fr", "1") == ("n",)

"""What the filter of the grid lets through."""

import pytest

from captionstudio.core.document import Cue
from captionstudio.services.cue_filter import CueFilter, find_all

CUE = Cue(0, 1000, "The <i>captain</i> finds\nthe map.", id="c", speaker="Ann", second_speaker="Bob")
BESIDE = Cue(0, 1000, "El CAPITÁN encuentra el mapa.", id="e")


@pytest.mark.parametrize(
    ("chosen", "is_shown"),
    [
        (CueFilter(), True),
        (CueFilter("issues"), True),
        (CueFilter("check"), False),
        (CueFilter("stale"), False),
        (CueFilter(languages=frozenset({"en"})), True),
        (CueFilter(languages=frozenset({"fr", None})), False),
        (CueFilter(speakers=frozenset({"Ann"})), True),
        (CueFilter(speakers=frozenset({None})), False),
        (CueFilter(speakers=frozenset({"Bob"})), True),
        (CueFilter(text="FINDS THE"), True),
        (CueFilter(text="<i>"), False),
        (CueFilter(text="capitán"), True),
        (CueFilter("issues", text="nothing"), False),
    ],
)
def test_every_part_narrows(chosen, is_shown):
    assert chosen.accepts(CUE, {"warning"}, "en", [BESIDE]) is is_shown


def test_matches_are_found_where_they_stand():
    assert find_all("Tea, tea and\nTEA", "tea") == [(0, 3), (5, 3), (13, 3)]
    assert find_all("İstanbul is İstanbul", "İSTANBUL IS") == [(0, 11)]
    assert find_all("anything", "") == []


def test_an_open_filter_says_so():
    assert CueFilter().is_open
    assert not CueFilter(text="a").is_open

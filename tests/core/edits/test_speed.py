"""Edits of one cue among 20,000 take a few milliseconds; the limits leave room for a busy machine."""

import time

import pytest

from captionstudio.core.edits import links, snap, structure, text, timing
from captionstudio.core.edits.change import apply_change
from tests.fakes.documents import large_document

DOCUMENT = large_document()
MIDDLE, NEXT = (cue.id for cue in DOCUMENT.tracks[0].cues[10_000:10_002])
EDITS = {
    "move": lambda: timing.move_cues(DOCUMENT, "o", [MIDDLE], 20),
    "edge": lambda: links.carry_translations(DOCUMENT, timing.set_times(DOCUMENT, "o", MIDDLE, 10_000_010, 10_000_900)),
    "type": lambda: text.set_text(DOCUMENT, "o", MIDDLE, "word1 and something else"),
    "tag": lambda: text.toggle_tag(DOCUMENT, "o", [MIDDLE], "i"),
    "split": lambda: structure.split_cue(DOCUMENT, "o", MIDDLE, at_ms=10_000_400),
    "merge": lambda: structure.merge_cues(DOCUMENT, "o", [MIDDLE, NEXT]),
    "insert": lambda: structure.insert_cue(DOCUMENT, "o", 30_000_000, 30_001_000),
    "delete": lambda: structure.delete_cues(DOCUMENT, "o", [MIDDLE]),
}


def seconds(act):
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        act()
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", EDITS)
def test_one_cue_among_many(name):
    change = EDITS[name]()
    assert seconds(EDITS[name]) < 0.040
    assert seconds(lambda: apply_change(DOCUMENT, change)) < 0.015


def test_a_drag_snaps_without_delay():
    assert seconds(lambda: snap.Snapper(DOCUMENT, "o", {MIDDLE}, playhead_ms=5)) < 0.1
    snapper = snap.Snapper(DOCUMENT, "o", {MIDDLE})
    assert seconds(lambda: snapper.snap_body(10_000_020, 10_000_920, 50)) < 0.001

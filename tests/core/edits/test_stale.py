"""Translations and what their originals say by now."""

from dataclasses import replace

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits import structure, text
from captionstudio.core.edits.change import apply_change
from captionstudio.core.edits.stale import stale_among, stale_cue_ids
from captionstudio.core.jobs import JobContext
from captionstudio.workflows.translate import translate_track
from tests.fakes.scripted import ScriptedTranslation

A, B, C = Cue(0, 900, "<i>One</i>", id="a"), Cue(1000, 1900, "two", id="b"), Cue(3000, 3900, "Three.", id="c")
PAIR = {"source_ids": ("a", "b"), "source_text": "One two"}
X, Y = Cue(0, 900, "Uno", id="x", **PAIR), Cue(1000, 1900, "dos", id="y", **PAIR)
Z = Cue(3000, 3900, "Tres.", id="z", source_ids=("c",), source_text="Three.")
ORIGINAL, SPANISH = Track((A, B, C), id="o"), Track((X, Y, Z), role="translation", id="es")
DOCUMENT = Document((ORIGINAL, SPANISH))


def test_a_change_of_any_source_makes_the_whole_group_stale():
    assert stale_cue_ids(DOCUMENT, "es") == frozenset()
    edited = apply_change(DOCUMENT, text.set_text(DOCUMENT, "o", "b", "2"))
    assert stale_cue_ids(edited, "es") == {"x", "y"}
    deleted = apply_change(DOCUMENT, structure.delete_cues(DOCUMENT, "o", ["c"]))
    assert stale_cue_ids(deleted, "es") == {"z"}
    assert stale_among([X, Z], {cue.id: cue for cue in edited.track("o").cues}) == {"x"}


def test_formatting_and_line_breaks_are_no_change():
    for new in ("One", "<b>One</b>", "One\n"):
        edited = apply_change(DOCUMENT, text.set_text(DOCUMENT, "o", "a", new))
        assert stale_cue_ids(edited, "es") == frozenset()


def test_what_translation_makes_is_not_stale():
    track = translate_track(replace(ORIGINAL, language="en"), "es", ScriptedTranslation(), JobContext())
    assert stale_cue_ids(Document((ORIGINAL, track)), track.id) == frozenset()

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import apply_change
from captionstudio.core.errors import InvalidEdit
from captionstudio.workflows.retranslate import find_source, find_translation, outdated_ids, put_back, widen_to_sentences


def cue(cue_id, start_s, text, **fields):
    return Cue(start_s * 1000, start_s * 1000 + 900, text, id=cue_id, language="en", **fields)


SOURCE = Track(
    (cue("a", 0, "The sea is"), cue("b", 1, "blue today."), cue("c", 10, "Thanks."), cue("d", 20, "Bye.")), id="s", language="en"
)
TARGET = Track(
    (
        Cue(0, 1900, "El mar está azul hoy.", id="AB", source_ids=("a", "b"), source_text="The sea is blue today."),
        Cue(10_000, 10_900, "Gracias.", id="C", source_ids=("c",), source_text="Thanks."),
        Cue(20_000, 20_900, "Adiós.", id="D", source_ids=("d",), source_text="Bye."),
    ),
    "translation",
    "es",
    id="t",
)
DOCUMENT = Document(tracks=(SOURCE, TARGET))


def ids(track):
    return [each.id for each in track.cues]


def test_the_translation_of_a_track_is_the_one_made_from_it():
    other = replace(TARGET, id="other", cues=(Cue(0, 1, "x", source_ids=("elsewhere",)),))
    document = Document(tracks=(SOURCE, other, TARGET))
    assert find_translation(document, SOURCE, "es") is TARGET
    assert find_translation(document, SOURCE, "fr") is None
    assert find_source(document, TARGET) is SOURCE
    assert find_source(document, other) is SOURCE  # the first original, where nothing tells
    assert find_source(Document(tracks=(TARGET,)), TARGET) is None


def test_nothing_is_outdated_in_a_fresh_translation():
    assert outdated_ids(DOCUMENT, SOURCE, TARGET) == frozenset()


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ((SOURCE.cues[0], replace(SOURCE.cues[1], text="green today."), *SOURCE.cues[2:]), {"AB"}),
        ((*SOURCE.cues, cue("n", 30, "New.")), {"n"}),
        (SOURCE.cues[1:], {"AB"}),
        ((replace(SOURCE.cues[0], text="<i>The sea</i> is"), *SOURCE.cues[1:]), set()),  # type is not text
    ],
)
def test_what_says_something_else_is_outdated(cues, expected):
    source = replace(SOURCE, cues=tuple(cues))
    assert outdated_ids(Document(tracks=(source, TARGET)), source, TARGET) == expected


@pytest.mark.parametrize(("chosen", "expected"), [({"b"}, ["a", "b"]), ({"AB"}, ["a", "b"]), ({"C", "d"}, ["c", "d"]), ({"gone"}, [])])
def test_whole_sentences_are_translated_together(chosen, expected):
    assert ids(widen_to_sentences(SOURCE, TARGET, chosen)) == expected


def test_whatever_the_replaced_captions_were_made_from_goes_along():
    joined = replace(TARGET, cues=(TARGET.cues[0], Cue(10_000, 20_900, "Gracias, adiós.", id="CD", source_ids=("c", "d"))))
    assert ids(widen_to_sentences(SOURCE, joined, {"c"})) == ["c", "d"]


def test_new_captions_take_the_place_of_the_old():
    made = [Cue(10_000, 10_900, "Mil gracias.", id="C2", source_ids=("c",))]
    after = apply_change(DOCUMENT, put_back(DOCUMENT, "t", {"c"}, made, "Translate"))
    assert ids(after.track("t")) == ["AB", "C2", "D"]
    assert after.track("s") == SOURCE


def test_locked_captions_stay_and_nothing_is_put_over_them():
    locked = replace(TARGET, cues=(replace(TARGET.cues[0], locked=True), *TARGET.cues[1:]))
    document = Document(tracks=(SOURCE, locked))
    made = [Cue(0, 900, "El mar", id="A2"), Cue(1900, 2500, "hoy", id="B2"), Cue(10_000, 10_900, "Vale.", id="C2")]
    after = apply_change(document, put_back(document, "t", None, made, "Translate"))
    assert ids(after.track("t")) == ["AB", "B2", "C2"]


def test_a_track_that_is_gone_is_told():
    with pytest.raises(InvalidEdit):
        put_back(Document(), "t", None, [], "Translate")

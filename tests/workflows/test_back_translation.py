"""Checking translations by translating them back, with the shipped packages and with scripted engines."""

import itertools
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import InvalidRequest, NoTranslationPair
from captionstudio.core.jobs import JobContext
from captionstudio.engines.translation.router import TranslationRouter
from captionstudio.workflows.back_translation import check_translation, pair_tracks, pairs_by_time, pairs_of
from captionstudio.workflows.translate import translate_track
from tests.fakes.scripted import ScriptedTranslation

SUBJECTS, VERBS = ("boy", "teacher", "captain", "queen"), ("opens", "sees", "buys", "wants", "sells")
OBJECTS = ("window", "book", "car", "house", "key", "flower")
SENTENCES = [f"The {subject} {verb} the {thing}." for subject, verb, thing in itertools.product(SUBJECTS, VERBS, OBJECTS)]


def make_track(*texts, language="en", **fields):
    cues = (Cue(at * 3000, at * 3000 + 2800, text, language=language) for at, text in enumerate(texts))
    return Track(tuple(cues), language=language, **fields)


@pytest.fixture(scope="module")
def engine():
    return TranslationRouter(threads=2)


@pytest.fixture(scope="module")
def translation(engine):
    """120 sentences of the packages' vocabulary in an order that mixes them, and their translation."""
    source = make_track(*(SENTENCES[at * 37 % len(SENTENCES)] for at in range(len(SENTENCES))))
    return source, translate_track(source, "es", engine, JobContext())


def doubts_of(checked):
    return {cue.id: one for one in checked if one.is_doubtful for cue in one.pair.cues}


def doubts(source, made, engine):
    return doubts_of(check_translation(pairs_of(made, [source]), made.language, engine, JobContext()))


def change(track, texts):
    return replace(track, cues=tuple(replace(cue, text=texts.get(at, cue.text)) for at, cue in enumerate(track.cues)))


def test_exact_translations_are_not_flagged(translation, engine):
    source, made = translation
    checked = check_translation(pairs_of(made, [source]), "es", engine, JobContext())
    assert len(checked) == len(SENTENCES)
    assert doubts_of(checked) == {}
    assert min(one.drift.score for one in checked) == 1.0


def test_lines_in_each_others_place_are_flagged(translation, engine):
    source, made = translation
    swapped = {at: made.cues[at + 1 if at % 2 == 0 else at - 1].text for at in range(40)}
    found = doubts(source, change(made, swapped), engine)
    assert [at for at, cue in enumerate(made.cues) if cue.id in found] == list(range(40))
    assert {one.drift.reasons for one in found.values()} == {("place",)}
    assert found[made.cues[0].id].back == source.cues[1].text


def test_corrupted_lines_are_flagged(engine):
    source = make_track(
        "I do not know.", "The captain has four houses.", "On Sunday we go to the harbor.", "The train leaves at one o'clock."
    )
    made = translate_track(source, "es", engine, JobContext())
    assert doubts(source, made, engine) == {}
    broken = change(made, {0: "Está lloviendo.", 1: "Buenos días.", 2: "", 3: "The train leaves at one o'clock."})
    found = doubts(source, broken, engine)
    assert [at for at, cue in enumerate(made.cues) if cue.id in found] == [0, 1, 3]
    assert found[made.cues[0].id].drift.reasons == ("negation",)
    assert found[made.cues[1].id].drift.reasons == ("meaning",)
    assert "untranslated" in found[made.cues[3].id].drift.reasons


def test_a_sentence_over_two_cues_is_one(engine):
    source = make_track("The captain goes", "to the harbor.")
    made = translate_track(source, "es", engine, JobContext())
    (checked,) = check_translation(pairs_of(made, [source]), "es", engine, JobContext())
    assert (checked.back, checked.drift.score) == ("The captain goes to the harbor.", 1.0)
    assert [cue.id for cue in checked.pair.cues] == [cue.id for cue in made.cues]


class Echo(ScriptedTranslation):
    """Says every text as the table has it, both ways; knows no way to French."""

    def __init__(self, table):
        self.table = {**table, **{there: here for here, there in table.items()}}

    def find_route(self, source, target, engine=""):
        if target == "fr":
            raise NoTranslationPair("No model leads to French.", hint="Add one.")
        return super().find_route(source, target, engine)

    def translate(self, texts, route, context, preceding=()):
        return [self.table[text] for text in texts]


def test_captions_of_several_languages_are_checked_in_each(engine):
    source = Track(
        (
            Cue(0, 900, "Good morning, captain.", language="en"),
            Cue(1000, 1900, "Bonjour.", language="fr"),
            Cue(2000, 2900, "Hola.", language="es"),
        )
    )
    echo = Echo({"Good morning, captain.": "Buenos días, capitán.", "Bonjour.": "Buenos días."})
    made = translate_track(source, "es", echo, JobContext())
    said = []
    pairs = pairs_of(made, [source])
    assert [pair.language for pair in pairs] == ["en", "fr"]
    checked = check_translation(pairs, "es", echo, JobContext(on_message=said.append))
    assert [(one.back, one.is_doubtful) for one in checked] == [("Good morning, captain.", False)]
    assert said == ["No model leads to French. Those captions are not checked."]
    with pytest.raises(NoTranslationPair):
        check_translation(pairs[1:], "es", echo, JobContext())


def test_tracks_that_are_no_translations_are_refused():
    with pytest.raises(InvalidRequest, match="no translation"):
        pairs_of(make_track("Hola.", language="es"), [])
    orphan = make_track("Hola.", language="es")
    orphan = replace(orphan, cues=tuple(replace(cue, source_ids=("gone",), source_text="Hi.") for cue in orphan.cues))
    with pytest.raises(InvalidRequest, match="language"):
        pairs_of(orphan, [])
    assert pairs_of(orphan, [], "en")[0].language == "en"


def test_two_tracks_are_paired_by_what_one_was_made_from_else_by_time(engine):
    source = make_track("The captain goes to the harbor.", "It is raining.")
    made = translate_track(source, "es", engine, JobContext())
    shifted = replace(made, cues=tuple(replace(cue, start_ms=cue.start_ms + 60_000, end_ms=cue.end_ms + 60_000) for cue in made.cues))
    pairs, language = pair_tracks(source, shifted)
    assert ([pair.source for pair in pairs], language) == (["The captain goes to the harbor.", "It is raining."], "es")
    unlinked = replace(made, cues=tuple(replace(cue, source_ids=(), source_text="") for cue in made.cues))
    assert [pair.source for pair in pair_tracks(source, unlinked)[0]] == ["The captain goes to the harbor.", "It is raining."]
    with pytest.raises(InvalidRequest, match="nothing to compare"):
        pair_tracks(source, make_track("Hi.", language="en"))
    nobody_knows = replace(unlinked, language=None, cues=tuple(replace(cue, language=None) for cue in unlinked.cues))
    with pytest.raises(InvalidRequest, match="what language the translation"):
        pair_tracks(source, nobody_knows)


def test_two_files_are_paired_by_time():
    source = Track(
        (
            Cue(1000, 2000, "The captain goes"),
            Cue(2050, 3000, "to the harbor."),
            Cue(4000, 5000, "It is raining."),
            Cue(5100, 6000, "Good."),
            Cue(9000, 9900, "Alone."),
        ),
        language="en",
    )
    translation = make_track(language="es")
    translation = replace(translation, cues=(Cue(1000, 3000, "Uno."), Cue(4000, 5900, "Dos y tres."), Cue(7000, 8000, "De más.")))
    assert [([cue.text for cue in pair.cues], pair.source, pair.language) for pair in pairs_by_time(source, translation)] == [
        (["Uno."], "The captain goes to the harbor.", "en"),
        (["Dos y tres."], "It is raining. Good.", "en"),
    ]
    with pytest.raises(InvalidRequest, match="language"):
        pairs_by_time(replace(source, language=None), translation)

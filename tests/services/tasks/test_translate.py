"""Translating: a track for each target, and only what is asked for made anew."""

import threading
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import edit_track, remove_track
from captionstudio.core.errors import EngineCrashed, InvalidRequest, NoTranslationPair
from captionstudio.services.job_runner import JobState
from captionstudio.services.options import TranslateOptions
from tests.fakes.scripted import ScriptedTranslation


def cue(cue_id, start_s, text, **fields):
    return Cue(start_s * 1000, start_s * 1000 + 900, text, id=cue_id, language="en", **fields)


ORIGINAL = Track(
    (cue("a", 0, "Good morning."), cue("b", 10, "The sea is"), cue("c", 11, "blue today."), cue("d", 20, "Thanks.")), id="o", language="en"
)


@pytest.fixture
def desk(make_desk):
    return open_original(make_desk())


def open_original(desk):
    desk.session.open(replace(desk.session.document, tracks=(ORIGINAL,)))
    return desk


def edit(desk, track_id, cue_id, **fields):
    found = desk.session.find_cue(track_id, cue_id)
    desk.session.apply(edit_track(desk.session.document, track_id, "Edit", replaced={cue_id: replace(found, **fields)}))


def whole(desk, track=1):
    """The text of a track on one line: how a sentence is laid on its captions is not this test's concern."""
    return " ".join(" ".join(desk.texts(track)).split())


def by_source(track):
    return {found.source_ids: found for found in track.cues}


def test_each_target_becomes_a_track_and_a_step_of_its_own(desk):
    job = desk.tasks.translate(TranslateOptions(("es", "fr")))
    assert job.title == "Translating into Spanish, French"
    desk.finish(job)
    assert [(track.language, track.role) for track in desk.session.document.tracks] == [
        ("en", "original"),
        ("es", "translation"),
        ("fr", "translation"),
    ]
    assert whole(desk) == "[es] GOOD MORNING. [es] THE SEA IS BLUE TODAY. [es] THANKS."
    assert [cue.start_ms for cue in desk.session.document.tracks[1].cues] == [0, 10_000, 11_000, 20_000]
    assert job.note == "Translated into Spanish, French."
    stack = desk.session.undo_stack
    assert [stack.text(at) for at in range(stack.count())] == ["Translate to Spanish", "Translate to French"]
    stack.undo()
    stack.undo()
    assert desk.session.document.tracks == (ORIGINAL,)


def test_progress_counts_captions_over_all_targets(desk):
    job = desk.finish(desk.tasks.translate(TranslateOptions(("es", "fr"))))
    assert (job.progress.done, job.progress.total) == (8, 8)


class Halting(ScriptedTranslation):
    """Waits before it translates into French until the job is cancelled, or fails there."""

    def __init__(self, error=None):
        self.error = error
        self.is_there = threading.Event()

    def translate(self, texts, route, context, preceding=()):
        if route.languages[-1] == "fr":
            self.is_there.set()
            if self.error:
                raise self.error
            context.cancelled.wait(10)
            context.check_cancelled()
        return super().translate(texts, route, context)


def test_cancelling_in_the_middle_keeps_the_languages_that_are_done(make_desk):
    engine = Halting()
    desk = open_original(make_desk(translation=engine))
    job = desk.tasks.translate(TranslateOptions(("es", "fr")))
    desk.qtbot.waitUntil(engine.is_there.is_set)
    job.cancel()
    desk.finish(job)
    assert (job.state, [track.language for track in desk.session.document.tracks]) == (JobState.CANCELLED, ["en", "es"])
    assert job.note == "The translation into Spanish is kept."


def test_a_crash_keeps_the_languages_that_are_done(make_desk):
    desk = open_original(make_desk(translation=Halting(EngineCrashed("died", exit_code=-9))))
    job = desk.finish(desk.tasks.translate(TranslateOptions(("es", "fr"))))
    assert (type(job.error), [track.language for track in desk.session.document.tracks]) == (EngineCrashed, ["en", "es"])


def test_only_stale_captions_are_translated_anew_with_the_rest_of_their_sentence(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    spanish = desk.session.document.tracks[1]
    kept = {ids: found.id for ids, found in by_source(spanish).items()}
    edit(desk, spanish.id, kept[("a",)], text="Mi propio texto")
    edit(desk, "o", "c", text="green today.")
    count = desk.session.undo_stack.count()
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale")))
    after = desk.session.document.tracks[1]
    assert (after.id, len(desk.session.document.tracks)) == (spanish.id, 2)
    assert whole(desk) == "Mi propio texto [es] THE SEA IS GREEN TODAY. [es] THANKS."
    assert {found.id for found in after.cues} >= {kept[("a",)], kept[("d",)]}
    assert desk.session.undo_stack.count() == count + 1
    job = desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale")))
    assert "nothing to translate" in str(job.error)


def test_captions_added_to_the_original_count_as_stale(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    desk.session.apply(edit_track(desk.session.document, "o", "New", added=[cue("n", 15, "Look here.")]))
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale")))
    assert [(found.start_ms, found.text) for found in desk.session.document.tracks[1].cues][3] == (15_000, "[es] LOOK HERE.")


@pytest.mark.parametrize("chosen", ["d", "its translation"])
def test_chosen_captions_of_either_track_are_translated_anew(desk, chosen):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    spanish = desk.session.document.tracks[1]
    for found in spanish.cues:
        edit(desk, spanish.id, found.id, text="mine")
    chosen = "d" if chosen == "d" else spanish.cues[-1].id
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="chosen", cue_ids=frozenset([chosen]))))
    assert desk.texts(1) == ["mine", "mine", "mine", "[es] THANKS."]


def test_everything_anew_leaves_locked_captions(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    spanish = desk.session.document.tracks[1]
    first, last = spanish.cues[0], spanish.cues[-1]
    edit(desk, spanish.id, first.id, text="Bloqueado", locked=True)
    edit(desk, spanish.id, last.id, text="Suelto")
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    assert whole(desk) == "Bloqueado [es] THE SEA IS BLUE TODAY. [es] THANKS."


def test_a_second_translation_can_stand_beside_the_first(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    desk.finish(desk.tasks.translate(TranslateOptions(("es",), keep_existing=True)))
    assert [track.language for track in desk.session.document.tracks] == ["en", "es", "es"]


def test_edits_made_meanwhile_stay_and_show_as_stale(make_desk):
    engine = Halting()
    desk = open_original(make_desk(translation=engine))
    job = desk.tasks.translate(TranslateOptions(("es",)))
    edit(desk, "o", "a", text="Good evening.")
    desk.finish(job)
    assert desk.session.find_cue("o", "a").text == "Good evening."
    job = desk.finish(desk.tasks.translate(TranslateOptions(("es",), scope="stale")))
    assert desk.texts(1)[0] == "[es] GOOD EVENING."


def test_a_translation_that_was_removed_meanwhile_comes_as_a_new_track(desk):
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    job = desk.tasks.translate(TranslateOptions(("es",)))
    spanish = desk.session.document.tracks[1]
    desk.session.apply(remove_track(desk.session.document, spanish.id, "Remove"))
    desk.finish(job)
    assert [track.language for track in desk.session.document.tracks] == ["en", "es"]
    assert desk.session.document.tracks[1].id != spanish.id


def test_a_translation_for_a_closed_document_is_handed_over_with_it(make_desk):
    engine = Halting()
    desk = open_original(make_desk(translation=engine))
    orphans = []
    desk.tasks.orphaned.connect(lambda document, title: orphans.append(document))
    job = desk.tasks.translate(TranslateOptions(("es", "fr")))
    desk.session.open(Document())
    desk.qtbot.waitUntil(engine.is_there.is_set)
    job.cancel()
    desk.finish(job)
    assert desk.session.document == Document()
    assert [[track.language for track in document.tracks] for document in orphans] == [["en", "es"]]


def test_a_missing_pair_fails_with_the_reason(desk):
    job = desk.finish(desk.tasks.translate(TranslateOptions(("th",))))
    assert isinstance(job.error, NoTranslationPair)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (TranslateOptions(()), "No language"),
        (TranslateOptions(("es",), track_id="gone"), "no captions"),
        (TranslateOptions(("Klingon",)), "Klingon"),
    ],
)
def test_options_that_make_no_sense_queue_nothing(desk, options, words):
    with pytest.raises(InvalidRequest, match=words):
        desk.tasks.translate(options)
    assert desk.runner.jobs == []


def test_routes_tell_what_goes_directly_what_through_another_and_what_not_and_why(desk):
    job = desk.finish(desk.tasks.routes("es", ["en", "fr", "th", "es"]))
    routes = job.result
    assert routes["en"][0].languages == ("es", "en")
    assert routes["fr"][0].languages == ("es", "en", "fr")
    assert isinstance(routes["th"], NoTranslationPair)
    assert routes["es"][0].models == ()
    assert (job.is_shown, job.lane) == (False, "light")


def test_a_pivot_is_told(make_desk):
    desk = make_desk()
    spanish = replace(ORIGINAL, language="es", cues=tuple(replace(each, language="es") for each in ORIGINAL.cues))
    desk.session.open(replace(desk.session.document, tracks=(spanish,)))
    job = desk.finish(desk.tasks.translate(TranslateOptions(("fr",))))
    assert "Spanish to French goes through English." in job.messages

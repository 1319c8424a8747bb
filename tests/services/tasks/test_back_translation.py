"""Checking a translation: what is doubtful is flagged until it is edited."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.edits.change import edit_track
from captionstudio.core.errors import InvalidRequest
from captionstudio.services.issues import IssueTracker
from captionstudio.services.job_runner import JobState
from captionstudio.services.options import TranslateOptions
from tests.fakes.scripted import ScriptedTranslation

SAID = {"buenos días, capitán.": "Good morning, captain.", "el mar es azul.": "It is cold and it rains.", "gracias.": "Thanks."}


class Back(ScriptedTranslation):
    """Says in English what a table has for the Spanish."""

    def translate(self, texts, route, context, preceding=()):
        return [SAID[text.lower()] for text in texts]


@pytest.fixture
def desk(make_desk):
    desk = make_desk(translation=Back())
    sources = ["Good morning, captain.", "The sea is blue today.", "Thanks."]
    original = tuple(Cue(at * 9000, at * 9000 + 2900, text, id=f"o{at}", language="en") for at, text in enumerate(sources))
    made = tuple(
        replace(cue, id=f"t{at}", text=text, language="es", source_ids=(cue.id,), source_text=cue.text)
        for at, (cue, text) in enumerate(zip(original, ("Buenos días, capitán.", "El mar es azul.", "Gracias."), strict=True))
    )
    tracks = (Track(original, id="o", language="en"), Track(made, role="translation", id="t", language="es"))
    desk.session.open(replace(desk.session.document, tracks=tracks))
    desk.tracker = IssueTracker(desk.session)
    desk.tasks.drift_found.connect(desk.tracker.set_drifts)
    desk.tracker.finish()
    return desk


def marks(desk, cue_id):
    return [(mark.kind, mark.rule, mark.message) for mark in desk.tracker.marks_of("t", cue_id)]


def edit(desk, cue_id, text):
    cue = desk.session.find_cue("t", cue_id)
    desk.session.apply(edit_track(desk.session.document, "t", "Edit", replaced={cue_id: replace(cue, text=text)}))


def test_doubtful_captions_are_flagged_and_an_edit_clears_them(desk):
    told = []
    desk.tracker.issues_changed.connect(told.append)
    before = desk.session.document
    job = desk.finish(desk.tasks.check_translation("t"))
    assert job.note == "Captions that may say something else than their original: 1."
    assert told == [{("t", "t1")}]
    message = "It may say something else. Back-translation: “It is cold and it rains.”"
    assert marks(desk, "t1") == [("check", "Check the translation", message)]
    assert (marks(desk, "t0"), marks(desk, "t2")) == ([], [])
    assert desk.tracker.flagged("t", "check") == {"t1"}
    assert desk.session.document is before
    edit(desk, "t1", "El mar está azul.")
    assert marks(desk, "t1") == []
    desk.session.undo_stack.undo()
    assert len(marks(desk, "t1")) == 1


def test_another_check_says_what_is_doubtful_now(desk):
    desk.finish(desk.tasks.check_translation("t"))
    edit(desk, "t1", "Gracias.")
    edit(desk, "t0", "El mar es azul.")
    desk.finish(desk.tasks.check_translation("t"))
    assert desk.tracker.flagged("t", "check") == {"t0", "t1"}
    edit(desk, "t0", "Buenos días, capitán.")
    assert desk.tracker.flagged("t", "check") == {"t1"}


def test_what_was_edited_while_the_check_ran_is_not_flagged(desk):
    job = desk.tasks.check_translation("t")
    edit(desk, "t1", "El mar está azul.")
    desk.finish(job)
    assert desk.tracker.flagged("t", "check") == frozenset()


def test_another_document_is_left_alone(desk):
    job = desk.tasks.check_translation("t")
    tracks = desk.session.document.tracks
    desk.session.open(Document(tracks=tracks))
    desk.finish(job)
    assert (job.state, desk.tracker.flagged("t", "check")) == (JobState.SUCCEEDED, frozenset())


def test_what_is_no_translation_is_refused(desk):
    with pytest.raises(InvalidRequest, match="no longer there"):
        desk.tasks.check_translation("gone")
    assert "no translation" in str(desk.finish(desk.tasks.check_translation("o")).error)


def test_a_good_translation_is_said_to_be_good(make_desk):
    class Sure(ScriptedTranslation):
        def translate(self, texts, route, context, preceding=()):
            return ["Good morning, captain." for _ in texts]

    desk = make_desk(translation=Sure())
    desk.session.open(Document(tracks=(Track((Cue(0, 900, "Good morning, captain.", language="en"),), id="o", language="en"),)))
    desk.finish(desk.tasks.translate(TranslateOptions(("es",))))
    made = desk.session.document.tracks[1]
    edit_it = edit_track(
        desk.session.document, made.id, "Edit", replaced={made.cues[0].id: replace(made.cues[0], text="Buenos días, capitán.")}
    )
    desk.session.apply(edit_it)
    assert desk.finish(desk.tasks.check_translation(made.id)).note.startswith("Every caption")

"""Whatever is dropped or opened: the window stays up, says what happened, and never leaves anything half done."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from captionstudio.core.document import Document, MediaReference
from captionstudio.services.playback import PlaybackState
from captionstudio.ui.dialogs.batch import BatchDialog
from captionstudio.ui.dialogs.relink import RelinkDialog
from captionstudio.ui.dialogs.stream_chooser import StreamChooser
from captionstudio.ui.dialogs.unsaved import UnsavedDialog
from captionstudio.workflows.identity import media_identity
from tests.ui.window.conftest import SAMPLE, WORK, edit, make_project, texts


def test_a_dropped_video_is_shown_with_its_sound(desk):
    desk.drop(SAMPLE)
    assert desk.document.media.path == str(SAMPLE)
    assert desk.document.media.identity
    assert desk.bench.playback.state is PlaybackState.PAUSED
    assert desk.bench.waveform.is_complete
    assert desk.window.pages.currentWidget() is desk.window.workspace
    assert not desk.bench.projects.is_modified
    assert "sample" in desk.window.windowTitle()


def test_sound_alone_opens(desk, make_media):
    desk.drop(make_media("talk.m4a", picture=False))
    assert desk.bench.playback.media.video is None
    assert not desk.window.actions_["burn_in"].isEnabled()
    assert desk.window.actions_["transcribe"].isEnabled()


def test_a_picture_without_sound_opens(desk, make_media):
    desk.drop(make_media("silent.mp4", sounds=0))
    assert desk.bench.playback.media.audio == ()
    assert not desk.window.actions_["transcribe"].isEnabled()
    assert desk.window.actions_["burn_in"].isEnabled()


def test_captions_bring_the_film_beside_them(desk, make_media, captions):
    film = make_media("harbour.mp4")
    desk.drop(captions("harbour.es.srt"))
    assert desk.document.media.path == str(film)
    assert texts(desk.document) == ["Caption 1", "Caption 2", "Caption 3"]
    assert desk.document.tracks[0].language == "es"


def test_a_film_brings_the_captions_beside_it_and_nothing_is_unsaved(desk, make_media, captions):
    captions("harbour.srt")
    captions("harbour.es.srt", text="Uno")
    captions("other.srt")
    desk.drop(make_media("harbour.mp4"))
    assert [track.name for track in desk.document.tracks] == ["harbour.srt", "harbour.es.srt"]
    assert [track.role for track in desk.document.tracks] == ["original", "translation"]
    assert not desk.bench.projects.is_modified, "nobody has done anything yet"


def test_captions_beside_that_cannot_be_read_keep_the_others_from_nothing(desk, make_media, captions):
    captions("harbour.srt")
    (desk_folder := captions("harbour.es.srt")).write_bytes(bytes(range(256)) * 8)
    desk.drop(make_media("harbour.mp4"))
    assert [track.name for track in desk.document.tracks] == ["harbour.srt"]
    assert desk_folder.name in desk.texts


def test_captions_alone_open_and_a_film_joins_them(desk, make_media, captions):
    desk.drop(captions("alone.srt"))
    assert desk.document.media is None
    assert texts(desk.document) == ["Caption 1", "Caption 2", "Caption 3"]
    desk.drop(make_media("film.mp4"))
    assert desk.document.media.path.endswith("film.mp4")
    assert len(desk.document.tracks) == 1
    assert desk.bench.playback.media is not None


def test_taking_the_film_back_by_undo_closes_it(desk, make_media, captions):
    desk.drop(captions("alone.srt"))
    desk.drop(make_media("film.mp4"))
    desk.session.undo_stack.undo()
    desk.settle()
    assert desk.document.media is None
    assert desk.bench.playback.media is None
    desk.session.undo_stack.redo()
    desk.settle()
    assert desk.bench.playback.media.path.name == "film.mp4"
    assert desk.session.undo_stack.count() == 1


def test_captions_onto_a_film_become_a_track(desk, captions):
    desk.drop(SAMPLE)
    desk.drop(captions("a.en.srt"))
    desk.drop(captions("b.es.srt", text="Uno"))
    assert [(track.language, track.role) for track in desk.document.tracks] == [("en", "original"), ("es", "translation")]
    assert desk.session.active_track.language == "es"


def test_several_videos_offer_a_batch_and_leave_the_document(desk, make_media):
    one, two = make_media("one.mp4"), make_media("two.mp4")
    desk.drop(SAMPLE)
    before = desk.document
    with desk.answering((BatchDialog, lambda dialog: (found.extend(dialog.files()), dialog.reject()))):
        found = []
        desk.drop(one, two)
    assert found == [one, two]
    assert desk.document is before


def test_a_folder_of_one_film_opens_it_and_one_of_several_is_a_batch(desk, make_media, tmp_path):
    folder = tmp_path / "films"
    folder.mkdir()
    shutil.move(make_media("one.mp4"), folder / "one.mp4")
    desk.drop(folder)
    assert desk.document.media.path == str(folder / "one.mp4")
    shutil.move(make_media("two.mp4"), folder / "two.mp4")
    with desk.answering(BatchDialog) as met:
        desk.drop(folder)
    assert met


def test_several_sounds_are_asked_about(desk, make_media):
    film = make_media("two-sounds.mkv", sounds=2)
    with desk.answering((StreamChooser, lambda dialog: (dialog._group.button(1).setChecked(True), dialog.accept()))):
        desk.drop(film)
        desk.settle()
    assert desk.document.media.audio_stream == 1


def test_a_project_remembers_which_sound_it_is_about(desk, make_media, tmp_path):
    film = make_media("two-sounds.mkv", sounds=2)
    path = make_project(tmp_path, Document(WORK.tracks, MediaReference(str(film), media_identity(str(film)), 2000, 1)))
    desk.drop(path)  # a question would wait for ever
    assert desk.document.media.audio_stream == 1
    assert not desk.bench.projects.is_modified


def test_a_project_opens_saved_with_its_media(desk, tmp_path):
    reference = MediaReference(str(SAMPLE), media_identity(str(SAMPLE)), 20_000, 0)
    path = make_project(tmp_path, Document(WORK.tracks, reference))
    desk.drop(path)
    assert desk.bench.projects.path == path
    assert texts(desk.document) == ["Kept", "Safe"]
    assert desk.bench.playback.media.path == SAMPLE
    assert not desk.bench.projects.is_modified, "opening is no edit"
    assert not desk.session.undo_stack.canUndo()


def test_media_that_moved_with_the_project_are_found_without_a_question(desk, make_media, tmp_path):
    film = make_media("film.mp4")
    reference = MediaReference("/nowhere/film.mp4", media_identity(str(film)), 2000, 0)
    desk.drop(make_project(tmp_path, Document(WORK.tracks, reference)))
    assert desk.bench.playback.media.path == film
    assert desk.document.media.path == str(film), "transcribing needs the file that is there"
    assert not desk.bench.projects.is_modified


def test_missing_media_can_be_found_again(desk, make_media, tmp_path):
    (elsewhere := tmp_path / "elsewhere").mkdir()
    film = Path(shutil.move(make_media("film.mp4"), elsewhere / "renamed.mp4"))
    path = make_project(tmp_path, Document(WORK.tracks, MediaReference("/nowhere/film.mp4", media_identity(str(film)), 2000)))
    with desk.answering((RelinkDialog, lambda dialog: (dialog.field.setText(str(film)), dialog.accept()))):
        desk.drop(path)
    desk.settle()
    assert desk.document.media.path == str(film)
    assert desk.bench.playback.media.path == film
    assert texts(desk.document) == ["Kept", "Safe"]


def test_missing_media_can_be_done_without(desk, tmp_path):
    path = make_project(tmp_path, Document(WORK.tracks, MediaReference("/nowhere/film.mp4", "abc", 2000)))
    with desk.answering((RelinkDialog, lambda dialog: dialog.without_button.click())):
        desk.drop(path)
    assert texts(desk.document) == ["Kept", "Safe"]
    assert desk.bench.playback.media is None
    assert desk.document.media.path == "/nowhere/film.mp4"
    edit(desk)
    assert texts(desk.document)[0] == "Edited"


def test_edits_made_while_a_file_is_looked_into_are_not_lost(desk, captions):
    desk.drop(captions("kept.srt"))
    desk.drop(SAMPLE)  # joins: the document has no media yet
    desk.bench.projects.save_as(captions("kept.srt").with_suffix(""))
    desk.settle()
    film = captions("kept.srt").with_name("again.mp4")
    shutil.copy(SAMPLE, film)
    with desk.answering(UnsavedDialog):  # Esc: stay
        desk.window.files.open_paths([film])
        edit(desk, "Typed meanwhile")
        desk.settle()
    assert texts(desk.document)[0] == "Typed meanwhile"
    assert desk.document.media.path == str(SAMPLE)


def test_captions_go_into_the_document_they_were_dropped_on(desk, captions, tmp_path):
    desk.drop(captions("first.srt"))
    desk.window.files.open_paths([captions("second.srt")])
    desk.session.open(WORK)  # something else is open before they are read
    desk.settle()
    assert desk.document == WORK


def test_an_unsaved_document_is_not_left_without_a_word(desk, captions):
    desk.drop(SAMPLE)
    desk.drop(captions("a.srt"))
    edit(desk)
    before = desk.document
    with desk.answering(UnsavedDialog):
        desk.drop(SAMPLE)
    assert desk.document is before


TURNS = "SPEAKER x 1 0.000 1.500 <NA> <NA> Ann <NA> <NA>\nSPEAKER x 1 2.000 1.500 <NA> <NA> Bob <NA> <NA>\n"


def test_turns_say_who_speaks_the_captions_that_are_open(desk, captions, tmp_path):
    turns = tmp_path / "film.rttm"
    turns.write_text(TURNS, "utf-8")
    desk.open(captions())
    desk.drop(turns)
    (track,) = desk.document.tracks
    assert [cue.speaker for cue in track.cues[:2]] == ["Ann", "Bob"]
    assert [cue.text for cue in track.cues[:2]] == ["Caption 1", "Caption 2"]
    assert "film.rttm" in desk.texts
    desk.session.undo_stack.undo()
    assert [cue.speaker for cue in desk.document.tracks[0].cues] == [None] * 3


def test_captions_and_their_turns_are_opened_together(desk, captions, tmp_path):
    turns = tmp_path / "a.rttm"
    turns.write_text(TURNS, "utf-8")
    desk.open(turns, captions())
    (track,) = desk.document.tracks
    assert [cue.speaker for cue in track.cues[:2]] == ["Ann", "Bob"]


def test_turns_alone_become_captions_to_be_written(desk, tmp_path):
    turns = tmp_path / "a.rttm"
    turns.write_text(TURNS, "utf-8")
    desk.open(turns)
    (track,) = desk.document.tracks
    assert [(cue.speaker, cue.text, cue.start_ms) for cue in track.cues] == [("Ann", "", 0), ("Bob", "", 2000)]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Smith>Hello\n\n00:03.000 --> 00:04.000\n<v Bob>Why?\n", ["Ann Smith", "Bob"]),
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nANN: Hello\n\n2\n00:00:03,000 --> 00:00:04,000\nBOB: Why?\n",
            ["ANN", "BOB"],
        ),
    ],
)
def test_files_that_name_speakers_land_with_them(desk, tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    desk.open(path)
    assert [cue.speaker for cue in desk.document.tracks[0].cues] == expected
    desk.window.workspace.grid.bar.count()
    assert set(desk.window.workspace.grid.bar.speakers.keys) == set(expected)
    assert desk.window.workspace.editor.speakers.box.count() == 3


def test_the_frame_rate_is_that_of_the_picture_that_is_open(desk, make_media):
    def rates():
        return [label.text() for label in desk.window.status.findChildren(QLabel) if label.text().endswith("fps")]

    desk.drop(make_media("film.mp4"))
    assert rates() == ["25 fps"]
    desk.trigger("close_document")
    assert rates() == []


def test_what_was_open_lately_can_be_forgotten(desk, make_media, qtbot):
    film = make_media("film.mp4")
    desk.drop(film)
    desk.trigger("close_document")
    desk.wait(desk.window.empty.forget_button.isVisible)
    qtbot.mouseClick(desk.window.empty.forget_button, Qt.MouseButton.LeftButton)
    assert desk.bench.projects.recent == []
    assert not desk.window.empty.forget_button.isVisible()
    assert film.exists()

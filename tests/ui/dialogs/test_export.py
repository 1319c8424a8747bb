"""Export: the names to come, what is there already, what an encoding lacks; and the tracks of a mux."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.document import Cue, Document, Track
from captionstudio.services.options import ExportOptions, MuxOptions
from captionstudio.ui.dialogs.export import ExportDialog
from captionstudio.ui.dialogs.mux import MuxDialog
from captionstudio.ui.dialogs.names import track_title
from tests.ui.dialogs.samples import ARABIC, EMPTY, ENGLISH, SPANISH


@pytest.fixture
def open_dialog(settings, document, shown):
    return lambda chosen=None, **changes: shown(ExportDialog(None, settings, chosen or document, **changes))


def test_the_first_time_every_track_goes_beside_the_video_as_srt(open_dialog, media_file):
    dialog = open_dialog()
    assert dialog.options() == ExportOptions(("en", "es", "ar"), media_file.parent, name="harbour")
    assert dialog.names.text() == "harbour.en.srt\nharbour.es.srt\nharbour.ar.srt"


def test_names_follow_the_pattern_as_it_is_typed(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.tracks.set_checked(["es"])
    dialog.pattern.selectAll()
    qtbot.keyClicks(dialog.pattern, "final {name} ({lang}).{ext}")
    assert dialog.names.text() == "final harbour (es).srt"
    dialog.pattern.selectAll()
    qtbot.keyClicks(dialog.pattern, "{title}.{ext}")
    assert "{title}" in dialog.message.text()
    assert not dialog.accept_button.isEnabled()
    dialog.tracks.set_checked(["en", "es"])
    dialog.pattern.selectAll()
    qtbot.keyClicks(dialog.pattern, "{name}.{ext}")
    assert dialog.message.text() == "⚠ Two files would be called “harbour.srt”. Put {track} or {lang} into the name."


def test_files_that_are_there_are_named_and_replaced_only_if_asked(open_dialog, media_file, qtbot):
    (media_file.parent / "harbour.es.srt").write_text("there")
    dialog = open_dialog()
    assert "harbour.es.srt  – exists" in dialog.names.text()
    assert not dialog.accept_button.isEnabled()
    qtbot.mouseClick(dialog.overwrite, Qt.MouseButton.LeftButton, pos=dialog.overwrite.rect().center() / 4)
    dialog.overwrite.setChecked(True)
    assert dialog.accept_button.isEnabled()
    assert dialog.options().overwrite
    dialog.tracks.set_checked(["en"])
    assert not dialog.overwrite.isEnabled()
    assert not dialog.options().overwrite


def test_a_character_that_the_encoding_lacks_is_named(open_dialog):
    dialog = open_dialog()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp1252"))
    assert dialog.message.text().startswith("⚠ This encoding has no “ص”, which")
    dialog.tracks.set_checked(["en", "es"])
    assert dialog.accept_button.isEnabled()


def test_everything_is_there_the_next_time(open_dialog, qtbot, tmp_path):
    dialog = open_dialog()
    dialog.tracks.set_checked(["en", "es"])
    dialog.formats.set_checked(["vtt", "ass"])
    dialog.newline.setCurrentIndex(2)
    dialog.encoding.setCurrentIndex(1)
    dialog.layout_box.setCurrentIndex(1)
    dialog.pattern.setText("{name}-{lang}.{ext}")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    expected = ExportOptions(
        ("en", "es"), tmp_path, ("vtt", "ass"), "utf-8-sig", "\r\n", "original_first", "{name}-{lang}.{ext}", name="harbour"
    )
    assert dialog.options() == expected
    assert open_dialog().options() == expected


def test_who_speaks_is_written_as_chosen_and_that_is_remembered(open_dialog, document, qtbot):
    spoken = replace(document, tracks=(replace(ENGLISH, cues=(replace(ENGLISH.cues[0], speaker="Ann"), *ENGLISH.cues[1:])),))
    dialog = open_dialog(spoken)
    assert dialog.speakers.currentText() == "As the house rules have it: names"
    assert dialog.options().speakers == "profile"
    dialog.speakers.setCurrentIndex(2)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.options().speakers == "hyphens"
    again = open_dialog(replace(spoken, profile="netflix"))
    assert again.options().speakers == "hyphens"
    assert again.speakers.itemText(0) == "As the house rules have it: dashes"


def test_where_nobody_is_named_nothing_is_asked_and_rttm_is_refused(open_dialog):
    dialog = open_dialog()
    assert not dialog.speakers.isVisible()
    dialog.formats.set_checked(["rttm"])
    assert dialog.message.text() == "⚠ These captions do not say who speaks: there is nothing to write as RTTM."
    assert not dialog.accept_button.isEnabled()


def test_a_track_without_captions_cannot_be_written(open_dialog, document):
    dialog = open_dialog(replace(document, tracks=(ENGLISH, EMPTY)))
    assert dialog.options().track_ids == ("en",)
    assert "no captions" in dialog.tracks._item("empty").toolTip()


def test_nothing_ticked_says_what_is_missing(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.formats.set_checked([])
    assert dialog.accept_button.toolTip() == "Tick the formats to write."
    dialog.tracks.set_checked([])
    assert dialog.accept_button.toolTip() == "Tick the tracks to write."


def test_captions_alone_ask_nothing_about_two_languages(open_dialog):
    dialog = open_dialog(Document(tracks=(ENGLISH,)))
    assert not dialog.layout_box.isVisible()
    assert dialog.names.text() == "captions.en.srt"


def test_a_right_to_left_name_keeps_its_place(open_dialog):
    assert open_dialog().tracks.text_of("ar") == f"\u2068{ARABIC.name}\u2069"


@pytest.fixture
def mux(settings, document, media_file, shown):
    return lambda: shown(MuxDialog(None, settings, document, media_file))


def test_mux_puts_the_track_shown_first_in_front(mux, media_file):
    dialog = mux()
    assert dialog.options() == MuxOptions(("en", "es", "ar"), media_file.with_name("harbour.captions.mp4"))
    dialog.default.setCurrentIndex(1)
    assert dialog.options().track_ids == ("es", "en", "ar")
    dialog.tracks.set_checked(["ar", "es"])
    assert dialog.options().track_ids == ("es", "ar")


def test_mux_says_what_a_container_holds_and_refuses_what_cannot_be(mux, media_file):
    dialog = mux()
    dialog.output.set_path(media_file.with_name("new.mkv"))
    assert "Matroska" in dialog.container.text()
    dialog.output.set_path(media_file)
    assert dialog.message.text() == "⚠ That is the video itself: choose another name."
    dialog.output.set_path(media_file.with_name("new.avi"))
    assert "must end with" in dialog.message.text()
    there = media_file.with_name("there.mkv")
    there.write_bytes(b"x")
    dialog.output.set_path(there)
    assert not dialog.accept_button.isEnabled()
    dialog.overwrite.setChecked(True)
    assert dialog.accept_button.isEnabled()


def test_mux_warns_of_a_language_nobody_knows(settings, media_file, document, shown):
    nameless = replace(SPANISH, language=None, cues=tuple(replace(cue, language=None) for cue in SPANISH.cues), name="Notes")
    dialog = shown(MuxDialog(None, settings, replace(document, tracks=(ENGLISH, nameless)), media_file))
    assert dialog.languages.text().split("\n") == [
        "Players will list: English.",
        "Without one language, and so listed as unknown: \u2068Notes\u2069.",
    ]


def test_a_track_in_several_languages_names_them(settings, media_file, document, shown):
    mixed = replace(ENGLISH, language=None, cues=ENGLISH.cues[:3] + SPANISH.cues[:1])
    dialog = shown(MuxDialog(None, settings, replace(document, tracks=(mixed,)), media_file))
    assert dialog.default.itemText(0) == "English, Spanish (original)"
    assert track_title(replace(mixed, cues=tuple(replace(cue, language=None) for cue in mixed.cues))) == "Unknown language (original)"


def test_a_long_track_names_three_languages_at_most():
    cues = tuple(Cue(at * 1000, at * 1000 + 900, "x", language=("en", "en", "fr", "fr", "de", "es")[at % 6]) for at in range(60))
    assert track_title(Track(cues, role="translation")) == "English, French, German, …"

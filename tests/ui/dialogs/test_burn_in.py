"""Burn in: the look as it is edited, the frames asked for, the file to come."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import STYLES
from captionstudio.services.options import BurnInOptions
from captionstudio.ui.dialogs.burn_in import BurnInDialog
from captionstudio.ui.dialogs.frame_preview import PreviewSource
from captionstudio.ui.dialogs.style_presets import own_styles, save_style
from captionstudio.ui.dialogs.style_tiles import OWN_LOOKS, css_colour, css_text
from tests.ui.dialogs.samples import ENGLISH


class SlowSource(PreviewSource):
    """Answers only when it is told to."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def request(self, time_ms, style, track_id, second_track_id):
        self.asked.append((time_ms, style, track_id, second_track_id))

    def answer(self, colour="#204060"):
        image = QImage(32, 18, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        self.ready.emit(image)


@pytest.fixture
def source(qapp):
    return SlowSource()


@pytest.fixture
def open_dialog(settings, document, info, source, shown):
    return lambda chosen=None, **changes: shown(BurnInDialog(None, settings, chosen or document, info, source, **changes))


def test_the_first_time_it_is_the_classic_look_beside_the_video(open_dialog, media_file):
    dialog = open_dialog()
    assert dialog.options() == BurnInOptions("en", media_file.with_name("harbour.captioned.mp4"), style=STYLES["classic"])
    # 1920 x 1080 at 29.97 for 270 s is about 17 thousand million pixels: 17e9 * 0.085 / 8 bytes, and two sound tracks of 20 kB/s.
    assert dialog.message.text().startswith("About 189 MB · ")


def test_a_tile_and_the_editor_make_the_look(open_dialog, qtbot):
    dialog = open_dialog()
    qtbot.mouseClick(dialog.looks.tiles.tile("box"), Qt.MouseButton.LeftButton)
    assert dialog.options().style == STYLES["box"]
    qtbot.keyClick(dialog.looks.tiles.tile("box"), Qt.Key.Key_Down)
    assert dialog.looks.tiles.chosen == "speakers"
    qtbot.keyClick(dialog.looks.tiles.tile("speakers"), Qt.Key.Key_Left)
    dialog.looks.editor.size_box.setValue(9.4)
    dialog.looks.editor.position.setCurrentIndex(2)
    dialog.looks.editor.has_box.setChecked(True)
    dialog.looks.editor.has_highlight.setChecked(False)
    style = dialog.options().style
    expected = replace(STYLES["karaoke"], size=9.4, position="top", box_colour="#000000B8", highlight=None)
    assert style == expected


def test_editing_changes_only_what_was_touched(open_dialog):
    for name, style in STYLES.items():
        dialog = open_dialog()
        dialog.looks.choose(name)
        dialog.looks.editor.italic.setChecked(True)
        assert dialog.options().style == replace(style, italic=True)


def test_any_look_can_have_the_colours_of_the_documents_speakers(open_dialog, document, source, qtbot):
    cues = tuple(replace(cue, speaker="Ann" if at % 2 else "Bob") for at, cue in enumerate(document.tracks[0].cues))
    spoken = replace(document, tracks=(replace(document.tracks[0], cues=cues),), speakers=(Speaker("Ann"), Speaker("Bob")))
    dialog = open_dialog(spoken)
    editor = dialog.looks.editor
    assert editor.named.isVisible()
    assert not any(button.isVisible() for button in editor.speakers)
    assert editor.named.toolTip() == "Ann, Bob"
    qtbot.waitUntil(lambda: bool(source.asked))
    source.answer()
    editor.has_speakers.click()
    assert dialog.options().style == replace(STYLES["classic"], speaker_colours=STYLES["speakers"].speaker_colours)
    qtbot.waitUntil(lambda: bool(source.asked[-1][1].speaker_colours))


def test_without_speakers_the_look_hands_colours_out(open_dialog):
    dialog = open_dialog()
    editor = dialog.looks.editor
    assert not editor.named.isVisible()
    assert all(button.isVisible() for button in editor.speakers)


def test_one_frame_is_asked_for_at_a_time_and_the_newest_wish_is_next(open_dialog, source, qtbot):
    dialog = open_dialog(time_ms=5000)
    qtbot.waitUntil(lambda: len(source.asked) == 1)
    assert source.asked[0] == (5000, STYLES["classic"], "en", None)
    dialog.preview.slider.setValue(7000)
    dialog.preview.slider.setValue(8000)
    dialog.second.setCurrentIndex(dialog.second.findData("es"))
    qtbot.wait(80)  # longer than the pause after which a frame is asked for
    assert len(source.asked) == 1
    source.answer()
    assert source.asked[1:] == [(8000, STYLES["classic"], "en", "es")]
    source.answer("#ff0000")
    assert dialog.preview.picture.grab().toImage().pixelColor(dialog.preview.picture.rect().center()).name() == "#ff0000"


def test_the_preview_says_why_it_has_no_frame(open_dialog, source, qtbot):
    dialog = open_dialog()
    qtbot.waitUntil(lambda: bool(source.asked))
    source.failed.emit("The video cannot be read.")
    assert dialog.preview.picture.accessibleDescription() == "The video cannot be read."


def test_the_arrows_beside_the_slider_go_from_caption_to_caption(open_dialog, qtbot):
    dialog = open_dialog()
    assert dialog.preview.time_ms == 2250  # the middle of the first caption
    qtbot.mouseClick(dialog.preview.next, Qt.MouseButton.LeftButton)
    assert dialog.preview.time_ms == 5250
    qtbot.mouseClick(dialog.preview.previous, Qt.MouseButton.LeftButton)
    assert dialog.preview.time_ms == 2250
    dialog.preview.time.selectAll()
    qtbot.keyClicks(dialog.preview.time, "1:00")
    assert dialog.preview.slider.value() == 60_000


def test_a_look_is_saved_under_a_name_found_again_and_deleted(open_dialog, settings, qtbot, monkeypatch):
    dialog = open_dialog()
    qtbot.mouseClick(dialog.looks.tiles.tile("box"), Qt.MouseButton.LeftButton)
    dialog.looks.editor.bold.setChecked(True)
    monkeypatch.setattr("captionstudio.ui.dialogs.style_panel.QInputDialog.getText", lambda *_, **__: ("Hafen", True))
    qtbot.mouseClick(dialog.looks.save_button, Qt.MouseButton.LeftButton)
    assert dialog.looks.tiles.chosen == "Hafen"
    assert own_styles(settings) == {"Hafen": replace(STYLES["box"], bold=True, name="Hafen")}
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    again = open_dialog()
    assert again.options().style.name == "Hafen"
    qtbot.mouseClick(again.looks.forget_button, Qt.MouseButton.LeftButton)
    assert own_styles(settings) == {}
    assert again.looks.tiles.chosen == "classic"


def test_names_of_looks_that_ship_are_refused(settings, qtbot, open_dialog, monkeypatch):
    dialog, said = open_dialog(), []
    monkeypatch.setattr("captionstudio.ui.dialogs.style_panel.QInputDialog.getText", lambda *_, **__: (" Box ", True))
    monkeypatch.setattr("captionstudio.ui.dialogs.style_panel.QMessageBox.warning", lambda *args: said.append(args[2]))
    qtbot.mouseClick(dialog.looks.save_button, Qt.MouseButton.LeftButton)
    assert said == ["“Box” ships with the program. Choose another name."]


def test_looks_that_cannot_be_read_are_left_out(settings):
    save_style(settings, "Good", STYLES["box"])
    kept = settings.get("styles/own", {})
    settings.set("styles/own", {**kept, "bad": {"size": 900}, "odd": 5, "worse": {"colour": "red"}})
    assert list(own_styles(settings)) == ["Good"]


def test_captions_with_looks_of_their_own_keep_them_unless_asked(open_dialog, document):
    styled = replace(ENGLISH, format="ass", header="[Script Info]")
    dialog = open_dialog(replace(document, tracks=(styled,)))
    assert dialog.looks.tiles.chosen == OWN_LOOKS
    assert dialog.options().style is None
    assert not dialog.looks.editor.isEnabled()
    dialog.looks.tiles.tile("large").click()
    assert dialog.options().style == STYLES["large"]


def test_a_word_that_cannot_light_up_is_said(open_dialog, document):
    silent = replace(ENGLISH, cues=tuple(replace(cue, words=()) for cue in ENGLISH.cues))
    dialog = open_dialog(replace(document, tracks=(silent,)))
    assert not dialog.words_note.isVisible()
    dialog.looks.tiles.tile("karaoke").click()
    assert dialog.words_note.isVisible()


def test_quality_in_words_and_the_rest_is_there_the_next_time(open_dialog, qtbot, media_file):
    dialog = open_dialog()
    assert dialog.quality_hint.text() == "As good as the source (CRF 20)"
    dialog.quality.setValue(28)
    assert dialog.quality_hint.text() == "Fair; small, for sending (CRF 28)"
    dialog.soft.setChecked(True)
    dialog.output.set_path(media_file.with_name("new.mkv"))
    dialog.range.set_times(60_000, 120_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    options = dialog.options()
    assert (options.quality, options.start_ms, options.end_ms) == (28, 60_000, 120_000)
    assert options.soft_track_ids == ("en", "es", "ar")
    again = open_dialog().options()
    assert (again.quality, again.soft_track_ids, again.output.suffix) == (28, ("en", "es", "ar"), ".mkv")


def test_the_video_itself_and_what_is_there_are_not_overwritten_unasked(open_dialog, media_file):
    dialog = open_dialog()
    dialog.output.set_path(media_file)
    assert "video itself" in dialog.message.text()
    there = media_file.with_name("there.mp4")
    there.write_bytes(b"x")
    dialog.output.set_path(there)
    assert not dialog.accept_button.isEnabled()
    dialog.overwrite.setChecked(True)
    assert dialog.accept_button.isEnabled()
    dialog.output.set_path(media_file.parent / "no such folder" / "x.mp4")
    assert not dialog.accept_button.isEnabled()


def test_colours_with_and_without_transparency():
    assert css_text(css_colour("#0A141EB8")) == "#0A141EB8"
    assert (css_colour("#0A141EB8").red(), css_colour("#0A141EB8").alpha()) == (10, 184)
    assert css_text(css_colour("#ffcc00")) == "#FFCC00"


def test_it_fits_a_small_screen_with_the_video_in_reach(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.resize(920, 588)  # what a screen of 1000 x 640 leaves
    assert dialog.width() <= 960
    assert dialog.height() == 588
    for field in (dialog.output, dialog.quality, dialog.soft, dialog.track, dialog.accept_button):
        corner = field.mapTo(dialog, field.rect().bottomRight())
        assert field.isVisible()
        assert dialog.rect().contains(corner)
    assert dialog.looks.verticalScrollBar().maximum() > 0  # the look scrolls instead


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("libx264", "H.264 (software)"),
        ("h264_nvenc", "H.264 (NVIDIA)"),
        ("h264_vaapi", "H.264 (VA-API)"),
        ("libvpx-vp9", "VP9 (software)"),
        ("prores_ks", "prores_ks"),
    ],
)
def test_encoders_are_named_for_people(open_dialog, name, title):
    dialog = open_dialog()
    dialog.set_encoder(name)
    assert (dialog.encoder.text(), dialog.encoder.toolTip()) == (title, name)

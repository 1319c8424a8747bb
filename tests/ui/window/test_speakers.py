"""Who speaks, in the whole window: by menu, by number keys, by the panel, and in the recording itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.edits.speakers import merge_speakers, rename_speaker
from captionstudio.core.speakers import Speaker
from captionstudio.engines.host.client import EngineHost
from captionstudio.engines.host.speakers import HostedSpeakers
from captionstudio.services.settings import Settings
from captionstudio.services.voice_library import VOICE_LIBRARY, add_voices, read_voices
from captionstudio.ui.dialogs.find_speakers import FindSpeakersDialog
from captionstudio.ui.dialogs.speaker_choice import SpeakerChoiceDialog, SwapSpeakersDialog
from tests.fakes.scripted import ScriptedSpeakers
from tests.fakes.speaking import SPEECH, Recording
from tests.fakes.waiting import let_run
from tests.ui.window.conftest import SAMPLE

DIALOGUE = SPEECH / "dialogue.opus"


def make_cue(at, speaker, confidence=None):
    words = tuple(Word(text, at * 4000 + n * 400, at * 4000 + n * 400 + 380) for n, text in enumerate(["Good", "evening", "again."]))
    text = "Good evening again."
    return Cue(at * 4000, at * 4000 + 2000, text, id=f"c{at}", words=words, speaker=speaker, speaker_confidence=confidence)


CUES = (make_cue(0, "Ann"), make_cue(1, "Ben", 0.4), make_cue(2, "Ann", 0.9), make_cue(3, "Ben", 0.3), make_cue(4, None))


@pytest.fixture
def speakers():
    return ScriptedSpeakers()


@pytest.fixture
def host(make_desk):
    with EngineHost() as engine_host:
        yield engine_host


@pytest.fixture
def talk(make_desk, speakers):
    """A window with a conversation of two in the sample."""
    desk = make_desk(speakers=speakers)
    desk.open(SAMPLE)
    people = (Speaker("Ann", "#dd6600", voice=(0.6, 0.8)), Speaker("Ben", "#0066bb"))
    desk.session.open(replace(desk.document, tracks=(Track(CUES, language="en", id="t"),), speakers=people))
    desk.session.select(["c4"], track_id="t")
    let_run(0)
    return desk


def names(desk):
    return [cue.speaker for cue in desk.document.tracks[0].cues]


def test_number_keys_give_captions_to_speakers_where_fields_do_not_have_the_focus(talk):
    table, editor = talk.window.workspace.grid.table, talk.window.workspace.editor
    talk.window.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_2)
    assert names(talk)[4] == "Ben"
    QTest.keyClick(table, Qt.Key.Key_1)
    assert names(talk)[4] == "Ann"
    QTest.keyClick(table, Qt.Key.Key_7)
    assert names(talk)[4] == "Ann", "nobody has that number"
    QTest.keyClick(table, Qt.Key.Key_0)
    assert names(talk)[4] is None
    for _ in range(3):
        talk.session.undo_stack.undo()
    assert names(talk)[4] is None
    assert not talk.session.undo_stack.canUndo(), "each key is one step"
    editor.focus_text()
    QTest.keyClick(talk.window.focusWidget(), Qt.Key.Key_2)
    assert names(talk)[4] is None
    assert "2" in talk.session.current_cue.text


def test_the_panel_takes_its_room_from_the_picture_alone(talk):
    space = talk.window.workspace
    others = (space.grid, space.editor, space.timeline)
    before, least = [part.size() for part in others], talk.window.minimumSizeHint().width()
    talk.trigger("show_speakers")
    let_run(0)
    assert space.speakers.isVisible()
    assert [part.size() for part in others] == before
    assert space.player.width() == space.speakers.width()
    assert space.player.picture.height() > 2 * space.player.transport.height()
    assert talk.window.minimumSizeHint().width() == least
    QTest.mouseClick(space.speakers.close_button, Qt.MouseButton.LeftButton)
    assert not space.speakers.isVisible()
    assert not talk.window.actions_["show_speakers"].isChecked()


def test_many_speakers_are_scrolled_to_and_come_in_order_with_tab(talk):
    panel = talk.window.workspace.speakers
    talk.trigger("show_speakers")
    let_run(0)
    least, size = panel.minimumSizeHint(), panel.size()
    talk.session.open(replace(talk.document, speakers=tuple(Speaker(f"Guest of the evening {number}") for number in range(3, 13))))
    area = panel.findChild(QScrollArea)
    talk.wait(lambda: len(panel.lines) == 12 and area.verticalScrollBar().maximum() > 0)
    last = list(panel.lines.values())[-1]
    assert (panel.minimumSizeHint(), panel.size()) == (least, size)
    assert area.horizontalScrollBar().maximum() == 0
    talk.window.activateWindow()
    panel.close_button.setFocus()
    met = []
    while talk.window.focusWidget() is not last.menu_button:
        QTest.keyClick(talk.window.focusWidget(), Qt.Key.Key_Tab)
        met.append(talk.window.focusWidget())
    assert met == [stop for line in panel.lines.values() for stop in line.stops]
    assert all(stop.accessibleName() and stop.toolTip() for stop in met)
    talk.wait(lambda: not last.menu_button.visibleRegion().isEmpty())


def test_the_panel_is_there_again_at_the_next_start(make_desk, home):
    path = home / "settings.json"

    def start():
        desk = make_desk(settings=Settings(path))
        desk.open(SAMPLE)
        return desk, desk.window.workspace.speakers

    def end(desk):
        desk.window.close()
        desk.settings.save()
        desk.end()

    desk, panel = start()
    assert not panel.isVisible(), "nobody asked for it"
    end(desk)
    desk, panel = start()
    desk.trigger("show_speakers")
    let_run(0)
    usual = panel.height()
    assert usual > panel.minimumSizeHint().height()
    handle = desk.window.workspace._left.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, handle.rect().center() - QPoint(0, 40))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    chosen = panel.height()
    assert chosen > usual
    end(desk)
    desk, panel = start()
    assert (panel.isVisible(), panel.height()) == (True, chosen)
    desk.trigger("show_speakers")
    end(desk)
    desk, panel = start()
    assert not panel.isVisible()
    desk.trigger("show_speakers")
    let_run(0)
    assert panel.height() == chosen


def test_number_keys_work_in_the_panel_but_not_in_its_names(talk):
    talk.trigger("show_speakers")
    panel = talk.window.workspace.speakers
    talk.wait(lambda: list(panel.lines) == ["Ann", "Ben"])
    panel.next_button.setFocus()
    QTest.keyClick(panel.next_button, Qt.Key.Key_2)
    assert names(talk)[4] == "Ben"
    field = panel.lines["Ann"].name
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_1)
    assert field.text() == "1"
    assert names(talk)[4] == "Ben"


def test_the_menu_says_whom_a_number_is(talk):
    shown = [talk.window.actions_[f"assign_speaker_{number}"] for number in range(1, 10)]
    assert [action.text().replace("&", "") for action in shown if action.isVisible()] == ["1  Ann", "2  Ben"]
    talk.session.apply(rename_speaker(talk.document, "Ann", "Anna & Co"))
    assert shown[0].text() == "&1  Anna && Co"


def test_doubtful_captions_are_gone_through(talk):
    seen = []
    for action_id in ("next_doubtful_speaker", "next_doubtful_speaker", "next_doubtful_speaker", "previous_doubtful_speaker"):
        talk.trigger(action_id)
        seen.append((talk.session.selection.current_id, talk.bench.playback.position_ms))
    assert seen == [("c1", 4000), ("c3", 12_000), ("c1", 4000), ("c3", 12_000)]


def test_a_speaker_is_chosen_in_a_dialog(talk):
    def choose(dialog):
        QTest.keyClicks(dialog.search, "Eve")
        dialog.accept()

    talk.session.select(["c3", "c4"])
    with talk.answering((SpeakerChoiceDialog, choose)):
        talk.trigger("set_speaker")
    assert names(talk)[3:] == ["Eve", "Eve"]
    assert [speaker.name for speaker in talk.document.speakers] == ["Ann", "Ben", "Eve"]


def test_two_speakers_are_exchanged(talk):
    with talk.answering((SwapSpeakersDialog, QDialog.accept)):
        talk.trigger("swap_speakers")
    assert names(talk) == ["Ben", "Ann", "Ben", "Ann", None]


def test_finding_asks_how_many_and_keeps_given_names(talk, speakers):
    def exactly_two(dialog):
        dialog.speakers.box.setCurrentIndex(dialog.speakers.box.findData("exactly"))
        dialog.accept()

    with talk.answering((FindSpeakersDialog, exactly_two)):
        talk.trigger("find_speakers")
    talk.settle()
    assert [(count, [speaker.name for speaker in known]) for _, count, known in speakers.asked] == [(SpeakerCount(2, 2), ["Ann", "Ben"])]
    assert names(talk) == ["Ann", "Ben", "Ann", "Ben", "Ann"]


def test_finding_without_media_says_what_is_missing(make_desk, captions):
    desk = make_desk(speakers=ScriptedSpeakers())
    desk.open(captions())
    desk.trigger("find_speakers")
    assert "nothing to listen to" in desk.texts


def test_voices_of_other_projects_are_known_only_where_the_user_wants_it(talk, speakers, home):
    path = talk.bench.voices.path
    add_voices(path, [Speaker("Zoe", voice=(0.0, 1.0)), Speaker("Ann", voice=(1.0, 0.0))])
    for wanted in (False, True):
        talk.settings.set(VOICE_LIBRARY, wanted)
        with talk.answering((FindSpeakersDialog, QDialog.accept)):
            talk.trigger("find_speakers")
        talk.settle()
    assert [[speaker.name for speaker in known] for _, _, known in speakers.asked] == [["Ann", "Ben"], ["Ann", "Ben", "Zoe"]]
    assert speakers.asked[1][2][0].voice == (0.6, 0.8), "who is in the project is known by that"
    talk.bench.projects.save_as(home / "talk.captionstudio")
    talk.settle()
    talk.bench.voices.shut_down()
    assert ("Ann", (0.6, 0.8)) in [(voice.name, voice.voice) for voice in read_voices(path)]


def test_a_real_conversation_is_told_apart_and_one_who_is_two_is_split(make_desk, host):
    truth = Recording.load(DIALOGUE)
    desk = make_desk(speakers=HostedSpeakers(host))
    desk.open(DIALOGUE)
    cues = tuple(replace(cue, speaker=None) for cue in truth.sentences)
    desk.session.open(replace(desk.document, tracks=(Track(cues, language="en", id="t"),)))
    with desk.answering((FindSpeakersDialog, QDialog.accept)):
        desk.trigger("find_speakers")
    desk.settle(60)
    true = [cue.speaker for cue in truth.sentences]
    assert len(set(zip(names(desk), true, strict=True))) == 2, "each speaker has one name"
    # everything is taken for one person's: split by voice, it is two again
    first = desk.document.speakers[0].name
    for other in desk.document.speakers[1:]:
        desk.session.apply(merge_speakers(desk.document, [other.name], first))
    assert set(names(desk)) == {first}
    desk.session.select([desk.document.tracks[0].cues[0].id])
    desk.trigger("split_speaker")
    desk.settle(60)
    assert len(set(zip(names(desk), true, strict=True))) == 2

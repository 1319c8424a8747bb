"""Every command of the window as data: menus, keys, tool tips, the key map in Preferences and the table in the guide come from here.

To add a command: one line in `SPECS`, and one in the controller that carries it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from captionstudio.services.settings import Settings
from captionstudio.ui.dialogs.shortcuts import KeyRow
from captionstudio.ui.icons import icon

Menu = Literal["File", "Edit", "Cue", "Timing", "Playback", "Quality", "View", "Help"]
MENUS: tuple[Menu, ...] = ("File", "Edit", "Cue", "Timing", "Playback", "Quality", "View", "Help")
_KEYS = "keys/"
ASSIGN, MOST_NUMBERS = "assign_speaker_", 9
"""The commands that give captions to the speaker of a number, 0 for nobody: what their identities begin with, and the highest number."""
_SHUTTLE = "player/shuttle"
_SHUTTLE_KEYS = {"shuttle_back": "J", "shuttle_stop": "K", "shuttle_forward": "L", "loop_cue": "Shift+L"}


def _t(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


_MENU_TITLES: dict[Menu, str] = {
    "File": _t("File"), "Edit": _t("Edit"), "Cue": _t("Caption"), "Timing": _t("Timing"),
    "Playback": _t("Playback"), "Quality": _t("Quality"), "View": _t("View"), "Help": _t("Help"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. ``text`` is English with its mnemonic; ``keys`` are the default ones, the first shown; ``needs`` names what has to be
    there for it to be enabled. Where ``is_local`` its keys work in player, timeline and grid only, so that fields keep their arrows.
    Commands of one ``group`` share a menu of that name within the menu.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Literal["", "media", "picture", "sound", "cues", "selection", "cue", "captions", "translation", "document"] = ""
    tip: str = ""
    is_checkable: bool = False
    is_local: bool = False
    starts_group: bool = False
    group: str = ""


_NUMBERED = (
    _t("Give to &nobody"), _t("Give to speaker &1"), _t("Give to speaker &2"), _t("Give to speaker &3"), _t("Give to speaker &4"),
    _t("Give to speaker &5"), _t("Give to speaker &6"), _t("Give to speaker &7"), _t("Give to speaker &8"), _t("Give to speaker &9"),
)  # fmt: skip
_ASSIGNING = tuple(
    ActionSpec(f"{ASSIGN}{number}", _NUMBERED[number], "Cue", (str(number),), needs="selection", is_local=True, group=_t("Give to speaker"))
    for number in (*range(1, MOST_NUMBERS + 1), 0)
)

SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("open", _t("&Open…"), "File", ("Ctrl+O",), "open", tip=_t("Open a video, sound, captions or a project")),
    ActionSpec("add_captions", _t("A&dd captions…"), "File", (), "captions", tip=_t("Open a caption file as one more track")),
    ActionSpec("try_sample", _t("Tr&y the sample"), "File", tip=_t("Open the video that ships with the program")),
    ActionSpec("batch", _t("Batc&h…"), "File", ("Ctrl+Shift+O",), "folder", tip=_t("Caption several files one after another")),
    ActionSpec("close_document", _t("&Close"), "File", ("Ctrl+W",), needs="document", tip=_t("Close what is open")),
    ActionSpec("save", _t("&Save project"), "File", ("Ctrl+S",), "save", needs="document", starts_group=True),
    ActionSpec("save_as", _t("Save project &as…"), "File", ("Ctrl+Shift+S",), needs="document"),
    ActionSpec("relink", _t("&Find the media…"), "File", needs="document", tip=_t("Choose where the video or sound of this project lies")),
    ActionSpec("transcribe", _t("&Transcribe…"), "File", ("Ctrl+R",), "transcribe", "sound", starts_group=True),
    ActionSpec("translate", _t("T&ranslate…"), "File", ("Ctrl+Shift+R",), "translate", "captions"),
    ActionSpec("glossary", _t("&Glossary…"), "File", needs="document", tip=_t("Words that are always translated the same way")),
    ActionSpec("export", _t("&Export…"), "File", ("Ctrl+E",), "export", "captions"),
    ActionSpec("burn_in", _t("Bur&n captions into the video…"), "File", ("Ctrl+Shift+E",), "burn-in", "picture"),
    ActionSpec("mux", _t("Add caption trac&ks to the video…"), "File", needs="picture"),
    ActionSpec("models", _t("&Models…"), "File", starts_group=True, tip=_t("Recognition and translation models on this computer")),
    ActionSpec("preferences", _t("&Preferences…"), "File", ("Ctrl+,",), "settings"),
    ActionSpec("quit", _t("&Quit"), "File", ("Ctrl+Q",), starts_group=True),
    ActionSpec("undo", _t("&Undo"), "Edit", ("Ctrl+Z",), "undo"),
    ActionSpec("redo", _t("&Redo"), "Edit", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    ActionSpec("copy_text", _t("&Copy text"), "Edit", ("Ctrl+Shift+C",), "copy", "selection", starts_group=True),
    ActionSpec("select_all", _t("Select &all captions"), "Edit", ("Ctrl+Shift+A",), needs="cues"),
    ActionSpec("find", _t("&Find…"), "Edit", ("Ctrl+F",), "search", "cues", starts_group=True),
    ActionSpec("replace", _t("R&eplace…"), "Edit", ("Ctrl+H",), needs="cues"),
    ActionSpec("insert_cue", _t("&New caption at the playhead"), "Cue", ("Ins",), "plus", "document"),
    ActionSpec("duplicate_cue", _t("D&uplicate"), "Cue", ("Ctrl+D",), "copy", "selection"),
    ActionSpec("delete_cues", _t("&Delete"), "Cue", ("Del",), "trash", "selection", is_local=True),
    ActionSpec("edit_cue", _t("&Edit text"), "Cue", ("Return",), needs="cue", is_local=True, starts_group=True),
    ActionSpec("accept_next", _t("&Accept and go to the next"), "Cue", ("Ctrl+Return",), "check", "cue"),
    ActionSpec("previous_cue", _t("&Previous caption"), "Cue", ("Up", "Ctrl+Up"), needs="cues", is_local=True),
    ActionSpec("next_cue", _t("Ne&xt caption"), "Cue", ("Down", "Ctrl+Down"), needs="cues", is_local=True),
    ActionSpec("split_cue", _t("&Split at the cursor or playhead"), "Cue", ("Ctrl+T",), "split", "cue", starts_group=True),
    ActionSpec("merge_cues", _t("&Merge with the next"), "Cue", ("Ctrl+J",), "merge", "cue",
               tip=_t("Join the selected captions, or one and the next")),
    ActionSpec("rebreak_lines", _t("&Break lines anew"), "Cue", ("Ctrl+L",), needs="selection"),
    ActionSpec("toggle_italic", _t("&Italic"), "Cue", ("Ctrl+I",), "italic", "selection", starts_group=True),
    ActionSpec("toggle_bold", _t("B&old"), "Cue", ("Ctrl+B",), "bold", "selection"),
    ActionSpec("upper_case", _t("Uppe&r case"), "Cue", needs="selection"),
    ActionSpec("lower_case", _t("Lo&wer case"), "Cue", needs="selection"),
    ActionSpec("sentence_case", _t("Senten&ce case"), "Cue", needs="selection"),
    ActionSpec("strip_tags", _t("Remove &formatting"), "Cue", needs="selection"),
    ActionSpec("confirm_words", _t("Words are ri&ght"), "Cue", ("Ctrl+Shift+K",), "check", "selection",
               tip=_t("Take the doubt off the words of the selected captions")),
    ActionSpec("set_speaker", _t("Speaker…"), "Cue", (), "speaker", "selection", tip=_t("Say who speaks the selected captions")),
    *_ASSIGNING,
    ActionSpec("swap_speakers", _t("Exchange speakers…"), "Cue", needs="cues",
               tip=_t("What the one said, the other has said, in all captions")),
    ActionSpec("set_language", _t("&Language…"), "Cue", (), "globe", "selection"),
    ActionSpec("toggle_lock", _t("Loc&k"), "Cue", (), "lock", "selection", tip=_t("Protect captions against changes, or allow them again")),
    ActionSpec("next_track", _t("Next track"), "Cue", ("Ctrl+PgDown",), needs="captions", starts_group=True,
               tip=_t("Work on the next track, such as a translation")),
    ActionSpec("previous_track", _t("Previous track"), "Cue", ("Ctrl+PgUp",), needs="captions"),
    ActionSpec("delete_track", _t("Delete this &track"), "Cue", needs="cues"),
    ActionSpec("set_start", _t("&Start at the playhead"), "Timing", ("[",), needs="cue"),
    ActionSpec("set_end", _t("&End at the playhead"), "Timing", ("]",), needs="cue"),
    ActionSpec("start_earlier", _t("Start a frame earlier"), "Timing", ("Alt+[",), needs="cue", starts_group=True),
    ActionSpec("start_later", _t("Start a frame later"), "Timing", ("Alt+Shift+[", "Alt+{"), needs="cue"),
    ActionSpec("end_later", _t("End a frame later"), "Timing", ("Alt+]",), needs="cue"),
    ActionSpec("end_earlier", _t("End a frame earlier"), "Timing", ("Alt+Shift+]", "Alt+}"), needs="cue"),
    ActionSpec("extend_to_next", _t("E&xtend to the next caption"), "Timing", ("Ctrl+]",), needs="selection", starts_group=True),
    ActionSpec("close_gaps", _t("&Close short gaps"), "Timing", needs="cues"),
    ActionSpec("shift_times", _t("S&hift or stretch times…"), "Timing", ("Ctrl+Shift+M",), needs="cues"),
    ActionSpec("snap", _t("S&nap while dragging"), "Timing", ("Ctrl+Shift+N",), "snap", is_checkable=True, starts_group=True),
    ActionSpec("carry", _t("&Move translations along"), "Timing", is_checkable=True,
               tip=_t("Translations follow when the times of their originals change")),
    ActionSpec("play", _t("&Play or pause"), "Playback", ("Space",), "play", "media", is_local=True),
    ActionSpec("play_cue", _t("Play the &caption"), "Playback", ("Ctrl+Space",), needs="cue"),
    ActionSpec("loop_cue", _t("&Loop the caption"), "Playback", ("L",), "loop", "cue", is_local=True),
    ActionSpec("frame_back", _t("A frame &back"), "Playback", (",",), "frame-back", "media", is_local=True, starts_group=True),
    ActionSpec("frame_forward", _t("A frame &forward"), "Playback", (".",), "frame-forward", "media", is_local=True),
    ActionSpec("nudge_back", _t("Half a second back"), "Playback", ("Left",), needs="document", is_local=True),
    ActionSpec("nudge_forward", _t("Half a second forward"), "Playback", ("Right",), needs="document", is_local=True),
    ActionSpec("go_to_start", _t("To the start"), "Playback", ("Home",), "skip-back", "document", is_local=True),
    ActionSpec("go_to_time", _t("&Go to a time…"), "Playback", ("Ctrl+G",), needs="document"),
    ActionSpec("slower", _t("&Slower"), "Playback", ("Ctrl+-",), needs="media", starts_group=True),
    ActionSpec("faster", _t("F&aster"), "Playback", ("Ctrl+=", "Ctrl++"), needs="media"),
    ActionSpec("usual_speed", _t("&Usual speed"), "Playback", ("Ctrl+0",), needs="media"),
    ActionSpec("shuttle", _t("&J K L shuttle"), "Playback", is_checkable=True,
               tip=_t("J plays slower, K stops, L plays faster; looping moves to Shift+L")),
    ActionSpec("shuttle_back", _t("Shuttle: slower or back"), "Playback", needs="media", is_local=True),
    ActionSpec("shuttle_stop", _t("Shuttle: stop"), "Playback", needs="media", is_local=True),
    ActionSpec("shuttle_forward", _t("Shuttle: faster"), "Playback", needs="media", is_local=True),
    ActionSpec("mute", _t("&Mute"), "Playback", ("M",), "volume-off", "media", is_local=True),
    ActionSpec("snapshot", _t("Save the p&icture…"), "Playback", ("Ctrl+Shift+P",), "camera", "picture", starts_group=True),
    ActionSpec("player_full_screen", _t("Picture on the &whole screen"), "Playback", ("F",), needs="picture", is_local=True),
    ActionSpec("safe_area", _t("Safe a&rea"), "Playback", (), "frame", is_checkable=True),
    ActionSpec("player_colours", _t("Captions in the speakers' c&olours"), "Playback", is_checkable=True,
               tip=_t("Draw captions over the picture in the speakers' colours")),
    ActionSpec("speaker_name", _t("Speaker's &name while paused"), "Playback", is_checkable=True,
               tip=_t("Write who speaks into the corner of the picture while it stands still")),
    ActionSpec("next_issue", _t("&Next issue"), "Quality", ("F8",), "warning", "cues"),
    ActionSpec("previous_issue", _t("&Previous issue"), "Quality", ("Shift+F8",), needs="cues"),
    ActionSpec("fix_issues", _t("&Mend what can be mended"), "Quality", needs="cues",
               tip=_t("Overlaps, gaps, lengths and line breaks, in one step that can be undone"), starts_group=True),
    ActionSpec("resegment", _t("&Cut captions anew from their words"), "Quality", needs="cues"),
    ActionSpec("check_translation", _t("Check the &translation"), "Quality", needs="translation",
               tip=_t("Translate it back and mark the captions that may say something else than their originals")),
    ActionSpec("find_speakers", _t("Find &who speaks…"), "Quality", (), "speaker", "cues",
               tip=_t("Listen to the voices and say of each caption who speaks it"), starts_group=True),
    ActionSpec("next_doubtful_speaker", _t("Next d&oubtful speaker"), "Quality", ("F9",), needs="cues",
               tip=_t("The next caption of which it is doubtful who speaks")),
    ActionSpec("previous_doubtful_speaker", _t("Previous dou&btful speaker"), "Quality", ("Shift+F9",), needs="cues"),
    ActionSpec("similar_speakers", _t("&Apply corrected speakers to similar captions"), "Quality", needs="cues",
               tip=_t("Captions whose speaker is doubtful go to the corrected voice they sound like")),
    ActionSpec("split_speaker", _t("Split this spea&ker in two"), "Quality", needs="cue",
               tip=_t("Two people go by the name of this caption's speaker: tell their voices apart")),
    ActionSpec("find_shots", _t("Find &shot changes"), "Quality", (), "film", "picture", starts_group=True),
    ActionSpec("zoom_in", _t("Zoom &in"), "View", ("Ctrl+Shift+=", "Ctrl+Shift++"), "zoom-in", "document"),
    ActionSpec("zoom_out", _t("Zoom &out"), "View", ("Ctrl+Shift+-",), "zoom-out", "document"),
    ActionSpec("zoom_fit", _t("&Whole film"), "View", ("Ctrl+Shift+0",), "zoom-fit", "document"),
    ActionSpec("zoom_selection", _t("Zoom to the se&lection"), "View", ("Ctrl+Shift+F",), needs="selection"),
    ActionSpec("follow", _t("&Follow the playhead"), "View", ("Ctrl+Shift+L",), "follow", is_checkable=True, starts_group=True),
    ActionSpec("spectrogram", _t("&Spectrogram"), "View", (), "spectrogram", is_checkable=True),
    ActionSpec("speaker_colours", _t("Speakers in &colours"), "View", (), "speaker", is_checkable=True,
               tip=_t("Show on the timeline who speaks, in the speakers' colours"), starts_group=True),
    ActionSpec("speaker_lanes", _t("A lane for &each speaker"), "View", ("Ctrl+Shift+H",), is_checkable=True,
               tip=_t("Give each speaker a lane of the timeline; drag captions from one to another")),
    ActionSpec("show_speakers", _t("Spea&kers"), "View", ("Ctrl+Shift+I",), "speaker", "document", is_checkable=True, starts_group=True,
               tip=_t("Who speaks: names, colours, samples, doubtful captions")),
    ActionSpec("show_jobs", _t("&Jobs"), "View", ("Ctrl+Shift+J",), "jobs", is_checkable=True),
    ActionSpec("full_screen", _t("F&ull screen"), "View", ("F11",), is_checkable=True),
    ActionSpec("guide", _t("&Guide"), "Help", ("F1",)),
    ActionSpec("shortcuts", _t("&Keys"), "Help", ("Ctrl+F1",), "keyboard"),
    ActionSpec("doctor", _t("&Doctor…"), "Help", tip=_t("Look whether everything is there that the program needs"), starts_group=True),
    ActionSpec("about", _t("&About Caption Studio"), "Help", starts_group=True),
)  # fmt: skip


class Actions(QObject):
    """The `QAction` of each `ActionSpec`, with the user's own keys."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._by_id: dict[str, QAction] = {}
        for spec in SPECS:
            action = QAction(self)
            action.setObjectName(spec.id)
            action.setCheckable(spec.is_checkable)
            action.setAutoRepeat(spec.menu in ("Playback", "Timing", "Cue"))
            if spec.icon:
                action.setIcon(icon(spec.icon, window))
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut if spec.is_local else Qt.ShortcutContext.WindowShortcut
            action.setShortcutContext(context)
            self._by_id[spec.id] = action
        self.retranslate()
        self.apply_keys()
        settings.changed.connect(self._on_setting)

    def __getitem__(self, action_id: str) -> QAction:
        return self._by_id[action_id]

    @property
    def mapping(self) -> Mapping[str, QAction]:
        """All actions by id, for panels that show some of them in their own menus."""
        return self._by_id

    def connect_slots(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Carry out actions by bound methods of the window's objects; checkable ones read their own state."""
        for action_id, slot in slots.items():
            self._by_id[action_id].triggered.connect(slot)

    def add_local_keys(self, widgets: Iterable[QWidget]) -> None:
        """Let the keys that fields must keep work in these widgets."""
        for widget in widgets:
            widget.addActions([self._by_id[spec.id] for spec in SPECS if spec.is_local])

    def apply_keys(self) -> None:
        """Give every action the user's keys, else the default ones; tool tips name the first."""
        for spec in SPECS:
            action = self._by_id[spec.id]
            sequences = [QKeySequence.fromString(key) for key in self._keys(spec)]
            action.setShortcuts(sequences)
            tip = self._translate(spec.tip) if spec.tip else action.text().replace("&", "").rstrip("…")
            native = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
            action.setToolTip(f"{tip} ({native})" if native else tip)
            action.setStatusTip("")

    def key_rows(self) -> list[KeyRow]:
        """Return every command with its keys, for Preferences and the table of keys."""
        return [
            KeyRow(spec.id, self._translate(spec.text), self._translate(_MENU_TITLES[spec.menu]), tuple(self._keys(spec)), spec.keys)
            for spec in SPECS
        ]

    def _keys(self, spec: ActionSpec) -> list[str]:
        default = spec.keys
        if spec.id in _SHUTTLE_KEYS and self._settings.get(_SHUTTLE, False):
            default = (_SHUTTLE_KEYS[spec.id],)
        return [key for key in self._settings.get(_KEYS + spec.id, "; ".join(default)).split("; ") if key]

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        for spec in SPECS:
            self._by_id[spec.id].setText(self._translate(spec.text))

    def group_title(self, spec: ActionSpec) -> str:
        """Return the title of the menu that a command shares with others, empty where it stands in its menu itself."""
        return self._translate(spec.group) if spec.group else ""

    def enable(self, present: frozenset[str]) -> None:
        """Enable what works with what is there: a set of the words that `ActionSpec.needs` knows."""
        for spec in SPECS:
            self._by_id[spec.id].setEnabled(not spec.needs or spec.needs in present)

    def _translate(self, text: str) -> str:
        return QCoreApplication.translate("Actions", text)

    def _on_setting(self, name: str) -> None:
        if name.startswith(_KEYS) or name == _SHUTTLE:
            self.apply_keys()

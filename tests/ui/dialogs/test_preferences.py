"""Preferences: what is kept on OK and not on Cancel, keys and their conflicts, what is kept on this computer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from captionstudio.services.kept_files import KeptFile
from captionstudio.ui.dialogs.preferences import PreferencesDialog
from captionstudio.ui.dialogs.shortcuts import KeyRow, ShortcutsDialog
from tests.ui.dialogs.samples import make_models

KEYS = [
    KeyRow("save", "&Save project", "File", ("Ctrl+S",), ("Ctrl+S",)),
    KeyRow("redo", "&Redo", "Edit", ("Ctrl+Y", "Ctrl+Shift+Z"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    KeyRow("fix", "&Mend…", "Quality", (), ()),
]
MODEL = KeptFile("models", Path("/data/models/base"), 145_000_000)
BUSY = KeptFile("journals", Path("/cache/journals/harbour.journal"), 5000, is_in_use=True)
PEAKS = [KeptFile("peaks", Path("/cache/peaks/harbour"), 3_000_000), KeptFile("peaks", Path("/cache/peaks/pier"), 2_000_000)]


@pytest.fixture
def open_dialog(settings, shown):
    def open_(page="", keys=KEYS):
        every = make_models("base", "tiny")
        languages = [("en", "English"), ("es", "Español")]
        return shown(PreferencesDialog(None, settings, keys=keys, models=every, languages=languages, page=page))

    return open_


def test_ok_keeps_what_was_changed_and_nothing_else(open_dialog, settings, qtbot):
    dialog, heard = open_dialog(), []
    settings.changed.connect(heard.append)
    dialog.pages["appearance"].theme.set_value("dark")
    dialog.pages["general"].language.setCurrentIndex(2)
    dialog.pages["recognition"].model.setCurrentIndex(0)
    dialog.pages["player"].volume.setValue(40)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    kept = {name: settings.get(name, None) for name in ("appearance/theme", "general/language", "player/volume")}
    assert kept == {"appearance/theme": "dark", "general/language": "es", "player/volume": 40}
    assert settings.get("dialogs/transcribe/model", "") == "tiny"
    assert {"timeline/follow", "timeline/snap", "grid/compact", "appearance/scale"}.isdisjoint(heard)


def test_cancel_keeps_nothing(open_dialog, settings, qtbot):
    dialog, heard = open_dialog(), []
    settings.changed.connect(heard.append)
    dialog.pages["appearance"].scale.setValue(150)
    dialog.keys.set_keys("save", ("F5",))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert heard == []


def test_pages_by_keyboard_and_the_last_one_is_there_again(open_dialog, qtbot):
    dialog = open_dialog()
    assert dialog.focusWidget() is dialog.list
    for _ in range(6):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.pages["timeline"].isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    again = open_dialog()
    assert again.pages["timeline"].isVisible()
    keys = open_dialog("keys")
    assert keys.keys.isVisible()


def test_names_of_pages_have_room_in_large_text_too(open_dialog, text_size, app_look):
    app_look("dark")
    text_size(150)
    dialog = open_dialog()
    names = dialog.list
    longest = max(names.fontMetrics().horizontalAdvance(names.item(at).text()) for at in range(names.count()))
    assert longest + names.fontMetrics().height() < names.viewport().width(), "beside an icon about as wide as high"


def test_pressing_keys_gives_them_to_the_command(open_dialog, settings, qtbot):
    dialog = open_dialog("keys")
    dialog.keys.table.setCurrentItem(dialog.keys._items["fix"])
    dialog.keys.field.setFocus()
    qtbot.keyClick(dialog.keys.field, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert dialog.keys.keys_of("fix") == ("Ctrl+Shift+M",)
    dialog.keys.table.setCurrentItem(dialog.keys._items["redo"])
    qtbot.mouseClick(dialog.keys.clear_button, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert (settings.get("keys/fix", ""), settings.get("keys/redo", "default"), settings.get("keys/save", "default")) == (
        "Ctrl+Shift+M",
        "",
        "default",
    )


def test_only_the_first_of_several_keys_is_changed(open_dialog):
    dialog = open_dialog("keys")
    dialog.keys.table.setCurrentItem(dialog.keys._items["redo"])
    dialog.keys.field.setKeySequence("F9")
    assert dialog.keys.keys_of("redo") == ("F9", "Ctrl+Shift+Z")


def test_a_conflict_is_shown_at_both_commands_and_forbids_ok(open_dialog):
    dialog = open_dialog("keys")
    dialog.keys.set_keys("fix", ("Ctrl+S",))
    assert [dialog.keys._items[name].text(2) for name in ("save", "fix")] == ["⚠ used twice", "⚠ used twice"]
    assert not dialog.accept_button.isEnabled()
    assert dialog.accept_button.toolTip() == "Ctrl+S is used by several commands: Save project · Mend"
    dialog.keys.table.setCurrentItem(dialog.keys._items["fix"])
    assert dialog.keys.note.text() == "Ctrl+S is used by: Save project"
    dialog.keys.reset_button.click()
    assert dialog.accept_button.isEnabled()


def test_default_keys_leave_no_trace(open_dialog, settings):
    settings.set("keys/save", "F5")
    rows = [KeyRow("save", "&Save project", "File", ("F5",), ("Ctrl+S",))]
    dialog = open_dialog("keys", keys=rows)
    assert dialog.keys._items["save"].text(2) == "changed"
    dialog.keys.reset_all_button.click()
    dialog.accept()
    assert settings.get("keys/save", "none") == "none"


def test_commands_are_found_by_name_and_by_keys(open_dialog, qtbot):
    dialog = open_dialog("keys")
    for typed, found in (("mend", ["fix"]), ("ctrl+y", ["redo"]), ("", ["save", "redo", "fix"])):
        dialog.keys.search.setText(typed)
        assert [name for name, item in dialog.keys._items.items() if not item.isHidden()] == found


def test_what_is_kept_is_listed_and_deleted_after_a_question_that_says_what_it_costs(open_dialog, qtbot, monkeypatch):
    dialog = open_dialog("files")
    kept = dialog.kept
    assert kept.note.text() == "measuring…"
    dialog.set_kept([MODEL, BUSY, *PEAKS])
    tops = [kept.tree.topLevelItem(at) for at in range(kept.tree.topLevelItemCount())]
    assert [[item.text(at) for at in range(3)] for item in tops] == [
        ["Recognition models", "145 MB", "a download"],
        ["Unfinished transcriptions", "5 KB", "time: it is made again"],
        ["Waveforms", "5 MB", "time: it is made again"],
    ]
    assert kept.note.text() == "150 MB in all"
    asked, deleted, answers = [], [], iter([QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
    kept.delete_requested.connect(deleted.append)
    monkeypatch.setattr(QMessageBox, "question", lambda *args: (asked.append(args[2]), next(answers))[1])
    kept.tree.setCurrentItem(tops[2])
    kept.tree.setFocus()
    qtbot.keyClick(kept.tree, Qt.Key.Key_Delete)
    assert deleted == []
    assert asked == ["Delete 2 files (5 MB)?\nIt costs: time: it is made again."]
    qtbot.mouseClick(kept.delete_button, Qt.MouseButton.LeftButton)
    assert deleted == [PEAKS]


def test_what_is_in_use_stays(open_dialog):
    dialog = open_dialog("files")
    dialog.set_kept([MODEL, BUSY])
    dialog.kept.tree.setCurrentItem(dialog.kept.tree.topLevelItem(1))
    assert not dialog.kept.delete_button.isEnabled()
    dialog.set_kept([MODEL, BUSY], "“base” cannot be deleted.")
    assert dialog.kept.note.text() == "“base” cannot be deleted."


def test_the_offline_lock_is_on_until_it_is_turned_off(open_dialog, settings, qtbot):
    dialog = open_dialog("files")
    assert dialog.lock.lock.isChecked()
    dialog.lock.lock.setChecked(False)
    assert settings.get("privacy/offline_lock", True)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not settings.get("privacy/offline_lock", True)


def test_where_models_are_fetched_from_is_kept(open_dialog, settings, qtbot):
    dialog = open_dialog("models")
    page = dialog.pages["models"]
    qtbot.keyClicks(page.mirror, "https://models.example.org/ ")
    qtbot.keyClicks(page.proxy, "http://proxy.example.org:3128")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    kept = {name: settings.get(f"models/{name}", "") for name in ("mirror", "proxy", "certificates", "folder")}
    assert kept == {"mirror": "https://models.example.org/", "proxy": "http://proxy.example.org:3128", "certificates": "", "folder": ""}


def test_help_lists_the_keys_and_finds_them(shown, qtbot):
    dialog = shown(ShortcutsDialog(None, KEYS))
    rows = {item.text(0): item.text(1) for items in dialog._items.values() for item in items}
    assert rows == {"Save project": "Ctrl+S", "Redo": "Ctrl+Y, Ctrl+Shift+Z"}
    qtbot.keyClicks(dialog.search, "redo")
    assert [name for name, group in dialog._groups.items() if not group.isHidden()] == ["Edit"]

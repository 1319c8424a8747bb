"""Translate: targets, what cannot be had and why, and what is there already."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.routes import TranslationRoute
from captionstudio.services.options import TranslateOptions
from captionstudio.ui.dialogs.target_routes import NoRoute
from captionstudio.ui.dialogs.translate import TranslateDialog
from tests.ui.dialogs.samples import ENGLISH

DIRECT = TranslationRoute(("en", "es"), ("en_es",))
PIVOT = TranslationRoute(("es", "en", "fr"), ("es_en", "en_fr"))
MANY = TranslationRoute(("en", "fr"), ("m2m100-418m",), ("m2m100",))
NO_ARABIC = NoRoute((("translate-en_ar",), ("m2m100-418m",)))
REASON = "No model on this computer translates English to Arabic. Any of these would: translate-en_ar; m2m100-418m."


@pytest.fixture
def open_dialog(settings, document, shown):
    def open_(routes=None, **changes):
        rest = {"tracks": document.tracks} | changes
        dialog = shown(TranslateDialog(None, settings, **rest))
        dialog.set_routes({"es": (DIRECT,), "fr": (PIVOT,), "ar": NO_ARABIC} if routes is None else routes)
        return dialog

    return open_


def item(dialog, code):
    return dialog.targets._item(code)


def tick(qtbot, dialog, typed):
    qtbot.keyClicks(dialog.targets.search, typed)
    qtbot.keyClick(dialog.targets.search, Qt.Key.Key_Return)


def test_routes_are_asked_for_and_arrive_later(settings, document, qtbot, shown):
    dialog = TranslateDialog(None, settings, document.tracks)
    asked = []
    dialog.routes_wanted.connect(asked.append)
    shown(dialog)
    qtbot.waitUntil(lambda: asked == [("en",)])
    dialog.targets.set_checked(["fr"])
    assert dialog.message.text() == "Looking at the translation models…"
    dialog.set_routes({"fr": (PIVOT,)})
    assert dialog.accept_button.isEnabled()
    assert dialog.targets.checked() == ("fr",)


def test_several_targets_come_out_and_are_there_the_next_time(open_dialog, qtbot):
    dialog = open_dialog()
    tick(qtbot, dialog, "francais")
    tick(qtbot, dialog, "spanish")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.options() == TranslateOptions(("fr", "es"), track_id="en")
    assert open_dialog().targets.checked() == ("fr", "es")


def test_what_cannot_be_had_is_grey_says_why_and_cannot_be_ticked(open_dialog, qtbot):
    dialog = open_dialog()
    row = item(dialog, "ar")
    assert not row.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert row.toolTip() == REASON
    dialog.targets.view.setCurrentItem(row)
    assert dialog.targets.reason.text() == REASON
    place = dialog.targets.view.visualItemRect(row).center()
    qtbot.mouseClick(dialog.targets.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    tick(qtbot, dialog, "arabic")
    assert dialog.targets.checked() == ()
    assert dialog.accept_button.toolTip() == "Tick the languages to translate into."


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        ((), "None that can be fetched does either."),
        ((("translate-es_en", "translate-en_ar"),), "translate-es_en and translate-en_ar would."),
    ],
)
def test_the_remedy_is_named(plans, said):
    assert NoRoute(plans).say("es", "ar") == f"No model on this computer translates Spanish to Arabic. {said}"


def test_a_model_is_asked_for_in_place_and_its_language_ticked_once_it_is_there(open_dialog, qtbot):
    dialog = open_dialog()
    assert dialog.targets.remedy_button.isHidden()
    qtbot.keyClicks(dialog.targets.search, "arabic")
    assert dialog.targets.remedy_button.isVisible()
    with qtbot.waitSignal(dialog.model_wanted) as asked:
        qtbot.mouseClick(dialog.targets.remedy_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["ar", "translate-en_ar"]
    with qtbot.waitSignal(dialog.routes_wanted):
        dialog.look_again()
    dialog.set_routes({"es": (DIRECT,), "ar": NO_ARABIC})
    assert dialog.targets.checked() == ()
    dialog.set_routes({"es": (DIRECT,), "ar": (TranslationRoute(("en", "ar"), ("translate-en_ar",), ("argos",)),)})
    assert dialog.targets.checked() == ("ar",)
    assert dialog.targets.remedy_button.isHidden()


def test_a_click_anywhere_in_a_row_ticks_it(open_dialog, qtbot):
    dialog = open_dialog()
    row = item(dialog, "fr")
    dialog.targets.view.scrollToItem(row)
    place = dialog.targets.view.visualItemRect(row)
    qtbot.mouseClick(dialog.targets.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert dialog.targets.checked() == ("fr",)
    dialog.targets.view.setFocus()
    qtbot.keyClick(dialog.targets.view, Qt.Key.Key_Space)
    assert dialog.targets.checked() == ()


def test_nothing_is_said_of_a_way_where_a_part_is_in_the_language_already(open_dialog):
    dialog = open_dialog()
    dialog.set_routes({"fr": (TranslationRoute(("fr",), ()),)})
    assert item(dialog, "fr").toolTip() == "French · Français"


def test_the_way_is_named_and_the_track_s_own_language_is_left_out(open_dialog):
    dialog = open_dialog()
    details = {code: item(dialog, code).toolTip() for code in ("es", "fr")}
    assert details == {"es": "Spanish · Español — there already · direct", "fr": "French · Français — via English"}
    assert item(dialog, "en") is None


def test_what_is_there_can_be_brought_up_to_date_or_kept(open_dialog, qtbot):
    dialog = open_dialog(stale_counts={"es": 2}, selected_ids=["e1", "e2"])
    assert [dialog.scope.itemData(at) for at in range(dialog.scope.count())] == ["all"]
    assert not dialog.keeps.isEnabled()
    dialog.targets.set_checked(["es"])
    assert [dialog.scope.itemData(at) for at in range(dialog.scope.count())] == ["all", "stale", "chosen"]
    dialog.keeps.setChecked(True)
    assert dialog.options().keep_existing
    dialog.scope.setCurrentIndex(2)
    options = dialog.options()
    assert (options.scope, options.cue_ids, options.keep_existing) == ("chosen", frozenset({"e1", "e2"}), False)


def test_a_language_nobody_knows_is_asked_for(open_dialog, qtbot, settings):
    unknown = replace(ENGLISH, language=None, cues=tuple(replace(cue, language=None) for cue in ENGLISH.cues))
    dialog = open_dialog({}, tracks=(unknown,))
    assert dialog.message.text() == "Say what language these captions are in."
    with qtbot.waitSignal(dialog.routes_wanted) as asked:
        dialog.language.set_code("en")
    assert asked.args == [("en",)]
    dialog.set_routes({"es": (DIRECT,)})
    dialog.targets.set_checked(["es"])
    assert dialog.options() == TranslateOptions(("es",), track_id="en", source="en")


def test_mixed_speech_asks_for_all_its_languages(settings, shown):
    mixed = replace(ENGLISH, cues=(*ENGLISH.cues, replace(ENGLISH.cues[0], id="x", language="fr")))
    dialog = TranslateDialog(None, settings, (mixed,))
    asked = []
    dialog.routes_wanted.connect(asked.append)
    shown(dialog)
    assert "English, French" in dialog.source_hint.text()
    assert asked == [("en", "fr")]


def test_the_engine_can_be_chosen_where_several_lead_to_a_language_and_is_kept(open_dialog, qtbot):
    best = TranslationRoute(("en", "fr"), ("translate-en_fr",), ("argos",))
    heard = TranslationRoute(("de", "en", "fr"), ("base", "translate-en_fr"), ("whisper", "argos"))
    routes = {"es": (DIRECT,), "fr": (best, MANY, heard)}
    dialog = open_dialog(routes)
    tick(qtbot, dialog, "francais")
    tick(qtbot, dialog, "spanish")
    assert list(dialog.engines._boxes) == ["fr"]  # one way leads to Spanish: there is nothing to choose
    box = dialog.engines._boxes["fr"]
    shown = ["Argos · direct", "M2M-100 · direct", "Whisper from the sound + Argos · via English"]
    assert [box.itemText(at) for at in range(box.count())] == shown
    assert dialog.options().engines == {}
    box.setCurrentIndex(1)
    assert dialog.options().engines == {"fr": "m2m100"}
    box.setCurrentIndex(2)
    assert dialog.options().engines == {"fr": "whisper"}
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    again = open_dialog(routes)
    assert again.options().engines == {"fr": "whisper"}

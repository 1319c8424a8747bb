"""The glossary from the menu: terms become part of the project in one step, and travel as files."""

from PySide6.QtWidgets import QDialog

from captionstudio.core.document import Cue, Document, Track
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.ui.dialogs.glossary import GlossaryDialog

MAP = GlossaryTerm("map", "plano", "en", "es")
PIER = GlossaryTerm("pier", "muelle", "en", "es", is_case_sensitive=True)


def test_terms_are_kept_in_one_step_that_can_be_undone(desk):
    desk.session.open(Document((Track((Cue(0, 1000, "The map."),), language="en"),)))

    def fill(dialog):
        dialog.add_terms([MAP])
        dialog.accept()

    with desk.answering((GlossaryDialog, fill)):
        desk.trigger("glossary")
    assert desk.document.glossary == (MAP,)
    desk.trigger("undo")
    assert desk.document.glossary == ()


def test_terms_travel_from_one_project_to_another(desk, tmp_path):
    path, broken = tmp_path / "terms.tsv", tmp_path / "broken.csv"
    broken.write_text("source,case_sensitive\nmap,perhaps\n", "utf-8")
    desk.session.open(Document((Track((Cue(0, 1000, "The map."),), language="en"),), glossary=(MAP, PIER)))

    def hand_on(dialog):
        dialog.export_requested.emit(path)
        assert dialog.message.text() == "Written: terms.tsv"
        dialog.set_terms([])
        dialog.import_requested.emit(broken)
        assert "2" in dialog.message.text()  # the line that cannot be read
        dialog.import_requested.emit(tmp_path / "nowhere.csv")
        assert "cannot be read" in dialog.message.text()
        assert dialog.terms() == ()
        dialog.import_requested.emit(path)
        assert dialog.terms() == (MAP, PIER)
        dialog.reject()

    with desk.answering((GlossaryDialog, hand_on)):
        desk.trigger("glossary")
    assert path.read_text("utf-8-sig").splitlines()[1] == "map\tplano\ten\tes\t"
    assert desk.document.glossary == (MAP, PIER)


def test_cancelling_changes_nothing(desk):
    desk.session.open(Document((Track((Cue(0, 1000, "The map."),), language="en"),), glossary=(MAP,)))

    def spoil(dialog):
        dialog.set_terms([])
        QDialog.reject(dialog)

    with desk.answering((GlossaryDialog, spoil)):
        desk.trigger("glossary")
    assert desk.document.glossary == (MAP,)
    assert not desk.window.actions_["undo"].isEnabled()

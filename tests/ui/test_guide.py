"""The guide says what the program does: its keys, its links, the commands it names; and the program shows it."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from captionstudio.services.settings import Settings
from captionstudio.ui.actions import MENUS, SPECS, Actions
from captionstudio.ui.dialogs.guide import GuideDialog, guide_folder
from captionstudio.ui.dialogs.preferences import PreferencesDialog
from captionstudio.ui.main_window import MainWindow
from captionstudio.ui.theme import apply_theme

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]*)\)")
COMMAND = re.compile(r"\*\*([^*]+?) › ([^*]+?)\*\*")

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", extend=True)


def load_script():
    loader = SourceFileLoader("update_guide", str(ROOT / "packaging" / "update-guide"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


script = load_script()


class Menus(QMainWindow):
    """The menus of the window without what is below them."""

    def __init__(self):
        super().__init__()
        self.actions_ = Actions(self, Settings(None))
        MainWindow._make_menus(self)


@pytest.fixture
def menus(qtbot):
    window = Menus()
    qtbot.addWidget(window)
    return {name: menu.title().replace("&", "") for name, menu in window.menus.items()}


@pytest.fixture
def guide(qtbot):
    shown = []

    def show(page="README.md", width=900):
        dialog = GuideDialog(None, page)
        shown.append(dialog)
        qtbot.addWidget(dialog)
        dialog.resize(width, 700)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.browser.is_complete)
        return dialog.browser

    return show


def pictures_of(browser):
    """Return the pictures of a page as they are drawn."""
    document, found = browser.document(), []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.isImageFormat():
                place = browser.source().resolved(form.toImageFormat().name())
                found.append(document.resource(2, place))
            pieces += 1
        block = block.next()
    return found


def click_link(browser, text):
    """Click on a link as a person does."""
    cursor = browser.document().find(text)
    while not cursor.isNull() and not cursor.charFormat().isAnchor():
        cursor = browser.document().find(text, cursor)
    assert not cursor.isNull(), text
    middle = QTextCursor(browser.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=browser.cursorRect(middle).center() + QPoint(1, 0))


def test_the_table_of_keys_is_that_of_the_commands():
    assert script.PAGE.read_text("utf-8") == script.guide_keys(), "run packaging/update-guide"


def test_every_command_is_in_the_page_of_keys():
    page = script.guide_keys()
    shown = [spec for spec in SPECS if f" {script.say_command(spec)} |" in page or f" {script.say_command(spec)}" in page]
    assert {spec.id for spec in SPECS} - {spec.id for spec in shown} == {"shuttle_back", "shuttle_stop", "shuttle_forward"}
    assert "| File | Save project | `Ctrl+S` |" in page
    assert "| Caption | Edit text | `Enter` · |" in page
    assert "| Edit | Redo | `Ctrl+Y`, `Ctrl+Shift+Z` |" in page


def test_the_script_says_whether_the_page_is_out_of_date(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "PAGE", tmp_path / "guide" / "keys.md")
    monkeypatch.setattr("sys.argv", ["update-guide", "--check"])
    assert script.main() == 1
    assert not script.PAGE.exists()
    monkeypatch.setattr("sys.argv", ["update-guide"])
    assert script.main() == 0
    monkeypatch.setattr("sys.argv", ["update-guide", "--check"])
    assert script.main() == 0
    script.PAGE.write_text(script.PAGE.read_text("utf-8").replace("Ctrl+S", "Ctrl+Z"), "utf-8")
    assert script.main() == 1
    assert "out of date" in capsys.readouterr().out


def test_menus_are_called_as_in_the_window(menus):
    assert {menu: script.menu_title(menu) for menu in MENUS} == menus


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_are_there(page):
    # Neither addresses nor places within a page: the program's own view of the guide follows none.
    targets = LINK.findall(page.read_text("utf-8"))
    assert targets
    missing = [target for target in targets if not (GUIDE / target).is_file() or not (GUIDE / target).resolve().is_relative_to(GUIDE)]
    assert missing == []


def test_every_page_is_found_from_the_first():
    found, left = set(), ["README.md"]
    while left:
        name = left.pop()
        if name not in found and name.endswith(".md"):
            found.add(name)
            left += LINK.findall((GUIDE / name).read_text("utf-8"))
    assert found == {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_are_short(page):
    # Tables are looked up, not read.
    assert sum(not line.startswith("|") for line in page.read_text("utf-8").splitlines()) < 100


def test_commands_that_are_named_are_there(menus, qtbot):
    preferences = PreferencesDialog(None, Settings(None))
    qtbot.addWidget(preferences)
    known = {(menus[spec.menu], script.say_command(spec)) for spec in SPECS}
    known |= {("Preferences", preferences.list.item(at).text()) for at in range(preferences.list.count())}
    named = {(page.name, *command) for page in PAGES for command in COMMAND.findall(page.read_text("utf-8"))}
    assert len(named) > 30
    assert [each for each in sorted(named) if each[1:] not in known] == []


def test_the_program_reads_the_guide_of_the_checkout():
    assert guide_folder() == GUIDE


def test_a_page_is_shown_once_with_its_pictures(guide):
    browser = guide()
    pictures = pictures_of(browser)
    wanted = len(re.findall(r"!\[", (GUIDE / "README.md").read_text("utf-8")))
    assert len(pictures) == wanted > 5
    assert all(not picture.isNull() and picture.pixelColor(picture.rect().center()).alpha() == 255 for picture in pictures)
    assert browser.toPlainText().count("From nothing to captions in six steps") == 1


def test_pictures_fit_the_page_whatever_its_width(guide, qtbot):
    browser = guide(width=1100)
    wide = [picture.deviceIndependentSize().width() for picture in pictures_of(browser)]
    browser.window().resize(600, 700)
    qtbot.waitUntil(lambda: browser.viewport().width() < 620 and browser.is_complete)
    narrow = [picture.deviceIndependentSize().width() for picture in pictures_of(browser)]
    assert max(wide) > 900
    assert max(narrow) < 600
    assert browser.horizontalScrollBar().maximum() == 0


def test_links_lead_from_page_to_page_and_back(guide, qtbot):
    browser = guide()
    click_link(browser, "Editing")
    qtbot.waitUntil(lambda: browser.source().fileName() == "editing.md")
    assert browser.toPlainText().count("While you edit in its place") == 1
    click_link(browser, "Guide")
    qtbot.waitUntil(lambda: browser.source().fileName() == "README.md" and browser.is_complete)
    assert not pictures_of(browser)[0].isNull()


def test_the_guide_follows_the_theme(guide, qapp, qtbot):
    font, palette = qapp.font(), qapp.palette()
    colours = {}
    try:
        apply_theme(qapp, "dark")
        browser = guide("keys.md")
        for theme in ("dark", "light"):
            apply_theme(qapp, theme)
            qtbot.waitUntil(lambda: not browser._reloading.isActive())
            colours[theme] = browser.document().find("Editing").charFormat().foreground().color().lightness()
    finally:
        qapp.setStyleSheet("")
        qapp.setPalette(palette)
        qapp.setFont(font)
    assert colours["dark"] > 150 > colours["light"]

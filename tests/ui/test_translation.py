"""The window in other languages: complete, with the placeholders of the source, in the right form for a number."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QApplication

import captionstudio
from captionstudio.core.resources import resource_path
from captionstudio.ui.controls.languages import language_label, language_title, listed, search_text
from captionstudio.ui.translation import TsTranslator, available_languages, install_translation

ROOT = Path(captionstudio.__file__).parents[1]
PACKAGE = ROOT / "captionstudio"
SHOWS_TEXT = """
setText setToolTip setStatusTip setWhatsThis setPlaceholderText setAccessibleName setAccessibleDescription setWindowTitle setTitle setPrefix
setSuffix addMenu addAction addTab addRow addItem QLabel QPushButton QCheckBox QRadioButton QAction QMenu QGroupBox
"""
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d")


def load_script() -> ModuleType:
    loader = SourceFileLoader("update_translations", str(ROOT / "packaging" / "update-translations"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    sys.modules[loader.name] = module  # its data classes look themselves up
    loader.exec_module(module)
    return module


script = load_script()


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    install_translation(qapp, "en")


def messages(code: str) -> list[tuple[str, str, list[str]]]:
    """(context, source, forms) of what is finished in a file."""
    finished = script.read(resource_path("translations", f"captionstudio_{code}.ts"))
    return [(context, source, forms) for (context, source), forms in finished.items()]


def write(path: Path, *entries: str) -> Path:
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="es">{"".join(entries)}</TS>', "utf-8")
    return path


def context(name: str, *entries: str) -> str:
    return f"<context><name>{name}</name>{''.join(entries)}</context>"


def message(source: str, translation: str, kind: str = "") -> str:
    return f"<message><source>{source}</source><translation{kind}>{translation}</translation></message>"


def test_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        """
MARKED = _t("At module level")
_translate = QCoreApplication.translate
SAID = _translate("Marks", "Overlap"), _translate(MARKED)
def plural(model):
    return QCoreApplication.translate("Models", "%n alpha", "", len(model.languages))
class Outer(QWidget):
    class Inner:
        def say(self, done):
            return self.tr("Done" if done else "Failed").format(self.tr("in " "two parts", "", f(1)))
    def say(self, text):
        self.setText(self.tr("Outside"))
        return self.tr(text) + text.translate({}) + self.tr("Outside")
"""
    )
    assert [(text.context, text.source, text.is_plural) for text in script.collect(tmp_path)] == [
        ("", "At module level", False),
        ("Marks", "Overlap", False),
        ("Models", "%n alpha", True),
        ("Inner", "Done", False),
        ("Inner", "Failed", False),
        ("Inner", "in two parts", False),
        ("Outer", "Outside", False),
    ]


def test_collecting_keeps_what_is_translated_and_drops_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "captionstudio_es.ts"
    texts = [script.Text("A", "Open & <close>", ""), script.Text("A", "New", ""), script.Text("A", "%n files", "")]
    before = {("A", "Open & <close>"): ["Abrir & <cerrar>"], ("A", "Gone"): ["Ido"], ("B", "%n files"): ["%n archivo", "%n archivos"]}
    left = script.write(path, "es", texts, before)
    assert left == [texts[1]]
    assert script.read(path) == {("A", "Open & <close>"): ["Abrir & <cerrar>"], ("A", "%n files"): ["%n archivo", "%n archivos"]}
    written = path.read_text("utf-8")
    assert script.write(path, "es", texts, script.read(path)) == left
    assert path.read_text("utf-8") == written


def test_no_text_is_put_together_before_it_is_translated() -> None:
    """An f-string or a sum has a different text each time, so that no translation is ever found."""
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if name in script.MARKS | {"tr"} and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Attribute):
                wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert wrong == []


def test_no_widget_is_given_a_text_that_is_not_translated() -> None:
    wrong = []
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if name in SHOWS_TEXT.split():
                texts = [text.value for text in node.args if isinstance(text, ast.Constant) and isinstance(text.value, str)]
                wrong += [f"{path.name}:{node.lineno}: {text!r}" for text in texts if re.search(r"[^\W\d_]{2}", text)]
    assert wrong == []


@pytest.mark.parametrize("code", available_languages())
def test_every_text_of_the_window_is_translated(code: str) -> None:
    """English needs the forms for numbers alone."""
    finished = {(context, source) for context, source, _ in messages(code)}
    texts = [*script.collect(PACKAGE), *script.language_names()]
    wanted = [text for text in texts if text.is_plural or code != "en"]
    missing = [f"{text.place}: {text.source!r}" for text in wanted if (text.context, text.source) not in finished]
    assert missing == [], "run packaging/update-translations, then translate what it lists"
    assert len(finished) == len(wanted), "run packaging/update-translations: texts are gone"
    assert len(wanted) > 20


@pytest.mark.parametrize("code", available_languages())
def test_translations_keep_the_placeholders(code: str) -> None:
    wrong = []
    for where, source, forms in messages(code):
        wanted = sorted(PLACEHOLDER.findall(source))
        for index, form in enumerate(forms):
            found = sorted(PLACEHOLDER.findall(form))
            may_leave_out = index == 0 and len(forms) == 2  # “one caption” may do without its number
            if found != wanted and not (may_leave_out and found == [mark for mark in wanted if mark != "%n"]):
                wrong.append((where, source, form))
    assert wrong == []


@pytest.mark.parametrize("code", [code for code in available_languages() if code != "en"])
def test_translations_keep_what_else_belongs_to_a_text(code: str) -> None:
    """One mnemonic where the source has one, none where it has none; the ellipsis of what asks further; tags."""
    wrong = []
    for where, source, forms in messages(code):
        for form in forms:
            mnemonics = [len(re.findall(r"&(?!&|\w+;)\w", text)) for text in (source, form)]
            tags = [re.findall(r"</?\w+[^<>]*>", text) for text in (source, form)]
            if mnemonics[0] != mnemonics[1] or tags[0] != tags[1] or source.endswith("…") != form.endswith("…"):
                wrong.append((where, source, form))
    assert wrong == []


def test_the_window_speaks_spanish_and_english_again(qapp: QApplication) -> None:
    assert install_translation(qapp, "es") == "es"
    assert QCoreApplication.translate("SearchField", "Search") == "Buscar"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"  # Qt's own file
    assert install_translation(qapp, "en") == "en"
    assert QCoreApplication.translate("SearchField", "Search") == "Search"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_languages_have_names_in_the_language_of_the_window(qapp: QApplication) -> None:
    install_translation(qapp, "es")
    assert language_title("de") == "alemán"
    assert language_title("pt-BR") == "portugués brasileño"
    assert language_title("de-AT") == "alemán (Austria)"
    assert [language_label(code) for code in ("de", "es", "en")] == ["Alemán · Deutsch", "Español", "Inglés · English"]
    assert listed(["en", "de", "es"]) == ("de", "es", "en")
    assert all(word in search_text("de") for word in ("aleman", "german", "deutsch", "ger"))
    install_translation(qapp, "en")
    assert [language_label(code) for code in ("de", "es", "en")] == ["German · Deutsch", "Spanish · Español", "English"]


def test_the_systems_language_is_taken_where_it_is_known(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["gd-GB", "es-MX", "en"]
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: wanted)
    assert install_translation(qapp) == "es"
    wanted[:] = ["gd"]
    assert install_translation(qapp) == "en"
    assert install_translation(qapp, "xx") == "en"


def test_a_number_gets_its_form(tmp_path: Path) -> None:
    forms = "<numerusform>%n subtítulo</numerusform><numerusform>%n subtítulos</numerusform>"
    translator = TsTranslator(write(tmp_path / "a.ts", context("Grid", message("%n captions", forms))))
    found = [translator.translate("Grid", "%n captions", None, n) for n in (0, 1, 2, 21)]
    assert found == ["%n subtítulos", "%n subtítulo", "%n subtítulos", "%n subtítulos"]


def test_a_text_is_looked_up_in_its_context_first_and_then_anywhere(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.ts",
        context("", message("Open", "Abrir")),
        context("State", message("Open", "Abierto"), message("Shut", "Cerrado")),
    )
    translator = TsTranslator(path)
    assert translator.translate("State", "Open") == "Abierto"
    assert translator.translate("Other", "Open") == "Abrir"
    assert translator.translate("Inherits", "Shut") == "Cerrado"
    assert translator.translate("State", "Gone") is None
    assert translator.translate("QPlatformTheme", "Open") is None  # Qt's own file knows that better


def test_what_is_unfinished_stays_english(qapp: QApplication, tmp_path: Path) -> None:
    half = "<numerusform>uno</numerusform><numerusform></numerusform>"
    path = write(
        tmp_path / "a.ts",
        context("X", message("a", "b", ' type="unfinished"'), message("c", ""), message("%n d", half), message("e", "f")),
    )
    translator = TsTranslator(path)
    assert [translator.translate("X", text) for text in ("a", "c", "%n d", "e")] == [None, None, None, "f"]
    qapp.installTranslator(translator)
    assert [QCoreApplication.translate("X", text) for text in ("a", "c", "e")] == ["a", "c", "f"]
    qapp.removeTranslator(translator)


def test_widgets_ask_the_translator_with_numbers(qapp: QApplication, tmp_path: Path) -> None:
    forms = "<numerusform>hace un día</numerusform><numerusform>hace %n días</numerusform>"

    class Base(QObject):
        def say(self, days: int) -> str:
            return self.tr("%n days ago", "", days)

    class Inherits(Base):
        pass

    translator = TsTranslator(write(tmp_path / "a.ts", context("Base", message("%n days ago", forms))))
    qapp.installTranslator(translator)
    assert [Base().say(1), Base().say(3)] == ["hace un día", "hace 3 días"]
    assert [Inherits().say(1), Inherits().say(3)] == ["hace un día", "hace 3 días"]
    qapp.removeTranslator(translator)

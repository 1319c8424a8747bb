"""The window in other languages: Qt's translation, read straight from the ``.ts`` files in ``resources/translations``.

English is the source; its own file holds the plural forms alone (“1 caption”, “2 captions”). Qt's own words, on its buttons and in its
dialogs, come from the files that ship with Qt.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from captionstudio.core.resources import resource_path

SYSTEM = ""  # the language of the system, where there is a translation into it
_PREFIX = "captionstudio_"
_ENGLISH = "en"


def available_languages() -> tuple[str, ...]:
    """Return the codes of the languages that the window speaks, English first."""
    codes = {path.stem.removeprefix(_PREFIX) for path in resource_path("translations").glob(f"{_PREFIX}*.ts")}
    return (_ENGLISH, *sorted(codes - {_ENGLISH}))


def install_translation(app: QCoreApplication, language: str = SYSTEM) -> str:
    """Let the application speak a language; what it spoke before goes. Return the code of the language it speaks now.

    Widgets that exist already keep their texts unless they listen to ``QEvent.LanguageChange``.

    Args:
        app: the application.
        language: one of `available_languages`, or `SYSTEM`; one that there is no translation into stands for English.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    chosen = _choose(language)
    of_qt = QTranslator(app)
    if chosen != _ENGLISH and of_qt.load(f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
    path = resource_path("translations", f"{_PREFIX}{chosen}.ts")
    if path.is_file():
        app.installTranslator(TsTranslator(path, app))
    return chosen


class TsTranslator(QTranslator):
    """Translates from a ``.ts`` file.

    A text is looked up in its context, then in any: module-level texts have none when they are collected, and those of a base class are
    asked for in the context of the class that inherits it. Qt's own contexts are left to Qt's own file.
    """

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Read the file.

        Raises:
            OSError: it cannot be read.
            xml.etree.ElementTree.ParseError: it is no XML.
        """
        super().__init__(parent)
        self._exact: dict[tuple[str, str], tuple[str, ...]] = {}
        self._anywhere: dict[str, tuple[str, ...]] = {}
        for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - it ships with the program
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                forms = _forms(message)
                if forms:
                    source = message.findtext("source") or ""
                    self._exact[name, source] = forms
                    self._anywhere.setdefault(source, forms)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for."""
        return not self._exact

    def translate(self, context: str, source: str, _disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the translation, in its form for ``n`` of something; None where there is none."""
        forms = self._exact.get((context, source))
        if forms is None and not _is_of_qt(context):
            forms = self._anywhere.get(source)
        if forms is None:
            return None
        # English and Spanish, and most languages of two forms: one, and all else.
        return forms[0] if n == 1 else forms[-1]


def _forms(message: ET.Element) -> tuple[str, ...]:
    """Return the finished forms of a translation, none where one is missing."""
    translation = message.find("translation")
    if translation is None or translation.get("type") in ("unfinished", "vanished", "obsolete"):
        return ()
    plural = [form.text or "" for form in translation.iter("numerusform")]
    forms = tuple(plural) if plural else (translation.text or "",)
    return forms if all(forms) else ()


def _is_of_qt(context: str) -> bool:
    return context[:1] == "Q" and context[1:2].isupper()


def _choose(language: str) -> str:
    wanted = [language] if language else QLocale.system().uiLanguages()
    known = available_languages()
    return next((code for tag in wanted for code in (tag, tag.replace("_", "-").partition("-")[0]) if code in known), _ENGLISH)

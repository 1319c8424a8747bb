"""What holds for every dialog holds in every language of the window: nothing is clipped, no mnemonic is given twice."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from captionstudio.ui.translation import available_languages, install_translation
from tests.ui.dialogs.clipping import clipped_texts
from tests.ui.dialogs.test_every_dialog import every_dialog, world  # noqa: F401 - a fixture

in_other_languages = pytest.mark.parametrize("language", [code for code in available_languages() if code != "en"])


@pytest.fixture(autouse=True)
def _english_afterwards(qapp):
    yield
    install_translation(qapp, "en")


@every_dialog
@in_other_languages
def test_nothing_is_clipped(make, language, *, world, app_look, shown, qapp):  # noqa: F811
    app_look("light")
    install_translation(qapp, language)
    dialog = shown(make(world))
    assert clipped_texts(dialog) == []
    dialog.resize(dialog.minimumSize().expandedTo(dialog.minimumSizeHint()))
    QApplication.processEvents()
    assert clipped_texts(dialog) == []
    screen = QApplication.primaryScreen().availableGeometry()
    assert dialog.width() <= max(screen.width(), 960)
    assert dialog.height() <= screen.height()


@every_dialog
@in_other_languages
def test_nothing_is_clipped_in_large_text(make, language, *, world, app_look, shown, text_size, qapp):  # noqa: F811
    app_look("light")
    install_translation(qapp, language)
    text_size(150)
    dialog = shown(make(world))
    if dialog.minimumSizeHint().width() > dialog.width() or dialog.layout().totalMinimumHeightForWidth(dialog.width()) > dialog.height():
        pytest.skip("so much large text needs a larger screen than this one")
    assert clipped_texts(dialog) == []


@every_dialog
@in_other_languages
def test_mnemonics_are_not_given_twice(make, language, world, shown, qapp):  # noqa: F811
    install_translation(qapp, language)
    dialog = shown(make(world))
    texts = [button.text() for button in dialog.findChildren(QAbstractButton) if button.isVisibleTo(dialog)]
    texts += [label.text() for label in dialog.findChildren(QLabel) if label.buddy() and label.isVisibleTo(dialog)]
    letters: dict[str, list[str]] = {}
    for text in texts:
        if "&" in text.replace("&&", ""):
            letters.setdefault(text[text.index("&") + 1].lower(), []).append(text)
    assert [sharing for sharing in letters.values() if len(sharing) > 1] == []

"""A document of three tracks, one of them Arabic, and models to choose from."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from captionstudio.core.document import Document, MediaReference
from captionstudio.core.ports import AudioStream, MediaInfo, VideoStream
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.theme import apply_theme
from tests.ui.dialogs.samples import ARABIC, ENGLISH, SPANISH

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    # Said by the offscreen font database for scripts that a font of this computer lacks, whenever native names are drawn.
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("OpenType support missing", extend=True))


@pytest.fixture
def app_look(qapp):
    """The themes; undone afterwards."""
    palette = qapp.palette()
    yield lambda theme: apply_theme(qapp, theme)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


@pytest.fixture
def settings(qapp):
    return Settings(None)


@pytest.fixture
def media_file(tmp_path):
    path = tmp_path / "harbour.mp4"
    path.write_bytes(b"film")
    return path


@pytest.fixture
def document(media_file):
    return Document(tracks=(ENGLISH, SPANISH, ARABIC), media=MediaReference(str(media_file), duration_ms=270_000))


@pytest.fixture
def session(document):
    session = Session()
    session.open(document)
    return session


@pytest.fixture
def streams():
    return (
        AudioStream(0, "aac", 2, 48_000, "en"),
        AudioStream(1, "ac3", 6, 48_000, "de", "Director's comment", is_default=True),
    )


@pytest.fixture
def info(media_file, streams):
    return MediaInfo(media_file, "mp4", 270_000, streams, VideoStream(1920, 1080, "h264", 29.97))


@pytest.fixture
def shown(qtbot):
    """Show a dialog as the program does, and close it at the end."""

    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        QApplication.processEvents()
        return dialog

    return show

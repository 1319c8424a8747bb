"""A grid over four captions in two languages, and what a hand does to it."""

import pytest
from PySide6.QtCore import Qt

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import add_track
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.ui.cue_grid import CueGrid

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FAST = Cue(1000, 2000, "Twenty-four letters here", id="a", language="en", speaker="Ann")
DOUBT = Cue(3000, 5000, "Where is the <i>camera</i>?", id="b", language="en", words=(Word("camera", 3600, 4000, 0.3, is_doubtful=True),))
FRENCH = Cue(6000, 8000, "Fermez la\nporte.", id="c", language="fr")
LAST = Cue(9000, 11000, "Good bye.", id="d", language="en", speaker="Bob")
CUES = (FAST, DOUBT, FRENCH, LAST)
SPANISH = Cue(3000, 5000, "¿Dónde está la cámara?", id="s", language="es", source_ids=("b",), source_text="Where is the camera?")


@pytest.fixture
def session(qapp):
    session = Session()
    session.open(Document(tracks=(Track(CUES, id="t", language="en"),)))
    return session


@pytest.fixture
def settings(qapp):
    return Settings(None)


@pytest.fixture
def grid(qtbot, session, settings):
    issues = IssueTracker(session)
    issues.finish()
    grid = CueGrid(session, settings, issues)
    issues.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(900, 400)
    grid.show()
    grid.bar.count()
    grid.activateWindow()
    grid.table.setFocus()
    qtbot.waitUntil(grid.table.hasFocus)
    return grid


def shown(grid):
    return [cue.id for cue in grid.table.cues.rows]


def column(grid, key):
    return next(at for at, each in enumerate(grid.table.cues.columns) if each.key == key)


def cell(grid, row, key):
    return grid.table.visualRect(grid.table.cues.index(row, column(grid, key))).center()


def click(qtbot, grid, row, key="text", modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, modifiers, cell(grid, row, key))


def double_click(qtbot, grid, row, key):
    qtbot.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(grid, row, key))
    qtbot.mouseDClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(grid, row, key))


def editor_in(grid, kind):
    return grid.table.viewport().findChild(kind)


def with_translation(session):
    session.apply(add_track(session.document, Track((SPANISH,), role="translation", id="es", language="es"), "Translate"))

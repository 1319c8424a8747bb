"""A program that edits without end, for tests that kill it: each edit is told on standard output after it was made.

``python editing_program.py DATA`` keeps its copies below DATA.
"""

import itertools
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from captionstudio.core.document import Cue, Document, MediaReference, Track
from captionstudio.core.edits.structure import insert_cue
from captionstudio.services.projects import Projects
from captionstudio.services.recovery import Recovery
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings


class Editor:
    """Adds a cue every 20 ms."""

    def __init__(self, data):
        self.session = Session()
        self.projects = Projects(self.session, Settings(None))
        self.recovery = Recovery(self.session, data, projects=self.projects)
        start = Track((Cue(0, 500, "0", id="a"),), id="t")
        self.session.open(Document((start,), MediaReference("/films/harbour.mp4")))
        self.numbers = itertools.count(1)
        self.timer = QTimer(interval=20)
        self.timer.timeout.connect(self.edit)
        self.timer.start()

    def edit(self):
        number = next(self.numbers)
        change = insert_cue(self.session.document, "t", number * 1000, number * 1000 + 500, str(number))
        self.session.apply(replace(change, merge_key=None))
        print(number, time.time(), flush=True)  # noqa: T201 - what the test listens to


if __name__ == "__main__":
    app = QCoreApplication([])
    editor = Editor(Path(sys.argv[1]))
    app.exec()

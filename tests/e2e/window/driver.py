"""Drives the real window as a person does: by mouse, keys and drops, waiting for what a person would wait for."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from captionstudio.api.engines import Engines
from captionstudio.app import open_window
from captionstudio.services.settings import Settings
from tests.fakes.waiting import let_run

SIZE = (1600, 1000)


class Driver:
    """One run of the window. ``pictures`` is where screenshots go, None for none."""

    def __init__(self, home: Path, pictures: Path | None, *, theme: str = "dark") -> None:
        os.environ["CAPTIONSTUDIO_HOME"] = str(home)
        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        self.pictures = pictures
        self.settings = Settings(home / "data" / "settings.json")
        self.settings.set("appearance/theme", theme)
        self.engines = Engines()
        self.window, self.bench = open_window(self.app, self.settings, self.engines)
        self.window.resize(*SIZE)
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window, 10_000)

    def wait(self, until: Callable[[], object], seconds: float = 60.0, what: str = "") -> None:
        """Let the event loop run until something is so; fails loudly when it never is."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, f"waited {seconds} s in vain: {what or until}"
            let_run(20)

    def idle(self, seconds: float = 120.0) -> None:
        """Wait until no job is left."""
        self.wait(lambda: not self.bench.runner.unfinished, seconds, "jobs")

    def drop(self, paths: Sequence[Path]) -> None:
        """Drop files on the middle of the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at, copy, left, keys = (
            self.window.rect().center(),
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window, QDragEnterEvent(at, copy, data, left, keys))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(at), copy, data, left, keys))

    def keys(self, sequence: str, widget: QWidget) -> None:
        """Press a key or a combination in a widget."""
        self.activate(widget.window())
        QTest.keySequence(widget, sequence)

    def type(self, text: str, widget: QWidget) -> None:
        """Type into a field."""
        self.activate(widget.window())
        QTest.keyClicks(widget, text)

    def activate(self, window: QWidget) -> None:
        """Bring a window to the front, as a window manager would."""
        if not window.isActiveWindow():
            window.activateWindow()
            assert QTest.qWaitForWindowActive(window, 5000)

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """Click a widget, in its middle unless a place is named."""
        place = at or widget.rect().center()
        (QTest.mouseDClick if twice else QTest.mouseClick)(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, *, steps: int = 10) -> None:
        """Press at one place, move in steps, release at another."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseMove(widget, start)
        QTest.mousePress(widget, left, none, start)
        for step in range(1, steps + 1):
            QTest.mouseMove(widget, start + (end - start) * step / steps)
            let_run(15)
        QTest.mouseRelease(widget, left, none, end)

    def ask(self, start: Callable[[], object], answer: Callable[[QDialog], object], seconds: float = 20.0) -> None:
        """Do what opens a dialog, answer it, and return once it has closed: a dialog that asks runs an event loop of its own."""
        failures: list[BaseException] = []
        end = time.monotonic() + seconds
        timer = QTimer(interval=30)
        answered: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not answered and isinstance(dialog, QDialog) and dialog.isVisible():
                answered.append(dialog)
                try:
                    answer(dialog)
                except BaseException as failure:  # noqa: BLE001 - an assertion must not be lost in the event loop
                    failures.append(failure)
                    dialog.reject()
            elif answered and dialog is answered[0] and time.monotonic() > end:
                timer.stop()
                failures.append(AssertionError(f"the dialog “{answered[0].windowTitle()}” stays open after its answer"))
                answered[0].reject()

        timer.timeout.connect(look)
        timer.start()
        start()
        self.wait(lambda: answered or time.monotonic() > end, seconds + 5)
        timer.stop()
        if failures:
            raise failures[0]
        assert answered, "no dialog came"

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Take a screenshot of the window, of another one, or of a part of one."""
        let_run(250)
        if self.pictures is not None:
            self.pictures.mkdir(parents=True, exist_ok=True)
            part = widget or self.window
            shown, screen = part.window(), QGuiApplication.primaryScreen()
            picture = screen.grabWindow(shown.winId()) if QGuiApplication.platformName() == "xcb" else shown.grab()
            ratio = picture.devicePixelRatio()
            picture = picture.copy(QRect(part.mapTo(shown, QPoint()) * ratio, part.size() * ratio))
            assert picture.save(str(self.pictures / f"{name}.png"))

    def end(self) -> None:
        """Close everything in order."""
        self.bench.shut_down()
        self.window.close()
        self.engines.close()

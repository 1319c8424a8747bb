"""Waiting while everything goes on."""

from PySide6.QtCore import QEventLoop, QTimer


def let_run(milliseconds: int) -> None:
    """Run the event loop for a while; 0 for what is due. `QTest.qWait` keeps Python's lock meanwhile: no other thread gets on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

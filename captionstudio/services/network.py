"""What the program uses the network for, as a window can follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from captionstudio.core.network import is_offline_locked, network_use, on_network_change


class NetworkWatch(QObject):
    """``changed()`` tells, in the window's thread, of every change of the network's use and of the offline lock."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = on_network_change(self._tell)

    @property
    def use(self) -> tuple[str, ...]:
        """What the network is used for now."""
        return network_use()

    @property
    def is_locked(self) -> bool:
        """Whether everything else is refused."""
        return is_offline_locked()

    def shut_down(self) -> None:
        """Stop following."""
        self._end()

    def _tell(self) -> None:
        self.changed.emit()  # from whichever thread it is: receivers live in the window's, and Qt brings it there

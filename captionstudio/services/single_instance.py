"""One program at a time: a second start hands its files to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000
_MOST_BYTES = 1 << 20


class SingleInstance(QObject):
    """Listens for later starts of the same user with the same data folder; ``paths_received(list of Path)`` brings what they were given."""

    paths_received = Signal(list)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = hashlib.sha256(f"{getpass.getuser()}|{data_dir}".encode()).hexdigest()[:16]
        # A path of our own in the folder for temporary files; QLocalServer removes it when it closes.
        self._name = str(Path(tempfile.gettempdir()) / f"captionstudio-{key}")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give the files to the program that runs already; False where there is none, and from now on this one listens."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
            socket.waitForBytesWritten(_WAIT_MS)
            is_taken = socket.waitForReadyRead(_WAIT_MS) and socket.readAll().startsWith(b"ok")
            socket.abort()
            if is_taken:
                return True
        QLocalServer.removeServer(self._name)  # what a killed program left
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(self._on_data)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._read(socket)

    def _on_data(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and (socket.canReadLine() or socket.bytesAvailable() > _MOST_BYTES):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        try:
            paths = [Path(str(path)) for path in json.loads(bytes(socket.readLine(_MOST_BYTES).data()))]
        except (ValueError, TypeError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.paths_received.emit(paths)

"""One window for a user and a data folder: a second start brings the first one's window forward and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from clerk.assets import data_folder

# Loaded once there is something to hear, or to say: the window is there sooner without.
if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

# The first window may be busy for as long as SQLite waits for a file that somebody has locked.
PATIENCE = 6.0
_MOST = 65_536
_ANSWER = b"here\n"


def bell_name() -> str:
    """Return the name that the windows of this user and this data folder know each other by."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        user = ""
    whose = f"{user}\n{data_folder().absolute()}"
    return f"clerk-{hashlib.sha256(whose.encode('utf-8', 'surrogateescape')).hexdigest()[:20]}"


class OneWindow(QObject):
    """The right to be the one window. `answer` is called with what a second start was asked for.

    The right is a lock of the system's own, which goes with its process however it dies; the socket is only how a
    second start makes itself heard, and one that a dead process left behind is cleared away.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answer: Callable[[dict[str, Any]], None] = lambda _wish: None
        self._server: QLocalServer | None = None
        self._lock: Any = None

    def claim(self) -> bool:
        """Return whether this is the first window. Where no lock can be had at all, every window is the first."""
        from filelock import FileLock, Timeout

        place = data_folder() / "window.lock"
        lock = FileLock(place, timeout=0, mode=0o600)
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            return False
        except OSError:
            return True
        self._lock = lock
        return True

    def listen(self) -> None:
        """Answer second starts from now on."""
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Whoever left a socket of this name behind is dead, or it would have the lock.
        QLocalServer.removeServer(bell_name())
        if server.listen(bell_name()):
            server.newConnection.connect(self._somebody_rang)
            self._server = server

    def close(self) -> None:
        """Be the one window no longer."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _somebody_rang(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        wish: Any = None
        with suppress(ValueError):
            wish = json.loads(bytes(socket.readLine().data()))
        if not isinstance(wish, dict):
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.answer(wish)


def ring(wish: dict[str, Any], patience: float = PATIENCE) -> bool:
    """Tell the first window what this start was asked for; return whether it answered."""
    from PySide6.QtNetwork import QLocalSocket

    until = time.monotonic() + patience
    while time.monotonic() < until:
        socket = QLocalSocket()
        socket.connectToServer(bell_name())
        if socket.waitForConnected(500):
            socket.write(json.dumps(wish).encode() + b"\n")
            left = max(int((until - time.monotonic()) * 1000), 1)
            answered = socket.waitForReadyRead(left) and bytes(socket.readLine().data()) == _ANSWER
            socket.abort()
            return answered
        # It has the lock and does not listen yet: it is only just starting, or only just ending.
        time.sleep(0.05)
    return False


def bring_forward(window: QWidget) -> None:
    """Show a window before all others, also out of the task bar."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()


def wish_of(book: Path | None, meeting: int | None, *, sample: bool) -> dict[str, Any]:
    """Return what a start was asked for, as it is told to the first window."""
    path = None if book is None else str(book.expanduser().absolute())
    return {"book": path, "meeting": meeting, "sample": sample}

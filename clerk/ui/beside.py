"""Work that takes a moment, done beside the window; its answer comes back in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Slot

from clerk.errors import ClerkError
from clerk.ui.in_window import tell

T = TypeVar("T")


class Beside(QObject):
    """Does one thing at a time for somebody: what is asked for later overtakes what is under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._then: Callable[[Any], object] | None = None
        self._otherwise: Callable[[str], object] | None = None

    def do(
        self, work: Callable[[], T], then: Callable[[T], object], otherwise: Callable[[str], object]
    ) -> None:
        """Have work done; `then` is called with what it returned, or `otherwise` with a sentence."""
        self._asked += 1
        self._then, self._otherwise = then, otherwise
        QThreadPool.globalInstance().start(_Job(self, self._asked, work))

    def call_off(self) -> None:
        """Let nobody hear of what is under way."""
        self._asked += 1

    def _take(self, asked: int, value: object, error: BaseException | None) -> None:
        if asked != self._asked or self._then is None or self._otherwise is None:
            return
        if error is None:
            self._then(value)
        elif isinstance(error, ClerkError):
            self._otherwise(error.sentence)
        else:
            self._otherwise("This could not be done: it is a fault of Clerk's.")
            raise error


class _Job(QRunnable):
    def __init__(self, home: Beside, asked: int, work: Callable[[], object]) -> None:
        super().__init__()
        self._home, self._asked, self._work = home, asked, work

    @Slot()
    def run(self) -> None:
        value, error = None, None
        try:
            value = self._work()
        except Exception as fault:  # noqa: BLE001  # carried to whoever asked, in the window's thread
            error = fault
        tell(self._home, partial(self._home._take, self._asked, value, error))  # noqa: SLF001  # its own other half

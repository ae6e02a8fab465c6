"""Something told from another thread, done in the window's, as long as whoever it is for is still there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal


class _Carrier(QObject):
    """Carries everything that other threads tell. It is nobody's, so that no window that is closed takes it away.

    A signal of a window's own may not be used for that: while one thread sends it, the other may put the window away,
    and the program ends without a word.
    """

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.told.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def _do(self, what: Callable[[], object]) -> None:
        what()


@cache
def _carrier() -> _Carrier:
    carrier = _Carrier()
    program = QCoreApplication.instance()
    if program is not None:
        carrier.moveToThread(program.thread())
    return carrier


def tell(whom: QObject, what: Callable[[], object]) -> None:
    """Have something done for somebody in the window's thread, soon; nothing if they were put away before."""
    _carrier().told.emit(partial(_do_for, whom, what))


def _do_for(whom: QObject, what: Callable[[], object]) -> None:
    if shiboken6.isValid(whom):
        what()

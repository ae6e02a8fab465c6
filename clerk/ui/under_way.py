"""Steps that were handed to the writer and are not answered, or not seen, yet."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, Signal

from clerk.errors import ClerkError, Refused
from clerk.store.minutebook import Done
from clerk.ui.views.ahead import Ahead


class Order(msgspec.Struct, frozen=True):
    """What was handed to the writer, and what follows its answer."""

    origin: object
    then: Callable[[Any], None] | None
    again: Callable[[], None] | None
    refuse: Callable[[str], None]
    ahead: Ahead | None


class UnderWay(QObject):
    """What is on its way into the book, and what of it is shown ahead of being there.

    `written(done, order)`: it is in the book. `ahead_changed()`: other passages than before are shown ahead.
    `waiting` counts the steps whose answer was not told yet, and `again` hands the one that the disk refused over once
    more, until another was written.
    """

    written = Signal(object, object)
    ahead_changed = Signal()
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting = 0
        self.again: Callable[[], None] | None = None
        self.aheads: list[Ahead] = []
        # The answer is given in the writer's thread; it is taken up in the window's.
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, submit: Callable[[], "Future[Done[Any]]"], order: Order) -> None:
        """Hand an order over, without waiting for its answer."""
        self.again = None
        try:
            future = submit()
        except ClerkError as error:
            order.refuse(error.sentence)
            return
        self.waiting += 1
        if order.ahead is not None:
            self.aheads.append(order.ahead)
            self.ahead_changed.emit()
        future.add_done_callback(lambda done: self._answered.emit(done, order))

    def seen(self, order: Order) -> None:
        """Let go of an order that was written: what it altered is about to be shown."""
        self.waiting -= 1
        self._let_go(order.ahead)

    def overtaken(self) -> None:
        """Something was written after all that was handed over: it is in the book by now, or was refused."""
        self.again = None
        self.aheads.clear()

    def _let_go(self, ahead: Ahead | None) -> bool:
        """Show something ahead no longer; return whether it was."""
        if ahead not in self.aheads:
            return False
        self.aheads.remove(ahead)
        return True

    def _take_answer(self, future: "Future[Done[Any]]", order: Order) -> None:
        try:
            done = future.result()
        except BaseException as error:
            self.waiting -= 1
            if self._let_go(order.ahead):
                self.ahead_changed.emit()
            if not isinstance(error, ClerkError):
                raise
            # What was refused for what it says would be refused again; what the disk refused may go in later.
            self.again = None if isinstance(error, Refused) else order.again
            order.refuse(error.sentence)
            return
        self.again = None
        self.written.emit(done, order)

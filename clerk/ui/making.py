"""Documents are made beside the window, in one thread, one after the other; what nobody wants any more is not made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, Signal

from clerk.errors import ClerkError
from clerk.ui.in_window import tell


class Stopped(Exception):  # noqa: N818  # nothing is wrong: somebody said that it need not be done
    """What is being made is not wanted any more."""


class Watch:
    """What a piece of work says while it is done, and asks before each next part of it."""

    def __init__(self, tell: Callable[[str, int, int], object]) -> None:
        self._tell = tell
        self._stopped = self._past_stopping = False
        self._lock = Lock()

    def stop(self) -> bool:
        """Let the work end at its next part; say whether it will, or is past that."""
        with self._lock:
            self._stopped = self._stopped or not self._past_stopping
            return self._stopped

    def pass_the_last_moment(self) -> None:
        """From now on it cannot be stopped: what it made is put in its place.

        Raises:
            Stopped: it was stopped before.
        """
        with self._lock:
            self._past_stopping = not self._stopped
        self.ask()

    def ask(self) -> None:
        """Go on, if it is still wanted.

        Raises:
            Stopped: it is not.
        """
        if self._stopped:
            raise Stopped

    def say(self, sentence: str, done: int = 0, of: int = 0) -> None:
        """Say what is done next, and how many of how many parts are done.

        Raises:
            Stopped: it is not wanted any more.
        """
        self.ask()
        self._tell(sentence, done, of)


Work = Callable[[Watch], Any]


class Maker(QObject):
    """Does one piece of work at a time: whoever begins another, or stops it, hears nothing of the one before.

    In the window's thread follow `told(sentence, done, of)` as it goes on, then one of `made(what)`,
    `failed(sentence)` for what the world refused, or `broke(error)` for a fault of Clerk's own.
    """

    told = Signal(str, int, int)
    made = Signal(object)
    failed = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._watch: Watch | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return self._watch is not None

    def begin(self, work: Work) -> None:
        """Do this, in place of whatever is being done."""
        self.stop()
        number = self._number
        watch = self._watch = Watch(partial(self._say, number))
        future: Future[object] = _thread().submit(_do, work, watch)
        future.add_done_callback(partial(self._end, number))

    def stop(self) -> None:
        """Let it be; nothing of it is heard any more."""
        if self._watch is not None:
            self._watch.stop()
        self._watch = None
        self._number += 1

    def try_to_stop(self) -> bool:
        """Stop it, unless it is past that: then it goes on, and its end is told."""
        if self._watch is not None and not self._watch.stop():
            return False
        self.stop()
        return True

    def _say(self, number: int, sentence: str, done: int, of: int) -> None:
        tell(self, partial(self._take_said, number, sentence, done, of))

    def _end(self, number: int, future: Future[object]) -> None:
        tell(self, partial(self._take_end, number, future))

    def _take_said(self, number: int, sentence: str, done: int, of: int) -> None:
        if number == self._number:
            self.told.emit(sentence, done, of)

    def _take_end(self, number: int, future: Future[object]) -> None:
        if number != self._number:
            return
        self._watch = None
        error = future.exception()
        if error is None:
            self.made.emit(future.result())
        elif isinstance(error, ClerkError):
            self.failed.emit(error.sentence)
        elif not isinstance(error, Stopped):
            self.broke.emit(error)


def _do(work: Work, watch: Watch) -> object:
    watch.ask()
    return work(watch)


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "making documents")

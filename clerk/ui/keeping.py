"""Typing, kept: what stands in an editor goes to the minute book a moment after it was typed.

The window never waits for the disk while somebody types. If the disk says no, the words stay where they are, a banner
says so, and Clerk tries again until they are kept.
"""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from typing import Any, Protocol

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from clerk.errors import ClerkError
from clerk.store.minutebook import Typing
from clerk.ui.desk import Desk

# What is promised is a quarter of a second: the rest is for a window that is busy just then.
THROTTLE_MS = 150
# The first hindrances pass by themselves (a virus scanner, a backup); after them, every five seconds.
RETRY_MS = (1000, 2000, 5000)
# Longer than an ordinary disk takes, and long enough to wonder.
SLOW_MS = 1000
# A file that somebody has locked is waited for by SQLite for five seconds.
LONGEST_WAIT = 12.0


class Editor(Protocol):
    """Where somebody types: an entry line, or an entry being edited. `typed` says that any of the three is another."""

    @property
    def typed(self) -> SignalInstance:
        """The signal."""

    @property
    def text(self) -> str:
        """What stands there."""

    @property
    def cursor(self) -> int:
        """Where the next letter goes."""

    @property
    def form(self) -> str:
        """What it is to become."""

    def restore(self, text: str, cursor: int, form: str) -> None:
        """Let it stand there again as it stood."""


Place = tuple[int, int | None]
"""A meeting, and the entry being edited or None for the entry line."""


class _Watched(msgspec.Struct):
    """An editor, the entry it edits, what was handed over of it last, and the typing of that."""

    editor: Editor
    entry: int | None
    handed: Typing | None = None


class _Handed(msgspec.Struct):
    """What was handed to the writer and is not known to be kept, with the writer's answer to come."""

    typing: Typing
    answer: "Future[bool]"

    @property
    def failed(self) -> bool:
        return self.answer.done() and self.answer.exception() is not None


class Keeper(QObject):
    """Watches the editors of one window.

    `hindered(sentence)`: the book cannot be written; `over()`: it was written again. `kept(typing)`: the writer
    acknowledged it. `came_back(sentence)`: what had been typed stands in the entry line again.
    """

    hindered = Signal(str)
    over = Signal()
    kept = Signal(object)
    came_back = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.hindrance = ""
        self._watched: list[_Watched] = []
        self._meeting: int | None = None
        self._item: str | None = None
        self._unkept: dict[Place, _Handed] = {}
        self._brought_back: str | None = None
        self._attempts = 0
        self._due = _timer(self, THROTTLE_MS, self._when_due)
        self._again = _timer(self, RETRY_MS[0], self.try_now)
        self._slow = _timer(self, SLOW_MS, self._when_slow)
        desk.chosen.connect(self._chosen)
        desk.handing_over.connect(self._flush_words)
        desk.leaving.connect(self._leave)
        desk.may_leave = self.keeps_open
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
            app.applicationStateChanged.connect(self._state_changed)
            app.aboutToQuit.connect(self.flush)

    # What is watched.

    @property
    def editors(self) -> list[Editor]:
        """The editors watched, in order."""
        return [each.editor for each in self._watched]

    def watch(self, editor: Editor, entry: int | None = None) -> None:
        """Keep what is typed in an editor; of an entry's, what was typed in it before comes back."""
        watched = _Watched(editor, entry)
        self._watched.append(watched)
        editor.typed.connect(self._typed)
        if self._meeting is not None:
            self._bring_back(watched)

    def unwatch(self, editor: Editor) -> None:
        """Keep what stands in an editor, and then let it go."""
        self.flush()
        self._watched = [each for each in self._watched if each.editor is not editor]
        editor.typed.disconnect(self._typed)

    def flush_before(self, action: QAction) -> None:
        """Keep what was typed whenever a command is given, without waiting for the throttle."""
        action.triggered.connect(self.flush)

    def _typed(self) -> None:
        # A throttle: typing on does not put it off.
        if not self._due.isActive():
            self._due.start()
        if self._brought_back is not None and not self._stands(self._brought_back):
            self._brought_back = None
            self.came_back.emit("")

    def _stands(self, text: str) -> bool:
        return any(each.entry is None and each.editor.text == text for each in self._watched)

    def _focus_moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and any(_is_in(old, each.editor) for each in self._watched):
            self.flush()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.flush()

    # Where the officer is.

    def _chosen(self) -> None:
        desk = self.desk
        if desk.meeting_id != self._meeting:
            self.flush()
            self._meeting, self._item = desk.meeting_id, desk.item
            for each in self._watched:
                self._bring_back(each)
        elif desk.item != self._item:
            self._item = desk.item
            self.flush()

    def _leave(self) -> None:
        self._hand_over(again=True)
        self._meeting = self._item = None
        for timer in (self._due, self._again, self._slow):
            timer.stop()
        self._unkept.clear()
        self._settled()

    def _bring_back(self, watched: _Watched) -> None:
        """Put what was typed back into an editor, and say so of the entry line; else empty it."""
        kept = self._last_of(watched.entry)
        editor = watched.editor
        if kept is not None and kept.text:
            cursor = min(max(kept.cursor, 0), len(kept.text.encode("utf-16-le")) // 2)
            editor.restore(kept.text, cursor, kept.form)
            if watched.entry is None:
                self._brought_back = editor.text
                self.came_back.emit(_sentence(kept.at))
        elif watched.entry is None and editor.text:
            editor.restore("", 0, editor.form)
        # Opening a book writes nothing in it.
        watched.handed = self._typing(watched)
        self._due.stop()

    def _last_of(self, entry: int | None) -> Typing | None:
        meeting, book = self._meeting, self.desk.book
        if meeting is None or book is None:
            return None
        handed = self._unkept.get((meeting, entry))
        if handed is not None:
            return handed.typing
        try:
            return book.typing(meeting, entry)
        except ClerkError:
            return None

    # To the book.

    @property
    def under_way(self) -> bool:
        """Whether the writer has something to answer yet."""
        return any(not each.answer.done() for each in self._unkept.values())

    def flush(self, *_: object) -> None:
        """Hand what was typed to the writer now, without waiting for it."""
        self._due.stop()
        if not (self.hindrance and self.under_way):
            self._hand_over()

    def _flush_words(self) -> None:
        """Keep the words before a step that may be made of them; the throttle goes on."""
        if not (self.hindrance and self.under_way):
            self._hand_over(words_only=True)

    def settle(self, longest: float = LONGEST_WAIT) -> bool:
        """Hand over what was typed and wait until it is kept, as before closing; return whether it is."""
        self._due.stop()
        self._hand_over(again=True)
        wait([each.answer for each in self._unkept.values()], longest)
        return not any(each.failed or not each.answer.done() for each in self._unkept.values())

    def keeps_open(self) -> str:
        """Return why the book may not be put away yet, nothing once every word is kept."""
        if self.desk.book is None or self.settle():
            return ""
        return (
            f"What you are typing could not be kept in {self.desk.book.path}. That book stays open until it is, so "
            "that no word is lost."
        )

    def try_now(self) -> None:
        """Try once more what the disk refused, without waiting for the next time."""
        if not self.under_way:
            self._hand_over(again=True)

    def _when_due(self) -> None:
        # One write at a time: on a slow disk the next takes everything that was typed meanwhile.
        if not self.under_way and not self.hindrance:
            self._hand_over()

    def _hand_over(self, *, again: bool = False, words_only: bool = False) -> None:
        """Hand over what is not as it was handed over last; and again, if asked to, what was refused.

        An editor that was emptied because its words are on their way into the book as a fact is not handed over before
        they are there: if the disk refuses the fact, the words must still be in the book as typing.
        """
        words_only = words_only or self.desk.waiting > 0
        due = [each.typing for each in self._unkept.values() if again and each.failed]
        for each in self._watched:
            typing = self._typing(each)
            if typing is not None and not _same(typing, each.handed):
                if words_only and not typing.text:
                    self._look_later()
                    continue
                each.handed = typing
                due = [
                    old for old in due if (old.meeting, old.entry) != (typing.meeting, each.entry)
                ]
                due.append(typing)
        for typing in due:
            answer = self.desk.keep(typing, partial(self._answer, typing))
            if answer is not None:
                self._unkept[typing.meeting, typing.entry] = _Handed(typing, answer)
                if not self._slow.isActive():
                    self._slow.start()

    def _look_later(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _typing(self, watched: _Watched) -> Typing | None:
        if self._meeting is None:
            return None
        editor, now = watched.editor, dt.datetime.now()  # noqa: DTZ005  # the laptop's own clock
        return Typing(
            self._meeting, self._item, watched.entry, editor.form, editor.text, editor.cursor, now
        )

    def _answer(self, typing: Typing, error: BaseException | None) -> None:
        if not isValid(self):  # the window went before the answer came
            return
        place = (typing.meeting, typing.entry)
        handed = self._unkept.get(place)
        if error is not None:
            if handed is not None:
                self._hinder(error)
            return
        if handed is not None and handed.typing is typing:
            del self._unkept[place]
        if not self._unkept:
            self._settled()
        self.kept.emit(typing)
        if not self._due.isActive():
            # What was typed while the write was under way has waited long enough.
            self._when_due()

    # When the disk says no.

    def _when_slow(self) -> None:
        if self.under_way and not self.hindrance:
            self.desk.delay = "Saving…"
            self.desk.saved.emit()

    def _hinder(self, error: BaseException) -> None:
        why = error.sentence if isinstance(error, ClerkError) else "something went wrong in Clerk."
        every = RETRY_MS[-1] // 1000
        self.hindrance = (
            f"The minute book cannot be written: {why} Your words are still on the screen. "
            f"Clerk tries again every {every} seconds."
        )
        self.desk.delay = "Not saved"
        self._again.start(RETRY_MS[min(self._attempts, len(RETRY_MS) - 1)])
        self._attempts += 1
        self.hindered.emit(self.hindrance)
        if not isinstance(error, ClerkError):
            raise error

    def _settled(self) -> None:
        was, self.hindrance = self.hindrance, ""
        self._attempts = 0
        self.desk.delay = ""
        self._again.stop()
        self._slow.stop()
        if was:
            self.over.emit()


def _timer(parent: QObject, milliseconds: int, verb: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(verb)
    return timer


def _is_in(widget: QWidget, editor: Any) -> bool:
    return isinstance(editor, QWidget) and (widget is editor or editor.isAncestorOf(widget))


def _same(typing: Typing, other: Typing | None) -> bool:
    return other is not None and typing == msgspec.structs.replace(other, at=typing.at)


def _sentence(at: dt.datetime) -> str:
    now = dt.datetime.now()  # noqa: DTZ005  # as above
    day = "" if at.date() == now.date() else f" on {at.day} {at:%B}"
    return f"What you were typing at {at:%H:%M:%S}{day} is back in the entry line."


def watch_session(keeper: Keeper) -> None:
    """When the session ends (log-out, shut-down), keep what was typed first; if that fails, ask for a stay."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        return

    def commit(manager: Any) -> None:
        if not keeper.settle() and manager.allowsInteraction():
            manager.cancel()
            manager.release()

    def save_state(_manager: Any) -> None:
        keeper.settle()

    app.commitDataRequest.connect(commit, Qt.ConnectionType.DirectConnection)
    # Some sessions ask for this alone, as before the laptop sleeps.
    app.saveStateRequest.connect(save_state, Qt.ConnectionType.DirectConnection)

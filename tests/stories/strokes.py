"""A story for the keyboard, written as the guide is written, and played key by key in the real window.

In a numbered step everything in **bold** is pressed, everything in `code` is typed, and a block between fences is put
on the clipboard. A place in *italics* is where the key before it leads: it is pressed until that place has the
keyboard, and there has to be one of that name. A picture is taken where it stands. A comment such as <!-- 14.31 -->
says what the clock on the wall of the chamber has come to, <!-- a moment --> that nobody types for so long. Words
outside of numbered steps are for people.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, Qt, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from clerk.ui.main_window import MainWindow
from clerk.ui.making import Maker
from clerk.ui.setup_form import StepsDialog
from tests.stories.fingers import name_of, press_named, write

_STEP = re.compile(r"\d+\. ")
_TOKEN = re.compile(
    r"\*\*(?P<key>[^*]+)\*\*|\*(?P<place>[^*]+)\*|`(?P<text>[^`]+)`"
    r"|!\[(?P<words>[^\]]*)\]\((?P<picture>[^)]+)\)|<!-- (?P<clock>\d\d\.\d\d) -->"
    r"|<!-- (?P<pause>a moment) -->"
)
_PAUSE, _LONGEST = 15, 15_000  # milliseconds
LOOK_MS = 380
"""How long a picture that somebody will look at waits for what is said a moment after the last key."""
_MOST_PRESSES = 60


@dataclass(frozen=True, slots=True)
class Stroke:
    """One thing done at the keyboard, or a picture or a time; `kind` says which, `what` the rest."""

    kind: str
    what: str
    line: int


def read_strokes(text: str) -> list[Stroke]:
    """Return what the numbered steps of a page ask for, in order."""
    found: list[Stroke] = []
    fence: list[str] | None = None
    in_step = False
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("```"):
            if fence is not None and in_step:
                found.append(Stroke("paste", "\n".join(fence), number))
            fence = None if fence is not None else []
            continue
        if fence is not None:
            fence.append(line.strip())
            continue
        if _STEP.match(line):
            in_step = True
        elif bare and not line.startswith("  "):
            in_step = False
        found += [
            stroke
            for stroke in _tokens(line, number)
            if in_step or stroke.kind in ("picture", "clock")
        ]
    return found


def _tokens(line: str, number: int) -> Iterator[Stroke]:
    for token in _TOKEN.finditer(line):
        kind = token.lastgroup or ""
        yield Stroke(kind, token[kind], number)


@dataclass
class Wall:
    """The clock on the wall of the chamber: it says what the story has come to."""

    at: dt.datetime

    def __call__(self) -> dt.datetime:
        """Return the time it shows."""
        return self.at


class Player:
    """Plays strokes in a window, one after the other, also while a dialog waits for its answer."""

    def __init__(
        self,
        window: MainWindow,
        wall: Wall,
        take: Callable[[str], object] = lambda _name: None,
        look_ms: int = LOOK_MS,
    ) -> None:
        self.window, self.wall, self.take, self.look_ms = window, wall, take, look_ms
        self._key = ""
        self._waited = 0

    def play(self, strokes: list[Stroke]) -> None:
        """Play them to the end.

        Raises:
            AssertionError: a place or a key was not there; the line of the page is named.
        """
        loop = QEventLoop()
        left = iter(strokes)
        faults: list[BaseException] = []

        def fail(stroke: Stroke, fault: AssertionError) -> None:
            fault.add_note(f"line {stroke.line}: {stroke.kind} {stroke.what}")
            faults.append(fault)
            _close_dialogs()
            loop.quit()

        def step(stroke: Stroke | None = None) -> None:
            if faults:
                return
            if not self._is_quiet():
                QTimer.singleShot(_PAUSE, lambda: step(stroke))
                return
            stroke = stroke or next(left, None)
            if stroke is None:
                loop.quit()
                return
            if self._waited < {"picture": self.look_ms, "pause": LOOK_MS}.get(stroke.kind, 0):
                # Whatever is said a moment after the last key is to be in the picture.
                self._waited += _PAUSE
                QTimer.singleShot(_PAUSE, lambda: step(stroke))
                return
            self._waited = 0
            try:
                do = self._deed(stroke)
            except AssertionError as fault:
                fail(stroke, fault)
                return
            # What a key opens may wait for its answer: the next stroke comes meanwhile.
            QTimer.singleShot(_PAUSE, step)
            try:
                do()
            except AssertionError as fault:
                fail(stroke, fault)

        QTimer.singleShot(0, step)
        loop.exec()
        if faults:
            raise faults[0]

    def _is_quiet(self) -> bool:
        """Whether everything handed over is in the book and shown, and no document is being made."""
        front = QApplication.activeModalWidget() or self.window
        active = QApplication.activeWindow()
        if active is not front and not (
            active is not None
            and active.windowType() == Qt.WindowType.Tool
            and active.parentWidget() is front
        ):
            # Without a window manager nobody gives a window the keyboard.
            front.activateWindow()
            return False
        # A button that a key pressed is down for a tenth of a second before it does anything.
        if any(button.isDown() for button in front.findChildren(QAbstractButton)):
            return False
        busy = QThreadPool.globalInstance().activeThreadCount()
        making = any(maker.busy for maker in self.window.findChildren(Maker))
        return self.window.desk.waiting == 0 and busy == 0 and not making

    def _deed(self, stroke: Stroke) -> Callable[[], object]:
        what = stroke.what
        if stroke.kind == "key":
            self._key = what
            return lambda: press_named(what)
        if stroke.kind == "place":
            self._press_until(what)
            return lambda: None
        if stroke.kind == "text":
            return lambda: write(what)
        if stroke.kind == "paste":
            return lambda: QGuiApplication.clipboard().setText(what)
        if stroke.kind == "clock":
            hour, minute = map(int, what.split("."))
            self.wall.at = self.wall.at.replace(hour=hour, minute=minute)
            return lambda: None
        if stroke.kind == "pause":
            return lambda: None
        return lambda: self.take(what)

    def _press_until(self, place: str) -> None:
        """Press the last key again until the place of this name has the keyboard."""
        seen: list[str] = []
        for _ in range(_MOST_PRESSES):
            seen.append(name_of(QApplication.focusWidget()))
            if seen[-1].casefold().startswith(place.casefold()):
                return
            press_named(self._key)
            QApplication.processEvents()
        raise AssertionError(f"{self._key} does not lead to {place}, but to {dict.fromkeys(seen)}")


def _close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            if isinstance(widget, StepsDialog):
                widget.altered = False
            widget.reject()

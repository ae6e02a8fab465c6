"""The places to fill in of a phrase that was just put in: Tab goes to the next, Shift+Tab to the one before."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from clerk.ui.aids.placing import go_to
from clerk.ui.typing_fields import GrowingText
from clerk.words.stops import Stop


class _Place:
    """A stretch that grows with what is typed in it."""

    def __init__(self, field: GrowingText, stop: Stop) -> None:
        document = field.document()
        self._start, self._end = QTextCursor(document), QTextCursor(document)
        self._start.setPosition(stop.start)
        self._start.setKeepPositionOnInsert(True)
        self._end.setPosition(stop.end)

    @property
    def start(self) -> int:
        return self._start.position()

    @property
    def end(self) -> int:
        return self._end.position()

    def close(self) -> None:
        """What is typed before the next place no longer belongs to this one."""
        self._end.setKeepPositionOnInsert(True)

    def open(self) -> None:
        self._end.setKeepPositionOnInsert(False)


class PlacesToFill:
    """Those of one phrase in one field; once the cursor leaves the phrase, there are none."""

    def __init__(self, field: GrowingText) -> None:
        self.field = field
        self._places: list[_Place] = []
        self._whole: _Place | None = None
        self._at = 0

    def __bool__(self) -> bool:
        return self._whole is not None

    def begin(self, start: int, end: int, stops: Sequence[Stop]) -> None:
        """Go to the first of some places in what was just put in; the last stop is the end of it."""
        if not stops:
            return
        self._whole = _Place(self.field, Stop(start, end))
        self._places = [_Place(self.field, stop) for stop in stops]
        if stops[-1].end != end:
            self._places.append(_Place(self.field, Stop(end, end)))
        for each in self._places:
            each.close()
        self._go(0)

    def step(self, by: int) -> bool:
        """Go to the next place (1) or the one before (-1); return whether there was a phrase to go on in."""
        if self._whole is None:
            return False
        if self._at + by < 0:
            self.leave()
            return False
        if self._at + by == len(self._places):
            go_to(self.field, self._whole.end)
            self.leave()
            return True
        self._places[self._at].close()
        self._go(self._at + by)
        return True

    def _go(self, at: int) -> None:
        self._at = at
        place = self._places[at]
        place.open()
        last = at == len(self._places) - 1
        go_to(self.field, place.start, place.end)
        if last and place.start == place.end:
            # The end of the phrase: from here on the hand goes on by itself.
            self.leave()

    def look(self) -> None:
        """Leave, if the cursor has left the phrase."""
        position = self.field.textCursor().position()
        if self._whole is not None and not self._whole.start <= position <= self._whole.end:
            self.leave()

    def leave(self) -> None:
        """There is nothing to fill in any more."""
        self._places, self._whole = [], None

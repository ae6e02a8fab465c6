"""A form filled in with the fewest keys, seen from what stands in its fields."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from clerk.ui.fact_strip import FactStrip
from clerk.ui.field_box import FieldBox
from clerk.ui.field_kinds import KINDS, Kind
from clerk.ui.field_words import Scene
from clerk.ui.typing_fields import GrowingText, LineField
from clerk.ui.vote_grid import VoteGrid
from tests.effort import editing
from tests.effort.counting import Count
from tests.effort.prose import strokes
from tests.effort.texts import cost, reads, shortest
from tests.effort.words import Mask
from tests.stories import fingers

_WORTH_CUTTING = 12
_WAYS = {"for": "f", "against": "a", "abstain": "b", "not_voting": "n"}


class Wanted:
    """What a field is to say: its plain data, the text that shows it, and which of its letters are prose.

    What stands there `unsaid` need not be altered: it is recorded only once it was changed.
    """

    def __init__(
        self, kind: Kind, value: Any, shown: str, mask: Mask | None, unsaid: str = ""
    ) -> None:
        self.kind, self.value, self.shown, self.mask = kind, value, shown, mask
        self.unsaid = unsaid

    def stands_in(self, box: FieldBox, scene: Scene) -> bool:
        """Return whether a field says it already."""
        text = box.text
        if text == self.shown or (self.unsaid and text == self.unsaid):
            return True
        if not text.strip() or self.value is None or isinstance(box.widget, (QComboBox, QCheckBox)):
            return False
        return bool(reads(self.kind, text, scene) == self.value)


class Filling:
    """Fills in the form that is open."""

    def __init__(self, strip: FactStrip, scene: Scene, count: Count) -> None:
        self.strip, self.scene, self.count = strip, scene, count
        self._last: QWidget | None = None

    def fill(self, wanted: dict[str, Wanted]) -> None:
        """Fill in what does not stand there yet, and record it."""
        self._cut_over(wanted)
        for _ in range(2 * len(wanted) + 2):
            wrong = [
                n for n, each in wanted.items() if not each.stands_in(self._box(n), self.scene)
            ]
            if not wrong:
                break
            name = self._nearest(wrong)
            self._last = self._box(name).widget if len(wrong) == 1 else None
            self._go(name)
            self._put(self._box(name).widget, wanted[name])
        else:
            raise AssertionError(
                f"{self.strip.title.words} does not take {wrong}: {self.strip.texts}"
            )
        self._record()

    def _box(self, name: str) -> FieldBox:
        return self.strip.boxes[name]

    def _record(self) -> None:
        at = self._here()
        lines = isinstance(at, GrowingText) and at.enter_makes_lines
        fingers.press_named("Ctrl+Return" if lines else "Return")

    def _cut_over(self, wanted: dict[str, Wanted]) -> None:
        """Words that stand in one field and belong in another are cut out there and put in here."""
        for name, each in wanted.items():
            words = self._box(name).text
            into = [n for n, other in wanted.items() if n != name and other.shown == words]
            if each.shown or len(words) < _WORTH_CUTTING or not into:
                continue
            for place, keys in ((name, ("Ctrl+A", "Ctrl+X")), (into[0], ("Ctrl+V",))):
                if not self._box(place).widget.hasFocus():
                    self._go(place)
                for key in keys:
                    fingers.press_named(key)

    # From field to field.

    def _here(self) -> QWidget | None:
        return next((b.widget for b in self.strip.boxes.values() if b.widget.hasFocus()), None)

    def _places(self) -> list[str]:
        return [name for name, box in self.strip.boxes.items() if not box.isHidden()]

    def _nearest(self, wrong: list[str]) -> str:
        """Those ahead first, in their order; then those behind; then those that are folded away."""
        places = self._places()
        here = next((i for i, n in enumerate(places) if self._box(n).widget.hasFocus()), 0)
        shown = [places.index(name) for name in wrong if name in places]
        ahead = [place for place in shown if place >= here]
        if ahead:
            return places[min(ahead)]
        return places[max(shown)] if shown else wrong[0]

    def _go(self, name: str) -> None:
        if name not in self._places():
            fingers.press_named("Ctrl+.")
        places = self._places()
        here = next((i for i, n in enumerate(places) if self._box(n).widget.hasFocus()), 0)
        there = places.index(name)
        for _ in range(abs(there - here)):
            fingers.press_named("Tab" if there > here else "Shift+Tab")
        assert self._box(name).widget.hasFocus(), f"Tab does not lead to {name}"

    # In a field.

    def _put(self, widget: QWidget, wanted: Wanted) -> None:
        if isinstance(widget, QComboBox):
            self._choose(widget, wanted.shown)
        elif isinstance(widget, QCheckBox):
            fingers.press_named("Space")
        elif isinstance(widget, VoteGrid):
            self._vote(widget, dict(wanted.value))
        elif isinstance(widget, GrowingText):
            self._edit(widget, wanted)
        else:
            assert isinstance(widget, QLineEdit)
            self._line(widget, wanted)

    def _line(self, line: QLineEdit, wanted: Wanted) -> None:
        if line.text() and line.selectedText() != line.text():
            fingers.press_named("Ctrl+A")
        if not wanted.shown:
            fingers.press_named("Del")
        elif wanted.mask is not None:
            self._type(wanted.shown, wanted.mask)
        else:
            letters = shortest(wanted.kind, wanted.value, self.scene)
            offer = self._offer(line, wanted)
            if offer is not None and len(offer[0]) + offer[1] < cost(letters):
                fingers.write(offer[0])
                for _ in range(offer[1]):
                    fingers.press_named("Down")
                # Either takes it; Tab goes on as well.
                fingers.press_named("Return" if self._last is line else "Tab")
            else:
                fingers.write(letters)

    def _offer(self, line: QLineEdit, wanted: Wanted) -> tuple[str, int] | None:
        """The fewest letters after which what is meant is among the first offers, and at which place there."""
        if not isinstance(line, LineField) or wanted.kind.many:
            return None
        offers = wanted.kind.offers(self.scene)
        found = []
        for length in range(1, len(wanted.shown)):
            letters = wanted.shown[:length].casefold()
            fitting = [each for each in offers if letters in each.casefold()]
            fitting.sort(
                key=lambda each: not any(w.startswith(letters) for w in each.casefold().split())
            )
            if wanted.shown in fitting[:8]:
                found.append((letters, fitting.index(wanted.shown) + 1))
        return min(found, key=lambda way: len(way[0]) + way[1]) if found else None

    def _choose(self, box: QComboBox, value: str) -> None:
        target = box.findData(value)
        assert target >= 0, f"{value} cannot be chosen"
        steps = abs(target - box.currentIndex())
        letters = letters_to(box, target)
        if letters and len(letters) < steps:
            fingers.write(letters)
        else:
            down = target > box.currentIndex()
            for _ in range(steps):
                fingers.press_named("Down" if down else "Up")
        assert box.currentIndex() == target, f"{value} is not chosen"

    def _vote(self, grid: VoteGrid, ways: dict[str, str]) -> None:
        for person in grid.people:
            way = ways.get(person)
            if way is None:
                fingers.press_named("Right")
            else:
                fingers.write(_WAYS[way])

    def _edit(self, edit: GrowingText, wanted: Wanted) -> None:
        now = edit.toPlainText()
        mask = wanted.mask or [False] * len(wanted.shown)
        if wanted.mask is None and not now:
            fingers.write(shortest(wanted.kind, wanted.value, self.scene))
            return
        afresh, before = editing.rewriting(now, wanted.shown)
        if not now or not wanted.shown or afresh <= editing.price(edit, now, wanted.shown):
            for key in before:
                fingers.press_named(key)
            self._type(wanted.shown, mask)
        else:
            self._change(edit, now, wanted.shown, mask)
        assert edit.toPlainText() == wanted.shown, (edit.toPlainText(), wanted.shown)

    def _change(self, edit: GrowingText, now: str, wanted: str, mask: Mask) -> None:
        shift = 0
        for change in editing.changes(now, wanted):
            start, end = change.start + shift, change.end + shift
            while edit.textCursor().position() != start:
                fingers.press_named(editing.path(edit, edit.textCursor().position(), start)[1][0])
            for key in editing.removal(edit, start, end, bool(change.text))[1]:
                fingers.press_named(key)
            self._type(change.text, mask[change.place : change.place + len(change.text)])
            shift += len(change.text) - (end - start)

    def _type(self, text: str, mask: Mask) -> None:
        """Type words, those of the officer's own as prose."""
        start = 0
        for place in range(1, len(text) + 1):
            if place < len(text) and mask[place] == mask[start]:
                continue
            if mask[start]:
                with self.count.words():
                    self._words(text[start:place])
            else:
                fingers.write(text[start:place])
            start = place

    def _words(self, text: str) -> None:
        """Type words of the officer's own, with the aids where there are any: in a field of prose, at its end."""
        field = self._here()
        for number, line in enumerate(text.split("\n")):
            if number:
                fingers.write("\n")
            stands = field.toPlainText() if isinstance(field, GrowingText) else ""
            if isinstance(field, GrowingText) and field.textCursor().position() == len(stands):
                strike(line, self.strip.window(), stands)
            else:
                strike(line)


def letters_to(box: QComboBox, target: int) -> str:
    """Return the letters that lead to a choice: the first looks on from here, those that follow narrow it down."""
    words = [box.itemText(index).casefold() for index in range(box.count())]
    here = box.currentIndex()
    for length, letter in enumerate(words[target], 1):
        if not letter.isalpha():
            return ""
        begins = words[target][:length]
        round_ = [(here + (length == 1) + step) % len(words) for step in range(len(words))]
        here = next((place for place in round_ if words[place].startswith(begins)), here)
        if here == target:
            return begins
    return ""


def strike(text: str, window: Any = None, after: str = "") -> None:
    """Type words the shortest way that there is, after what stands there."""
    for stroke in strokes(text, window, after=after):
        if len(stroke) == 1:
            fingers.write(stroke)
        else:
            fingers.press_named(stroke)


WHEN_KIND, CHOICE = KINDS["line"], KINDS["choice"]

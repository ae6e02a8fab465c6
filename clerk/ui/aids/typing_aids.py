"""The aids, tied to the field that has the keyboard: one set of them for the whole window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from clerk.ui.aids.greyed import Greyed
from clerk.ui.aids.offered import OfferedList
from clerk.ui.aids.offering import Offering, People, Phrases
from clerk.ui.aids.places_to_fill import PlacesToFill
from clerk.ui.aids.placing import Placed, place, take_back, text_and_cursor, with_hand
from clerk.ui.look import Look
from clerk.ui.typing_fields import GrowingText, nothing
from clerk.words.at_hand import AtHand
from clerk.words.formulae import Formula, Use
from clerk.words.stops import Stop, stops_at

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier


class TypingAids(QObject):
    """Follows the keyboard from field to field of a window.

    `to_edit(formula)` and `to_forget(formula)`: that is wanted of a phrase in the list.
    """

    to_edit = Signal(object)
    to_forget = Signal(object)

    def __init__(self, window: QWidget, look: Look, at_hand: Callable[[], AtHand]) -> None:
        super().__init__(window)
        self.window, self.at_hand = window, at_hand
        self.field: GrowingText | None = None
        self.use_in: Callable[[QWidget], Use] = lambda _field: "passage"
        self.has_sentences_in: Callable[[QWidget], bool] = lambda _field: True
        self.list = OfferedList(look)
        self.list.taken.connect(self._take_clicked)
        self.greyed = Greyed(look)
        self.greyed.setParent(window)
        self.list.setParent(window)
        self.offerings: Sequence[Offering] = (People(), Phrases())
        self._offering: Offering | None = None
        self._start = 0
        self._described = ""
        self._places: PlacesToFill | None = None
        self._placed: Placed | None = None
        self._wanted = ""
        self.use: Use = "passage"
        self._sentences = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # Which field.

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self.window):
            return
        is_field = isinstance(now, GrowingText) and now.window() is self.window
        self.serve(now if is_field and isinstance(now, GrowingText) else None)

    def find_field(self) -> None:
        """Help in the field that has the keyboard now."""
        self._focus_moved(None, QApplication.focusWidget())

    def serve(self, field: GrowingText | None) -> None:
        """Help in this field from now on."""
        if field is self.field:
            return
        self._let_go()
        self.field = field
        if field is not None:
            field.installEventFilter(self)
            field.struck.connect(self._struck)
            field.cursorPositionChanged.connect(self._moved)
            field.destroyed.connect(self._gone)
            field.takes_back = self._take_back
            self._places = PlacesToFill(field)
            self.use, self._sentences = self.use_in(field), self.has_sentences_in(field)

    def _let_go(self) -> None:
        field, self.field = self.field, None
        self._placed = self._places = None
        self._wanted = ""
        if field is None or not isValid(field):
            self._offering = None
            return
        self.field = field
        self.close_offers()
        self.field = None
        self.greyed.show_rest(field, "")
        # A field that is thrown away must not take what is drawn in it along.
        self.greyed.setParent(self.window)
        field.takes_back = nothing
        field.removeEventFilter(self)
        field.struck.disconnect(self._struck)
        field.cursorPositionChanged.disconnect(self._moved)
        field.destroyed.disconnect(self._gone)

    def _gone(self, _field: object) -> None:
        self.field = None
        self._offering = self._places = self._placed = None
        self.list.hide()
        if not isValid(self.greyed):
            self.greyed = Greyed(self.list.look)
            self.greyed.setParent(self.window)

    # Before a key does what it does.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are an aid's, before they are a command's or the field's."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if self.offering and event.key() in (
                Qt.Key.Key_F2,
                Qt.Key.Key_Delete,
                Qt.Key.Key_Escape,
            ):
                event.accept()
                return True
            return False
        return event.type() == QEvent.Type.KeyPress and self._takes(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), event.modifiers() == _NONE
        if self.offering and self._takes_for_list(key, plain=plain):
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._places:
            back = (
                key == Qt.Key.Key_Backtab or event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            )
            return self._places.step(-1 if back else 1)
        if key == Qt.Key.Key_Right and plain and self._wanted:
            return self._take_rest()
        if key == Qt.Key.Key_Backspace and plain and self._placed is not None:
            return self._take_back()
        return False

    def _take_back(self) -> bool:
        """Take back what was done last, if that was an aid's doing; return whether it was."""
        placed, self._placed = self._placed, None
        return placed is not None and self.field is not None and take_back(self.field, placed)

    def _takes_for_list(self, key: int, *, plain: bool) -> bool:
        field = self.field
        if field is None or (not plain and key != Qt.Key.Key_Backtab):
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.walk(field, 1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER or key == Qt.Key.Key_Tab:
            self._take(self.list.row)
        elif key == Qt.Key.Key_Escape:
            self.close_offers()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Delete) and self.phrase is not None:
            phrase = self.phrase
            (self.to_edit if key == Qt.Key.Key_F2 else self.to_forget).emit(phrase)
        else:
            return False
        return True

    # After it did.

    def _struck(self, typed: str) -> None:
        field = self.field
        if field is None:
            return
        found = text_and_cursor(field)
        if found is None or field.textCursor().hasSelection():
            self.close_offers()
            self._show_rest("")
            return
        text, cursor = found
        at_hand = self.at_hand()
        if self._offering is not None:
            self._narrow(text, cursor, at_hand)
        elif typed:
            self._open(typed, text, cursor, at_hand)
        if self._offering is None and typed and typed.isprintable():
            text, cursor = self._mend(text, cursor, at_hand)
        self._grey(text, cursor, at_hand)

    def _moved(self) -> None:
        """The cursor went somewhere: what is greyed stands there no longer, and a phrase may have been left."""
        field = self.field
        if field is None:
            return
        self._show_rest("")
        if self._places:
            self._places.look()
        if self._offering is not None:
            found = text_and_cursor(field)
            inside = found is not None and self._letters(*found) is not None
            if not inside:
                self.close_offers()

    # People and phrases.

    @property
    def offering(self) -> bool:
        """Whether something is offered now."""
        return self._offering is not None and not self.list.isHidden()

    @property
    def phrase(self) -> Formula | None:
        """The phrase in hand in the list."""
        offering = self._offering
        if isinstance(offering, Phrases) and 0 <= self.list.row < len(offering.found):
            return offering.found[self.list.row]
        return None

    def _open(self, typed: str, text: str, cursor: int, at_hand: AtHand) -> None:
        for each in self.offerings:
            if typed == each.mark and each.is_on(at_hand) and each.opens(text[: cursor - 1]):
                self._offering, self._start = each, cursor - 1
                self._described = self.field.accessibleDescription() if self.field else ""
                self._narrow(text, cursor, at_hand)

    def _letters(self, text: str, cursor: int) -> str | None:
        """What was typed after the mark; None once the cursor is elsewhere or the mark is gone."""
        offering = self._offering
        if offering is None or cursor <= self._start or text[self._start] != offering.mark:
            return None
        letters = text[self._start + 1 : cursor]
        return letters if offering.goes_on(letters) else None

    def _narrow(self, text: str, cursor: int, at_hand: AtHand) -> None:
        letters, field, offering = self._letters(text, cursor), self.field, self._offering
        if letters is None or field is None or offering is None:
            self.close_offers()
            return
        offers = offering.find(letters, at_hand, self.use)
        if offers:
            self.list.show_offers(field, offering.name, offers, offering.hint)
        elif letters.endswith(" "):
            self.close_offers()
        else:
            self.list.hide()
            field.setAccessibleDescription(self._described)

    def narrow_again(self) -> None:
        """Offer anew what there is now, after a phrase was changed or forgotten."""
        if self.field is not None and self._offering is not None:
            found = text_and_cursor(self.field)
            if found is not None:
                self._narrow(*found, self.at_hand())

    @property
    def place(self) -> tuple[Offering, int] | None:
        """What is offered, and where its mark stands: to come back to after a dialog."""
        return (self._offering, self._start) if self._offering is not None else None

    def offer_again(self, place: tuple[Offering, int] | None) -> None:
        """Offer again what was offered before the keyboard was elsewhere."""
        if place is not None and self.field is not None:
            self._offering, self._start = place
            self._described = self.field.accessibleDescription()
            self.narrow_again()

    def _take_clicked(self, row: int) -> None:
        if self.field is not None and self._offering is not None:
            self._take(row)

    def _take(self, row: int) -> None:
        field, offering = self.field, self._offering
        if field is None or offering is None or row < 0:
            return
        template = offering.chosen(row)
        start, end = self._start, field.textCursor().position()
        self.close_offers()
        words = self.at_hand().begun(
            template.text, field.toPlainText(), start, sentences=self.sentences
        )
        self._placed = place(field, start, end, words)
        if template.stops:
            self._fill_in(start, start + len(words), stops_at(template.stops, start))

    @property
    def sentences(self) -> bool:
        """Whether a capital comes by itself in the field that is helped in."""
        return self._sentences and self.field is not None and not self.field.begins_small

    def _fill_in(self, start: int, end: int, stops: Sequence[Stop]) -> None:
        """Go to the first of some places in what was just put in."""
        if self._places is not None and self.field is not None and self._placed is not None:
            self._places.begin(start, end, stops)
            self._placed = with_hand(self.field, self._placed)

    def close_offers(self) -> None:
        """Put the list away; what was typed stays."""
        if self._offering is not None and self.field is not None:
            self.field.setAccessibleDescription(self._described)
        self._offering = None
        self.list.hide()

    # Abbreviations and capitals.

    def _mend(self, text: str, cursor: int, at_hand: AtHand) -> tuple[str, int]:
        field = self.field
        if field is None:
            return text, cursor
        found = at_hand.mended(text, cursor, sentences=self.sentences)
        if found is None:
            return text, cursor
        # What was typed after the words that changed is still to the left of the hand.
        after = max(cursor - found.end, 0)
        goes_on = found.start + len(found.text) + after
        self._placed = place(field, found.start, found.end, found.text, cursor=goes_on)
        end = found.start + len(found.text)
        if found.stops and (len(found.stops) > 1 or found.stops[0].end != end):
            self._fill_in(found.start, end, found.stops)
        mended = text_and_cursor(field)
        return mended or (text, cursor)

    # The rest of a word.

    def _grey(self, text: str, cursor: int, at_hand: AtHand) -> None:
        at_end = cursor == len(text) and not self.offering
        found = at_hand.rest(text) if at_end else None
        self._show_rest(found.rest if found else "")

    def _show_rest(self, rest: str) -> None:
        self._wanted = rest
        if self.field is not None:
            self.greyed.show_rest(self.field, rest)

    def _take_rest(self) -> bool:
        field = self.field
        found = text_and_cursor(field) if field is not None else None
        if field is None or found is None:
            return False
        text, cursor = found
        rest = self.at_hand().rest(text) if cursor == len(text) else None
        if rest is None:
            return False
        self._placed = place(field, rest.start, len(text), rest.text)
        self._show_rest("")
        return True

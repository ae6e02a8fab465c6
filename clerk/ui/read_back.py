"""The large card that is read back from: the exact words before the meeting, in letters that a room can read."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from clerk.ui.desk import Desk
from clerk.ui.hint_button import key_words
from clerk.ui.look import Look
from clerk.ui.paragraph import Paragraph
from clerk.ui.views.read_back import EXEMPT, ReadCard, read_cards
from clerk.ui.views.words import Words, muted

# The largest and the least letters in lengths of the design; below the least it scrolls.
_LARGEST, _LEAST = 64, 24
NOTHING = "Nothing was moved or decided yet."
SHOW = "Show the exempt words"


class ReadBack(QWidget):
    """The card. It stays up while somebody types elsewhere, and follows the record.

    `typing_on`: the keyboard is to go back to the entry line; the card stays.
    """

    typing_on = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, look: Look, window: QWidget) -> None:
        # A tool window of the desk's: the desk's keys work in it as well.
        super().__init__(window, Qt.WindowType.Tool)
        self.desk, self.look, self.home = desk, look, window
        self.cards: list[ReadCard] = []
        self.place = -1
        self.asked_for = ""
        self._asked_in_public = False
        self._meeting: int | None = None
        self.scrolled = 0
        self._laid: list[tuple[float, float, Paragraph]] = []
        self._head: list[Paragraph] = []
        self._foot: Paragraph | None = None
        self._height = self._head_height = self._foot_height = 0
        self.setWindowTitle("Read back")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 200)
        desk.changed.connect(self.follow)
        desk.chosen.connect(self.follow)
        desk.worked_out.connect(self.follow)
        look.changed.connect(self._lay_out)

    # Opening and closing.

    def toggle(self) -> None:
        """Put the card up, or away."""
        if self.isVisible():
            self.close()
            return
        if self.desk.sight is None:
            return
        self._forget_asked()
        self.place = -1
        other = self._other_screen()
        if other is not None:
            self._fill(other)
        else:
            self._stand_over_the_desk()
        self.follow()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand_over_the_desk(self) -> None:
        """Above the entry line, so that somebody can go on typing."""
        home = self.home
        corner = home.mapToGlobal(QPoint(0, 0))
        self.showNormal()
        self.setGeometry(QRect(corner.x(), corner.y(), home.width(), home.height() * 11 // 20))

    def _other_screen(self) -> QScreen | None:
        here = self.home.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not here), None)

    def _fill(self, screen: QScreen) -> None:
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def move_over(self) -> None:
        """Go to the other screen and fill it, or come back; exempt words are not taken along."""
        self._forget_asked()
        if self.isFullScreen() or self.screen() is not self.home.screen():
            self._stand_over_the_desk()
        elif (other := self._other_screen()) is not None:
            self._fill(other)
        else:
            self.showFullScreen()
        self.follow()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of everything that was shown."""
        self._forget_asked()
        self.cards, self._laid = [], []
        if self.isActiveWindow():
            # Whoever closes it goes on with the meeting.
            self.home.activateWindow()
        super().closeEvent(event)
        self.closed.emit()

    # What is shown.

    @property
    def card(self) -> ReadCard | None:
        """The card that is shown."""
        return self.cards[self.place] if 0 <= self.place < len(self.cards) else None

    def follow(self, *_: object) -> None:
        """Show the record as it is now: the newest, or the one that was gone to, until there is a newer one."""
        if not self.isVisible():
            return
        sight = self.desk.sight
        if sight is None:
            self.close()
            return
        before, here = [each.key for each in self.cards], self.card
        blocks = () if sight.at_a_glance else sight.full_draft.blocks
        self.cards = read_cards(sight.meeting, sight.style, blocks=blocks)
        keys = [each.key for each in self.cards]
        same = keys == before and self._meeting == self.desk.meeting_id
        public = sight.chronicle.last().public
        if not same or self.asked_for not in keys or (public and not self._asked_in_public):
            # Something else is before the meeting, or the public are back: the words have to be asked for again.
            self._forget_asked()
        if self.asked_for:
            self.cards = read_cards(sight.meeting, sight.style, self.asked_for, blocks)
        newer = not same and any(key not in before for key in keys)
        self._meeting = self.desk.meeting_id
        if newer or here is None or here.key not in keys:
            self.place, self.scrolled = len(keys) - 1, 0
        else:
            self.place = keys.index(here.key)
        self._lay_out()

    def step(self, by: int) -> None:
        """Go to the card before (-1) or the next (1); exempt words are left behind."""
        place = min(max(self.place + by, 0), len(self.cards) - 1)
        if place != self.place:
            self.place, self.scrolled = place, 0
            self._forget_asked()
            self.follow()

    def _forget_asked(self) -> None:
        self.asked_for, self._asked_in_public = "", False

    def show_exempt(self) -> None:
        """Show the exempt words of this card, which were asked for by name; or hide them again."""
        card, sight = self.card, self.desk.sight
        if card is None or sight is None or not card.exempt:
            return
        if self.asked_for == card.key:
            self._forget_asked()
        else:
            self.asked_for = card.key
            self._asked_in_public = sight.chronicle.last().public
        self.follow()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, scroll, move to the other screen, show what is exempt, or close."""
        key = event.key()
        page = max(self.height() // 2, 1)
        verbs: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_Left: lambda: self.step(-1), Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_Home: lambda: self.step(-len(self.cards)), Qt.Key.Key_End: lambda: self.step(len(self.cards)),
            Qt.Key.Key_Up: lambda: self.scroll_by(-page // 4), Qt.Key.Key_Down: lambda: self.scroll_by(page // 4),
            Qt.Key.Key_PageUp: lambda: self.scroll_by(-page), Qt.Key.Key_PageDown: lambda: self.scroll_by(page),
            Qt.Key.Key_Space: lambda: self.scroll_by(page),
            Qt.Key.Key_S: self.move_over, Qt.Key.Key_X: self.show_exempt,
            Qt.Key.Key_T: self.typing_on.emit, Qt.Key.Key_Return: self.typing_on.emit,
        }  # fmt: skip
        verb = verbs.get(key)
        if verb is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            verb()

    def scroll_by(self, by: int) -> None:
        """Scroll the words, as far as there are any."""
        most = max(self._height - self._room().height(), 0)
        self.scrolled = min(max(self.scrolled + by, 0), most)
        self.update()

    # Looks.

    def _room(self) -> QRect:
        """Where the words stand."""
        px = self.look.px
        side = max(self.width() // 24, px(16))
        return self.rect().adjusted(side, self._head_height, -side, -self._foot_height)

    def _lay_out(self) -> None:
        if not self.isVisible():
            return
        px = self.look.px
        self._head_height = self._foot_height = 0
        width = self._room().width()
        self._head = self._head_parts(width)
        self._head_height = px(14) + sum(part.height for part in self._head) + px(14)
        self._foot = Paragraph(self.look, [muted(self._foot_words())], width, 13)
        self._foot_height = self._foot.height + px(16)
        self._take_the_largest()
        # Whether there is more below is only known now.
        self._foot = Paragraph(self.look, [muted(self._foot_words())], width, 13)
        self.scroll_by(0)
        self.setAccessibleName(f"Read back. {self.card.said if self.card else NOTHING}")
        self.setAccessibleDescription(self._keys())
        self.update()

    def _take_the_largest(self) -> None:
        """Lay the words out in the largest letters that fit; on a large screen they are larger."""
        room = self._room()
        most = max(_LARGEST, room.height() * 10 // (6 * self.look.px(10)))
        sizes = range(_LEAST, most + 1, 2)
        fitting = bisect_left(
            sizes, True, key=lambda size: self._laid_at(size, room.width())[1] > room.height()
        )
        self._laid, self._height = self._laid_at(sizes[max(fitting - 1, 0)], room.width())

    def _head_parts(self, width: int) -> list[Paragraph]:
        """What it is, where it stands and what became of it; and that the words are exempt, if they are shown."""
        card, look = self.card, self.look
        if card is None:
            return []
        head = [Words(card.title, strong=True), muted(f"   {card.where}")]
        head += [Words(f"   {card.fate}", "accent", strong=True)] if card.fate else []
        parts = [Paragraph(look, head, width, 18)]
        if card.exempt and card.paragraphs:
            warning = f"Exempt. {card.warning}"
            parts.append(Paragraph(look, [Words(warning, "bad", strong=True)], width, 15))
        return parts

    def _laid_at(self, size: int, width: int) -> tuple[list[tuple[float, float, Paragraph]], int]:
        """The words at a size of the design: each paragraph with its place, and how high they are together."""
        card, look = self.card, self.look
        laid: list[tuple[float, float, Paragraph]] = []
        y, indent = 0.0, look.px(size) * 1.6
        if card is None or (card.exempt and not card.paragraphs):
            words = NOTHING if card is None else EXEMPT
            parts = [Paragraph(look, [Words(words, strong=True)], width, size)]
            if card is not None:
                told = f"{card.warning} X: {SHOW.lower()}."
                parts.append(Paragraph(look, [Words(told, "care")], width, max(size // 2, 16)))
            for part in parts:
                laid.append((0, y, part))
                y += part.height + look.px(size) * 0.4
            return laid, round(y)
        for each in card.paragraphs:
            left = indent * (each.level + 1) if each.label else 0.0
            if each.label:
                mark = Paragraph(look, [muted(each.label)], indent * 1.5, size)
                laid.append((max(left - mark.width - look.px(size) * 0.4, 0), y, mark))
            part = Paragraph(look, [Words(each.text)], width - left, size)
            laid.append((left, y, part))
            y += part.height + look.px(size) * 0.3
        return laid, round(y)

    def _keys(self) -> str:
        several = "Left and Right: the others  ·  " if len(self.cards) > 1 else ""
        scrolls = "Down: more  ·  " if self._height > self._room().height() else ""
        exempt = ""
        if self.card is not None and self.card.exempt:
            exempt = f"X: {'hide' if self.card.paragraphs else 'show'} the exempt words  ·  "
        other = "back to the laptop" if self.isFullScreen() else "the other screen"
        if self._other_screen() is None and not self.isFullScreen():
            other = "the whole screen"
        return (
            f"{scrolls}{several}{exempt}S: {other}  ·  Enter: type on  ·  {key_words('Esc')}: close"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the head, the words, and below them the keys."""
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("page"))
        room = self._room()
        y = px(14)
        for part in self._head:
            part.draw(painter, room.left(), y)
            y += part.height
        if self._foot is not None:
            self._foot.draw(painter, room.left(), self.height() - self._foot_height + px(6))
        painter.setClipRect(room)
        for x, top, part in self._laid:
            part.draw(painter, room.left() + x, room.top() + top - self.scrolled)

    def _foot_words(self) -> str:
        place = f"{self.place + 1} of {len(self.cards)}  ·  " if self.cards else ""
        return place + self._keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the largest letters that fit."""
        super().resizeEvent(event)
        self._lay_out()

"""House style, the third page: the letterhead, what it lacks and how to mend it, and another in its place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clerk.errors import ClerkError
from clerk.files import swap_in
from clerk.styles import LETTERHEAD
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.in_window import tell
from clerk.ui.look import Look
from clerk.ui.my_words_page import WordsList
from clerk.ui.style_in_hand import StyleInHand
from clerk.ui.text_label import TextLabel
from clerk.ui.views.words import Row, Target, Words, muted

_Found = tuple[tuple[str, str], ...]
_INTRO = (
    "The Word file whose page, logo, headers, footers and styles your documents have. Change it in Word, "
    "or take another; nothing here keeps it from being used."
)


class LetterheadPage(QWidget):
    """`changed()`: another letterhead was put in the place of the one before."""

    changed = Signal()

    def __init__(self, look: Look, style: StyleInHand) -> None:
        super().__init__()
        self.look, self.style_in_hand = look, style
        self.open_in_system: Callable[[Path], object] = _open_in_system
        self._before: bytes | None = None
        self.looking = self._stale = False
        self._of = Path()
        self._thread: ThreadPoolExecutor | None = None
        self.intro = TextLabel(look, [muted(_INTRO)], 13.5)
        self.list = WordsList(look, "What there is to know of the letterhead")
        self.said = TextLabel(look, "", 13)
        self.said.hide()
        self.folder = HintButton(look, "Open the folder", framed=True)
        self.again = HintButton(look, "Look again", framed=True)
        self.another = HintButton(look, "Take another letterhead…", framed=True)
        self.mend = HintButton(look, "Mend what Clerk can", framed=True)
        self.back = HintButton(look, "The one before again", framed=True)
        self.verbs = Flow(look, 6)
        self.verbs.show_parts([self.folder, self.again, self.mend, self.another, self.back])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(10), look.px(2), 0)
        column.setSpacing(look.px(8))
        for part in (self.intro, self.list, self.said, self.verbs):
            column.addWidget(part, 1 if part is self.list else 0)
        self.folder.clicked.connect(lambda: self.open_in_system(style.folder))
        self.again.clicked.connect(self.refresh)
        self.another.clicked.connect(self._ask)
        self.mend.clicked.connect(self.mend_it)
        self.back.clicked.connect(self.take_back)
        style.opened.connect(self._opened)

    def _opened(self) -> None:
        self._before = None
        self.said.hide()
        for button in (self.another, self.mend):
            button.setEnabled(not self.style_in_hand.shipped)
        self._offer()
        if self.isVisible():
            self.refresh()
        else:
            self._of = Path()

    def _offer(self) -> None:
        self.back.setVisible(self._before is not None)
        self.verbs.place()

    def see(self) -> None:
        """Look through the letterhead, if that was not done yet."""
        if self._of != self.style_in_hand.folder:
            self.refresh()

    def refresh(self) -> None:
        """Look through the letterhead as it is now; the list follows."""
        self._stale = self.looking
        if self.looking:
            return
        self.looking = True
        self._of = self.style_in_hand.folder
        self.list.show_rows([_note("It is being looked through…")])
        self._thread = ThreadPoolExecutor(1, "looking through a letterhead")
        looked = self._thread.submit(_findings, self._of / LETTERHEAD)
        looked.add_done_callback(self._tell)
        self._thread.shutdown(wait=False)

    def _tell(self, done: Future[_Found]) -> None:
        tell(self, partial(self._show, done))

    def _show(self, done: Future[_Found]) -> None:
        self.looking = False
        if self._stale or self._of != self.style_in_hand.folder:
            self.refresh()
            return
        try:
            rows = [_row(place, *found) for place, found in enumerate(done.result())]
        except ClerkError as error:
            rows = [
                Row((Words(error.sentence, "bad"),), said=error.sentence, target=Target(mark="0"))
            ]
        nothing = _note("There is nothing to mend.")
        self.list.show_rows(rows or [nothing])
        self.list.go_to(0 if rows else None)

    # Another in its place.

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Another letterhead", str(Path.home()), "Word (*.docx)"
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Put a Word file in the place of the letterhead, without what may not be in one, which is said."""
        from clerk.style_making import letterhead_from

        try:
            clean = letterhead_from(path)
        except ClerkError as error:
            self._say(error.sentence, "bad")
            return
        left = " ".join(clean.said) or "Nothing had to be left out of it."
        self._put(clean.data, f"{path.name} is the letterhead now. {left}")

    def mend_it(self) -> None:
        """Add the styles that the letterhead lacks, and put places for what belongs to one meeting alone."""
        from clerk.style_making import letterhead_mended

        try:
            made = letterhead_mended(self.style_in_hand.folder / LETTERHEAD)
        except ClerkError as error:
            self._say(error.sentence, "bad")
            return
        if made.said:
            self._put(made.data, " ".join(made.said))
        else:
            self._say("There is nothing in it that Clerk can mend by itself.", "muted")

    def _put(self, data: bytes, sentence: str) -> None:
        place = self.style_in_hand.folder / LETTERHEAD
        try:
            before = place.read_bytes() if place.is_file() else None
            swap_in(place, data)
        except OSError as error:
            self._say(f"{place} cannot be read: {error.strerror or error}.", "bad")
            return
        except ClerkError as error:
            self._say(error.sentence, "bad")
            return
        self._before = before
        self._say(sentence, "good")
        self._changed()

    def take_back(self) -> None:
        """Put the letterhead back that was there before."""
        if self._before is None:
            return
        try:
            swap_in(self.style_in_hand.folder / LETTERHEAD, self._before)
        except ClerkError as error:
            self._say(error.sentence, "bad")
            return
        self._before = None
        self._say("The letterhead before is in its place again.", "good")
        self._changed()

    def _changed(self) -> None:
        self._offer()
        self.refresh()
        self.changed.emit()

    def _say(self, sentence: str, role: str) -> None:
        self.said.say([Words(sentence, role)])
        self.said.show()


def _findings(path: Path) -> _Found:
    from clerk.export.letterhead_report import letterhead_findings

    if not path.is_file():
        return (
            (
                "The style has no letterhead.",
                "take one: any Word file with the council's page, logo, headers and footers",
            ),
        )
    return tuple((found.why, found.mend) for found in letterhead_findings(path))


def _row(place: int, why: str, mend: str) -> Row:
    return Row(
        (Words(why), muted(f"\u2028To change it: {mend}.")),
        said=f"{why} To change it: {mend}.",
        target=Target(mark=str(place)),
    )


def _note(sentence: str) -> Row:
    return Row((Words(sentence),), "info", kind="note", said=sentence)


def _open_in_system(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

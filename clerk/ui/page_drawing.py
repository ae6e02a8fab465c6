"""The pages of a PDF drawn as pictures, in a thread beside the window's: sizes first, then a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from clerk.ui.in_window import tell

if TYPE_CHECKING:  # loaded by whoever first wants to see a page
    from pypdfium2 import PdfDocument

NO_PDF = "These pages cannot be shown: the file is no PDF, or it is damaged."
Size = tuple[float, float]
"""A page's width and height in points."""


class Wanted(msgspec.Struct, frozen=True):
    """A page, counted from 0, to be drawn so many pixels wide; 0: only its words are wanted."""

    page: int
    width: int


class DrawnPage(msgspec.Struct, frozen=True):
    """A page as a picture (none if only its words were wanted), and its words."""

    page: int
    picture: QImage | None
    words: str


class Drawer(QObject):
    """Draws the pages of one PDF at a time.

    `opened(sizes)`: the file was read, and it has pages of these sizes. `drawn(page)`: one more page, a `DrawnPage`.
    `refused(sentence)`: it is no PDF. What belongs to a file that was shown before is never told.
    """

    opened = Signal(object)
    drawn = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = _Held()
        self._file = 0
        self._open = False
        self._drawing = False
        self._wanted: list[Wanted] = []
        self.destroyed.connect(partial(_put_away, self._held))

    def read(self, data: bytes) -> None:
        """Draw the pages of this file from now on; `opened` or `refused` follows."""
        self._begin(partial(self._held.read, data))

    def close(self) -> None:
        """Put the file away."""
        self._begin(self._held.close)

    def _begin(self, work: Callable[[], object]) -> None:
        self._file += 1
        self._open, self._drawing, self._wanted = False, False, []
        self._hand_over(work)

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Draw these pages, the first one first, in place of what was wanted before and is not drawn yet."""
        self._wanted = list(wanted)
        self._go_on()

    def _go_on(self) -> None:
        if self._open and self._wanted and not self._drawing:
            self._drawing = True
            self._hand_over(partial(self._held.draw, self._wanted.pop(0)))

    def _hand_over(self, work: Callable[[], object]) -> None:
        future: Future[object] = _thread().submit(work)
        future.add_done_callback(partial(self._tell, self._file))

    def _tell(self, file: int, ended: Future[object]) -> None:
        tell(self, partial(self._take, ended, file))

    def _take(self, ended: Future[object], file: int) -> None:
        if file != self._file:
            return
        self._drawing = False
        found = ended.result()
        if isinstance(found, DrawnPage):
            self.drawn.emit(found)
            self._go_on()
        elif isinstance(found, str):
            self.refused.emit(found)
        elif found is not None:
            self._open = True
            self.opened.emit(found)
            self._go_on()


@cache
def _thread() -> ThreadPoolExecutor:
    """The one thread that asks PDFium, which may be asked by one at a time only."""
    return ThreadPoolExecutor(1, "drawing pages")


def _put_away(held: _Held, *_: object) -> None:
    # At the end of the program the thread is ended already, and the file with it.
    with suppress(RuntimeError):
        _thread().submit(held.close)


class _Held:
    """The file that is drawn; touched only in the thread of the pages."""

    def __init__(self) -> None:
        self._document: PdfDocument | None = None

    def read(self, data: bytes) -> tuple[Size, ...] | str:
        from pypdfium2 import PdfDocument, PdfiumError

        self.close()
        try:
            self._document = PdfDocument(data)
            count = len(self._document)
            return tuple(self._document.get_page_size(number) for number in range(count))
        except PdfiumError:
            return NO_PDF

    def close(self) -> None:
        document, self._document = self._document, None
        if document is not None:
            document.close()

    def draw(self, wanted: Wanted) -> DrawnPage | None:
        if self._document is None:
            return None
        page = self._document[wanted.page]
        try:
            picture = None
            if wanted.width:
                bitmap = page.render(scale=wanted.width / page.get_width(), prefer_bgrx=True)
                size = bitmap.width, bitmap.height, bitmap.stride
                picture = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGB32).copy()
                bitmap.close()
            text = page.get_textpage()
            words = str(text.get_text_range())
            text.close()
            return DrawnPage(wanted.page, picture, "\n".join(words.split("\r\n")).strip())
        finally:
            page.close()

"""Pictures of the real windows, for `clerk demo`, the documentation, and whoever looks the design over."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from clerk.record.facts import Amend, Move
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.pages import PagesView

# A picture of a window with pages is taken without them rather than never.
_PAGES_S = 10


def take_pictures(book_path: Path, folder: Path) -> list[Path]:
    """Open the real windows on a book, and save a picture of each of their states.

    Args:
        book_path: a minute book with at least one meeting; the liveliest is shown.
        folder: where the pictures go; made if it is not there.

    Returns:
        The pictures, in the order taken.

    Raises:
        ClerkError: the book cannot be opened.
    """
    # Windows nobody is meant to see, also on a machine without a display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["clerk"])
    folder.mkdir(parents=True, exist_ok=True)
    look = Look(app)
    desk = Desk()
    window = MainWindow(desk, look, Memory(folder / ".window.json"))
    window.make_helps()
    try:
        return list(_Session(app, look, desk, window, folder).all(book_path))
    finally:
        look.choose_scheme(None)
        window.close()
        window.deleteLater()
        (folder / ".window.json").unlink(missing_ok=True)


class _Session:
    def __init__(
        self, app: QApplication, look: Look, desk: Desk, window: MainWindow, folder: Path
    ) -> None:
        self.app, self.look, self.desk, self.window, self.folder = app, look, desk, window, folder
        self.count = 0

    def all(self, book: Path) -> Iterator[Path]:
        window, look = self.window, self.look
        self._size(1440, 900)
        window.show()
        window.errands.show_start()
        yield self.take("start", window)
        self.desk.open(book)
        self.desk.choose_meeting(self._liveliest())
        self._to_a_motion()
        window.show_draft(wanted=False)
        yield self.take("desk", window)
        self._to_an_amendment()
        window.show_draft(wanted=True)
        yield self.take("desk-with-draft", window)
        look.choose_scheme("dark")
        yield self.take("desk-dark", window)
        look.choose_scheme("light")
        yield from self._dialogs()
        self._size(1280, 720)
        yield self.take("desk-1280", window)
        window.show_draft(wanted=False)
        yield self.take("desk-1280-without-draft", window)
        look.set_scale(2.0)
        self._settle()
        for panel in window.columns.panels:
            window.columns.go_to(panel)
            yield self.take(f"large-text-{panel.name.lower()}", window)
        look.set_scale(1.0)

    def _dialogs(self) -> Iterator[Path]:
        errands = self.window.errands
        dialogs = [
            ("meetings", errands.meetings_dialog()),
            ("export", errands.export_dialog(Path("/home/officer/Documents"))),
            ("help", self.window.help_sheet()),
        ]
        for name, dialog in dialogs:
            if dialog is not None:
                dialog.show()
                yield self.take(name, dialog)
                dialog.close()
                dialog.deleteLater()
        errands.show_pages()
        yield self.take("pages", errands.pages_window())
        errands.pages_window().close()

    def _liveliest(self) -> int:
        return max(self.desk.meetings(), key=lambda meeting: meeting.entries).id

    def _to_a_motion(self) -> None:
        """Show the item with the most amendments, else motions: it has most to see."""
        sight = self.desk.sight
        if sight is None:
            return
        items = [entry.item for entry, _ in sight.meeting.of(Amend)]
        items = items or [entry.item for entry, _ in sight.meeting.of(Move)]
        if items:
            self.desk.choose(max(items, key=items.count))

    def _to_an_amendment(self) -> None:
        """Choose one, so that its sentence and the room at that moment are seen too."""
        sight = self.desk.sight
        if sight is None:
            return
        here = [entry.id for entry, _ in sight.meeting.of(Amend) if entry.item == self.desk.item]
        if here:
            self.desk.choose_entry(here[0])

    def _size(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self._settle()

    def _settle(self) -> None:
        for _ in range(4):
            self.app.processEvents()

    def _wait_for_pages(self, widget: QWidget) -> None:
        """Pages are made and drawn in threads of their own."""
        latest = time.monotonic() + _PAGES_S
        for view in filter(QWidget.isVisible, widget.findChildren(PagesView)):
            while not (view.count and view.sheets.is_drawn()) and time.monotonic() < latest:
                self.app.processEvents()
                time.sleep(0.01)

    def take(self, name: str, widget: QWidget) -> Path:
        self._settle()
        self._wait_for_pages(widget)
        self.count += 1
        path = self.folder / f"{self.count:02}-{name}.png"
        widget.grab().save(str(path))
        return path

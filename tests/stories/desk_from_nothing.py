"""Clerk in an empty home, as at a first start: its window on the start page, and a clock that a story sets."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.palette import Scheme
from tests.stories.strokes import Wall


@contextmanager
def first_window(
    look: Look,
    size: tuple[int, int] = (1280, 720),
    scale: float = 1.0,
    scheme: Scheme = "light",
    *,
    memory: Path | None = None,
) -> Iterator[tuple[MainWindow, Wall]]:
    """Show the window of a first start, at a size and in a look, and put everything away afterwards."""
    look.choose_scheme(scheme)
    desk = Desk()
    wall = Wall(dt.datetime(2026, 12, 8, 13, 45))
    remembered = Memory(memory)
    remembered.kept.text_size = scale
    window = MainWindow(desk, look, remembered, wall)
    try:
        window.resize(*size)
        window.show()
        window.make_helps()
        window.activateWindow()
        if remembered.recent_books():
            window.errands.open_book(remembered.recent_books()[0])
        else:
            window.errands.show_start()
        QApplication.processEvents()
        yield window, wall
    finally:
        window._leave_anyway = True
        window.close()
        desk.close()
        window.deleteLater()
        look.set_scale(1.0)
        look.choose_scheme("light")

"""The window's start: Qt, the look, the desk and the window are made here, once; and what nobody foresaw ends here."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import clerk.ui.loading  # noqa: F401  # before every other module
from clerk.assets import data_folder
from clerk.errors import ClerkError
from clerk.store.minutebook import read_book
from clerk.store.rehearsing import sweep
from clerk.styles import load_style
from clerk.ui.after_paint import AfterPaint
from clerk.ui.desk import Desk
from clerk.ui.keeping import watch_session
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from clerk.ui.one_window import OneWindow, bring_forward, ring, wish_of
from clerk.ui.samples import make_sample

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Return the one application, with every setting it has.

    Raises:
        ClerkError: there is no display.
    """
    from PySide6.QtWidgets import QApplication

    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        # Qt would end the program without a word that helps.
        raise ClerkError(
            "There is no display here to show a window on. The command line works without one: clerk --help."
        )
    # While a thread works something out, the keyboard gets its turn after half a millisecond, not after five.
    sys.setswitchinterval(0.0005)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Clerk")
    app.setApplicationDisplayName("Clerk")
    app.setDesktopFileName("clerk")
    return app


def log_file() -> Path:
    """Return where faults of Clerk's own are written down."""
    return data_folder() / "clerk.log"


def note_fault(kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Write down where in the program a fault happened: places and kinds, never what anybody typed.

    Returns:
        The log.
    """
    path = log_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = dt.datetime.now()  # noqa: DTZ005  # the laptop's own clock, as on the screen
    lines = [f"{now.isoformat(timespec='seconds')} {kind.__module__}.{kind.__qualname__}"]
    # An exception's own words, and the source lines, may hold text of a meeting.
    lines += [
        f"  {Path(place.filename).name}:{place.lineno} in {place.name}"
        for place in traceback.extract_tb(trace, limit=-30)
    ]
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
    return path


def fault_sentence(log: Path) -> str:
    """Return what is said of a fault of Clerk's own."""
    return (
        "Something went wrong in Clerk itself. Everything that was saved is safe in the minute book, "
        "and you can go on; if it happens again, close Clerk and start it anew. What happened was "
        f"noted in {log}, without any of your text."
    )


def handle_faults(say: Callable[[str], object]) -> None:
    """Let whatever nobody foresaw be noted, and say so; the window stays.

    A fault while something is painted comes again with every painting: each place is noted and said once.
    """
    known: set[object] = set()

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        places = traceback.extract_tb(trace)
        where = (kind, (places[-1].filename, places[-1].lineno) if places else None)
        if where not in known:
            known.add(where)
            say(fault_sentence(note_fault(kind, trace)))

    sys.excepthook = take


def _say_in_a_box(sentence: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "Clerk", sentence)
    box.setTextFormat(box.textFormat().PlainText)
    box.exec()


def run(book: Path | None, sample: bool, meeting: int | None = None) -> int:
    """Show the window until it is closed.

    Args:
        book: the minute book to open, made if it is not there; without one, the one of last time, or else the user's
            own if there is one.
        sample: open the sample instead.
        meeting: the meeting to take in hand.

    Returns:
        The exit code. If Clerk is running already, its window comes forward and opens what was asked for.

    Raises:
        ClerkError: there is no display, or the Clerk that is running does not answer.
    """
    app = application()
    only = OneWindow()
    if not only.claim():
        if ring(wish_of(book, meeting, sample=sample)):
            return 0
        raise ClerkError(
            "Clerk is running already, but does not answer. Wait a moment and try again; if it lasts, end it. What it "
            "said was saved is safe."
        )
    try:
        sweep()
        look = Look(app)
        desk = Desk()
        window = MainWindow(desk, look, Memory())
        handle_faults(_say_in_a_box)
        watch_session(window.keeper)
        window.resize(1440, 900)
        window.show()
        if not _open(window, book, meeting, sample=sample):
            last = [*window.memory.recent_books(), data_folder() / "minutes.clerk"][0]
            if last.is_file():
                window.errands.open_book(last, meeting)
            else:
                window.errands.show_start()
        only.answer = lambda wish: _answer(window, wish)
        AfterPaint(window, lambda: _settle_down(only))
        code = app.exec()
        desk.close()
        return code
    finally:
        gc.enable()
        only.close()


def _settle_down(only: OneWindow) -> None:
    """Do what a start leaves for when the window is there."""
    # What was made until now stays until the end; only what comes later can become garbage.
    gc.freeze()
    gc.enable()
    only.listen()


def _open(window: MainWindow, book: Path | None, meeting: int | None, *, sample: bool) -> bool:
    """Open what a start asks for; return whether it asked for anything."""
    if sample:
        window.errands.open_sample()
    elif book is not None:
        window.errands.open_book(book, meeting)
    return sample or book is not None


def _answer(window: MainWindow, wish: dict[str, Any]) -> None:
    """Come forward, and open what a second start was asked for."""
    from PySide6.QtWidgets import QApplication

    bring_forward(window)
    # In a dialog somebody is in the middle of something; the book waits until they ask for it again.
    if QApplication.activeModalWidget() is None:
        book, meeting = wish.get("book"), wish.get("meeting")
        _open(
            window,
            Path(book) if isinstance(book, str) else None,
            meeting if isinstance(meeting, int) else None,
            sample=wish.get("sample") is True,
        )


def play_demo(folder: Path) -> list[Path]:
    """Play the samples through the real windows, without a screen, and leave what comes of them in a folder.

    Args:
        folder: where the documents and, under `pictures`, the windows go; made if it is not there.

    Returns:
        The files, documents first.

    Raises:
        ClerkError: the folder cannot be written to.
    """
    # A start of the window needs none of these.
    import tempfile

    from clerk.export.documents import export
    from clerk.record.exemption import secret_items
    from clerk.ui.pictures import take_pictures

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(
            f"The folder {folder} cannot be made: {error.strerror or error}."
        ) from None
    made: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="clerk-demo-") as temporary:
        book_path = make_sample(Path(temporary) / "Aldermere 2026-27.clerk")
        with read_book(book_path) as book:
            for meeting in book.meetings():
                held = book.meeting_to_print(meeting.id)
                style = load_style(held.style)
                stem = book.file_stem(meeting.id)
                made += export(held, style, ("docx", "pdf", "txt"), folder, stem)
                if secret_items(held):
                    full = folder / "not-for-publication"
                    full.mkdir(exist_ok=True)
                    made += export(held, style, ("docx", "pdf"), full, stem, "full")
        made += take_pictures(book_path, folder / "pictures")
    return made

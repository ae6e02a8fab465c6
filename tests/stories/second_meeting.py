"""The next meeting of the guide's committee, in which the sections of the page about the room are played."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk.record.facts import End
from clerk.record.script import read_script
from clerk.store.minutebook import MinuteBook, open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from tests.stories.officer import before_anybody_typed
from tests.stories.strokes import Stroke, Wall, read_strokes

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "in-the-room.md"
MEETING = Path(__file__).with_name("second-meeting.json")
# Before the meeting has begun; the other sections are played under the report in item 4.
_BEFORE = "Formal business in a few keys"
PLAYED = (
    "Type less",
    "Words: spelling, style and reported speech",
    _BEFORE,
    "Motions, amendments and votes",
    "A doubt, to be settled later",
)


def strokes_of(section: str) -> list[Stroke]:
    """Return what the numbered steps of one section of the page ask for.

    Raises:
        AssertionError: the page has no such section.
    """
    text = PAGE.read_text(encoding="utf-8")
    before, found, rest = text.partition(f"## {section}\n")
    assert found, f"the page has no section {section}"
    # The lines before it are kept empty, so that a fault names the line of the page.
    return read_strokes("\n" * (before.count("\n") + 1) + rest.partition("\n## ")[0])


@contextmanager
def window_for(
    section: str, look: Look, folder: Path, size: tuple[int, int] = (1280, 720), scale: float = 1.0
) -> Iterator[tuple[MainWindow, Wall]]:
    """Show the window on the meeting as a section finds it, and put everything away afterwards."""
    meeting = read_script(MEETING.read_bytes()).meeting
    meeting = before_anybody_typed(meeting) if section == _BEFORE else meeting
    path = folder / "minutes.clerk"
    with open_book(path) as book:
        number = book.replay(meeting).value
    memory = Memory(folder / "window.json")
    memory.kept.text_size = scale
    desk = Desk()
    at = meeting.entries[-1].at if meeting.entries else meeting.particulars.starts
    wall = Wall(at)
    window = MainWindow(desk, look, memory, wall)
    window.make_helps()
    try:
        window.resize(*size)
        window.show()
        window.activateWindow()
        assert window.errands.open_book(path, number)
        yield window, wall
    finally:
        window._leave_anyway = True
        window.close()
        desk.close()
        window.deleteLater()
        look.set_scale(1.0)


def end_meeting(window: MainWindow, wall: Wall) -> None:
    """Let the meeting in hand have ended just now."""
    book, meeting = window.desk.book, window.desk.meeting_id
    assert isinstance(book, MinuteBook)
    assert meeting is not None
    book.record(meeting, End(), wall.at)
    window.errands.choose_meeting(meeting)

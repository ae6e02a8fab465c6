"""Somebody who brings the contested sample to the chair and back: the hands, LibreOffice, and what files say."""

from __future__ import annotations

import datetime as dt
import email
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from email.policy import default
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clerk.minutes.applying.printed import Printed
from clerk.record.meeting import AgendaItem, Meeting
from clerk.record.proposals import Proposal
from clerk.record.stages import stage_now
from clerk.store.minutebook import MinuteBook
from clerk.styles import load_style
from clerk.ui.chairs_copy import ChairsCopy
from clerk.ui.dialog import Dialog
from clerk.ui.main_window import MainWindow
from tests.export.reading_back import pdf_lines
from tests.intake.returned.sent_copies import Hand, comment, hanging, run
from tests.intake.returned.test_libreoffice import DRIVER
from tests.stories.officer import CONTROL, Officer, until
from tests.stories.strokes import Wall

Key = Qt.Key
CTRL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
HELD, NEXT = dt.date(2026, 10, 6), dt.date(2026, 11, 24)
DOUBT = "Was it quagmire or bog that Councillor Quill said?"
# Words of private notes, of the doubt, and of the exempt part, none of which may be in a file that left.
UNSAID = (
    "quagmire",
    "0.13 is in the report",
    "had the August figure",
    "61,500",
    "schedule of condition",
)
PRIVATE = UNSAID[:3]
ABOUT = "eleven dry days"

Shown = TypeVar("Shown", bound=Dialog)


class Story(Officer):
    """The officer at the window, and the folder into which files go out."""

    def __init__(self, window: MainWindow, wall: Wall, folder: Path) -> None:
        super().__init__(window, wall)
        self.folder = folder

    @property
    def book(self) -> MinuteBook:
        assert isinstance(self.desk.book, MinuteBook)
        return self.desk.book

    @property
    def number(self) -> int:
        """The meeting of which the minutes are."""
        return next(each.id for each in self.desk.meetings() if each.date == HELD)

    @property
    def meeting(self) -> Meeting:
        return self.book.meeting(self.number)

    @property
    def stage(self) -> str:
        held = self.book.is_approved(self.number, HELD)
        return stage_now(self.book.sign_off.stage_steps(self.number), approved=held)

    @property
    def kept(self) -> list[Proposal]:
        return [each.proposal for each in self.book.sign_off.proposals(self.number)]

    @property
    def texts(self) -> dict[str, str]:
        """What is printed, by the name of each paragraph."""
        return dict(Printed(self.meeting, load_style(self.meeting.style), "full").texts)

    def dialog(self, kind: type[Shown]) -> Shown:
        """Wait for a window of this kind to have the keyboard."""

        def has_the_keyboard() -> bool:
            shown, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if isinstance(shown, kind) and not shown.isActiveWindow():
                # Without a window manager nobody else brings it to the front when one over it is closed.
                shown.activateWindow()
            return isinstance(shown, kind) and focus is not None and shown.isAncestorOf(focus)

        until(has_the_keyboard, f"{kind.__name__} is open")
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def back_at_the_window(self) -> None:
        until(lambda: QApplication.activeModalWidget() is None, "the dialog is closed")
        self.window.activateWindow()
        until(self.window.isActiveWindow, "the window has the keyboard")
        self.wait()

    def go_to(self, day: dt.date, item: str) -> None:
        number = next(each.id for each in self.desk.meetings() if each.date == day)
        self.window.errands.choose_meeting(number)
        until(lambda: not self.desk.sight.at_a_glance, "it is worked out")  # type: ignore[union-attr]
        self.desk.choose(item)


def the_next(meeting: Meeting) -> Meeting:
    """The next meeting of the same body, set up and not begun."""
    later = msgspec.structs.replace(
        meeting.particulars,
        date=NEXT, accepted=(), webcast=None, reference="", first_minute_number=77, first_action_number=44,
    )  # fmt: skip
    agenda = (
        AgendaItem(id="i1", number="1", kind="minutes", title="Minutes of the last meeting"),
        AgendaItem(id="i2", number="2", kind="report", title="Winter sampling"),
    )
    return msgspec.structs.replace(meeting.with_entries(()), particulars=later, agenda=agenda)


# What stands in the files that left.


def words_of(name: str, data: bytes) -> str:
    """All that a file says: of Word every part, of a PDF its lines, of a message its text and what is attached."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(each).decode(errors="replace") for each in package.namelist()]
        # As they stand, with what is in attributes; and as they are read, with words in runs of their own put together.
        said = [*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)]
    elif name.endswith(".pdf"):
        said = pdf_lines(data)
    elif name.endswith(".eml"):
        said = list(_said_in_message(data))
    else:
        said = [data.decode()]
    return " ".join(" ".join(said).split())


def _said_in_message(data: bytes) -> Iterator[str]:
    for part in email.message_from_bytes(data, policy=default).walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield words_of(part.get_filename() or "", content)


def nothing_private_left(folder: Path) -> None:
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    for each in files:
        said = words_of(each.name, each.read_bytes())
        assert "River quality" in said or "RIVER QUALITY" in said, each
        assert [word for word in UNSAID if word in said] == [], each


def send_to_the_chair(story: Story, *, first: bool) -> Path:
    """Make a copy for the chair by keys; return its Word file."""
    before = set(story.folder.iterdir())
    story.press(Key.Key_F7, CTRL_SHIFT)
    dialog = story.dialog(ChairsCopy)
    assert dialog.to_name.value == "Councillor Marta Reyes"
    if first:
        until(lambda: "1 doubt is open" in dialog.left_open.words, "what is open is said")
        story.press(Key.Key_Tab)
        story.write("chair@aldermere.example")
        story.press(Key.Key_Tab)
        story.write("Ruth Calder")
    story.press(Key.Key_Return)
    until(lambda: dialog.maker is None, "the copy is made", 30)
    assert "is kept" in dialog.outcome.words, dialog.outcome.words
    story.press(Key.Key_Escape)
    story.back_at_the_window()
    assert story.stage == "with_chair"
    (word,) = (each for each in set(story.folder.iterdir()) - before if each.suffix == ".docx")
    return word


def edit_in_libreoffice(
    python: str, work: Path, copies: list[tuple[Path, bool, list[list[str]]]]
) -> list[Path]:
    """Edit each copy as the chair would, with tracking on or off, in one LibreOffice; return what comes back."""
    work.mkdir()
    back = [work / f"back-{number}.docx" for number, _ in enumerate(copies, 1)]
    order = work / "tasks.json"
    tasks = [
        {"source": str(source), "target": str(target), "tracked": tracked, "edits": edits}
        for (source, tracked, edits), target in zip(copies, back, strict=True)
    ]
    order.write_text(
        json.dumps(
            {"profile": str(work / "profile"), "soffice": shutil.which("soffice"), "tasks": tasks}
        )
    )
    done = subprocess.run(
        [python, str(DRIVER), str(order)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return back


def with_a_comment(file: Path) -> None:
    """Hang a comment on some words, as Word writes one: LibreOffice ends when it does that without a display."""
    hand = Hand(file.read_bytes())
    before, about, after = "".join(hand.paragraph(ABOUT).itertext("{*}t")).partition(ABOUT)
    hand.rewrite(ABOUT, run(before) + hanging(1, run(about)) + run(after))
    hand.comments(comment(1, "Was it not twelve?"))
    file.write_bytes(hand.file())


def inside(folder: Path, words: Iterable[str]) -> list[str]:
    """Which of these words are in any file of a folder."""
    every = b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    return [word for word in words if word.encode() in every]

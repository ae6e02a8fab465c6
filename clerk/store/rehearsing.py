"""Books for practice: each has a copy of one meeting, lies by itself in the user's data folder, and is thrown away."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from clerk.assets import data_folder
from clerk.errors import ClerkError
from clerk.record.meeting import Meeting
from clerk.store.minutebook import MinuteBook, open_book

_FOLDER = "rehearsals"
_NAME = "Rehearsal.clerk"


def new_rehearsal(meeting: Meeting) -> tuple[MinuteBook, int]:
    """Make a book with a copy of a meeting in it, that the user alone can read; return it and the meeting's number.

    What the copy is made of cannot be undone; what is then recorded in it can.

    Raises:
        ClerkError: the disk does not let Clerk write.
    """
    try:
        folder = data_folder() / _FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkdtemp makes a folder that its owner alone can enter.
        path = Path(tempfile.mkdtemp(dir=folder)) / _NAME
    except OSError as error:
        raise ClerkError(
            f"A rehearsal needs room in {data_folder()}, which cannot be written: {error.strerror or error}."
        ) from None
    try:
        book = open_book(path)
    except BaseException:
        throw_away(path)
        raise
    try:
        return book, book.begin_with(meeting)
    except BaseException:
        book.close()
        throw_away(path)
        raise


def is_rehearsal(path: Path) -> bool:
    """Whether a book is one for practice."""
    # Asked while somebody types: by its name alone, without looking at the disk.
    return path.name == _NAME and path.parent.parent.name == _FOLDER


def throw_away(path: Path) -> None:
    """Remove a book for practice, once it is closed, with everything that lies beside it."""
    shutil.rmtree(path.parent, ignore_errors=True)


def sweep() -> None:
    """Remove what a rehearsal left behind that ended with the program or the laptop."""
    shutil.rmtree(data_folder() / _FOLDER, ignore_errors=True)

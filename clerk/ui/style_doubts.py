"""Which house style somebody begins with who opens the window, and what they might not think of who save one."""

from __future__ import annotations

from clerk.assets import style_folder, style_names
from clerk.styles import is_shipped
from clerk.ui.desk import Desk
from clerk.ui.style_in_hand import StyleInHand


def doubt_about(style: StyleInHand, desk: Desk) -> str:
    """Return what has to be said before a style is put in its place; empty if nothing has.

    Raises:
        ClerkError: the book cannot be read.
    """
    if style.changed_elsewhere:
        return (
            "The file was changed by another program since it was opened here; that would be lost."
        )
    count = _printed_in(style.name, desk)
    if not count:
        return ""
    meetings = "A meeting of this book is" if count == 1 else f"{count} meetings of this book are"
    return (
        f"{meetings} printed in this style and would read as it is now. To leave them as they were, make a copy "
        "and give it a date in the body’s set-up."
    )


def _printed_in(name: str, desk: Desk) -> int:
    """How many meetings that are over are printed in a style."""
    book = desk.book
    if book is None:
        return 0
    over = [each.id for each in book.meetings() if each.ended is not None]
    return sum(book.meeting(each).style == name for each in over)


def chosen_style(desk: Desk) -> str:
    """Return the style that the window begins with: that of the meeting in hand, else one's own, else the first."""
    if desk.sight is not None and desk.sight.meeting.style in style_names():
        return desk.sight.meeting.style
    names = style_names()
    return next((name for name in names if not is_shipped(style_folder(name))), names[0])

"""Putting words in the place of others in a field, as one step that undo takes back."""

import msgspec
from PySide6.QtGui import QTextCursor

from clerk.ui.typing_fields import GrowingText


class Placed(msgspec.Struct, frozen=True):
    """Something that an aid did last: where the hand was before and is now, and the state of the text right after."""

    before: int
    hand: tuple[int, int]
    revision: int


def text_and_cursor(field: GrowingText) -> tuple[str, int] | None:
    """Return what stands in a field and where the next letter goes; None where letters do not count as Qt counts them.

    A character outside of the first plane is two of Qt's: beside one, the aids keep out of the way.
    """
    text = field.toPlainText()
    if len(text) != field.document().characterCount() - 1:
        return None
    return text, field.textCursor().position()


def place(field: GrowingText, start: int, end: int, text: str, *, cursor: int = -1) -> Placed:
    """Put a text in the place of what stands from start to end; the cursor goes on behind it, or where it is told."""
    before = field.textCursor().position()
    own = QTextCursor(field.document())
    own.beginEditBlock()
    own.setPosition(start)
    own.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    own.insertText(text)
    own.endEditBlock()
    go_to(field, start + len(text) if cursor < 0 else cursor)
    return Placed(before, _hand(field), field.document().revision())


def _hand(field: GrowingText) -> tuple[int, int]:
    cursor = field.textCursor()
    return cursor.anchor(), cursor.position()


def with_hand(field: GrowingText, placed: Placed) -> Placed:
    """Return what was done, with the hand where it is by now: at the first place to fill in."""
    return msgspec.structs.replace(placed, hand=_hand(field))


def go_to(field: GrowingText, start: int, end: int | None = None) -> None:
    """Put the cursor somewhere; with an end, what stands up to there is chosen, so that typing takes its place."""
    cursor = field.textCursor()
    cursor.setPosition(start)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def take_back(field: GrowingText, placed: Placed) -> bool:
    """Take back what an aid did, if nothing was done since; return whether it was."""
    if (field.document().revision(), _hand(field)) != (placed.revision, placed.hand):
        return False
    field.document().undo()
    go_to(field, placed.before)
    return True

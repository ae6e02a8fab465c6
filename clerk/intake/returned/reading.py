"""A returned Word file, read whole: whose draft it is, how it reads before and after its changes, and its comments."""

from __future__ import annotations

from clerk.errors import Refused
from clerk.intake.returned.found import Returned
from clerk.intake.returned.names import child
from clerk.intake.returned.opening import opened
from clerk.intake.returned.remarks import comments
from clerk.intake.returned.views import view
from clerk.intake.returned.walking import Walk
from clerk.record.text import printable

_MOST_PIECES = 20_000
_PLURALS = {"text box": "text boxes"}


def read_returned(data: bytes, name: str) -> Returned:
    """Read a Word file that came back.

    Args:
        data: the file.
        name: its name, for the sentence of a refusal.

    Raises:
        Refused: it is no Word file, not ours, broken, or made to do harm; the sentence says which and what to do.
    """
    shown = printable(name)
    file = opened(data, shown)
    body = child(file.document, "body")
    if body is None:
        raise Refused(f"“{shown}” has no text in it; ask for the file again.")
    walk = Walk()
    walk.walk(body)
    pieces = tuple(walk.pieces)
    if len(pieces) > _MOST_PIECES:
        message = f"“{shown}” is too large to be minutes: it has {len(pieces):,} paragraphs; look at it in Word."
        raise Refused(message)
    return Returned(
        name=shown,
        mark=file.mark,
        before=view(pieces, after=False),
        after=view(pieces, after=True),
        saved=file.saved,
        comments=comments(file.comments, file.replies, pieces, walk.comment_at),
        notes=tuple(_note(kind, count) for kind, count in walk.unread.items()),
    )


def _note(kind: str, count: int) -> str:
    if count == 1:
        article = "an" if kind[0] in "aeiou" else "a"
        return f"There is {article} {kind} in it, which was not read; look at it in Word."
    return f"There are {count} {_PLURALS.get(kind, kind + 's')} in it, which were not read; look at them in Word."

"""A meeting whole, as bytes that are kept and read again: with the numbers of its entries, notes and all.

The script is the contract with others and numbers nothing; this is for the book's own kept drafts, whose words have
to be traced to the very entries that they came from.
"""

from __future__ import annotations

import msgspec

from clerk.errors import Refused
from clerk.record.meeting import Meeting


def whole(meeting: Meeting) -> bytes:
    """A meeting as bytes; the same meeting always gives the same, in the order in which names were called too."""
    # Sorted names would be another order of the roll, and the minutes print them as they were called.
    return msgspec.json.encode(meeting)


def read_whole(data: bytes) -> Meeting:
    """The meeting that `whole` wrote.

    Raises:
        Refused: these are not the bytes of a meeting that this Clerk can read.
    """
    try:
        return msgspec.json.decode(data, type=Meeting)
    except msgspec.DecodeError:
        raise Refused(
            "A kept draft cannot be read by this Clerk; the one that made it can."
        ) from None

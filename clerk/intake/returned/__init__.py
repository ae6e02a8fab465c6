"""A Word file that came back: what it says now, what it said when it was sent, and what it would have changed.

`read_returned` reads a file without trusting it, `proposals` lays it beside the draft that was sent. Neither knows the
book or a window, and nothing is applied.
"""

from clerk.intake.returned.found import Comment, Mark, Returned, Unit
from clerk.intake.returned.proposing import proposals
from clerk.intake.returned.reading import read_returned
from clerk.intake.returned.sent import Sent, SentBlock, sent_draft, sent_file

__all__ = [
    "Comment",
    "Mark",
    "Returned",
    "Sent",
    "SentBlock",
    "Unit",
    "proposals",
    "read_returned",
    "sent_draft",
    "sent_file",
]

"""What somebody who read a draft would have changed in it, and what the officer made of that.

Nothing of it is applied by itself: a proposal is accepted, refused, amended, or (a query) answered by the officer.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

ProposalKind = Literal[
    "words",  # other words in a paragraph that is in the draft
    "insert",  # a paragraph that was not there; `anchor` is the one it comes after, "" at the very beginning
    "remove",  # a paragraph gone
    "move",  # a paragraph elsewhere; `after` is the one it now comes after
    "query",  # a comment or question about a paragraph
]
Origin = Literal["word", "reading", "paper"]
"""Where it came from: a returned Word file, the reading view on this laptop, or a marked-up paper entered by hand."""

ProposalState = Literal["open", "accepted", "refused", "amended", "answered"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to settle with the chair.

    ``anchor`` names the block of the draft (see `clerk.minutes.anchors`); ``was`` is its text in the draft that was
    sent and ``now`` the text proposed (of a move, the same twice). ``remark`` is a comment's words, ``about`` the words
    of the paragraph it hangs on. ``tracked`` says whether the change was marked as one in the file. ``current`` is the
    text the paragraph has had since, where the record went on after the draft was sent (None: it is as it was sent).
    ``answer`` is what was written in place of a change proposed (amended), or back to a query.
    """

    kind: ProposalKind
    anchor: str
    was: str = ""
    now: str = ""
    remark: str = ""
    about: str = ""
    after: str | None = None
    author: str = ""
    at: dt.datetime | None = None
    tracked: bool = False
    origin: Origin = "word"
    current: str | None = None
    state: ProposalState = "open"
    answer: str = ""
    settled_at: dt.datetime | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the officer has dealt with it."""
        return self.state != "open"

    @property
    def is_nothing(self) -> bool:
        """Whether it would change and ask nothing: no question, or the very words that stand there."""
        return not self.remark.strip() and (
            self.kind == "query" or self.now.strip() in {"", self.was}
        )

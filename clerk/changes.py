"""What one step altered, told to everybody who shows it."""

from __future__ import annotations

import msgspec


class Changes(msgspec.Struct, frozen=True):
    """What one named step of the minute book altered.

    ``step`` is the step's number in the journal, 0 where nothing had to be altered; ``name`` its words, as an
    officer reads them ("vote in item 7"). ``meetings`` are the meetings it touched, ``entries`` the entries that
    came, went or changed. ``plan`` says that the list of meetings, or an agenda, people, body or particulars, may
    read differently now; ``sign_off`` that drafts, stages, or what came back of them are others.
    """

    step: int
    name: str
    meetings: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    plan: bool = False
    sign_off: bool = False

    def touches(self, meeting_id: int) -> bool:
        """Whether a meeting has to be drawn again."""
        return meeting_id in self.meetings

    @property
    def nothing(self) -> bool:
        """Whether the step found everything as it should be, and wrote nothing."""
        return self.step == 0

"""The chair's copy as a draft of the book: its files made and put into a folder beside the window, then all kept."""

from __future__ import annotations

import uuid
from contextlib import suppress
from pathlib import Path

from clerk.errors import ClerkError
from clerk.export.chairs_copy import ChairsOrder, Covering, Which, chairs_copy, long_date
from clerk.export.house_style import house_style
from clerk.files import swap_in
from clerk.record.stages import STAGES, Stage, may_go
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.store.sign_off import DraftFile, NewDraft
from clerk.ui.drafting import DraftWanted, Tell


class ChairsComposer:
    """Makes the chair's copy of a meeting and puts it into a folder; one that is not kept is taken away again."""

    def __init__(self, folder: Path, which: Which, covering: Covering) -> None:
        self.folder, self.which, self.covering = folder, which, covering
        self.written: list[Path] = []

    def __call__(
        self, book: MinuteBook | BookReader, meeting_id: int, wanted: DraftWanted, tell: Tell
    ) -> NewDraft:
        """Make the files, put them into the folder, and return the draft that they belong to.

        Raises:
            ClerkError: the style or the folder cannot be used, or an address is none; nothing was left behind.
        """
        meeting = wanted.meeting or book.meeting_to_print(meeting_id)
        house = house_style(meeting.style)
        order = ChairsOrder(
            meeting=meeting,
            style=house.read(),
            letterhead=house.letterhead,
            uuid=uuid.uuid4().hex,
            number=book.sign_off.next_draft(meeting_id),
            made_on=wanted.at.date(),
            stem=book.file_stem(meeting_id),
            which=self.which,
            covering=self.covering,
        )
        steps = iter(range(4))
        made = chairs_copy(order, lambda what: tell(next(steps), 4, what))
        tell(3, 4, "what goes into the folder")
        there = [file.name for file in made if (self.folder / file.name).exists()]
        if there:
            # It may be what the chair was sent of a draft that was undone, or what came back under the same name.
            raise ClerkError(
                f"There is a file {there[0]} in this folder already, and it may be one that came back. Take it away, "
                "or choose another folder."
            )
        try:
            for file in made:
                swap_in(self.folder / file.name, file.data)
                self.written.append(self.folder / file.name)
        except ClerkError:
            self.take_away()
            raise
        return NewDraft(
            meeting=meeting,
            style=house.words,
            letterhead=house.letterhead,
            at=wanted.at,
            kind=wanted.kind,
            by=wanted.by,
            note=wanted.note,
            files=tuple(
                DraftFile(name=file.name, which=self.which, data=file.data) for file in made
            ),
            uuid=order.uuid,
            number=order.number,
        )

    def take_away(self) -> None:
        """Take away what was put into the folder: a file whose draft is not kept would never be known again."""
        while self.written:
            with suppress(OSError):
                self.written.pop().unlink()


def why_not(now: Stage) -> str:
    """Why minutes at a stage cannot go to the chair, in a sentence; empty if they can."""
    if may_go(now, "with_chair") or (may_go("draft", "with_chair") and now in _BEFORE_MEMBERS):
        return ""
    name = STAGES[now].name.lower()
    return f"These minutes are {name}: the chair's part is done. {STAGES[now].may_change}"


_BEFORE_MEMBERS: tuple[Stage, ...] = ("recording", "draft", "with_chair", "agreed")


def sent_note(covering: Covering, which: Which) -> str:
    """What is noted of a copy that was made: for whom, by when, and that exempt parts are in it."""
    parts = [f"For {covering.to_name}" if covering.to_name else "For the chair"]
    if covering.reply_by:
        parts.append(f"reply hoped for by {long_date(covering.reply_by)}")
    if which == "full":
        parts.append("with the exempt parts")
    return ", ".join(parts)

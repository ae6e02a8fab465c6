"""A draft of the contested sample that was sent, and what an invented chair would have changed in it."""

from __future__ import annotations

import datetime as dt

import msgspec

from clerk.export.house_style import house_style
from clerk.minutes.applying.printed import Printed
from clerk.record.proposals import Proposal
from clerk.store.minutebook import MinuteBook
from clerk.store.sign_off import DraftFile, NewDraft
from clerk.styles import load_style

SENT = dt.datetime(2026, 10, 8, 9, 30)
READ = dt.datetime(2026, 10, 9, 18, 5)
CHAIR = "Marta Reyes"


def keep_draft(book: MinuteBook, meeting: int) -> int:
    """Keep the meeting as it is as a draft, and return its row."""
    record = book.meeting_to_print(meeting)
    house = house_style(record.style)
    new = NewDraft(
        meeting=record,
        style=house.words,
        letterhead=house.letterhead,
        at=SENT,
        kind="chair",
        by="Ruth Calder",
        files=(DraftFile(name="draft.docx", which="full", data=b"as it was sent"),),
    )
    return book.do(lambda step: step.sign_off.keep_draft(meeting, new)).value


class Chair:
    """What she proposes, each of which goes into the book when it is said."""

    def __init__(self, book: MinuteBook, meeting: int) -> None:
        self.book, self.meeting = book, meeting
        self.draft = keep_draft(book, meeting)
        record = book.meeting(meeting)
        self.texts = Printed(record, load_style(record.style), "full").texts

    def words(self, anchor: str, *swaps: tuple[str, str], tracked: bool = True) -> int:
        was = now = self.texts[anchor]
        for old, new in swaps:
            assert old in now
            now = now.replace(old, new, 1)
        return self.say(Proposal(kind="words", anchor=anchor, was=was, now=now, tracked=tracked))

    def insert(self, after: str, text: str) -> int:
        return self.say(Proposal(kind="insert", anchor=after, now=text))

    def remove(self, anchor: str) -> int:
        return self.say(Proposal(kind="remove", anchor=anchor, was=self.texts[anchor]))

    def ask(self, anchor: str, about: str, remark: str) -> int:
        was = self.texts[anchor]
        return self.say(Proposal(kind="query", anchor=anchor, was=was, about=about, remark=remark))

    def say(self, made: Proposal) -> int:
        signed = msgspec.structs.replace(made, author=CHAIR, at=READ)
        return self.book.do(lambda step: step.sign_off.propose(self.draft, signed)).value

"""The meeting as a whole: its opening, breaks, items, private sessions and end."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.exemption import secret_items
from clerk.record.facts import (
    Adjourn,
    DeferItem,
    End,
    ExcludePublic,
    NotHeld,
    OpenItem,
    ReadmitPublic,
    Resume,
    Say,
    Start,
    WithdrawItem,
)
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit

PROCEDURE = Family("The meeting")

WHOLE = "Minutes say when the meeting began and ended, and what became of every item."
OPEN_MEETINGS = (
    "Local Government Act 1972 s.100A(4): the public is excluded by resolution, naming the items and the paragraphs "
    "of Sch 12A; parish councils under the Public Bodies (Admission to Meetings) Act 1960."
)


@PROCEDURE.rule("not_started", "warning", watches="A meeting without a start.", source=WHOLE)
def not_started(case: Case) -> Iterator[Found]:
    """Something is recorded, but not that the meeting opened."""
    meeting = case.meeting
    if meeting.entries and not meeting.of(NotHeld) and not meeting.of(Start):
        yield Found(
            sentence="The meeting has no start.",
            mends=(Mend("Record the start", Begin(verb="start", item=None)),),
        )


@PROCEDURE.rule("not_ended", "warning", watches="A meeting that was never ended.", source=WHOLE)
def not_ended(case: Case) -> Iterator[Found]:
    """Something is recorded, but not that the meeting closed."""
    meeting = case.meeting
    if meeting.entries and not meeting.of(NotHeld) and not meeting.of(End):
        last = meeting.entries[-1]
        yield Found(
            sentence="The meeting was never ended.",
            mends=(
                Mend("It ended with the last entry", Record(fact=End(), at=last.at, item=None)),
            ),
        )


@PROCEDURE.rule(
    "adjournment_open", "warning", watches="An adjournment that was never ended.", source=WHOLE
)
def adjournment_open(case: Case) -> Iterator[Found]:
    """To another day it may stand until that day's meeting is recorded."""
    paused = [e for e in case.meeting.entries if isinstance(e.fact, (Adjourn, Resume))]
    if paused and isinstance(paused[-1].fact, Adjourn) and paused[-1].fact.to is None:
        yield Found(
            entry=paused[-1],
            sentence="The adjournment was never ended.",
            mends=(
                Mend("Record when the meeting resumed", Begin(verb="resume", item=paused[-1].item)),
            ),
        )


@PROCEDURE.rule(
    "public_not_readmitted",
    "note",
    watches="A private session that was never closed.",
    source=OPEN_MEETINGS,
)
def public_not_readmitted(case: Case) -> Iterator[Found]:
    """Many meetings end in private; then nothing is amiss."""
    public = [e for e in case.meeting.entries if isinstance(e.fact, (ExcludePublic, ReadmitPublic))]
    if public and isinstance(public[-1].fact, ExcludePublic):
        yield Found(
            entry=public[-1],
            sentence="The public were excluded to the end of the meeting; record when they came back if they did.",
            mends=(
                Mend("Record their return", Begin(verb="readmit_public", item=public[-1].item)),
            ),
        )


@PROCEDURE.rule(
    "public_while_excluded",
    "warning",
    watches="Words under a public item while the public were still excluded.",
    source=OPEN_MEETINGS,
)
def public_while_excluded(case: Case) -> Iterator[Found]:
    """What was said then is printed publicly, since its item is not exempt."""
    secret = secret_items(case.meeting)
    for entry, _ in case.meeting.of(Say):
        public = case.before(entry).public
        if entry.item and entry.item not in secret and not public and entry.exempt is None:
            yield Found(
                entry=entry,
                sentence="This is printed publicly, though the public were still excluded when it was said. "
                "Record when they were readmitted, or mark it exempt.",
                mends=(
                    Mend("Record their return", Begin(verb="readmit_public", item=entry.item)),
                    edit(entry),
                ),
            )


@PROCEDURE.rule(
    "item_not_reached", "warning", watches="An item that was never reached.", source=WHOLE
)
def item_not_reached(case: Case) -> Iterator[Found]:
    """Opened, deferred or withdrawn: by the end each item is one of these."""
    meeting = case.meeting
    if not meeting.of(End):
        return
    taken = {name for _, fact in meeting.of(OpenItem) for name in (fact.item, *fact.with_)}
    taken |= {fact.item for _, fact in meeting.of(DeferItem)}
    taken |= {fact.item for _, fact in meeting.of(WithdrawItem)}
    taken |= {entry.item for entry in meeting.entries if entry.item}
    for item in meeting.agenda:
        if item.id not in taken:
            yield Found(
                item=item.id,
                sentence=f"Item {item.number}, {item.title}, was not reached, deferred or withdrawn.",
                mends=(
                    Mend(
                        "It was deferred",
                        Begin(verb="defer_item", item=None, fields={"item": item.id}),
                    ),
                    Mend(
                        "It was withdrawn",
                        Begin(verb="withdraw_item", item=None, fields={"item": item.id}),
                    ),
                ),
            )


@PROCEDURE.rule(
    "exempt_item_in_public",
    "warning",
    watches="An item with exempt information taken with the public in.",
    source=OPEN_MEETINGS,
)
def exempt_item_in_public(case: Case) -> Iterator[Found]:
    """Nothing of it is printed in public documents all the same."""
    meeting = case.meeting
    for item in meeting.agenda:
        opened = [entry for entry, fact in meeting.of(OpenItem) if fact.item == item.id]
        private = any(
            not case.after(entry).public for entry in meeting.entries if entry.item == item.id
        )
        if item.exempt and opened and not private:
            yield Found(
                entry=opened[0],
                sentence="This item has exempt information, but the public were not excluded. Nothing of it is "
                "printed in public documents unless you mark it.",
                mends=(
                    Mend(
                        "Record the exclusion",
                        Begin(
                            verb="exclude_public",
                            item=item.id,
                            fields={"items": [item.id], "paragraphs": list(item.exempt)},
                        ),
                    ),
                ),
            )

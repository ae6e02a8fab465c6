"""The meeting's own business: order, breaks, the public, what comes next."""

from __future__ import annotations

import datetime as dt

from clerk.minutes.blocks import Block
from clerk.minutes.phrases import fill
from clerk.minutes.telling import Telling
from clerk.minutes.wording.teller import Teller
from clerk.record.facts import (
    Adjourn,
    AdmitUrgent,
    DeferItem,
    ExcludePublic,
    Extend,
    Fact,
    NextMeeting,
    NotHeld,
    OpenItem,
    ReadmitPublic,
    Resume,
    Start,
    VaryOrder,
    WithdrawItem,
)
from clerk.record.meeting import Entry


def _start(telling: Telling, entry: Entry, fact: Start) -> list[Block]:
    text = fill(
        telling.style.procedure.started,
        time=telling.time(entry.at),
        date=telling.date(entry.at.date()),
        person=telling.naming.person(fact.presiding),
        chair=telling.meeting.body.chair_term,
    )
    return telling.said("event", text, entry)


def _not_held(telling: Telling, entry: Entry, fact: NotHeld) -> list[Block]:
    return telling.said(
        "paragraph", fill(telling.style.procedure.not_held, reason=fact.reason), entry
    )


def _open_item(telling: Telling, entry: Entry, fact: OpenItem) -> list[Block]:
    if not fact.with_:
        return []
    items = telling.item_numbers((fact.item, *fact.with_))
    return telling.said("event", fill(telling.style.items.taken_with, items=items), entry)


def _vary_order(telling: Telling, entry: Entry, fact: VaryOrder) -> list[Block]:
    words = telling.style.procedure
    items = telling.item_numbers(fact.items)
    if fact.by:
        text = fill(
            words.varied_by_ruling,
            person=telling.naming.person(fact.by),
            items=items,
            chair=telling.meeting.body.chair_term,
        )
    else:
        text = fill(words.varied, items=items)
    return telling.said("paragraph", text, entry)


def _admit_urgent(telling: Telling, entry: Entry, fact: AdmitUrgent) -> list[Block]:
    text = fill(
        telling.style.procedure.urgent,
        person=telling.naming.person(fact.by) if fact.by else "",
        chair=telling.meeting.body.chair_term,
        reason=fact.reason,
    )
    # Told under the item itself, whichever item was open when it was admitted.
    return telling.said("paragraph", text, entry, item=fact.item)


def _put_off(telling: Telling, entry: Entry, fact: DeferItem | WithdrawItem) -> list[Block]:
    words = telling.style.procedure
    phrase = words.deferred if isinstance(fact, DeferItem) else words.withdrawn
    item = telling.reference(telling.meeting.item_by_id[fact.item], with_minute=False)
    # Told under the item itself, whichever item was open when it was put off.
    text = fill(phrase, item=item, to=fact.to, reason=fact.reason)
    return telling.said("paragraph", text, entry, item=fact.item)


def _adjourn(telling: Telling, entry: Entry, fact: Adjourn) -> list[Block]:
    text = fill(
        telling.style.procedure.adjourned,
        reason=fact.reason,
        to=_until(telling, fact.to) if fact.to else "",
        **telling.when(entry),
    )
    return telling.said("event", text, entry)


def _until(telling: Telling, to: str) -> str:
    day, _, clock = to.replace("T", " ").partition(" ")
    try:
        date = telling.date(dt.date.fromisoformat(day))
    except ValueError:
        date = day
    return f"{date} {telling.when_at(dt.time.fromisoformat(clock))}" if clock else date


def _resume(telling: Telling, entry: Entry, fact: Resume) -> list[Block]:
    date = telling.date(fact.date) if fact.date else ""
    text = fill(telling.style.procedure.resumed, date=date, **telling.when(entry))
    return telling.said("event", text, entry)


def _extend(telling: Telling, entry: Entry, fact: Extend) -> list[Block]:
    text = fill(
        telling.style.procedure.extended,
        until=telling.time(dt.time.fromisoformat(fact.until)) if fact.until else "",
        minutes=telling.many(fact.minutes) if fact.minutes else "",
    )
    return telling.said("paragraph", text, entry)


def exclusion_phrase(telling: Telling, fact: ExcludePublic) -> str:
    """The words in which the public are excluded, by what the exclusion rests on."""
    words = telling.style.procedure
    return {
        "schedule_12a": words.excluded,
        "confidential": words.excluded_confidential,
        "admission_to_meetings_act": words.excluded_1960_act,
    }[fact.basis]


def _exclude(telling: Telling, entry: Entry, fact: ExcludePublic) -> list[Block]:
    words = telling.style.procedure
    numbers = telling.join(str(number) for number in fact.paragraphs)
    text = fill(
        exclusion_phrase(telling, fact),
        items=telling.items(fact.items, with_minute=False),
        paragraphs=fill(words.paragraph, paragraphs=numbers) if fact.paragraphs else "",
        interest=words.public_interest if fact.public_interest else "",
        the_body=telling.the_body(),
        manner=telling.absorbed_manner(entry),
    )
    blocks = telling.said("decision", text, entry)
    if fact.staying:
        staying = fill(words.staying, people=telling.naming.people(fact.staying))
        blocks += telling.said("paragraph", staying, entry)
    return blocks


def _readmit(telling: Telling, entry: Entry, _fact: ReadmitPublic) -> list[Block]:
    return telling.said(
        "event", fill(telling.style.procedure.readmitted, **telling.when(entry)), entry
    )


def _next_meeting(telling: Telling, entry: Entry, fact: NextMeeting) -> list[Block]:
    words = telling.style.procedure
    dates = telling.join(
        fill(
            words.future_date,
            date=telling.full_date(meeting.date),
            short_date=telling.date(meeting.date),
            time=telling.time(dt.time.fromisoformat(meeting.time)) if meeting.time else "",
            place=meeting.place,
        )
        for meeting in fact.dates
    )
    return (
        telling.said("paragraph", fill(words.next_meeting, dates=dates), entry)
        if fact.dates
        else []
    )


TELLERS: dict[type[Fact], Teller] = {
    Start: _start,
    NotHeld: _not_held,
    OpenItem: _open_item,
    AdmitUrgent: _admit_urgent,
    VaryOrder: _vary_order,
    DeferItem: _put_off,
    WithdrawItem: _put_off,
    Adjourn: _adjourn,
    Resume: _resume,
    Extend: _extend,
    ExcludePublic: _exclude,
    ReadmitPublic: _readmit,
    NextMeeting: _next_meeting,
}

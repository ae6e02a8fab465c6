"""All behind a decision: every fact on which it rests, on one sheet, for the day it is challenged.

Sources: LGA 1972 Sch 12 paras 39 (a majority of those present and voting), 40 (names) and 41 (minutes are evidence);
Localism Act 2011 s.31 to 33 (interests); SI 2012/2089 reg 12 (reasons, alternatives, interests and dispensations of an
executive decision). Private notes are never in it. What touches exempt business is marked on every page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from clerk.minutes.blocks import Block, Draft
from clerk.minutes.decision_changes import changed_blocks, times_blocks
from clerk.minutes.decision_voting import motion_blocks, vote_blocks
from clerk.minutes.layout import told_under
from clerk.minutes.sheet_parts import (
    called,
    day_and_time,
    heading,
    item_named,
    labelled,
    line,
    listed,
    table,
)
from clerk.minutes.style import Style
from clerk.minutes.telling import Telling, stopped
from clerk.record.behind import Behind, behind, decisions
from clerk.record.exemption import (
    exempt_entries,
    public_meeting,
    secret_items,
    without_private,
)
from clerk.record.facts import (
    AdmitUrgent,
    Declare,
    Dispensation,
    ExcludePublic,
    Private,
    ReadmitPublic,
    Resolve,
    Vote,
)
from clerk.record.history import EntryChange
from clerk.record.meeting import Entry, Meeting
from clerk.record.moment import moment_before
from clerk.record.moment_told import told
from clerk.record.presence import Room, rooms_of

MARKING = "NOT FOR PUBLICATION: contains exempt information"
_KINDS = {
    "resolved": "Resolved", "recommended": "Recommended", "noted": "Noted", "agreed": "Agreed", "refused": "Refused",
    "actions": "Actions agreed",
}  # fmt: skip


class Sheet(msgspec.Struct, frozen=True):
    """The sheet as a draft that every printer can print, and whether it holds anything exempt."""

    draft: Draft
    exempt: bool


def decision_sheet(
    meeting: Meeting,
    style: Style,
    decision: Entry,
    changes: Iterable[EntryChange] = (),
    purged: dt.datetime | None = None,
) -> Sheet:
    """Put together all that the record and its history know of a decision.

    Args:
        meeting: the whole record.
        style: its house style, in which the decision is worded and the sheet printed.
        decision: the entry of the decision.
        changes: the history of the entries behind it, and of those once under its items that are gone.
        purged: when the earlier words of the meeting were purged, and with them the history before, if they were.

    Raises:
        TypeError: the entry is no decision.
    """
    history = [each for each in changes if not _is_private(each)]
    exempt = is_exempt(meeting, behind(meeting, decision), history)
    # Of a public decision the public may know all: then nothing that they may not know is even looked at.
    held_as = without_private(meeting) if exempt else public_meeting(meeting)
    parts = _Sheet(meeting, held_as, style, decision.id, history, purged)
    title = title_of(meeting, style, decision)
    mark = style.document.not_for_publication or MARKING
    held = meeting.particulars.date
    draft = Draft(
        title=title,
        council=meeting.council.name,
        body=meeting.body.name,
        date=f"{held.day} {held:%B %Y}",
        language=style.document.language,
        style=meeting.style,
        marking=mark if exempt else "",
        blocks=tuple(parts.blocks(title)),
    )
    return Sheet(draft, exempt)


def title_of(meeting: Meeting, style: Style, decision: Entry) -> str:
    """What the sheet is called: All behind minute 7(2), the second decision of minute 7."""
    of_item = [entry.id for entry, _ in decisions(meeting) if entry.item == decision.item]
    place = of_item.index(decision.id) + 1 if decision.id in of_item else 0
    nth = f"({place})" if len(of_item) > 1 and place else ""
    item = meeting.item_by_id.get(decision.item or "")
    minute = Telling(meeting, style, frozenset()).bare_minute(item.id) if item else ""
    if minute:
        return f"All behind minute {minute}{nth}"
    return f"All behind the decision{nth} on {item_named(meeting, decision.item)}"


def _is_private(change: EntryChange) -> bool:
    return any(each and isinstance(each.fact, Private) for each in (change.before, change.after))


def is_exempt(meeting: Meeting, found: Behind, history: Sequence[EntryChange] = ()) -> bool:
    """Whether anything behind a decision is exempt, or ever was marked so, or stands under a private item."""
    hidden, secret = exempt_entries(meeting), secret_items(meeting)
    if set(found.items) & secret or any(entry.id in hidden for entry in found.entries):
        return True
    rooms = rooms_of(meeting)
    images = [each for change in history for each in (change.before, change.after) if each]
    # Where an entry stood before, nobody looked at what the public might know: in doubt it is exempt.
    return any(
        each.exempt or each.item in secret or (each.exempt is None and not rooms.at(each.at).public)
        for each in images
    )


class _Sheet:
    """The blocks of one sheet: of the meeting as it may be told, with the names of the ``whole`` one."""

    def __init__(
        self,
        whole: Meeting,
        held_as: Meeting,
        style: Style,
        decision: int,
        history: Sequence[EntryChange],
        purged: dt.datetime | None,
    ) -> None:
        self.purged = purged
        self.whole, self.meeting, self.style, self.history = whole, held_as, style, history
        self.found = behind(held_as, held_as.entry_by_id[decision])
        self.chronicle = rooms_of(held_as)
        self.room: Room = self.chronicle.before(self.found.taken)

    def blocks(self, title: str) -> Iterator[Block]:
        yield msgspec.structs.replace(heading(title), look="title", keep_with_next=False)
        yield from self._particulars()
        yield heading("The decision as minuted")
        yield from self._words()
        yield heading("Who was in the room")
        found = moment_before(self.meeting, self.found.taken)
        for each in told(self.meeting, found):
            yield line(each)
        yield heading("Interests")
        yield from self._interests()
        yield heading("Motion and amendments")
        yield from motion_blocks(Telling(self.meeting, self.style, frozenset()), self.found)
        yield heading("Votes")
        yield from vote_blocks(self.meeting, self.chronicle, self.found)
        yield heading("Reasons and alternatives")
        yield from self._reasons()
        yield heading("Public or exempt")
        yield from self._privacy()
        yield heading("When it happened, and when it was entered")
        yield from times_blocks(self.meeting, self.found, self.history)
        yield heading("What was changed since")
        yield from changed_blocks(self.whole, self.history, self.purged)

    def _particulars(self) -> Iterator[Block]:
        meeting, fact = self.meeting, self.found.fact
        particulars = meeting.particulars
        kind = f"{_KINDS[fact.kind]}{f', to {fact.to}' if fact.to else ''}"
        chair = self.room.presiding
        here = chair is not None and self.room.has(chair)
        others = [item for item in self.found.items if item != self.found.decision.item]
        named = item_named(meeting, self.found.decision.item)
        together = f" (taken with {listed(item_named(meeting, each) for each in others)})"
        rows = [
            ("Body", f"{meeting.body.name}, {meeting.council.name}"),
            (
                "Meeting",
                ", ".join(filter(None, (day_and_time(particulars.starts), particulars.place))),
            ),
            ("Item", f"{named[:1].upper()}{named[1:]}{together if others else ''}"),
            ("Kind", kind),
            ("Taken at", day_and_time(self.found.taken.at)),
            ("Presiding", called(meeting, chair, first=True) if here else "Nobody in the room"),
        ]
        yield table(("What", "As recorded"), rows, "What was decided where and when")

    def _words(self) -> Iterator[Block]:
        entry = self.found.decision
        yield from self._told(self.meeting) or [line("The house style prints no words for it.")]
        if entry.wording is None:
            return
        yield labelled("In the officer’s own words", _since(entry))
        bare = msgspec.structs.replace(entry, wording=None, worded_for=None)
        entries = [bare if each.id == entry.id else each for each in self.meeting.entries]
        yield line("Without them, the minute would read:")
        yield from self._told(msgspec.structs.replace(self.meeting, entries=tuple(entries)))

    def _told(self, meeting: Meeting) -> list[Block]:
        number = self.found.decision.id
        every = told_under(meeting, self.style, self.found.decision.item)
        return [block for block in every if number in block.sources and not block.refers_back]

    def _interests(self) -> Iterator[Block]:
        if not self.found.interests:
            yield line("Nobody is recorded as declaring an interest in this item.")
        for entry in self.found.interests:
            if isinstance(entry.fact, Declare):
                yield line(self._declared(entry, entry.fact))
        for entry in self.found.dispensations:
            if isinstance(entry.fact, Dispensation):
                name = called(self.meeting, entry.fact.person, first=True)
                yield line(f"{name} had a dispensation: {entry.fact.reference}.")

    def _declared(self, entry: Entry, fact: Declare) -> str:
        person = called(self.meeting, fact.person, first=True)
        class_ = "a disclosable pecuniary interest" if fact.class_ != "other" else ""
        label = "; ".join(filter(None, (fact.interest, class_)))
        named = f" ({label})" if label else ""
        nature = f" Nature: {fact.nature.rstrip('.')}." if fact.nature else ""
        if fact.sensitive:
            nature = " Its nature is sensitive and is in no record (Localism Act 2011 s.32)."
        will = {
            "stays": "would stay",
            "leaves": "would leave",
            "speaks_then_leaves": "would speak and then leave",
        }[fact.action]
        said = f"{person} declared an interest{named} at {entry.at:%H:%M} and {will}.{nature}"
        return f"{said} {self._came_of(fact)}"

    def _came_of(self, fact: Declare) -> str:
        """Where somebody was when it was decided, and whether they took part in the vote."""
        if not self.room.has(fact.person):
            return "Was out of the room when it was decided."
        ways = [
            vote.fact.named[fact.person]
            for vote in self.found.votes
            if isinstance(vote.fact, Vote)
            and self.found.is_on_it(vote)
            and fact.person in vote.fact.named
        ]
        voted = f" and is recorded as “{ways[-1].replace('_', ' ')}”" if ways else ""
        barred = self.room.barred(fact.person, self.found.decision.item)
        bar = ", barred from the vote," if barred else ""
        return f"Was in the room{bar} when it was decided{voted}."

    def _reasons(self) -> Iterator[Block]:
        fact = self.found.fact
        yield from self._given("Reasons", fact.reasons)
        yield from self._given("Alternatives considered and rejected", fact.alternatives)
        if self.meeting.body.type == "executive" and not (fact.reasons and fact.alternatives):
            yield line(
                "SI 2012/2089 reg 12 asks for both of an executive decision, in its decision statement."
            )
        if fact.contrary:
            yield line("The decision went against what the officer had recommended.")
        if fact.notice:
            yield labelled("In the decision notice", fact.notice)
        if fact.appeal:
            yield labelled("Told of the right of appeal", fact.appeal)

    def _given(self, label: str, texts: str | tuple[str, ...]) -> Iterator[Block]:
        every = (texts,) if isinstance(texts, str) else texts
        held = [text for text in every if text.strip()]
        if not held:
            yield line(f"{label}: none are recorded.")
        for text in held:
            yield labelled(label, stopped(text))

    def _privacy(self) -> Iterator[Block]:
        item = self.meeting.item_by_id.get(self.found.decision.item or "")
        if item is not None and item.exempt:
            yield line(f"The agenda has the item as exempt: {_paragraphs(item.exempt)}.")
        for entry in self.found.privacy:
            yield line(f"{day_and_time(entry.at)}: {_private_step(self.meeting, entry)}")
        public = "The public were in" if self.room.public else "The public were excluded"
        yield line(f"{public} when it was decided.")
        hidden = self.found.decision.id in exempt_entries(self.whole)
        yield line(
            "The decision is left out of the public minutes."
            if hidden
            else "The decision is in the public minutes."
        )
        if item is not None and item.public_text and item.id in secret_items(self.meeting):
            yield labelled("Text for the public in place of the item", item.public_text)


def _since(entry: Entry) -> str:
    return (
        "the sentence was written by hand, and the fact was changed afterwards."
        if entry.wording_is_stale
        else "the sentence was written by hand, for the fact as it is now."
    )


def _paragraphs(numbers: Sequence[int]) -> str:
    many = "paragraph" if len(numbers) == 1 else "paragraphs"
    return f"{many} {listed(str(each) for each in numbers)} of Schedule 12A"


_BASIS = {
    "schedule_12a": "under Local Government Act 1972 s.100A(4)",
    "confidential": "for confidential information, Local Government Act 1972 s.100A(2)",
    "admission_to_meetings_act": "under the Public Bodies (Admission to Meetings) Act 1960",
}


def _private_step(meeting: Meeting, entry: Entry) -> str:
    fact = entry.fact
    if isinstance(fact, ExcludePublic):
        by = f", {_paragraphs(fact.paragraphs)}" if fact.paragraphs else ""
        test = ""
        if fact.public_interest is not None:
            test = (
                " The public-interest test was "
                + ("" if fact.public_interest else "not ")
                + "recorded."
            )
        stayed = (
            f" {listed(called(meeting, who) for who in fact.staying)} stayed."
            if fact.staying
            else ""
        )
        return f"the public were excluded {_BASIS[fact.basis]}{by}.{test}{stayed}"
    if isinstance(fact, ReadmitPublic):
        return "the public were readmitted."
    if isinstance(fact, AdmitUrgent):
        who = f" by {called(meeting, fact.by)}" if fact.by else ""
        return f"the item was admitted as urgent{who}: {fact.reason.rstrip('.')}."
    return ""


def card_of(meeting: Meeting, decision: Entry, fact: Resolve) -> str:
    """A decision in a line of a list: its time, its item and its kind, without its words."""
    item = meeting.item_by_id.get(decision.item or "")
    named = f"item {item.number}" if item and item.number else item.title if item else ""
    return ", ".join(filter(None, (f"{decision.at:%H:%M}", named, _KINDS[fact.kind])))

"""A meeting into a draft: the sections of a style, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from clerk.minutes import dates
from clerk.minutes.blocks import Block, Draft, Leaves, Run
from clerk.minutes.contents import with_contents
from clerk.minutes.order import in_order, places, taken, taken_under
from clerk.minutes.particulars import particular_blocks
from clerk.minutes.phrases import fill, sentence
from clerk.minutes.roll_blocks import later_sitting_blocks, roll_blocks
from clerk.minutes.style_keys import Style
from clerk.minutes.telling import Telling
from clerk.minutes.wording import decisions, presence, reworded, tell
from clerk.record.exemption import exempt_entries, public_meeting, secret_items, without_private
from clerk.record.facts import (
    Appendix,
    CloseItem,
    End,
    ExcludePublic,
    NotHeld,
    OpenItem,
    Private,
    Resume,
    Start,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting, Signed
from clerk.record.numbering import webcast_offset

Which = Literal["public", "full"]


def draft(meeting: Meeting, style: Style, which: Which = "public") -> Draft:
    """The draft minutes of a meeting.

    Args:
        meeting: the whole record; what the set may not hold is taken out here, before anything is worded.
        style: the house style.
        which: ``public`` has nothing exempt, ``full`` all but private notes.

    Returns:
        The blocks in order, and the entries that no block tells.
    """
    held = public_meeting(meeting) if which == "public" else without_private(meeting)
    # In a public set a movement during exempt business stays for the roll alone.
    exempt = exempt_entries(held)
    telling = Telling(held, style, exempt)
    layout = _Layout(telling, which)
    blocks = layout.blocks()
    placed = {source for block in blocks for source in block.sources}
    hidden = exempt if which == "public" else frozenset()
    unplaced = tuple(
        entry.id
        for entry in held.entries
        if entry.id not in placed and entry.id not in hidden and _should_be_told(entry)
    )
    values = _title_values(telling)
    return Draft(
        title=fill(style.document.property_title, **values),
        council=held.council.name,
        body=held.body.name,
        date=telling.full_date(held.particulars.date),
        language=style.document.language,
        style=held.style,
        marking=_marking(style, which, held.particulars.signed),
        blocks=tuple(blocks),
        leaves=_leaves(style, held),
        unplaced=unplaced,
        made_from=style.made_from,
    )


def told_under(meeting: Meeting, style: Style, item: str | None) -> list[Block]:
    """What the full draft tells of the entries of one item, without the time that a whole draft takes.

    Args:
        meeting: the whole record.
        style: the house style.
        item: the item the entries stand under, None for those outside any.

    Returns:
        The blocks whose sources are among those entries, and perhaps others'; no headings.
    """
    held = without_private(meeting)
    layout = _Layout(Telling(held, style, exempt_entries(held)), "full")
    blocks: list[Block] = []
    for entries in layout.places.values():
        if any(entry.item == item for entry in entries):
            blocks += layout.told(entries)
    blocks += [*layout.closing(), *layout.appendices()]
    return [block for block in blocks if _is_something(block)]


def _is_something(block: Block) -> bool:
    return bool(block.text.strip() or block.rows or block.header)


def _should_be_told(entry: Entry) -> bool:
    if isinstance(entry.fact, OpenItem):
        return bool(entry.fact.with_ or entry.wording)
    return bool(entry.wording) or not isinstance(entry.fact, (Start, CloseItem, Private))


def _leaves(style: Style, meeting: Meeting) -> Leaves | None:
    words = style.document
    if not words.leaf:
        return None
    first = meeting.particulars.first_leaf or 1
    return Leaves(first=first, pattern=words.leaf, initials=words.initials)


def _marking(style: Style, which: Which, signed: Signed | None) -> str:
    marks = [] if signed else [style.document.draft]
    if which == "full":
        marks.append(style.document.not_for_publication)
    return " · ".join(mark for mark in marks if mark)


def _title_values(telling: Telling) -> dict[str, str]:
    meeting = telling.meeting
    particulars = meeting.particulars
    return {
        "body": meeting.body.name,
        "council": meeting.council.name,
        "place": particulars.place,
        "date": telling.full_date(particulars.date),
        "time": telling.time(particulars.starts),
        "year": str(particulars.date.year),
        "reference": particulars.reference,
        "chair": meeting.body.chair_term,
        "type": telling.style.document.meeting_types.get(particulars.type, ""),
    }


class _Layout:
    """The sections of one draft."""

    def __init__(self, telling: Telling, which: Which) -> None:
        self.telling = telling
        self.style = telling.style
        self.meeting = telling.meeting
        self.which = which
        self.secret = secret_items(telling.meeting)
        self.places = places(telling.meeting)
        self.days = 0

    def blocks(self) -> list[Block]:
        sections = {
            "title": self._title,
            "roll": lambda: roll_blocks(self.telling),
            "items": self._items,
            "closing": self.closing,
            "signature": self._signature,
            "appendices": self.appendices,
        }
        found: list[Block] = []
        contents: int | None = None
        for name in self.style.document.sections:
            if name == "contents":
                contents = len(found)
            else:
                found += [block for block in sections[name]() if _is_something(block)]
        if contents is None:
            return found
        return with_contents(found, contents, self.style.document.contents)

    def _title(self) -> list[Block]:
        document = self.style.document
        held = not self.meeting.of(NotHeld)
        phrase = document.title if held else document.notes_title
        values = _title_values(self.telling)
        found = [Block(look="title", runs=(Run(text=fill(phrase, **values)),))]
        other_name = self.meeting.body.other_name
        if other_name:
            text = fill(
                document.title_other,
                other_name=other_name,
                date=values["date"],
                council=values["council"],
            )
            found += [Block(look="title_other", runs=(Run(text=text),))] if text else []
        return found

    def _items(self) -> list[Block]:
        found = self.told(self.places.get(None, []))
        for item in in_order(self.meeting, self.style.items.order):
            found += self._item(item)
        return found

    def _item(self, item: AgendaItem) -> list[Block]:
        telling, words = self.telling, self.style.items
        entries = self.places.get(item.id, [])
        if not entries and self.meeting.of(NotHeld):
            return []
        found = [self._heading(item, entries)]
        if item.purpose:
            found += self._plain("purpose", fill(words.purpose, purpose=item.purpose), item)
        found += particular_blocks(telling, item)
        if item.notice is not None:
            found += self._notice(item)
        told = self.told(entries)
        hides = self.which == "public" and item.id in self.secret
        if hides:
            stub = item.public_text or fill(
                words.exempt_stub, paragraphs=telling.join(str(n) for n in item.exempt)
            )
            told = self._with_stub(told, self._plain("paragraph", stub, item))
        elif not told:
            if self._taken(item):
                told = self._plain("paragraph", self._nothing_of_its_own(item), item)
            elif self.meeting.of(End):
                told = self._plain("paragraph", words.not_reached, item)
        if self._taken(item) and not hides:
            told = [*presence.recalled(telling, item.id, entries), *told]
        return found + told

    def _taken(self, item: AgendaItem) -> bool:
        return item.id in taken(self.meeting)

    def _nothing_of_its_own(self, item: AgendaItem) -> str:
        """What is said of an item that was taken and has nothing under it: perhaps it was taken with another."""
        words = self.style.items
        host = taken_under(self.meeting, item.id)
        if host is not None:
            return fill(words.taken_under, item=self.telling.reference(host))
        return words.nothing_recorded

    def _with_stub(self, told: list[Block], stub: list[Block]) -> list[Block]:
        """The public words of an exempt item where the private ones would stand: after the exclusion."""
        entries = self.meeting.entry_by_id
        for index in range(len(told) - 1, -1, -1):
            facts = [entries[source].fact for source in told[index].sources]
            if any(isinstance(fact, ExcludePublic) for fact in facts):
                return [*told[: index + 1], *stub, *told[index + 1 :]]
        return [*stub, *told]

    def _heading(self, item: AgendaItem, entries: Sequence[Entry]) -> Block:
        words = self.style.items
        mark = ""
        if item.id in self.secret:
            numbers = self.telling.join(str(number) for number in item.exempt)
            mark = fill(words.exempt_mark, paragraphs=numbers)
        text = fill(
            words.heading,
            minute="" if self.meeting.of(NotHeld) else self.telling.minute(item.id),
            number=item.number,
            title=_cased(item.title, words.heading_case),
            other_title=_cased(item.other_title, words.heading_case),
            pages=item.pages,
            exempt=mark,
            webcast=self._webcast(item),
        )
        opened = tuple(
            entry.id
            for entry in entries
            if isinstance(entry.fact, OpenItem) and not entry.fact.with_
        )
        source = opened[0] if opened else None
        return Block(
            look="heading",
            runs=(Run(text=text, source=source),),
            sources=opened,
            item=item.id,
            keep_with_next=True,
        )

    def _webcast(self, item: AgendaItem) -> str:
        """How far into the recording the item begins, as h:mm:ss."""
        offset = webcast_offset(self.meeting, item.id)
        if offset is None:
            return ""
        seconds = int(offset.total_seconds())
        clock = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        return fill(self.style.items.webcast, time=clock)

    def _notice(self, item: AgendaItem) -> list[Block]:
        notice = item.notice
        if notice is None:
            return []
        names = [name for name in (notice.by, notice.seconder) if name]
        people = self.telling.naming.people(names) if names else ""
        text = fill(self.style.items.notice, people=people)
        if not text:
            return []
        from_agenda = Entry(
            id=0, at=self.meeting.particulars.starts, fact=NotHeld(reason=""), item=item.id
        )
        marks = self.style.lists.motion_part
        blocks = self._plain("paragraph", text, item, keep_with_next=True)
        if notice.what:
            blocks += self._plain("quote", notice.what, item)
        parts = self.telling.parts("motion_part", marks, notice.parts, from_agenda)
        return blocks + [
            msgspec.structs.replace(
                block, sources=(), runs=tuple(Run(text=run.text) for run in block.runs)
            )
            for block in parts
        ]

    def _plain(
        self,
        look: Literal["paragraph", "purpose", "quote"],
        text: str,
        item: AgendaItem,
        *,
        keep_with_next: bool = False,
    ) -> list[Block]:
        """A block that tells no fact: the style's or the agenda's own words."""
        if not text.strip():
            return []
        run = Run(text=sentence(text))
        return [Block(look=look, runs=(run,), item=item.id, keep_with_next=keep_with_next)]

    def told(self, entries: Sequence[Entry]) -> list[Block]:
        """The entries of one item in order, decisions telling the motions and votes right before them."""
        telling = self.telling
        absorbed = decisions.absorb(telling, entries)
        telling.absorbed.update(absorbed)
        within = {
            each.id for pair in absorbed.values() for each in (pair.motion, pair.vote) if each
        }
        found: list[Block] = []
        for entry in entries:
            if entry.id in within or isinstance(entry.fact, End):
                continue
            if self.which == "public" and entry.id in telling.exempt:
                continue
            found += tell(telling, entry)
            if isinstance(entry.fact, Resume) and entry.fact.date is not None:
                self.days += 1
                found += later_sitting_blocks(telling, self.days)
        return found

    def closing(self) -> list[Block]:
        """When the meeting ended."""
        found: list[Block] = []
        for entry, _ in self.meeting.of(End):
            style = self.style
            clock = dates.time(style, entry.at.time(), style.dates.closing_time)
            date = self.telling.date(entry.at.date())
            chair = self.meeting.body.chair_term
            text = fill(style.procedure.ended, time=clock, date=date, chair=chair)
            blocks = self.telling.said("closing", text, entry)
            found += reworded(self.telling, entry, blocks)
        return found

    def _signature(self) -> list[Block]:
        if self.meeting.of(NotHeld):
            return []  # notes are nobody's to sign
        signed = self.meeting.particulars.signed
        if signed is not None:
            text = fill(
                self.style.document.signed,
                person=self.telling.naming.person(signed.by),
                date=self.telling.date(signed.on),
                chair=self.meeting.body.chair_term,
            )
            return [Block(look="signature", runs=(Run(text=text),))] if text else []
        text = fill(self.style.document.signature, **_title_values(self.telling))
        return [Block(look="signature", runs=(Run(text=text),))] if text else []

    def appendices(self) -> list[Block]:
        """The texts that stand after everything else."""
        found: list[Block] = []
        for number, (entry, fact) in enumerate(
            (pair for pair in self.meeting.of(Appendix) if pair[1].text), 1
        ):
            # A title that says "Appendix 1" itself needs no number from us.
            mark = "" if fact.title.lower().startswith("appendix") else str(number)
            heading = fill(self.style.public.appendix_heading, title=fact.title, n=mark)
            found += self.telling.said("appendix", heading, entry, keep_with_next=True)
            found += self.telling.said("paragraph", fact.text, entry)
        return found


def _cased(title: str, case: str) -> str:
    if case == "upper":
        return title.upper()
    return title.capitalize() if case == "sentence" and title.isupper() else title

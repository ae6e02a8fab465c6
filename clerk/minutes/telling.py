"""What every part of the wording needs to know of a meeting while it is being told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from clerk.minutes import dates
from clerk.minutes.blocks import Block, Look, Run
from clerk.minutes.naming import Naming, join
from clerk.minutes.phrases import Many, fill, sentence
from clerk.minutes.style_keys import ListMark, Style
from clerk.record.facts import Vote
from clerk.record.kinds import Part, Parts
from clerk.record.meeting import AgendaItem, Entry, Meeting
from clerk.record.motions import Motion, motions
from clerk.record.number_words import SMALL_NUMBERS
from clerk.record.numbering import action_numbers, minute_numbers
from clerk.record.presence import rooms_of

_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "These",
        "Those",
        "That",
        "All",
        "Any",
        "No",
        "Its",
        "It",
        "In",
        "Each",
    ]
)


class Absorbed(msgspec.Struct, frozen=True):
    """The motion and vote that a decision's own words tell."""

    motion: Entry | None
    vote: Entry | None


class Telling:
    """One meeting being told in one style: names, dates, numbers, lists."""

    def __init__(self, meeting: Meeting, style: Style, exempt: frozenset[int]) -> None:
        """Work out once what every sentence may need."""
        self.meeting = meeting
        self.style = style
        self.exempt = exempt
        self.naming = Naming(meeting, style)
        self.chronicle = rooms_of(meeting)
        self.motions: dict[str, Motion] = motions(meeting)
        self.numbers = minute_numbers(meeting)
        self.action_numbers = action_numbers(meeting)
        self.absorbed: dict[int, Absorbed] = {}
        self._series = 0
        self._points: dict[str | None, tuple[int, int]] = {}

    # Blocks

    def block(self, look: Look, text: str, entry: Entry | None = None, **more: Any) -> Block:
        """A block of one text, capital first, that tells an entry."""
        source = entry.id if entry else None
        sources = more.pop("sources", (entry.id,) if entry else ())
        return Block(
            look=look,
            runs=(Run(text=sentence(text), source=source),) if text else (),
            sources=sources,
            item=more.pop("item", entry.item if entry else None),
            exempt=more.pop("exempt", entry is not None and entry.id in self.exempt),
            **more,
        )

    def said(self, look: Look, text: str, entry: Entry, **more: Any) -> list[Block]:
        """The block of a sentence, or nothing where the style has no words for it."""
        return [self.block(look, text, entry, **more)] if text.strip() else []

    def series(self) -> int:
        """A number for a new list."""
        self._series += 1
        return self._series

    def point(self, item: str | None, start: int | None) -> tuple[int, int]:
        """The list and number of the next numbered point of an item."""
        key = None if self.style.lists.points_restart == "never" else item
        series, last = self._points.get(key) or (self.series(), 0)
        if start is not None:
            series, last = self.series(), start - 1
        self._points[key] = (series, last + 1)
        return series, last + 1

    def listed(
        self, look: Look, mark: ListMark, texts: Iterable[str], entry: Entry, start: int = 1
    ) -> list[Block]:
        """A flat list of texts."""
        series = self.series()
        return [
            self._list_block(look, mark, text, entry, series, 0, number)
            for number, text in enumerate(texts, start)
        ]

    def parts(self, look: Look, mark: ListMark, parts: Parts, entry: Entry) -> list[Block]:
        """Lettered, perhaps nested, parts. A part alone has no letter unless the style says so."""
        lists = self.style.lists
        if len(parts) == 1 and isinstance(parts[0], str) and not lists.label_single:
            return [self.block(look, _ended(parts[0], lists.full_stop), entry)]
        return self._nested(look, mark, parts, entry, self.series(), 0, lists.full_stop)

    def _nested(
        self,
        look: Look,
        mark: ListMark,
        parts: Parts,
        entry: Entry,
        series: int,
        level: int,
        last: str,
    ) -> list[Block]:
        lists = self.style.lists
        found: list[Block] = []
        for index, part in enumerate(parts):
            text = part.text if isinstance(part, Part) else part
            inner = part.parts if isinstance(part, Part) else ()
            # The last of the inner parts ends as the part that holds it would: another may follow.
            left = len(parts) - 1 - index
            end = (last, lists.last_joiner)[left] if left < 2 else lists.joiner
            if not inner:
                text = _ended(text, end)
            found.append(self._list_block(look, mark, text, entry, series, level, index + 1))
            if inner:
                found += self._nested(look, mark, inner, entry, self.series(), level + 1, end)
        return found

    def _list_block(
        self,
        look: Look,
        mark: ListMark,
        text: str,
        entry: Entry,
        series: int,
        level: int,
        number: int,
    ) -> Block:
        depth = min(level, len(mark.formats) - 1)
        number_format, pattern = mark.formats[depth], mark.patterns[depth]
        return self.block(
            look,
            text,
            entry,
            label=pattern.replace("%1", numeral(number_format, number)),
            label_pattern=pattern,
            number_format=number_format,
            ordinal=number,
            series=series,
            level=level,
        )

    # Words

    def date(self, day: dt.date) -> str:
        """A date inside a sentence."""
        return dates.date(self.style.dates.short, day)

    def time(self, moment: dt.datetime | dt.time) -> str:
        """A time of day inside a sentence."""
        return dates.time(self.style, moment if isinstance(moment, dt.time) else moment.time())

    def full_date(self, day: dt.date) -> str:
        """A date with its weekday."""
        return dates.date(self.style.dates.full, day)

    def when_at(self, clock: dt.time) -> str:
        """A time in its phrase: "at 2.30 pm"."""
        return fill(self.style.dates.at, time=self.time(clock))

    def when(self, entry: Entry) -> dict[str, str]:
        """The fields of when an entry was: its ``time``, ``at`` ("at about 2.45 pm"), and the item it stands under."""
        clock = self.time(entry.at)
        phrase = self.style.dates.about if entry.about else self.style.dates.at
        item = self.meeting.item_by_id.get(entry.item or "")
        return {
            "time": clock,
            "at": fill(phrase, time=clock),
            "minute": self.bare_minute(item.id) if item else "",
            "number": item.number if item else "",
            "item": item.title if item else "",
        }

    def number(self, number: int) -> str:
        """A figure, in words if the style wants words and it is small."""
        if self.style.votes.figures == "words" and number < len(SMALL_NUMBERS):
            return SMALL_NUMBERS[number]
        return str(number)

    def figure(self, number: int) -> str:
        """The same standing by itself: "none", not "no"."""
        return (
            "none" if number == 0 and self.style.votes.figures == "words" else self.number(number)
        )

    def many(self, number: int) -> Many:
        """The same, for a phrase that has a singular and a plural."""
        return Many(self.number(number), number)

    def join(self, texts: Iterable[str]) -> Many:
        """Texts joined as the style joins a list."""
        listed = [text for text in texts if text]
        return Many(join(listed, self.style), len(listed))

    def minute(self, item: str) -> str:
        """An item's minute number as printed; empty for one without."""
        number = self.numbers.get(item, "")
        if isinstance(number, str):
            return number
        meeting = self.meeting.particulars
        return fill(
            self.style.items.minute,
            n=str(number),
            nn=f"{number:02}",
            nnn=f"{number:03}",
            yy=f"{meeting.date.year % 100:02}",
            year=str(meeting.date.year),
            reference=meeting.reference,
        )

    def bare_minute(self, item: str) -> str:
        """The same inside a sentence, without the stop of a heading."""
        return self.minute(item).rstrip(".")

    def reference(self, item: AgendaItem, *, with_minute: bool = True) -> str:
        """An agenda item referred to in a sentence."""
        phrase = self.style.items.reference if with_minute else self.style.items.reference_plain
        return fill(phrase, number=item.number, title=item.title, minute=self.bare_minute(item.id))

    def item_numbers(self, names: Iterable[str]) -> Many:
        """The printed numbers of several agenda items; the title of one without."""
        found = (self.meeting.item_by_id[name] for name in names)
        return self.join(item.number or item.title for item in found)

    def items(self, names: Iterable[str], *, with_minute: bool = True) -> Many:
        """Several agenda items referred to in a sentence."""
        found = (self.meeting.item_by_id[name] for name in names)
        return self.join(self.reference(item, with_minute=with_minute) for item in found)

    def the_body(self) -> str:
        """The body inside a sentence: "the Committee", "Cabinet"."""
        name = self.meeting.body.name
        noun = name.split()[-1] if name.split() else name
        return fill(self.style.document.the_body, body=name, noun=noun)

    def manner(self, vote: Vote, *, told: bool = False) -> str:
        """How a vote was taken, in the style's word; ``told`` where the vote has a sentence of its own."""
        words = self.style.votes
        if vote.manner == "unanimous":
            return words.unanimously
        if vote.manner == "assent":
            return words.by_assent
        if not told:
            return ""
        return words.by_named_vote if vote.manner == "named" else words.by_show_of_hands

    def absorbed_manner(self, entry: Entry) -> str:
        """How the vote was taken that a decision's own words tell."""
        absorbed = self.absorbed.get(entry.id)
        if absorbed is None or absorbed.vote is None or not isinstance(absorbed.vote.fact, Vote):
            return ""
        return self.manner(absorbed.vote.fact)

    def told_by(self, entry: Entry) -> tuple[int, ...]:
        """The entries that a decision's own words tell besides itself."""
        absorbed = self.absorbed.get(entry.id)
        if absorbed is None:
            return ()
        return tuple(each.id for each in (absorbed.motion, absorbed.vote) if each)

    def chair_now(self, entry: Entry) -> str | None:
        """Who presides when an entry happens."""
        return self.chronicle.after(entry).presiding


def numeral(number_format: str, number: int) -> str:
    """A list number as 1, a, A or i; a bullet has none."""
    if number_format in ("lower_letter", "upper_letter"):
        # As Word counts: a to z, then aa, bb, …
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if number_format == "lower_letter" else letter.upper()
    if number_format == "lower_roman":
        return _roman(number)
    return "" if number_format == "bullet" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, mark in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        while number >= value:
            text += mark
            number -= value
    return text


def inside(text: str) -> str:
    """A text as it goes on inside a sentence: "That the report …" as "that the report …"."""
    first, _, rest = text.strip().partition(" ")
    return f"{first.lower()} {rest}".strip() if first.rstrip(",") in _OPENERS else text.strip()


def unstopped(text: str) -> str:
    """A text without its full stop, for going on after it."""
    text = text.rstrip()
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def stopped(text: str) -> str:
    """A sentence with a full stop, unless it ends in a mark of its own."""
    text = text.rstrip()
    return text if not text or text[-1] in ".:;?!”’" else f"{text}."


def without_that(text: str) -> str:
    """A text without a leading "That", for phrases that say it themselves."""
    text = text.strip()
    if text.lower().startswith("that "):
        text = text[5:]
    return inside(text)


def _ended(text: str, end: str) -> str:
    """A part of a list with the style's ending, unless the officer ended it themselves."""
    text = text.rstrip()
    return (
        text if not end or not text or text[-1] in ".;:?!," or text.endswith(" and") else text + end
    )

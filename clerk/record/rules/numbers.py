"""Numbers of minutes and items: each once, and none left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from clerk.record.facts import Assign
from clerk.record.meeting import Meeting
from clerk.record.numbering import action_numbers
from clerk.record.rules.case import Case, listed
from clerk.record.rules.rule import Change, Family, Found, Mend, SetUp, edit

NUMBERS = Family("Numbers")

SEQUENCE = (
    "Minute numbers run on through the municipal year; loose leaves are numbered in sequence (Local Government Act "
    "1972 Sch 12 para 41)."
)
AGENDA = "An item is found and cited by its number on the agenda, which was published five clear days before."
TRACKING = "An action is followed up from meeting to meeting by its number."
_OPEN_AGENDA = (Mend("Open the agenda", SetUp("agenda")),)


@NUMBERS.rule(
    "minute_number_repeated",
    "warning",
    watches="A minute number that is given twice.",
    source=SEQUENCE,
)
def minute_number_repeated(case: Case) -> Iterator[Found]:
    """Mistakes happen in print, so it is said and not refused."""
    seen: set[str] = set()
    for item, number in case.numbers.items():
        shown = str(number).strip(" .()")
        if shown and shown in seen:
            yield Found(
                item=item,
                sentence=f"Minute number {shown} is given twice.",
                about=(shown,),
                mends=_OPEN_AGENDA,
            )
        seen.add(shown)


@NUMBERS.rule(
    "minute_number_gap",
    "warning",
    watches="Minute numbers that leave one out.",
    source=SEQUENCE,
)
def minute_number_gap(case: Case) -> Iterator[Found]:
    """Only a number given by hand can leave one out; texts such as 24/05/01 are left to the officer."""
    numbered = {
        item: int(shown)
        for item, number in case.numbers.items()
        if (shown := str(number).strip(" .()")).isascii() and shown.isdigit()
    }
    yield from _gaps(numbered, lambda missing: f"{_missing('Minute number', missing)} left out")


@NUMBERS.rule(
    "agenda_number_repeated",
    "warning",
    watches="Two agenda items of the same number.",
    source=AGENDA,
)
def agenda_number_repeated(case: Case) -> Iterator[Found]:
    """An agenda in several parts may begin again at one in each."""
    seen: set[str] = set()
    numbers = [item.number.strip(" .()").casefold() for item in case.meeting.agenda]
    for index, item in enumerate(case.meeting.agenda):
        number = numbers[index]
        if number == "1" and numbers[index + 1 : index + 2] == ["2"]:
            seen = set()
        if number and number in seen:
            yield Found(
                item=item.id,
                sentence=f"Two items of the agenda have the number {item.number}.",
                about=(number,),
                mends=_OPEN_AGENDA,
            )
        seen.add(number)


@NUMBERS.rule(
    "agenda_number_gap",
    "warning",
    watches="Agenda numbers that leave one out.",
    source=AGENDA,
)
def agenda_number_gap(case: Case) -> Iterator[Found]:
    """4a and 7.1 count as 4 and 7; an item without a number, or in some other system, is passed over."""
    numbered = agenda_bases(case.meeting)
    yield from _gaps(
        numbered, lambda missing: f"{_missing('Item', missing)} left out of the agenda"
    )


@NUMBERS.rule(
    "action_number_repeated",
    "warning",
    watches="An action number that is given twice.",
    source=TRACKING,
)
def action_number_repeated(case: Case) -> Iterator[Found]:
    """Only a number given by hand can repeat another."""
    seen: set[int] = set()
    numbers = action_numbers(case.meeting)
    for entry, action in case.meeting.of(Assign):
        number = numbers.get(entry.id)
        if number in seen and action.number is not None:
            free = max(numbers.values()) + 1
            fact = msgspec.structs.replace(action, number=free)
            yield Found(
                entry=entry,
                sentence=f"Action number {number} is given twice.",
                about=(str(number),),
                mends=(Mend(f"Make it {free}", Change(entry=entry.id, fact=fact)), edit(entry)),
            )
        if number is not None:
            seen.add(number)


_AGENDA_NUMBER = re.compile(r"(\d{1,3})(?:[.(]?\s?[a-z]\)?|(?:\.\d+)+)?", re.ASCII | re.IGNORECASE)
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})", re.ASCII | re.IGNORECASE)
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def agenda_base(number: str) -> int | None:
    """The whole number that an agenda number begins with; None for one of another system."""
    number = number.strip(" .()")
    match = _AGENDA_NUMBER.fullmatch(number)
    if match is not None:
        return int(match[1])
    roman = _ROMAN.fullmatch(number)
    if number and roman is not None:
        return 10 * len(roman[1]) + _UNITS.index(roman[2].lower())
    return None


def agenda_bases(meeting: Meeting) -> dict[str, int]:
    """The whole numbers of the items that have one; Roman ones only on an agenda that is not lettered."""
    numbers = {item.id: item.number for item in meeting.agenda if item.number.strip(" .()")}
    bases = {item: agenda_base(number) for item, number in numbers.items()}
    lettered = any(base is None and len(numbers[item]) < 3 for item, base in bases.items())
    return {
        item: base
        for item, base in bases.items()
        if base is not None and not (lettered and numbers[item].strip(" .()").isalpha())
    }


def _gaps(numbered: dict[str, int], wrong: Callable[[list[int]], str]) -> Iterator[Found]:
    """What is to be said of each gap, before the number that follows upon it."""
    for item, missing in _left_out(numbered):
        yield Found(
            item=item,
            sentence=f"{wrong(missing)} before {numbered[item]}.",
            about=(str(numbered[item]), *map(str, missing)),
            mends=_OPEN_AGENDA,
        )


def _left_out(numbered: dict[str, int]) -> Iterator[tuple[str, list[int]]]:
    """The items that follow upon a gap, with the numbers left out; those that stand elsewhere are not.

    After a number that is given twice, the one that its second should have had is not missed as well.
    """
    known = set(numbered.values())
    highest = min(known, default=1) - 1
    doubled = 0
    for item, number in numbered.items():
        missing = [n for n in range(highest + 1, min(number, highest + 1_000)) if n not in known]
        if len(missing) > doubled:
            yield item, missing
        doubled = doubled + 1 if number <= highest else 0
        highest = max(highest, number)


def _missing(what: str, numbers: Iterable[int]) -> str:
    shown = [str(number) for number in numbers]
    if len(shown) > 2:
        return f"{what}s {shown[0]} to {shown[-1]} are"
    return (
        f"{what}{'s' if len(shown) > 1 else ''} {listed(shown)} {'are' if len(shown) > 1 else 'is'}"
    )

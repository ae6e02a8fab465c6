"""A group of the roll as a table: names with posts and organisations, or a roster of all members with marks."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.blocks import Block, Run
from clerk.minutes.phrases import fields, fill, sentence
from clerk.minutes.roll_keys import RollGroup, States
from clerk.minutes.roll_words import entries_told, words_beside
from clerk.minutes.telling import Telling
from clerk.record.facts import Apologise
from clerk.record.roll import RollLine

_STATES = States.__struct_fields__
_OFFICES = ("chair", "vice_chair", "member")


def roster_lines(
    telling: Telling, group: RollGroup, there: Sequence[RollLine], members: Sequence[RollLine]
) -> list[RollLine]:
    """The lines of a roster: every seat in its order, whoever sat in it or did not, then others of the group.

    Args:
        telling: the meeting being told.
        group: the roster.
        there: all lines of the sitting: somebody there in another capacity is not shown as absent as well.
        members: the lines that this group is to print.

    Returns:
        The lines in order; those of members who were not there have no entries.
    """
    by_person = {line.person: line for line in members}
    elsewhere = {line.person for line in there} - set(by_person)
    seats = list(telling.meeting.body.members)
    if group.officers_first:
        seats.sort(key=lambda seat: _OFFICES.index(seat.role))
    found = [
        by_person.get(seat.person)
        or RollLine(person=seat.person, capacity="member", mode="in_room", role=seat.role)
        for seat in seats
        if seat.person not in elsewhere
    ]
    seated = {line.person for line in found}
    return [*found, *(line for line in members if line.person not in seated)]


def table_blocks(
    telling: Telling, group: RollGroup, lines: Sequence[RollLine], sitting: int
) -> list[Block]:
    """The table of a group, and below it what its marks mean."""
    rows: list[tuple[str, ...]] = []
    shown: set[str] = set()
    for line in lines:
        state = _state(telling, line)
        shown.add(state)
        person = telling.meeting.person_by_id[line.person]
        words = words_beside(telling, line, sitting) | {
            "mark": getattr(telling.style.roll.marks, state),
            "state": getattr(telling.style.roll.states, state),
        }
        cells = (telling.naming.cell(person, column.cell, words) for column in group.columns)
        rows.append(tuple(sentence(cell) for cell in cells))
    phrase = "".join(column.cell for column in group.columns)
    sources = dict.fromkeys(
        entry for line in lines for entry in entries_told(telling, line, phrase)
    )
    found = [
        Block(
            look="roll",
            header=tuple(column.header for column in group.columns),
            rows=tuple(rows),
            sources=tuple(sources),
            summary=group.label or telling.style.roll.heading,
            headed_rows=True,
        )
    ]
    marked = any("mark" in fields(column.cell) for column in group.columns)
    notes = [_key(telling, shown) if marked else "", group.note]
    return found + [Block(look="note", runs=(Run(text=note),)) for note in notes if note]


def _state(telling: Telling, line: RollLine) -> str:
    if line.entries:
        return "remote" if line.mode == "remote" else "present"
    sent = any(line.person in fact.people for _, fact in telling.meeting.of(Apologise))
    return "apologies" if sent else "absent"


def _key(telling: Telling, shown: set[str]) -> str:
    """What each mark that is in use means."""
    words = telling.style.roll
    told = [
        fill(words.key_mark, mark=getattr(words.marks, state), state=getattr(words.states, state))
        for state in _STATES
        if state in shown
    ]
    return fill(words.key, marks=telling.style.names.comma.join(each for each in told if each))

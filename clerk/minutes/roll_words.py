"""The words of the roll: beside each name the office, for whom somebody stood in, and when they came and went."""

from __future__ import annotations

from clerk.minutes.phrases import Many, fields, fill
from clerk.minutes.telling import Telling
from clerk.record.facts import Start
from clerk.record.meeting import Entry
from clerk.record.roll import Movement, RollLine, items_attended, items_taken


def words_beside(telling: Telling, line: RollLine, sitting: int) -> dict[str, str]:
    """The fields that a phrase of the roll has besides those of a name, for one line of a sitting's roll."""
    presided = next((start.presiding for _, start in telling.meeting.of(Start)), None)
    in_chair = line.person == presided and line.role != "chair"
    substituted = line.substitute_for
    return {
        "office": telling.naming.office(line.role),
        "in_chair": telling.style.names.in_the_chair if in_chair else "",
        "substituted": telling.naming.person(substituted) if substituted else "",
        "movements": _movements(telling, line, sitting),
        "remotely": telling.style.names.remotely if line.mode == "remote" else "",
    }


def told_at_roll(telling: Telling, entry: Entry) -> bool:
    """Whether the roll tells a coming or going.

    Where the style tells them under the items alone, the public set still tells here what happened in private:
    it has no item to tell it under.
    """
    return telling.style.roll.movements != "items" or entry.id in telling.exempt


def entries_told(telling: Telling, line: RollLine, phrase: str) -> tuple[int, ...]:
    """The entries that a line of the roll tells in a phrase.

    Those that say that somebody was there, and of the movements those that the phrase has a place for.
    """
    has_place = "movements" in fields(phrase)
    moves = {movement.entry.id: movement.entry for movement in line.movements}
    return tuple(
        entry
        for index, entry in enumerate(line.entries)
        if index == 0 or entry not in moves or (has_place and told_at_roll(telling, moves[entry]))
    )


def _movements(telling: Telling, line: RollLine, sitting: int) -> str:
    moved = [each for each in line.movements if told_at_roll(telling, each.entry)]
    if not moved:
        return ""
    ranges, count = _ranges(telling, line, sitting) if telling.style.roll.present_for else ([], 0)
    if ranges:
        minutes = Many(telling.join(ranges).text, count)
        return fill(telling.style.roll.present_for, minutes=minutes)
    return telling.join(_moved(telling, each) for each in moved).text


def _ranges(telling: Telling, line: RollLine, sitting: int) -> tuple[list[str], int]:
    """The minutes during which somebody was there, those that follow one another as a range, and how many they are."""
    words = telling.style.roll
    taken = items_taken(telling.meeting, sitting, telling.chronicle)
    attended = items_attended(telling.meeting, line, sitting, telling.chronicle)
    numbered = [
        (item.id, telling.bare_minute(item.id))
        for item in telling.meeting.agenda
        if item.id in taken and telling.bare_minute(item.id)
    ]
    found: list[str] = []
    run: list[str] = []
    for item, minute in [*numbered, ("", "")]:
        wholly = attended.get(item)
        if wholly or (wholly is False and not words.present_in_part):
            run.append(minute)
            continue
        if len(run) > 1:
            found.append(fill(words.present_range, first=run[0], last=run[-1]))
        else:
            found += run
        run = []
        if wholly is False:
            found.append(fill(words.present_in_part, minute=minute))
    return found, sum(item in attended for item, _ in numbered)


def _moved(telling: Telling, movement: Movement) -> str:
    words = telling.style.roll
    phrase = words.left if movement.kind == "left" else words.arrived
    entry = movement.entry
    when = telling.when(entry)
    if entry.about:
        when["time"] = fill(telling.style.dates.roughly, time=when["time"])
    return fill(phrase, **when)

"""The roll as blocks: the style's groups, each with those who belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.blocks import Block, Run
from clerk.minutes.phrases import fill
from clerk.minutes.style_keys import RollGroup
from clerk.minutes.telling import Telling
from clerk.record.facts import Attend, Start
from clerk.record.roll import Movement, RollLine, missing, roll


def roll_blocks(telling: Telling) -> list[Block]:
    """The roll of the first sitting, with those who sent apologies where the style lists them here."""
    style = telling.style.roll
    found: list[Block] = []
    if style.heading:
        found.append(Block(look="heading", runs=(Run(text=style.heading),)))
    first = roll(telling.meeting)[0]
    found += _groups(telling, first.lines)
    away = missing(telling.meeting)
    for label, people in (
        (style.apologies_label, away.apologies),
        (style.absent_label, away.absent),
    ):
        if label and people:
            names = telling.naming.people(people, telling.style.names.in_apologies).text
            found.append(Block(look="roll", label=label, runs=(Run(text=names),)))
    for entry in telling.meeting.entries:
        if isinstance(entry.fact, Attend) and entry.wording and entry.item is None:
            found.append(
                Block(
                    look="roll",
                    runs=(Run(text=entry.wording, source=entry.id),),
                    sources=(entry.id,),
                    own_wording=True,
                    stale=entry.wording_is_stale,
                )
            )
    return found


def later_sitting_blocks(telling: Telling, index: int) -> list[Block]:
    """The roll of a later sitting, to stand where the meeting resumed."""
    sittings = roll(telling.meeting)
    if index >= len(sittings):
        return []
    sitting = sittings[index]
    heading = fill(telling.style.roll.resumed_heading, date=telling.full_date(sitting.date))
    found = [Block(look="subheading", runs=(Run(text=heading),))] if heading else []
    return found + _groups(telling, sitting.lines, only_filled=True)


def _groups(
    telling: Telling, lines: Sequence[RollLine], *, only_filled: bool = False
) -> list[Block]:
    found: list[Block] = []
    left = list(lines)
    for group in telling.style.roll.groups:
        members = [
            line for line in left if line.capacity in group.capacities and line.mode in group.modes
        ]
        left = [line for line in left if line not in members]
        if members or (group.empty and not only_filled):
            found += _group(telling, group, members)
    return found


def _group(telling: Telling, group: RollGroup, members: Sequence[RollLine]) -> list[Block]:
    texts = _texts(telling, group, members) if members else [(group.empty, ())]
    found: list[Block] = []
    if group.label and not group.run_in:
        found.append(Block(look="group", runs=(Run(text=group.label),), keep_with_next=True))
    label = group.label if group.run_in else ""
    if group.layout == "lines" and members:
        runs = tuple(
            Run(text=text, source=sources[0] if sources else None, break_before=index > 0)
            for index, (text, sources) in enumerate(texts)
        )
        every = tuple(dict.fromkeys(source for _, sources in texts for source in sources))
        found.append(Block(look="roll", label=label, runs=runs, sources=every))
    else:
        for index, (text, sources) in enumerate(texts):
            source = sources[0] if sources else None
            found.append(
                Block(
                    look="roll",
                    label=label if index == 0 else "",
                    runs=_lines(text, source),
                    sources=sources,
                )
            )
    if group.note and members:
        found.append(Block(look="note", runs=(Run(text=group.note),)))
    return found


def _lines(text: str, source: int | None) -> tuple[Run, ...]:
    return tuple(
        Run(text=line, source=source, break_before=index > 0)
        for index, line in enumerate(text.split("\n"))
    )


def _texts(
    telling: Telling, group: RollGroup, members: Sequence[RollLine]
) -> list[tuple[str, tuple[int, ...]]]:
    """The paragraphs or lines of a group, each with the entries that it tells."""
    found: list[tuple[str, tuple[int, ...]]] = []
    rest = list(members)
    if group.officers_first:
        for role in ("chair", "vice_chair"):
            for line in [each for each in rest if each.role == role]:
                person = telling.meeting.person_by_id[line.person]
                text = telling.naming.form(person, group.office_name, _extras(telling, line))
                found.append((text, line.entries))
                rest.remove(line)
        if found and group.layout == "sentence":
            # The chair and vice-chair stand on lines of their own, in one paragraph.
            found = [
                (
                    "\n".join(text for text, _ in found),
                    tuple(entry for _, entries in found for entry in entries),
                )
            ]
    if not rest:
        return found
    persons = [telling.meeting.person_by_id[line.person] for line in rest]
    extras = [_extras(telling, line) for line in rest]
    if group.layout == "sentence":
        named = telling.naming.listed(
            persons, group.name, group_titles=group.group_titles, more=extras
        )
        entries = tuple(dict.fromkeys(entry for line in rest for entry in line.entries))
        found.append((f"{group.prefix}{named.text}", entries))
    else:
        for line, person, more in zip(rest, persons, extras, strict=True):
            text = telling.naming.form(person, group.name, more)
            found.append((f"{group.prefix}{text}" if line is rest[0] else text, line.entries))
    return found


def _extras(telling: Telling, line: RollLine) -> dict[str, str]:
    presided = next((start.presiding for _, start in telling.meeting.of(Start)), None)
    in_chair = line.person == presided and line.role != "chair"
    substituted = line.substitute_for
    return {
        "office": telling.naming.office(line.role),
        "in_chair": telling.style.names.in_the_chair if in_chair else "",
        "substituted": telling.naming.person(substituted) if substituted else "",
        "movements": telling.join(_moved(telling, each) for each in line.movements).text,
        "remotely": telling.style.names.remotely if line.mode == "remote" else "",
    }


def _moved(telling: Telling, movement: Movement) -> str:
    words = telling.style.roll
    phrase = words.left if movement.kind == "left" else words.arrived
    entry = movement.entry
    minute = telling.bare_minute(entry.item) if entry.item else ""
    when = telling.when(entry)
    if entry.about:
        when["time"] = fill(telling.style.dates.roughly, time=when["time"])
    return fill(phrase, minute=minute, **when)

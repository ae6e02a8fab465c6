"""The roll as blocks: the style's groups, each with those who belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.blocks import Block, Run
from clerk.minutes.phrases import fill
from clerk.minutes.roll_keys import RollGroup
from clerk.minutes.roll_table import roster_lines, table_blocks
from clerk.minutes.roll_words import entries_told, words_beside
from clerk.minutes.telling import Telling
from clerk.record.facts import Attend
from clerk.record.roll import RollLine, missing, roll


def roll_blocks(telling: Telling) -> list[Block]:
    """The roll of the first sitting, with those who sent apologies where the style lists them here."""
    style = telling.style.roll
    found: list[Block] = []
    if style.heading:
        found.append(Block(look="heading", runs=(Run(text=style.heading),)))
    first = roll(telling.meeting)[0]
    found += _groups(telling, first.lines, 0)
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
    return found + _groups(telling, sitting.lines, index)


def _groups(telling: Telling, lines: Sequence[RollLine], sitting: int) -> list[Block]:
    found: list[Block] = []
    left = list(lines)
    for group in telling.style.roll.groups:
        members = [
            line for line in left if line.capacity in group.capacities and line.mode in group.modes
        ]
        left = [line for line in left if line not in members]
        if group.roster:
            members = roster_lines(telling, group, lines, members)
        # That nobody was there in some capacity is said once, of the first day.
        if members or (group.empty and sitting == 0):
            found += _group(telling, group, members, sitting)
    return found


def _group(
    telling: Telling, group: RollGroup, members: Sequence[RollLine], sitting: int
) -> list[Block]:
    found: list[Block] = []
    is_table = group.layout == "table" and bool(members)
    if group.label and (is_table or not group.run_in):
        found.append(Block(look="group", runs=(Run(text=group.label),), keep_with_next=True))
    if is_table:
        return found + table_blocks(telling, group, members, sitting)
    texts = _texts(telling, group, members, sitting) if members else [(group.empty, ())]
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
    telling: Telling, group: RollGroup, members: Sequence[RollLine], sitting: int
) -> list[tuple[str, tuple[int, ...]]]:
    """The paragraphs or lines of a group, each with the entries that it tells."""
    found: list[tuple[str, tuple[int, ...]]] = []
    rest = list(members)
    if group.officers_first:
        for role in ("chair", "vice_chair"):
            for line in [each for each in rest if each.role == role]:
                person = telling.meeting.person_by_id[line.person]
                beside = words_beside(telling, line, sitting)
                text = telling.naming.form(person, group.office_name, beside)
                found.append((text, entries_told(telling, line, group.office_name)))
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
    extras = [words_beside(telling, line, sitting) for line in rest]
    if group.layout == "sentence":
        named = telling.naming.listed(
            persons, group.name, group_titles=group.group_titles, more=extras
        )
        entries = tuple(
            dict.fromkeys(
                entry for line in rest for entry in entries_told(telling, line, group.name)
            )
        )
        found.append((f"{group.prefix}{named.text}", entries))
    else:
        for line, person, more in zip(rest, persons, extras, strict=True):
            text = telling.naming.form(person, group.name, more)
            entries = entries_told(telling, line, group.name)
            found.append((f"{group.prefix}{text}" if line is rest[0] else text, entries))
    return found

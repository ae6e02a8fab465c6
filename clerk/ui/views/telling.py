"""What each entry is told as: the draft's own sentences, and plain words for what no draft prints."""

from collections.abc import Callable, Iterable
from typing import Any

from clerk.minutes.blocks import Block
from clerk.record.facts import (
    Absent,
    Accept,
    Adjourn,
    AdmitUrgent,
    Apologise,
    Appendix,
    Arrive,
    Attend,
    CastingVote,
    CloseItem,
    DeferItem,
    Dispensation,
    Dissent,
    Elect,
    End,
    ExcludePublic,
    Extend,
    Fact,
    Fall,
    Leave,
    MatterArising,
    NextMeeting,
    NoneDeclared,
    NoQuestions,
    NoSubstitutes,
    NotHeld,
    OpenItem,
    Petition,
    Private,
    Question,
    ReadmitPublic,
    Resume,
    Return,
    Speak,
    Start,
    Substitute,
    TakeChair,
    VaryOrder,
    Withdraw,
    WithdrawItem,
    verb,
)
from clerk.record.meeting import Entry, Meeting
from clerk.ui.views.times import short_date
from clerk.ui.views.words import Line, Words, shown

# Where a block of this look is told elsewhere on the desk, its entry gets plain words instead.
_TOLD_ELSEWHERE = {
    "title",
    "title_other",
    "marking",
    "group",
    "roll",
    "heading",
    "purpose",
    "signature",
}


def told(blocks: Iterable[Block]) -> dict[int, tuple[Line, ...]]:
    """Return a draft's lines by the entry that they tell."""
    lines: dict[int, list[Line]] = {}
    for block in blocks:
        if block.look not in _TOLD_ELSEWHERE and not block.refers_back:
            for entry, line in _lines(block):
                lines.setdefault(entry, []).append(line)
    return {entry: tuple(many) for entry, many in lines.items()}


def _lines(block: Block) -> list[tuple[int, Line]]:
    first = block.sources[0] if block.sources else None
    if block.look == "table" and first is not None:
        return [(first, line) for line in table_lines(block.header, block.rows, block.caption)]
    by_source: dict[int, list[Words]] = {}
    for run in block.runs:
        source = first if run.source is None else run.source
        if source is not None:
            gap = " " if run.break_before and by_source.get(source) else ""
            strong = run.strong or block.look == "subheading"
            words = Words(gap + shown(run.text), strong=strong)
            by_source.setdefault(source, []).append(words)
    return [
        (
            source,
            Line(
                tuple(_trimmed(words)),
                label=block.label if index == 0 and block.look != "roll" else "",
                level=block.level + (1 if block.label and block.look != "roll" else 0),
                entry=source,
            ),
        )
        for index, (source, words) in enumerate(by_source.items())
    ]


def _trimmed(words: list[Words]) -> list[Words]:
    """Words without the spaces that joined them to a neighbour's sentence."""
    if words:
        first = words[0]
        words[0] = Words(first.text.lstrip(), first.role, first.strong)
        last = words[-1]
        words[-1] = Words(last.text.rstrip(), last.role, last.strong)
    return words


def table_lines(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], caption: str
) -> tuple[Line, ...]:
    """Return a table as lines of cells, led by its caption."""
    lines = [Line((Words(shown(caption), strong=True),))] if caption else []
    every = [*([header] if header else []), *rows]
    columns = max((len(row) for row in every), default=0)
    if not columns:
        return tuple(lines)
    full = [(*map(shown, row), *[""] * (columns - len(row))) for row in every]
    shares = tuple(_share([row[column] for row in full]) for column in range(columns))
    for index, row in enumerate(full):
        lines.append(Line(cells=row, shares=shares, head=bool(header) and index == 0))
    return tuple(lines)


def _share(cells: list[str]) -> int:
    """How much of the width a column asks for: its longest word at least, its longest cell within reason."""
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(round(word * 1.3) + 2, min(max(map(len, cells), default=1), 28) + 2, 6)


def _names(meeting: Meeting, people: tuple[str, ...]) -> str:
    return ", ".join(meeting.person_by_id[name].label for name in people)


def _name(meeting: Meeting, person: str | None) -> str:
    return meeting.person_by_id[person].label if person else ""


def _items(meeting: Meeting, items: tuple[str, ...]) -> str:
    found = [meeting.item_by_id[item] for item in items]
    return ", ".join(item.number or item.title for item in found)


_CAPACITIES = {
    "member": "members", "co_opted": "co-opted members", "substitute": "substitutes",
    "cabinet_support": "cabinet support members", "group_leader": "group leaders",
    "scrutiny_chair": "scrutiny chairs", "other_councillor": "other councillors", "officer": "officers",
    "partner": "partners", "public": "the public", "press": "the press", "other": "others",
}  # fmt: skip


def _attend(meeting: Meeting, fact: Attend) -> str:
    where = "remotely" if fact.mode == "remote" else "in the room"
    return f"Present {where}, {_CAPACITIES[fact.capacity]}: {_names(meeting, fact.people)}."


def _because(words: str, reason: str) -> str:
    return f"{words} ({reason})." if reason else f"{words}."


Teller = Callable[[Meeting, Any], str]
_PLAIN: dict[type[Fact], Teller] = {
    Attend: _attend,
    Start: lambda m, f: f"The meeting opened, {_name(m, f.presiding)} presiding.",
    NotHeld: lambda _m, f: _because("The meeting was not held", f.reason),
    OpenItem: lambda m, f: (
        f"Item opened, taken with {_items(m, f.with_)}." if f.with_ else "Item opened."
    ),
    CloseItem: lambda _m, _f: "Item closed.",
    Arrive: lambda m, f: f"{_name(m, f.person)} arrived.",
    Return: lambda m, f: f"{_name(m, f.person)} returned.",
    Leave: lambda m, f: _because(f"{_name(m, f.person)} left", f.reason),
    TakeChair: lambda m, f: _because(f"{_name(m, f.person)} took the chair", f.reason),
    Elect: lambda m, f: (
        f"{_name(m, f.person)} was elected ({f.title or f.office.replace('_', '-')})."
    ),
    Apologise: lambda m, f: (
        f"Apologies: {_names(m, f.people)}." if f.people else "No apologies were received."
    ),
    Absent: lambda m, f: f"Absent: {_names(m, f.people)}.",
    Substitute: lambda m, f: f"{_name(m, f.person)} substituted for {_name(m, f.for_)}.",
    NoSubstitutes: lambda _m, _f: "No substitutes.",
    NoneDeclared: lambda _m, _f: "No interests were declared.",
    Dispensation: lambda m, f: (
        f"Dispensation for {_name(m, f.person)} on {_items(m, f.items)} ({f.reference})."
    ),
    Private: lambda _m, f: f.text,
    Appendix: lambda _m, f: f"Appendix: {f.title}",
    Question: lambda _m, f: f.text,
    NoQuestions: lambda _m, _f: "No questions were received.",
    Petition: lambda _m, f: f"Petition: {f.text}",
    Speak: lambda m, f: (
        f"{f.name or _name(m, f.person) or f.role.replace('_', ' ')} spoke. {f.text}"
    ),
    MatterArising: lambda _m, f: f.text,
    Accept: lambda _m, _f: "The amendment was accepted.",
    Fall: lambda _m, _f: "It fell.",
    Withdraw: lambda _m, _f: "It was withdrawn.",
    CastingVote: lambda m, f: f"{_name(m, f.by)} gave the casting vote {f.way}.",
    Dissent: lambda m, f: f"Dissent noted: {_names(m, f.people)}.",
    VaryOrder: lambda m, f: f"Order varied: {_items(m, f.items)}.",
    AdmitUrgent: lambda _m, f: _because("The item was admitted as urgent", f.reason),
    DeferItem: lambda _m, f: _because("The item was deferred", f.reason),
    WithdrawItem: lambda _m, f: _because("The item was withdrawn", f.reason),
    Adjourn: lambda _m, f: _because("The meeting adjourned", f.reason),
    Resume: lambda _m, _f: "The meeting resumed.",
    Extend: lambda _m, _f: "The meeting was extended.",
    ExcludePublic: lambda m, f: f"Press and public were excluded for {_items(m, f.items)}.",
    ReadmitPublic: lambda _m, _f: "Press and public were readmitted.",
    NextMeeting: lambda _m, f: (
        "Next: " + ", ".join(f"{short_date(d.date)} {d.date.year}" for d in f.dates) + "."
    ),
    End: lambda _m, _f: "The meeting ended.",
}


def in_plain_words(meeting: Meeting, entry: Entry) -> str:
    """Return an entry in plain words, for what the draft leaves out or tells elsewhere."""
    teller = _PLAIN.get(type(entry.fact))
    if teller:
        return teller(meeting, entry.fact)
    text = getattr(entry.fact, "text", "") or getattr(entry.fact, "what", "")
    return str(text) or verb(entry.fact).replace("_", " ").capitalize() + "."

"""The column of the item in hand: its heading, its chips, and its entries in order."""

from collections.abc import Mapping, Sequence

import msgspec

from clerk.minutes.counting import WordCounts
from clerk.record.facts import (
    Absent,
    Adjourn,
    AdmitUrgent,
    Apologise,
    Appendix,
    ApproveMinutes,
    Arrive,
    Assign,
    Attend,
    CloseItem,
    Declare,
    DeferItem,
    Dispensation,
    Elect,
    End,
    ExcludePublic,
    Extend,
    Fact,
    Leave,
    MatterArising,
    NextMeeting,
    NoneDeclared,
    NoSubstitutes,
    NotHeld,
    OpenItem,
    Petition,
    Private,
    Question,
    ReadmitPublic,
    Resolve,
    Resume,
    Return,
    Say,
    Speak,
    Start,
    Substitute,
    Table,
    TakeChair,
    VaryOrder,
    WithdrawItem,
)
from clerk.record.meeting import AgendaItem, Entry, Meeting
from clerk.ui.views.agenda import OUTSIDE, exempt_words
from clerk.ui.views.motions import Cards
from clerk.ui.views.telling import in_plain_words, table_lines
from clerk.ui.views.times import clock, short_date
from clerk.ui.views.words import EntryRow, Line, Words, marked_exempt, muted, shown

# What moves the meeting along is told quietly; what it says and decides is told in full voice.
_MARKS: dict[type[Fact], str] = {
    Attend: "in", Start: "clock", End: "clock", Adjourn: "clock", Resume: "clock", Extend: "clock",
    OpenItem: "item", CloseItem: "item", Arrive: "enter", Return: "enter", Leave: "leave",
    TakeChair: "chair", Elect: "chair", Apologise: "away", Absent: "away", Substitute: "order",
    NoSubstitutes: "away", Declare: "interest", NoneDeclared: "away", Dispensation: "interest",
    Table: "table", Private: "private", Appendix: "page", ApproveMinutes: "page", MatterArising: "page",
    Question: "speech", Petition: "page", Speak: "speech", Resolve: "decision", Assign: "action",
    AdmitUrgent: "order", VaryOrder: "order", DeferItem: "order", WithdrawItem: "order", ExcludePublic: "door",
    ReadmitPublic: "door", NextMeeting: "clock", NotHeld: "stop",
}  # fmt: skip
FORM_MARKS = {"paragraph": "paragraph", "point": "point", "bullet": "bullet", "heading": "heading"}
_QUIET = (
    Attend, Start, End, Adjourn, Resume, Extend, OpenItem, CloseItem, Arrive, Return, Leave, TakeChair,
    ReadmitPublic,
)  # fmt: skip


class Chip(msgspec.Struct, frozen=True):
    """A remark about the whole item, on a ground of its own."""

    text: str
    role: str


class ItemView(msgspec.Struct, frozen=True):
    """The item in hand: the line above its title, the title, its chips and its entries."""

    above: str
    title: str
    chips: tuple[Chip, ...]
    rows: tuple[EntryRow, ...]


def words_printed(full: WordCounts, public: WordCounts, item: str | None) -> str:
    """How many words an item comes to, and of how many in the meeting: of these, how many are exempt."""
    count = full.by_item.get(item, 0)
    exempt = count - public.by_item.get(item, 0)
    many = f"{count:,} of {full.whole:,} words" if full.whole else ""
    # In place of exempt text the public set may print a line of its own.
    return f"{many}, {exempt:,} exempt" if many and exempt > 0 else many


def item_view(
    meeting: Meeting,
    item: AgendaItem | None,
    minute: int | str | None,
    telling: Mapping[int, tuple[Line, ...]],
    cards: Cards,
    hidden: frozenset[int],
    actions: Mapping[int, int],
    flagged: Mapping[int, Sequence[str]],
) -> ItemView:
    """Return one item, or (without an item) what happened outside any.

    `telling` are the draft's lines by entry, `hidden` the exempt entries, `actions` the actions' numbers, and
    `flagged` what is to settle about an entry.
    """
    wanted = item.id if item else None
    entries = [entry for entry in meeting.entries if entry.item == wanted]
    teller = _Teller(meeting, telling, cards, hidden, actions)
    rows = tuple(_with_flags(row, flagged) for row in teller.rows(entries))
    if item is None:
        return ItemView("Outside the items", OUTSIDE, (), rows)
    above = [f"Item {item.number}" if item.number else ""]
    above += [f"minute {minute}" if minute not in (None, "") else ""]
    above += [f"pages {item.pages.replace('-', '–')}" if item.pages else ""]
    title = " · ".join(filter(None, above))
    return ItemView(title, shown(item.title), tuple(_chips(meeting, item)), rows)


def _with_flags(row: EntryRow, flagged: Mapping[int, Sequence[str]]) -> EntryRow:
    """A row with what is to settle about its entries below the lines that tell them."""
    lines: list[Line] = []
    for index, line in enumerate(row.lines):
        lines.append(line)
        entry = row.entry if line.entry is None else line.entry
        following = row.lines[index + 1] if index + 1 < len(row.lines) else None
        if following is None or (following.entry is not None and following.entry != entry):
            for sentence in flagged.get(entry, ()):
                words = (Words("To settle: ", "care", strong=True), Words(shown(sentence), "care"))
                lines.append(Line(words, entry=entry))
    return msgspec.structs.replace(row, lines=tuple(lines)) if len(lines) > len(row.lines) else row


def _chips(meeting: Meeting, item: AgendaItem) -> list[Chip]:
    chips = []
    if item.exempt:
        words = exempt_words(item)
        chips.append(Chip(words[0].upper() + words[1:], "care"))
    for _, fact in meeting.of(Declare):
        if item.id in fact.items:
            name = shown(meeting.person_by_id[fact.person].label)
            action = fact.action.replace("_", " ")
            chips.append(Chip(f"{name} {action}: {shown(fact.interest)} interest", "care"))
    for _, granted in meeting.of(Dispensation):
        if item.id in granted.items:
            name = shown(meeting.person_by_id[granted.person].label)
            chips.append(Chip(f"{name}: dispensation", "good"))
    if item.budget or meeting.particulars.budget:
        chips.append(Chip("Budget: votes are named", "good"))
    return chips


class _Teller:
    """Makes the rows of one item."""

    def __init__(
        self,
        meeting: Meeting,
        telling: Mapping[int, tuple[Line, ...]],
        cards: Cards,
        hidden: frozenset[int],
        actions: Mapping[int, int],
    ) -> None:
        self.meeting = meeting
        self.telling = telling
        self.cards = cards
        self.hidden = hidden
        self.actions = actions

    def rows(self, entries: list[Entry]) -> list[EntryRow]:
        here = {entry.id for entry in entries}
        gathered: dict[int, list[Entry]] = {}
        for entry in entries:
            anchor = self.cards.anchor(entry)
            if anchor is not None and anchor != entry.id and anchor in here:
                gathered.setdefault(anchor, []).append(entry)
        told_on_cards = {entry.id for many in gathered.values() for entry in many}
        rows = []
        for entry in entries:
            if entry.id in told_on_cards:
                continue
            if self.cards.anchor(entry) is not None:
                rows.append(self.cards.card(entry, gathered.get(entry.id, []), self.hidden))
            else:
                rows.append(self._row(entry))
        return rows

    def _row(self, entry: Entry) -> EntryRow:
        fact = entry.fact
        mark = (
            FORM_MARKS.get(fact.form, "quote")
            if isinstance(fact, Say)
            else _MARKS.get(type(fact), "bullet")
        )
        doubt = isinstance(fact, Private) and fact.doubt == "open"
        lines = self._lines(entry)
        if entry.id in self.hidden:
            lines = (marked_exempt(lines[0]), *lines[1:])
        return EntryRow(
            entry=entry.id,
            time=clock(entry.at, about=entry.about),
            mark="ask" if doubt else mark,
            mark_role="care" if doubt else "accent" if mark == "decision" else "muted",
            lines=lines,
            entries=(entry.id,),
        )

    def _lines(self, entry: Entry) -> tuple[Line, ...]:
        fact = entry.fact
        if isinstance(fact, Table):
            return table_lines(fact.header, fact.rows, fact.caption)
        if isinstance(fact, Assign) and entry.wording is None:
            return (self._action(entry, fact),)
        if isinstance(fact, Private):
            return (_note(entry, fact),)
        lines = self.telling.get(entry.id)
        if lines and any(line.words or line.cells for line in lines):
            if isinstance(fact, Say):
                # The mark says the form already.
                lines = tuple(Line(line.words, entry=line.entry) for line in lines)
            if isinstance(fact, _QUIET) and entry.wording is None:
                return tuple(_quiet(line) for line in lines)
            return lines
        text = entry.wording if entry.wording is not None else in_plain_words(self.meeting, entry)
        return (Line((Words(shown(text), "muted", italic=True),), entry=entry.id),)

    def _action(self, entry: Entry, fact: Assign) -> Line:
        number = self.actions.get(entry.id)
        person = self.meeting.person_by_id.get(fact.owner)
        owner = person.label if person else fact.owner
        remark = " · ".join(
            filter(None, (owner, short_date(fact.due) if fact.due else "", fact.category))
        )
        words = (
            Words(f"Action {number}  " if number is not None else "Action  ", strong=True),
            Words(shown(fact.text)),
            *((muted(f"  {shown(remark)}"),) if remark else ()),
        )
        return Line(words, entry=entry.id)


def _note(entry: Entry, fact: Private) -> Line:
    """The officer's own note; of a doubt that was settled, how."""
    kind = {None: "Private note", "open": "Doubt", "settled": "Doubt, settled"}[fact.doubt]
    role = "care" if fact.doubt == "open" else "muted"
    how = (Words(f"  {shown(fact.settled)}", "muted", italic=True),) if fact.settled else ()
    return Line(
        (Words(f"{kind}  ", role, strong=True), Words(shown(fact.text)), *how), entry=entry.id
    )


def _quiet(line: Line) -> Line:
    words = tuple(Words(words.text, "muted", italic=True) for words in line.words)
    return Line(words, line.label, line.level, entry=line.entry)

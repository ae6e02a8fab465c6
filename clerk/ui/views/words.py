"""What rows on the screen are made of: words with a look, marks, and where they lead."""

from typing import Literal

import msgspec

from clerk.record.text import BIDI_CONTROLS


def shown(text: str) -> str:
    """Return a text with controls that would turn its direction round made visible instead of obeyed."""
    return BIDI_CONTROLS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


class Words(msgspec.Struct, frozen=True):
    """A stretch of text: the role of its colour, its weight, a line under it, and the role of a wash behind it."""

    text: str
    role: str = "text"
    strong: bool = False
    italic: bool = False
    struck: bool = False
    wash: str = ""
    under: bool = False


Phrase = tuple[Words, ...]


def plain(phrase: Phrase) -> str:
    """Return the bare text of a phrase."""
    return "".join(words.text for words in phrase)


def spoken(phrase: Phrase) -> str:
    """Return the text of a phrase as it is read out: what was put in or taken out is said to be."""
    return "".join(
        f"[taken out: {words.text}]"
        if words.struck
        else f"[put in: {words.text}]"
        if words.under
        else words.text
        for words in phrase
    )


def muted(text: str) -> Words:
    """Return words of second thought."""
    return Words(text, "muted")


class Target(msgspec.Struct, frozen=True):
    """Where a row leads: an item (None: what lies outside any item), perhaps an entry, and the mark of a flag."""

    item: str | None = None
    entry: int | None = None
    mark: str = ""


class Row(msgspec.Struct, frozen=True):
    """One row of a column: a mark, a number, wrapping words, and words at its end.

    `said` is the row in one sentence for a screen reader. A `heading` or `note` leads nowhere; a `strong`
    row is where the meeting is. `person` is whose row it is. `alert` is a second mark with a count: what is to
    settle there.
    """

    words: Phrase
    mark: str = ""
    mark_role: str = "muted"
    lead: str = ""
    trail: Phrase = ()
    kind: Literal["row", "heading", "note"] = "row"
    strong: bool = False
    said: str = ""
    target: Target | None = None
    person: str = ""
    alert: str = ""
    alert_role: str = "care"
    alerts: int = 0


class Line(msgspec.Struct, frozen=True):
    """One paragraph within an entry: a hanging label, words, and words at the end of the line.

    `cells` make it a table's row instead, `shares` being the columns' shares of the width. `entry` is the fact
    it tells, `time` when that happened where it differs from the entry's own.
    """

    words: Phrase = ()
    label: str = ""
    level: int = 0
    trail: Phrase = ()
    cells: tuple[str, ...] = ()
    shares: tuple[int, ...] = ()
    head: bool = False
    rule: bool = False
    entry: int | None = None
    time: str = ""
    exempt: bool = False

    @property
    def said(self) -> str:
        """The line in words."""
        exempt = "exempt" if self.exempt else ""
        words = (exempt, self.time, self.label, *self.cells, spoken(self.words), plain(self.trail))
        return " ".join(filter(None, words))


def marked_exempt(line: Line) -> Line:
    """Return a line that says that it is exempt."""
    return msgspec.structs.replace(line, exempt=True)


class EntryRow(msgspec.Struct, frozen=True):
    """One entry as the item's column shows it, or a motion with everything that became of it (a card)."""

    entry: int
    time: str
    mark: str
    lines: tuple[Line, ...]
    mark_role: str = "muted"
    card: bool = False
    entries: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """The entry in words, for a screen reader and for finding it by typing."""
        return ". ".join(filter(None, (self.time, *(line.said for line in self.lines))))

"""Tracked changes as they lie over words: put in or taken out, by whom and when."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from clerk.intake.returned.found import Change
from clerk.intake.returned.names import child, name_of, said

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?")
# What programs write where nobody said who they are, and dates that stand for none (LibreOffice: 0-00-00, 1970).
_NOBODY = {"author", "unknown author", "unknown"}
FIRST_YEAR = 1990
_PUTS_IN = {"ins", "moveTo"}
_TAKES_OUT = {"del", "moveFrom"}


class History(NamedTuple):
    """What lies over the words at a place."""

    inserted: Change | None = None
    removed: Change | None = None
    moved: bool = False


PLAIN = History()


def revision(node: Any, name: str, history: History) -> History:
    """The history of the words inside an element, from that of the words about it."""
    if name in _PUTS_IN:
        return History(change_of(node), history.removed, history.moved or name == "moveTo")
    if name in _TAKES_OUT:
        return History(history.inserted, change_of(node), history.moved or name == "moveFrom")
    return history


def changed_by(node: Any | None, inside: str) -> tuple[Change | None, Change | None]:
    """Who put in and who took out what an element's properties speak of: a paragraph's end, a row."""
    properties = None if node is None else child(node, inside)
    inserted = removed = None
    for each in properties if properties is not None else ():
        name = name_of(each)
        if name in _PUTS_IN:
            inserted = change_of(each)
        elif name in _TAKES_OUT:
            removed = change_of(each)
    return inserted, removed


def change_of(node: Any) -> Change:
    """Who made a change or a comment, and when."""
    return Change(author(node), moment(said(node, "date")))


def author(node: Any) -> str:
    """Whose a change or a comment is, empty where the program only says that somebody's it is."""
    name = " ".join(said(node, "author").split())
    return "" if nobody(name) else name


def nobody(name: str) -> bool:
    """Whether a name is what a program writes where nobody said who they are."""
    return not name or name.lower() in _NOBODY


def moment(text: str) -> dt.datetime | None:
    """A date as the file has it, by the clock on the wall where it was made: Word calls that its Z, too."""
    found = _MOMENT.match(text)
    if not found or int(found[1]) < FIRST_YEAR:
        return None
    try:
        year, month, day, hour, minute, second = (int(each or 0) for each in found.groups())
        return dt.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None

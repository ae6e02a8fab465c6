"""That somebody who read a draft agreed a part of it: said of that draft alone, the next begins with nothing agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a draft that was read and agreed, by whom and when.

    ``place`` is the agenda item's id, or ``:opening``, ``:closing`` or ``:appendix-1`` for what lies outside any.
    ``which`` says whether the exempt text was open as well: who did not see it cannot have agreed it.
    """

    place: str
    by: str
    at: dt.datetime
    which: Literal["public", "full"] = "public"


def with_agreed(before: Iterable[Agreed], agreed: Agreed) -> tuple[Agreed, ...]:
    """What is agreed with this part as well; if it was agreed already, what is said now counts."""
    return (*without_agreed(before, agreed.place), agreed)


def without_agreed(before: Iterable[Agreed], place: str) -> tuple[Agreed, ...]:
    """What is agreed without this part."""
    return tuple(each for each in before if each.place != place)

"""What the pairs of examples are told with: a small meeting, and things that may happen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from clerk.record.meeting import Meeting
from tests.minutes.chamber import AGENDA, do, play, present

Data = dict[str, Any]

ROOM = present("ash", "birch", "cole", "dale")
START = do("start", presiding="ash")
OPEN = do("open_item", item="i2")
NEXT = do("open_item", item="i3", at="15:00")
MOVE = do("move", ref="m", what="That the bridge be mended", mover="cole", seconder="dale")
CARRIED = do("vote", on="m", manner="assent")
END = do("end", at="16:00")


class Pair(NamedTuple):
    """A meeting that trips a rule and one near it that must not."""

    code: str
    trips: Meeting
    near: Meeting


def sitting(*events: Data, **plan: Any) -> Meeting:
    """A meeting with four members there, Councillor Ash presiding, on item 2, in which these events happen."""
    return play(ROOM, START, OPEN, *events, **plan)


def hands(for_: int, against: int | None = None, **more: Any) -> Data:
    """A vote by show of hands; on the item unless ``on`` says otherwise."""
    figures = {"for_": for_, **({} if against is None else {"against": against})}
    return do("vote", **{"on": "item", "manner": "show_of_hands", **figures, **more})


def named(**ways: str) -> Data:
    """A named vote on the item."""
    return do("vote", on="item", manner="named", named=ways)


def agenda(**changes: Data) -> list[Data]:
    """The usual agenda with some fields of some items changed."""
    return [{**item, **changes.get(item["id"], {})} for item in AGENDA]


Scene = Callable[..., Meeting]

"""Examples for the rules about motions and amendments."""

from __future__ import annotations

from typing import Any

from tests.minutes.chamber import do, present
from tests.record.rules.pairs.scenes import CARRIED, END, MOVE, NEXT, Pair, hands, sitting

AMEND = do("amend", ref="a", to="m", what="To paint it", mover="birch", seconder="dale")
SECOND = do("amend", ref="b", to="m", what="To paint it green", mover="dale", seconder="cole")
SECOND_CARRIED = do("vote", on="b", manner="assent")
AMENDED = do("vote", on="a", manner="assent")
LOST = hands(1, 3, on="m")
TIED = hands(2, 2, on="m")
WITHDRAWN = do("withdraw", ref="m")
TOGETHER = do("open_item", item="i2", with_=["i3"])


def moved(**fields: Any) -> dict[str, Any]:
    """The motion, moved otherwise."""
    return {**MOVE, **fields}


def later(event: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The same when the next item is open."""
    return {**event, "at": "15:05", **fields}


def procedural(kind: str, **fields: Any) -> dict[str, Any]:
    """A procedural motion: on the motion, unless other fields are given."""
    return do("move", ref="p", what="That it be so", kind=kind, **(fields or {"on": "m"}))


PAIRS: tuple[Pair, ...] = (
    Pair("mover_unseen", sitting(moved(mover="fern"), CARRIED), sitting(MOVE, CARRIED)),
    Pair(
        "mover_unseen",
        sitting(do("leave", person="dale"), MOVE, CARRIED),
        sitting(MOVE, do("leave", person="dale"), CARRIED),
    ),
    Pair(
        "mover_unseen",
        sitting(MOVE, {**AMEND, "mover": "fern"}, AMENDED, CARRIED),
        sitting(MOVE, AMEND, AMENDED, CARRIED),
    ),
    Pair(
        "mover_not_a_member",
        sitting(present("solicitor", capacity="officer"), moved(seconder="solicitor"), CARRIED),
        sitting(present("solicitor", capacity="officer"), MOVE, CARRIED),
    ),
    Pair(
        "mover_not_a_member",
        sitting(present("elm", capacity="co_opted"), moved(mover="elm"), CARRIED),
        sitting(
            do("leave", person="dale"),
            do("substitute", person="fern", for_="dale"),
            do("arrive", person="fern"),
            moved(mover="fern", seconder="birch"),
            CARRIED,
        ),
    ),
    Pair("moves_and_seconds", sitting(moved(seconder="cole"), CARRIED), sitting(MOVE, CARRIED)),
    Pair(
        "moves_and_seconds",
        sitting(MOVE, {**AMEND, "seconder": "birch"}, AMENDED, CARRIED),
        sitting(MOVE, {**AMEND, "mover": "cole"}, AMENDED, CARRIED),
    ),
    Pair(
        "seconded_without_mover",
        sitting(do("move", ref="m", what="It", seconder="dale"), CARRIED),
        sitting(do("move", ref="m", what="It", mover="dale"), CARRIED),
    ),
    Pair(
        "amended_when_settled",
        sitting(MOVE, CARRIED, AMEND, AMENDED),
        sitting(MOVE, AMEND, AMENDED, CARRIED),
    ),
    Pair(
        "amended_when_settled",
        sitting(MOVE, WITHDRAWN, AMEND, AMENDED),
        sitting(MOVE, AMEND, AMENDED, WITHDRAWN),
    ),
    Pair(
        "amended_when_settled",
        sitting(AMEND, MOVE, AMENDED, CARRIED),
        sitting(MOVE, TIED, AMEND, AMENDED, CARRIED),
    ),
    Pair("voted_when_settled", sitting(MOVE, WITHDRAWN, CARRIED), sitting(MOVE, WITHDRAWN)),
    Pair("voted_when_settled", sitting(MOVE, LOST, CARRIED), sitting(MOVE, TIED, CARRIED)),
    Pair("voted_when_settled", sitting(CARRIED, MOVE), sitting(MOVE, CARRIED)),
    Pair(
        "voted_when_settled",
        sitting(MOVE, AMEND, do("accept", ref="a"), AMENDED, CARRIED),
        sitting(MOVE, AMEND, do("accept", ref="a"), CARRIED),
    ),
    Pair(
        "voted_when_settled",
        sitting(MOVE, AMEND, do("fall", ref="a"), AMENDED, CARRIED),
        sitting(MOVE, AMEND, do("fall", ref="a"), CARRIED),
    ),
    Pair("settled_twice", sitting(MOVE, CARRIED, WITHDRAWN), sitting(MOVE, TIED, WITHDRAWN)),
    Pair("settled_twice", sitting(MOVE, WITHDRAWN, do("fall", ref="m")), sitting(MOVE, WITHDRAWN)),
    Pair("settled_twice", sitting(WITHDRAWN, MOVE), sitting(MOVE, WITHDRAWN)),
    Pair(
        "amendments_together",
        sitting(MOVE, AMEND, SECOND, AMENDED, SECOND_CARRIED, CARRIED),
        sitting(MOVE, AMEND, AMENDED, SECOND, SECOND_CARRIED, CARRIED),
    ),
    Pair(
        "amendments_together",
        sitting(MOVE, AMEND, hands(2, 2, on="a"), SECOND),
        sitting(MOVE, AMEND, do("withdraw", ref="a"), SECOND),
    ),
    Pair(
        "amendment_left_open", sitting(MOVE, AMEND, CARRIED), sitting(MOVE, AMEND, AMENDED, CARRIED)
    ),
    Pair(
        "amendment_left_open",
        sitting(MOVE, AMEND, CARRIED, AMENDED),
        sitting(MOVE, AMEND, do("withdraw", ref="a"), CARRIED),
    ),
    Pair("amendment_left_open", sitting(MOVE, AMEND, LOST), sitting(MOVE, AMEND)),
    Pair("motion_open", sitting(MOVE, END), sitting(MOVE, WITHDRAWN, END)),
    Pair("motion_open", sitting(MOVE, NEXT), sitting(MOVE)),
    Pair(
        "motion_open",
        sitting(MOVE, AMEND, NEXT),
        sitting(MOVE, AMEND, AMENDED, CARRIED, NEXT),
    ),
    Pair(
        "motion_open",
        sitting(MOVE, do("vote", on="m", manner="show_of_hands"), NEXT),
        sitting(
            MOVE,
            do("vote", on="m", manner="show_of_hands"),
            do("resolve", kind="resolved", by="m", what="It be mended."),
            NEXT,
        ),
    ),
    Pair(
        "motion_open",
        sitting(MOVE, procedural("put_question"), do("vote", on="p", manner="assent"), NEXT),
        sitting(MOVE, procedural("refer"), do("vote", on="p", manner="assent"), NEXT),
    ),
    Pair(
        "motion_open",
        sitting(MOVE, procedural("next_business"), hands(1, 3, on="p"), NEXT),
        sitting(MOVE, procedural("next_business", mover="ash"), hands(3, 1, on="p"), NEXT),
    ),
    Pair("under_another_item", sitting(MOVE, NEXT, later(CARRIED)), sitting(MOVE, CARRIED, NEXT)),
    Pair(
        "under_another_item",
        sitting(MOVE, NEXT, later(CARRIED)),
        sitting(MOVE, NEXT, later(CARRIED, under="i2")),
    ),
    Pair(
        "under_another_item",
        sitting(MOVE, NEXT, later(AMEND), later(AMENDED)),
        sitting(TOGETHER, MOVE, {**AMEND, "under": "i3"}, AMENDED, CARRIED),
    ),
    Pair(
        "mover_not_a_member",
        sitting(present("dale", mode="remote"), MOVE, CARRIED),
        sitting(
            present("dale", mode="remote"), MOVE, CARRIED, body={"remote_attendance": "counted"}
        ),
    ),
)

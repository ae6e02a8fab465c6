"""Examples for the rules about the agenda and its order."""

from __future__ import annotations

from tests.minutes.chamber import AGENDA, do
from tests.record.rules.pairs.scenes import END, NEXT, Pair, sitting

FIRST = do("open_item", item="i1", at="14:40")
OFF = do("defer_item", item="i2", to="April", at="14:05")
LEASE_OFF = do("withdraw_item", item="i3", at="14:05")
RESOLVED = do("resolve", kind="resolved", what="That the bridge be mended", at="14:10")
VARIED = do("say", text="It was agreed that the order of business be varied.")
ALL = [*AGENDA, {"id": "i4", "number": "4", "kind": "exclusion", "title": "The public"}]

PAIRS: tuple[Pair, ...] = (
    Pair(
        "item_not_reached",
        sitting(END),
        sitting(
            do("open_item", item="i1"),
            do("defer_item", item="i3", to="April"),
            do("end", at="16:00"),
        ),
    ),
    Pair(
        "item_not_reached",
        sitting(FIRST, NEXT, END, agenda=ALL),
        sitting(
            FIRST,
            NEXT,
            do("exclude_public", items=["i3"], paragraphs=[3], at="15:00"),
            END,
            agenda=ALL,
        ),
    ),
    Pair(
        "item_not_reached",
        sitting(do("adjourn", at="15:00"), END),
        sitting(do("adjourn", to="2026-03-11T14:00", at="15:00"), END),
    ),
    Pair("taken_though_put_off", sitting(OFF, RESOLVED), sitting(OFF)),
    Pair(
        "taken_though_put_off",
        sitting(OFF, RESOLVED),
        sitting(OFF, do("resolve", kind="resolved", what="That the item be deferred", at="14:10")),
    ),
    Pair(
        "taken_though_put_off",
        sitting(LEASE_OFF, NEXT, do("say", text="The lease was long.", at="15:05")),
        sitting(LEASE_OFF, NEXT),
    ),
    Pair(
        "taken_though_put_off",
        sitting(RESOLVED, {**OFF, "at": "14:12"}),
        sitting(
            do("resolve", kind="resolved", what="That a site visit be held", at="14:10"),
            {**OFF, "at": "14:12"},
        ),
    ),
    Pair(
        "taken_out_of_order",
        sitting(NEXT, do("open_item", item="i1", at="15:10")),
        sitting(NEXT, do("defer_item", item="i1", at="15:10")),
    ),
    Pair(
        "taken_out_of_order",
        sitting(FIRST),
        sitting(FIRST, agenda=[AGENDA[1], AGENDA[0], AGENDA[2]]),
    ),
    Pair(
        "taken_out_of_order",
        sitting(do("open_item", item="i3"), FIRST),
        sitting(
            do("vary_order", items=["i3", "i1"], by="ash"),
            do("open_item", item="i3", at="14:20"),
            FIRST,
            agenda=[AGENDA[1], AGENDA[0], AGENDA[2]],
        ),
    ),
    Pair(
        "taken_out_of_order",
        sitting(do("open_item", item="i3", at="14:20"), FIRST),
        sitting(
            VARIED,
            do("open_item", item="i3", at="14:20"),
            FIRST,
            agenda=[AGENDA[1], AGENDA[0], AGENDA[2]],
        ),
    ),
    Pair(
        "closes_unopened",
        sitting(do("close_item", item="i3")),
        sitting(do("close_item", item="i2")),
    ),
    Pair(
        "closes_unopened",
        sitting(do("close_item", item="i2"), do("close_item", item="i2")),
        sitting(NEXT, do("close_item", item="i2", at="15:00")),
    ),
)

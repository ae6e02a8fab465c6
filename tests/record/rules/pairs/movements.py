"""Examples for the rules about comings and goings, and about acting from outside the room."""

from __future__ import annotations

from clerk.record.meeting import Meeting
from tests.minutes.chamber import MEMBERS, do, play, present
from tests.record.rules.pairs.scenes import OPEN, START, Pair, sitting

LEFT = do("leave", person="cole", at="14:10")
NEXT_DAY = (
    do("adjourn", at="14:30", to="2026-03-05T10:00"),
    do("resume", at="10:00", date="2026-03-05"),
    do("attend", at="10:00", people=["ash", "birch"], capacity="member", mode="in_room"),
)


def _written(text: str) -> Meeting:
    """A meeting to which Councillor Fern, who has a seat, never comes, and at which this is written."""
    return sitting(do("say", text=text), body={"members": [*MEMBERS, {"person": "fern"}]})


PAIRS: tuple[Pair, ...] = (
    Pair(
        "arrives_twice",
        sitting(do("arrive", person="cole")),
        sitting(do("arrive", person="fern", capacity="other_councillor")),
    ),
    Pair(
        "arrives_twice",
        sitting(do("arrive", person="cole", mode="in_room")),
        sitting(do("arrive", person="cole", mode="remote")),
    ),
    Pair(
        "returns_without_leaving",
        sitting(do("return", person="cole")),
        sitting(do("leave", person="cole"), do("return", person="cole")),
    ),
    Pair(
        "returns_without_leaving",
        sitting(do("return", person="elm")),
        sitting(*NEXT_DAY, do("return", person="cole", at="10:05")),
    ),
    Pair("leaves_unseen", sitting(do("leave", person="fern")), sitting(do("leave", person="cole"))),
    Pair("leaves_unseen", sitting(LEFT, do("leave", person="cole", at="14:12")), sitting(LEFT)),
    Pair(
        "acts_unseen",
        sitting(LEFT, do("say", text="He agreed.", by="cole", at="14:11")),
        sitting(do("say", text="He agreed.", by="cole", at="14:09"), LEFT),
    ),
    Pair(
        "acts_unseen",
        play(
            present("ash", "birch", "cole"),
            START,
            OPEN,
            do("question", kind="member", from_="dale", text="Why?"),
        ),
        play(
            present("ash", "birch", "cole"),
            START,
            OPEN,
            do("question", kind="member", from_="dale", text="Why?", absent=True),
        ),
    ),
    Pair(
        "acts_unseen",
        sitting(LEFT, do("vary_order", items=["i3", "i1"], by="cole", at="14:11")),
        sitting(LEFT, do("vary_order", items=["i3", "i1"], by="ash", at="14:11")),
    ),
    Pair(
        "acts_unseen",
        sitting(
            present("gray", capacity="public"),
            do("leave", person="gray", at="14:10"),
            do("speak", role="public", person="gray", at="14:12"),
        ),
        sitting(do("speak", role="public", person="gray", at="14:12")),
    ),
    Pair(
        "acts_unseen",
        sitting(LEFT, do("petition", text="Mend it.", presented_by="cole", at="14:15")),
        sitting(
            LEFT,
            do("petition", text="Mend it.", presented_by="cole", at="14:15"),
            do("return", person="cole", at="14:15"),
        ),
    ),
    Pair(
        "speaks_while_away",
        _written("Councillor Fern asked why."),
        _written("Councillor Cole asked why."),
    ),
    Pair(
        "speaks_while_away",
        _written("It rained. Councillor Fern said so."),
        _written("A letter was read. Councillor Fern said that it was raining."),
    ),
    Pair(
        "speaks_while_away",
        _written("Councillor Fern asked why."),
        _written("Councillor Cole replied to what Councillor Fern asked last."),
    ),
    Pair(
        "speaks_while_away",
        sitting(
            LEFT,
            do("open_item", item="i3", at="14:20"),
            do("say", text="Councillor Cole spoke.", at="14:25"),
        ),
        sitting(LEFT, do("say", text="Councillor Cole spoke, and left.", at="14:12")),
    ),
)

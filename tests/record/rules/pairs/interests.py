"""Examples for the rules about interests: who may not take part, and who was to leave."""

from __future__ import annotations

from typing import Any

from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import (
    CARRIED,
    END,
    MOVE,
    NEXT,
    ROOM,
    START,
    Pair,
    hands,
    named,
    sitting,
)


def declares(person: str = "cole", action: str = "stays", **fields: Any) -> dict[str, Any]:
    """A disclosable pecuniary interest in the bridge."""
    given = {
        "items": ["i2"],
        "interest": "Schedule 1",
        "class": "disclosable_pecuniary",
        "at": "14:00",
        **fields,
    }
    return do("declare", person=person, action=action, **given)


def other(person: str = "cole", action: str = "leaves", **fields: Any) -> dict[str, Any]:
    """Another interest in the bridge."""
    return declares(person, action, **{"interest": "Schedule 2", "class": "other", **fields})


def says(person: str | None = None, at: str = "14:05") -> dict[str, Any]:
    """Something is said, by somebody or by nobody in particular."""
    return do("say", at=at, text="It was said.", **({"by": person} if person else {}))


BARRED = declares()
LIFTED = do("dispensation", person="cole", items=["i2"], reference="MO/1")
GOES = do("leave", person="cole", reason="interest")
COMES = do("return", at="14:20", person="cole")
VOTE = hands(2, 1, at="14:30")
DECIDED = do("resolve", at="14:31", kind="noted", what="It be noted.")
OFFICER = present("solicitor", capacity="officer")
PUBLIC = present("gray", capacity="public")
CHAIR_BARRED = declares("ash", "leaves")
CHAIR_GOES = do("leave", at="14:02", person="ash", reason="interest")
BIRCH_PRESIDES = do("take_chair", at="14:01", person="birch")
TOGETHER = do("open_item", item="i2", with_=["i3"])

PAIRS: tuple[Pair, ...] = (
    Pair("barred_speaks", sitting(BARRED, says("cole")), sitting(BARRED, LIFTED, says("cole"))),
    Pair("barred_speaks", sitting(BARRED, says("cole")), sitting(other(), says("cole"))),
    Pair(
        "barred_speaks",
        sitting(BARRED, do("question", kind="member", text="Why?", from_="cole")),
        sitting(BARRED, do("question", kind="member", text="Why?", from_="dale")),
    ),
    Pair(
        "barred_speaks",
        sitting(BARRED, do("question", kind="public", text="Why?", answered_by="cole")),
        sitting(BARRED, do("question", kind="public", text="Why?", from_="cole", absent=True)),
    ),
    Pair(
        "barred_speaks",
        sitting(BARRED, do("speak", role="ward_member", person="cole")),
        sitting(
            OFFICER,
            declares("solicitor"),
            do("speak", role="public", person="solicitor"),
        ),
    ),
    Pair(
        "barred_speaks",
        sitting(BARRED, do("petition", text="Mend it.", presented_by="cole")),
        sitting(BARRED, NEXT, do("petition", at="15:05", text="Mend it.", presented_by="cole")),
    ),
    Pair("barred_moves", sitting(BARRED, MOVE, CARRIED), sitting(MOVE, CARRIED)),
    Pair("barred_moves", sitting(BARRED, MOVE, CARRIED), sitting(BARRED, LIFTED, MOVE, CARRIED)),
    Pair("barred_moves", sitting(declares("dale"), MOVE), sitting(other("dale"), MOVE)),
    Pair(
        "barred_moves",
        sitting(declares(items=["i3"]), TOGETHER, MOVE),
        sitting(declares(items=["i3"]), MOVE),
    ),
    Pair(
        "barred_votes",
        sitting(BARRED, named(ash="for", birch="for", cole="for", dale="for")),
        sitting(BARRED, named(ash="for", birch="for", cole="not_voting", dale="for")),
    ),
    Pair(
        "barred_votes",
        sitting(BARRED, MOVE, CARRIED, do("record_my_vote", on="m", person="cole", way="against")),
        sitting(BARRED, MOVE, CARRIED, do("record_my_vote", on="m", person="dale", way="against")),
    ),
    Pair(
        "barred_votes",
        sitting(BARRED, MOVE, CARRIED, do("dissent", on="m", people=["dale", "cole"])),
        sitting(BARRED, MOVE, CARRIED, do("dissent", on="m", people=["dale"])),
    ),
    Pair(
        "barred_votes",
        sitting(
            declares("ash"), hands(1, 1, ref="v"), do("casting_vote", on="v", by="ash", way="for")
        ),
        sitting(
            other("ash"), hands(1, 1, ref="v"), do("casting_vote", on="v", by="ash", way="for")
        ),
    ),
    Pair(
        "barred_presides",
        sitting(CHAIR_BARRED, says()),
        sitting(CHAIR_BARRED, BIRCH_PRESIDES, CHAIR_GOES, says()),
    ),
    Pair(
        "barred_presides",
        sitting(CHAIR_BARRED, VOTE),
        sitting(
            CHAIR_BARRED,
            says(at="14:00"),
            do("vote", on="item", manner="assent", ref="v"),
            do("elect", office="chair", person="birch", term="meeting", by="v"),
            BIRCH_PRESIDES,
            CHAIR_GOES,
            says(),
        ),
    ),
    Pair("barred_stays", sitting(BARRED, says()), sitting(BARRED, LIFTED, says())),
    Pair("barred_stays", sitting(BARRED, says()), sitting(other(action="stays"), says())),
    Pair("barred_stays", sitting(BARRED, VOTE), sitting(BARRED, GOES, VOTE)),
    Pair("barred_stays", sitting(BARRED, says()), sitting(BARRED, says(at="14:00"))),
    Pair(
        "barred_stays",
        sitting(BARRED, says()),
        sitting(OFFICER, declares("solicitor"), says()),
    ),
    Pair("stays_after_declaring", sitting(other(), VOTE, DECIDED), sitting(other(), VOTE)),
    Pair(
        "stays_after_declaring",
        sitting(other(), VOTE, DECIDED),
        sitting(other(), GOES, VOTE, DECIDED),
    ),
    Pair(
        "stays_after_declaring",
        sitting(other(), VOTE, DECIDED),
        sitting(other(), LIFTED, VOTE, DECIDED),
    ),
    Pair(
        "stays_after_declaring",
        sitting(other(), VOTE, DECIDED),
        sitting(other(action="stays"), VOTE, DECIDED),
    ),
    Pair(
        "stays_after_declaring",
        sitting(other(action="speaks_then_leaves"), says("cole"), VOTE, DECIDED),
        sitting(other(action="speaks_then_leaves"), says("cole")),
    ),
    Pair("stays_after_declaring", sitting(other(), says(), END), sitting(other(), says())),
    Pair("stays_after_declaring", sitting(other(), says("cole")), sitting(other(), says("dale"))),
    Pair(
        "stays_after_declaring",
        sitting(other(action="speaks_then_leaves"), MOVE),
        sitting(
            other(action="speaks_then_leaves"), says("cole"), {**GOES, "at": "14:06"}, VOTE, DECIDED
        ),
    ),
    Pair(
        "stays_after_declaring",
        sitting(other(), says(), NEXT),
        sitting(other(), says(), do("leave", at="14:10", person="cole"), NEXT),
    ),
    Pair(
        "stays_after_declaring",
        play(ROOM, OFFICER, START, other("solicitor"), do("open_item", item="i2"), VOTE, DECIDED),
        play(ROOM, OFFICER, START, other("solicitor"), do("open_item", item="i3"), VOTE, DECIDED),
    ),
    Pair(
        "returns_early",
        sitting(other(), GOES, COMES, VOTE),
        sitting(other(), GOES, VOTE, {**COMES, "at": "14:31"}),
    ),
    Pair(
        "returns_early",
        sitting(other(), GOES, COMES, says(at="14:40")),
        sitting(other(), GOES, COMES, says(at="14:20"), NEXT),
    ),
    Pair(
        "returns_early",
        sitting(BARRED, GOES, COMES, VOTE),
        sitting(BARRED, GOES, LIFTED, COMES, VOTE),
    ),
    Pair(
        "returns_early",
        sitting(other(), GOES, COMES, VOTE),
        sitting(other(), GOES, do("close_item", item="i2"), COMES, NEXT, {**VOTE, "at": "15:05"}),
    ),
    Pair("leaves_without_interest", sitting(GOES), sitting(other(), GOES)),
    Pair("leaves_without_interest", sitting(GOES), sitting(do("leave", person="cole"))),
    Pair(
        "leaves_without_interest",
        sitting(other(items=["i3"]), GOES, says()),
        sitting(other(items=["i3"]), GOES, NEXT),
    ),
    Pair(
        "leaves_without_interest",
        sitting(other(items=["i3"]), GOES, says()),
        sitting(other(items=["i3"]), TOGETHER, GOES, says()),
    ),
)

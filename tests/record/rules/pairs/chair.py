"""Examples for the rules about the chair."""

from __future__ import annotations

from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import OPEN, ROOM, START, Pair, agenda, sitting

ASH_GOES = do("leave", person="ash", at="14:10")
SAID = do("say", text="The bridge was discussed.", at="14:15")
SOLICITOR = present("solicitor", capacity="officer")
ELECTED = do("elect", office="chair", person="cole", term="meeting")
SIGNED = do("approve_minutes", of=["2026-02-04"], signed_by="birch")

PAIRS: tuple[Pair, ...] = (
    Pair(
        "presides_unseen",
        play(ROOM, do("start", presiding="elm"), OPEN),
        play(do("start", presiding="ash"), ROOM, OPEN),
    ),
    Pair(
        "presides_unseen",
        sitting(
            do("leave", person="cole", at="14:05"), do("take_chair", person="cole", at="14:10")
        ),
        sitting(do("take_chair", person="cole", at="14:10")),
    ),
    Pair(
        "presides_without_seat",
        play(ROOM, SOLICITOR, do("start", presiding="solicitor"), OPEN),
        play(
            ROOM,
            SOLICITOR,
            do("start", presiding="solicitor"),
            OPEN,
            do("vote", on="item", manner="assent"),
            ELECTED,
            do("take_chair", person="cole"),
        ),
    ),
    Pair(
        "presides_without_seat",
        sitting(present("fern", capacity="other"), do("take_chair", person="fern")),
        play(
            present("ash", "birch", "cole"),
            present("fern", capacity="substitute"),
            START,
            do("substitute", person="fern", for_="dale"),
            do("take_chair", person="fern"),
        ),
    ),
    Pair(
        "nobody_presides",
        sitting(ASH_GOES, SAID),
        sitting(ASH_GOES, do("take_chair", person="birch", at="14:10"), SAID),
    ),
    Pair(
        "nobody_presides",
        sitting(ASH_GOES, SAID),
        sitting(ASH_GOES, do("return", person="ash", at="14:12"), SAID),
    ),
    Pair(
        "nobody_presides",
        sitting(ASH_GOES, SAID, do("take_chair", person="birch", at="14:20")),
        sitting(
            ASH_GOES,
            do("vote", on="item", manner="assent", at="14:12"),
            do("elect", office="chair", person="cole", term="meeting", at="14:12"),
            do("take_chair", person="cole", at="14:13"),
            SAID,
        ),
    ),
    Pair(
        "nobody_presides",
        sitting(
            do("adjourn", at="14:10", to="2026-03-05T10:00"),
            do("resume", date="2026-03-05", at="10:00"),
            do("attend", people=["birch", "cole"], capacity="member", mode="in_room", at="10:00"),
            do("say", text="The bridge was discussed.", at="10:05"),
        ),
        sitting(
            do("adjourn", at="14:10", to="2026-03-05T10:00"),
            do("resume", date="2026-03-05", at="10:00"),
            do("attend", people=["birch", "cole"], capacity="member", mode="in_room", at="10:00"),
            do("take_chair", person="birch", at="10:00"),
            do("say", text="The bridge was discussed.", at="10:05"),
        ),
    ),
    Pair(
        "chair_not_presiding",
        play(ROOM, do("start", presiding="birch"), OPEN),
        play(present("birch", "cole", "dale"), do("start", presiding="birch"), OPEN),
    ),
    Pair(
        "chair_not_presiding",
        play(ROOM, do("start", presiding="birch"), OPEN),
        play(
            ROOM,
            do("start", presiding="birch"),
            OPEN,
            agenda=agenda(i3={"title": "Election of Chairman"}),
        ),
    ),
    Pair(
        "signed_not_presiding", sitting(SIGNED), sitting(do("take_chair", person="birch"), SIGNED)
    ),
)

"""Examples for the rules about substitutes."""

from __future__ import annotations

from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import END, OPEN, START, Data, Pair, agenda, sitting

THREE = present("ash", "birch", "cole")
FERN = present("fern", capacity="substitute")
GRAY = present("gray", capacity="substitute")
FOR_DALE = do("substitute", person="fern", for_="dale")
SUBSTITUTES: list[Data] = agenda(i1={"kind": "substitutes", "title": "Substitutes"})
NEXT_DAY = (
    do("adjourn", at="14:30", to="2026-03-05T10:00"),
    do("resume", at="10:00", date="2026-03-05"),
)

PAIRS: tuple[Pair, ...] = (
    Pair("substitute_for_present", sitting(FERN, FOR_DALE), play(THREE, START, FERN, FOR_DALE)),
    Pair(
        "substitute_still_sits",
        play(THREE, FERN, START, FOR_DALE, do("arrive", person="dale", at="14:30")),
        play(
            THREE,
            FERN,
            START,
            FOR_DALE,
            do("arrive", person="dale", at="14:30"),
            do("leave", person="fern", at="14:30"),
        ),
    ),
    Pair(
        "substitute_for_no_member",
        play(THREE, FERN, START, do("substitute", person="fern", for_="solicitor")),
        play(THREE, FERN, START, FOR_DALE),
    ),
    Pair(
        "substitute_has_seat",
        play(THREE, START, do("substitute", person="cole", for_="dale")),
        play(THREE, FERN, START, FOR_DALE),
    ),
    Pair(
        "substitute_has_seat",
        play(present("ash", "birch"), present("cole", capacity="substitute"), START, END),
        play(present("ash", "birch"), FERN, START, FOR_DALE, END),
    ),
    Pair(
        "substitutes_doubled",
        play(THREE, FERN, GRAY, START, FOR_DALE, do("substitute", person="gray", for_="dale")),
        play(
            THREE,
            FERN,
            START,
            FOR_DALE,
            do("leave", person="fern", at="14:30"),
            do("arrive", person="gray", capacity="substitute", at="14:30"),
            do("substitute", person="gray", for_="dale", at="14:30"),
        ),
    ),
    Pair(
        "substitutes_doubled",
        play(
            present("ash", "birch"),
            FERN,
            START,
            FOR_DALE,
            do("substitute", person="fern", for_="cole"),
        ),
        play(
            present("ash", "birch", "cole"),
            FERN,
            START,
            FOR_DALE,
            do("arrive", person="dale", at="14:30"),
            do("leave", person="cole", at="14:35"),
            do("substitute", person="fern", for_="cole", at="14:35"),
        ),
    ),
    Pair(
        "substitute_never_came",
        play(THREE, START, FOR_DALE, END),
        play(THREE, START, FOR_DALE, do("arrive", person="fern", at="15:30"), END),
    ),
    Pair("substitute_never_came", play(THREE, START, FOR_DALE, END), play(THREE, START, FOR_DALE)),
    Pair(
        "substitute_for_nobody",
        play(THREE, FERN, START, END),
        play(THREE, FERN, START, FOR_DALE, END),
    ),
    Pair(
        "substitute_for_nobody",
        play(THREE, FERN, START, do("open_item", item="i1"), OPEN, agenda=SUBSTITUTES),
        play(THREE, FERN, START, do("open_item", item="i1"), agenda=SUBSTITUTES),
    ),
    Pair(
        "substitutes_and_none",
        play(THREE, FERN, START, FOR_DALE, do("no_substitutes")),
        play(THREE, FERN, START, FOR_DALE, *NEXT_DAY, do("no_substitutes", at="10:00")),
    ),
)

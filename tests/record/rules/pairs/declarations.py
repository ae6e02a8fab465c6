"""Examples for the rules about declarations of interest and dispensations."""

from __future__ import annotations

from tests.minutes.chamber import do, present
from tests.record.rules.pairs.interests import (
    BARRED,
    LIFTED,
    OFFICER,
    VOTE,
    declares,
    other,
    says,
)
from tests.record.rules.pairs.scenes import CARRIED, MOVE, NEXT, Pair, agenda, named, sitting

NONE = do("none_declared")
LATE = {**other(action="stays"), "at": "14:40"}
OVER = {**other(action="stays"), "at": "15:05"}
SPEAKS = declares(action="speaks_then_leaves")

PAIRS: tuple[Pair, ...] = (
    Pair("none_declared_yet_declared", sitting(NONE, BARRED), sitting(BARRED)),
    Pair(
        "none_declared_yet_declared",
        sitting(BARRED, NONE),
        sitting(NONE, NEXT, {**other(items=["i3"]), "at": "15:00"}),
    ),
    Pair(
        "none_declared_yet_declared",
        sitting(NONE, BARRED),
        sitting(
            BARRED,
            do("adjourn"),
            do("resume", at="10:00", date="2026-03-05", next_day=True),
            {**NONE, "at": "10:01"},
        ),
    ),
    Pair("declares_unseen", sitting(declares("fern")), sitting(declares("dale"))),
    Pair(
        "declares_unseen",
        sitting(declares("fern")),
        sitting(present("fern", capacity="other_councillor", mode="remote"), declares("fern")),
    ),
    Pair("declared_twice", sitting(BARRED, BARRED), sitting(BARRED, declares("dale"))),
    Pair(
        "declared_twice",
        sitting(BARRED, declares(action="leaves")),
        sitting(BARRED, declares(items=["i3"], action="leaves")),
    ),
    Pair(
        "declared_twice",
        sitting(BARRED, other(action="stays")),
        sitting(
            declares(nature="he owned the mill"),
            other(action="stays", nature="he chaired the trust"),
        ),
    ),
    Pair(
        "declared_twice",
        sitting(other(), other(interest="Other")),
        sitting(other(), other("dale", interest="Other")),
    ),
    Pair("declared_late", sitting(says("cole"), LATE), sitting(LATE, says("cole", at="14:45"))),
    Pair("declared_late", sitting(MOVE, LATE), sitting(LATE, {**MOVE, "at": "14:41"})),
    Pair(
        "declared_late",
        sitting(named(ash="for", birch="for", cole="for", dale="for"), LATE),
        sitting(
            do("leave", person="cole"),
            named(ash="for", birch="for", dale="for"),
            do("return", at="14:39", person="cole"),
            LATE,
        ),
    ),
    Pair("declared_late", sitting(VOTE, LATE), sitting(LATE, {**VOTE, "at": "14:45"})),
    Pair(
        "declared_late",
        sitting(NEXT, OVER),
        sitting(NEXT, OVER, do("open_item", at="15:10", item="i2")),
    ),
    Pair("declared_late", sitting(says(), LATE), sitting(LATE, says(at="14:45"))),
    Pair(
        "sensitive_nature_told",
        sitting(declares(sensitive=True, nature="where he lived")),
        sitting(declares(sensitive=True)),
    ),
    Pair(
        "interest_class_disagrees",
        sitting(other(interest="Disclosable pecuniary interest")),
        sitting(other(interest="Other disclosable interest")),
    ),
    Pair(
        "interest_class_disagrees",
        sitting(declares(interest="Other interest")),
        sitting(declares(interest="Disclosable pecuniary interest")),
    ),
    Pair(
        "interest_class_disagrees",
        sitting(BARRED, other("dale", interest="schedule 1")),
        sitting(BARRED, other("dale")),
    ),
    Pair("barred_to_speak", sitting(SPEAKS, NEXT), sitting(SPEAKS, LIFTED, NEXT)),
    Pair("barred_to_speak", sitting(SPEAKS, NEXT), sitting(SPEAKS)),
    Pair(
        "barred_to_speak",
        sitting(SPEAKS, NEXT),
        sitting(other(action="speaks_then_leaves"), NEXT),
    ),
    Pair(
        "disclosable_not_member",
        sitting(OFFICER, declares("solicitor")),
        sitting(OFFICER, other("solicitor")),
    ),
    Pair(
        "disclosable_not_member",
        sitting(present("gray", capacity="public"), declares("gray")),
        sitting(present("fern", capacity="other_councillor"), declares("fern")),
    ),
    Pair("dispensation_without_interest", sitting(LIFTED, NEXT), sitting(BARRED, LIFTED, NEXT)),
    Pair("dispensation_without_interest", sitting(LIFTED, NEXT), sitting(LIFTED)),
    Pair(
        "dispensation_without_interest",
        sitting(LIFTED, NEXT),
        sitting(LIFTED, NEXT, agenda=agenda(i2={"budget": True})),
    ),
    Pair(
        "dispensation_late",
        sitting(BARRED, VOTE, {**LIFTED, "at": "14:31"}),
        sitting(BARRED, LIFTED, VOTE),
    ),
    Pair(
        "dispensation_late",
        sitting(BARRED, MOVE, CARRIED, LIFTED),
        sitting(BARRED, MOVE, LIFTED, CARRIED),
    ),
    Pair("interest_to_notify", sitting(BARRED), sitting(other())),
    Pair("interest_to_notify", sitting(BARRED), sitting(OFFICER, declares("solicitor"))),
)

"""Examples for the rules about the quorum."""

from __future__ import annotations

from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import END, OPEN, START, Pair, sitting


def gone(*people: str, at: str = "14:30") -> list[dict[str, object]]:
    """These people leave at one moment."""
    return [do("leave", person=name, at=at) for name in people]


LATER = do("say", text="The bridge was discussed.", at="14:40")
LEAVING = do("declare", person="cole", items=["i3"], interest="Other", action="leaves")
BARRED = do(
    "declare",
    person="cole",
    items=["i3"],
    interest="Schedule 1",
    class_="disclosable_pecuniary",
    action="stays",
)
LET = do("dispensation", person="cole", items=["i3"], reference="MO/1")
NEXT_DAY = (
    do("adjourn", at="14:30", to="2026-03-05T10:00"),
    do("resume", at="10:00", date="2026-03-05"),
)
TWO = (present("ash", "cole"), START, OPEN)

PAIRS: tuple[Pair, ...] = (
    Pair("inquorate", sitting(*gone("birch", "cole", "dale")), sitting(*gone("cole", "dale"))),
    Pair(
        "inquorate",
        sitting(
            *gone("birch", "cole", "dale"), LATER, do("return", person="birch", at="14:50"), END
        ),
        sitting(*gone("birch", "cole", "dale"), do("adjourn", at="14:30"), LATER),
    ),
    Pair(
        "inquorate",
        play(present("ash"), present("birch", mode="remote"), START, OPEN),
        play(
            present("ash"),
            present("birch", mode="remote"),
            START,
            OPEN,
            body={"remote_attendance": "counted"},
        ),
    ),
    Pair(
        "inquorate",
        sitting(
            *NEXT_DAY, do("attend", people=["ash"], capacity="member", mode="in_room", at="10:00")
        ),
        sitting(*NEXT_DAY),
    ),
    Pair(
        "quorum_at_risk",
        sitting(*gone("cole", "dale")),
        sitting(*gone("cole", "dale"), END),
    ),
    Pair("quorum_at_risk", sitting(*gone("cole", "dale")), sitting(*gone("dale"))),
    Pair("quorum_and_interests", play(*TWO, LEAVING), play(*TWO, LEAVING, END)),
    Pair("quorum_and_interests", play(*TWO, BARRED), play(*TWO, BARRED, LET)),
    Pair("quorum_and_interests", play(*TWO, LEAVING), sitting(LEAVING)),
)

"""Examples for the rules about private business and the resolution to exclude the public."""

from __future__ import annotations

from typing import Any

from clerk.record.meeting import Meeting
from tests.minutes.chamber import do, present
from tests.record.rules.pairs.scenes import CARRIED, END, MOVE, NEXT, Pair, agenda, sitting


def out(*items: str, **more: Any) -> dict[str, Any]:
    """The public are excluded for these items, all in order but for what is said otherwise."""
    return do(
        "exclude_public",
        **{"items": list(items), "paragraphs": [3], "public_interest": True, **more},
    )


def behind_closed_doors(exclusion: dict[str, Any], **plan: Any) -> Meeting:
    """A meeting with an exempt item 2, before which the public are excluded."""
    return sitting(exclusion, agenda=agenda(i2={"exempt": [3]}), **plan)


SAID = do("say", text="Said.", at="15:05")
BACK = do("readmit_public", at="14:30")
EXEMPT = agenda(i2={"exempt": [3]}, i3={"exempt": [3]})
PART = agenda(i2={"exempt": [3]})
ASKS = do("say", text="Mr Gray asked what it cost.", by="gray")
PARISH = {"type": "parish"}
COUNCIL = {"type": "council"}
OF_1960 = {"basis": "admission_to_meetings_act", "paragraphs": []}

PAIRS: tuple[Pair, ...] = (
    Pair("public_not_readmitted", sitting(out("i2"), END), sitting(out("i2"), BACK, END)),
    Pair("public_not_readmitted", sitting(out("i2"), END), sitting(out("i2"))),
    Pair(
        "public_not_readmitted",
        sitting(out("i2"), NEXT, do("open_item", item="i1", at="15:10")),
        sitting(out("i2"), NEXT),
    ),
    Pair("public_not_readmitted", sitting(out("i2"), NEXT, END), sitting(out("i2"), NEXT)),
    Pair(
        "public_while_excluded",
        sitting(out("i2"), NEXT, SAID),
        sitting(out("i2"), BACK, NEXT, SAID),
    ),
    Pair(
        "public_while_excluded",
        sitting(out("i1"), NEXT, do("question", kind="public", text="Why?", at="15:05")),
        sitting(out("i1"), do("say", text="The public left.")),
    ),
    Pair(
        "said_before_exclusion",
        sitting(do("say", text="Said."), out("i2"), agenda=PART),
        sitting(do("say", text="Said.", exempt=False), out("i2"), agenda=PART),
    ),
    Pair(
        "said_before_exclusion",
        sitting(do("assign", text="Ask."), out("i2"), agenda=PART),
        sitting(out("i2"), do("assign", text="Ask."), agenda=PART),
    ),
    Pair(
        "exempt_item_in_public",
        sitting(do("say", text="Said."), agenda=EXEMPT),
        sitting(out("i2"), do("say", text="Said."), agenda=EXEMPT),
    ),
    Pair(
        "exempt_item_in_public",
        sitting(agenda=EXEMPT),
        sitting(do("defer_item", item="i2"), agenda=EXEMPT),
    ),
    Pair(
        "exempt_item_in_public",
        sitting(do("say", text="Said."), NEXT, agenda=EXEMPT),
        sitting(do("say", text="The appendix was not gone into.", exempt=False), NEXT, agenda=PART),
    ),
    Pair(
        "exclusion_leaves_out",
        sitting(out("i2"), NEXT, agenda=EXEMPT),
        sitting(out("i2", "i3"), NEXT, agenda=EXEMPT),
    ),
    Pair(
        "exclusion_leaves_out",
        sitting(out("i3"), agenda=EXEMPT),
        sitting(out("i3"), BACK, agenda=agenda(i3={"exempt": [3]})),
    ),
    Pair(
        "excluded_twice",
        sitting(out("i2"), out("i2")),
        sitting(out("i2"), out("i3", basis="confidential", paragraphs=[])),
    ),
    Pair("readmitted_unexcluded", sitting(BACK), sitting(out("i2"), BACK)),
    Pair(
        "exclusion_basis",
        behind_closed_doors(out("i2"), body=PARISH),
        behind_closed_doors(out("i2", **OF_1960), body=PARISH),
    ),
    Pair(
        "exclusion_basis",
        behind_closed_doors(out("i2", **OF_1960), body=COUNCIL),
        behind_closed_doors(out("i2"), body=COUNCIL),
    ),
    Pair(
        "exclusion_basis",
        sitting(out("i2", basis="confidential")),
        sitting(out("i2", basis="confidential", paragraphs=[])),
    ),
    Pair(
        "exclusion_without_paragraphs",
        behind_closed_doors(out("i2", paragraphs=[])),
        behind_closed_doors(out("i2", paragraphs=[], basis="confidential")),
    ),
    Pair(
        "exclusion_paragraphs_differ",
        behind_closed_doors(out("i2", paragraphs=[1])),
        behind_closed_doors(out("i2")),
    ),
    Pair(
        "exclusion_paragraphs_differ",
        behind_closed_doors(out("i2", paragraphs=[1, 3])),
        behind_closed_doors(out("i2", "i3", paragraphs=[1, 3])),
    ),
    Pair(
        "public_interest_unrecorded",
        behind_closed_doors(out("i2", public_interest=False)),
        behind_closed_doors(out("i2")),
    ),
    Pair(
        "public_interest_unrecorded",
        sitting(do("exclude_public", items=["i2"], paragraphs=[3])),
        sitting(do("exclude_public", items=["i2"], paragraphs=[], basis="confidential")),
    ),
    Pair(
        "exempt_item_in_public",
        sitting(
            do("say", text="Said."), agenda=agenda(i2={"public_text": "A lease."}), body=PARISH
        ),
        sitting(
            out("i2", **OF_1960),
            do("say", text="Said."),
            agenda=agenda(i2={"public_text": "A lease."}),
            body=PARISH,
        ),
    ),
    Pair(
        "exclusion_leaves_out",
        sitting(out("i3"), do("say", text="Said."), agenda=agenda(i2={"public_text": "A lease."})),
        sitting(out("i3"), agenda=agenda(i2={"public_text": "A lease."})),
    ),
    Pair(
        "said_before_exclusion",
        sitting(MOVE, CARRIED, out("i2"), agenda=PART),
        sitting(
            do("move", ref="x", what="That the press and public be excluded"),
            do("vote", on="x", manner="assent"),
            out("i2"),
            MOVE,
            CARRIED,
            agenda=PART,
        ),
    ),
    Pair(
        "public_acts_in_private",
        sitting(present("gray", capacity="public"), out("i2"), ASKS),
        sitting(present("gray", capacity="public"), ASKS, out("i2")),
    ),
    Pair(
        "public_acts_in_private",
        sitting(present("gray", capacity="press"), out("i2"), ASKS),
        sitting(present("gray", capacity="press"), out("i2", staying=["gray"]), ASKS),
    ),
)

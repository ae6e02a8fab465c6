"""What a council's published minutes hold besides: rosters, applications, styles with dates, leaves, totals."""

import datetime as dt

from clerk.record.facts import Resolve, Speak, Table
from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle
from clerk.record.roll import items_attended, missing, roll
from clerk.record.sums import totals
from tests.record.phenomena.stage import ev, example, opening, play

THREE = ev("attend", people=["ada", "ben", "cai"], capacity="member", mode="in_room")
APPLICATION = {
    "number": "26/0001",
    "site": "Goose Green",
    "proposal": "A pond",
    "applicant": "A. Gander",
    "ward": "Fowl",
}


@example("presence as a roster of all members with marks")
def _roster() -> Meeting:
    meeting = play(ev("apologise", people=["dot"]), begin=opening(THREE))
    (sitting,) = roll(meeting)
    assert [line.person for line in sitting.lines] == ["ada", "ben", "cai"]
    assert missing(meeting).apologies == ("dot",)
    return meeting


@example("there for part of a minute")
def _in_part() -> Meeting:
    meeting = play(
        ev("say", text="Said."), ev("open_item", item="i2"), ev("say", text="Said."),
        ev("leave", person="dot"), ev("say", text="Said."),
    )  # fmt: skip
    (sitting,) = roll(meeting)
    (dot,) = [line for line in sitting.lines if line.person == "dot"]
    assert items_attended(meeting, dot, 0, Chronicle(meeting)) == {"i1": True, "i2": False}
    return meeting


@example("a decision contrary to the officer's recommendation")
def _contrary() -> Meeting:
    item = {"i1": {"recommendations": ["That leave be given"]}}
    event = ev("resolve", kind="resolved", what="Leave be refused.", contrary=True, reasons="Noise")
    meeting = play(event, items=item)
    ((_, fact),) = meeting.of(Resolve)
    assert fact.contrary
    return meeting


@example("reasons that start at another number than 1")
def _reasons() -> Meeting:
    reasons = ["Noise.", "Mud."]
    event = ev("resolve", kind="refused", what="Leave be given.", reasons=reasons, reasons_start=3)
    meeting = play(event)
    ((_, fact),) = meeting.of(Resolve)
    assert (fact.reasons_start, fact.reasons) == (3, tuple(reasons))
    return meeting


@example("the right of appeal, as the parties were told it")
def _appeal() -> Meeting:
    meeting = play(
        ev("resolve", kind="resolved", what="A licence be granted.", appeal="Within 21 days.")
    )
    ((_, fact),) = meeting.of(Resolve)
    assert fact.appeal == "Within 21 days."
    return meeting


@example("an application, its number, site and proposal")
def _application() -> Meeting:
    meeting = play(items={"i1": {"kind": "planning_application", "application": APPLICATION}})
    asked = meeting.item_by_id["i1"].application
    assert asked is not None
    assert (asked.number, asked.ward) == ("26/0001", "Fowl")
    return meeting


@example("a party to a licensing hearing")
def _party() -> Meeting:
    meeting = play(
        ev("speak", role="responsible_authority", name="Sgt Teal", on_behalf_of="the Police"),
        ev("speak", role="other_person", name="Mr Coot", text="He lived next door."),
    )
    roles = [fact.role for _, fact in meeting.of(Speak)]
    assert roles == ["responsible_authority", "other_person"]
    return meeting


@example("a table of payments with its total")
def _total() -> Meeting:
    rows = [["Kit Sorrel", "90.00", "18.00"], ["A. Gander", "10.50", ""]]
    meeting = play(ev("table", header=["Payee", "Net £", "VAT £"], rows=rows, total=True))
    ((_, fact),) = meeting.of(Table)
    assert totals(fact.rows) == ("", "100.50", "18.00")
    return meeting


@example("loose leaves numbered on over the year")
def _leaves() -> Meeting:
    meeting = play(meeting={"first_leaf": 112})
    assert meeting.particulars.first_leaf == 112
    return meeting


@example("a house style that holds from a date")
def _dated() -> Meeting:
    meeting = play(body={"styles": [{"from": "2026-05-01", "style": "parish"}]})
    assert meeting.style == "parish"
    assert meeting.body.style_on(dt.date(2026, 4, 30)) == "council"
    return meeting

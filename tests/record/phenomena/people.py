"""Presence and interests."""

import datetime as dt

from clerk.record.facts import Apologise, ApproveMinutes, Declare, Dispensation, Say, Vote
from clerk.record.meeting import Meeting
from clerk.record.numbering import minute_numbers
from clerk.record.presence import Chronicle
from clerk.record.roll import items_present, missing, roll
from clerk.record.voting import division, entitled, quorum
from tests.record.phenomena.stage import ROLL, SEATS, ev, example, last_room, opening, play

THREE = ev("attend", people=["ada", "ben", "cai"], capacity="member", mode="in_room")


def moment(clock: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-10-06T{clock}")


@example("presence by clock time")
def _by_clock() -> Meeting:
    meeting = play(
        ev("arrive", person="dot", at="14:31"),
        ev("leave", person="cai", at="14:50"),
        begin=opening(THREE),
    )
    chronicle = Chronicle(meeting)
    assert not chronicle.at(moment("14:30")).has("dot")
    assert chronicle.at(moment("14:31")).has("dot")
    assert not chronicle.at(moment("14:50")).has("cai")
    return meeting


@example("presence by item")
def _by_item() -> Meeting:
    meeting = play(ev("open_item", item="i2"), ev("arrive", person="dot"), begin=opening(THREE))
    (sitting,) = roll(meeting)
    (movement,) = sitting.lines[-1].movements
    assert (movement.kind, movement.entry.item) == ("arrived", "i2")
    return meeting


@example("presence approximately")
def _approximately() -> Meeting:
    meeting = play(ev("leave", person="dot", about=True, entered="2026-10-06T15:10:00"))
    assert meeting.entries[-1].about
    assert meeting.entries[-1].entered == moment("15:10")
    return meeting


@example("presence in ranges of minutes")
def _ranges() -> Meeting:
    meeting = play(
        ev("open_item", item="i2"), ev("leave", person="dot"), ev("open_item", item="i3")
    )
    numbers = minute_numbers(meeting)
    assert [numbers[item] for item in items_present(meeting, "dot")] == [38, 39]
    return meeting


@example("leaving and returning more than once")
def _to_and_fro() -> Meeting:
    meeting = play(
        ev("leave", person="dot"),
        ev("return", person="dot"),
        ev("leave", person="dot"),
        ev("return", person="dot", mode="in_room"),
    )
    (sitting,) = roll(meeting)
    (dot,) = [line for line in sitting.lines if line.person == "dot"]
    assert [movement.kind for movement in dot.movements] == ["left", "returned"] * 2
    assert last_room(meeting).has("dot")
    return meeting


@example("absent without apology")
def _absent() -> Meeting:
    meeting = play(ev("absent", people=["dot"]), begin=opening(THREE))
    assert missing(meeting).absent == ("dot",)
    assert missing(play(begin=opening(THREE))).unaccounted == ("dot",)
    return meeting


@example("apologies with a reason")
def _reason() -> Meeting:
    meeting = play(ev("apologise", people=["dot"], reason="illness"), begin=opening(THREE))
    ((_, fact),) = meeting.of(Apologise)
    assert fact.reason == "illness"
    assert missing(meeting).apologies == ("dot",)
    return meeting


@example("apologies accepted by resolution")
def _accepted() -> Meeting:
    meeting = play(
        ev("vote", on="item", manner="unanimous", ref="accepted"),
        ev("apologise", people=["dot"], accepted=True, by="accepted"),
        begin=opening(THREE),
    )
    ((_, fact),) = meeting.of(Apologise)
    assert (fact.accepted, fact.by) == (True, "accepted")
    return meeting


@example("an officer by post alone")
def _post() -> Meeting:
    meeting = play(
        begin=opening(ROLL, ev("attend", people=["sol"], capacity="officer", mode="in_room"))
    )
    assert meeting.person_by_id["sol"].label == "Solicitor"
    return meeting


def _with_co_opted(capacity: str) -> Meeting:
    return play(
        begin=opening(ROLL, ev("attend", people=["fay"], capacity="co_opted", mode="in_room")),
        seats=[*SEATS, {"person": "fay", "capacity": capacity}],
    )


@example("a co-opted member with a vote")
def _co_opted_voting() -> Meeting:
    meeting = _with_co_opted("co_opted_voting")
    assert "fay" in entitled(meeting, last_room(meeting), "i1")
    return meeting


@example("a co-opted member without a vote")
def _co_opted_non_voting() -> Meeting:
    meeting = _with_co_opted("co_opted_non_voting")
    assert last_room(meeting).has("fay")
    assert "fay" not in entitled(meeting, last_room(meeting), "i1")
    return meeting


@example("a substitute for a named member")
def _substitute() -> Meeting:
    meeting = play(
        ev("substitute", person="fay", for_="dot"),
        begin=opening(THREE, ev("attend", people=["fay"], capacity="substitute", mode="in_room")),
    )
    assert "fay" in entitled(meeting, last_room(meeting), "i1")
    (sitting,) = roll(meeting)
    assert sitting.lines[-1].substitute_for == "dot"
    return meeting


@example("remote attendance with no vote")
def _remote() -> Meeting:
    roll_call = ev("attend", people=["dot"], capacity="member", mode="remote")
    meeting = play(begin=opening(THREE, roll_call))
    room = last_room(meeting)
    assert room.has("dot")
    assert "dot" not in entitled(meeting, room, "i1")
    assert quorum(meeting, room).present == 3
    counted = play(begin=opening(THREE, roll_call), body={"remote_attendance": "counted"})
    assert "dot" in entitled(counted, last_room(counted), "i1")
    return meeting


@example("presence printed in categories")
def _categories() -> Meeting:
    capacities = {"fay": "group_leader", "sol": "officer", "pat": "press"}
    meeting = play(
        begin=opening(
            ROLL,
            *(
                ev("attend", people=[person], capacity=capacity, mode="in_room")
                for person, capacity in capacities.items()
            ),
        )
    )
    (sitting,) = roll(meeting)
    told = {line.person: line.capacity for line in sitting.lines}
    assert told.items() >= capacities.items()
    return meeting


@example("presence printed in a table with organisations")
def _organisations() -> Meeting:
    meeting = play(
        begin=opening(ROLL, ev("attend", people=["rep"], capacity="partner", mode="in_room")),
        people=[{"id": "rep", "name": "Kit Sorrel", "organisation": "Leam Commoners"}],
    )
    assert meeting.person_by_id["rep"].organisation == "Leam Commoners"
    return meeting


@example("presence printed as one sentence")
def _sentence() -> Meeting:
    meeting = play(meeting={"place": "The Reading Room"})
    (sitting,) = roll(meeting)
    assert [line.person for line in sitting.lines] == ["ada", "ben", "cai", "dot"]
    return meeting


@example("attendance corrected through the next minutes")
def _corrected() -> Meeting:
    change = {"minute": "Attendance", "from": "apologies from Dot Hazel", "to": "Dot Hazel present"}
    meeting = play(ev("approve_minutes", of=["2026-09-01"], corrections=[change]))
    ((_, fact),) = meeting.of(ApproveMinutes)
    assert fact.corrections[0].to == "Dot Hazel present"
    return meeting


def _interest(person: str, items: list[str], action: str = "stays") -> dict[str, object]:
    return ev("declare", person=person, items=items, interest="Other", action=action)


@example("an interest of a member in an item")
def _per_item() -> Meeting:
    meeting = play(_interest("cai", ["i2"]), _interest("dot", ["i2", "i3"]))
    declared = {(fact.person, item) for _, fact in meeting.of(Declare) for item in fact.items}
    assert declared == {("cai", "i2"), ("dot", "i2"), ("dot", "i3")}
    return meeting


@example("an interest of an officer")
def _of_officer() -> Meeting:
    meeting = play(
        _interest("sol", ["i2"], "leaves"),
        ev("open_item", item="i2"),
        ev("leave", person="sol", reason="interest"),
        begin=opening(ROLL, ev("attend", people=["sol"], capacity="officer", mode="in_room")),
    )
    assert not last_room(meeting).has("sol")
    return meeting


@example("having declared, the member stayed")
def _stayed() -> Meeting:
    meeting = play(_interest("dot", ["i2"]), ev("open_item", item="i2"))
    assert "dot" in entitled(meeting, last_room(meeting), "i2")
    return meeting


@example("having declared, the member left")
def _left() -> Meeting:
    meeting = play(
        _interest("dot", ["i2"], "leaves"),
        ev("open_item", item="i2"),
        ev("leave", person="dot", reason="interest"),
        ev("vote", on="item", manner="show_of_hands", for_=3, against=0),
    )
    ((entry, _),) = meeting.of(Vote)
    told = {each.person: each.standing for each in division(meeting, Chronicle(meeting), entry)}
    assert told["dot"] == "absent"
    return meeting


@example("having declared, the member spoke and then left")
def _spoke_then_left() -> Meeting:
    meeting = play(
        _interest("dot", ["i2"], "speaks_then_leaves"),
        ev("open_item", item="i2"),
        ev("say", text="Councillor Hazel spoke as a neighbour.", by="dot"),
        ev("leave", person="dot", reason="interest"),
    )
    ((said, _),) = meeting.of(Say)
    assert Chronicle(meeting).before(said).has("dot")
    assert not last_room(meeting).has("dot")
    return meeting


@example("“see minute 56 below”")
def _see_below() -> Meeting:
    meeting = play(_interest("dot", ["i3"]), meeting={"first_minute_number": 54})
    ((_, fact),) = meeting.of(Declare)
    assert minute_numbers(meeting)[fact.items[0]] == 56
    return meeting


@example("a dispensation")
def _dispensation() -> Meeting:
    barred = ev(
        "declare",
        person="dot",
        items=["i2"],
        interest="Schedule 1",
        class_="disclosable_pecuniary",
        action="stays",
    )
    without = play(barred, ev("open_item", item="i2"))
    assert "dot" not in entitled(without, last_room(without), "i2")
    meeting = play(
        barred,
        ev("dispensation", person="dot", items=["i2"], reference="MO/1"),
        ev("open_item", item="i2"),
    )
    assert meeting.of(Dispensation)
    assert "dot" in entitled(meeting, last_room(meeting), "i2")
    return meeting


@example("a sensitive interest")
def _sensitive() -> Meeting:
    meeting = play(
        ev(
            "declare",
            person="dot",
            items=["i2"],
            interest="Schedule 1",
            nature="the street where she lives",
            sensitive=True,
            action="leaves",
        )
    )
    ((_, fact),) = meeting.of(Declare)
    assert fact.sensitive
    return meeting

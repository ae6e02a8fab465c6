"""Numbers, order, the chair, breaks."""

import datetime as dt

from clerk.record.exemption import public_meeting
from clerk.record.facts import (
    Adjourn,
    AdmitUrgent,
    DeferItem,
    Elect,
    Extend,
    NotHeld,
    OpenItem,
    Resume,
    Say,
    Speak,
    VaryOrder,
    WithdrawItem,
)
from clerk.record.limits import limit_now
from clerk.record.meeting import Meeting
from clerk.record.numbering import minute_numbers, webcast_offset
from clerk.record.presence import Chronicle
from clerk.record.roll import roll
from clerk.record.voting import quorum, result
from tests.record.phenomena.stage import ROLL, ev, example, last_room, opening, play


@example("minute numbers run on from the last meeting")
def _run_on() -> Meeting:
    meeting = play(meeting={"first_minute_number": 46})
    assert minute_numbers(meeting) == {"i1": 46, "i2": 47, "i3": 48}
    return meeting


@example("minute numbers restart with the municipal year")
def _restart() -> Meeting:
    meeting = play(meeting={"first_minute_number": 1, "type": "annual"})
    assert minute_numbers(meeting)["i1"] == 1
    return meeting


@example("a minute number with a mark, a prefix, a year or a month")
def _printed() -> Meeting:
    printed = {"i1": "PLA146/14", "i2": "24/05/01", "i3": "C048/23"}
    meeting = play(
        items={name: {"minute_number": number} for name, number in printed.items()},
        meeting={"reference": "24/05"},
    )
    assert minute_numbers(meeting) == printed
    assert meeting.particulars.reference == "24/05"
    return meeting


@example("an agenda number beside the minute number")
def _two_numbers() -> Meeting:
    meeting = play(items={"i1": {"number": "7(a)"}})
    assert (meeting.agenda[0].number, minute_numbers(meeting)["i1"]) == ("7(a)", 38)
    return meeting


@example("paragraphs numbered inside a minute")
def _points() -> Meeting:
    meeting = play(
        ev("say", text="The first point.", form="point"),
        ev("say", text="The second point.", form="point"),
        ev("say", text="A point of another list.", form="point", number=7),
    )
    assert [fact.number for _, fact in meeting.of(Say)] == [None, None, 7]
    return meeting


@example("a number printed by mistake")
def _mistaken_number() -> Meeting:
    meeting = play(items={"i2": {"minute_number": "38"}})
    assert minute_numbers(meeting) == {"i1": 38, "i2": "38", "i3": 39}
    return meeting


@example("items taken in another order than printed")
def _other_order() -> Meeting:
    meeting = play(ev("open_item", item="i3"), ev("open_item", item="i2"))
    assert [fact.item for _, fact in meeting.of(OpenItem)] == ["i1", "i3", "i2"]
    assert minute_numbers(meeting)["i3"] == 40
    return meeting


@example("the order varied by ruling")
def _by_ruling() -> Meeting:
    meeting = play(ev("vary_order", items=["i3", "i2"], by="ada"))
    ((_, fact),) = meeting.of(VaryOrder)
    assert (fact.items, fact.by) == (("i3", "i2"), "ada")
    return meeting


@example("the order varied by vote")
def _by_vote() -> Meeting:
    meeting = play(
        ev("move", ref="order", what="That item 3 be taken next.", mover="cai", seconder="dot"),
        ev("vote", on="order", manner="show_of_hands", for_=3, against=1),
        ev("vary_order", items=["i3", "i2"], carried_by="order"),
    )
    ((_, fact),) = meeting.of(VaryOrder)
    assert fact.carried_by == "order"
    return meeting


@example("an item withdrawn")
def _withdrawn() -> Meeting:
    meeting = play(ev("withdraw_item", item="i2", reason="the applicant had asked for it"))
    ((_, fact),) = meeting.of(WithdrawItem)
    assert fact.item == "i2"
    return meeting


@example("an item deferred")
def _deferred() -> Meeting:
    meeting = play(ev("defer_item", item="i2", to="the next meeting", reason="a report was late"))
    ((_, fact),) = meeting.of(DeferItem)
    assert (fact.item, fact.to) == ("i2", "the next meeting")
    return meeting


@example("an item admitted as urgent")
def _urgent() -> Meeting:
    meeting = play(ev("admit_urgent", item="i3", reason="the culvert had collapsed", by="ada"))
    ((_, fact),) = meeting.of(AdmitUrgent)
    assert (fact.item, fact.reason, fact.by) == ("i3", "the culvert had collapsed", "ada")
    return meeting


@example("items taken together")
def _together() -> Meeting:
    meeting = play(ev("open_item", item="i2", with_=["i3"]))
    assert last_room(meeting).taken_with == ("i3",)
    return meeting


@example("a chair elected for this meeting only")
def _elected() -> Meeting:
    meeting = play(
        ev("vote", on="item", manner="assent", ref="chair"),
        ev("elect", office="chair", person="cai", term="meeting", by="chair"),
        ev("take_chair", person="cai"),
        begin=(
            ev("attend", people=["cai", "dot"], capacity="member", mode="in_room"),
            ev("start", presiding="cai"),
            ev("open_item", item="i1"),
        ),
    )
    ((_, fact),) = meeting.of(Elect)
    assert fact.term == "meeting"
    assert last_room(meeting).presiding == "cai"
    return meeting


@example("the chair leaves the chair for one item")
def _leaves_chair() -> Meeting:
    meeting = play(
        ev("open_item", item="i2"),
        ev("take_chair", person="ben", reason="the Chair wished to speak to the item"),
        ev("say", text="The item was considered."),
        ev("open_item", item="i3"),
        ev("take_chair", person="ada"),
    )
    ((said, _),) = meeting.of(Say)
    assert Chronicle(meeting).before(said).presiding == "ben"
    assert last_room(meeting).presiding == "ada"
    return meeting


@example("the chair changes midway")
def _chair_changes() -> Meeting:
    meeting = play(
        ev("leave", person="ada", at="15:00"),
        ev("take_chair", person="ben", at="15:00"),
    )
    chronicle = Chronicle(meeting)
    assert chronicle.at(dt.datetime(2026, 10, 6, 14, 59)).presiding == "ada"
    assert chronicle.at(dt.datetime(2026, 10, 6, 15, 0)).presiding == "ben"
    return meeting


@example("nobody able to take the chair")
def _no_chair() -> Meeting:
    meeting = play(ev("not_held", reason="nobody present was able to preside"), begin=(ROLL,))
    assert meeting.of(NotHeld)
    assert last_room(meeting).presiding is None
    assert not last_room(meeting).started
    return meeting


@example("inquorate from the start")
def _inquorate() -> Meeting:
    meeting = play(
        ev("not_held", reason="a quorum was not present"),
        begin=(ev("attend", people=["ada"], capacity="member", mode="in_room"),),
    )
    assert not quorum(meeting, last_room(meeting)).met
    assert meeting.of(NotHeld)
    return meeting


@example("adjourned, with times")
def _adjourned() -> Meeting:
    meeting = play(
        ev("close_item", item="i1", at="15:00"),
        ev("adjourn", at="15:00"),
        ev("resume", at="15:10"),
    )
    chronicle = Chronicle(meeting)
    assert not chronicle.at(dt.datetime(2026, 10, 6, 15, 5)).sitting
    assert chronicle.at(dt.datetime(2026, 10, 6, 15, 10)).sitting
    return meeting


@example("adjourned inside an item")
def _adjourned_inside() -> Meeting:
    meeting = play(ev("adjourn", reason="for advice to be taken"), ev("resume"))
    ((entry, _),) = meeting.of(Adjourn)
    assert entry.item == "i1"
    assert last_room(meeting).item == "i1"
    return meeting


@example("adjourned to another day, with its own attendance")
def _another_day() -> Meeting:
    meeting = play(
        ev("adjourn", to="2026-10-07T10:00"),
        ev("resume", date="2026-10-07"),
        ev("attend", people=["ada", "cai"], capacity="member", mode="in_room", at="10:00"),
    )
    assert meeting.of(Resume)
    first, second = roll(meeting)
    assert [line.person for line in first.lines] == ["ada", "ben", "cai", "dot"]
    assert [line.person for line in second.lines] == ["ada", "cai"]
    assert set(last_room(meeting).occupants) == {"ada", "cai"}
    return meeting


@example("extended past a time limit by vote")
def _extended() -> Meeting:
    meeting = play(
        ev("move", ref="longer", kind="other_procedural", what="That the meeting go on to 5 pm."),
        ev("vote", on="longer", manner="show_of_hands", for_=4, against=0),
        ev("extend", until="17:00", minutes=30, by="longer"),
    )
    ((_, fact),) = meeting.of(Extend)
    assert (fact.until, fact.minutes, fact.by) == ("17:00", 30, "longer")
    assert result(meeting, meeting.entries[-2]) == "carried"
    return meeting


@example("a time limit of the body")
def _limited() -> Meeting:
    limits = {"ends_by": "17:00", "minutes": 240, "question": 2, "speaker": 3}
    meeting = play(ev("extend", minutes=15), body={"limits": limits})
    limit = limit_now(meeting)
    assert limit is not None
    assert limit.at == dt.datetime(2026, 10, 6, 17, 15)
    assert limit.extended
    return meeting


@example("a public forum inside an adjournment")
def _forum() -> Meeting:
    meeting = play(
        ev("adjourn", reason="for the public forum"),
        ev("speak", role="public", name="Pat Quince", text="The speaker asked about the pond."),
        ev("resume"),
    )
    ((spoken, _),) = meeting.of(Speak)
    assert not Chronicle(meeting).before(spoken).sitting
    assert spoken.item == "i1"
    return meeting


@example("the time within the webcast")
def _webcast() -> Meeting:
    meeting = play(
        ev("open_item", item="i2", at="14:31"),
        meeting={"webcast": {"started": "13:58", "address": "https://webcast.aldermere.example/1"}},
    )
    assert webcast_offset(meeting, "i2") == dt.timedelta(minutes=33)
    return meeting


@example("bilingual headings")
def _bilingual() -> Meeting:
    meeting = play(
        items={"i1": {"other_title": "Busnes cyntaf"}}, body={"other_name": "Pwyllgor y Comin"}
    )
    assert meeting.agenda[0].other_title == "Busnes cyntaf"
    assert meeting.body.other_name == "Pwyllgor y Comin"
    return meeting


@example("an exempt item with a public text and a private text")
def _exempt() -> Meeting:
    meeting = play(
        ev("open_item", item="i2"),
        ev("exclude_public", items=["i2"], paragraphs=[3]),
        ev("say", text="The rent was £900."),
        ev("say", text="A lease was granted.", exempt=False),
        ev("readmit_public"),
        items={"i2": {"exempt": [3], "public_text": "A lease was considered."}},
    )
    public = public_meeting(meeting)
    assert [fact.text for _, fact in public.of(Say)] == ["A lease was granted."]
    assert public.item_by_id["i2"].public_text == "A lease was considered."
    return meeting


@example("an exempt item of which the public has only a stub")
def _stub() -> Meeting:
    meeting = play(
        ev("exclude_public", items=["i2"], paragraphs=[1, 2]),
        ev("open_item", item="i2"),
        ev("say", text="A person was discussed."),
        items={"i2": {"exempt": [1, 2]}},
    )
    public = public_meeting(meeting)
    assert public.of(Say) == []
    assert public.item_by_id["i2"].public_text == ""
    return meeting


@example("the public left and came back at times")
def _public_left() -> Meeting:
    meeting = play(
        ev("exclude_public", items=["i2"], paragraphs=[3], public_interest=True, at="15:00"),
        ev("open_item", item="i2", at="15:01"),
        ev("readmit_public", at="15:20"),
        items={"i2": {"exempt": [3]}},
    )
    chronicle = Chronicle(meeting)
    assert not chronicle.at(dt.datetime(2026, 10, 6, 15, 10)).public
    assert chronicle.at(dt.datetime(2026, 10, 6, 15, 20)).public
    return meeting


@example("who stayed when the public were excluded")
def _stayed() -> Meeting:
    meeting = play(
        ev("exclude_public", items=["i2"], paragraphs=[3], staying=["fay"]),
        ev("open_item", item="i2"),
        begin=opening(
            ROLL, ev("attend", people=["fay"], capacity="other_councillor", mode="in_room")
        ),
        items={"i2": {"exempt": [3]}},
    )
    assert last_room(meeting).has("fay")
    assert not last_room(meeting).public
    return meeting

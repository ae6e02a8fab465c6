"""What may come next, and why: the rules of debate over whole stories, and over stories nobody thought of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk.record.debate import TOGETHER, Debate, Step, debate, deed
from clerk.record.facts import AnyFact, RecordMyVote
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import motions
from clerk.record.presence import Chronicle
from clerk.record.rules import check_record
from clerk.record.script import read_fact
from tests.minutes.chamber import do, play
from tests.record.rules.pairs.scenes import ROOM, START, hands, sitting
from tests.strategies import meetings

MOVE = do("move", ref="m", what="That the bridge be mended", mover="cole", seconder="dale")
AMEND = do("amend", ref="a", to="m", what="To paint it", mover="birch", seconder="dale")
CLOSURE = do("move", ref="p", what="That the question be now put.", kind="put_question", on="m")


def procedural(kind: str) -> dict[str, Any]:
    return do("move", ref="p", what="That it be so.", kind=kind, on="m")


def now(meeting: Meeting, off: frozenset[str] = frozenset()) -> Debate:
    return debate(meeting, Chronicle(meeting), "i2", off)


def may(found: Debate) -> list[str]:
    return [step.words for step in found.steps]


def may_not(found: Debate) -> list[str]:
    return [each.words for each in found.not_now if not each.aside]


def test_with_nothing_before_it_a_meeting_may_move_or_vote_on_the_item() -> None:
    found = now(sitting())
    assert found.stage == "none"
    assert may(found) == [
        "Move a motion",
        "Vote on the item itself",
        "A procedural motion",
        "Open the next item",
    ]


def test_an_open_motion_is_spoken_to_amended_voted_on_or_withdrawn_and_no_other_is_moved() -> None:
    found = now(sitting(MOVE))
    assert (found.stage, found.question, found.said) == (
        "motion",
        "m",
        "The motion is before the meeting.",
    )
    assert may(found)[:4] == [
        "Speak to the motion",
        "Vote on the motion",
        "Move an amendment",
        "Withdraw the motion",
    ]
    assert may_not(found) == ["Another motion"]


def test_an_open_amendment_comes_before_its_motion_and_before_a_second_one() -> None:
    found = now(sitting(MOVE, AMEND))
    assert (found.stage, found.question) == ("amendment", "a")
    assert may(found)[:4] == [
        "Speak to amendment A",
        "Vote on amendment A",
        "The mover accepts amendment A",
        "Withdraw amendment A",
    ]
    assert may_not(found) == ["Vote on the motion", "A second amendment", "Another motion"]
    second = next(each for each in found.not_now if each.words == "A second amendment")
    assert second.why == "Amendment A is before the meeting and is disposed of first."
    assert second.source.startswith("Standing orders: one amendment at a time")


def test_a_body_that_takes_amendments_together_may_move_a_second_one() -> None:
    found = now(sitting(MOVE, AMEND), frozenset({TOGETHER}))
    assert "Move another amendment" in may(found)
    assert "A second amendment" not in may_not(found)


def test_once_an_amendment_is_carried_the_motion_as_amended_is_before_the_meeting() -> None:
    found = now(sitting(MOVE, AMEND, hands(3, 1, on="a")))
    assert found.said == "The motion as amended is before the meeting."
    assert {"Vote on the motion as amended", "Move an amendment"} <= set(may(found))


def test_a_second_amendment_falls_where_one_that_was_carried_settled_its_point() -> None:
    second = {**AMEND, "ref": "b"}
    found = now(sitting(MOVE, AMEND, second, hands(3, 1, on="a")))
    falls = next(step for step in found.steps if step.verb == "fall")
    assert (falls.words, falls.why) == ("Amendment B falls", "Amendment A was carried.")
    assert falls.fields == {"ref": "b", "because": "a"}


def test_a_closure_motion_is_put_at_once_and_nothing_else_is() -> None:
    found = now(sitting(MOVE, CLOSURE))
    assert may(found) == ["Vote on the closure", "Withdraw the closure"]


def test_the_closure_carried_the_question_is_put_and_only_the_mover_replies() -> None:
    found = now(sitting(MOVE, CLOSURE, do("vote", on="p", manner="assent")))
    assert may(found) == [
        "The mover’s right of reply",
        "Vote on the motion",
        "Withdraw the motion",
    ]
    assert "An amendment" in may_not(found)


def test_the_closure_lost_the_debate_goes_on() -> None:
    found = now(sitting(MOVE, CLOSURE, hands(1, 3, on="p")))
    assert "Move an amendment" in may(found)


def test_next_business_carried_the_motion_drops() -> None:
    found = now(sitting(MOVE, procedural("next_business"), do("vote", on="p", manner="assent")))
    assert found.question is None
    assert "The motion falls" in may(found)
    assert "A vote on the motion" in may_not(found)


def test_a_motion_that_was_referred_is_not_put_and_the_referral_may_be_decided() -> None:
    found = now(sitting(MOVE, procedural("refer"), do("vote", on="p", manner="assent")))
    decision = next(step for step in found.steps if step.verb == "resolve")
    assert decision.fields == {"by": "p"}
    assert "A vote on the motion" in may_not(found)


def test_a_motion_moved_after_another_was_referred_is_a_new_one() -> None:
    referred = {**procedural("refer"), "on": None}
    found = now(
        sitting(
            MOVE,
            {name: value for name, value in referred.items() if value is not None},
            do("vote", on="p", manner="assent"),
            {**MOVE, "ref": "n"},
        )
    )
    assert found.question == "n"


def test_a_tie_asks_for_the_casting_vote_of_whoever_presides_and_for_nothing_else() -> None:
    found = now(sitting(MOVE, hands(2, 2, on="m")))
    assert may(found) == ["Casting vote on the motion"]
    assert found.steps[0].fields == {"on": "m", "by": "ash"}
    assert "39(2)" in found.steps[0].source


def test_after_the_vote_come_the_decision_and_a_members_own_vote() -> None:
    found = now(sitting(MOVE, hands(3, 1, on="m")))
    assert may(found)[:2] == ["Record the decision", "A member’s own vote"]
    assert found.steps[0].fields == {"by": "m"}


def test_a_members_own_vote_is_asked_for_straight_after_the_vote_and_not_later() -> None:
    found = now(sitting(MOVE, hands(3, 1, on="m"), do("say", text="Members thanked officers.")))
    assert "A member’s own vote" not in may(found)
    fact = read_fact(
        {"do": "record_my_vote", "on": "m", "person": "dale", "way": "against"}, "own vote"
    )
    bar = found.against(fact)
    assert bar is not None
    assert bar.source.startswith("SI 1993/202")


def test_a_decision_is_offered_once() -> None:
    decided = do("resolve", kind="resolved", by="m", what="The bridge be mended.")
    assert "Record the decision" not in may(now(sitting(MOVE, hands(3, 1, on="m"), decided)))


def test_a_lost_motion_leaves_nothing_to_decide() -> None:
    assert "Record the decision" not in may(now(sitting(MOVE, hands(1, 3, on="m"))))


def test_without_a_quorum_nothing_is_moved_or_voted_on() -> None:
    gone = [do("leave", person=name) for name in ("birch", "cole", "dale")]
    found = now(sitting(MOVE, *gone))
    assert (found.stage, may(found)) == ("inquorate", ["Adjourn"])
    assert may_not(found) == ["A vote", "A motion"]
    assert found.not_now[0].why == "1 of the 2 members needed are there."


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ([ROOM], "Start the meeting"),
        ([ROOM, START, do("adjourn")], "The meeting resumes"),
    ],
)
def test_a_meeting_that_does_not_sit_does_no_business(
    events: list[dict[str, Any]], step: str
) -> None:
    found = now(play(*events))
    assert (found.stage, may(found)) == ("not_sitting", [step])
    assert found.against(_fact(MOVE)) is not None


def _fact(event: dict[str, Any]) -> AnyFact:
    return read_fact({name: value for name, value in event.items() if name != "at"}, "a fact")


# Stories nobody thought of.

WAYS = (("for", 4, 0), ("against", 1, 3), ("tied", 2, 2))


def after(meeting: Meeting, fact: AnyFact) -> Meeting:
    """The meeting once a fact was recorded a minute later."""
    last = meeting.entries[-1]
    number = max(entry.id for entry in meeting.entries) + 1
    at = last.at + dt.timedelta(minutes=1)
    return meeting.with_entries([*meeting.entries, Entry(id=number, at=at, fact=fact, item="i2")])


def whole(step: Step, meeting: Meeting, draw: st.DrawFn) -> AnyFact | None:
    """The fact of a step, with what it leaves open filled in as an officer might."""
    data: dict[str, object] = {"do": step.verb, **step.fields}
    number = sum(
        entry.fact.__struct_config__.tag in ("move", "amend", "vote") for entry in meeting.entries
    )
    if step.verb in ("move", "amend"):
        data.setdefault("what", "That it be so.")
        data |= {"ref": f"r{number}", "mover": "cole", "seconder": "dale"}
    elif step.verb == "vote":
        _, in_favour, opposed = draw(st.sampled_from(WAYS))
        data |= {"manner": "show_of_hands", "for": in_favour, "against": opposed}
        data |= {"ref": f"v{number}"} if data["on"] == "item" else {}
    elif step.verb == "casting_vote":
        data["way"] = draw(st.sampled_from(("for", "against")))
    elif step.verb == "record_my_vote":
        told = {
            e.fact.person
            for e in meeting.entries
            if isinstance(e.fact, RecordMyVote) and e.fact.on == data["on"]
        }
        data |= {
            "person": next(p for p in ("birch", "cole", "dale", "ash") if p not in told),
            "way": "abstain",
        }
    elif step.verb == "resolve":
        data |= {"kind": "resolved", "what": "It be so."}
    elif step.verb == "say":
        data["text"] = "Members spoke."
    elif step.verb in ("open_item", "adjourn"):
        return None  # there the story of this item ends
    return read_fact(data, step.words)


def conceivable(meeting: Meeting) -> list[AnyFact]:
    """Whatever might be recorded next of the motions of an item, in order or not."""
    refs = list(motions(meeting))
    found: list[dict[str, object]] = [{"do": "vote", "on": "item", "manner": "assent", "ref": "x"}]
    kinds = ("substantive", "refer", "next_business", "put_question", "other_procedural")
    found += [{"do": "move", "ref": "x", "what": "That it be.", "kind": kind} for kind in kinds]
    for ref in refs:
        found += [{"do": name, "ref": ref} for name in ("withdraw", "fall", "accept")]
        found.append({"do": "vote", "on": ref, "manner": "assent"})
        found.append({"do": "amend", "ref": "x", "to": ref, "what": "To alter it."})
        found.append({"do": "casting_vote", "on": ref, "by": "ash", "way": "for"})
        found.append({"do": "record_my_vote", "on": ref, "person": "birch", "way": "abstain"})
        found.append({"do": "resolve", "kind": "resolved", "by": ref, "what": "It be so."})
    return [read_fact(data, "something") for data in found]


def errors(meeting: Meeting) -> set[str]:
    return {flag.mark for flag in check_record(meeting) if flag.severity == "error"}


def flags(meeting: Meeting) -> set[str]:
    return {flag.mark for flag in check_record(meeting)}


@st.composite
def stories(draw: st.DrawFn) -> list[Meeting]:
    """A debate that goes only where it may: the meeting after each step."""
    told = [sitting()]
    for _ in range(draw(st.integers(1, 7))):
        meeting = told[-1]
        step = draw(st.sampled_from(now(meeting).steps))
        fact = whole(step, meeting, draw)
        if fact is None:
            break
        told.append(after(meeting, fact))
    return told


@settings(deadline=None)
@given(stories())
def test_what_is_offered_can_be_recorded_without_an_error(story: list[Meeting]) -> None:
    for meeting in story:
        assert not errors(meeting), [flag.sentence for flag in check_record(meeting)]


@settings(deadline=None)
@given(stories(), st.data())
def test_what_is_not_offered_and_recorded_anyway_is_flagged_or_noted(
    story: list[Meeting], data: st.DataObject
) -> None:
    meeting = story[-1]
    found = now(meeting)
    others = [fact for fact in conceivable(meeting) if found.step_for(fact) is None]
    if not others:
        return
    fact = data.draw(st.sampled_from(others))
    noted = found.against(fact)
    assert noted is not None or flags(after(meeting, fact)) - flags(meeting), deed(fact)
    if noted is not None:
        assert noted.why
        assert noted.source


@given(meetings())
def test_any_meeting_is_answered_and_every_step_has_its_reason_and_source(
    meeting: Meeting,
) -> None:
    chronicle = Chronicle(meeting)
    for item in (None, *meeting.item_by_id):
        found = debate(meeting, chronicle, item)
        assert found.said
        assert all(step.why and step.source for step in found.steps)
        assert all(each.why and each.source for each in found.not_now)
        assert msgspec.json.encode(found)

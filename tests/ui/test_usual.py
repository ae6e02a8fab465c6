"""What usually comes next: said in the empty entry line, done by one key, and taken back by undo."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from clerk.assets import resources
from clerk.record.facts import (
    Adjourn,
    AnyFact,
    Apologise,
    Attend,
    CastingVote,
    Move,
    NoneDeclared,
    OpenItem,
    Say,
    Start,
    Vote,
)
from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle
from clerk.record.script import read_script
from clerk.ui.field_words import Scene
from clerk.ui.usual import Usual, usual_step
from tests.stories.fingers import press_named, write
from tests.stories.officer import Officer

QUIET = read_script((resources() / "samples" / "quiet.json").read_bytes()).meeting
OfficerAt = Callable[[Meeting], Officer]


def step_after(count: int, item: str | None = None) -> Usual | None:
    """What comes next after so many events of the quiet sample, in the item that is open or in another."""
    meeting = QUIET.with_entries(QUIET.entries[:count])
    chronicle = Chronicle(meeting)
    return usual_step(
        Scene(meeting, chronicle, item or chronicle.last().item, QUIET.particulars.starts)
    )


def after(fact: type) -> int:
    """How many events it takes until one of a kind is recorded."""
    return next(i for i, e in enumerate(QUIET.entries, 1) if isinstance(e.fact, fact))


def test_before_the_meeting_comes_attendance_and_then_its_start() -> None:
    assert step_after(0) == Usual("attendance", verb="attend")
    assert step_after(after(Attend)) == Usual(
        "start, Miriam Harcastle presiding", Start(presiding="harcastle")
    )


def test_a_formal_item_has_its_formula_until_something_is_recorded_in_it() -> None:
    opened = next(i for i, e in enumerate(QUIET.entries, 1) if e.fact == OpenItem(item="interests"))
    assert step_after(opened) == Usual("no interests declared", NoneDeclared())
    assert step_after(after(NoneDeclared)) == Usual("open 3 Minutes", OpenItem(item="minutes"))
    assert step_after(after(Apologise) - 1) == Usual("apologies", verb="apologise")


def test_after_the_start_comes_the_first_item_also_when_apologies_stand_under_it_already() -> None:
    assert step_after(after(Start), item="river") == step_after(after(Start))
    first = QUIET.agenda[0]
    early = replace(QUIET.entries[after(Apologise) - 1], id=999, item=first.id)
    entries = [*QUIET.entries[: after(Attend)], early, *QUIET.entries[after(Attend) : after(Start)]]
    meeting = QUIET.with_entries(entries)
    scene = Scene(meeting, Chronicle(meeting), first.id, early.at)
    step = usual_step(scene)
    assert step is not None
    assert step.fact == OpenItem(item=first.id)


def test_at_the_last_item_comes_the_end_and_after_it_nothing() -> None:
    end = step_after(len(QUIET.entries) - 1)
    assert end is not None
    assert end.words == "end of the meeting"
    assert step_after(len(QUIET.entries)) is None


def test_nothing_is_usual_in_an_item_that_the_meeting_is_not_on() -> None:
    assert step_after(after(NoneDeclared), item="river") is None


def test_an_adjourned_meeting_resumes() -> None:
    entry = QUIET.entries[after(OpenItem) - 1]
    meeting = QUIET.with_entries(
        [*QUIET.entries[: after(OpenItem)], replace(entry, id=999, fact=Adjourn())]
    )
    scene = Scene(meeting, Chronicle(meeting), entry.item, entry.at)
    assert usual_step(scene) == Usual("meeting resumes", verb="resume")


def test_the_entry_line_says_what_the_key_does_and_undo_takes_it_back(
    officer_at: OfficerAt,
) -> None:
    officer = officer_at(QUIET)
    line = officer.window.entries.line
    assert line.edit.placeholderText().endswith("Ctrl+F3: attendance")
    press_named("Ctrl+F3")
    write("-so")
    press_named("Enter")
    officer.wait()
    assert line.edit.placeholderText().endswith("start, Miriam Harcastle presiding")
    press_named("Ctrl+F3")
    officer.wait()
    assert officer.desk.sight is not None
    facts = [entry.fact for entry in officer.desk.sight.meeting.entries]
    assert facts == [
        Attend(people=("harcastle", "dunn", "costa", "whitby"), capacity="member", mode="in_room"),
        Start(presiding="harcastle"),
    ]
    press_named("Ctrl+Z")
    officer.wait()
    assert len(officer.desk.sight.meeting.entries) == 1
    assert line.edit.placeholderText().endswith("start, Miriam Harcastle presiding")


@pytest.mark.parametrize("begin", [lambda: write("Words"), lambda: press_named("F7")])
def test_what_cannot_be_seen_is_not_recorded(
    officer_at: OfficerAt, begin: Callable[[], object]
) -> None:
    officer = officer_at(QUIET)
    begin()
    press_named("Ctrl+F3")
    officer.wait()
    assert officer.desk.sight is not None
    assert officer.desk.sight.meeting.entries == ()
    assert "Enter records that first" in officer.window.banner.words.words


def test_while_a_motion_is_before_the_meeting_the_vote_on_it_comes_next() -> None:
    before = QUIET.entries[: after(OpenItem)]
    opened = before[-1]

    def step(*facts: AnyFact) -> Usual | None:
        entries = [replace(opened, id=900 + at, fact=fact) for at, fact in enumerate(facts)]
        meeting = QUIET.with_entries([*before, *entries])
        return usual_step(Scene(meeting, Chronicle(meeting), opened.item, opened.at))

    # Something is recorded in the item, so its formula is done with.
    said = Say(text="Apologies were read.")
    moved = Move(ref="motion-1", what="That the minutes be signed.")
    tied = Vote(on="motion-1", manner="show_of_hands", for_=2, against=2)
    assert step(said, moved) == Usual("vote on the motion", verb="vote")
    assert step(said, moved, tied) == Usual("casting vote on the motion", verb="casting_vote")
    decided = step(said, moved, tied, CastingVote(on="motion-1", by="harcastle", way="for"))
    assert decided is not None
    assert isinstance(decided.fact, OpenItem)

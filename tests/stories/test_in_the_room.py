"""The page about the room, played section by section, key by key, in the real window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clerk.record.doubts import doubts
from clerk.record.facts import (
    Amend,
    Apologise,
    Assign,
    Attend,
    CastingVote,
    Move,
    NextMeeting,
    NoneDeclared,
    NoQuestions,
    OpenItem,
    Private,
    Resolve,
    Say,
    Vote,
)
from clerk.record.meeting import Meeting
from clerk.ui.look import Look
from tests.stories.second_meeting import PLAYED, strokes_of, window_for
from tests.stories.strokes import Player

Played = Callable[..., Meeting]
WORDS, FORMAL, MOTIONS, DOUBT = PLAYED[1:]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    yield look
    look.set_scale(1.0)
    look.choose_scheme("light")


@pytest.fixture
def played(look: Look, tmp_path: Path) -> Played:
    """Return a function that plays a section, and returns the meeting as it left it."""

    def play(section: str, scale: float = 1.0) -> Meeting:
        with window_for(section, look, tmp_path, scale=scale) as (window, wall):
            Player(window, wall).play(strokes_of(section))
            assert window.entries.line.edit.hasFocus()
            assert window.entries.line.text == ""
            sight = window.desk.sight
            assert sight is not None
            return sight.meeting

    return play


def said(meeting: Meeting) -> list[str]:
    return [fact.text for _, fact in meeting.of(Say)]


def test_typing_less_as_the_page_says(played: Played) -> None:
    meeting = played(PLAYED[0])
    assert said(meeting) == [
        "Odile Brandreth introduced the report. It was noted that the trees would be oaks.",
        "The Committee asked for a plan.",
        "Members spoke of Coldharbour Green at length.",
        "Costs",
    ]
    ((_, action),) = meeting.of(Assign)
    assert (action.text, f"{action.due}") == ("Write to the residents", "2027-10-30")
    assert [fact.text for _, fact in meeting.of(Private)] == ["Ask for the map"]


def test_words_as_the_page_says(played: Played) -> None:
    assert said(played(WORDS)) == [
        "The pavilion is not ready.",
        "Mr Tamblyn asked about it.",
        "The county would pay, and they were glad of it that day.",
    ]


def test_formal_business_as_the_page_says(played: Played) -> None:
    meeting = played(FORMAL)
    there = [fact.people for _, fact in meeting.of(Attend)]
    assert [len(people) for people in there] == [6, 2, 1]
    assert there[2] == ("storrick",)
    assert [fact.people for _, fact in meeting.of(Apologise)] == [("dunmore",)]
    assert meeting.of(NoneDeclared)
    assert meeting.of(NoQuestions)
    assert [fact.item for _, fact in meeting.of(OpenItem)] == ["i1", "i2", "i3", "i4", "i7"]
    ((_, following),) = meeting.of(NextMeeting)
    (date,) = following.dates
    assert (f"{date.date}", f"{date.time}") == ("2027-04-13", "14:00")
    assert date.place == meeting.particulars.place


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["as usual", "at 200 %"])
def test_motions_and_votes_as_the_page_says(played: Played, scale: float) -> None:
    meeting = played(MOTIONS, scale)
    (_, first), (_, lease) = meeting.of(Move)
    assert first.parts[1] == "That the residents beside it be told by letter and on the website."
    assert lease.what.startswith("That the lease be offered")
    ((_, amendment),) = meeting.of(Amend)
    assert amendment.mover == "yarrow"
    ((_, casting),) = meeting.of(CastingVote)
    assert casting.way == "for"
    figures, by_name = [fact for _, fact in meeting.of(Vote)]
    assert (figures.for_, figures.against) == (3, 3)
    assert by_name.manner == "named"
    assert list((by_name.named or {}).values()).count("for") == 4
    ((_, decision),) = meeting.of(Resolve)
    assert "in the spring" in str(decision.parts)


def test_a_doubt_as_the_page_says(played: Played) -> None:
    ((_, doubt),) = doubts(played(DOUBT), settled=True)
    assert doubt.settled == "Twelve, by the recording"


def test_every_numbered_step_of_the_page_that_is_played_has_keys() -> None:
    for section in PLAYED:
        assert sum(stroke.kind == "key" for stroke in strokes_of(section)) > 3, section

"""Motions and amendments: letters, fates, and the motion as it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from clerk.record.facts import Amend, Move
from clerk.record.meeting import Meeting
from clerk.record.motions import letter, motions, substantive
from tests.minutes.chamber import Data, do, sitting
from tests.strategies import meetings

MOVE = do("move", ref="m", what="That it be.", mover="ash")


def amend(ref: str, to: str = "m", **more: Any) -> Data:
    return do("amend", ref=ref, to=to, what="To change it.", **more)


def carried(on: str) -> Data:
    return do("vote", on=on, manner="show_of_hands", for_=3, against=1)


@pytest.mark.parametrize(
    ("index", "text"),
    [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (702, "AAA")],
)
def test_letters_go_on_after_z(index: int, text: str) -> None:
    assert letter(index) == text


def test_no_two_letters_are_the_same() -> None:
    assert len({letter(index) for index in range(2000)}) == 2000


def test_amendments_are_lettered_under_their_own_motion() -> None:
    found = motions(sitting(MOVE, {**MOVE, "ref": "n"}, amend("a"), amend("x", "n"), amend("b")))
    letters = {ref: motion.letter for ref, motion in found.items()}
    assert letters == {"m": "", "n": "", "a": "A", "x": "A", "b": "B"}
    assert found["m"].amendments == ("a", "b")


@pytest.mark.parametrize(
    ("events", "fate"),
    [
        ([], "open"),
        ([carried("m")], "carried"),
        ([do("vote", on="m", manner="show_of_hands", for_=1, against=3)], "lost"),
        ([do("vote", on="m", manner="show_of_hands", for_=2, against=2)], "tied"),
        (
            [
                do("vote", on="m", manner="show_of_hands", for_=2, against=2),
                do("casting_vote", on="m", by="ash", way="against"),
            ],
            "lost",
        ),
        ([do("vote", on="m", manner="show_of_hands")], "open"),
        ([do("vote", on="m", manner="assent")], "carried"),
        ([do("withdraw", ref="m")], "withdrawn"),
        ([do("fall", ref="m")], "fallen"),
        ([do("accept", ref="m")], "accepted"),
        ([carried("m"), do("withdraw", ref="m")], "withdrawn"),
        ([do("vote", on="item", manner="unanimous")], "open"),
    ],
)
def test_a_motion_has_the_fate_that_the_last_word_on_it_gave_it(
    events: list[Data], fate: str
) -> None:
    motion = motions(sitting(MOVE, *events))["m"]
    assert motion.fate == fate
    assert (motion.settled_by is None) == (
        not events or events[0]["on" if "on" in events[0] else "ref"] == "item"
    )


def test_every_vote_on_a_motion_is_kept() -> None:
    motion = motions(sitting(MOVE, carried("m"), carried("m")))["m"]
    assert len(motion.votes) == 2
    assert motion.settled_by == motion.votes[1]


def test_a_motion_stands_in_its_own_words_until_it_is_amended() -> None:
    assert substantive(sitting(MOVE), "m").what == "That it be."


def test_a_motion_stands_as_the_last_amendment_taken_made_it_read() -> None:
    meeting = sitting(
        MOVE,
        amend("a", becomes=["one"]),
        amend("b", becomes=["two"]),
        amend("c", becomes=["three"]),
        do("accept", ref="b"),
        carried("a"),
        do("vote", on="c", manner="show_of_hands", for_=1, against=3),
    )
    assert substantive(meeting, "m").parts == ("one",), "A was carried after B was accepted"


@pytest.mark.parametrize("fate", [do("withdraw", ref="a"), do("fall", ref="a")])
def test_an_amendment_that_was_not_taken_changes_nothing(fate: Data) -> None:
    meeting = sitting(MOVE, amend("a", becomes=["one"]), fate)
    assert substantive(meeting, "m").parts == ()


def test_an_amendment_that_does_not_say_how_the_motion_then_reads_leaves_its_words() -> None:
    assert substantive(sitting(MOVE, amend("a"), carried("a")), "m").what == "That it be."


def test_the_words_that_lead_into_parts_are_kept() -> None:
    move = do("move", ref="m", what="That the Committee:", parts=["do this"])
    meeting = sitting(move, amend("a", becomes=["do that"]), carried("a"))
    words = substantive(meeting, "m")
    assert (words.what, words.parts) == ("That the Committee:", ("do that",))


@given(meetings())
def test_every_motion_moved_is_known_once_with_one_fate_and_its_own_letter(
    meeting: Meeting,
) -> None:
    found = motions(meeting)
    moved = [entry for entry in meeting.entries if isinstance(entry.fact, Move | Amend)]
    assert [motion.entry for motion in found.values()] == moved
    for ref, motion in found.items():
        letters = [found[name].letter for name in motion.amendments]
        assert len(set(letters)) == len(letters)
        assert motion.is_amendment == bool(motion.letter)
        assert substantive(meeting, ref).what or substantive(meeting, ref).parts
        assert motion.settled_by is None or motion.settled_by in meeting.entries

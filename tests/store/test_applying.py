"""What a proposal alters is done in the book just as it was foreseen, all or nothing, and undone with its state."""

from __future__ import annotations

import datetime as dt
from functools import partial

import msgspec
import pytest

from clerk.assets import resources
from clerk.errors import Refused
from clerk.export.house_style import house_style
from clerk.minutes.applying import Altered, Removed, foreseen, offer
from clerk.minutes.applying.printed import Printed
from clerk.record.facts import Say
from clerk.record.proposals import Proposal
from clerk.record.script import read_script
from clerk.store.applying import do_deeds, refuse_if_settled
from clerk.store.minutebook import MinuteBook, open_book
from clerk.store.sign_off import NewDraft
from clerk.store.verbs import Step
from clerk.styles import load_style

NOW = dt.datetime(2026, 10, 9, 9, 30)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> MinuteBook:
    made = open_book(tmp_path_factory.mktemp("book") / "book.clerk")
    script = resources() / "samples" / "contested.json"
    made.replay(read_script(script.read_bytes()).meeting)
    return made


def printed(book: MinuteBook) -> Printed:
    meeting = book.meeting(1)
    return Printed(meeting, load_style(meeting.style), "full")


def words(now: Printed, anchor: str, old: str, new: str) -> Proposal:
    was = now.texts[anchor]
    return Proposal(kind="words", anchor=anchor, was=was, now=was.replace(old, new))


def every_kind(now: Printed) -> list[Proposal]:
    return [
        words(now, "cm_e55", "Owen Lindqvist", "Priya Nair"),
        words(now, "cm_e127", "5.18", "5.28"),
        words(now, "cm_e47", "about ", ""),
        words(now, "cm_e37", "RIVER", "WATER"),
        words(now, "cm_e55", "moved, and", "proposed, and"),
        words(now, "cm_e40", "0.14", "0.15"),
        Proposal(kind="insert", anchor="cm_e51", now="Members thanked the volunteers."),
        Proposal(kind="insert", anchor="cm_e54", now="The item was then moved."),
        Proposal(kind="insert", anchor="cm_heading_i7", now="Both were taken together."),
        Proposal(kind="remove", anchor="cm_e44", was=now.texts["cm_e44"]),
        Proposal(kind="remove", anchor="cm_e67_6", was=now.texts["cm_e67_6"]),
        Proposal(kind="move", anchor="cm_e51", after="cm_e39", was=now.texts["cm_e51"]),
        Proposal(kind="move", anchor="cm_e43", after="cm_e44", was=now.texts["cm_e43"]),
    ]


def test_the_book_prints_what_was_foreseen_and_undo_what_there_was(book: MinuteBook) -> None:
    before = printed(book)
    for proposal in every_kind(before):
        made = offer(before.meeting, before.style, "full", proposal)
        assert made.ways, proposal
        for way in made.ways:
            book.do(partial(do_deeds, meeting_id=1, deeds=way.deeds))
            after = printed(book)
            foretold = before.of(foreseen(before.meeting, way.deeds))
            assert list(after.texts.values()) == list(foretold.texts.values()), way
            assert list(after.texts.items()) != list(before.texts.items())
            book.undo()
            assert book.meeting(1) == before.meeting


def test_what_is_not_any_more_as_it_was_seen_is_not_altered(book: MinuteBook) -> None:
    entry = book.meeting(1).entry_by_id[51]
    fact = Say(text="Something else was said.")
    book.change(51, fact=fact)
    other = msgspec.structs.replace(entry, fact=Say(text="So he said."))
    for deed in (Altered(entry, other), Removed(entry)):
        with pytest.raises(Refused, match="altered meanwhile"):
            book.do(partial(do_deeds, meeting_id=1, deeds=[deed]))
    assert book.meeting(1).entry_by_id[51].fact == fact
    book.undo()


def test_a_proposal_is_settled_once_and_its_alteration_is_one_step_with_it(
    book: MinuteBook,
) -> None:
    before = printed(book)
    house = house_style(before.meeting.style)
    new = NewDraft(meeting=before.meeting, style=house.words, letterhead=house.letterhead, at=NOW)
    draft = book.do(lambda step: step.sign_off.keep_draft(1, new)).value
    proposal = words(before, "cm_e55", "Owen Lindqvist", "Priya Nair")
    number = book.do(lambda step: step.sign_off.propose(draft, proposal)).value
    assert book.sign_off.open_proposals(1) == 1
    way = offer(before.meeting, before.style, "full", proposal).ways[0]

    def settle(step: Step) -> None:
        refuse_if_settled(step, number)
        do_deeds(step, 1, way.deeds)
        step.sign_off.settle_proposal(number, "accepted", NOW)

    book.do(settle)
    assert book.sign_off.open_proposals(1) == 0
    with pytest.raises(Refused, match="settled meanwhile"):
        book.do(settle)
    book.undo()
    assert book.sign_off.open_proposals(1) == 1
    assert book.meeting(1) == before.meeting

"""What the officer accepts as it is, kept in the book with the reason, undone and taken back."""

import datetime as dt
from pathlib import Path

import pytest

from clerk.errors import Refused
from clerk.record.facts import Arrive
from clerk.record.rules import Flag, check_record
from clerk.store.minutebook import MinuteBook, open_book
from tests.store.planning import a_meeting, at

NOW = dt.datetime(2026, 3, 5, 9, 15, 20, 400)


def flagged(book: MinuteBook) -> tuple[int, Flag]:
    """A meeting in which somebody arrives twice, and the flag of it."""
    number = book.replay(a_meeting()).value
    meeting = book.meeting(number)
    person, item = meeting.body.members[0].person, meeting.agenda[0].id
    book.record(number, Arrive(person=person), at("15:30"), item=item)
    book.record(number, Arrive(person=person), at("15:31"), item=item)
    flags = check_record(book.meeting(number))
    return number, [flag for flag in flags if flag.code == "arrives_twice"][-1]


def test_an_acceptance_is_kept_with_its_reason_and_outlives_a_restart(
    book: MinuteBook, tmp_path: Path
) -> None:
    number, flag = flagged(book)
    done = book.accept(number, flag, "  Two\ndoors ", NOW)
    assert done.changes.touches(number)
    book.close()
    with open_book(book.path) as again:
        (kept,) = again.meeting(number).particulars.accepted
    assert (kept.code, kept.mark, kept.reason) == ("arrives_twice", flag.mark, "Two doors")
    assert (kept.sentence, kept.at) == (flag.sentence, NOW.replace(microsecond=0))


def test_its_step_names_the_item_and_nothing_that_may_be_exempt(book: MinuteBook) -> None:
    number, flag = flagged(book)
    book.accept(number, flag, "Two doors", NOW)
    assert book.undo_name == f"acceptance of a flag in item {book.meeting(number).agenda[0].number}"
    book.undo()
    assert book.meeting(number).particulars.accepted == ()
    book.redo()
    assert len(book.meeting(number).particulars.accepted) == 1


def test_the_same_flag_accepted_again_has_the_new_reason(book: MinuteBook) -> None:
    number, flag = flagged(book)
    book.accept(number, flag, "Two doors", NOW)
    book.accept(number, flag, "Three doors", NOW)
    assert [each.reason for each in book.meeting(number).particulars.accepted] == ["Three doors"]


@pytest.mark.parametrize("reason", ["", " \n ", "\u0007"])
def test_an_acceptance_without_a_reason_is_refused(book: MinuteBook, reason: str) -> None:
    number, flag = flagged(book)
    with pytest.raises(Refused, match="has a reason"):
        book.accept(number, flag, reason, NOW)
    assert book.meeting(number).particulars.accepted == ()


def test_an_acceptance_can_be_taken_back(book: MinuteBook) -> None:
    number, flag = flagged(book)
    book.accept(number, flag, "Two doors", NOW)
    book.withdraw_acceptance(number, flag.mark)
    assert book.meeting(number).particulars.accepted == ()
    assert book.undo_name == "acceptance taken back"
    assert book.withdraw_acceptance(number, flag.mark).changes.nothing

"""Minutes are a draft until a later meeting of the body recorded that they were signed."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from clerk.minutes.layout import draft
from clerk.record.facts import ApproveMinutes
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.record.signoff import signing, with_signing
from clerk.store.minutebook import open_book
from clerk.styles import load_style

QUIET = Path(__file__).parents[2] / "resources" / "samples" / "quiet.json"
HELD = dt.date(2026, 11, 12)
NEXT = dt.date(2026, 12, 10)


@pytest.fixture
def quiet() -> Meeting:
    return read_script(QUIET.read_bytes()).meeting


def test_minutes_that_nobody_approved_are_a_draft(quiet: Meeting) -> None:
    assert signing(quiet, []) is None
    assert draft(quiet, load_style("cabinet")).marking == "DRAFT"


def test_an_approval_without_a_signature_leaves_them_a_draft(quiet: Meeting) -> None:
    assert signing(quiet, [(NEXT, ApproveMinutes(of=(HELD,)))]) is None


def test_an_approval_of_another_day_leaves_them_a_draft(quiet: Meeting) -> None:
    approval = ApproveMinutes(of=(dt.date(2026, 10, 15),), signed_by="somebody")
    assert signing(quiet, [(NEXT, approval)]) is None


def test_a_signature_at_the_next_meeting_ends_the_draft(quiet: Meeting) -> None:
    approval = ApproveMinutes(of=(HELD,), signed_by="somebody")
    signed = with_signing(quiet, [(NEXT, approval)])
    assert signed.particulars.signed is not None
    assert signed.particulars.signed.on == NEXT
    assert draft(signed, load_style("cabinet")).marking == ""


def test_the_minute_book_finds_the_signature_in_the_bodys_next_meeting(
    quiet: Meeting, tmp_path: Path
) -> None:
    chair = next(seat.person for seat in quiet.body.members if seat.role == "chair")
    plan = msgspec.structs.replace(quiet, entries=())
    particulars = msgspec.structs.replace(quiet.particulars, date=NEXT)
    later = msgspec.structs.replace(plan, particulars=particulars)
    with open_book(tmp_path / "book.clerk") as book:
        first = book.replay(quiet).value
        assert book.meeting_to_print(first).particulars.signed is None
        second = book.new_meeting(later).value
        book.record(
            second, ApproveMinutes(of=(HELD,), signed_by=chair), at=dt.datetime(2026, 12, 10, 14)
        )
        assert book.meeting_to_print(first).particulars.signed is not None
        assert book.meeting_to_print(second).particulars.signed is None

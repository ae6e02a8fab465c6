"""Signed minutes are a closed record: no verb, undo or redo alters it, and only the signing can be taken back."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from clerk.errors import Refused
from clerk.record.facts import ApproveMinutes, Correction, MatterArising, NotHeld, Say, Start
from clerk.record.meeting import Meeting
from clerk.record.stages import StageStep
from clerk.store.minutebook import MinuteBook, Step, open_book
from clerk.store.sign_off import DraftFile, NewDraft
from tests.store.planning import DAY, a_meeting, a_plan, at, say

ON = dt.date(2026, 4, 1)
NOW = dt.datetime(2026, 4, 1, 15, 10)


def set_up(book: MinuteBook, day: dt.date, **particulars: object) -> int:
    return book.new_meeting(a_plan(date=day, **particulars)).value


def held(book: MinuteBook, day: dt.date) -> int:
    number = set_up(book, day)
    book.record(number, Start(presiding="okoro"), at("14:30", day))
    return number


def approve(book: MinuteBook, number: int, *days: dt.date, **more: object) -> int:
    fact = msgspec.convert({"do": "approve_minutes", "of": days, **more}, ApproveMinutes)
    return book.record(number, fact, at("14:40", ON)).value


def sign(book: MinuteBook, number: int) -> None:
    seen = book.meeting(number)
    signed = NewDraft(
        meeting=seen, style=b"s", letterhead=b"l", at=NOW, by="Councillor Leigh, Chair"
    )
    book.do(lambda step: step.sign_off.sign(number, seen, signed, ON))


@pytest.fixture
def meeting(book: MinuteBook) -> int:
    return book.replay(a_meeting()).value


ALTERATIONS: list[Callable[[Step, int, Meeting], object]] = [
    lambda step, number, _: step.record(number, Say(text="More."), at("15:05")),
    lambda step, _, was: step.change(was.entries[-1].id, fact=Say(text="Other.")),
    lambda step, _, was: step.change(was.entries[-1].id, exempt=True),
    lambda step, _, was: step.reword(was.entries[3].id, "Others came."),
    lambda step, _, was: step.remove(was.entries[-1].id),
    lambda step, _, was: step.move(was.entries[1].id, was.entries[0].id),
    lambda step, number, was: step.set_plan(number, was_elsewhere(was)),
    lambda step, number, _: step.remove_meeting(number),
    lambda step, number, _: step.sign_off.set_stage(number, StageStep(stage="draft", at=NOW)),
]


def was_elsewhere(was: Meeting) -> Meeting:
    particulars = msgspec.structs.replace(was.particulars, place="Elsewhere")
    return msgspec.structs.replace(was, particulars=particulars)


@pytest.mark.parametrize("alter", ALTERATIONS)
def test_nothing_alters_a_signed_record(
    book: MinuteBook, meeting: int, alter: Callable[[Step, int, Meeting], object]
) -> None:
    was = book.meeting(meeting)
    sign(book, meeting)
    with pytest.raises(Refused, match="signed by Councillor Leigh, Chair, on 1 April 2026"):
        book.do(lambda step: alter(step, meeting, was))
    assert book.meeting(meeting) == was
    assert book.approval.closed(meeting) is not None


def test_the_signing_is_one_step_and_is_itself_the_first_to_be_undone(
    book: MinuteBook, meeting: int
) -> None:
    was = book.meeting(meeting)
    sign(book, meeting)
    assert (book.undo_name or "").startswith("signing of the minutes of Planning Committee")
    signed = book.sign_off.signed_draft(meeting)
    assert signed is not None
    assert (signed.kind, signed.by) == ("signed", "Councillor Leigh, Chair")
    book.undo()
    assert book.approval.closed(meeting) is None
    assert book.sign_off.drafts(meeting) == []
    book.redo()
    assert book.approval.closed(meeting) is not None
    assert book.meeting(meeting) == was


def test_undo_of_what_was_done_since_leaves_the_record_closed(
    book: MinuteBook, meeting: int
) -> None:
    later = set_up(book, ON)
    sign(book, meeting)
    say(book, later, "a passage of the later meeting")
    book.undo()
    assert book.approval.closed(meeting) is not None
    say(book, later, "again")
    assert book.redo() is None
    assert book.approval.closed(meeting) is not None


def test_the_record_stays_closed_when_the_book_is_opened_again(
    book: MinuteBook, meeting: int
) -> None:
    sign(book, meeting)
    path = book.path
    book.close()
    with open_book(path) as again:
        with pytest.raises(Refused, match="at a later meeting"):
            again.record(meeting, Say(text="More."), at("15:05"))
        again.undo()
        again.record(meeting, Say(text="More."), at("15:05"))


def test_a_signing_is_not_taken_back_once_notes_were_purged_because_of_it(
    book: MinuteBook, meeting: int
) -> None:
    sign(book, meeting)
    book.do(
        lambda step: step.journal.connection.execute(
            "INSERT INTO purges (meeting_id, at, by_whom, rule, scope, counts) "
            "VALUES (?, '2026-09-01T10:00:00', 'A. Clerk', 'Schedule 4.2', 'notes', '{}')",
            (meeting,),
        )
    )
    with pytest.raises(Refused, match="cannot be taken back"):
        book.undo()
    assert book.approval.closed(meeting) is not None


def test_minutes_altered_since_the_set_was_made_are_not_signed(
    book: MinuteBook, meeting: int
) -> None:
    seen = book.meeting(meeting)
    say(book, meeting, "one thing more")
    signed = NewDraft(meeting=seen, style=b"s", letterhead=b"l", at=NOW)
    with pytest.raises(Refused, match="altered while"):
        book.do(lambda step: step.sign_off.sign(meeting, seen, signed, ON))
    assert book.approval.closed(meeting) is None


def test_the_approval_that_was_signed_on_stays_as_it_is(book: MinuteBook, meeting: int) -> None:
    day = book.meeting(meeting).particulars.date
    later = held(book, ON)
    entry = approve(book, later, day, corrections=({"minute": "2", "from": "wall", "to": "bank"},))
    sign(book, meeting)
    with pytest.raises(Refused, match="stay as they are"):
        book.remove(entry)
    with pytest.raises(Refused, match="stay as they are"):
        book.change(entry, fact=ApproveMinutes(of=(day,)))
    # What does not bear on what was signed may still be said otherwise.
    book.change(entry, at=at("14:45", ON))
    book.reword(entry, "The minutes were approved as corrected.")


def test_what_waits_is_held_not_approved_and_in_the_order_it_happened(book: MinuteBook) -> None:
    days = [dt.date(2026, 1, 7), dt.date(2026, 2, 4), dt.date(2026, 2, 18), dt.date(2026, 3, 4)]
    second, first, third, fourth = (held(book, days[place]) for place in (1, 0, 2, 3))
    set_up(book, dt.date(2026, 3, 11))  # called, and never held
    book.record(third, NotHeld(reason="Inquorate."), at("14:31", days[2]))
    now = held(book, ON)
    assert [each.id for each in book.approval.waiting(now)] == [first, second, fourth]
    approve(book, now, days[0], days[1])
    assert [each.id for each in book.approval.waiting(now)] == [fourth]
    after = held(book, dt.date(2026, 5, 6))
    assert [each.id for each in book.approval.waiting(after)] == [fourth, now]
    assert [each.id for each in book.approval.waiting(fourth)] == []


def test_an_extraordinary_meeting_takes_no_minutes_unless_its_body_does_so(
    book: MinuteBook,
) -> None:
    held(book, dt.date(2026, 3, 4))
    number = set_up(book, ON, type="extraordinary")
    plan = book.meeting(number)
    assert book.approval.around(plan, number, frozenset()).waiting == ()
    body = msgspec.structs.replace(plan.body, rules={"minutes_at_extraordinary": False})
    own = msgspec.structs.replace(plan, body=body)
    assert len(book.approval.around(own, number, frozenset()).waiting) == 1


def test_a_later_correction_is_shown_against_the_old_minutes(
    book: MinuteBook, meeting: int
) -> None:
    day = book.meeting(meeting).particulars.date
    sign(book, meeting)
    later = held(book, ON)
    wrong = Correction(minute="2", from_="wall", to="bank")
    entry = approve(book, later, day, corrections=({"minute": "2", "from": "wall", "to": "bank"},))
    arising = MatterArising(of=day, minute="2", text="The wall is a bank.")
    book.record(later, arising, at("14:50", ON))
    first, second = book.approval.later(meeting)
    assert (first.meeting, first.entry, first.minute, first.date) == (later, entry, "2", ON)
    assert (wrong.to in first.words, second.words) == (True, "The wall is a bank.")
    assert book.approval.later(later) == ()


def moved(was: Meeting, day: dt.date) -> Meeting:
    return msgspec.structs.replace(
        was, particulars=msgspec.structs.replace(was.particulars, date=day)
    )


def of_another_body(was: Meeting) -> Meeting:
    return msgspec.structs.replace(was, body=msgspec.structs.replace(was.body, id="licensing"))


def test_what_approved_signed_minutes_stays_a_later_meeting_of_that_body(
    book: MinuteBook, meeting: int
) -> None:
    later = held(book, ON)
    approval = approve(book, later, DAY)
    sign(book, meeting)
    was = book.meeting(later)
    for plan in (moved(was, DAY - dt.timedelta(days=1)), of_another_body(was)):
        with pytest.raises(Refused, match="4 March 2026 were signed as approved at this meeting"):
            book.set_plan(later, plan)
    # Where nothing signed rests on it, it is as any other; and a wrong day may be put right.
    book.set_plan(later, moved(was, ON + dt.timedelta(days=1)))
    book.undo()
    with pytest.raises(Refused, match="signed as approved here"):
        book.remove(approval)


def test_no_file_is_put_to_what_was_signed(book: MinuteBook, meeting: int) -> None:
    sign(book, meeting)
    signed = book.sign_off.signed_draft(meeting)
    assert signed is not None
    another = DraftFile(name="another.docx", which="public", data=b"PK")
    with pytest.raises(Refused, match="the record is closed"):
        book.do(lambda step: step.sign_off.keep_draft_files(signed.id, [another]))
    assert book.sign_off.signed_draft(meeting) == signed

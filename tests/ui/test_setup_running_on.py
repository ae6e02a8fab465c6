"""The next meeting goes on where the last one ended: its numbers, and the minutes that wait for it."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from clerk.minutes.layout import draft
from clerk.record.facts import Assign, End, NotHeld, Start
from clerk.record.meeting import Meeting
from clerk.record.numbering import next_numbers
from clerk.store.minutebook import MinuteBook, open_book
from clerk.store.sign_off import DraftFile, NewDraft
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.setup_agenda import usual_items, with_waiting
from clerk.ui.setup_body import BodyDialog
from clerk.ui.setup_meeting import NewMeetingDialog
from tests.store.planning import a_meeting, a_plan, at

DAY = dt.date(2026, 3, 4)


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> MinuteBook:
    """Return a book with a meeting that was held, and one that could not be."""
    path = tmp_path / "minutes.clerk"
    with open_book(path) as book:
        numbered = msgspec.structs.replace(
            a_meeting(),
            particulars=msgspec.structs.replace(
                a_meeting().particulars, first_minute_number=38, first_action_number=12
            ),
        )
        first = book.replay(numbered).value
        book.record(first, Assign(text="Mend the wall."), at("15:10"))
        book.record(first, End(), at("15:30"))
    desk.open(path)
    assert isinstance(desk.book, MinuteBook)
    return desk.book


@pytest.fixture
def dialog(opened: MinuteBook, desk: Desk, look: Look, qtbot: QtBot) -> NewMeetingDialog:
    dialog = NewMeetingDialog(look, desk, DAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.go(1)
    dialog.form.date.fill("1 April 2026")
    return dialog


def test_minute_and_action_numbers_run_on_and_may_be_said_otherwise(
    dialog: NewMeetingDialog,
) -> None:
    assert (dialog.form.first.value, dialog.form.action.value) == ("42", "13")
    assert "The last minute of 4 March 2026 is 41." in dialog.form.first.note.words
    dialog.form.action.fill("20")
    dialog.go(1)
    meeting = dialog.meeting()
    assert meeting is not None
    assert meeting.particulars.first_minute_number == 42
    assert meeting.particulars.first_action_number == 20


def test_a_new_municipal_year_begins_again_at_one_and_the_actions_run_on(
    dialog: NewMeetingDialog,
) -> None:
    dialog.form.date.fill("6 May 2026")
    assert (dialog.form.first.value, dialog.form.action.value) == ("1", "13")
    assert "begin again with the new municipal year" in dialog.form.first.note.words


@pytest.mark.parametrize(
    ("restart", "day", "number"),
    [
        (5, "2026-04-29", 42),
        (5, "2026-05-01", 1),
        (0, "2027-06-01", 42),
        (1, "2026-12-31", 42),
        (1, "2027-01-01", 1),
    ],
)
def test_the_body_says_with_which_month_its_numbers_begin_again(
    opened: MinuteBook, restart: int, day: str, number: int
) -> None:
    last = opened.meeting(1)
    assert next_numbers(last, dt.date.fromisoformat(day), restart).minute == number


def test_notes_of_a_meeting_that_was_not_held_take_no_numbers() -> None:
    plan = msgspec.structs.replace(
        a_plan(), particulars=msgspec.structs.replace(a_plan().particulars, first_minute_number=7)
    )
    entry = a_meeting().entries[0]
    noted = plan.with_entries([msgspec.structs.replace(entry, fact=NotHeld(reason="Inquorate."))])
    assert next_numbers(noted, None, 5).minute == 7


def test_the_agenda_names_the_minutes_that_wait_unless_it_names_a_day_itself(
    dialog: NewMeetingDialog, opened: MinuteBook
) -> None:
    second = opened.new_meeting(a_plan(date=dt.date(2026, 3, 18))).value
    opened.record(second, Start(presiding="okoro"), at("14:30", dt.date(2026, 3, 18)))
    dialog.go(1)
    items = dialog.agenda.items()
    assert items is not None
    assert [item.purpose for item in items if item.kind == "minutes"] == [
        "To approve the minutes of the meetings held on 4 March 2026 and 18 March 2026."
    ]
    named = msgspec.structs.replace(items[2], purpose="To approve the minutes of 4 March 2026.")
    assert with_waiting([named], [DAY, dt.date(2026, 3, 18)]) == [named]


def test_an_extraordinary_meeting_is_offered_no_minutes(dialog: NewMeetingDialog) -> None:
    dialog.form.type.fill("extraordinary")
    dialog.go(1)
    items = dialog.agenda.items()
    assert items is not None
    (minutes,) = (item for item in items if item.kind == "minutes")
    assert minutes.purpose == usual_items()[2].purpose


def test_loose_leaves_go_on_after_those_that_were_printed_last(
    dialog: NewMeetingDialog, opened: MinuteBook
) -> None:
    from clerk.assets import style_folder
    from clerk.export.pdf import write_pdf
    from clerk.styles import load_style

    meeting = opened.meeting(1)
    body = msgspec.structs.replace(meeting.body, style="parish")
    leaves = msgspec.structs.replace(meeting.particulars, first_leaf=31)
    parish: Meeting = msgspec.structs.replace(meeting, body=body, particulars=leaves, entries=())
    opened.set_plan(1, parish)
    opened.register_body(parish.council, parish.body, parish.people)
    held = opened.meeting(1)
    pdf = write_pdf(draft(held, load_style("parish")), style_folder("parish") / "letterhead.docx")
    file = DraftFile(name="m.pdf", which="public", data=pdf)
    new = NewDraft(meeting=held, style=b"", letterhead=b"", at=at("16:00"), files=(file,))
    opened.do(lambda step: step.sign_off.keep_draft(1, new))
    again = NewMeetingDialog(dialog.look, dialog.desk, DAY)
    again.form.date.fill("1 April 2026")
    assert int(again.form.leaf.value) > 31
    assert not again.form.leaf.isHidden()


def test_a_body_keeps_the_month_in_which_its_numbers_begin_again(
    opened: MinuteBook, desk: Desk, look: Look, qtbot: QtBot
) -> None:
    dialog = BodyDialog(look, desk)
    qtbot.addWidget(dialog)
    (council,) = opened.councils()
    (body,) = opened.bodies(council.name)
    dialog.show_body(council, msgspec.structs.replace(body, numbers_restart=0))
    assert dialog.restart.control.currentText() == "They run on for good"  # type: ignore[attr-defined]  # a list
    dialog.restart.fill("1")
    assert dialog._body(()).numbers_restart == 1

"""A house style holds from a date on: last year's minutes go on printing as they did."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from clerk.cli import main
from clerk.errors import Refused
from clerk.minutes.layout import draft
from clerk.record.meeting import Meeting
from clerk.record.people import Body, DatedStyle
from clerk.record.script import read_script, write_script
from clerk.store.minutebook import open_book
from clerk.styles import load_style
from tests.minutes.chamber import Data, do, play, present, script

STYLES: list[Data] = [
    {"from": "2026-05-01", "style": "parish"},
    {"from": "2025-05-01", "style": "cabinet"},
]


def body(**more: object) -> Body:
    return play(body={"styles": STYLES, **more}).body


def meeting_on(date: str) -> Meeting:
    events = (present("ash"), do("start", presiding="ash"), do("end", at="15:00"))
    return play(*events, meeting={"date": date}, body={"styles": STYLES})


@pytest.mark.parametrize(
    ("day", "style"),
    [
        ("2024-12-19", "council"),
        ("2025-04-30", "council"),
        ("2025-05-01", "cabinet"),
        ("2026-04-30", "cabinet"),
        ("2026-05-01", "parish"),
        ("2031-01-01", "parish"),
    ],
)
def test_the_style_that_holds_is_the_last_to_have_begun(day: str, style: str) -> None:
    assert body().style_on(dt.date.fromisoformat(day)) == style
    assert meeting_on(day).style == style


def test_a_body_without_dates_has_one_style_for_good() -> None:
    assert body(styles=[]).style_on(dt.date(1999, 1, 1)) == "council"


def test_the_draft_and_its_letterhead_are_those_of_the_day() -> None:
    for day, style in (("2025-04-30", "council"), ("2025-06-01", "cabinet")):
        meeting = meeting_on(day)
        assert draft(meeting, load_style(meeting.style)).style == style


def test_the_dates_go_with_the_script_and_the_book(tmp_path: Path) -> None:
    meeting = meeting_on("2026-06-01")
    assert read_script(write_script(meeting)).meeting.body.styles == (
        DatedStyle(from_=dt.date(2026, 5, 1), style="parish"),
        DatedStyle(from_=dt.date(2025, 5, 1), style="cabinet"),
    )
    with open_book(tmp_path / "book.clerk") as book:
        number = book.replay(meeting).value
        assert book.meeting(number).body == meeting.body
        (registered,) = book.bodies(meeting.council.name)
        assert registered.styles == meeting.body.styles


def test_a_style_chosen_without_a_date_holds_from_now_on() -> None:
    today = dt.date(2026, 3, 4)
    assert body().restyled("cabinet", today) == (body().style, body().styles)
    assert body().restyled("scrutiny", today) == ("scrutiny", ())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ([{"from": "May", "style": "parish"}], "body.styles[0].from"),
        ([{"from": "2026-05-01"}], "body.styles[0]"),
        ([{"from": "2026-05-01", "style": "../parish"}], "body.styles[0].style"),
    ],
)
def test_dates_that_are_none_are_refused_at_their_place(wrong: list[Data], said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_script(json.dumps(script(body={"styles": wrong})))
    assert said in refused.value.sentence


def test_the_command_line_exports_and_checks_each_meeting_in_its_own_style(tmp_path: Path) -> None:
    path = tmp_path / "book.clerk"
    with open_book(path) as book:
        for day in ("2025-04-30", "2026-06-01"):
            book.replay(meeting_on(day))
    run = CliRunner()
    done = run.invoke(
        main, ["export", "--book", str(path), "--out", str(tmp_path), "--format", "txt"]
    )
    assert done.exit_code == 0, done.output
    old, new = (Path(line).read_text(encoding="utf-8") for line in done.output.splitlines())
    assert "The meeting closed at 3.00pm." in old
    assert "The Chair closed the meeting at 15:00." in new


def test_a_meeting_is_refused_whose_own_style_is_not_there(tmp_path: Path) -> None:
    unknown = [{"from": "2026-01-01", "style": "regatta"}]
    for styles, code in ((unknown, 2), ([{**unknown[0], "from": "2027-01-01"}], 0)):
        file = tmp_path / f"{code}.json"
        file.write_text(json.dumps(script(body={"styles": styles})), encoding="utf-8")
        done = CliRunner().invoke(
            main, ["replay", str(file), "--book", str(tmp_path / "book.clerk")]
        )
        assert done.exit_code == code, done.output


def test_a_meeting_that_is_altered_leaves_the_dates_that_its_body_was_given_since(
    tmp_path: Path,
) -> None:
    ahead = msgspec.structs.replace(meeting_on("2031-06-01"), entries=())
    ahead = msgspec.structs.replace(ahead, body=msgspec.structs.replace(ahead.body, styles=()))
    dated = (DatedStyle(from_=dt.date(2032, 5, 1), style="cabinet"),)
    with open_book(tmp_path / "book.clerk") as book:
        number = book.do(lambda step: step.new_meeting(ahead)).value
        body = msgspec.structs.replace(ahead.body, styles=dated)
        book.do(lambda step: step.register_body(ahead.council, body, ahead.people))
        moved = msgspec.structs.replace(ahead.particulars, place="Elsewhere")
        book.do(
            lambda step: step.set_plan(number, msgspec.structs.replace(ahead, particulars=moved))
        )
        assert book.meeting(number).body.styles == ()
        (registered,) = book.bodies(ahead.council.name)
        assert registered.styles == dated

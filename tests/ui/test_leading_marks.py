"""A mark and a blank at the beginning of the entry line make another thing of what is typed; one before it escapes."""

from __future__ import annotations

import datetime as dt

import pytest

from clerk.record.facts import Assign, Private, Say
from clerk.ui.entry_line import EntryLine
from tests.ui.test_capture import CONTROL, Key, hands  # noqa: F401  # a fixture
from tests.ui.test_typing_aids import At, at  # noqa: F401  # a fixture

MARKS = ["#", "-", "*", ">", "1.", ">>", "?", "!"]


def line(at: At) -> EntryLine:  # noqa: F811
    return at.window.entries.line


@pytest.mark.parametrize(
    ("lead", "form"), [(">> ", "action"), ("? ", "doubt"), ("! ", "private note")]
)
def test_a_mark_says_what_the_words_become(at: At, lead: str, form: str) -> None:  # noqa: F811
    at.write(f"{lead}words")
    assert at.text == "words"
    assert line(at).edit.accessibleName() == f"Entry line, {form}"


@pytest.mark.parametrize("mark", MARKS)
def test_a_blank_before_it_escapes_a_mark(at: At, mark: str) -> None:  # noqa: F811
    at.write(f" {mark} So")
    assert (at.text, line(at).form) == (f" {mark} So", "paragraph")
    at.press(Key.Key_Return)
    at.wait()
    assert at.last().fact == Say(text=f"{mark} So")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("undone", ["backspace", "undo"])
def test_what_a_mark_did_is_taken_back(at: At, mark: str, undone: str) -> None:  # noqa: F811
    at.write(f"{mark} ")
    assert (at.text, line(at).form != "paragraph") == ("", True)
    if undone == "backspace":
        at.press(Key.Key_Backspace)
        assert at.text == f"{mark} "
    else:
        at.press(Key.Key_Z, CONTROL)
        assert at.text == mark
    assert line(at).form == "paragraph"


@pytest.mark.parametrize("lead", ["? ", "! "])
def test_a_doubt_and_a_private_note_are_kept_and_the_next_is_a_paragraph_again(
    at: At,  # noqa: F811
    lead: str,
) -> None:
    at.write(f"{lead}Was it 40 or 50?")
    at.press(Key.Key_Return)
    at.wait()
    words = "Was it 40 or 50?"
    wanted = Private(text=words, doubt="open") if lead == "? " else Private(text=words)
    assert at.last().fact == wanted
    assert (line(at).text, line(at).form) == ("", "paragraph")


def test_an_action_whose_owner_and_day_are_plain_is_recorded_at_once(at: At) -> None:  # noqa: F811
    at.write(">> Peter Brandt: write to the anglers by 30 October")
    at.press(Key.Key_Return)
    at.wait()
    assert at.last().fact == Assign(
        text="Write to the anglers", owner="brandt", due=dt.date(2026, 10, 30)
    )
    assert (line(at).text, line(at).form) == ("", "paragraph")


def test_an_action_whose_owner_is_not_plain_waits_in_its_form_with_its_words(
    at: At,  # noqa: F811
) -> None:
    at.write(">> Write to the anglers by 30 October")
    at.press(Key.Key_Return)
    strip = at.window.entries.strip
    assert strip.form is not None
    assert strip.texts["text"] == "Write to the anglers"
    assert strip.texts["due"] == "30 October 2026"
    assert strip.boxes["owner"].widget.hasFocus()
    at.write("Brandt")
    at.press(Key.Key_Return)
    at.wait()
    assert at.last().fact == Assign(
        text="Write to the anglers", owner="brandt", due=dt.date(2026, 10, 30)
    )
    assert line(at).text == ""


def test_the_words_of_an_action_stay_until_it_is_in_the_book(at: At) -> None:  # noqa: F811
    at.write(">> Write to somebody")
    at.press(Key.Key_Return)
    at.press(Key.Key_Escape)
    assert (line(at).text, line(at).form) == ("Write to somebody", "action")
    before = len(at.entries())
    at.press(Key.Key_Return)
    at.press(Key.Key_Return)
    at.wait()
    assert len(at.entries()) == before + 1
    assert at.last().fact == Assign(text="Write to somebody")
    assert (line(at).text, line(at).form) == ("", "paragraph")


def test_a_form_chosen_by_key_has_no_mark_to_take_back(at: At) -> None:  # noqa: F811
    at.press(Key.Key_4, CONTROL)
    at.press(Key.Key_Backspace)
    assert (at.text, line(at).form) == ("", "heading")


def test_marks_lead_nowhere_once_they_are_switched_off(at: At) -> None:  # noqa: F811
    at.choose(marks=False)
    at.write(">> Write")
    assert (at.text, line(at).form) == (">> Write", "paragraph")

"""Corrections are carried into the record that is signed: where the words were typed, or as a sentence's own words."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from clerk.assets import resources
from clerk.minutes.corrected import Corrected, corrected
from clerk.minutes.layout import draft
from clerk.minutes.style import Style
from clerk.record.exemption import exempt_entries, public_meeting
from clerk.record.facts import ApproveMinutes, Correction, Move, Say
from clerk.record.meeting import Meeting, fingerprint
from clerk.record.script import read_script
from clerk.styles import load_style

Correct = Callable[..., Corrected]


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_script((resources() / "samples" / "contested.json").read_bytes()).meeting


@pytest.fixture(scope="module")
def style(meeting: Meeting) -> Style:
    return load_style(meeting.style)


@pytest.fixture
def correct(meeting: Meeting, style: Style) -> Correct:
    def carry(minute: str, old: str, new: str, **more: object) -> Corrected:
        given = {"minute": minute, "from": old, "to": new, **more}
        return corrected(meeting, style, [msgspec.convert(given, Correction)])

    return carry


def printed(meeting: Meeting, style: Style) -> list[str]:
    return [block.text for block in draft(meeting, style, "full").blocks]


def test_words_of_a_passage_are_put_right_where_they_were_typed(
    correct: Correct, meeting: Meeting, style: Style
) -> None:
    found = correct("63", "eleven dry days", "twelve dry days")
    assert found.troubles == ()
    assert found.carried[0].entry == 46
    before, after = printed(meeting, style), printed(found.meeting, style)
    differing = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    ((old, new),) = differing
    assert old.replace("eleven", "twelve") == new
    assert found.meeting.entry_by_id[46].wording is None
    assert meeting.entry_by_id[46] != found.meeting.entry_by_id[46]


@pytest.mark.parametrize(
    "minute", ["63", "Minute 63", "63.", "6", "River quality in the Leam catchment"]
)
def test_a_minute_is_meant_by_its_number_its_agenda_number_or_its_title(
    correct: Correct, minute: str
) -> None:
    assert correct(minute, "eleven dry days", "twelve dry days").troubles == ()


def test_a_sentence_written_from_a_fact_takes_the_words_as_its_own(
    correct: Correct, style: Style
) -> None:
    found = correct("60", "No further interests were declared", "No other interests were declared")
    assert found.troubles == ()
    entry = found.meeting.entry_by_id[137]
    assert entry.wording == "No other interests were declared at the resumed meeting on 7 October."
    assert not entry.wording_is_stale
    assert entry.wording in printed(found.meeting, style)


def test_quotation_marks_dashes_and_line_ends_need_not_be_typed_as_they_print(
    correct: Correct,
) -> None:
    assert correct("63", "volunteers'  readings", "volunteers’ samples").troubles == ()


def test_words_that_stand_twice_are_told_with_their_places_and_nothing_is_guessed(
    correct: Correct, meeting: Meeting
) -> None:
    found = correct("63", "Amendment A", "Amendment Z")
    (trouble,) = found.troubles
    assert trouble.startswith(
        "Minute 63: “Amendment A” stands there twice (minute 63: “Amendment A, moved by"
    )
    assert "Give more of the words" in trouble
    assert found.meeting == meeting


def test_words_that_stand_in_another_minute_are_told_to_stand_there(correct: Correct) -> None:
    (trouble,) = correct("58", "eleven dry days", "twelve dry days").troubles
    assert "Minute 58: “eleven dry days” does not stand there." in trouble
    assert "It stands in minute 63: “…" in trouble
    (nowhere,) = correct("63", "a dozen herons", "two herons").troubles
    assert nowhere == "Minute 63: “a dozen herons” does not stand there."


def test_a_word_is_never_found_inside_another(correct: Correct) -> None:
    (trouble,) = correct("63", "even dry days", "x").troubles
    assert "does not stand there" in trouble


def test_a_heading_and_a_name_written_wrongly_are_put_right_in_what_the_meeting_was_set_up_with(
    correct: Correct, style: Style
) -> None:
    found = correct("59", "Named substitutes", "Substitute members")
    assert (found.troubles, found.meeting.item_by_id["i2"].title) == ((), "Substitute members")
    named = correct("Attendance", "Amin Farouk", "Ameen Farouk")
    assert named.troubles == ()
    assert named.meeting.person_by_id["farouk"].name == "Ameen Farouk"
    assert not any("Amin Farouk" in text for text in printed(named.meeting, style))


def test_one_person_for_another_is_a_fact_and_not_a_spelling(correct: Correct) -> None:
    (trouble,) = correct("Attendance", "Owen Lindqvist", "Peter Brandt").troubles
    assert "Put the fact right" in trouble


def test_a_fact_is_put_right_and_what_is_written_from_it_follows(
    correct: Correct, meeting: Meeting, style: Style
) -> None:
    entry = meeting.entry_by_id[55]
    assert isinstance(entry.fact, Move)
    name = fingerprint(entry.fact)
    found = correct("63", "Lindqvist", "Brandt", fact=name, set={"seconder": "brandt"})
    assert found.troubles == ()
    fact = found.meeting.entry_by_id[55].fact
    assert isinstance(fact, Move)
    assert fact.seconder == "brandt"
    assert any(
        "and Councillor Peter Brandt seconded" in text for text in printed(found.meeting, style)
    )
    taken = correct("63", "Lindqvist", "nobody", fact=name, set={"seconder": ""})
    assert taken.meeting.entry_by_id[55].fact.seconder is None  # type: ignore[union-attr]  # a motion


def test_a_fact_that_is_another_by_now_or_would_be_none_is_told(
    correct: Correct, meeting: Meeting
) -> None:
    name = fingerprint(meeting.entry_by_id[55].fact)
    (gone,) = correct("63", "a", "b", fact="0" * 16, set={"seconder": "brandt"}).troubles
    assert "is not in these minutes any more" in gone
    (nobody,) = correct("63", "a", "b", fact=name, set={"seconder": "nemo"}).troubles
    assert "nemo" in nobody
    (nothing,) = correct("63", "a", "b", fact=name, set={"nonsense": "x"}).troubles
    assert nothing


def test_corrections_follow_one_another_and_one_that_fails_leaves_the_others(
    meeting: Meeting, style: Style
) -> None:
    wanted = [
        Correction("63", "eleven dry days", "twelve dry days"),
        Correction("63", "two herons", "three herons"),
        Correction("63", "twelve dry days", "twelve days without rain"),
    ]
    found = corrected(meeting, style, wanted)
    assert [bool(each.trouble) for each in found.carried] == [False, True, False]
    assert any("twelve days without rain" in text for text in printed(found.meeting, style))


def test_a_correction_of_exempt_words_is_known_to_be_one(
    correct: Correct, meeting: Meeting
) -> None:
    said = next(
        entry
        for entry in meeting.entries
        if entry.id in exempt_entries(meeting) and isinstance(entry.fact, Say)
    )
    words = said.fact.text[:40]  # type: ignore[union-attr]  # a passage
    (done,) = correct("73", words, "Other words").carried
    assert (done.trouble, done.entry, done.exempt) == ("", said.id, True)
    (public,) = correct("63", "eleven dry days", "twelve dry days").carried
    assert not public.exempt


def test_a_correction_that_is_not_found_is_exempt_where_in_doubt(
    correct: Correct, meeting: Meeting
) -> None:
    said = next(
        entry.fact.text
        for entry in meeting.entries
        if entry.id in exempt_entries(meeting) and isinstance(entry.fact, Say)
    )
    (done,) = correct("73", f"{said[:30]} as nobody wrote it", "Other words").carried
    assert (bool(done.trouble), done.exempt) == (True, True)
    (done,) = correct("", "words that stand nowhere", "Other words").carried
    assert (bool(done.trouble), done.exempt) == (True, True)
    # It stands there several times, some of them exempt.
    (done,) = correct("73", "the", "a").carried
    assert (bool(done.trouble), done.exempt) == (True, True)
    (done,) = correct("63", "a dozen herons", "two herons").carried
    assert (bool(done.trouble), done.exempt) == (True, False)


def test_an_exempt_correction_is_in_no_public_set(meeting: Meeting, style: Style) -> None:
    corrections = (
        Correction("73", "a rent of £1", "a rent of £2", exempt=True),
        Correction("63", "eleven", "twelve"),
    )
    fact = ApproveMinutes(of=(dt.date(2026, 7, 14),), corrections=corrections)
    entries = tuple(
        msgspec.structs.replace(entry, fact=fact) if entry.id == 29 else entry
        for entry in meeting.entries
    )
    held = msgspec.structs.replace(meeting, entries=entries)
    told = [
        text for _, each in public_meeting(held).of(ApproveMinutes) for text in each.corrections
    ]
    assert told == [corrections[1]]
    public = "\n".join(block.text for block in draft(held, style, "public").blocks)
    assert "a rent of" not in public
    assert "twelve" in public

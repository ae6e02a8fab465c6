"""The rules about texts: what they read, what they leave alone, and that good words never trip them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk import assets
from clerk.record.facts import AnyFact, Resolve, Say
from clerk.record.kinds import Part
from clerk.record.meeting import Entry
from clerk.record.references import defines
from clerk.record.rules import FAMILIES, RULES, TEXT_RULES, Case, check_record, check_text
from clerk.record.rules.register import distance, is_close
from clerk.record.rules.rule import Write
from clerk.record.rules.texts import entry_passages, passages, reworded
from clerk.record.script import read_script
from tests.minutes.chamber import do
from tests.record.rules.pairs.names import PEOPLE
from tests.record.rules.pairs.scenes import agenda, sitting

SAMPLES = sorted((assets.resources() / "samples").glob("*.json"))
OURS = (
    "Dates", "Dates in the text", "Numbers", "References", "Lettered lists", "Names", "Posts and offices", "Terms",
)  # fmt: skip
OUR_CODES = {rule.code for family in FAMILIES if family.title in OURS for rule in family.rules}
MEETING = sitting(people=PEOPLE)
DAY = dt.date(2026, 3, 4)


def entry(fact: AnyFact, **more: object) -> Entry:
    return msgspec.structs.replace(
        Entry(id=1, at=dt.datetime(2026, 3, 4, 14), fact=fact, item="i2"), **more
    )


def codes(text: str, item: str | None = "i2") -> set[str]:
    return {flag.code for flag in check_text(MEETING, text, item)}


def test_every_part_of_a_decision_is_read_however_deep_it_stands() -> None:
    decision = Resolve(
        kind="agreed",
        parts=("one", Part(text="two", parts=("three", Part(text="four")))),
        reasons=("five",),
        alternatives="six",
        conditions=("seven",),
        notice="eight",
    )
    read = [passage.text for passage in entry_passages(entry(decision, wording="nine"))]
    assert sorted(read) == sorted(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )


def test_quotations_and_earlier_minutes_are_not_read() -> None:
    meeting = sitting(
        do("say", form="quote", text="Councillor Okora, on Monday 4 March 2026"),
        do(
            "approve_minutes",
            of=["2026-02-04"],
            corrections=[{"minute": "1", "from": "Councillor Okora", "to": "Councillor Okoro"}],
        ),
        do("say", text="The sign read “Monday 4 March 2026, Councillor Okora, minute 99 below”."),
        people=PEOPLE,
    )
    assert not OUR_CODES & {flag.code for flag in check_record(meeting)}


def test_the_agenda_is_read_in_all_that_it_prints() -> None:
    meeting = sitting(
        agenda=agenda(
            i2={
                "purpose": "purpose",
                "recommendations": ["recommendation"],
                "public_text": "public",
                "notice": {"what": "notice", "parts": ["part"]},
            }
        )
    )
    read = {passage.text for passage in passages(meeting) if passage.entry is None}
    assert {"The bridge", "purpose", "recommendation", "public", "notice", "part"} <= read


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_id_and_no_ref_is_taken_for_the_officers_words(path: Path) -> None:
    meeting = read_script(path.read_bytes()).meeting
    ids = {*meeting.person_by_id, *meeting.item_by_id, meeting.body.id, meeting.body.style}
    ids |= {name for each in meeting.entries if (name := defines(each.fact)) is not None}
    assert not ids & {passage.text for passage in passages(meeting)}


def test_rewording_a_fact_touches_its_words_alone() -> None:
    fact = Resolve(kind="agreed", by="mended", what="It be mended.", parts=("mended",))
    changed = reworded(fact, lambda text: text.replace("mended", "painted"))
    assert changed == Resolve(kind="agreed", by="mended", what="It be painted.", parts=("painted",))


def test_words_still_being_typed_are_looked_at_with_what_to_write_instead() -> None:
    flags = check_text(MEETING, "Councillor Okora came on Tuesday 4 March 2026.", "i2")
    ways = {mend.deed.text for flag in flags for mend in flag.mends if isinstance(mend.deed, Write)}
    assert {flag.code for flag in flags} == {"name_misspelt", "wrong_weekday"}
    assert {"Councillor Okoro", "Wednesday 4 March 2026"} <= ways
    assert {flag.item for flag in flags} == {"i2"}


def test_a_rule_that_is_switched_off_says_nothing_of_words_being_typed() -> None:
    assert not check_text(MEETING, "Councillor Okora came", "i2", frozenset({"name_misspelt"}))


def test_a_sentence_that_is_not_finished_yet_says_nothing() -> None:
    whole = (
        "Councillor Adaeze Okoro, Leader of the Council, came on Wednesday 4 March 2026 to speak on minute 3 below: "
        "a) the bridge; b) the lease; and c) Councillor Costa Ferreira’s report under item 2."
    )
    for end in range(len(whole) + 1):
        assert not codes(whole[:end]), whole[:end]


def test_the_last_word_is_looked_at_once_it_is_finished() -> None:
    assert not codes("It was moved by Councillor Okora")
    assert codes("It was moved by Councillor Okora,") == {"name_misspelt"}


def test_the_rules_tried_on_words_being_typed_are_rules_about_texts() -> None:
    assert TEXT_RULES
    assert {rule.code for rule in TEXT_RULES} <= OUR_CODES


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [("okoro", "okoro", 0), ("okora", "okoro", 1), ("okroo", "okoro", 1), ("kro", "okoro", 2), ("ash", "okoro", 3)],
)  # fmt: skip
def test_letters_left_out_put_in_changed_or_swapped_are_counted(
    one: str, other: str, off: int
) -> None:
    assert distance(one, other) == off
    assert distance(other, one) == off


@pytest.mark.parametrize(
    ("written", "name", "close"),
    [
        ("swinglehurts", "swinglehurst", True),
        ("hale", "hall", True),
        ("fox", "cox", False),  # a short name keeps its first letter
        ("jones", "james", False),  # two common names, two letters apart
        ("marshes", "marsh", False),  # more than one of them
        ("okoro's", "okoro", False),
        ("ng", "no", False),
    ],
)
def test_a_name_is_close_to_another_by_its_length(written: str, name: str, close: bool) -> None:
    assert is_close(written, name) is close


_PEOPLE = [person for person in MEETING.people if person.name and person.title]
_MARKS = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")


def _named() -> st.SearchStrategy[str]:
    titles = {"Councillor": ["Councillor", "Cllr"], "The Reverend": ["The Reverend", "The Revd"]}
    return st.sampled_from(_PEOPLE).flatmap(
        lambda person: st.sampled_from(titles.get(person.title, [person.title])).map(
            lambda title: f"{title} {person.name}"
        )
    )


def _dates() -> st.SearchStrategy[str]:
    forms = (
        "{0:%A} {0.day} {0:%B} {0.year}",
        "{0:%A}, {0.day} {0:%B}, {0.year}",
        "{0:%a} {0:%d/%m/%Y}",
        "{0:%d.%m.%Y} ({0:%A})",
        "{0.day} {0:%b} {0.year}",
    )
    days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
    near = st.dates(DAY - dt.timedelta(days=360), DAY + dt.timedelta(days=360))
    return st.builds(lambda form, day: form.format(day), st.sampled_from(forms), days) | st.builds(
        lambda day: f"{day:%A} {day.day} {day:%B}", near
    )


def _references() -> st.SearchStrategy[str]:
    return st.sampled_from(
        ("minute 1 above", "minute 3 below", "minutes 1 and 3", "item 2", "agenda item 3", "items 1 to 3",
         "section 31(4)(a)", "paragraph (c)", "paragraph 3 of Part 1 of Schedule 12A", "item 41 of the action log")
    )  # fmt: skip


def _lists() -> st.SearchStrategy[str]:
    return st.integers(2, 10).map(
        lambda count: "; ".join(f"{mark}) it was so" for mark in _MARKS[:count])
    )


@given(st.lists(_named() | _dates() | _references(), min_size=1, max_size=8), _lists())
def test_names_in_full_right_dates_and_right_references_never_trip(
    said: list[str], parts: str
) -> None:
    text = "It was noted by " + ", and also with ".join(said) + " that it was in hand."
    assert codes(text) == set()
    assert codes(f"{text} It was agreed to: {parts}.") == set()
    meeting = sitting(do("say", text=text), do("say", form="point", text=parts), people=PEOPLE)
    assert not OUR_CODES & {flag.code for flag in check_record(meeting)}


@given(st.text(max_size=80))
def test_no_text_whatever_is_too_much_for_the_rules(text: str) -> None:
    for flag in check_text(MEETING, text, "i2"):
        assert flag.sentence


@given(st.lists(_named() | _dates() | _references() | _lists(), max_size=5), st.integers(0, 120))
def test_a_text_cut_off_anywhere_is_not_too_much_for_them_either(said: list[str], end: int) -> None:
    case = Case(sitting(do("say", text=" ".join(said)[:end] or "x"), people=PEOPLE))
    for rule in RULES:
        if rule.code in OUR_CODES:
            list(rule.find(case))
    assert isinstance(case.meeting.entries[-1].fact, Say)

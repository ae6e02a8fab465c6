"""The forms of the verbs: every verb has one, and every fact goes through its form unchanged."""

import datetime as dt
import json

import msgspec
import pytest

from clerk.assets import resources
from clerk.errors import Refused
from clerk.record.facts import VERBS, verb
from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle
from clerk.record.script import read_script
from clerk.ui.field_words import (
    Scene,
    When,
    read_clock,
    read_date,
    read_parts,
    read_people,
    read_person,
    read_when,
    show_parts,
)
from clerk.ui.filling import UnfilledError, first_texts, read_form, texts_of
from clerk.ui.first_words import next_item
from clerk.ui.forms import FORMS


def meeting_of(name: str) -> Meeting:
    script = (resources() / "samples" / f"{name}.json").read_bytes()
    return read_script(script).meeting


def scene_of(meeting: Meeting, item: str | None = None) -> Scene:
    return Scene(meeting, Chronicle(meeting), item, dt.datetime(2026, 10, 6, 14, 46))


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scene_of(meeting_of("contested"), "i6")


def test_every_verb_has_a_form_and_every_field_of_it_a_place() -> None:
    assert FORMS.keys() == VERBS.keys()
    for form in FORMS.values():
        assert {each.name for each in form.fields} == form.typed.keys(), form.verb
        assert len({each.label for each in form.fields}) == len(form.fields), form.verb


def test_no_two_forms_are_called_the_same() -> None:
    words = [form.words for form in FORMS.values()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    "name", ["contested", "quiet", "parish", "not-held", "planning", "licensing"]
)
def test_every_fact_of_the_samples_goes_through_its_form_unchanged(name: str) -> None:
    meeting = meeting_of(name)
    scene = scene_of(meeting)
    for entry in meeting.entries:
        form = FORMS[verb(entry.fact)]
        # As the form of an entry that is there is opened: in sight of what it was.
        there = msgspec.structs.replace(scene, before=entry)
        assert read_form(form, texts_of(form, entry.fact, there), there) == entry.fact


def test_every_form_says_what_is_missing_and_where(scene: Scene) -> None:
    for form in FORMS.values():
        needed = [each for each in form.fields if form.typed[each.name].required]
        blank = dict.fromkeys(form.typed, "")
        if any(form.typed[each.name].kind not in ("people", "items", "numbers") for each in needed):
            with pytest.raises(UnfilledError) as refusal:
                read_form(form, blank, scene)
            assert refusal.value.field in form.typed
            assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Hale", "hale"),
        ("hale", "hale"),
        ("Tom M", "tmarsh"),
        ("tmarsh", "tmarsh"),
        ("Head of Env", "head-env"),
        ("Daniel Osei (Solicitor)", "osei"),
        ("solicitor", "osei"),
        ("Costa Ferreira", "costa"),
    ],
)
def test_people_are_found_by_name_and_by_post(typed: str, person: str, scene: Scene) -> None:
    assert read_person(typed, scene) == person


def test_a_name_of_two_people_is_asked_back(scene: Scene) -> None:
    with pytest.raises(Refused, match="Tom Marsh or Joan Marsh"):
        read_person("Marsh", scene)
    with pytest.raises(Refused, match="Nobody of this meeting"):
        read_person("Zimmer", scene)


def test_several_people_are_typed_with_commas_or_and(scene: Scene) -> None:
    assert read_people("Hale, Cole and Tom Marsh", scene) == ["hale", "cole", "tmarsh"]


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("14.45", (14, 45)),
        ("1445", (14, 45)),
        ("14:45", (14, 45)),
        ("2.45pm", (14, 45)),
        ("2.45 p.m.", (14, 45)),
        ("12.05am", (0, 5)),
        ("9 am", (9, 0)),
        ("945", (9, 45)),
    ],
)
def test_times_are_read_as_officers_write_them(typed: str, time: tuple[int, int]) -> None:
    assert read_clock(typed) == dt.time(*time)


@pytest.mark.parametrize("typed", ["25.00", "14.61", "quarter to", "9", "13pm"])
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(Refused, match=r"14\.45"):
        read_clock(typed)


def test_about_a_time_and_another_day(scene: Scene) -> None:
    assert read_when("", scene) is None
    assert read_when("about 14.41", scene) == When(dt.datetime(2026, 10, 6, 14, 41), about=True)
    assert read_when("8 October 9.15", scene) == When(dt.datetime(2026, 10, 8, 9, 15))
    assert read_when("8 October 2026, 09:15", scene) == When(dt.datetime(2026, 10, 8, 9, 15))
    assert read_when("c 2.41 pm", scene) == When(dt.datetime(2026, 10, 6, 14, 41), about=True)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("30 October", dt.date(2026, 10, 30)),
        ("30/10/2026", dt.date(2026, 10, 30)),
        ("2026-10-30", dt.date(2026, 10, 30)),
        ("Friday 30 Oct 2026", dt.date(2026, 10, 30)),
        ("5 January", dt.date(2027, 1, 5)),
    ],
)
def test_dates_are_read_as_officers_write_them(typed: str, date: dt.date) -> None:
    assert read_date(typed, dt.date(2026, 10, 6)) == date


def test_parts_of_parts_are_indented() -> None:
    text = "first; and\n  inner one; and\n    deeper\n  inner two\nsecond."
    parts = read_parts(text)
    assert parts == [
        {
            "text": "first; and",
            "parts": [{"text": "inner one; and", "parts": ["deeper"]}, "inner two"],
        },
        "second.",
    ]
    assert show_parts(parts) == text


def test_a_decision_begins_with_what_the_report_recommends() -> None:
    meeting = meeting_of("contested")
    fresh = scene_of(meeting.with_entries(()), "i6")
    # The decision says “that” once, for all its parts.
    assert first_texts(FORMS["resolve"], fresh)["parts"].splitlines() == [
        "The results of the summer sampling programme be noted; and",
        "The Committee consider what recommendations, if any, it wishes to make to the Cabinet.",
    ]


def test_a_decision_on_a_carried_motion_begins_with_its_words_as_amended(scene: Scene) -> None:
    texts = first_texts(FORMS["resolve"], scene)
    assert texts["by"] == "river"
    assert texts["parts"].splitlines()[0].endswith("with a map;")


def test_the_next_item_follows_the_order_as_varied() -> None:
    meeting = meeting_of("contested")
    cut = next(i for i, e in enumerate(meeting.entries) if e.at == dt.datetime(2026, 10, 6, 16, 12))
    assert next_item(scene_of(meeting.with_entries(meeting.entries[:cut]))) == "i9"


def test_the_forms_are_drawn_from_the_facts_own_types() -> None:
    # What a script's field is called, a form's field is called: a form is a script's event, typed.
    assert json.dumps(sorted(FORMS["declare"].typed)) == json.dumps(
        sorted(["person", "items", "interest", "action", "class", "nature", "sensitive"])
    )
    assert FORMS["declare"].typed["action"].choices == ("stays", "leaves", "speaks_then_leaves")

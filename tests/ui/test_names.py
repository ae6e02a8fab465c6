"""Whom a few letters mean: shown before anything is recorded, recorded as it was shown, and asked back where unsure."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clerk.assets import resources
from clerk.errors import Refused
from clerk.record.facts import Attend
from clerk.record.meeting import Meeting
from clerk.record.people import Person
from clerk.record.presence import Chronicle
from clerk.record.script import read_script
from clerk.ui.field_words import Scene, read_attending, read_items, read_person
from clerk.ui.names import Names


def meeting_of(name: str) -> Meeting:
    return read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting


def scene_of(meeting: Meeting) -> Scene:
    return Scene(meeting, Chronicle(meeting), None, dt.datetime(2026, 10, 6, 13, 50))


QUIET, CONTESTED = meeting_of("quiet"), meeting_of("contested")
BEFORE = scene_of(QUIET.with_entries(()))
FULL_CALL = scene_of(CONTESTED)


@pytest.mark.parametrize(
    ("letters", "person"),
    [
        ("h", "harcastle"),  # the one surname with it
        ("pd", "dunn"),  # initials
        ("ph", "dunn"),  # a first name
        ("hoe", "head-env"),  # initials of a post
        ("chief e", "chief"),
        ("ferr", "costa"),
        ("COSTA", "costa"),
    ],
)
def test_a_few_letters_are_enough(letters: str, person: str) -> None:
    assert read_person(letters, BEFORE) == person


def test_letters_of_two_people_are_asked_back_with_both_names() -> None:
    with pytest.raises(Refused, match="“mar” may be Tom Marsh or Joan Marsh"):
        read_person("mar", FULL_CALL)
    assert read_person("jm", FULL_CALL) == "jmarsh"


def test_a_whole_name_is_surer_than_the_beginning_of_another() -> None:
    people = (Person("a", "Tom Marsh"), Person("b", "Rita Tomlin"), Person("c", "Ann Tómas"))
    names = Names(people)
    assert [p.id for p in names.meant("tom")] == ["a"]
    assert [p.id for p in names.meant("toml")] == ["b"]
    assert [p.id for p in names.meant("toma")] == ["c"]


@given(st.data())
def test_what_letters_mean_is_one_person_or_refused_and_more_letters_never_change_a_whole_name(
    data: st.DataObject,
) -> None:
    scene = data.draw(st.sampled_from([BEFORE, FULL_CALL]))
    person = data.draw(st.sampled_from(scene.meeting.people))
    words = data.draw(st.sampled_from([w for w in (person.name, person.post) if w]))
    letters = words[: data.draw(st.integers(1, len(words)))]
    meant = scene.names.meant(letters)
    assert meant, "letters of somebody mean somebody"
    if len(meant) == 1:
        assert read_person(letters, scene) == meant[0].id
    else:
        with pytest.raises(Refused, match="may be"):
            read_person(letters, scene)
    assert read_person(words, scene) == person.id


def test_a_dash_is_every_member_who_is_not_there_yet_and_names_after_it_are_those_who_are_missing() -> (
    None
):
    members = ["harcastle", "dunn", "costa", "whitby", "sorrel"]
    assert read_attending("-", BEFORE) == members
    assert read_attending("all", BEFORE) == members
    assert read_attending("-so, wh", BEFORE) == members[:3]
    assert read_attending("all but Sorrel and Whitby", BEFORE) == members[:3]
    assert read_attending("officers", BEFORE) == ["chief", "finance", "head-env", "calder"]
    assert read_attending("off-hoe", BEFORE) == ["chief", "finance", "calder"]
    assert read_attending("dunn, costa", BEFORE) == ["dunn", "costa"]


def test_a_dash_leaves_out_who_is_there_already() -> None:
    ticked = next(e for e in QUIET.entries if isinstance(e.fact, Attend))
    assert read_attending("-", scene_of(QUIET.with_entries([ticked]))) == ["sorrel"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-tarr", "Gwen Tarrant would not be among them"),
        ("-ha, du, co, wh, so", "That leaves nobody"),
        ("-zz", "Nobody of this meeting is called “zz”"),
    ],
)
def test_a_dash_that_cannot_be_meant_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_attending(typed, BEFORE)


def test_officers_in_short_are_not_taken_for_a_person_of_that_name() -> None:
    people = (*QUIET.people, Person("offord", "Mary Offord"))
    scene = scene_of(replace(QUIET.with_entries(()), people=people))
    with pytest.raises(Refused, match="may be Mary Offord or all officers"):
        read_attending("off", scene)
    assert read_attending("offo", scene) == ["offord"]


def test_items_in_a_row_are_typed_as_from_to() -> None:
    assert read_items("6-8, 10, 9", FULL_CALL) == ["i6", "i7", "i8", "i10", "i9"]
    with pytest.raises(Refused, match="no item “99”"):
        read_items("9-99", FULL_CALL)

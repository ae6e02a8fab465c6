"""People offered after @: by name, initials or post, the likeliest first, as the style prints them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.minutes.naming import Naming
from clerk.record.meeting import Meeting
from clerk.record.people import Person
from clerk.record.presence import Chronicle
from clerk.styles import load_style
from clerk.words.people import MOST_RECENT, candidates, recent_speakers
from tests.minutes.chamber import do, play, sitting
from tests.strategies import meetings

PEOPLE = (
    Person(id="ash", name="Ann Ash", title="Councillor", group="Harbour Independents"),
    Person(id="ashby", name="Tom Ashby", title="Councillor"),
    Person(id="berg", name="Piet van der Berg", title="Mr", organisation="Anglers’ Club"),
    Person(id="lindqvist", name="Inés Lindqvist", title="Councillor"),
    Person(id="obrien", name="Aoife O’Brien", title="Dr"),
    Person(id="head", post="Head of Environment"),
    Person(id="okoro", name="Ada Okoro", post="Chief Executive"),
)


def found(typed: str, in_room: Sequence[str] = (), recent: Sequence[str] = ()) -> list[str]:
    offered = candidates(typed, PEOPLE, str, in_room=in_room, recent=recent)
    return [each.person for each in offered]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ash", "ash"),
        ("ashb", "ashby"),
        ("ANN", "ash"),
        ("ta", "ashby"),
        ("berg", "berg"),
        ("van", "berg"),
        ("pvdb", "berg"),
        ("pb", "berg"),
        ("lin", "lindqvist"),
        ("ines", "lindqvist"),
        ("obr", "obrien"),
        ("o'b", "obrien"),
        ("o’b", "obrien"),
        ("head", "head"),
        ("env", "head"),
        ("hoe", "head"),
        ("he", "head"),
        ("ce", "okoro"),
        ("chief", "okoro"),
        ("ada ok", "okoro"),
        ("ok ad", "okoro"),
        ("councillor lin", "lindqvist"),
        ("angl", "berg"),
        ("harb ind", "ash"),
        ("qvist", "lindqvist"),
        ("zz", None),
    ],
)
def test_a_few_letters_of_name_initials_or_post_find_somebody(
    typed: str, first: str | None
) -> None:
    assert next(iter(found(typed)), None) == first


def test_a_surname_typed_to_the_end_goes_before_a_longer_one_whoever_spoke() -> None:
    assert found("ash", in_room=["ashby"], recent=["ashby"]) == ["ash", "ashby"]


def test_those_in_the_room_go_before_others_and_of_these_whoever_spoke_last() -> None:
    order = found("a", in_room=["ash", "ashby", "okoro"], recent=["okoro", "ashby", "obrien"])
    assert order == ["okoro", "ashby", "ash", "obrien", "berg"]


def test_without_letters_everybody_is_offered() -> None:
    assert found("", in_room=["okoro"], recent=["head"]) == [
        *("okoro", "head", "ash", "ashby", "lindqvist", "obrien", "berg")
    ]


def test_a_title_alone_finds_those_who_have_it_after_those_whose_name_it_begins() -> None:
    assert found("dr") == ["obrien"]
    assert set(found("coun")) == {"ash", "ashby", "lindqvist"}


@pytest.mark.parametrize(
    ("style", "text"), [("council", "Councillor Ash"), ("cabinet", "Councillor Ash")]
)
def test_each_is_printed_as_the_style_names_them(style: str, text: str) -> None:
    meeting = sitting()
    naming = Naming(meeting, load_style(style))
    offered = candidates("ash", meeting.people, lambda person: naming.person(person.id))
    assert offered[0].text == naming.person("ash")
    assert text in offered[0].text


def test_who_is_there_and_who_spoke_is_told_with_each() -> None:
    (ash, *_) = candidates("ann", PEOPLE, str, in_room={"ash"}, recent=["ash"])
    assert (ash.in_room, ash.recent) == (True, True)


# Who spoke last


def test_who_spoke_last_is_told_by_facts_and_by_the_names_in_what_was_minuted() -> None:
    meeting = sitting(
        do("say", text="Councillor Dale asked about the bridge, and Councillor Cole agreed."),
        do("question", kind="member", text="Why?", **{"from": "fern"}),
        do("move", ref="m", what="That it be so.", mover="birch", seconder="ash"),
        do("say", text="The Solicitor to the Council advised.", by="elm"),
    )
    assert recent_speakers(meeting) == ("solicitor", "elm", "ash", "birch", "fern", "cole", "dale")


def test_being_there_voting_or_a_private_note_is_not_speaking() -> None:
    meeting = sitting(
        do("private", text="Ask Ash."),
        do("vote", on="item", manner="named", named={"birch": "for", "cole": "against"}),
    )
    assert recent_speakers(meeting) == ()


def test_of_two_with_one_surname_the_full_name_tells_which() -> None:
    people = [{"id": "ash_b", "name": "Bo Ash", "title": "Councillor"}]
    both = play(do("say", text="Councillor Ash spoke."), people=people)
    assert set(recent_speakers(both)) == {"ash", "ash_b"}
    one = play(do("say", text="Councillor Bo Ash spoke; Ashen faces."), people=people)
    assert recent_speakers(one) == ("ash_b",)


def test_a_meeting_says_who_is_offered() -> None:
    meeting = sitting(do("say", text="Councillor Dale spoke."), do("leave", person="ash"))
    room = Chronicle(meeting).last()
    offered = candidates(
        "", meeting.people, str, in_room=room.occupants, recent=recent_speakers(meeting)
    )
    assert [each.person for each in offered][:3] == ["dale", "birch", "cole"]
    assert not next(each for each in offered if each.person == "ash").in_room


# Whatever is typed


@given(meetings(), st.text(max_size=5), st.randoms())
def test_the_order_is_the_same_however_the_register_is_sorted_and_nobody_comes_twice(
    meeting: Meeting, typed: str, random: Random
) -> None:
    people = list(meeting.people)
    first = candidates(typed, people, str, recent=["leigh", "okoro"], in_room=["marsh"])
    random.shuffle(people)
    assert candidates(typed, people, str, recent=["leigh", "okoro"], in_room=["marsh"]) == first
    assert len({each.person for each in first}) == len(first)


@given(meetings(max_entries=30))
def test_whoever_spoke_is_in_the_register_and_told_once(meeting: Meeting) -> None:
    spoke = recent_speakers(meeting)
    assert set(spoke) <= set(meeting.person_by_id)
    assert len(set(spoke)) == len(spoke) <= MOST_RECENT


@given(st.sampled_from(PEOPLE), st.data())
def test_every_beginning_of_a_name_or_post_finds_its_bearer(
    person: Person, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from((person.name or person.post).replace("’", "").split()))
    letters = word[: data.draw(st.integers(1, len(word)))]
    assert person.id in found(letters)

"""The invented meetings that Clerk ships: whole, careful, and between them using all that a script can say."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clerk import assets
from clerk.minutes.checks import check
from clerk.record.exemption import exempt_entries, public_meeting
from clerk.record.facts import (
    Absent,
    CastingVote,
    Declare,
    Dissent,
    Leave,
    Move,
    OpenItem,
    Private,
    RecordMyVote,
    Resolve,
    Say,
    Vote,
)
from clerk.record.meeting import Meeting
from clerk.record.motions import motions, substantive
from clerk.record.presence import Chronicle
from clerk.record.roll import missing, roll
from clerk.record.schema import script_schema
from clerk.record.script import read_script, write_script
from clerk.record.voting import division, entitled, quorum, result, tally
from clerk.styles import load_style
from tests.record.contract import every_use, uses

SAMPLES = sorted((assets.resources() / "samples").glob("*.json"))

# What cannot be said in one meeting along with the rest, and the sample that says it.
ELSEWHERE = {
    ("not_held", "do"): "not-held",  # a meeting that could not be held has no business
    ("not_held", "reason"): "not-held",
    ("Particulars", "signed"): "parish",  # once signed it is no draft any more
    ("Signed", "by"): "parish",
    ("Signed", "on"): "parish",
    ("Signed", "office"): "parish",
    ("Quorum", "number"): "quiet",  # a quorum is a number or a fraction
    ("Body", "styles"): "planning",  # a committee that changed its style with the municipal year
    ("DatedStyle", "from"): "planning",
    ("DatedStyle", "style"): "planning",
    ("Particulars", "first_leaf"): "parish",  # a council that keeps loose leaves
    ("table", "total"): "parish",
    ("AgendaItem", "application"): "planning",  # scrutiny decides no applications
    **{
        ("Application", field): "planning"
        for field in ("number", "site", "proposal", "applicant", "ward")
    },
    ("Correction", "fact"): "planning",  # it names a fact of minutes that this book does not hold
    ("Correction", "set"): "planning",
    ("Correction", "exempt"): "planning",
    ("resolve", "contrary"): "planning",
    ("resolve", "reasons_start"): "planning",
    ("resolve", "appeal"): "licensing",
}


def raw(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(sample(name).read_text(encoding="utf-8"))
    return data


def sample(name: str) -> Path:
    return assets.resources() / "samples" / f"{name}.json"


def play(name: str) -> Meeting:
    return read_script(sample(name).read_bytes()).meeting


@pytest.fixture(scope="module")
def contested() -> Meeting:
    return play("contested")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_whole_and_written_back(path: Path) -> None:
    read = read_script(path.read_bytes())
    assert read.dropped == 0
    assert read_script(write_script(read.meeting)).meeting == read.meeting


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_what_the_schema_says(path: Path) -> None:
    Draft202012Validator(script_schema()).validate(raw(path.stem))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_leaves_nothing_to_settle(path: Path) -> None:
    meeting = play(path.stem)
    flags = check(meeting, load_style(meeting.style))
    settled = {"member_unaccounted"} if path.stem == "not-held" else set()
    assert {flag.code for flag in flags} <= settled, [flag.sentence for flag in flags]


def test_the_contested_sample_uses_every_verb_and_every_field() -> None:
    assert every_use() - uses(raw("contested")) == set(ELSEWHERE)


@pytest.mark.parametrize(("use", "name"), ELSEWHERE.items(), ids=str)
def test_what_the_contested_sample_cannot_say_another_says(use: tuple[str, str], name: str) -> None:
    assert use in uses(raw(name))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_votes_add_up_against_who_was_there_and_entitled(path: Path) -> None:
    meeting = play(path.stem)
    chronicle = Chronicle(meeting)
    for entry, vote in meeting.of(Vote):
        may = set(entitled(meeting, chronicle.before(entry), entry.item))
        figures = tally(vote)
        cast = [figures.for_, figures.against, figures.abstain, figures.not_voting]
        if figures.counted:
            assert sum(each or 0 for each in cast) == len(may), f"{vote.on} at {entry.at:%H:%M}"
        if vote.named:
            assert set(vote.named) == may, f"{vote.on} at {entry.at:%H:%M}"
        assert quorum(meeting, chronicle.before(entry)).met
        assert result(meeting, entry) in {"carried", "lost"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nobody_moves_or_votes_from_outside_the_room(path: Path) -> None:
    meeting = play(path.stem)
    chronicle = Chronicle(meeting)
    for entry in meeting.entries:
        room, fact = chronicle.before(entry), entry.fact
        acting: set[str | None] = set()
        match fact:
            case Move(mover=mover, seconder=seconder):
                acting = {mover, seconder}
            case RecordMyVote(person=person) | CastingVote(by=person):
                acting = {person}
            case Dissent(people=people):
                acting = set(people)
            case Say(by=str(speaker)):
                assert room.has(speaker)
            case Leave(person=person):
                assert room.has(person)
        assert acting - {None} <= set(entitled(meeting, room, entry.item))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_who_said_they_would_leave_for_an_interest_was_out_for_the_item(path: Path) -> None:
    meeting = play(path.stem)
    chronicle = Chronicle(meeting)
    away = {
        (person, item)
        for _, fact in meeting.of(Declare)
        if fact.action != "stays"
        for person in [fact.person]
        for item in fact.items
    }
    for entry, vote in meeting.of(Vote):
        room = chronicle.before(entry)
        electing = vote.ref == "chair-elected"  # the outgoing chair sees the new one in
        for person, item in away:
            if item == entry.item and not (electing and person == room.presiding):
                assert not room.has(person), f"{person} at the vote on {vote.on}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_item_is_taken_once_and_the_meeting_ends(path: Path) -> None:
    meeting = play(path.stem)
    if path.stem == "not-held":
        return
    taken = [item for _, fact in meeting.of(OpenItem) for item in (fact.item, *fact.with_)]
    assert sorted(taken) == sorted(item.id for item in meeting.agenda)
    room = Chronicle(meeting).last()
    assert room.ended
    assert room.public


def test_the_contested_meeting_is_the_one_that_was_asked_for(contested: Meeting) -> None:
    assert contested.body.name == "Environment Scrutiny Committee"
    assert contested.particulars.date == dt.date(2026, 10, 6)
    assert contested.particulars.date.strftime("%A") == "Tuesday"
    assert contested.particulars.time == "14:00"
    assert contested.particulars.first_minute_number == 58
    assert sum(seat.votes for seat in contested.body.members) == 11
    assert contested.body.quorum_needed == 4
    names = [person.family_name for person in contested.people]
    assert names.count("Marsh") == 2


def test_its_motions_met_every_fate(contested: Meeting) -> None:
    every = motions(contested)
    fates = {f"{motion.letter} {motion.fate}" for motion in every.values() if motion.letter}
    assert fates == {"A carried", "B lost", "C fallen", "D withdrawn", "E accepted"}
    assert {motion.fate for motion in every.values() if not motion.letter} == {"carried", "lost"}


def test_what_it_recommended_is_the_motion_as_it_then_stood(contested: Meeting) -> None:
    decision = next(fact for _, fact in contested.of(Resolve) if fact.by == "river")
    assert decision.parts == substantive(contested, "river").parts
    assert "spring of 2027" in str(decision.parts)
    assert "with a map" in str(decision.parts)


def test_its_tie_was_settled_by_the_chair(contested: Meeting) -> None:
    entry, vote = next(
        (entry, vote) for entry, vote in contested.of(Vote) if vote.for_ == vote.against == 5
    )
    room = Chronicle(contested).before(entry)
    (_, casting), *_ = contested.of(CastingVote)
    assert casting.on == vote.on
    assert casting.by == room.presiding
    assert result(contested, entry) == "carried"


def test_it_had_two_sittings_each_with_its_own_attendance(contested: Meeting) -> None:
    first, second = roll(contested)
    assert (first.date.day, second.date.day) == (6, 7)
    assert "lindqvist" in {line.person for line in first.lines}
    assert "lindqvist" not in {line.person for line in second.lines}
    assert missing(contested).apologies == ("quill",)
    assert missing(contested).absent == ("voss",)
    assert contested.of(Absent)


def test_those_barred_and_those_away_are_told_in_its_divisions(contested: Meeting) -> None:
    chronicle = Chronicle(contested)
    entry = next(entry for entry, vote in contested.of(Vote) if vote.on == "river")
    standing = {each.person: each.standing for each in division(contested, chronicle, entry)}
    assert standing["hale"] == "absent"
    assert standing["nair"] == "for"
    assert standing["jmarsh"] == "abstain"


def test_its_public_set_has_no_exempt_and_no_private_word(contested: Meeting) -> None:
    public = write_script(public_meeting(contested))
    hidden = exempt_entries(contested)
    secret = [fact.text for entry, fact in contested.of(Say) if entry.id in hidden]
    secret += [fact.text for _, fact in contested.of(Private)]
    assert len(secret) >= 5
    for text in secret:
        assert text not in public
    assert "61,500" not in public
    assert "The Committee was asked for its comments on the terms" in public

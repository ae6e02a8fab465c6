"""The officer's own sentence: in place of the derived one, tied to its fact, and flagged once the fact has changed."""

from __future__ import annotations

import msgspec
import pytest

from clerk.minutes.checks import check
from clerk.record.facts import VERBS, Leave, Private
from clerk.record.meeting import Entry, Meeting, fingerprint
from clerk.styles import load_style
from tests.minutes.chamber import STYLES, blocks, do, drafted, says, sitting, told, whole

LEFT = do("leave", person="cole", wording="Councillor Cole went home.")


def flags(meeting: Meeting) -> list[str]:
    return [flag.code for flag in check(meeting, load_style(meeting.body.style))]


def with_fact_changed(meeting: Meeting) -> Meeting:
    """The meeting with the person who left changed to another, the wording left alone."""

    def change(entry: Entry) -> Entry:
        if not isinstance(entry.fact, Leave):
            return entry
        return msgspec.structs.replace(entry, fact=Leave(person="dale"))

    return meeting.with_entries(change(entry) for entry in meeting.entries)


def test_an_own_wording_stands_in_place_of_the_derived_one() -> None:
    assert says(LEFT) == ["Councillor Cole went home."]


def test_an_own_wording_is_marked_as_such_and_is_fresh() -> None:
    (block,) = blocks(sitting(LEFT))
    assert (block.own_wording, block.stale) == (True, False)
    assert "stale_wording" not in flags(sitting(LEFT))


def test_an_own_wording_is_flagged_and_kept_when_its_fact_changes() -> None:
    changed = with_fact_changed(sitting(LEFT))
    (block,) = blocks(changed)
    assert (block.text, block.own_wording, block.stale) == (
        "Councillor Cole went home.",
        True,
        True,
    )
    assert flags(changed).count("stale_wording") == 1


def test_a_changed_time_does_not_make_a_wording_stale() -> None:
    meeting = sitting({**LEFT, "at": "14:20"})
    moved = [
        msgspec.structs.replace(entry, about=True) if isinstance(entry.fact, Leave) else entry
        for entry in meeting.entries
    ]
    assert "stale_wording" not in flags(meeting.with_entries(moved))


def test_a_wording_of_blanks_is_no_wording() -> None:
    assert says({**LEFT, "wording": "  "}) == ["Councillor Cole left the meeting at 2pm."]


def test_the_lettered_parts_of_a_decision_stay_under_its_own_wording() -> None:
    decision = do("resolve", kind="resolved", parts=["one be done", "two be done"])
    lines = says(decision | {"wording": "It was so decided:"})
    assert lines == ["It was so decided:", "1. One be done; and", "2. Two be done."]


def test_a_question_worded_by_the_officer_is_one_sentence() -> None:
    lines = says(
        do(
            "question",
            kind="public",
            text="Why?",
            answer="Because.",
            wording="Mr Gray asked about rails.",
        )
    )
    assert lines == ["Mr Gray asked about rails."]


@pytest.mark.parametrize("style", STYLES)
def test_words_of_the_officers_are_printed_whatever_they_are_about(style: str) -> None:
    """Also for facts that the frame of the document tells, or that nothing tells."""
    for event in (
        do("attend", people=["fern"], capacity="public", mode="in_room", wording="OWN"),
        do("start", presiding="ash", wording="OWN"),
        do("open_item", item="i2", wording="OWN"),
        do("close_item", item="i2", wording="OWN"),
        do("no_questions", wording="OWN"),
        do("table", header=["a"], rows=[["b"]], wording="OWN"),
        do("assign", text="x", wording="OWN"),
        do("end", wording="OWN"),
    ):
        meeting = sitting(event, style=style)
        assert whole(meeting).count("OWN") == 1, event["do"]
        assert drafted(meeting).unplaced == (), event["do"]


def test_a_private_note_is_in_no_draft_even_with_a_wording() -> None:
    meeting = sitting(do("private", text="SECRET", wording="SECRET too"))
    assert "SECRET" not in whole(meeting, "public") + whole(meeting, "full")
    assert "private" in VERBS
    assert [fact.text for _, fact in meeting.of(Private)] == ["SECRET"]


# Nothing captured silently vanishes


def unplaced_with(phrase: str, *events: dict[str, object]) -> list[str]:
    """The sentences of `check` where the council style has no words in one phrase."""
    meeting = sitting(*events)
    style = load_style("council")
    group, key = phrase.split(".")
    silent = msgspec.structs.replace(getattr(style, group), **{key: ""})
    found = check(meeting, msgspec.structs.replace(style, **{group: silent}))
    return [flag.sentence for flag in found if flag.code == "unplaced"]


@pytest.mark.parametrize(
    ("phrase", "event"),
    [
        ("interests.none", do("none_declared")),
        ("public.petition", do("petition", text="To mend the rail")),
        ("actions.action", do("assign", text="Write")),
        ("procedure.readmitted", do("readmit_public")),
    ],
)
def test_a_fact_that_a_style_has_no_words_for_is_listed_as_unplaced(
    phrase: str, event: dict[str, object]
) -> None:
    (sentence,) = unplaced_with(phrase, event)
    assert str(event["do"]).replace("_", " ") in sentence


def test_somebody_ticked_in_a_capacity_that_no_group_has_is_listed_as_unplaced() -> None:
    meeting = sitting(do("attend", people=["fern"], capacity="press", mode="in_room"))
    style = load_style("council")
    groups = tuple(group for group in style.roll.groups if "press" not in group.capacities)
    cut = msgspec.structs.replace(style, roll=msgspec.structs.replace(style.roll, groups=groups))
    assert [flag.code for flag in check(meeting, cut)].count("unplaced") == 1


@pytest.mark.parametrize("style", STYLES)
def test_a_wording_does_not_hide_another_fact(style: str) -> None:
    lines = told(sitting(LEFT, do("return", person="cole"), style=style))
    assert len(lines) == 2


def test_a_fingerprint_depends_on_the_fact_alone() -> None:
    assert fingerprint(Leave(person="cole")) == fingerprint(Leave(person="cole", reason=""))
    assert fingerprint(Leave(person="cole")) != fingerprint(Leave(person="dale"))

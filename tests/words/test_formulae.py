"""Phrases: learned from this body's public minutes, shipped, and the officer's own; edited and forgotten."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, event, given, settings

from clerk.dictionaries import british, british_speller
from clerk.errors import Refused
from clerk.own.formulae import shipped_formulae
from clerk.record.facts import Say
from clerk.record.meeting import Meeting
from clerk.words.formulae import Formula, Preferences, mark_of, offers, read_formulae
from clerk.words.learning import learned
from clerk.words.sentences import Generaliser
from clerk.words.stops import read_template
from tests.minutes.chamber import AGENDA, Data, do, play, present, sitting
from tests.minutes.secrets import secret_meetings

ASKED = "Councillor Ash asked that minute 55 of 28 July be reworded."
ASKED_AGAIN = "Councillor Birch asked that minute 12 of 4 March be reworded."
ASKS = "Councillor [name] asked that minute [number] of [date] be reworded."
NOW = play(meeting={"date": "2026-09-01"})


def on(date: str, *texts: str, **plan: Any) -> Meeting:
    """A meeting on a date at which these passages were minuted under a report."""
    said = [do("say", text=text) for text in texts]
    return sitting(*said, meeting={"date": date}, **plan)


def offered(
    typed: str = "",
    *meetings: Meeting,
    use: Any = "passage",
    kind: Any = "report",
    shipped: tuple[Formula, ...] = (),
    preferences: Preferences | None = None,
) -> list[str]:
    found = offers(
        typed,
        kind,
        use,
        learnt=learned(meetings, NOW),
        shipped=shipped,
        preferences=preferences or Preferences(),
    )
    return [formula.template for formula in found]


# Learned


def test_what_a_body_said_twice_for_a_kind_of_item_is_offered_without_its_names_and_dates() -> None:
    earlier = on("2026-01-10", ASKED), on("2026-02-10", ASKED_AGAIN)
    assert offered("", *earlier) == ["Councillor [name] asked that []", ASKS]


def test_what_was_said_once_is_not_offered() -> None:
    assert offered("", on("2026-01-10", ASKED)) == []


def test_the_most_used_come_first_and_of_these_the_latest() -> None:
    old = "The report was welcomed by all."
    new = "The report was received with thanks."
    much = "The report was taken as read."
    earlier = on("2026-01-10", old, old, much, much, much), on("2026-02-10", new, new)
    assert offered("", *earlier) == [much, new, old]


def test_a_phrase_for_one_kind_of_item_is_not_offered_for_another() -> None:
    earlier = on("2026-01-10", ASKED, ASKED_AGAIN)
    assert offered("", earlier, kind="motion") == []
    assert offered("", earlier, use="decision") == []


def test_decisions_and_actions_are_learned_apart_from_passages() -> None:
    meeting = sitting(
        do("resolve", kind="resolved", what="The report on the bridge be noted."),
        do("resolve", kind="resolved", parts=["the report on the bridge be noted; and"]),
        do("assign", text="Bring a note on the bridge to the meeting on 4 March"),
        do("assign", text="Bring a note on the bridge to the meeting on 5 June"),
        meeting={"date": "2026-01-10"},
    )
    assert offered("", meeting, use="decision") == ["the report on the bridge be noted"]
    assert offered("", meeting, use="action") == [
        "Bring a note on the bridge to the meeting on [date]"
    ]
    assert offered("", meeting) == []


@pytest.mark.parametrize(
    "other",
    [
        on("2026-01-10", ASKED, ASKED_AGAIN, body={"id": "others"}),
        on("2026-09-01", ASKED, ASKED_AGAIN),
        on("2026-12-01", ASKED, ASKED_AGAIN),
    ],
    ids=["another body", "this very day", "a later day"],
)
def test_only_earlier_meetings_of_the_same_body_count(other: Meeting) -> None:
    assert offered("", other) == []


def test_the_same_body_of_another_council_does_not_count() -> None:
    meeting = on("2026-01-10", ASKED, ASKED_AGAIN)
    council = msgspec.structs.replace(meeting.council, name="Elsewhere Borough Council")
    assert offered("", msgspec.structs.replace(meeting, council=council)) == []


# Nothing exempt or private

PLANTED = "It was said that the leakword was worth a great deal."


def in_private(exempt: bool | None) -> Meeting:
    """A meeting at which the secret was said twice with the public out, and this mark on it."""
    said: list[Data] = [do("say", text=PLANTED), do("say", text=PLANTED)]
    if exempt is not None:
        said = [event | {"exempt": exempt} for event in said]
    return play(
        present("ash", "birch"),
        do("start", presiding="ash"),
        do("exclude_public", items=["i3"], paragraphs=[3]),
        do("open_item", item="i3"),
        *said,
        do("private", text=PLANTED),
        do("private", text=PLANTED),
        agenda=[*AGENDA[:2], {**AGENDA[2], "exempt": [3], "recommendations": [PLANTED]}],
        meeting={"date": "2026-01-10"},
    )


def test_what_was_said_in_private_is_learned_only_once_it_is_marked_as_public() -> None:
    assert learned([in_private(None)], NOW) == ()
    assert PLANTED in offered("", in_private(False))


def test_a_phrase_marked_as_exempt_later_is_offered_no_more_nor_is_what_it_was_edited_to() -> None:
    public = on("2026-01-10", PLANTED, PLANTED)
    formula = next(each for each in learned([public], NOW) if each.template == PLANTED)
    edited = Preferences().with_edited(formula, "It was said that the leakword was dear.")
    assert offered("dear", public, preferences=edited) == [
        "It was said that the leakword was dear."
    ]
    entries = [msgspec.structs.replace(entry, exempt=True) for entry in public.entries]
    assert offered("dear", public.with_entries(entries), preferences=edited) == []


def with_sentences(meeting: Meeting, kind: str) -> Meeting:
    """The meeting with every planted word made a sentence that would be learned if it were public."""
    text = msgspec.json.encode(meeting).decode()
    for planted in ("Leakword said.", "Leakword"):
        text = text.replace(f'"{planted}"', f'"{PLANTED}"')
    made = msgspec.json.decode(text, type=Meeting)
    day = dt.date(2026, 1, 10)
    agenda = tuple(msgspec.structs.replace(item, kind=kind) for item in made.agenda)
    particulars = msgspec.structs.replace(made.particulars, date=day)
    council, body = NOW.council, msgspec.structs.replace(made.body, id=NOW.body.id)
    return msgspec.structs.replace(
        made, agenda=agenda, particulars=particulars, council=council, body=body
    )


@settings(max_examples=60, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(secret_meetings())
def test_no_exempt_or_private_sentence_is_ever_learned_or_offered(meeting: Meeting) -> None:
    made = with_sentences(meeting, "report")
    texts = [entry.fact.text for entry in made.entries if isinstance(entry.fact, Say)]
    general = Generaliser(made)
    if any("leakword" in formula for text in texts for formula in general.formulae(text)):
        event("it would be learned from a passage")
    found = learned([made, made], NOW)
    assert not [formula for formula in found if "leak" in str(formula).casefold()]
    for use in ("passage", "decision", "action"):
        assert not [text for text in offered("", made, made, use=use) if "leak" in text.casefold()]


# Edited, forgotten, the officer's own


def test_a_forgotten_phrase_does_not_come_back_however_often_it_is_said_again() -> None:
    earlier = on("2026-01-10", ASKED, ASKED_AGAIN)
    formula = next(each for each in learned([earlier], NOW) if each.template == ASKS)
    kept = Preferences().with_forgotten(formula)
    again = [on(f"2026-0{month}-10", ASKED.upper(), ASKED) for month in range(2, 8)]
    assert ASKS not in offered("", earlier, *again, preferences=kept)
    assert offered("reworded", earlier, *again, preferences=kept) == []


def test_of_a_forgotten_phrase_no_word_is_kept() -> None:
    formula = learned([on("2026-01-10", ASKED)], NOW)[0]
    assert "asked" not in msgspec.json.encode(Preferences().with_forgotten(formula)).decode()


def test_an_edited_phrase_is_offered_in_its_new_words_alone_and_may_be_forgotten_too() -> None:
    earlier = on("2026-01-10", ASKED, ASKED_AGAIN)
    formula = next(each for each in learned([earlier], NOW) if each.template == ASKS)
    kept = Preferences().with_edited(formula, "[name] wished minute [number] reworded")
    assert offered("minute", earlier, preferences=kept) == [
        "[name] wished minute [number] reworded"
    ]
    (now,) = offers(
        "minute", "report", "passage", learnt=learned([earlier], NOW), shipped=(), preferences=kept
    )
    assert offered("minute", earlier, preferences=kept.with_forgotten(now)) == []
    assert (
        offered(
            "",
            on("2026-02-01", *["Ash wished minute 4 reworded"] * 2),
            preferences=kept.with_forgotten(now),
        )
        == []
    )


def test_an_own_phrase_is_offered_where_it_belongs_after_what_the_body_used() -> None:
    kept = Preferences().with_own("It was ever so.", "passage", None)
    kept = kept.with_own("It was moved so.", "passage", "motion")
    earlier = on("2026-01-10", *["It was always done like so."] * 2)
    assert offered("it was", earlier, preferences=kept) == [
        "It was always done like so.",
        "It was ever so.",
    ]
    assert offered("it was", kind="motion", preferences=kept) == [
        "It was ever so.",
        "It was moved so.",
    ]


def test_an_own_phrase_is_edited_in_its_place_and_forgotten() -> None:
    kept = Preferences().with_own("It was ever so.", "passage", None)
    (formula,) = offers("", "report", "passage", learnt=(), shipped=(), preferences=kept)
    kept = kept.with_edited(formula, "It was never so.")
    assert offered("", preferences=kept) == ["It was never so."]
    (formula,) = offers("", "report", "passage", learnt=(), shipped=(), preferences=kept)
    assert offered("", preferences=kept.with_forgotten(formula)) == []


def test_a_forgotten_phrase_may_be_kept_again_on_purpose() -> None:
    kept = Preferences().with_own("It was ever so.", "passage", None)
    (formula,) = offers("", "report", "passage", learnt=(), shipped=(), preferences=kept)
    kept = kept.with_forgotten(formula).with_own("It was ever so.", "passage", None)
    assert offered("", preferences=kept) == ["It was ever so."]


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("", "no words of its own"),
        ("[name] [date]", "no words of its own"),
        ("at [noon", "“\\[” has no partner"),
        ("x" * 501, "too long"),
        ("a\x00b", "characters that no document may hold"),
    ],
)
def test_what_cannot_be_a_phrase_is_refused_with_the_reason(template: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        Preferences().with_own(template, "passage", None)


# Shipped


def test_without_earlier_meetings_the_shipped_phrases_for_the_kind_come_before_those_for_any() -> (
    None
):
    found = offered("", kind="apologies", shipped=shipped_formulae())
    assert found[:2] == [
        "Apologies for absence were received from [names].",
        "There were no apologies for absence.",
    ]
    assert "It was noted that []" in found
    assert len(found) == 8


def test_a_body_s_own_way_comes_before_the_shipped_one_and_is_not_offered_twice() -> None:
    earlier = on(
        "2026-01-10",
        *["There were no apologies for absence!"] * 2,
        agenda=[{**AGENDA[1], "kind": "apologies"}],
    )
    found = offered("", earlier, kind="apologies", shipped=shipped_formulae())
    assert found[0] == "There were no apologies for absence!"
    assert len({mark_of(text) for text in found}) == len(found)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        (
            "min app cor",
            "The minutes of the meeting held on [date] were approved as a correct record.",
        ),
        ("th we no m", "There were no matters arising."),
        ("matters", "There were no matters arising."),
        ("IT WAS NOTED", "It was noted that []"),
    ],
)
def test_a_few_letters_of_a_few_words_find_a_phrase(typed: str, first: str) -> None:
    assert offered(typed, kind="minutes", shipped=shipped_formulae())[0] == first


def test_letters_that_no_phrase_has_find_none() -> None:
    assert offered("xyzzy", kind="minutes", shipped=shipped_formulae()) == []
    assert offered("date", kind="next_meeting", shipped=()) == []


def test_the_shipped_phrases_are_spelt_right_and_there_is_one_for_every_kind_of_item() -> None:
    speller = british_speller(())
    for formula in shipped_formulae():
        text = read_template(formula.template).text
        assert not speller.misspelt(text), text
    kinds = {formula.kind for formula in shipped_formulae()}
    assert len(kinds) == 16


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[reports]\npassage = []", "no kind of item called “reports”"),
        ("[report]\npassages = []", "p.toml, \\[report\\]: "),
        ("[report]\npassage = ['[x']", "cannot be read"),
    ],
)
def test_a_file_of_phrases_that_cannot_be_taken_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_formulae(tomllib.loads(text), "p.toml")


def test_names_at_the_beginning_of_a_sentence_are_told_from_words_by_the_dictionary() -> None:
    earlier = on(
        "2026-01-10", "Ofwatter found the weir unsound.", "Quarrelby found the weir unsound."
    )
    found = learned([earlier], NOW, british().knows)
    assert [(formula.template, formula.times) for formula in found] == [
        ("[name] found the weir unsound.", 2)
    ]

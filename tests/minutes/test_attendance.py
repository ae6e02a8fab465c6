"""Apologies, substitutes, interests, comings and goings, the chair; breaks, order, the public, what comes next."""

from __future__ import annotations

from typing import Any

import pytest

from tests.minutes.chamber import AGENDA, STYLES, Data, do, says, sitting, told


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (do("apologise", people=[]), "There were no apologies for absence."),
        (
            do("apologise", people=["cole"], reason="illness"),
            "Apologies for absence were received from Councillor Cy Cole (illness).",
        ),
        (
            do("apologise", people=["cole", "dale"], accepted=True),
            (
                "Apologies for absence were received from Councillors Cy Cole and Di Dale. "
                "The reasons were accepted."
            ),
        ),
        (do("no_substitutes"), "There were no substitutes."),
        (
            do("substitute", person="fern", for_="dale"),
            "Councillor Fern substituted for Councillor Dale.",
        ),
        (do("none_declared"), "There were no declarations of interest."),
        (do("arrive", person="fern"), "Councillor Fern joined the meeting at 2pm."),
        (
            do("arrive", person="fern", mode="remote"),
            "Councillor Fern joined the meeting remotely at 2pm.",
        ),
        (
            do("arrive", at="14:46", person="fern", about=True),
            "Councillor Fern joined the meeting at about 2.46pm.",
        ),
        (do("leave", person="cole"), "Councillor Cole left the meeting at 2pm."),
        (
            do("leave", person="cole", reason="another engagement"),
            "Councillor Cole left the meeting at 2pm (another engagement).",
        ),
        (
            do("leave", person="cole", reason="interest"),
            "Councillor Cole left the meeting at 2pm, having declared an interest.",
        ),
        (do("return", person="cole"), "Councillor Cole returned to the meeting at 2pm."),
        (do("take_chair", person="birch"), "Councillor Birch took the chair at 2pm."),
        (do("adjourn"), "The meeting was adjourned at 2pm."),
        (
            do("adjourn", to="2026-03-05T10:00"),
            "The meeting was adjourned at 2pm until 5 March 2026 at 10am.",
        ),
        (do("adjourn", to="2026-03-05"), "The meeting was adjourned at 2pm until 5 March 2026."),
        (do("resume", at="14:20"), "The meeting resumed at 2.20pm."),
        (do("extend", until="17:30"), "It was agreed to extend the meeting until 5.30pm."),
        (do("extend", minutes=1), "It was agreed to extend the meeting by 1 minute."),
        (do("extend", minutes=30), "It was agreed to extend the meeting by 30 minutes."),
        (do("extend"), "It was agreed to extend the meeting."),
        (do("no_questions"), "No questions were received."),
        (
            do("next_meeting", dates=[{"date": "2026-04-01"}]),
            "Next meeting: Wednesday 1 April 2026.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value["do"]),
)
def test_a_fact_is_told_in_a_sentence(event: Data, line: str) -> None:
    assert says(event) == [line]


def test_which_questions_there_were_none_of_depends_on_the_item() -> None:
    def none_of(kind: str) -> list[str]:
        agenda = [{"id": "i2", "number": "2", "kind": kind, "title": "Questions"}]
        return says(do("no_questions"), agenda=agenda, style="cabinet")

    assert none_of("public_questions") == ["No questions were received from members of the public."]
    assert none_of("member_questions") == [
        "No questions were received from Councillors for the meeting."
    ]


def declared(**more: Any) -> list[str]:
    plain: Data = {"person": "cole", "items": ["i2"], "interest": "", "action": "stays"}
    return says(do("declare", **{**plain, **more}))


@pytest.mark.parametrize(
    ("interest", "words"),
    [
        ("Schedule 1", "a Schedule 1 interest"),
        ("Other", "an Other interest"),
        ("other registrable", "an other registrable interest"),
        ("", "an interest"),
    ],
)
def test_an_interest_has_the_label_it_was_given_and_its_article(interest: str, words: str) -> None:
    (line,) = declared(interest=interest)
    assert line.startswith(f"Councillor Cole declared {words} in ")


def test_a_disclosable_pecuniary_interest_without_a_label_is_called_so() -> None:
    (line,) = declared(class_="disclosable_pecuniary")
    assert "declared a disclosable pecuniary interest in" in line


@pytest.mark.parametrize(
    ("action", "words"),
    [("stays", "remained"), ("leaves", "left"), ("speaks_then_leaves", "having spoken, left")],
)
def test_what_was_done_about_an_interest_is_told(action: str, words: str) -> None:
    assert words in declared(action=action)[0]


@pytest.mark.parametrize("style", STYLES)
def test_the_nature_of_an_interest_is_told_and_that_of_a_sensitive_one_never(style: str) -> None:
    for sensitive in (False, True):
        event = do(
            "declare",
            person="cole",
            items=["i2"],
            interest="Schedule 1",
            nature="he owned the NATURE",
            action="leaves",
            sensitive=sensitive,
        )
        for which in ("public", "full"):
            meeting = sitting(event, style=style)
            text = "\n".join(told(meeting, which="full" if which == "full" else "public"))
            assert ("NATURE" in text) is not sensitive
            assert ("sensitive" in text) is sensitive


def test_an_interest_in_several_items_names_them_with_their_minutes() -> None:
    (line,) = declared(items=["i2", "i3"])
    assert "item 2 (The bridge, minute 2) and item 3 (The lease, minute 3)" in line


def test_an_office_with_a_term_says_for_how_long() -> None:
    assert says(do("elect", office="chair", person="birch")) == [
        "Councillor Birch was elected Chair for the municipal year."
    ]
    assert says(do("elect", office="vice_chair", person="birch", term="meeting")) == [
        "Councillor Birch was elected Vice-Chair for this meeting."
    ]


@pytest.mark.parametrize("title", ["Chair", "Treasurer", "Chair for this item"])
@pytest.mark.parametrize("style", STYLES)
def test_an_office_with_a_title_of_its_own_ends_in_a_stop_without_a_gap(
    title: str, style: str
) -> None:
    (line,) = says(
        do("elect", office="other", person="birch", term="meeting", title=title), style=style
    )
    assert f"was elected {title}" in line
    assert line.endswith(".")
    assert " ." not in line
    assert line.count("for this") <= 1


def test_the_order_is_varied_by_ruling_or_by_the_meeting() -> None:
    ruled = says(do("vary_order", items=["i3", "i2"], by="ash"))[0]
    agreed = says(do("vary_order", items=["i3", "i2"]))[0]
    assert ruled.startswith("Councillor Ash ruled that the order of business be varied")
    assert agreed.startswith("The order of business was varied")
    assert "3 and 2" in ruled
    assert "3 and 2" in agreed


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("items", [["i2"], ["i2", "i3"]])
def test_an_exclusion_agrees_in_number_with_its_items(items: list[str], style: str) -> None:
    line = says(do("exclude_public", items=items, paragraphs=[1, 3]), style=style)[0]
    assert "paragraphs 1 and 3" in line
    if "it involved" in line or "they involved" in line:
        assert ("they involved" in line) == (len(items) > 1)


def test_a_question_is_told_with_all_that_came_of_it() -> None:
    lines = says(
        do(
            "question",
            kind="public",
            from_="gray",
            text="When?",
            answer="Soon.",
            answered_by="ash",
            supplementary="How soon?",
            supplementary_answer="In May.",
        )
    )
    assert lines == [
        "Mr Gray asked: When?",
        "Councillor Ash replied: Soon.",
        "Supplementary question: How soon?",
        "In reply: In May.",
    ]


def test_nobody_need_be_named_to_ask_or_to_answer() -> None:
    assert says(do("question", kind="public", text="When?", answer="Soon.")) == [
        "A member of the public asked: When?",
        "The reply was: Soon.",
    ]
    assert says(do("question", kind="member", text="When?")) == ["A councillor asked: When?"]


def test_a_petition_counts_its_signatures() -> None:
    def petition(number: int) -> str:
        return says(do("petition", text="To mend the rail.", signatures=number))[0]

    assert petition(1214) == ("A petition signed by 1,214 people was presented: To mend the rail.")
    assert "1 person was" in petition(1)


@pytest.mark.parametrize("style", STYLES)
def test_a_speaker_is_told_with_role_and_cause_named_or_not(style: str) -> None:
    named = says(
        do(
            "speak", role="objector", name="Mrs Poe", on_behalf_of="the lane", text="It was narrow."
        ),
        do("speak", role="applicant"),
        style=style,
    )
    # At a hearing everybody addresses it, one after another: who they are is enough.
    addressed = ":" if style == "licensing" else " addressed the meeting."
    assert named == [
        f"Mrs Poe (objector, for the lane){addressed} It was narrow.",
        f"A speaker (applicant){addressed}",
    ]


def test_an_item_withdrawn_or_deferred_says_why_and_where_to() -> None:
    for verb, mark in (("defer_item", "deferred"), ("withdraw_item", "withdrawn")):
        meeting = sitting(do(verb, item="i3", to="April", reason="no report"), agenda=AGENDA)
        (line,) = told(meeting, "i3")
        for word in (mark, "April", "no report"):
            assert word in line
        assert line.endswith((".", ")."))

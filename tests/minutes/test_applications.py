"""What a planning or licensing authority decides: the application, the decision against advice, numbered reasons."""

from __future__ import annotations

import json

import pytest

from clerk.record.exemption import public_meeting
from clerk.record.script import write_script
from tests.minutes.chamber import STYLES, Data, blocks, do, drafted, says, sitting, told

APPLICATION = {
    "number": "26/0001/FUL",
    "site": "The Mill, Weir Lane",
    "ward": "Quayside",
    "proposal": "A dwelling",
    "applicant": "A. Miller",
}
ITEM: Data = {
    "id": "i2",
    "number": "2",
    "kind": "planning_application",
    "title": "The Mill",
    "recommendations": ["That permission be granted"],
    "application": APPLICATION,
}


def test_an_application_is_told_below_the_heading_line_by_line() -> None:
    found = blocks(sitting(agenda=[ITEM]), style="planning")[:5]
    assert [(block.look, block.label, block.text) for block in found] == [
        ("particular", "Application:", "26/0001/FUL"),
        ("particular", "Site:", "The Mill, Weir Lane (Quayside ward)"),
        ("particular", "Proposal:", "A dwelling"),
        ("particular", "Applicant:", "A. Miller"),
        ("particular", "Recommendation:", "That permission be granted."),
    ]


def test_what_an_application_does_not_say_has_no_line() -> None:
    item = {**ITEM, "recommendations": [], "application": {"number": "26/0001/FUL"}}
    found = blocks(sitting(agenda=[item]), style="planning")
    assert [block.label for block in found if block.look == "particular"] == ["Application:"]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_tells_an_application(style: str) -> None:
    text = "\n".join(told(sitting(agenda=[ITEM]), style=style))
    for value in APPLICATION.values():
        assert value in text


def test_an_application_of_an_exempt_item_is_in_no_public_set() -> None:
    item = {**ITEM, "exempt": [1]}
    meeting = sitting(do("exclude_public", items=["i2"], paragraphs=[1]), agenda=[item])
    assert "Weir Lane" not in write_script(public_meeting(meeting))
    assert "Weir Lane" not in str(drafted(meeting, style="planning").blocks)
    assert "Weir Lane" in str(drafted(meeting, "full", style="planning").blocks)


REFUSE: Data = {"kind": "resolved", "what": "That permission be refused."}


def test_a_decision_against_advice_says_so_before_its_reasons() -> None:
    lines = says(
        do("resolve", **REFUSE, contrary=True, reasons=["Harm to the view", "Loss of light"]),
        style="planning",
    )
    assert lines == [
        "It was RESOLVED that permission be refused.",
        "This decision was contrary to the officer’s recommendation.",
        "Planning reasons:",
        "1. Harm to the view.",
        "2. Loss of light.",
    ]


def test_it_says_so_too_where_no_reasons_were_given() -> None:
    lines = says(do("resolve", **REFUSE, contrary=True), style="planning")
    assert lines[1:] == ["This decision was contrary to the officer’s recommendation."]


def test_what_leads_to_the_reasons_stays_with_them() -> None:
    found = blocks(
        sitting(do("resolve", **REFUSE, contrary=True, reasons=["Harm", "Loss"])), style="planning"
    )
    assert [block.keep_with_next for block in found[:3]] == [True, True, True]


@pytest.mark.parametrize(("start", "labels"), [(1, ["1.", "2."]), (3, ["3.", "4."])])
def test_reasons_are_numbered_from_anywhere(start: int, labels: list[str]) -> None:
    event = do("resolve", **REFUSE, reasons=["Harm", "Loss"], reasons_start=start)
    found = [block for block in blocks(sitting(event), style="planning") if block.number_format]
    assert [block.label for block in found] == labels
    assert [block.look for block in found] == ["condition", "condition"]


def test_a_reason_alone_goes_on_in_its_sentence_unless_its_number_matters() -> None:
    one = do("resolve", **REFUSE, reasons="harm to the view")
    assert says(one, style="planning")[-1] == "Planning reasons: harm to the view."
    third = do("resolve", **REFUSE, reasons=["Harm to the view"], reasons_start=3)
    assert says(third, style="planning")[-1] == "3. Harm to the view."


def test_a_style_with_bullets_for_reasons_prints_bullets() -> None:
    event = do("resolve", **REFUSE, reasons=["Harm", "Loss"], reasons_start=3)
    assert says(event, style="cabinet")[-2:] == ["• Harm.", "• Loss."]


@pytest.mark.parametrize("style", STYLES)
def test_the_right_of_appeal_is_told_in_every_style(style: str) -> None:
    event = do("resolve", **REFUSE, appeal="to the magistrates’ court within 21 days.")
    assert says(event, style=style)[-1].endswith("to the magistrates’ court within 21 days.")


@pytest.mark.parametrize("role", ["responsible_authority", "other_person"])
def test_parties_to_a_hearing_are_heard_in_their_roles(role: str) -> None:
    (line,) = says(do("speak", role=role, name="Ms Quint", text="She objected."), style="licensing")
    assert line == f"Ms Quint ({role.replace('_', ' ')}): She objected."


def test_a_field_that_an_application_does_not_have_is_refused() -> None:
    from clerk.errors import Refused
    from clerk.record.script import read_script
    from tests.minutes.chamber import script

    wrong = {**ITEM, "application": {"colour": "red"}}
    with pytest.raises(Refused, match=r"agenda\[0\].application.*colour"):
        read_script(json.dumps(script(agenda=[wrong])))

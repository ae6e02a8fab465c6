"""Items out of turn, together, urgent, deferred and withdrawn, as each house style prints them in either order."""

import msgspec
import pytest

from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft
from clerk.record.meeting import Meeting
from clerk.record.rules import check_record
from clerk.styles import load_style
from tests.minutes.chamber import STYLES, do, play, present

KINDS = (
    ("apologies", "Apologies"), ("report", "The bridge"), ("report", "The lease"), ("report", "The allotments"),
    ("report", "The clock tower"), ("report", "The ferry"), ("other", "The burst main"),
)  # fmt: skip
AGENDA = [
    {"id": f"i{number}", "number": str(number), "kind": kind, "title": title}
    for number, (kind, title) in enumerate(KINDS, start=1)
]


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    """Return a meeting of which hardly an item was taken as printed."""
    return play(
        present("ash", "birch", "cole", "dale"),
        do("start", presiding="ash"),
        do("open_item", item="i1"),
        do("apologise", people=["elm"]),
        do("admit_urgent", item="i7", reason="the main had burst that day", by="ash", under="i7"),
        do("withdraw_item", item="i5", reason="the report was not ready"),
        do("vary_order", items=["i4", "i2", "i3", "i6", "i7"], by="ash"),
        do("open_item", item="i4", at="14:05"),
        do("say", text="The allotments were discussed.", at="14:06"),
        do("open_item", item="i2", with_=["i3"], at="14:10"),
        do("say", text="The bridge and the lease were discussed.", at="14:11"),
        do("defer_item", item="i6", to="the next meeting", at="14:15"),
        do("open_item", item="i7", at="14:20"),
        do("say", text="The main would be mended.", at="14:21"),
        do("end", at="14:30"),
        agenda=AGENDA,
    )


def printed(meeting: Meeting, style: str, order: str) -> Draft:
    own = load_style(style)
    items = msgspec.structs.replace(own.items, order=order)
    return draft(meeting, msgspec.structs.replace(own, items=items))


def headings(made: Draft) -> list[str]:
    return [b.item for b in made.blocks if b.look == "heading" and b.item is not None]


def under(made: Draft, item: str) -> list[str]:
    """What is printed under an item, its heading left out."""
    found: list[str] = []
    inside = False
    for block in made.blocks:
        if block.look == "heading":
            inside = block.item == item
        elif inside and block.look not in ("closing", "signature"):
            found.append(block.text)
    return found


def test_nothing_about_such_an_order_is_to_settle(meeting: Meeting) -> None:
    assert [flag.sentence for flag in check_record(meeting)] == []


@pytest.mark.parametrize("style", STYLES)
def test_in_agenda_order_each_item_stands_where_it_was_printed(
    meeting: Meeting, style: str
) -> None:
    made = printed(meeting, style, "agenda")
    assert headings(made) == ["i1", "i2", "i3", "i4", "i5", "i6", "i7"]
    assert made.unplaced == ()


@pytest.mark.parametrize("style", STYLES)
def test_in_the_order_taken_what_was_taken_together_stands_together_and_what_was_put_off_last(
    meeting: Meeting, style: str
) -> None:
    made = printed(meeting, style, "taken")
    assert headings(made) == ["i1", "i4", "i2", "i3", "i7", "i5", "i6"]
    assert made.unplaced == ()


@pytest.mark.parametrize("order", ["agenda", "taken"])
@pytest.mark.parametrize("style", STYLES)
def test_that_the_order_was_varied_is_printed_once_where_it_was_ruled(
    meeting: Meeting, style: str, order: str
) -> None:
    made = printed(meeting, style, order)
    assert sum("be varied" in block.text for block in made.blocks) == 1
    assert any("be varied" in text for text in under(made, "i1"))


@pytest.mark.parametrize("order", ["agenda", "taken"])
@pytest.mark.parametrize("style", STYLES)
def test_each_item_says_what_became_of_it(meeting: Meeting, style: str, order: str) -> None:
    made = printed(meeting, style, order)
    assert under(made, "i2")[0] == "Items 2 and 3 were taken together."
    (together,) = under(made, "i3")
    assert together.startswith("This item was taken together with item 2 (The bridge")
    assert under(made, "i5") == ["The item was withdrawn (the report was not ready)."]
    assert under(made, "i6") == ["The item was deferred to the next meeting."]
    urgent, said = under(made, "i7")
    assert "as a matter of urgency" in urgent
    assert urgent.endswith("because of special circumstances: the main had burst that day.")
    assert said == "The main would be mended."


@pytest.mark.parametrize("style", STYLES)
def test_an_urgent_item_admitted_by_nobody_in_particular_was_by_the_chair(style: str) -> None:
    meeting = play(
        present("ash", "birch"),
        do("start", presiding="ash"),
        do("open_item", item="i3"),
        do("admit_urgent", item="i3", reason="it could not wait"),
        style=style,
    )
    assert any(
        text.startswith("The Chair agreed that this item")
        for text in under(draft(meeting, load_style(style)), "i3")
    )

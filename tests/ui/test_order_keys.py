"""The order of business by key, from the agenda's column and from anywhere."""

import datetime as dt

import msgspec
import pytest

from clerk.record.facts import AdmitUrgent, DeferItem, OpenItem, VaryOrder, WithdrawItem
from clerk.record.meeting import AgendaItem, Meeting
from clerk.ui.order_keys import with_urgent_item
from tests.ui.settling_keys import CONTROL, EVENTS, SHIFT, Events, Hands, Key, Sit, invented

BOTH = CONTROL | SHIFT
BEGUN: Events = EVENTS[:5]  # item 2 is open, item 3 to come


def to_agenda(hands: Hands, item: str) -> None:
    """Walk to an item in the agenda's column, by key."""
    hands.window._go_to(hands.window.agenda)
    hands.press(Key.Key_Home)
    for _ in range(20):
        if hands.desk.item == item:
            return
        hands.press(Key.Key_Down)
    raise AssertionError(f"no key leads to {item}")


def test_enter_opens_the_item_chosen_out_of_turn(sit: Sit) -> None:
    hands = sit(EVENTS[:4])
    to_agenda(hands, "i3")
    hands.press(Key.Key_Return)
    assert hands.window.live.strip.form is not None
    assert hands.window.live.strip.form.verb == "open_item"
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert hands.facts(OpenItem)[-1].fact == OpenItem(item="i3")
    assert hands.desk.item == "i3"


def test_enter_on_the_item_that_is_open_opens_nothing(sit: Sit) -> None:
    hands = sit(BEGUN)
    to_agenda(hands, "i2")
    hands.press(Key.Key_Return)
    assert hands.window.live.strip.form is None
    assert hands.window.status.remark.words == "The meeting is on this item already."


def test_shift_enter_takes_an_item_together_with_the_one_that_is_open(sit: Sit) -> None:
    hands = sit(BEGUN)
    to_agenda(hands, "i3")
    hands.press(Key.Key_Return, SHIFT)
    hands.wait()
    assert hands.facts(OpenItem)[-1].fact == OpenItem(item="i2", with_=("i3",))
    assert len(hands.facts(OpenItem)) == 2
    assert hands.window.status.remark.words == "Item 3 is taken together with item 2."
    hands.press(Key.Key_Return, SHIFT)
    assert hands.window.status.remark.words == "Item 3 is taken together with item 2 already."
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    assert hands.facts(OpenItem)[-1].fact == OpenItem(item="i2")


def test_an_item_to_come_is_deferred_or_withdrawn_from_the_column(sit: Sit) -> None:
    hands = sit(BEGUN)
    to_agenda(hands, "i3")
    hands.press(Key.Key_F, BOTH)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert [e.fact for e in hands.facts(DeferItem)] == [DeferItem(item="i3")]
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    to_agenda(hands, "i3")
    hands.press(Key.Key_Y, BOTH)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert [e.fact for e in hands.facts(WithdrawItem)] == [WithdrawItem(item="i3")]


def test_the_order_is_varied_to_the_item_chosen_and_then_as_printed(sit: Sit) -> None:
    hands = sit(EVENTS[:4])
    to_agenda(hands, "i3")
    hands.press(Key.Key_J, BOTH)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert [e.fact for e in hands.facts(VaryOrder)] == [VaryOrder(items=("i3", "i2"), by="ash")]
    hands.window.live.to_line()
    hands.press(Key.Key_F3)
    hands.wait()
    assert hands.facts(OpenItem)[-1].fact == OpenItem(item="i3")


@pytest.mark.parametrize("from_list", [False, True])
def test_an_urgent_item_is_added_with_the_chairs_reason(sit: Sit, from_list: bool) -> None:
    hands = sit(BEGUN)
    if from_list:
        hands.press(Key.Key_Slash, CONTROL)
        hands.write("urgent item")
        hands.press(Key.Key_Return)
    else:
        to_agenda(hands, "i3")
        hands.press(Key.Key_Insert)
    hands.write("The burst main")
    hands.press(Key.Key_Tab)
    hands.write("the main burst this morning")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    hands.look()
    item = hands.meeting.agenda[-1]
    assert (item.number, item.title) == ("4", "The burst main")
    assert [e.fact for e in hands.facts(AdmitUrgent)] == [
        AdmitUrgent(item=item.id, reason="the main burst this morning", by="ash")
    ]
    assert [e.item for e in hands.facts(AdmitUrgent)] == [item.id]
    assert hands.facts(AdmitUrgent)[0].at == dt.datetime(2026, 10, 6, 19, 30)
    assert hands.window.entries.line.edit.hasFocus()
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    hands.look()
    assert len(hands.meeting.agenda) == 3
    assert hands.facts(AdmitUrgent) == []


def test_an_urgent_item_without_a_reason_is_not_taken(sit: Sit) -> None:
    hands = sit(BEGUN)
    to_agenda(hands, "i3")
    hands.press(Key.Key_Insert)
    hands.write("The burst main")
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert len(hands.meeting.agenda) == 3
    assert hands.window.live.strip.form is not None


def agenda(*titles: str) -> Meeting:
    items = tuple(
        AgendaItem(
            id=f"i{n}",
            number=str(n),
            kind="exclusion" if title == "Exclusion" else "other",
            title=title,
        )
        for n, title in enumerate(titles, start=1)
    )
    return msgspec.structs.replace(invented(), agenda=items)


def test_it_follows_the_agendas_own_heading_for_urgent_business() -> None:
    meeting = agenda("Apologies", "Urgent business", "The wall")
    items, item = with_urgent_item(meeting, "The main")
    assert [each.number for each in items] == ["1", "2", "2a", "3"]
    items, second = with_urgent_item(msgspec.structs.replace(meeting, agenda=items), "The tree")
    assert [each.number for each in items] == ["1", "2", "2a", "2b", "3"]
    assert len({each.id for each in items}) == len(items)
    assert item.id != second.id


def test_without_one_it_comes_before_the_public_go() -> None:
    items, _ = with_urgent_item(agenda("Apologies", "The wall", "Exclusion", "The lease"), "Main")
    assert [each.number for each in items] == ["1", "2", "2a", "3", "4"]


def test_an_agenda_without_numbers_or_items_takes_one_as_well() -> None:
    items, item = with_urgent_item(agenda(), "The main")
    assert items == (item,)
    assert item.number == ""

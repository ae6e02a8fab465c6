"""The card that is read back from, by real keys; and that nothing exempt is ever on it unasked."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from clerk.record.facts import Move
from clerk.record.meeting import Meeting
from clerk.styles import load_style
from clerk.ui.read_back import ReadBack
from clerk.ui.views.read_back import EXEMPT, GONE, STILL_IN, ReadCard, read_cards
from tests.ui.debating import Debating, contested_until
from tests.ui.settling_keys import CONTROL, SHIFT, Hands, Key

HUSHED = "zebra crossing"
"""Words put into the exempt motion: nobody may meet them unasked."""


def put_up(hands: Hands) -> ReadBack:
    hands.press(Key.Key_B, CONTROL)
    card = hands.window.read_back
    assert card.isVisible()
    hands.qtbot.wait(20)
    return card


def words(card: ReadCard | None) -> str:
    assert card is not None
    return " ".join(f"{each.label} {each.text}".strip() for each in card.paragraphs)


def secretly(script: dict[str, Any]) -> None:
    """The motion on the depot's lease, an exempt item, says something that nothing else says."""
    for event in script["events"]:
        if event.get("ref") == "depot":
            event["what"] = f"That the {HUSHED} be sold."
        elif event.get("by") == "depot":
            event["what"] = f"The {HUSHED} be sold."


def cards_of(meeting: Meeting, asked_for: str = "") -> list[ReadCard]:
    return read_cards(meeting, load_style(meeting.body.style), asked_for)


# What there is to read.


def test_the_cards_are_the_motions_amendments_and_decisions_in_order_with_what_became_of_each() -> (
    None
):
    found = [(each.title, each.fate) for each in cards_of(contested_until("15:14"))]
    river = found[found.index(("Motion", "carried")) :]
    assert river == [
        ("Motion", "carried"),
        ("Amendment A", "carried"),
        ("Amendment B", "lost"),
        ("Amendment C", "fallen"),
        ("Amendment D", "withdrawn"),
        ("Amendment E", "accepted"),
        ("Substantive motion", "carried"),
        ("Recommendation", ""),
    ]


def test_a_card_reads_as_the_minutes_will_print_it(debating: Debating) -> None:
    hands = debating("15:14", "i6")
    sight = hands.desk.sight
    assert sight is not None
    printed = " ".join(
        f"{block.label} {block.text}".strip()
        for block in sight.public_draft.blocks
        if not block.refers_back
    )
    for each in read_cards(sight.meeting, sight.style, blocks=sight.full_draft.blocks):
        if each.key in ("motion-river", "motion-river-a") or each.title == "Recommendation":
            assert words(each) in printed, each.key


def test_the_substantive_motion_has_every_amendment_taken_and_the_styles_own_letters() -> None:
    found = next(each for each in cards_of(contested_until("15:10")) if "Subst" in each.title)
    assert words(found).startswith("That it be recommended to the Cabinet that: i) The results")
    assert "with a map" in words(found)
    assert "spring" in words(found)


# On the screen.


def test_ctrl_b_puts_the_newest_up_and_away_again(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    card = put_up(hands)
    assert card.card is not None
    assert card.card.title == "Amendment A"
    hands.press(Key.Key_B, CONTROL)
    assert not card.isVisible()


def test_escape_in_the_card_closes_it(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    card = put_up(hands)
    assert card.isActiveWindow()
    hands.press(Key.Key_Escape)
    assert not card.isVisible()


def test_the_arrows_go_through_the_others(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    card = put_up(hands)
    hands.press(Key.Key_Left)
    assert card.card is not None
    assert card.card.title == "Motion"
    hands.press(Key.Key_End)
    assert card.card.title == "Amendment A"


def test_it_stays_up_while_the_officer_types_and_follows_the_record(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    card = put_up(hands)
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    assert hands.window.entries.line.edit.hasFocus()
    hands.write("Members spoke.")
    hands.press(Key.Key_Return)
    hands.wait()
    assert card.isVisible()
    assert card.card is not None
    assert card.card.title == "Motion"
    hands.press(Key.Key_F8, CONTROL)
    hands.wait()
    assert card.card.fate == "carried"
    hands.press(Key.Key_F9)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    assert card.card.title == "Resolution"


def test_the_desks_keys_work_in_the_card_and_the_window_comes_forward(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    card = put_up(hands)
    hands.press(Key.Key_F8)
    hands.qtbot.waitUntil(hands.window.isActiveWindow)
    assert hands.window.entries.strip.form is not None
    assert card.isVisible()


def test_the_letters_are_as_large_as_fits_and_a_long_text_scrolls_by_key(
    debating: Debating,
) -> None:
    def long(script: dict[str, Any]) -> None:
        moved = next(event for event in script["events"] if event.get("ref") == "river")
        moved["parts"] = [
            f"part {number} be done with all the care it needs" for number in range(40)
        ]

    hands = debating("14:57", "i6", change=long)
    card = put_up(hands)
    assert card._height > card._room().height()
    assert "Down: more" in card.accessibleDescription()
    hands.press(Key.Key_PageDown)
    assert card.scrolled > 0
    for _ in range(40):
        hands.press(Key.Key_PageDown)
    assert card.scrolled == card._height - card._room().height()


def test_a_short_text_stands_in_larger_letters_than_a_long_one(debating: Debating) -> None:
    hands = debating("14:59", "i6")
    card = put_up(hands)
    short = card._laid[-1][2].step
    hands.press(Key.Key_Left)
    assert card._laid[-1][2].step < short


def test_without_a_motion_it_says_so(debating: Debating) -> None:
    hands = debating("14:01", "i1")
    card = put_up(hands)
    assert "Nothing was moved or decided yet" in card.accessibleName()


def test_s_fills_the_screen_and_comes_back(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    card = put_up(hands)
    hands.press(Key.Key_S)
    assert card.isFullScreen()
    hands.press(Key.Key_S)
    assert not card.isFullScreen()


def test_on_a_second_screen_it_fills_that_at_once_and_a_key_brings_it_back_and_over(
    tmp_path: Path,
) -> None:
    played = subprocess.run(
        [sys.executable, "-m", "tests.ui.two_screens", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert played.stdout.splitlines() == [
        "wall whole in the card",
        "laptop part in the card",
        "wall whole in the card",
        "wall whole typing",
    ]


# Exempt words.


@pytest.fixture
def private(debating: Debating) -> Hands:
    """Return hands where the exempt motion on the depot was just moved, with the public excluded."""
    return debating("10:38", "i17", days=1, change=secretly)


def everything_said(widget: QWidget) -> str:
    """Every word that a widget and its parts give to whoever asks, painted words apart."""
    each = [widget, *widget.findChildren(QWidget)]
    return " ".join(
        f"{w.accessibleName()} {w.accessibleDescription()} {w.windowTitle()}" for w in each
    )


def painted(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def test_of_an_exempt_motion_the_card_says_only_that_its_words_are_exempt(private: Hands) -> None:
    card = put_up(private)
    assert card.card is not None
    assert card.card.exempt
    assert card.card.paragraphs == ()
    assert HUSHED not in everything_said(card)
    assert EXEMPT in card.accessibleName()
    assert GONE in card.accessibleName()
    assert "X: show the exempt words" in card.accessibleDescription()


def test_no_exempt_word_is_in_any_card_that_was_not_asked_for() -> None:
    for until in ("10:38", "10:41", "10:42"):
        meeting = contested_until(until, days=1, change=secretly)
        assert any(HUSHED in str(entry.fact) for entry in meeting.entries)
        found = cards_of(meeting)
        assert HUSHED not in repr(found)
        assert not any(each.fate for each in found if each.exempt)
        asked = next(each for each in found if each.exempt)
        others = [each for each in cards_of(meeting, asked.key) if each.key != asked.key]
        assert HUSHED not in repr(others)


def test_nothing_of_the_exempt_words_is_painted(debating: Debating, private: Hands) -> None:
    card = put_up(private)
    one = painted(card)
    motion = private.facts(Move)[-1]
    private.desk.submit(
        None,
        lambda step: step.change(
            motion.id, fact=Move(ref="depot", what="Other words. " * 9, mover="cole")
        ),
    )
    private.wait()
    assert painted(card) == one, "whatever the motion says, the card is the same"


def test_x_shows_them_with_the_warning_and_hides_them_again(private: Hands) -> None:
    card = put_up(private)
    private.press(Key.Key_X)
    assert HUSHED in words(card.card)
    assert GONE in card.accessibleName()
    private.press(Key.Key_X)
    assert HUSHED not in everything_said(card)


def test_they_are_hidden_again_by_another_card_another_screen_and_closing(private: Hands) -> None:
    card = put_up(private)
    for away in (Key.Key_Left, Key.Key_S):
        private.press(Key.Key_X)
        assert HUSHED in words(card.card)
        private.press(away)
        assert HUSHED not in everything_said(card)
        private.press(Key.Key_End)
        assert HUSHED not in everything_said(card)
    private.press(Key.Key_X)
    private.press(Key.Key_B, CONTROL)
    private.qtbot.waitUntil(private.window.isActiveWindow)
    put_up(private)
    assert HUSHED not in everything_said(card)


def test_they_are_hidden_again_when_the_public_come_back_or_something_else_is_moved(
    private: Hands,
) -> None:
    card = put_up(private)
    private.press(Key.Key_X)
    private.press(Key.Key_F12, SHIFT)
    private.wait()
    assert HUSHED not in everything_said(card)
    assert STILL_IN in card.accessibleName()


def test_on_the_whole_screen_they_have_to_be_asked_for_there(private: Hands) -> None:
    card = put_up(private)
    private.press(Key.Key_X)
    private.press(Key.Key_S)
    assert card.isFullScreen()
    assert HUSHED not in everything_said(card)


def test_a_public_item_has_no_warning(debating: Debating) -> None:
    hands = debating("14:57", "i6")
    card = put_up(hands)
    assert card.card is not None
    assert not card.card.exempt
    assert "X:" not in card.accessibleDescription()
    hands.press(Key.Key_X)
    assert card.asked_for == ""

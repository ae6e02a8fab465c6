"""The cheapest way to type a text, played with real keys in the real window: it makes that text, at that price."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.own.abbreviations import shipped_abbreviations
from clerk.own.formulae import shipped_formulae
from clerk.own.long_words import long_words
from clerk.record.facts import Say
from clerk.record.script import read_script
from clerk.ui.desk import Desk
from clerk.words.at_hand import AtHand, Switches
from tests.effort.measuring_prose import keys_a_character
from tests.effort.prose import keys_of, strokes
from tests.stories.fingers import press_named, write
from tests.ui.conftest import MakeWindow, _look, desk, look, make_window  # noqa: F401  # fixtures

SAMPLES = [resources() / "samples" / f"{name}.json" for name in ("quiet", "contested")]
MOST = 0.90
BARE = AtHand(book=shipped_abbreviations(), known=(long_words(),), shipped=shipped_formulae())


class Counting(QObject):
    """Counts the keys that come to the program."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keys += 1
        return False


def play(struck: list[str]) -> None:
    for stroke in struck:
        (write if len(stroke) == 1 else press_named)(stroke)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_passages_of_the_samples_cost_less_than_nine_keys_for_ten_characters(
    path: Path,
) -> None:
    keys, characters = keys_a_character(path)
    assert keys / characters < MOST


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_played_with_real_keys_the_way_makes_the_text_at_its_price(
    path: Path, make_window: MakeWindow, desk: Desk, qtbot: QtBot, tmp_path: Path  # noqa: F811
) -> None:  # fmt: skip
    meeting = read_script(path.read_bytes()).meeting
    window = make_window()
    window.activateWindow()
    desk.open(tmp_path / "cold.clerk")
    plan = meeting.with_entries(())
    desk.submit(None, lambda step: step.new_meeting(plan, again=True), then=desk.choose_meeting)
    qtbot.waitUntil(lambda: desk.sight is not None and not desk.sight.at_a_glance)
    line, library = window.entries.line, window.aids.library
    said = [entry for entry in meeting.entries if isinstance(entry.fact, Say)]
    counting = Counting()
    for entry in said:
        assert isinstance(entry.fact, Say)
        text = entry.fact.text
        desk.choose(entry.item)
        window.live.to_line()
        line.choose_form(entry.fact.form)
        qtbot.waitUntil(lambda: desk.waiting == 0 and not library.busy)
        qtbot.wait(1)
        line.edit.installEventFilter(counting)
        struck = strokes(text, window)
        before = counting.keys
        play(struck)
        assert line.text == text
        # What no test key can type is put in without one; modifiers are no keys of their own here.
        plain = [stroke for stroke in struck if stroke.isascii()]
        assert counting.keys - before == len(plain)
        line.edit.removeEventFilter(counting)
        press_named("Return")
        qtbot.waitUntil(lambda: desk.waiting == 0)


def test_without_aids_every_letter_is_struck() -> None:
    assert strokes("The Committee met.") == list("The Committee met.")
    off = AtHand(switches=Switches(*[False] * 6))
    assert strokes("The Committee met.", off) == list("The Committee met.")


def test_the_way_is_the_cheapest_there_is() -> None:
    assert strokes("Then it was noted that it would be so.", BARE) == [*"then iwnt itwb so."]
    assert strokes("It was noted that so.", BARE)[-4:] == ["Return", *"so."]
    assert "Right" in strokes("The consultation met.", BARE)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The Committee", "it was noted that", "cllr", "no. 5", "x;", "a@b", "would be", ". ", " ", ", "]
        )
    ).map("".join)
)  # fmt: skip
def test_whatever_is_to_be_typed_there_is_a_way_and_it_costs_no_more_than_its_letters_and_slips(
    text: str,
) -> None:
    struck = strokes(text, BARE)
    assert sum(map(keys_of, struck)) <= sum(map(keys_of, text)) + text.count(" ") * 2 + 2


def test_keys_are_counted_with_their_modifiers() -> None:
    assert [keys_of(each) for each in ("a", "A", ";", "@", "£", "’", "Right", "Shift+Return")] == [
        1, 2, 1, 2, 2, 3, 1, 2,
    ]  # fmt: skip

"""The aids to typing by real keys in the real window: people, phrases, abbreviations, the rest of a word, capitals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk.ui.aids.typing_aids import TypingAids
from tests.ui.test_capture import CONTROL, NONE, SHIFT, Hands, Key, hands  # noqa: F401  # a fixture


class At(Hands):
    """Ten fingers in the entry line."""

    @property
    def aids(self) -> TypingAids:
        return self.window.aids.typing

    @property
    def text(self) -> str:
        return self.window.entries.line.text

    @property
    def offered(self) -> list[str]:
        return [each.words for each in self.aids.list.offers] if self.aids.offering else []

    def settle(self) -> None:
        """What is gathered beside the window's thread is at hand."""
        self.qtbot.waitUntil(lambda: not self.window.aids.library.busy, timeout=5000)
        self.qtbot.wait(1)


@pytest.fixture
def at(hands: Hands, qtbot: QtBot) -> At:  # noqa: F811  # the fixture
    found = At(hands.window, qtbot)
    qtbot.waitUntil(lambda: found.desk.sight is not None and not found.desk.sight.at_a_glance)
    found.settle()
    return found


# People


def test_an_at_offers_people_recent_speakers_first_and_enter_puts_one_in_as_the_style_prints_them(
    at: At,
) -> None:
    at.write("It was ")
    at.press(Key.Key_At)
    at.write("@")
    print(at.offered)
    at.write("brandt")
    assert at.offered[0].endswith("Brandt")
    at.press(Key.Key_Return)
    assert at.text == "It was x"

"""The contested sample as it stood at a minute of its debate, a window on it, and the fingers of an officer."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.store.minutebook import open_book
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.main_window import MainWindow
from clerk.ui.memory import Memory
from tests.ui.settling_keys import Hands

Change = Callable[[dict[str, Any]], object]
Debating = Callable[..., Hands]


def contested_until(until: str, *, days: int = 0, change: Change = lambda _script: None) -> Meeting:
    """The contested sample up to a minute of its first day, or of the day after that (``days=1``)."""
    script = json.loads((resources() / "samples" / "contested.json").read_text(encoding="utf-8"))
    events: list[dict[str, Any]] = []
    day = 0
    for event in script["events"]:
        day += bool(event.get("next_day"))
        if (day, event["at"]) > (days, until):
            break
        events.append(event)
    script["events"] = events
    change(script)
    return read_script(json.dumps(script)).meeting


@pytest.fixture
def debating(desk: Desk, look: Look, tmp_path: Path, qtbot: QtBot) -> Debating:
    """Return a function that sits an officer down at the contested sample at a minute, at an item."""

    def sit(
        until: str, item: str, *, days: int = 0, change: Change = lambda _script: None
    ) -> Hands:
        meeting = contested_until(until, days=days, change=change)
        path = tmp_path / "debate.clerk"
        with open_book(path) as book:
            number = book.replay(meeting).value
        now = meeting.entries[-1].at + dt.timedelta(minutes=1)
        window = MainWindow(desk, look, Memory(tmp_path / "window.json"), lambda: now)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.make_helps()
        window.activateWindow()
        assert window.errands.open_book(path)
        window.errands.choose_meeting(number)
        desk.choose(item)
        window.live.to_line()
        hands = Hands(window, qtbot)
        hands.look()
        qtbot.wait(20)
        return hands

    return sit

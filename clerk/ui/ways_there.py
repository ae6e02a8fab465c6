"""Where the window goes when something was found with Ctrl+K."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from clerk.ui.earlier_index import Place
from clerk.ui.find_anything import FindAnything
from clerk.ui.forms import FORMS
from clerk.ui.views.words import shown

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow


def window_finding(window: MainWindow) -> FindAnything:
    """Return the list that finds anything, over a window."""
    finding = FindAnything(
        window.desk,
        window.look,
        window.actions_,
        window.centralWidget() or window,
        lambda: window.draft.full,
    )
    doing = finding.doing
    doing.command = lambda command: window.actions_[command].trigger()
    doing.form = window.live.open
    doing.act = partial(_record_of, window)
    doing.person = partial(_to_person, window)
    doing.item = partial(_to_item, window)
    doing.entry = partial(_to_entry, window)
    doing.minute = partial(_to_minute, window)
    return finding


def _record_of(window: MainWindow, verb: str, fields: Mapping[str, object]) -> None:
    item = None if FORMS[verb].of_room else window.desk.item
    window.live.begin(verb, item, fields)


def _to_person(window: MainWindow, person: str) -> None:
    window.room.come_forward()
    rows = window.room.list.rows.rows
    place = next((i for i, row in enumerate(rows) if row.person == person), None)
    if place is not None:
        window.room.list.go_to(place)


def _to_item(window: MainWindow, item: str | None) -> None:
    window.desk.choose(item)
    window.go_to_work()


def _to_entry(window: MainWindow, entry: int) -> None:
    window.desk.choose_entry(entry)
    window.go_to_entries()


def _to_minute(window: MainWindow, place: Place) -> None:
    """Open the meeting at the item, say so, and offer the way back."""
    desk, minutes = window.desk, place.minutes
    left = (desk.meeting_id, desk.item)
    here = desk.sight.meeting if desk.sight else None
    window.errands.choose_meeting(place.meeting)
    if desk.meeting_id != place.meeting:
        return
    desk.choose(place.minute.item)
    date = minutes.date
    said = f"These are the minutes of {shown(minutes.body)} of {date.day} {date:%B %Y}: {shown(place.minute.title)}."
    if here is None or left[0] == place.meeting:
        window.banner.say(said)
        return

    def back() -> None:
        if left[0] is not None:
            window.errands.choose_meeting(left[0])
            desk.choose(left[1])

    day = here.particulars.date
    window.banner.say(said, f"Back to {day.day} {day:%B %Y}", back)

"""From the page “Can this be signed?” to where each thing is settled: its card, its entry, its item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk.minutes.signable import Place
from clerk.ui.views.doubts import MARK

if TYPE_CHECKING:
    from clerk.ui.main_window import MainWindow

BACK = "Ctrl+F7 leads back to “Can this be signed?”."


def go_to(window: MainWindow, place: Place) -> None:
    """Lead the officer to where something is settled, with what mends it open."""
    window.activateWindow()
    sight = window.desk.sight
    if sight is None:
        return
    if place.kind == "flag" and place.mark in sight.cards:
        window.settling.open(place.mark)
    elif place.kind == "doubt" and f"{MARK}{place.entry}" in sight.doubts:
        window.in_the_room.doubts.open(f"{MARK}{place.entry}")
    elif place.kind == "proposal" and "returned" in window.sign_off.verbs():
        window.minutes_verb("returned")
    elif place.entry is not None:
        window.desk.choose(place.item, place.entry)
        window.go_to_entries()
    else:
        window.desk.choose(place.item)
        window.go_to_work()
    window.status.say(BACK)

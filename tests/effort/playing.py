"""A meeting script played through the real window by the fewest keys, and what that took."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk.minutes.layout import draft
from clerk.record.meeting import Meeting
from clerk.record.script import read_script, script_data
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from tests.effort.counting import Count, add_characters, printed
from tests.effort.texts import cost
from tests.effort.ways import Typist
from tests.stories.officer import set_up_only, sit_down


@dataclass(frozen=True)
class Played:
    """A meeting as it was typed, and the keys that it took."""

    name: str
    count: Count
    typed: Meeting

    @property
    def by_hand(self) -> float:
        """Keys a character of the same minutes in a word processor, Shift and the signs with no key counted as here."""
        blocks = draft(self.typed, load_style(self.typed.body.style), "full").blocks
        text = "".join(map(printed, blocks))
        return cost(text) / len(text)


def play(script: Path, folder: Path, look: Look) -> Played:
    """Play a script in a book of its own.

    Raises:
        AssertionError: the record is not what the script says.
    """
    meeting = read_script(script.read_bytes()).meeting
    desk, count = Desk(), Count()
    try:
        officer = sit_down(set_up_only(meeting), folder, desk, look)
        with count.counting():
            Typist(officer, meeting, count).play()
        sight = desk.sight
        assert sight is not None
        typed = sight.meeting
        assert normal(typed) == normal(meeting)
        officer.window._leave_anyway = True
        officer.window.close()
        officer.window.deleteLater()
    finally:
        desk.close()
    QApplication.processEvents()
    add_characters(count, typed)
    return Played(script.stem, count, typed)


def normal(meeting: Meeting) -> dict[str, object]:
    """Return a meeting's script as two are compared.

    Motions and votes are called by number, as no officer gives them names; what is accepted of the rules' findings
    afterwards, and for which fact an own wording was written, are left out.
    """
    data = script_data(meeting)
    particulars: dict[str, object] = data["meeting"]  # type: ignore[assignment]  # as script_data makes it
    particulars.pop("accepted", None)
    events: list[dict[str, object]] = data["events"]  # type: ignore[assignment]  # the same
    named = [
        str(event["ref"])
        for event in events
        if event["do"] in ("move", "amend", "vote") and "ref" in event
    ]
    number = {name: f"#{place}" for place, name in enumerate(dict.fromkeys(named))}
    for event in events:
        event.pop("wording_for", None)
        for key in (
            "ref",
            "on",
            "by",
            "because",
            "carried_by",
            *(["to"] if event["do"] == "amend" else []),
        ):
            if key in event and event[key] in number:
                event[key] = number[str(event[key])]
        if event["do"] == "vote" and event.get("on") != "item":
            event.pop("ref", None)
    return data

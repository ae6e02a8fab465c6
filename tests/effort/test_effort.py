"""Keys are counted as a hand counts them, and formal business takes no more of them than is promised."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.ui.look import Look
from tests.effort import editing
from tests.effort.playing import play
from tests.effort.report import strokes_of, table, within
from tests.effort.words import own_words
from tests.stories import fingers

TINY = {
    "clerk_script": 1,
    "council": {"name": "Aldermere District Council"},
    "people": [{"id": "ash", "name": "Ann Ash", "title": "Councillor"}, {"id": "birch", "name": "Ben Birch"}],
    "body": {
        "id": "board", "name": "Harbour Board", "type": "other", "style": "scrutiny", "quorum": {"number": 1},
        "remote_attendance": "counted", "members": [{"person": "ash", "role": "chair"}, {"person": "birch"}],
    },
    "meeting": {"date": "2026-10-06", "time": "14:00", "place": "The Moot Hall", "first_minute_number": 1},
    "agenda": [{"id": "i1", "number": "1", "kind": "declarations", "title": "Interests"}],
    "events": [
        {"at": "13:55", "do": "attend", "people": ["ash", "birch"], "capacity": "member", "mode": "in_room"},
        {"at": "14:00", "do": "start", "presiding": "ash"},
        {"at": "14:00", "do": "open_item", "item": "i1"},
        {"at": "14:01", "do": "none_declared"},
        {"at": "14:02", "do": "say", "text": "A £5 note."},
        {"at": "14:03", "do": "end"},
    ],
}  # fmt: skip


FORMAL = (
    "Minutes of the meeting of Harbour Board held at The Moot Hall on Tuesday 6 October 2026 at 2.00 pm",
    "Councillors Physically Present and Voting:",
    "Councillors: Ann Ash (Chair) and Ben Birch",
    "1. INTERESTS",
    "None.",
    "The meeting ended at 2.03 pm",
    "Chairperson",
)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """Return the look, at its usual size."""
    look = Look(qapp)
    yield look
    look.set_scale(1.0)


def test_a_tiny_meeting_takes_the_keys_that_a_hand_counts(tmp_path: Path, look: Look) -> None:
    script = tmp_path / "tiny.json"
    script.write_text(json.dumps(TINY), encoding="utf-8")
    played = play(script, tmp_path, look)
    formal = {verb: share.keys for verb, share in played.count.formal.items() if share.keys}
    assert formal == {
        "attend": 4,  # Ctrl F3 - Enter, or Ctrl F5
        "start": 2,  # Ctrl F3
        "open_item": 1,  # F3
        "none_declared": 2,  # Ctrl F3
        "say": 1,  # Enter
        "end": 2,  # Ctrl F3
    }
    # £ is two keys, for the Shift that is held with it; the capital at the beginning comes by itself.
    assert (played.count.all_prose.keys, played.count.all_prose.chars) == (11, 10)
    assert sum(share.chars for share in played.count.formal.values()) == len("".join(FORMAL))
    assert "tiny" in table([played])
    assert list(strokes_of(played))[-1] == "end: Ctrl+F3"


@pytest.mark.parametrize(
    ("letter", "keys"), [("a", 1), ("A", 2), (";", 1), ("£", 2), ("\n", 1), ("’", 3), ("–", 3)]
)
def test_a_letter_takes_its_key_and_shift(letter: str, keys: int) -> None:
    assert fingers.keys_of(letter) == keys


def test_every_key_that_is_held_counts(qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(edit.hasFocus)
    heard: list[tuple[str, int]] = []
    with fingers.listening(lambda struck, keys: heard.append((struck, keys))):
        fingers.press_named("Ctrl+Shift+F12")
        fingers.write("Ab")
        fingers.press_named("Return")
    fingers.write("not heard")
    assert [keys for _, keys in heard] == [3, 2, 1, 1]


def test_words_that_stand_in_the_report_are_not_the_officers_own() -> None:
    report = "That the Head of Service be authorised to let the contract"
    text = "The Head of Service be authorised to let the contract before June."
    own = own_words(text, [report])
    assert "".join(c for c, mine in zip(text, own, strict=True) if mine).strip() == "before June."
    assert all(own_words("Thanks were given.", [report]))


def test_a_text_is_changed_by_the_keys_that_the_cursor_needs(qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    edit.setPlainText("to the summer of 2027")
    keys, moves = editing.path(edit, 0, len("to the "))
    assert (keys, moves) == (4, ["Ctrl+Right", "Ctrl+Right"])
    assert editing.changes("to the summer", "to the spring") == [editing.Change(7, 13, "spring", 7)]


def test_the_quiet_meeting_is_typed_whole_and_its_formal_business_takes_few_keys(
    tmp_path: Path, look: Look
) -> None:
    played = play(resources() / "samples" / "quiet.json", tmp_path, look)
    assert within(played)
    assert len(played.typed.entries) == 35

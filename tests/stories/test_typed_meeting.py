"""A whole meeting minuted from nothing, by real key events in the real window: the record is the sample's, and so are
the minutes in Word."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from docx import Document
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk.assets import resources
from clerk.export.word import write_word
from clerk.minutes.layout import draft
from clerk.record.facts import OpenItem, Say, Vote, verb
from clerk.record.meeting import Acceptance, Entry, Meeting
from clerk.record.presence import Chronicle
from clerk.record.rules import SWITCHES
from clerk.record.script import read_script, script_data
from clerk.styles import letterhead, load_style
from clerk.ui.desk import Desk
from clerk.ui.fact_strip import EXEMPT, WHEN
from clerk.ui.field_words import Scene
from clerk.ui.filling import texts_of
from clerk.ui.first_words import next_item
from clerk.ui.forms import FORMS
from clerk.ui.look import Look
from clerk.ui.setup_rules import RulesDialog
from tests.stories.officer import CONTROL, FORM_KEYS, Officer, before_anybody_typed, sit_down, until

SHIFT = Qt.KeyboardModifier.ShiftModifier


def sample(name: str) -> Meeting:
    return read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting


def minute(officer: Officer, entry: Entry, meeting: Meeting) -> None:
    """Record one event of the sample as an officer would who sees it happen."""
    happened = entry.entered or entry.at
    officer.wall.at = happened
    fact = entry.fact
    form = FORMS[verb(fact)]
    sight = officer.desk.sight
    assert sight is not None
    if not form.of_room and officer.desk.item != entry.item:
        officer.go_to_item(entry.item)
    if isinstance(fact, Say) and fact.by is None and fact.number is None and entry.exempt is None:
        officer.press(FORM_KEYS[fact.form], CONTROL)
        officer.write(fact.text)
        officer.press(Qt.Key.Key_Return)
        officer.wait()
        return
    scene = Scene(sight.meeting, sight.chronicle, entry.item, entry.at)
    if isinstance(fact, OpenItem) and not fact.with_ and fact.item == next_item(scene):
        officer.press(Qt.Key.Key_F3)
        officer.wait()
        return
    if isinstance(fact, Vote) and fact == Vote(on=fact.on, manner="unanimous") != Vote(
        on="item", manner="unanimous"
    ):
        officer.press(Qt.Key.Key_F8, CONTROL)
        officer.wait()
        return
    officer.choose_command(form.words)
    if form.at_once:
        officer.wait()
        return
    wanted = texts_of(form, fact, Scene(meeting, Chronicle(meeting), entry.item, entry.at))
    now = officer.window.live.recorder.moment()
    if entry.about or now != entry.at.replace(second=0):
        wanted[WHEN] = (
            f"{'about ' if entry.about else ''}{entry.at.day} {entry.at:%B %Y}, {entry.at:%H.%M}"
        )
    if entry.exempt is not None:
        wanted[EXEMPT] = "yes" if entry.exempt else "no"
    officer.fill(wanted)


def word_text(meeting: Meeting) -> list[str]:
    style = load_style(meeting.style)
    document = Document(
        io.BytesIO(write_word(draft(meeting, style, "full"), letterhead(meeting.style)))
    )
    body: Any = document.element.body
    return ["".join(node.itertext()) for node in body.iter() if node.tag.endswith("}p")]


def switch_rules(officer: Officer, rules: dict[str, bool]) -> None:
    """Switch rules on or off in the list of rules."""

    def in_the_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RulesDialog)
        for code, on in rules.items():
            QTest.keyClick(dialog.list, Qt.Key.Key_Home)
            for _ in range(len(SWITCHES)):
                if dialog.list.code == code:
                    break
                QTest.keyClick(dialog.list, Qt.Key.Key_Down)
            QTest.keyClick(dialog.list, Qt.Key.Key_1 if on else Qt.Key.Key_0)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    QTimer.singleShot(50, in_the_dialog)
    officer.press(Qt.Key.Key_L, CONTROL | SHIFT)
    officer.wait()
    # The desktop gives the keyboard back to the window; without one, somebody has to.
    officer.window.activateWindow()
    until(officer.window.entries.line.edit.hasFocus, "the keyboard is in the entry line")


def accept(officer: Officer, acceptance: Acceptance) -> None:
    """Accept what is to settle with a reason, at the time at which the sample's officer did."""
    assert acceptance.at is not None
    officer.wall.at = acceptance.at
    card = officer.window.entries.card
    for _ in range(20):
        officer.press(Qt.Key.Key_F11)
        if card.card is not None and card.card.flag.mark == acceptance.mark:
            break
    officer.press(Qt.Key.Key_A)
    officer.write(acceptance.reason)
    officer.press(Qt.Key.Key_Return)
    officer.wait()
    if card.card is not None:
        officer.press(Qt.Key.Key_Escape)
    assert officer.window.entries.line.edit.hasFocus()


Sit = Callable[[Meeting], Officer]


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sit]:
    """Return a function that opens the window on an empty meeting, with the keyboard in the entry line."""
    desk = Desk()
    look = Look(qapp)

    def begin(meeting: Meeting) -> Officer:
        officer = sit_down(before_anybody_typed(meeting), tmp_path, desk, look)
        qtbot.addWidget(officer.window)
        officer.wall.at = meeting.entries[0].at
        return officer

    yield begin
    desk.close()


@pytest.mark.parametrize("name", ["quiet", "contested"])
def test_a_meeting_typed_by_keys_is_the_meeting_replayed(name: str, sit: Sit) -> None:
    meeting = sample(name)
    officer = sit(meeting)
    if meeting.body.rules:
        switch_rules(officer, meeting.body.rules)
    for entry in meeting.entries:
        minute(officer, entry, meeting)
        if entry.wording is not None:
            reword(officer, entry.wording)
        assert officer.window.entries.line.edit.hasFocus()
    for acceptance in meeting.particulars.accepted:
        accept(officer, acceptance)
    sight = officer.desk.sight
    assert sight is not None
    typed, replayed = script_data(sight.meeting), script_data(meeting)
    events: list[dict[str, object]] = replayed["events"]  # type: ignore[assignment]
    for event in events:
        # One wording of the sample was written for another fact; nobody can type that on purpose.
        event.pop("wording_for", None)
    assert typed == replayed
    assert word_text(sight.meeting) == word_text(
        meeting.with_entries(e if not e.wording_is_stale else _fresh(e) for e in meeting.entries)
    )


def _fresh(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, worded_for=None)


def reword(officer: Officer, wording: str) -> None:
    """Give the entry that was recorded last its own wording, from the list of entries."""
    officer.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    officer.press(Qt.Key.Key_End)
    officer.press(Qt.Key.Key_F2, CONTROL)
    officer.fill({"text": wording})

"""A start in a process of its own: what is there when the window is first painted, and what is not loaded for it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clerk.ui.memory import Memory
from tests.store.processes import ROOT

# Every key, button and name of the start is the program's own; only what was painted is listened for.
_PROGRAM = """
import gc, json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from clerk import app
gc.disable()  # as the command does
qt = app.application()
class Seen(QObject):
    said = None
    waits = 0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.said is None and watched.isVisible():
            self.said = {"loaded": sorted(sys.modules), "collecting": gc.isenabled()}
            QTimer.singleShot(0, self.look)
        return False
    def look(self):
        (window,) = [each for each in qt.topLevelWidgets() if each.isVisible()]
        self.said["entries"] = len(window.entries.list.rows.rows)
        self.said["agenda"] = len(window.agenda.list.rows.rows)
        self.said["people"] = len(window.room.list.rows.rows)
        self.said["keys go to the line"] = window.focusWidget() is window.entries.line.edit
        self.window = window
        QTimer.singleShot(1000, self.end)
    def end(self):
        self.waits += 1
        if "clerk.ui.find_words" not in sys.modules and self.waits < 100:  # the last of the helps
            QTimer.singleShot(200, self.end)
            return
        self.said["later"] = {
            "loaded": sorted(sys.modules), "collecting": gc.isenabled(), "frozen": gc.get_freeze_count() > 0,
            "draft": len(self.window.draft.page.toPlainText()), "heard": app_answers(),
            "keys go to the line": qt.focusWidget() is self.window.entries.line.edit,
        }
        print(json.dumps(self.said))
        qt.quit()
def app_answers():
    from clerk.ui.one_window import bell_name
    from PySide6.QtNetwork import QLocalSocket
    socket = QLocalSocket()
    socket.connectToServer(bell_name())
    return socket.waitForConnected(500)
seen = Seen()
qt.installEventFilter(seen)
app.run(Path(sys.argv[1]), False, 1)
"""


@pytest.fixture
def start(book_path: Path) -> dict[str, Any]:
    """Return what a start on the contested sample said of itself."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(book_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


# What helps beside the desk itself: made after the first painting, a step at a turn.
_HELPS = {
    f"clerk.ui.{name}"
    for name in (
        "fact_strip", "forms", "field_kinds", "field_box", "filling", "following", "form_aids", "form_grid",
        "form_remark", "interests", "motion_words", "understood", "vote_grid", "vote_words", "views.vote_totals",
        "aids.library", "aids.tied", "aids.typing_aids", "announcing", "countdown", "doubts", "earlier_index",
        "find_anything", "find_bar", "find_words", "finder", "floating_card", "flow", "in_the_room", "limit_watch",
        "marking", "next_steps", "order_keys", "rehearsal", "settle_card", "settling", "speech_at_hand",
        "speech_card", "underlines", "views.findables", "views.hits", "ways_there", "while_typing", "word_card",
        "word_watch", "words_at_hand",
    )
}  # fmt: skip


def test_the_helps_come_after_the_first_painting_and_soon(start: dict[str, Any]) -> None:
    assert _HELPS.isdisjoint(start["loaded"])
    assert _HELPS - set(start["later"]["loaded"]) == set()


def test_the_window_is_usable_before_anything_else_is_loaded(start: dict[str, Any]) -> None:
    assert start["entries"]
    assert start["agenda"] > 5
    assert start["people"] > 5
    assert start["keys go to the line"]
    waiting = {
        "clerk.intake.agenda_text",
        "clerk.intake.people_text",
        "clerk.ui.setup_body",
        "clerk.ui.setup_meeting",
        "clerk.ui.setup_edit",
        "clerk.ui.export_dialog",
        "clerk.ui.exporting",
        "clerk.ui.making",
        "clerk.ui.pages",
        "clerk.ui.pages_window",
        "pypdfium2",
        "clerk.ui.chooser",
        "clerk.ui.help_sheet",
        "clerk.ui.pictures",
        "clerk.ui.read_back",
        "clerk.ui.led",
        "clerk.words.replacing",
        "clerk.export.documents",
        "PySide6.QtNetwork",
        "sqlite_utils",
        "numpy",
    }
    assert waiting.isdisjoint(start["loaded"])


def test_what_a_start_left_for_later_is_done_soon(start: dict[str, Any]) -> None:
    assert not start["collecting"]
    assert start["later"]["collecting"]
    assert start["later"]["frozen"]
    assert start["later"]["draft"] > 1000
    assert start["later"]["heard"]
    assert start["later"]["keys go to the line"]


def test_a_book_opened_again_writes_nothing_down(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    memory.opened(tmp_path / "one.clerk")
    before = memory.path.stat().st_mtime_ns
    memory.opened(tmp_path / "one.clerk")
    assert memory.path.stat().st_mtime_ns == before
    memory.opened(tmp_path / "two.clerk")
    assert Memory(memory.path).kept.recent == [
        str(tmp_path / "two.clerk"),
        str(tmp_path / "one.clerk"),
    ]

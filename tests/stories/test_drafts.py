"""The guide's part about drafts, played key by key in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from clerk.record.stages import stage_now
from clerk.store.minutebook import MinuteBook
from clerk.ui.compare_window import CompareDialog
from clerk.ui.look import Look
from tests.conftest import ROOT
from tests.stories.second_meeting import PLAYED, end_meeting, window_for
from tests.stories.strokes import Player, read_strokes

PART = ROOT / "docs" / "guide" / "drafts.md"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    yield look
    look.set_scale(1.0)


def test_a_draft_is_made_compared_and_agreed_as_the_guide_says(look: Look, tmp_path: Path) -> None:
    taken: dict[str, QPixmap] = {}
    compared: list[str] = []

    def take(name: str) -> None:
        shown = QApplication.activeModalWidget()
        assert shown is not None
        taken[Path(name).name] = shown.grab()
        if isinstance(shown, CompareDialog):
            compared.append(shown.where.words)

    with window_for(PLAYED[0], look, tmp_path) as (window, wall):
        book, meeting = window.desk.book, window.desk.meeting_id or 0
        assert isinstance(book, MinuteBook)
        end_meeting(window, wall)
        Player(window, wall, take).play(read_strokes(PART.read_text(encoding="utf-8")))
        (draft,) = book.sign_off.drafts(meeting)
        steps = book.sign_off.stage_steps(meeting)
        assert "circulated" in window.header.state.words
        assert "has other words" in window.banner.words.words
    assert (draft.by, draft.note) == ("Rowan Pell", "For the chair")
    assert [file.name.rpartition(".")[2] for file in draft.files] == ["docx", "pdf"]
    assert stage_now(steps) == "circulated"
    assert compared == ["Change 1 of 2. New: The Committee thanked everybody."]
    assert set(taken) == {"drafts.png", "drafts-changes.png"}

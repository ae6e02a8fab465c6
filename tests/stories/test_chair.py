"""The guide's part about the chair, played key by key in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from clerk.record.stages import stage_now
from clerk.ui.look import Look
from tests.conftest import ROOT
from tests.stories.second_meeting import PLAYED, window_for
from tests.stories.strokes import Player, read_strokes

PART = ROOT / "docs" / "guide" / "chairs-copy.md"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp)
    yield look
    look.set_scale(1.0)


def test_a_copy_is_sent_and_the_chair_reads_as_the_guide_says(look: Look, tmp_path: Path) -> None:
    taken: dict[str, QPixmap] = {}

    def take(name: str) -> None:
        shown = QApplication.activeModalWidget()
        assert shown is not None
        taken[Path(name).name] = shown.grab()

    with window_for(PLAYED[0], look, tmp_path) as (window, wall):
        Player(window, wall, take).play(read_strokes(PART.read_text(encoding="utf-8")))
        book, meeting = window.desk.book, window.desk.meeting_id or 0
        assert book is not None
        (draft,) = book.sign_off.drafts(meeting)
        (said,) = [each.proposal for each in book.sign_off.proposals(meeting)]
        assert stage_now(book.sign_off.stage_steps(meeting)) == "with_chair"
        assert "agreed 1 of" in window.banner.words.words
    assert sorted(each.name.rpartition(".")[2] for each in draft.files) == ["docx", "eml", "pdf"]
    assert draft.by == "Rowan Pell"
    assert len(draft.agreed) == 1
    assert (said.kind, said.remark) == ("query", "Was this before the vote?")
    assert (said.author, said.origin) == (draft.agreed[0].by, "reading")
    assert set(taken) == {"chair-copy.png", "chair-reads.png", "chair-asks.png"}

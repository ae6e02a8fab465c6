"""A draft is made beside the window and kept whole; it prints again as it did, whatever became of its style."""

import datetime as dt
import hashlib
import shutil
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from clerk.assets import style_folder
from clerk.record.facts import Vote
from clerk.record.stages import stage_now
from clerk.store.minutebook import MinuteBook
from clerk.ui.desk import Desk
from clerk.ui.drafting import DraftMaker, DraftWanted, make_draft, print_again
from tests.store.planning import a_meeting

NOW = dt.datetime(2026, 3, 5, 9, 30)
WANTED = DraftWanted(at=NOW, by="A. Clerk", files=(("docx", "public"), ("txt", "full")))


@pytest.fixture
def meeting(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return a meeting of a book whose house style is the council's own, in a folder of its own."""
    data = tmp_path / "data"
    shutil.copytree(style_folder("council"), data / "templates" / "council")
    monkeypatch.setenv("CLERK_DATA_DIR", str(data))
    desk.open(tmp_path / "book.clerk")
    assert isinstance(desk.book, MinuteBook)
    vote = Vote(
        on="m1", manner="named", named={"okoro": "for", "leigh_b": "for", "leigh": "against"}
    )
    meeting = a_meeting()
    entries = [
        msgspec.structs.replace(each, fact=vote) if isinstance(each.fact, Vote) else each
        for each in meeting.entries
    ]
    return desk.book.replay(meeting.with_entries(entries)).value


def made(desk: Desk, meeting: int, qtbot: QtBot, wanted: DraftWanted = WANTED) -> int:
    rows: list[int] = []
    failures: list[str] = []
    make_draft(desk, meeting, wanted, rows.append, failures.append)
    qtbot.waitUntil(lambda: bool(rows or failures), timeout=20_000)
    assert failures == []
    return rows[0]


def test_a_draft_and_its_stage_are_one_step_with_the_bytes_of_every_file(
    desk: Desk, meeting: int, qtbot: QtBot
) -> None:
    row = made(desk, meeting, qtbot)
    assert isinstance(desk.book, MinuteBook)
    ask = desk.book.sign_off
    draft = ask.draft(row)
    assert [(each.name, each.which) for each in draft.files] == [
        ("planning-2026-03-04-draft-1.docx", "public"),
        ("planning-2026-03-04-draft-1-full.txt", "full"),
    ]
    for file in draft.files:
        assert hashlib.sha256(ask.kept_content(file.sha256)).hexdigest() == file.sha256
    (step,) = ask.stage_steps(meeting)
    assert (step.stage, step.by, step.draft, step.at) == ("draft", "A. Clerk", row, NOW)
    desk.book.undo()
    assert not ask.drafts(meeting)
    assert stage_now(ask.stage_steps(meeting)) == "recording"


@pytest.mark.parametrize("gone", [False, True])
def test_a_kept_draft_prints_again_as_it_did_when_its_style_is_another_by_now(
    desk: Desk, meeting: int, qtbot: QtBot, gone: bool
) -> None:
    row = made(desk, meeting, qtbot)
    folder = style_folder("council")
    if gone:
        shutil.rmtree(folder)
        assert style_folder("council") != folder, "the shipped one has its place now"
    else:
        words = (folder / "style.toml").read_text(encoding="utf-8")
        (folder / "style.toml").write_text(
            words.replace("RESOLVED", "AGREED").replace("Minutes of", "Notes of"), encoding="utf-8"
        )
        shutil.copy(style_folder("parish") / "letterhead.docx", folder / "letterhead.docx")
    book = desk.book
    assert isinstance(book, MinuteBook)
    book.remove(book.meeting(meeting).entries[-1].id)
    kept = book.sign_off.draft(row)
    for file in kept.files:
        again = print_again(book, kept, file)
        assert hashlib.sha256(again).hexdigest() == file.sha256, file.name
    second = book.sign_off.draft(made(desk, meeting, qtbot))
    assert second.number == 2
    assert {each.sha256 for each in second.files}.isdisjoint(each.sha256 for each in kept.files)


def test_what_is_called_off_is_not_kept(desk: Desk, meeting: int, qtbot: QtBot) -> None:
    maker = DraftMaker(desk, meeting)
    maker.progress.connect(lambda *_: maker.call_off())
    maker.call_off()
    with qtbot.waitSignal(maker.stopped, timeout=10_000):
        maker.start(WANTED)
    assert desk.book is not None
    assert desk.book.sign_off.drafts(meeting) == []


def test_a_style_that_cannot_be_used_is_said_and_nothing_is_kept(
    desk: Desk, meeting: int, qtbot: QtBot
) -> None:
    (style_folder("council") / "letterhead.docx").unlink()
    said: list[str] = []
    make_draft(desk, meeting, WANTED, lambda row: said.append(f"made {row}"), said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "letterhead.docx" in said[0]
    assert desk.book is not None
    assert desk.book.sign_off.drafts(meeting) == []

"""A returned Word file is dropped on the window: it finds its draft, or is refused in a sentence, nothing changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk.export.chairs_copy import mark_of
from clerk.export.word import write_word
from clerk.export.word_marks import Named
from clerk.minutes.anchors import anchors
from clerk.minutes.layout import draft
from clerk.record.facts import Move, Resolve
from clerk.store.minutebook import MinuteBook, open_book
from clerk.styles import letterhead, load_style
from clerk.ui.main_window import MainWindow
from tests.ui.returned_proposals import Chair, keep_draft

DROP = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def word_of(book: MinuteBook, meeting: int, row: int) -> bytes:
    """The chair's copy of a draft that is kept, without what goes with it."""
    record = book.sign_off.draft_record(book.sign_off.draft(row))
    made = draft(record, load_style(record.style), "public")
    mark = mark_of(book.sign_off.draft(row).uuid, "public")
    return write_word(made, letterhead(record.style), Named(anchors(made), mark))


def altered(data: bytes, *swaps: tuple[str, str]) -> bytes:
    """A Word file in which somebody typed over some words with tracking off."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                text = part.decode()
                for was, now in swaps:
                    assert was in text
                    text = text.replace(was, now, 1)
                part = text.encode()
            new.writestr(info, part)
    return out.getvalue()


def drop(target: QWidget, path: Path) -> bool:
    """Let a file go over a part of the window; return whether it would be taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(5, 5), DROP, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target.window(), QDropEvent(QPointF(5, 5), DROP, data, LEFT, NONE))
    return enter.isAccepted()


@pytest.fixture
def quiet(window: MainWindow) -> int:
    return next(each.id for each in window.desk.meetings() if "Cabinet" in each.body_name)


@pytest.fixture
def book(window: MainWindow) -> MinuteBook:
    assert isinstance(window.desk.book, MinuteBook)
    return window.desk.book


Give = Callable[[bytes, str], None]


@pytest.fixture
def give(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Give:
    """Return a function that drops a file on the window, and waits for what comes of it."""

    def give(data: bytes, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        assert drop(window.entries.line.edit.viewport(), path)
        back = window.sign_off.coming_back
        qtbot.waitUntil(lambda: back.taking is None, timeout=20_000)
        qtbot.waitUntil(lambda: not window.desk.waiting)
        dialog = back.dialog
        if dialog is not None:
            qtbot.waitUntil(lambda: not dialog.finder.asking, timeout=20_000)

    return give


def test_a_file_dropped_on_the_entry_line_finds_its_draft_and_what_it_proposes_is_settled(
    window: MainWindow, book: MinuteBook, quiet: int, give: Give, qtbot: QtBot
) -> None:
    row = keep_draft(book, quiet)
    sent = word_of(book, quiet, row)
    # The meeting in hand is another of the book: the file knows its own.
    assert window.desk.meeting_id != quiet
    give(altered(sent, ("Councillor Dunn seconded", "Councillor Whitby seconded")), "back.docx")
    assert window.desk.meeting_id == quiet
    assert window.entries.line.text == ""
    dialog = window.sign_off.coming_back.dialog
    assert dialog is not None
    (kept,) = dialog.kept
    decided = next(e.id for e in book.meeting(quiet).entries if isinstance(e.fact, Resolve))
    assert (kept.proposal.anchor, kept.proposal.tracked) == (f"cm_e{decided}", False)
    assert "in draft 1 of Cabinet" in dialog.card.notes.words
    assert not window.banner.isVisible()
    dialog.do("accept")
    qtbot.waitUntil(lambda: dialog.kept[0].proposal.state == "accepted")
    moved = next(e.fact for e in book.meeting(quiet).entries if isinstance(e.fact, Move))
    assert moved.seconder == "whitby"
    (back,) = book.sign_off.returns(quiet)
    assert back.name == "back.docx"
    window.desk.undo()
    window.desk.undo()
    assert book.sign_off.returns(quiet) == []


def test_the_same_file_is_taken_in_once_and_one_without_a_change_is_said_to_have_none(
    window: MainWindow, book: MinuteBook, quiet: int, give: Give
) -> None:
    sent = word_of(book, quiet, keep_draft(book, quiet))
    give(sent, "same.docx")
    assert "there is nothing in it to settle" in window.banner.words.words
    window.banner.close_button.click()
    give(sent, "again.docx")
    assert "was taken in before" in window.banner.words.words
    assert len(book.sign_off.returns(quiet)) == 1


@pytest.mark.parametrize("what", ["no Word file", "not ours", "of another book", "broken"])
def test_what_is_not_ours_is_refused_in_a_sentence_and_nothing_changes(
    window: MainWindow, book: MinuteBook, quiet: int, give: Give, tmp_path: Path, what: str
) -> None:
    data = b"Dear clerk, here are my changes."
    if what == "not ours":
        data = letterhead("council").read_bytes()
    elif what == "of another book":
        with open_book(tmp_path / "other.clerk") as other:
            meeting = other.replay(book.meeting(quiet)).value
            data = word_of(other, meeting, keep_draft(other, meeting))
    elif what == "broken":
        data = word_of(book, quiet, keep_draft(book, quiet))[:-900]
    before = [book.sign_off.proposals(each.id) for each in book.meetings()]
    undo = book.undo_name
    give(data, "back.docx")
    assert window.banner.isVisible()
    assert "“back.docx”" in window.banner.words.words
    if what == "of another book":
        assert "another book" in window.banner.words.words
    assert [book.sign_off.proposals(each.id) for each in book.meetings()] == before
    assert book.undo_name == undo
    assert window.sign_off.coming_back.dialog is None


def test_what_is_refused_while_the_window_is_open_is_said_in_it_and_stays(
    window: MainWindow, book: MinuteBook, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.desk.meeting_id is not None
    Chair(book, window.desk.meeting_id).words("cm_e1", ("Peter Brandt", "Piet Brandt"))
    window.sign_off.returned()
    dialog = window.sign_off.coming_back.dialog
    assert dialog is not None
    notes = tmp_path / "notes.docx"
    notes.write_bytes(b"Dear clerk")
    assert drop(dialog.card, notes)
    qtbot.waitUntil(lambda: window.sign_off.coming_back.taking is None)
    qtbot.waitUntil(lambda: "accept" in dialog.card.buttons)
    assert "“notes.docx”" in dialog.card.notes.words
    dialog.reject()


def test_words_that_are_dropped_are_still_typed_and_only_files_are_taken_in(
    window: MainWindow,
) -> None:
    line = window.entries.line.edit
    words = QMimeData()
    words.setText("It was cold.")
    assert line.canInsertFromMimeData(words)
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/minutes")])
    assert line.canInsertFromMimeData(link)


def test_a_file_read_while_another_book_is_opened_is_not_taken_into_that_one(
    window: MainWindow, book: MinuteBook, quiet: int, tmp_path: Path, qtbot: QtBot
) -> None:
    row = keep_draft(book, quiet)
    sent = word_of(book, quiet, row)
    path = tmp_path / "back.docx"
    path.write_bytes(altered(sent, ("Councillor Dunn seconded", "Councillor Whitby seconded")))
    with open_book(tmp_path / "other.clerk") as other:
        # A draft of the same number, of other minutes.
        number = other.replay(book.meeting(quiet)).value
        while keep_draft(other, number) < row:
            pass
    window.sign_off.coming_back.take_file(path)
    assert window.errands.open_book(tmp_path / "other.clerk")
    qtbot.waitUntil(lambda: window.sign_off.coming_back.taking is None, timeout=20_000)
    # Which of the two depends on how far the reading was.
    said = ("Another minute book was opened", "The minute book is closed")
    assert any(each in window.banner.words.words for each in said)
    opened = window.desk.book
    assert opened is not None
    assert opened.sign_off.proposals(number) == []

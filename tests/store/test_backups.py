"""Backups, damage, and putting a book right again."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clerk.errors import ClerkError, Refused
from clerk.store import backups, clock
from clerk.store.minutebook import BookDamagedError, BookHeldError, open_book, read_book, restore
from tests.store.planning import a_meeting, a_plan, say, without_ids, words


def days_later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """Set the laptop's clock forward, as far as backups look at it."""
    moment = dt.datetime(2026, 3, 4, 9) + dt.timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: moment)


def a_book_with_backup(path: Path) -> int:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    open_book(path).close()
    assert len(backups.every(path)) == 1
    return number


def harm(path: Path) -> None:
    """Overwrite the middle of the file, as a failing disk does."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


def test_a_book_is_backed_up_once_a_day_and_ten_are_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days_later(monkeypatch, 0)
    with open_book(path) as book:
        number = book.new_meeting(a_plan()).value
    for day in range(1, 13):
        days_later(monkeypatch, day)
        for _ in range(2):
            with open_book(path) as book:
                say(book, number, f"day {day}")
    names = [each.name for each in backups.every(path)]
    assert names == [f"2026-03-{day:02}-090000.clerk" for day in range(16, 6, -1)]
    with closing(sqlite3.connect(backups.every(path)[0])) as newest:
        assert newest.execute("SELECT count(*) FROM facts").fetchone() == (22,)


def test_a_book_left_open_for_days_is_backed_up_each_day(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_book(path) as book:
        number = book.new_meeting(a_plan()).value
        for day in (1, 2):
            days_later(monkeypatch, day)
            say(book, number, f"day {day}")
            say(book, number, "more")
    assert [each.name[:10] for each in backups.every(path)] == ["2026-03-06", "2026-03-05"]


def test_a_backup_is_one_sound_file_and_nothing_half_made_is_left(path: Path) -> None:
    a_book_with_backup(path)
    (backup,) = backups.every(path)
    assert [each.name for each in backups.folder(path).iterdir()] == [backup.name]
    assert backups.is_good(backup)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_that_cannot_be_made_is_told_and_the_meeting_goes_on(path: Path) -> None:
    with open_book(path) as book:
        number = book.new_meeting(a_plan()).value
    backups.folder(path).write_text("a file is in the way", encoding="utf-8")
    with open_book(path) as book:
        assert "today's backup was not made" in book.notices[0]
        assert say(book, number, "still here")


@pytest.mark.parametrize("damage", ["middle", "header", "cut", "empty"])
def test_a_damaged_book_is_refused_naming_the_newest_good_backup(path: Path, damage: str) -> None:
    a_book_with_backup(path)
    whole = path.read_bytes()
    if damage == "middle":
        harm(path)
    else:
        path.write_bytes(
            {"header": b"\x00" * 200 + whole[200:], "cut": whole[:5000], "empty": b""}[damage]
        )
    before = path.read_bytes()
    (backup,) = backups.every(path)
    for opening in (open_book, read_book):
        with pytest.raises(BookDamagedError) as refusal:
            opening(path)
        assert refusal.value.backup == backup
        assert str(backup) in refusal.value.sentence
        assert f"clerk restore --book {path}" in refusal.value.sentence
    assert path.read_bytes() == before


def test_a_damaged_book_without_a_backup_is_left_alone(path: Path) -> None:
    with open_book(path) as book:
        book.replay(a_meeting())
    harm(path)
    before = path.read_bytes()
    with pytest.raises(BookDamagedError, match="no good backup") as refusal:
        open_book(path)
    assert refusal.value.backup is None
    with pytest.raises(ClerkError, match="no good backup"):
        restore(path)
    assert path.read_bytes() == before


def test_restoring_puts_the_newest_good_backup_in_place_and_keeps_the_damaged_book(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days_later(monkeypatch, 0)
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    for day in (1, 2):
        days_later(monkeypatch, day)
        with open_book(path) as book:
            say(book, number, f"day {day}")
    days_later(monkeypatch, 3)
    newest, good = backups.every(path)
    harm(newest)
    harm(path)
    path.with_name(path.name + "-wal").write_bytes(b"what was in the log")
    damaged = path.read_bytes()
    aside = restore(path)
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"what was in the log"
    assert aside.name == "minutes-damaged-2026-03-07-090000.clerk"
    assert path.stat().st_mode & 0o777 == 0o600
    assert good.exists()
    with open_book(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()
        assert words(book, number)[-1] == "The Committee thanked officers."


def test_restoring_twice_sets_two_aside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_book_with_backup(path)
    days_later(monkeypatch, 0)
    asides = set()
    for _ in range(2):
        harm(path)
        asides.add(restore(path))
    assert len(asides) == 2
    assert all(each.exists() for each in asides)


def test_a_lost_book_is_restored_from_its_backup(path: Path) -> None:
    number = a_book_with_backup(path)
    path.unlink()
    assert restore(path) == path
    with read_book(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()


def test_opening_where_a_book_was_lost_says_that_there_are_backups(path: Path) -> None:
    a_book_with_backup(path)
    path.unlink()
    with open_book(path) as book:
        assert "backups of an earlier one" in book.notices[0]


def test_a_sound_book_is_not_restored(path: Path) -> None:
    a_book_with_backup(path)
    before = path.read_bytes()
    with pytest.raises(Refused, match="is sound"):
        restore(path)
    with pytest.raises(Refused, match="neither a minute book"):
        restore(path.with_name("other.clerk"))
    assert path.read_bytes() == before


def test_a_damaged_book_that_somebody_holds_is_not_restored(path: Path) -> None:
    a_book_with_backup(path)
    with open_book(path):
        harm(path)
        with pytest.raises(BookHeldError):
            restore(path)

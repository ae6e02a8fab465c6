"""The disk says no: the change is refused in a sentence, the book is sound, and the same writer goes on."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from clerk.errors import ClerkError
from clerk.record.facts import Say
from clerk.record.meeting import Entry
from clerk.store import founding
from clerk.store.minutebook import MinuteBook, Step, open_book
from tests.store.planning import a_meeting, a_plan, at, say, words
from tests.store.processes import ROOT, run_with_ordinary_rights

LONG = "The Committee considered the report at length. " * 2000


def is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def fill(book: MinuteBook, meeting: int) -> tuple[int, ClerkError]:
    """Write until the disk is full; return how many passages were acknowledged, and the refusal."""
    for number in range(1000):
        try:
            book.record(meeting, Say(text=f"{number} {LONG}"), at("15:00"))
        except ClerkError as error:
            return number, error
    pytest.fail("the disk never filled")


def test_on_a_full_disk_a_change_is_refused_and_nothing_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(founding.MAX_PAGES, "240")
    with open_book(path) as book:
        meeting = book.new_meeting(a_plan()).value
        kept, refusal = fill(book, meeting)
        assert kept > 2
        assert "no room left on the disk" in refusal.sentence
        assert str(path) in refusal.sentence
        assert len(words(book, meeting)) == kept
        # What is small enough still goes in, and undo names what was acknowledged last.
        say(book, meeting, "a few words")
        book.undo()
        book.record(meeting, Say(text="and a few others"), at("15:00"))
        assert len(words(book, meeting)) == kept + 1
    assert is_sound(path)
    monkeypatch.delenv(founding.MAX_PAGES)
    with open_book(path) as book:
        say(book, meeting, LONG)
        assert len(words(book, meeting)) == kept + 2


def test_a_replay_that_does_not_fit_leaves_no_part_of_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_book(path) as book:
        book.new_meeting(a_plan())
    pages = path.stat().st_size // 4096
    monkeypatch.setenv(founding.MAX_PAGES, str(pages + 1))
    long = a_meeting()
    long = long.with_entries([*long.entries, *_long_entries(len(long.entries) + 1)])
    with open_book(path) as book:
        with pytest.raises(ClerkError, match="no room left"):
            book.replay(long, again=True)
        assert len(book.meetings()) == 1
        assert book.undo_name == "new meeting of Planning Committee, 4 March 2026"
    assert is_sound(path)


def _long_entries(first: int) -> list[Entry]:
    return [Entry(id=first + each, at=at("16:00"), fact=Say(text=LONG)) for each in range(20)]


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is POSIX's")
def test_a_write_that_the_system_refuses_is_told_and_the_writer_goes_on(path: Path) -> None:
    program = """
import resource, sys
from pathlib import Path
from clerk.errors import ClerkError
from clerk.store.minutebook import open_book
from tests.store.planning import a_plan, say, words
path = Path(sys.argv[1])
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
with open_book(path) as book:
    meeting = book.new_meeting(a_plan()).value
    say(book, meeting, "from the second change on there is a log")
    log = path.with_name(path.name + "-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 9000, most))
    kept = 1
    try:
        while kept < 1000:
            say(book, meeting, "x" * 3000)
            kept += 1
    except ClerkError as error:
        print(error.sentence)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert len(words(book, meeting)) == kept, (len(words(book, meeting)), kept)
    say(book, meeting, "after it")
    assert words(book, meeting)[-1] == "after it"
print("sound")
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    sentence, last = done.stdout.splitlines()
    assert "this was not saved" in sentence
    assert last == "sound"
    assert is_sound(path)


def test_where_nothing_may_be_written_no_book_is_made(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from clerk.errors import ClerkError
from clerk.store.minutebook import open_book
folder = Path(sys.argv[1])
folder.chmod(0o500)
for place in (folder / "b.clerk", folder / "new" / "b.clerk"):
    try:
        open_book(place)
    except ClerkError as error:
        print(error.sentence)
assert list(folder.iterdir()) == []
folder.chmod(0o700)
"""
    told = run_with_ordinary_rights(program, tmp_path).splitlines()
    assert len(told) == 2
    assert all("may not write" in sentence and str(tmp_path) in sentence for sentence in told)


def test_a_book_that_may_not_be_written_is_refused_and_left_alone(tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from clerk.errors import ClerkError
from clerk.store.minutebook import open_book, read_book
from tests.store.planning import a_meeting
path = Path(sys.argv[1]) / "b.clerk"
with open_book(path) as book:
    book.replay(a_meeting())
before = path.read_bytes()
path.parent.chmod(0o500)
try:
    open_book(path)
except ClerkError as error:
    print(error.sentence)
path.parent.chmod(0o700)
assert path.read_bytes() == before
with open_book(path) as book:
    assert len(book.meetings()) == 1
"""
    assert "may not write" in run_with_ordinary_rights(program, tmp_path)


def test_a_folder_that_becomes_read_only_refuses_changes_until_it_is_writable_again(
    tmp_path: Path,
) -> None:
    program = """
import sys
from pathlib import Path
from clerk.errors import ClerkError
from clerk.store import places
from clerk.store.minutebook import open_book
from tests.store.planning import a_plan, say, words
folder = Path(sys.argv[1])
places.MOUNTS = folder / "mounts"
places.MOUNTS.write_text(f"server:/x {folder} cifs rw 0 0")
with open_book(folder / "b.clerk") as book:  # with a rollback journal, which is a file made for each change
    meeting = book.new_meeting(a_plan()).value
    say(book, meeting, "before")
    folder.chmod(0o500)
    try:
        say(book, meeting, "meanwhile")
    except ClerkError as error:
        print(error.sentence)
    assert words(book, meeting) == ["before"]
    folder.chmod(0o700)
    say(book, meeting, "after")
    assert words(book, meeting) == ["before", "after"]
"""
    assert "this was not saved" in run_with_ordinary_rights(program, tmp_path)


def test_while_another_program_locks_the_file_a_change_is_refused(
    book: MinuteBook, path: Path, planning: int
) -> None:
    book.submit(
        None, lambda step: step.journal.connection.execute("PRAGMA busy_timeout = 50")
    ).result()
    with closing(sqlite3.connect(path, isolation_level=None)) as scanner:
        scanner.execute("BEGIN IMMEDIATE")
        with pytest.raises(ClerkError, match="Another program is using"):
            say(book, planning, "meanwhile")
        scanner.execute("ROLLBACK")
    say(book, planning, "after")
    assert words(book, planning) == ["after"]


def test_a_book_whose_folder_is_taken_away_is_written_again_once_it_is_back(
    tmp_path: Path,
) -> None:
    folder, away = tmp_path / "drive", tmp_path / "away"
    folder.mkdir()
    with open_book(folder / "b.clerk") as book:
        meeting = book.new_meeting(a_plan()).value
        say(book, meeting, "before")
        folder.rename(away)
        for _ in range(2):
            with pytest.raises(ClerkError, match="See that its folder is there"):
                say(book, meeting, "meanwhile")
        away.rename(folder)
        say(book, meeting, "after")
        assert words(book, meeting) == ["before", "after"]
    assert is_sound(folder / "b.clerk")


def test_nothing_is_acknowledged_into_a_file_that_another_has_replaced(
    path: Path, tmp_path: Path
) -> None:
    with open_book(path) as book:
        meeting = book.new_meeting(a_plan()).value
        aside = path.rename(tmp_path / "aside.clerk")
        path.write_bytes(aside.read_bytes())
        with pytest.raises(ClerkError, match="Another file has taken the place"):
            say(book, meeting, "meanwhile")
        aside.replace(path)
        say(book, meeting, "after")
        assert words(book, meeting) == ["after"]


def test_a_connection_that_broke_is_made_anew(book: MinuteBook, path: Path, planning: int) -> None:
    # As a network drive leaves one behind that was gone for a while.
    def break_it(step: Step) -> None:
        step.journal.connection.close()

    assert book.submit("x", break_it).exception() is not None
    say(book, planning, "after")
    assert words(book, planning) == ["after"]

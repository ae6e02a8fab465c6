"""Reading a book: it alters nothing, and it works while somebody writes."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from clerk.errors import Refused
from clerk.store import schema
from clerk.store.minutebook import open_book, read_book, restore
from clerk.store.reading import Reading
from tests.store.planning import a_meeting, a_plan, say, without_ids, words
from tests.store.processes import ROOT, another_holds, run_with_ordinary_rights


def test_a_book_that_is_not_there_is_refused_and_not_made(path: Path) -> None:
    with pytest.raises(Refused, match="no minute book at"):
        read_book(path)
    assert list(path.parent.iterdir()) == []


def test_reading_alters_no_byte_and_leaves_nothing_behind(path: Path) -> None:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    before = path.read_bytes(), path.stat().st_mtime_ns
    files = sorted(each.name for each in path.parent.iterdir())
    with read_book(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()
        assert book.file_stem(number) == "planning-2026-03-04"
        assert [each.entries for each in book.meetings()] == [7]
        assert book.undo_name == "bringing in of Planning Committee, 4 March 2026"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(each.name for each in path.parent.iterdir()) == files


def test_a_book_is_read_while_another_process_has_it_open(path: Path) -> None:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    with another_holds(path):
        before = path.read_bytes()
        with read_book(path) as book:
            assert without_ids(book.meeting(number)) == a_meeting()
        assert path.read_bytes() == before


def test_a_reader_sees_what_is_committed_from_the_next_question_on(path: Path) -> None:
    with open_book(path) as book, read_book(path) as reader:
        assert reader.meetings() == []
        number = book.new_meeting(a_plan()).value
        say(book, number, "now")
        assert words(reader, number) == ["now"]


def test_a_reader_that_leaves_last_takes_nothing_along(path: Path) -> None:
    book = open_book(path)
    reader = read_book(path)
    number = book.replay(a_meeting()).value
    book.close()
    copy = shutil.copy(
        path, path.with_name("copy.clerk")
    )  # the one file alone, as people copy books
    reader.close()
    with read_book(Path(copy)) as alone:
        assert without_ids(alone.meeting(number)) == a_meeting()
    with open_book(path) as again:
        assert without_ids(again.meeting(number)) == a_meeting()


def test_what_a_killed_writer_left_in_its_log_is_read_and_not_touched(path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from clerk.store.minutebook import open_book
from tests.store.planning import a_meeting, say
book = open_book(Path(sys.argv[1]))
number = book.replay(a_meeting()).value
say(book, number, "from the second change on there is a log")
print(number, flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    number = int(done.stdout)
    log = path.with_name(path.name + "-wal")
    before = path.read_bytes(), log.read_bytes()
    with read_book(path) as book:
        assert words(book, number)[-1] == "from the second change on there is a log"
    assert (path.read_bytes(), log.read_bytes()) == before


CUT_SHORT = """
import os, sys
from pathlib import Path
from clerk.record.facts import Say
from clerk.store.minutebook import open_book
from tests.store.planning import a_meeting, at
path = Path(sys.argv[1])
book = open_book(path)
def half(step):
    step.journal.connection.execute("PRAGMA cache_size = 2")  # so that pages go to the file before the commit
    for _ in range(50):
        step.record(1, Say(text="x" * 5000), at("16:00"))
    os.kill(os.getpid(), 9)
book.submit("half", half).result()
"""


@pytest.mark.parametrize("opening", [read_book, open_book])
def test_a_change_cut_short_in_the_middle_of_the_file_is_taken_back(
    path: Path, opening: Callable[[Path], Reading]
) -> None:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    before = path.read_bytes()
    subprocess.run([sys.executable, "-c", CUT_SHORT, str(path)], check=False, cwd=ROOT)
    assert path.read_bytes() != before
    assert path.with_name(path.name + "-journal").exists()
    with pytest.raises(Refused, match="needs no backup"):
        restore(path)
    with opening(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()
    assert path.read_bytes() == before


def test_a_book_whose_making_was_cut_short_is_made_afresh(path: Path) -> None:
    program = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN")
for number in range(50):
    connection.execute(f"CREATE TABLE t{number} (words TEXT)")
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", program, str(path)], check=False, cwd=ROOT)
    assert path.with_name(path.name + "-journal").exists()  # it says that the file was empty before
    marked = path.with_name("marked.db")
    with closing(sqlite3.connect(marked)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    path.write_bytes(marked.read_bytes())
    with open_book(path) as book:
        assert book.new_meeting(a_plan()).value == 1


def test_a_book_in_a_folder_that_may_not_be_written_to_is_read(tmp_path: Path) -> None:
    program = """
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from clerk.store import schema
from clerk.store.minutebook import open_book, read_book, restore
from clerk.store.reading import Reading
from tests.store.planning import a_meeting
path = Path(sys.argv[1]) / "b.clerk"
with open_book(path) as book:
    number = book.replay(a_meeting()).value
before = path.read_bytes()
path.chmod(0o400)
path.parent.chmod(0o500)
try:
    with read_book(path) as book:
        print(len(book.meeting(number).entries))
    assert path.read_bytes() == before
finally:
    path.parent.chmod(0o700)
"""
    assert run_with_ordinary_rights(program, tmp_path) == "7\n"


def test_a_reader_cannot_write(path: Path) -> None:
    open_book(path).close()
    with read_book(path) as book, pytest.raises(sqlite3.OperationalError, match="readonly"):
        book._connection().execute("DELETE FROM meetings")

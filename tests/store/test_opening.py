"""Opening a book: what is made, what is refused, and that what is refused is left alone."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from clerk import assets
from clerk.errors import ClerkError, Refused
from clerk.store import backups, places, schema
from clerk.store.minutebook import BookDamagedError, BookHeldError, open_book, read_book
from clerk.store.verbs import Step
from tests.store.planning import a_meeting, a_plan, say, without_ids, words
from tests.store.processes import ROOT, another_holds

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_book_that_is_not_there_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "council" / "minutes.clerk"
    with open_book(path) as book:
        assert book.meetings() == []
        assert book.notices == ()
        assert book.path == path
    assert path.is_file()


def test_an_empty_file_becomes_a_book(path: Path) -> None:
    path.touch()
    with open_book(path) as book:
        assert book.meetings() == []


def test_without_a_path_it_is_the_users_own_book() -> None:
    with open_book() as book:
        assert book.path == assets.data_folder() / "minutes.clerk"


def test_a_closed_book_is_one_file_and_opens_again(path: Path) -> None:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    assert not [each for each in path.parent.iterdir() if each.name.endswith(("-wal", "-shm"))]
    with open_book(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()


def test_a_closed_book_says_so(path: Path) -> None:
    book = open_book(path)
    book.close()
    with pytest.raises(ClerkError, match="closed"):
        book.new_meeting(a_plan())
    with pytest.raises(ClerkError, match="closed"):
        book.meetings()


def test_commits_wait_for_the_disk_and_references_are_kept(path: Path) -> None:
    def settings(step: Step) -> list[object]:
        return [
            step.journal.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    with open_book(path) as book:
        assert book.submit("look", settings).result().value == ["delete", 3, 1]
        book.new_meeting(a_plan())
        assert book.submit("look", settings).result().value == ["wal", 2, 1]


@POSIX
def test_only_the_owner_can_read_the_book_and_what_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "minutes.clerk"
    for _ in range(2):
        with open_book(path) as book:
            book.new_meeting(a_plan(), again=True)
            modes = {each.name: mode(each) for each in path.parent.rglob("*") if each.is_file()}
            assert set(modes.values()) == {0o600}, modes
    assert {mode(path.parent), mode(backups.folder(path))} == {0o700}


@POSIX
def test_a_book_that_others_could_read_is_closed_to_them(path: Path) -> None:
    open_book(path).close()
    path.chmod(0o644)
    open_book(path).close()
    assert mode(path) == 0o600


def test_a_book_open_elsewhere_is_refused_and_the_holder_is_named(path: Path) -> None:
    with another_holds(path) as process:
        with pytest.raises(BookHeldError) as refusal:
            open_book(path)
        note = json.loads(path.with_name("minutes.clerk.holder").read_text(encoding="utf-8"))
        assert note["pid"] == process
        for word in (note["user"], note["host"], str(process), note["since"][11:16]):
            assert word in refusal.value.sentence
    open_book(path).close()
    assert not path.with_name("minutes.clerk.holder").exists()


def test_a_book_open_in_this_program_is_refused_too(path: Path) -> None:
    with open_book(path), pytest.raises(BookHeldError, match="open already"):
        open_book(path.parent / "." / path.name)


def test_a_note_without_a_process_holds_nobody_up(path: Path) -> None:
    open_book(path).close()
    path.with_name("minutes.clerk.holder").write_text("{", encoding="utf-8")
    open_book(path).close()


def _another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Minutes of a meeting", "not a minute book"),
        (b"SQLite format 3\x00" + bytes(200), "another program"),
        (b"\x00" * 5000, "not a minute book"),
        (None, "another program"),
    ],
)
def test_what_is_no_minute_book_is_refused_and_left_alone(
    path: Path, content: bytes | None, sentence: str
) -> None:
    if content is None:
        _another_programs(path)
    else:
        path.write_bytes(content)
    before = path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode
    for opening in (open_book, read_book):
        with pytest.raises(Refused, match=sentence):
            opening(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_no_minute_book(tmp_path: Path) -> None:
    for opening in (open_book, read_book):
        with pytest.raises(Refused, match="is a folder"):
            opening(tmp_path)


def test_a_book_of_a_newer_clerk_is_refused_and_left_alone(path: Path) -> None:
    open_book(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('clerk', '0099_later', '')"
        )
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    before = path.read_bytes()
    for opening in (open_book, read_book):
        with pytest.raises(Refused, match=r"newer Clerk .*0099_later"):
            opening(path)
    assert path.read_bytes() == before


@pytest.fixture
def next_clerk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the schema a further step, as the next Clerk would have."""

    def further(db: object) -> None:
        db.execute("ALTER TABLE meetings ADD COLUMN venue TEXT NOT NULL DEFAULT ''")  # type: ignore[attr-defined]

    monkeypatch.setitem(schema.STEPS, "0002_further", further)


def test_a_book_of_an_older_clerk_is_backed_up_and_brought_up_to_date(
    path: Path, request: pytest.FixtureRequest
) -> None:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value
    request.getfixturevalue("next_clerk")
    with pytest.raises(Refused, match="older Clerk"):
        read_book(path)
    assert backups.every(path) == []
    with open_book(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()
        say(book, number, "written with the new schema")
        assert book.undo_name
    kept = backups.every(path)
    assert [each.name[17:] for each in kept] == ["-before-0002_further.clerk"]
    with closing(sqlite3.connect(f"file:{kept[0]}?mode=ro", uri=True)) as old:
        columns = [row[1] for row in old.execute("PRAGMA table_info(meetings)")]
    assert "venue" not in columns


def test_a_migration_that_fails_leaves_the_book_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_book(path) as book:
        number = book.replay(a_meeting()).value

    def broken(db: object) -> None:
        db.execute("DROP TABLE facts")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    monkeypatch.setitem(schema.STEPS, "0002_broken", broken)
    with pytest.raises(ZeroDivisionError):
        open_book(path)
    monkeypatch.delitem(schema.STEPS, "0002_broken")
    with open_book(path) as book:
        assert without_ids(book.meeting(number)) == a_meeting()


def test_a_book_opened_in_vain_is_byte_for_byte_the_same(path: Path) -> None:
    with open_book(path) as book:
        book.replay(a_meeting())
    before = path.read_bytes()
    with open_book(path) as book:
        with pytest.raises(Refused, match="already has a meeting"):
            book.replay(a_meeting())
        assert book.redo() is None
        assert path.read_bytes() == before
    assert path.read_bytes() == before


def test_a_refused_meeting_leaves_the_open_files_byte_for_byte_the_same(path: Path) -> None:
    with open_book(path) as book:
        say(book, book.replay(a_meeting()).value, "from the second change on there is a log")
        files = {
            each: each.read_bytes() for each in path.parent.glob("minutes.clerk*") if each.is_file()
        }
        with pytest.raises(Refused):
            book.replay(a_meeting())
        for file, content in files.items():
            if not file.name.endswith("-shm"):  # shared memory, not the book
                assert file.read_bytes() == content


def test_on_a_network_drive_the_book_keeps_a_rollback_journal_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n", encoding="utf-8")
    path = tmp_path / "minutes.clerk"
    open_book(path).close()  # made on a disk of this machine, then moved to the network
    monkeypatch.setattr(places, "MOUNTS", mounts)
    with open_book(path) as book:
        assert "network drive (nfs4)" in book.notices[0]
        number = book.replay(a_meeting()).value
        say(book, number, "and one more")
        with read_book(path) as reader:
            assert words(reader, number)[-1] == "and one more"
        assert not path.with_name("minutes.clerk-wal").exists()


def test_in_a_synced_folder_the_book_says_so(tmp_path: Path) -> None:
    with open_book(tmp_path / "OneDrive - Aldermere District Council" / "b.clerk") as book:
        assert "OneDrive" in book.notices[0]


def test_importing_the_minute_book_is_cheap() -> None:
    heavy = ("sqlite_utils", "filelock", "PySide6", "docx", "reportlab")
    program = f"import sys, clerk.store.minutebook; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_a_book_that_lost_everything_but_its_backups_is_not_taken_for_new(path: Path) -> None:
    with open_book(path) as book:
        book.replay(a_meeting())
    open_book(path).close()
    path.write_bytes(b"")
    with pytest.raises(BookDamagedError, match="newest good backup"):
        open_book(path)

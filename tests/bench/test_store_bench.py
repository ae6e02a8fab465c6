"""How long saving and opening take, as figures and as multiples of what SQLite alone takes on the same disk."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from clerk.record.facts import Say
from clerk.record.meeting import Entry, Meeting
from clerk.store.minutebook import MinuteBook, open_book, read_book
from tests.store.planning import a_meeting, a_plan, at

ENTRIES = 600
# What a commit may cost against a bare one on the same disk, and what a long meeting may take to load. Generous: the
# point is to notice a multiple, not a tenth.
MOST_COMMITS = 25
MOST_SECONDS_TO_LOAD = 0.3


@pytest.fixture
def book(tmp_path: Path) -> Iterator[MinuteBook]:
    with open_book(tmp_path / "b.clerk") as opened:
        yield opened


def a_long_meeting() -> Meeting:
    short = a_meeting()
    passages = [
        Entry(
            id=number,
            at=at("15:00"),
            fact=Say(text=f"Passage {number}. " + "Members noted it. " * 12),
            item="i6",
        )
        for number in range(len(short.entries) + 1, ENTRIES + 1)
    ]
    return short.with_entries([*short.entries, *passages])


def a_bare_commit(path: Path) -> float:
    """The median of what one durable commit of SQLite's takes here."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE t (words TEXT)")
        taken = []
        for _ in range(200):
            began = time.perf_counter()
            connection.execute("INSERT INTO t VALUES ('words')")
            taken.append(time.perf_counter() - began)
    return median(taken)


def test_committing_one_fact(book: MinuteBook, tmp_path: Path, benchmark: Any) -> None:
    meeting = book.replay(a_long_meeting()).value
    fact = Say(text="The Committee thanked officers.")
    benchmark(lambda: book.record(meeting, fact, at("15:00")))
    bare = a_bare_commit(tmp_path / "bare.db")
    ratio = benchmark.stats.stats.median / bare
    benchmark.extra_info["bare commits"] = round(ratio, 1)
    print(
        f"\ncommit of one fact: median {benchmark.stats.stats.median * 1000:.2f} ms, "
        f"{ratio:.1f} times a bare commit ({bare * 1000:.2f} ms)"
    )
    assert ratio < MOST_COMMITS


def test_loading_a_long_meeting(book: MinuteBook, benchmark: Any) -> None:
    meeting = book.replay(a_long_meeting()).value

    def first_time() -> Meeting:
        with read_book(book.path) as reader:
            return reader.meeting(meeting)

    assert len(benchmark(first_time).entries) == ENTRIES
    print(f"\nopen and load {ENTRIES} entries: median {benchmark.stats.stats.median * 1000:.1f} ms")
    assert benchmark.stats.stats.median < MOST_SECONDS_TO_LOAD


def test_loading_a_long_meeting_again_after_a_change(book: MinuteBook, benchmark: Any) -> None:
    meeting = book.replay(a_long_meeting()).value

    def change() -> None:
        book.record(meeting, Say(text="One more."), at("15:00"))

    benchmark.pedantic(lambda: book.meeting(meeting), setup=change, rounds=50)
    print(f"\nload again after a change: median {benchmark.stats.stats.median * 1000:.1f} ms")


def test_replaying_a_long_meeting(tmp_path: Path, benchmark: Any) -> None:
    meeting = a_long_meeting()
    with open_book(tmp_path / "b.clerk") as book:
        benchmark.pedantic(lambda: book.replay(meeting, again=True), rounds=5)
    print(f"\nreplay of {ENTRIES} entries: median {benchmark.stats.stats.median * 1000:.0f} ms")


@pytest.mark.parametrize("opening", [open_book, read_book])
def test_opening_a_book_of_fifty_meetings(
    tmp_path: Path, benchmark: Any, opening: Callable[[Path], Any]
) -> None:
    path = tmp_path / "b.clerk"
    with open_book(path) as book:
        for _ in range(50):
            book.replay(a_long_meeting(), again=True)
        book.new_meeting(a_plan(), again=True)
    open_book(path).close()  # today's backup

    def once() -> None:
        opening(path).close()

    benchmark.pedantic(once, rounds=10)
    size = path.stat().st_size / 1e6
    print(
        f"\n{opening.__name__} of 50 long meetings ({size:.0f} MB): median {benchmark.stats.stats.median * 1000:.0f} ms"
    )

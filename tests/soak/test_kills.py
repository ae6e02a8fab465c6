"""The writer is killed at random moments, again and again, and nothing that it acknowledged is ever missing."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from clerk.record.facts import Say
from clerk.store.minutebook import open_book, read_book
from tests.store.planning import a_plan

KILLS = int(os.environ.get("CLERK_SOAK_KILLS", "200"))
WRITING = Path(__file__).with_name("writing.py")
# Seconds a writer lives at most once it has the book open: often enough it dies in its first change, which is written
# with the rollback journal and not yet with the log.
LONGEST = (0.006, 0.03, 0.4)


def a_life(path: Path, meeting: int, life: int, moment: float) -> list[str]:
    """Let a writer live for a moment, kill it, and return what it said."""
    writer = subprocess.Popen(
        [sys.executable, str(WRITING), str(path), str(meeting), str(life)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        opened = writer.stdout.readline()
        assert opened == "open\n", writer.stderr.read()
        time.sleep(moment)
        writer.kill()
        said = writer.stdout.read()
        assert writer.stderr.read() == ""
    # The last line may have been cut off in the pipe: then nobody read it to the end.
    return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


def remember(known: dict[int, str | None], told: list[str]) -> int | None:
    """Note what was acknowledged; return the entry that may since have been taken away, unacknowledged."""
    doubtful = None
    for line in told:
        word, entry, text = line.split(" ", 2)
        number = int(entry)
        if word == "said":
            known[number] = text
        elif word == "gone":
            known[number] = None
        else:
            # Undone was whatever came last: a removal, a correction, or the passage itself.
            known.pop(number, None)
        # These are the passages that tests/soak/writing.py goes on to remove or to undo.
        passage = int(text.split()[3])
        doubtful = number if passage % 11 == 5 or passage % 13 == 6 else None
    return doubtful


def check(path: Path, meeting: int, known: dict[int, str | None]) -> int:
    """See that the book is sound and holds what was acknowledged; return how many passages it has."""
    with read_book(path) as book:
        kept = {
            entry.id: entry.fact.text
            for entry in book.meeting(meeting).entries
            if isinstance(entry.fact, Say)
        }
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for number, text in known.items():
        if text is None:
            assert number not in kept, f"entry {number} was removed and is there"
        else:
            assert number in kept, f"entry {number} was acknowledged and is missing"
            assert kept[number].startswith(text), f"entry {number} is not as it was acknowledged"
    return len(kept)


def kill_again_and_again(path: Path, kills: int, chance: random.Random) -> dict[str, float]:
    """Kill a writer so many times; return the figures."""
    with open_book(path) as book:
        meeting = book.new_meeting(a_plan()).value
    acknowledged, idle, passages, opening = 0, 0, 0, 0.0
    known: dict[int, str | None] = {}
    for life in range(kills):
        told = a_life(path, meeting, life, chance.uniform(0, chance.choice(LONGEST)))
        acknowledged += len(told)
        idle += not told
        doubtful = remember(known, told)
        known.pop(doubtful or 0, None)
        passages = check(path, meeting, known)
        if life % 10 == 9:
            began = time.perf_counter()
            with open_book(path) as book:
                assert book.undo()
                assert book.redo()
            opening = max(opening, time.perf_counter() - began)
    return {
        "kills": kills,
        "acknowledged": acknowledged,
        "lives without an answer": idle,
        "passages": passages,
        "slowest reopening in ms": round(opening * 1000),
    }


def tell(figures: dict[str, float]) -> None:
    print("\n" + ", ".join(f"{name}: {figure}" for name, figure in figures.items()))


def test_five_kills_lose_nothing(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "b.clerk", 5, random.Random())  # noqa: S311  # moments, no secrets


@pytest.mark.soak
def test_hundreds_of_kills_lose_nothing(tmp_path: Path) -> None:
    seed = random.randrange(2**32)  # noqa: S311  # as above
    print(f"\nseed {seed}")
    figures = kill_again_and_again(tmp_path / "b.clerk", KILLS, random.Random(seed))  # noqa: S311
    assert figures["acknowledged"] > KILLS
    tell(figures)

"""The program is killed while somebody types in the real window: what was acknowledged is there afterwards.

At most a quarter of a second of typing, plus one commit, is not.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from clerk.record.facts import Say
from clerk.store.minutebook import open_book, read_book
from tests.store.planning import a_plan

KILLS = int(os.environ.get("CLERK_SOAK_KILLS", "200"))
TYPING = Path(__file__).with_name("typing_in_window.py")
LONGEST_LIFE = 1.6
THROTTLE = 0.25
# One commit, and what a busy machine takes to give the window its turn. What was measured is printed.
ONE_COMMIT = 0.25


@dataclass
class Life:
    """What a window said before it was killed: keys with their times, and what was acknowledged."""

    keys: list[tuple[float, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    passages: dict[int, str] = field(default_factory=dict)
    killed: float = 0.0


def a_life(path: Path, chance: random.Random) -> Life:
    """Let the window live for a moment, kill it, and return what it said."""
    child = subprocess.Popen(
        [sys.executable, str(TYPING), str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    life = Life()
    with child:
        assert child.stdout is not None
        assert child.stderr is not None
        first = child.stdout.readline()
        assert first, child.stderr.read()
        opened = json.loads(first)
        assert opened[0] == "open"
        life.keys = [(0.0, letter) for letter in opened[2]]
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        life.killed = time.monotonic()
        child.kill()
        # The last line may have been cut off in the pipe.
        told = child.stdout.read().rpartition("\n")[0]
    for line in told.splitlines():
        note(life, *json.loads(line))
    return life


def note(life: Life, kind: str, moment: int, what: Any) -> None:
    if kind == "key":
        life.keys.append((moment / 1e9, what))
    elif kind == "kept":
        life.kept.append(what)
    elif kind == "passage":
        life.passages[what[0]] = what[1]


def said_in(path: Path, meeting: int) -> tuple[dict[int, str], str]:
    """The passages of a meeting by their numbers, and what stands in its entry line."""
    with read_book(path) as book:
        entries = book.meeting(meeting).entries
        typing = book.typing(meeting)
    passages = {entry.id: entry.fact.text for entry in entries if isinstance(entry.fact, Say)}
    return passages, typing.text if typing else ""


def check(life: Life, before: int, passages: dict[int, str], line: str) -> tuple[float, int]:
    """See that nothing acknowledged is missing; return for how long and how many keys what is missing was typed."""
    typed = "".join(key for _, key in life.keys)
    fresh = [text for number, text in sorted(passages.items()) if number > before]
    there = "\n".join([*fresh, line])
    assert typed.startswith(there), f"what is there was not typed so:\n{typed!r}\n{there!r}"
    for number, text in life.passages.items():
        assert passages.get(number) == text, f"passage {number} was acknowledged and is missing"
    if life.kept:
        # What was acknowledged last stands in the line, or went on from there, or has become a passage.
        words = there.split("\n")
        assert any(part.startswith(life.kept[-1]) for part in words), "acknowledged and missing"
    missing = life.keys[len(there) :]
    return (life.killed - missing[0][0] if missing else 0.0), len(missing)


def kill_again_and_again(path: Path, kills: int, chance: random.Random) -> dict[str, float]:
    """Kill the window so many times; return the figures."""
    with open_book(path) as book:
        meeting = book.new_meeting(a_plan()).value
    lost: list[float] = []
    letters = keys = passages_told = kept = before = 0
    for _ in range(kills):
        life = a_life(path, chance)
        passages, line = said_in(path, meeting)
        seconds, count = check(life, before, passages, line)
        assert seconds < THROTTLE + ONE_COMMIT, f"{seconds:.3f} s of typing are missing"
        lost.append(seconds * 1000)
        letters = max(letters, count)
        keys += len(life.keys)
        kept += len(life.kept)
        passages_told += len(life.passages)
        before = max([before, *passages])
    return {
        "kills": kills,
        "keys": keys,
        "acknowledged": kept,
        "passages acknowledged": passages_told,
        "typing missing in ms, median": round(statistics.median(lost)),
        "most": round(max(lost)),
        "most keys": letters,
    }


def tell(figures: dict[str, float]) -> None:
    print("\n" + ", ".join(f"{name}: {figure}" for name, figure in figures.items()))


def test_three_kills_while_typing_lose_nothing_acknowledged(tmp_path: Path) -> None:
    tell(kill_again_and_again(tmp_path / "b.clerk", 3, random.Random()))  # noqa: S311  # moments, no secrets


@pytest.mark.soak
def test_hundreds_of_kills_while_typing_lose_nothing_acknowledged(tmp_path: Path) -> None:
    seed = random.randrange(2**32)  # noqa: S311  # as above
    print(f"\nseed {seed}")
    figures = kill_again_and_again(tmp_path / "b.clerk", KILLS, random.Random(seed))  # noqa: S311
    assert figures["acknowledged"] > KILLS
    tell(figures)

"""How long spelling, suggestions, abbreviations, phrases and people take, on words such as officers type."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import msgspec
import pytest

from clerk.assets import resources
from clerk.dictionaries import british, british_speller
from clerk.own.abbreviations import shipped_abbreviations
from clerk.own.formulae import shipped_formulae
from clerk.record.facts import Say
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.words.abbreviations import expand
from clerk.words.formulae import Preferences, offers
from clerk.words.learning import learned
from clerk.words.people import candidates, recent_speakers
from clerk.words.register import register_words

MISSPELT = tuple(
    word
    for line in (
        "recieve comittee seperate accomodation councilor resoluton dispensasion aproved unanimusly ammendment",
        "organization color neighborhood dicussed abstaned apologys preceptt teh Tuseday councillers definately",
        "occured accross publically goverment enviroment Brandtt Okroo Lindquist agrred recomended resloved defered",
    )
    for word in line.split()
)


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return read_script((resources() / "samples" / "contested.json").read_text("utf-8")).meeting


def passages(meeting: Meeting) -> str:
    """Five hundred words of passages."""
    said = " ".join(entry.fact.text for entry in meeting.entries if isinstance(entry.fact, Say))
    return " ".join((said + " ").split()[:500] * 2).strip()[:3_200]


def test_the_dictionary_is_read_once(benchmark: Callable[..., Any]) -> None:
    # What the process holds, as Linux tells it; elsewhere the second figure is 0.
    program = """
import time
from pathlib import Path
from clerk.dictionaries import british
def held():
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * 4096 / 1e6 if told.is_file() else 0.0
before, start = held(), time.perf_counter()
british().load()
print(1000 * (time.perf_counter() - start), held() - before)
"""

    def load() -> tuple[float, float]:
        told = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        milliseconds, megabytes = map(float, told.stdout.split())
        return milliseconds, megabytes

    runs = [load() for _ in range(5)]
    benchmark(lambda: None)
    print(f"\nreading the dictionary: {median(run[0] for run in runs):.0f} ms, {runs[0][1]:.1f} MB")


def test_checking_five_hundred_words(benchmark: Callable[..., Any], meeting: Meeting) -> None:
    text = passages(meeting)
    british().load()
    words = register_words(meeting)

    def cold() -> float:
        speller = british_speller(words)
        start = time.perf_counter()
        speller.misspelt(text)
        return 1000 * (time.perf_counter() - start)

    took = median(cold() for _ in range(9))
    speller = british_speller(words)
    speller.misspelt(text)
    benchmark(speller.misspelt, text)
    print(f"\n{len(text.split())} words for the first time: {took:.2f} ms")


def test_suggesting(benchmark: Callable[..., Any], meeting: Meeting) -> None:
    speller = british_speller(register_words(meeting))
    speller.suggest("publically")  # reads what only such a word needs
    times = []
    for word in MISSPELT:
        start = time.perf_counter()
        speller.suggest(word)
        times.append(1000 * (time.perf_counter() - start))
    benchmark(speller.suggest, "comittee")
    print(
        f"\nsuggestions: median {median(times):.1f} ms, longest {max(times):.1f} ms of {len(times)}"
    )


def test_expanding(benchmark: Callable[..., Any], meeting: Meeting) -> None:
    text = f"{passages(meeting)} cllr "
    book = shipped_abbreviations()
    assert expand(text, len(text), book)
    benchmark(expand, text, len(text), book)


def test_learning_from_forty_long_meetings(benchmark: Callable[..., Any], meeting: Meeting) -> None:
    def on(days: int) -> Meeting:
        date = meeting.particulars.date - dt.timedelta(days=days)
        particulars = msgspec.structs.replace(meeting.particulars, date=date)
        return msgspec.structs.replace(meeting, particulars=particulars)

    earlier = [on(30 * number) for number in range(1, 41)]
    start = time.perf_counter()
    found = learned(earlier, meeting, british().knows)
    print(f"\nlearning from 40 meetings: {1000 * (time.perf_counter() - start):.0f} ms")
    benchmark(
        offers,
        "it was",
        "report",
        "passage",
        learnt=found,
        shipped=shipped_formulae(),
        preferences=Preferences(),
    )


def test_offering_people(benchmark: Callable[..., Any], meeting: Meeting) -> None:
    recent = recent_speakers(meeting)
    benchmark(candidates, "ma", meeting.people, str, in_room=recent, recent=recent)

"""How long a letter takes in the list of Ctrl+K, over a book of forty long meetings that was read already."""

import datetime as dt
import os
from typing import Any

import msgspec

from clerk.assets import resources
from clerk.minutes.earlier import earlier_minutes
from clerk.record.script import read_script
from clerk.words.finding import Findable, excerpt, found, letters, prepared

MEETINGS, LONGER = 40, 4
# What is wanted, in milliseconds, and how many times that a busy machine may take before a test fails.
MOST = 15.0
ALLOWANCE = float(os.environ.get("CLERK_BENCH_ALLOWANCE", "3"))


def test_a_letter_over_forty_long_meetings(benchmark: Any) -> None:
    meeting = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
    things = []
    for place in range(MEETINGS):
        date = meeting.particulars.date - dt.timedelta(days=30 * place)
        particulars = msgspec.structs.replace(meeting.particulars, date=date)
        minutes = earlier_minutes(msgspec.structs.replace(meeting, particulars=particulars))
        things += [
            Findable(f"{place} {each.item}", each.title, text=" ".join([each.text] * LONGER))
            for each in minutes.minutes
        ]
    ready = prepared(things)

    def strike() -> None:
        for typed in ("r", "ri", "riv wat"):
            wanted = letters(typed)
            for each in found(wanted, ready)[:40]:
                excerpt(each.text, wanted, 90)

    benchmark.pedantic(strike, rounds=20, warmup_rounds=2)
    took = benchmark.stats.stats.median * 1000 / 3
    print(f"\na letter over {MEETINGS} meetings: median {took:.1f} ms")
    assert took < MOST * ALLOWANCE

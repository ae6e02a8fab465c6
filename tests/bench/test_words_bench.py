"""How long the back-shift and the marks of a long passage take: offered while an officer types on."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from clerk.words.marks import marks
from clerk.words.reported_speech import back_shift
from tests.words.measuring import cases

WORDS = 500
# What is wanted, in milliseconds, and how many times that a busy machine may take before a test fails.
MOST = 5.0
ALLOWANCE = float(os.environ.get("CLERK_BENCH_ALLOWANCE", "3"))


def a_long_passage() -> str:
    told = [case.typed for case in cases() if not case.typed.lower().startswith("resolved")]
    return " ".join(" ".join(told).split()[:WORDS])


@pytest.mark.parametrize("work", [back_shift, marks], ids=["back-shift", "marks"])
def test_five_hundred_words(work: Callable[[str], object], benchmark: Any) -> None:
    passage = a_long_passage()
    benchmark.pedantic(lambda: work(passage), rounds=100, warmup_rounds=5)
    took = benchmark.stats.stats.median * 1000
    print(
        f"\n{WORDS} words: median {took:.1f} ms, fastest {benchmark.stats.stats.min * 1000:.1f} ms"
    )
    assert took < MOST * ALLOWANCE

"""Words of time and place that hold on the day of the meeting only: today, next month, two years ago, here."""

from __future__ import annotations

from clerk.words.reading import Passage, Word
from clerk.words.word_classes import DATED, DETERMINERS, MONTHS, PERIODS

_DAYS = {
    "today": "that day",
    "tomorrow": "the following day",
    "yesterday": "the previous day",
    "tonight": "that evening",
}
_BESIDE_A_PERIOD = {"next": "the following", "last": "the previous", "this": "that"}
_STARTS = frozenset(
    (
        *_DAYS,
        *(f"{day}'s" for day in _DAYS),
        "next",
        "last",
        "this",
        "ago",
        "here",
        "now",
        "moment",
        "present",
    )
)


def shift(passage: Passage, active: frozenset[str]) -> None:
    """Shift every such word, by the rules that are switched on."""
    for at, word in enumerate(passage.words):
        if word.low not in _STARTS or word.stays or word.is_name:
            continue
        found = _shifted(passage, at, word)
        if found is not None and found[0] in active:
            word.rule, word.new = found


def _shifted(passage: Passage, at: int, word: Word) -> tuple[str, str] | None:
    low = word.low
    day = low.removesuffix("'s")
    if day in _DAYS:
        return "day", _day(passage, at, day) + (f"{passage.apostrophe}s" if day != low else "")
    if low in _BESIDE_A_PERIOD:
        return ("period", _BESIDE_A_PERIOD[low]) if _is_dated(passage, at) else None
    if low == "ago":
        return None if passage.word(at - 1).low == "long" else ("ago", "earlier")
    if low == "here":
        # “Here to stay”, “here and now”, “here is”: no place is meant.
        return None if passage.word(at + 1).low in ("to", "and", "is", "are") else ("here", "there")
    if low == "now":
        return "now", "then"
    return _at_present(passage, at, low)


def _day(passage: Passage, at: int, day: str) -> str:
    """“Tomorrow evening” is the following evening."""
    if passage.word(at + 1).low in PERIODS:
        return {"tomorrow": "the following", "yesterday": "the previous"}.get(day, _DAYS[day])
    return _DAYS[day]


def _is_dated(passage: Passage, at: int) -> bool:
    """Whether a week, month or day follows, and “the last year” is not said, which runs to any day."""
    following = passage.word(at + 1)
    low = following.low.removesuffix("'s")
    if low not in DATED or passage.word(at - 1).low in DETERMINERS:
        return False
    # “This may help” has no month in it.
    return low not in MONTHS or following.text[0].isupper()


def _at_present(passage: Passage, at: int, low: str) -> tuple[str, str] | None:
    """“At the moment”, “at present”: at that time."""
    if low == "present":
        return ("now", "that time") if passage.word(at - 1).low == "at" else None
    article = passage.word(at - 1)
    if article.low != "the" or passage.word(at - 2).low != "at":
        return None
    return "now", "time"

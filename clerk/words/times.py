"""Words of time and place that hold on the day of the meeting only: today, next month, two years ago, here."""

from __future__ import annotations

from clerk.words.reading import Passage, Word
from clerk.words.word_classes import DATED, DETERMINERS, MONTHS, PERIODS, WEEKDAYS, words

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


# What is said in the present of a day to come: “the consultation closes on 14 March”.
CALENDAR = words(
    "arrive attend begin close come commence conclude cease end expire finish go leave launch meet move open reopen "
    "report resume retire return sit start stop take visit vote"
)
_BEFORE_A_DATE = words("on in by from at until till before next this tomorrow tonight the")


def is_dated_ahead(passage: Passage, at: int) -> bool:
    """Whether a day or month follows the verb here in its clause; a habit (“each May”, “on Mondays”) has none."""
    for ahead in range(at + 1, at + 7):
        word = passage.word(ahead)
        if word.low in _NO_DATE:
            return False
        prior = passage.word(ahead - 1)
        if word.low == "tomorrow" or (word.low in PERIODS and prior.low in ("next", "this")):
            return True
        if word.low in _NAMED_TIMES and word.text[0].isupper():
            led = prior.low in _BEFORE_A_DATE or prior.text[0].isdigit()
            return led and passage.word(ahead + 1).low not in (
                "morning",
                "mornings",
                "each",
                "every",
            )
    return False


_NAMED_TIMES = MONTHS | WEEKDAYS
_NO_PLACE = words("to and is are was were")
_NO_DATE = words(". ; , : ? ! and but which who that every each when because") | {"", "\n"}


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
        return None if passage.word(at + 1).low in _NO_PLACE else ("here", "there")
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

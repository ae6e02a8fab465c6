"""Time limits of a body as set-up asks for them: when its meetings end, and how long one may speak."""

from __future__ import annotations

import re

from clerk.errors import Refused
from clerk.record.people import Limits
from clerk.ui.field_words import read_clock
from clerk.ui.look import Look
from clerk.ui.setup_form import Field, line

_HOURS = re.compile(r"(\d{1,2})(?:[.,](5)|(½))? ?(?:hours?|hrs?|h)\b")
_MINUTES = re.compile(r"(\d{1,4}) ?(?:minutes?|mins?|m)?")
_MOST = 1440
_ENDS_WRONG = "Write when its meetings end, as a time or a length: 22:00, or 3 hours; leave it empty for no limit."
_SPEAK_WRONG = "Write minutes: 3, or 2 and 3; leave it empty for no limit."


class LimitsFields:
    """The two fields, and what is wrong with them."""

    def __init__(self, look: Look) -> None:
        self.ends = line(
            look,
            "Its meetings end",
            "Unless extended: 22:00, or 3 hours, or both. Empty: no limit.",
        )
        self.speak = line(
            look,
            "Minutes to speak",
            "For a public question and for a speaker: 2 and 3. Empty: no limit.",
        )
        self.fields: tuple[Field, Field] = (self.ends, self.speak)

    def show_limits(self, limits: Limits | None) -> None:
        """Fill in what is known."""
        self.ends.fill(ends_text(limits))
        self.speak.fill(speak_text(limits))

    def read(self) -> Limits | None:
        """Return the limits, None if there are none; what is wrong is said at its field."""
        ends, speak = read_ends(self.ends.value), read_speak(self.speak.value)
        self.ends.fail("" if ends else _ENDS_WRONG)
        self.speak.fail("" if speak else _SPEAK_WRONG)
        if ends is None or speak is None:
            return None
        (ends_by, minutes), (question, speaker) = ends, speak
        found = Limits(ends_by=ends_by, minutes=minutes, question=question, speaker=speaker)
        return found if found != Limits() else None


def read_ends(text: str) -> tuple[str | None, int | None] | None:
    """Return what is meant by “22:00 or 3 hours”: a time, and a length in minutes; None if that cannot be told."""
    ends_by: str | None = None
    length: int | None = None
    for part in re.split(r"\bor\b|\band\b|,(?! ?5)", text.strip().lower()):
        words = part.strip().removeprefix("by ").removeprefix("after ").strip(" .")
        if not words:
            continue
        minutes = _length(words)
        if minutes is not None and length is None and 0 < minutes <= _MOST:
            length = minutes
            continue
        try:
            moment = read_clock(words)
        except Refused:
            return None
        if ends_by is not None or minutes is not None:
            return None
        ends_by = f"{moment:%H:%M}"
    return ends_by, length


def _length(words: str) -> int | None:
    hours = _HOURS.match(words)
    rest = words[hours.end() :].strip() if hours else words
    found = 0
    if hours:
        found = int(hours[1]) * 60 + (30 if hours[2] or hours[3] else 0)
        if not rest:
            return found
    minutes = _MINUTES.fullmatch(rest)
    if minutes is None or (not hours and rest.isdecimal()):
        return None
    return found + int(minutes[1])


def read_speak(text: str) -> tuple[int | None, int | None] | None:
    """Return the minutes of a question and of a speaker, meant by “2 and 3”, or by “3” both; None if it is neither."""
    words = re.sub(r"\b(minutes?|mins?|question|speaker|a|for|each)\b", " ", text.lower())
    parts = [part.strip(" .") for part in re.split(r"\band\b|,|;|\s", words)]
    numbers = [part for part in parts if part]
    if not all(re.fullmatch(r"[0-9]{1,4}", part) and 0 < int(part) <= _MOST for part in numbers):
        return None
    if len(numbers) > 2:
        return None
    if not numbers:
        return None, None
    return int(numbers[0]), int(numbers[-1])


def ends_text(limits: Limits | None) -> str:
    """Return how the end of meetings is written in its field."""
    if limits is None:
        return ""
    parts = [limits.ends_by[:5]] if limits.ends_by else []
    parts += [_length_text(limits.minutes)] if limits.minutes else []
    return " or ".join(parts)


def _length_text(minutes: int) -> str:
    if minutes % 60 == 0:
        return f"{minutes // 60} hour{'' if minutes == 60 else 's'}"
    return f"{minutes} minutes"


def speak_text(limits: Limits | None) -> str:
    """Return how the minutes to speak are written in their field."""
    if limits is None or not (limits.question or limits.speaker):
        return ""
    question = limits.question or limits.speaker
    speaker = limits.speaker or limits.question
    return str(question) if question == speaker else f"{question} and {speaker}"

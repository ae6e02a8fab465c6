"""What old minutes are read as, and what is guessed from them: each guess with the sentence that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from clerk.minutes.phrases import escaped

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DATE = rf"(?:(?:{WEEKDAYS})(?:,|,? the)?\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTHS}),?(?:\s+\d{{4}})?"
TIME = (
    r"(?:\d{1,2}[.:]\d{2}\s?(?:[ap]m|[ap]\.m\.?|hrs|hours)?|\d{1,2}\s?(?:[ap]m|[ap]\.m\.?)|[0-2]\d[0-5]\d\s?(?:hrs|hours)"
    r"|12 noon|noon|midnight)(?![\w])"
)
# Longer before shorter: “Chairperson” begins with “Chair”.
CHAIR = r"(?:Town Mayor|Chairperson|Chairwoman|Chairman|Chair|Mayor|Convener|Provost)"
TITLE = r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Mx|Dr|Alderman|Rev|Sir|Lady|Lord)"
_NAME = r"[A-Z](?:[\w'’-]+|\.?)"
PERSON = rf"{TITLE}\.?(?:\s+{_NAME}){{1,3}}"
PEOPLE = rf"{PERSON}(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?:{TITLE}\.?\s+)?{_NAME}(?:\s+{_NAME}){{0,2}})*"
BODY = r"(?:the )?[A-Z][\w'’&-]*(?: (?:of|and|the|for|on|&|\(?[A-Z][\w'’&-]*\)?))*"
_SENTENCE = re.compile(r"(?<=[a-z)\d”’][.!?])\s+(?=[A-Z“‘])")
_MOST_EVIDENCE = 200


@dataclass(frozen=True, slots=True)
class OldLine:
    """A paragraph of old minutes: its words without a label, and how it was set."""

    text: str
    label: str = ""
    style: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """What a key of the new style would be: in a clerk's words what it is about, and what it was read from."""

    key: str
    value: Any
    about: str
    evidence: str

    @property
    def shown(self) -> str:
        """The value as it is put before somebody who is to agree to it."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, dict):
            return " then ".join(
                str(each) for each in self.value.get("patterns", self.value.values())
            )
        return str(self.value)


def evidence(text: str) -> str:
    """Return a text short enough to be shown."""
    text = " ".join(text.split())
    return text if len(text) <= _MOST_EVIDENCE else f"{text[: _MOST_EVIDENCE - 1]}…"


def sentences(lines: Iterable[OldLine]) -> Iterator[str]:
    """Yield the sentences of some lines, each line's own."""
    for line in lines:
        for each in _SENTENCE.split(" ".join(line.text.split())):
            if each:
                yield each


def as_phrase(sentence: str) -> str:
    """Return a sentence as a phrase that prints it, before anything in it is made a field."""
    return escaped(" ".join(sentence.split()))


def is_clean(phrase: str) -> bool:
    """Whether nothing of the old meeting is left in a phrase: no figure, nobody's name."""
    outside = re.sub(r"\{[^{}]*\}", "", phrase)
    return not re.search(rf"\d|\b{TITLE}\.?\s+[A-Z]", outside)

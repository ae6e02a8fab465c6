"""What a motion would read with an amendment worked into it, as far as the amendment's own words say.

Amendments are moved in a few set forms: to delete “summer” and insert “spring”; after “month”, to insert “, with a
map”; at the end, to add “…”. What is in none of them, or fits more than one place, is left to the officer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = r"[“\"‘']([^“”\"]+?)[”\"’']"
_OUT = r"(?:delet\w+|omit\w*|remov\w+|leav\w+ out|strik\w+ out|tak\w+ out)"
_IN = r"(?:insert\w*|add\w*|substitut\w+|put\w*)"
_FORMS: tuple[tuple[str, str], ...] = (
    (rf"{_OUT}\W+(?:the words? )?{_QUOTED}.{{0,30}}?\b{_IN}\W+(?:the words? )?{_QUOTED}", "replace"),
    (rf"replac\w+\W+(?:the words? )?{_QUOTED}\W+(?:with|by)\W+(?:the words? )?{_QUOTED}", "replace"),
    (rf"after\W+(?:the words? )?{_QUOTED}\W+(?:to )?{_IN}\W+(?:the words? )?{_QUOTED}", "after"),
    (rf"before\W+(?:the words? )?{_QUOTED}\W+(?:to )?{_IN}\W+(?:the words? )?{_QUOTED}", "before"),
    (rf"{_IN}\W+(?:the words? )?{_QUOTED}\W+after\W+(?:the words? )?{_QUOTED}", "after_turned"),
    (rf"{_IN}\W+(?:the words? )?{_QUOTED}\W+before\W+(?:the words? )?{_QUOTED}", "before_turned"),
    (rf"at the end\b.{{0,40}}?{_IN}\W+(?:the words? )?{_QUOTED}", "end"),
    (rf"{_IN}\W+(?:the words? )?{_QUOTED}\W+at the end", "end"),
    (rf"{_OUT}\W+(?:the words? )?{_QUOTED}", "delete"),
)  # fmt: skip
_PLACES = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def worked_in(texts: Sequence[str], amendment: str) -> tuple[str, ...] | None:
    """The texts of a motion with an amendment worked in, or None where its words do not say how.

    Args:
        texts: the motion's text, or its parts in reading order.
        amendment: what was moved, such as: In the second part, to delete “summer” and insert “spring”.
    """
    for pattern, way in _FORMS:
        found = re.search(pattern, amendment, re.IGNORECASE)
        if found:
            rest = amendment[: found.start()] + " … " + amendment[found.end() :]
            if re.search(rf"[“”\"]|\b(?:{_OUT}|{_IN}|replac\w+)\b", rest, re.IGNORECASE):
                # It asks for more than one thing: half of it worked in would read as if it were all.
                return None
            return _applied(list(texts), amendment, way, found.groups())
    return None


def _applied(
    texts: list[str], amendment: str, way: str, words: tuple[str, ...]
) -> tuple[str, ...] | None:
    named = _part_named(amendment, len(texts))
    if way == "end":
        place = len(texts) - 1 if named is None else named
        texts[place] = _at_end(texts[place], words[0]) if texts else ""
        return tuple(texts)
    old, new = _exchange(way, words)
    # Whole words: what is to go may also stand within another, as “ten” does in “tender”.
    begins, ends = (r"(?<!\w)" * old[:1].isalnum(), r"(?!\w)" * old[-1:].isalnum())
    pattern = f"{begins}{re.escape(old)}{ends}"
    places = [
        place
        for place, text in enumerate(texts)
        if (named is None or place == named) and len(re.findall(pattern, text)) == 1
    ]
    if len(places) != 1:
        return None
    changed = re.sub(pattern, lambda _: new, texts[places[0]])
    texts[places[0]] = re.sub(r" +(?=[,;.])", "", re.sub(r" +", " ", changed)).strip()
    return tuple(texts)


def _exchange(way: str, words: tuple[str, ...]) -> tuple[str, str]:
    """What stands there, and what is to stand there instead."""
    if way == "delete":
        return words[0], ""
    if way == "replace":
        return words[0], words[1]
    here, put = (words[1], words[0]) if way.endswith("_turned") else (words[0], words[1])
    if way.startswith("after"):
        return here, here + _spaced(put) if not put.startswith((",", ";", ".")) else here + put
    return here, f"{put.strip()} {here}"


def _spaced(words: str) -> str:
    return words if words.startswith(" ") else f" {words}"


def _at_end(text: str, words: str) -> str:
    found = re.search(r"[.;,]?(?: and| or)?$", text)
    end = found.start() if found else len(text)
    gap = "" if words.startswith((",", ";", ".")) else " "
    return f"{text[:end]}{gap}{words.strip().rstrip('.')}{text[end:]}"


def _part_named(amendment: str, count: int) -> int | None:
    """Which part an amendment names ("in the second part", "in part b"), from 0; None if none, or one not there."""
    words = amendment.casefold()
    for place, name in enumerate(_PLACES[:count]):
        if re.search(rf"\b{name} (?:part|paragraph|recommendation)", words):
            return place
    if re.search(r"\blast (?:part|paragraph|recommendation)", words):
        return count - 1
    lettered = re.search(r"\b(?:part|paragraph|recommendation) \(?([a-z]|\d+)\)?(?!\w)", words)
    if lettered is None:
        return None
    mark = lettered[1]
    place = int(mark) - 1 if mark.isdigit() else ord(mark) - ord("a")
    return place if 0 <= place < count else None

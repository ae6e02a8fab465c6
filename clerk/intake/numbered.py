"""Which of a text's numbered lines are its agenda: the one run of numbers that looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clerk.intake.days import MONTH
from clerk.intake.item_kinds import is_standing
from clerk.intake.pasted import Line

_NUMBER = r"(?P<number>\d{1,4}(?:\.[1-9]\d?){0,2})"
_LED = re.compile(
    rf"^(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?{_NUMBER}(?P<mark>[.):]?)\s*[-–]?\s+(?P<title>\S.*)$",
    re.IGNORECASE | re.ASCII,
)
_NAMED = re.compile(
    rf"^(?:agenda\s+)?item\s+(?:no\.?\s*)?{_NUMBER}\s*[-–:.]?\s*(?P<title>.*)$",
    re.IGNORECASE | re.ASCII,
)
_ALONE = re.compile(rf"^{_NUMBER}[.):]?$", re.ASCII)
_NO_TITLE = re.compile(
    rf"^({MONTH}\b|[ap]\.?m\b|per ?cent\b|%|(st|nd|rd|th)\b|hours?\b|minutes? past\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(councillor|cllr|mr|mrs|ms|miss|dr|alderman)\b", re.IGNORECASE)
_MOST_TITLE = 260
# How far apart two items of one run may stand, in lines, when another run of numbers stands between them.
_MOST_BETWEEN = 40
_MOST_RUNS_LOOKED_AT = 25
# More numbered lines than any agenda pack of some hundred pages has.
_MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number: where, which number, and what follows it."""

    index: int
    number: str
    rest: tuple[tuple[str, ...], ...]
    title_index: int

    @property
    def parts(self) -> tuple[int, ...]:
        """The number as numbers: 7.1 is (7, 1)."""
        return tuple(int(part) for part in self.number.split("."))

    @property
    def title(self) -> str:
        """The first words after the number."""
        return next((cell[0] for cell in self.rest if cell), "")


def numbered_lines(lines: Sequence[Line]) -> list[Numbered]:
    """Every line that could be an item."""
    found = []
    for index, line in enumerate(lines):
        one = _read(lines, index, line)
        if one is not None and len(one.title) <= _MOST_TITLE:
            found.append(one)
        if len(found) >= _MOST_LINES:
            break
    return found


def _read(lines: Sequence[Line], index: int, line: Line) -> Numbered | None:
    cells = [cell for cell in line.cells if cell]
    if not cells:
        return None
    first = cells[0][0]
    alone = _ALONE.match(first) or (
        match if (match := _NAMED.match(first)) and not match["title"] else None
    )
    if alone and len(cells[0]) == 1:
        if len(cells) > 1:
            return _of(index, alone["number"], tuple(cells[1:]), index)
        below = next(
            (i for i in range(index + 1, min(index + 4, len(lines))) if not lines[i].blank), None
        )
        if below is None or _ALONE.match(lines[below].text):
            return None
        return _of(index, alone["number"], tuple(c for c in lines[below].cells if c), below)
    led = _LED.match(first) or _NAMED.match(first)
    if led is None:
        return None
    title = led["title"]
    bare = "mark" in led.re.groupindex and not led["mark"] and "." not in led["number"]
    if bare and title[:1].islower():
        # “10 members of the public” is no item; “10. members of the public” may be one.
        return None
    return _of(index, led["number"], ((title, *cells[0][1:]), *cells[1:]), index)


def _of(index: int, number: str, rest: tuple[tuple[str, ...], ...], at: int) -> Numbered | None:
    found = Numbered(index, number, rest, at)
    title = found.title
    if not re.search(r"[^\W\d_]", title) or _NO_TITLE.match(title) or _PERSON.match(title):
        return None
    return found


def _follows(last: tuple[int, ...], new: tuple[int, ...]) -> bool:
    """Whether a number is the next after another, at its level, one deeper, or back up from there."""
    if new in ((last[0] + 1,), (last[0] + 1, 1)):
        return True
    if len(new) > 1:
        if new == (*last, 1):
            return True
        return any(
            new == (*last[: depth - 1], last[depth - 1] + 1) for depth in range(2, len(last) + 1)
        )
    return False


def agenda_of(found: Sequence[Numbered]) -> list[Numbered]:
    """The run of numbered lines that is the agenda; none if no run looks like one."""
    runs: list[list[Numbered]] = []
    for one in found:
        open_runs = [
            run
            for run in reversed(runs[-_MOST_RUNS_LOOKED_AT:])
            if _follows(run[-1].parts, one.parts)
            and (run is runs[-1] or one.index - run[-1].index <= _MOST_BETWEEN)
        ]
        best = max(open_runs, key=_standing, default=None) if open_runs else None
        if best is not None:
            best.append(one)
        else:
            runs.append([one])
    good = [run for run in runs if _standing(run) >= 2]
    if good:
        return good[0]
    likely = [run for run in runs if len(run) > 1 or len(found) == 1]
    return max(likely, key=_likeness, default=[])


def _standing(run: Sequence[Numbered]) -> int:
    return sum(is_standing(one.title) for one in run[:40])


def _likeness(run: Sequence[Numbered]) -> float:
    """How much a run looks like titles and not like paragraphs of a report."""
    short = sum(len(one.title) < 120 and not one.title.endswith((".", ";", ",")) for one in run)
    return 3 * _standing(run) + short - (len(run) - short) * 2

"""How old minutes write the time and the date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clerk.intake.style_guess.evidence import MONTHS, WEEKDAYS, Guess, OldLine, evidence, sentences

_TWELVE = re.compile(
    r"(?<![\d.:/£])(?P<hour>\d{1,2})(?:(?P<mark>[.:])(?P<minute>[0-5]\d))?(?P<gap>\s?)(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
)
_TWENTY_FOUR = re.compile(
    r"(?<![\d.:/£])(?P<hour>[01]\d|2[0-3])(?P<mark>:?)(?P<minute>[0-5]\d)(?P<unit>\s?(?:hrs|hours))?(?![\d:/]|[.]\d|\s?[ap]\.?m)"
)
_DATE = re.compile(
    rf"(?:(?P<weekday>{WEEKDAYS})(?P<after>,? the |,? ))?(?P<day>\d{{1,2}})(?P<suffix>st|nd|rd|th)?"
    rf"(?P<of> of)? (?P<month>{MONTHS})(?P<comma>,?) (?P<year>\d{{4}})"
)
_CLOSING = re.compile(
    r"\bmeeting\b.*\b(?:ended|closed|concluded|finished|rose)\b|\b(?:closed|ended) the meeting\b",
    re.IGNORECASE,
)


def guess_times(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how times are written: in general, on the hour, before and after noon, and where the meeting ends."""
    every = [(each, sentence) for sentence in sentences(lines) for each in _times(sentence)]
    forms = Counter(form for (form, _, whole), _ in every if not whole)
    hours = Counter(form for (form, _, whole), _ in every if whole)
    if not forms and not hours:
        return
    usual = max(forms, key=lambda form: forms[form]) if forms else ""
    if usual:
        shown = next(sentence for (form, _, _), sentence in every if form == usual)
        yield Guess("dates.time", usual, "how a time is written", evidence(shown))
    if hours:
        on_hour = max(hours, key=lambda form: hours[form])
        shown = next(sentence for (form, _, whole), sentence in every if whole and form == on_hour)
        yield Guess(
            "dates.time_on_the_hour", on_hour, "how a full hour is written", evidence(shown)
        )
    elif usual:
        yield Guess("dates.time_on_the_hour", usual, "how a full hour is written", evidence(shown))
    for key, letter in (("am", "a"), ("pm", "p")):
        said = Counter(half for (_, half, _), _ in every if half[:1].lower() == letter)
        other = Counter(half for (_, half, _), _ in every if half)
        if said or other:
            half = max(said or other, key=lambda each: (said or other)[each])
            word = half if said else letter + half[1:]
            shown = next(sentence for (_, each, _), sentence in every if each == half)
            yield Guess(f"dates.{key}", word, f"the word for {key}", evidence(shown))
    closing = [(each, s) for each, s in every if _CLOSING.search(s)]
    if closing:
        (form, _, whole), shown = closing[-1]
        if whole and usual and "{ampm}" in form:
            form = usual
        yield Guess(
            "dates.closing_time", form, "how the time of the end is written", evidence(shown)
        )


def _times(sentence: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each time of a sentence: its form, its word for the half of the day, and whether it is a full hour."""
    for found in _TWELVE.finditer(sentence):
        hour = "{hh}" if found["hour"].startswith("0") else "{h}"
        minute = f"{found['mark']}{{mm}}" if found["mark"] else ""
        gap = " " if found["gap"] else ""
        half = found["half"].rstrip(".") + ("." if "." in found["half"][:-1] else "")
        full = found["minute"] in {None, "00"}
        yield f"{hour}{minute}{gap}{{ampm}}", half, full
    for found in _TWENTY_FOUR.finditer(sentence):
        if not found["mark"] and not found["unit"]:
            continue
        unit = f" {found['unit'].strip()}" if found["unit"] else ""
        yield f"{{hour}}{found['mark']}{{mm}}{unit}", "", found["minute"] == "00"


def guess_dates(lines: Sequence[OldLine]) -> Iterator[Guess]:
    """Yield how dates are written: with the day of the week, and without."""
    every = [(each, sentence) for sentence in sentences(lines) for each in _DATE.finditer(sentence)]
    for key, about, wanted in (
        ("dates.full", "how a date is written with its day of the week", True),
        ("dates.short", "how a date is written", False),
    ):
        forms: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for found, sentence in every:
            if bool(found["weekday"]) != wanted:
                continue
            day = "{ordinal}" if found["suffix"] else "{day}"
            rest = f"{day}{found['of'] or ''} {{month}}{found['comma']} {{year}}"
            form = f"{{weekday}}{found['after']}{rest}" if wanted else rest
            forms[form] += 1
            shown.setdefault(form, sentence)
        if forms:
            usual = max(forms, key=lambda form: forms[form])
            yield Guess(key, usual, about, evidence(shown[usual]))

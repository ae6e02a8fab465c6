"""What stands above an agenda's items: which body meets, when and where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clerk.intake.days import MONTH, read_date, read_time, wrong_weekday
from clerk.intake.pasted import Line

_KINDS = r"(?:committee|sub-committee|subcommittee|cabinet|council|board|panel|executive|forum|authority|commission)"
_BODY_SAID = re.compile(
    r"\b(?:[Mm]eeting of|MEETING OF|[Mm]embership of|to attend)\s+(?:the\s+)?(?P<body>[A-Z][^,;:.]{2,90}?)"
    r"(?=\s+(?:(?:to be |will be |is to be )?held|will\b|on\b|at\b|which\b)|[,;:.]|$)"
)
_BODY_NAMED = re.compile(r"^(?:meeting|committee|body)\s*:\s*(?P<body>\S.{2,90})$", re.IGNORECASE)
_BODY_ALONE = re.compile(
    rf"^(?:agenda\s*(?:for|[-–:])?\s*(?:the\s+)?)?(?P<body>[A-Z][\w&,'’ -]{{0,80}}{_KINDS}|{_KINDS})$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?P<label>date|time|place|venue|location|where|when)\s*(?:of meeting)?\s*[:\u2013-]\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PLACE_SAID = re.compile(
    rf"\bheld\s+(?:in|at)\s+(?:the\s+)?(?P<place>[A-Z].{{2,120}}?)(?=\s+on\s+(?:\w+day\b|\d)|\s+at\s+\d|[.;]|$)|"
    rf"\bat\s+(?:the\s+)?(?P<second>[A-Z][^.;]{{2,120}}?)(?=\s+on\s+(?:\w+day|\d{{1,2}}\s+{MONTH})|[.;]|$)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What was found; empty where nothing was. `weekday` is one that stands there and is not the date's."""

    body: str = ""
    date: dt.date | None = None
    time: str = ""
    place: str = ""
    weekday: str = ""


def heading_of(lines: Sequence[Line], today: dt.date | None = None) -> Heading:
    """What the lines above the items say."""
    texts = [line.text for line in lines[:120]]
    labelled = _labelled(texts)
    whole = [text for text in texts if text and len(text) < 400]
    said_at = next((t for t in whole if read_date(t) and read_time(_after_date(t))), "")
    date = read_date(labelled.get("date", ""), today) or read_date(labelled.get("when", ""), today)
    if date is None:
        date = next((found for text in whole if (found := read_date(text, None))), None)
    time = read_time(labelled.get("time", "")) or read_time(_after_date(labelled.get("when", "")))
    if not time and "date" in labelled:
        time = read_time(_after_date(labelled["date"]))
    if not time and said_at:
        time = read_time(_after_date(said_at))
    said = (wrong_weekday(text, date) for text in whole) if date else ()
    return Heading(_body(whole), date, time, _place(labelled, whole), next(filter(None, said), ""))


def _after_date(text: str) -> str:
    """A text without its dates, whose years would read as times."""
    text = re.sub(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\.?,?(?:\s+\d{{4}})?\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b", " ", text)
    # A bare number is a time only where a label says so.
    return "" if re.fullmatch(r"\s*\d{1,2}\s*", text) else text


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for index, text in enumerate(texts):
        match = _LABELLED.match(text)
        if match is None:
            continue
        label, rest = match["label"].lower(), match["rest"].strip()
        following = texts[index + 1] if index + 1 < len(texts) else ""
        if not rest or (rest.endswith(",") and label not in {"date", "time"}):
            rest = f"{rest} {following}".strip() if not _LABELLED.match(following) else rest
        found.setdefault(label, rest[:200])
    return found


def _place(labelled: dict[str, str], texts: Sequence[str]) -> str:
    for label in ("place", "venue", "location", "where"):
        if labelled.get(label):
            return labelled[label].strip(" ,.")
    for text in texts:
        if found := _PLACE_SAID.search(text):
            return (found["place"] or found["second"]).strip(" ,.")
    return ""


def _body(texts: Sequence[str]) -> str:
    for pattern in (_BODY_NAMED, _BODY_SAID):
        for text in texts:
            if found := pattern.search(text):
                return found["body"].strip(" ,.")
    councils = ""
    for text in texts:
        if found := _BODY_ALONE.match(text):
            name = found["body"].strip()
            # The council's own name often stands above that of its committee.
            if not name.lower().endswith("council"):
                return name
            councils = councils or name
    return councils

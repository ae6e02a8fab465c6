"""A meeting as data: reading a meeting script, and writing one that reads back to the same meeting.

The names of the fields and verbs are the open contract of the meeting script; see ``docs/record.md``.
Everything is checked before anything is used: a script is taken whole or refused whole.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any, Literal

import msgspec

from clerk.errors import Refused
from clerk.record.facts import VERBS, AnyFact, Resume, Vote, details
from clerk.record.kinds import Clock
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars, fingerprint, item_after
from clerk.record.people import Body, Council, Person
from clerk.record.references import check_references
from clerk.record.refusals import explain, place_of
from clerk.record.text import clean_all, printable

VERSION = 1
_MAX_DEPTH = 20


class Stamp(
    msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What an event says besides its fact: when, and how the officer has it printed.

    ``next_day`` moves the date on by one, ``day`` sets it. ``under`` names the item it belongs to where that
    is not the one then open (empty: to none).
    """

    at: Clock
    next_day: bool = False
    day: dt.date | None = None
    about: bool = False
    entered: Annotated[dt.datetime, msgspec.Meta(tz=False)] | None = None
    under: (
        Annotated[
            str,
            msgspec.Meta(
                pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?(?!\n)$",
                description="The id of an agenda item; empty for none.",
            ),
        ]
        | None
    ) = None
    wording: str | None = None
    wording_for: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}(?!\n)$")] | None = None
    exempt: bool | None = None


_STAMP_FIELDS = frozenset(Stamp.__struct_fields__)


class _Plan(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    clerk_script: Literal[1]
    council: Council
    people: tuple[Person, ...]
    body: Body
    meeting: Particulars
    agenda: tuple[AgendaItem, ...]
    events: list[dict[str, Any]]  # Any: each event is taken apart and typed by _entries


class ReadScript(msgspec.Struct, frozen=True):
    """A meeting as read, and how many characters that no document may hold were dropped from its text."""

    meeting: Meeting
    dropped: int


def read_script(source: bytes | str) -> ReadScript:
    """Read a meeting script.

    Raises:
        Refused: the script is not what the contract says; the sentence has the place and the reason.
    """
    data, dropped = clean_all(_load(source))
    plan = _convert_plan(data)
    entries = tuple(_entries(plan))
    meeting = Meeting(
        council=plan.council,
        people=plan.people,
        body=plan.body,
        particulars=plan.meeting,
        agenda=plan.agenda,
        entries=entries,
    )
    check_references(meeting)
    return ReadScript(meeting, dropped)


def _load(source: bytes | str) -> object:
    if isinstance(source, bytes):
        try:
            source = source.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Refused(
                f"The script is not UTF-8 text (byte {error.start + 1} is not); save it as UTF-8."
            ) from None
    try:
        data: object = json.loads(source, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refused(
            f"The script is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except RecursionError:
        raise Refused("The script is not a meeting: its lists go too deep.") from None
    except ValueError as error:  # a number with thousands of digits, which json refuses to read
        raise Refused(f"The script is not JSON that Clerk can read: {error}.") from None
    _no_nulls(data, "")
    return data


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if printable(key) != key:
            raise Refused(f"The script has a field that cannot be one: “{printable(key)}”.")
        if key in found:
            raise Refused(
                f"The script gives the field “{printable(key)}” twice in one object; keep one."
            )
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise Refused(f"The script holds {name}, which is not JSON.")


def _no_nulls(value: object, place: str, depth: int = 0) -> None:
    if depth > _MAX_DEPTH:
        raise Refused(f"{printable(place)}: the script's lists go too deep.")
    if value is None:
        raise Refused(
            f"{printable(place) or 'The script'}: null is not a value here; leave the field out."
        )
    if isinstance(value, dict):
        for key, inner in value.items():
            _no_nulls(inner, f"{place}.{key}" if place else str(key), depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _no_nulls(inner, f"{place}[{index}]", depth + 1)


def _convert_plan(data: object) -> _Plan:
    if not isinstance(data, dict):
        raise Refused("The script is not a meeting: it must be one JSON object.")
    version = data.get("clerk_script")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Refused(
            f"clerk_script: this script is of version {version}; this Clerk reads version {VERSION}. "
            "Use a newer Clerk."
        )
    try:
        return msgspec.convert(data, _Plan)
    except msgspec.ValidationError as error:
        raise Refused(explain(str(error), _Plan, "")) from None


def _entries(plan: _Plan) -> list[Entry]:
    found: list[Entry] = []
    day = plan.meeting.date
    last = dt.datetime(1, 1, 1)
    item: str | None = None
    for index, event in enumerate(plan.events):
        place = place_of(index, event)
        stamp, fact = _event(event, place)
        day = _day_of(day, stamp, fact, place)
        at = dt.datetime.combine(day, dt.time.fromisoformat(stamp.at))
        if at < last:
            raise Refused(
                f"{place}: this is earlier than the event before it ({last:%Y-%m-%d %H:%M:%S}); "
                'put the events in order of time, or mark the first after midnight "next_day".'
            )
        last = at
        item = item_after(fact, item)
        found.append(_entry(index, at, item, stamp, fact))
    return found


def _day_of(day: dt.date, stamp: Stamp, fact: AnyFact, place: str) -> dt.date:
    said = day
    if stamp.next_day:
        following = _next(day)
        if following is None:
            raise Refused(f"{place}: there is no day after {day}.")
        said = following
    if stamp.day is not None:
        said = stamp.day
    if isinstance(fact, Resume) and fact.date is not None:
        if said not in (day, fact.date):
            raise Refused(
                f'{place}: its "date" is {fact.date}, but the event is marked as of {said}.'
            )
        return fact.date
    return said


def _next(day: dt.date) -> dt.date | None:
    return day + dt.timedelta(days=1) if day < dt.date.max else None


def _entry(index: int, at: dt.datetime, item: str | None, stamp: Stamp, fact: AnyFact) -> Entry:
    worded_for = None
    if stamp.wording is not None:
        worded_for = stamp.wording_for or fingerprint(fact)
    return Entry(
        id=index + 1,
        at=at,
        fact=fact,
        item=item if stamp.under is None else (stamp.under or None),
        about=stamp.about,
        entered=stamp.entered,
        wording=stamp.wording,
        worded_for=worded_for,
        exempt=stamp.exempt,
    )


def _event(event: dict[str, Any], place: str) -> tuple[Stamp, AnyFact]:
    stamp_data = {key: value for key, value in event.items() if key in _STAMP_FIELDS}
    fact_data = {key: value for key, value in event.items() if key not in _STAMP_FIELDS}
    try:
        stamp = msgspec.convert(stamp_data, Stamp)
    except msgspec.ValidationError as error:
        raise Refused(explain(str(error), Stamp, place)) from None
    return stamp, read_fact(fact_data, place)


def read_fact(data: dict[str, Any], place: str) -> AnyFact:
    """A fact from plain data with its verb under ``do``, checked.

    Raises:
        Refused: it is not a fact of that verb; the sentence begins with ``place``.
    """
    # For a type by itself msgspec keeps what it worked out; for the union of all it would begin anew at each fact.
    kind: Any = VERBS.get(str(data.get("do")), AnyFact)
    try:
        fact: AnyFact = msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise Refused(explain(str(error), data.get("do"), place)) from None
    _check_fact(data, fact, place)
    return fact


def _check_fact(data: dict[str, Any], fact: AnyFact, place: str) -> None:
    kind = data["do"]
    has_words = bool(data.get("what")) or bool(data.get("parts"))
    if kind in ("move", "amend") and not has_words:
        raise Refused(f'{place}: give the words of it, in "what" or in "parts".')
    if kind == "resolve":
        if data["kind"] == "actions" and ("what" in data or "parts" in data):
            raise Refused(
                f'{place}: a decision of kind "actions" has neither "what" nor "parts"; '
                'the "assign" events that follow are its list.'
            )
        if data["kind"] != "actions" and not has_words:
            raise Refused(f'{place}: give the words of the decision, in "what" or in "parts".')
    if isinstance(fact, Vote) and fact.ref == "item":
        raise Refused(
            f'{place}: "item" cannot be the name of a vote; it stands for the item itself.'
        )


def write_script(meeting: Meeting) -> str:
    """The meeting as a script that reads back to the same meeting: the same text every time."""
    return json.dumps(script_data(meeting), ensure_ascii=False, indent=1) + "\n"


def script_data(meeting: Meeting) -> dict[str, object]:
    """The meeting as the plain data of a script."""
    plan = {
        "clerk_script": VERSION,
        "council": meeting.council,
        "people": meeting.people,
        "body": meeting.body,
        "meeting": meeting.particulars,
        "agenda": meeting.agenda,
    }
    data: dict[str, object] = msgspec.to_builtins(plan)
    data["events"] = _events(meeting)
    return data


def _events(meeting: Meeting) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    day = meeting.particulars.date
    item: str | None = None
    for entry in meeting.entries:
        item = item_after(entry.fact, item)
        date = entry.at.date()
        if isinstance(entry.fact, Resume) and entry.fact.date is not None:
            day = date  # the fact itself says the day
        stamp = Stamp(
            at=entry.at.strftime("%H:%M:%S" if entry.at.second else "%H:%M"),
            next_day=date == _next(day),
            day=date if date not in (day, _next(day)) else None,
            about=entry.about,
            entered=entry.entered,
            under=None if entry.item == item else (entry.item or ""),
            wording=entry.wording,
            wording_for=entry.worded_for if entry.wording_is_stale else None,
            exempt=entry.exempt,
        )
        day = date
        event: dict[str, object] = msgspec.to_builtins(stamp)
        told = entry.fact
        if isinstance(told, Resume) and told.date not in (None, date):
            # A resumption that was moved to another day resumes on that day.
            told = msgspec.structs.replace(told, date=date)
        fact = details(told)
        found.append({"at": event.pop("at"), "do": fact.pop("do"), **fact, **event})
    return found

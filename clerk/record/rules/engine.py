"""The consistency engine: every rule over one meeting, and what the officer has accepted of what was found.

Nothing here blocks. The desk asks it as things happen, `clerk check` afterwards, and so does whoever wants to
know whether the minutes can be signed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator

import msgspec

from clerk.record.meeting import Acceptance, Meeting, fingerprint
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Found, Mend, Rule, Severity


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """Something to settle: the rule's code, how grave it is, where it stands, why, and how to put it right.

    ``mark`` tells this finding from any other and stays the same as long as nothing that it rests on changes;
    an acceptance names it. ``source`` is the law, standing order or reason behind the rule.
    """

    code: str
    severity: Severity
    where: str
    sentence: str
    source: str = ""
    entry: int | None = None
    item: str | None = None
    mark: str = ""
    mends: tuple[Mend, ...] = ()


class Accepted(msgspec.Struct, frozen=True):
    """A flag that the officer has accepted, with the reason."""

    flag: Flag
    by: Acceptance


class Review(msgspec.Struct, frozen=True):
    """What there is to settle, and what was accepted as it is."""

    open: tuple[Flag, ...]
    accepted: tuple[Accepted, ...]


def switched_off(meeting: Meeting, off_by_style: Iterable[str] = ()) -> frozenset[str]:
    """The codes of the rules that this body does without: the style's, unless the body says otherwise."""
    own = meeting.body.rules
    off = {code for code in off_by_style if own.get(code) is not True}
    return frozenset(off | {code for code, on in own.items() if not on})


def examine(case: Case, rules: Iterable[Rule], off: Collection[str] = ()) -> Iterator[Flag]:
    """Yield what these rules find in a meeting, rule by rule, each in the order of events.

    Args:
        case: the meeting.
        rules: the rules to try.
        off: codes of rules to leave out.
    """
    for rule in rules:
        if rule.code not in off:
            for found in rule.find(case):
                yield _flag(case, rule, found)


def reviewed(meeting: Meeting, flags: Iterable[Flag]) -> Review:
    """Sort flags into those that are open and those that the officer has accepted."""
    acceptances = {each.mark: each for each in meeting.particulars.accepted}
    still_open: list[Flag] = []
    accepted: list[Accepted] = []
    for flag in flags:
        by = acceptances.get(flag.mark)
        if by is None:
            still_open.append(flag)
        else:
            accepted.append(Accepted(flag, by))
    return Review(tuple(still_open), tuple(accepted))


def with_acceptance(meeting: Meeting, flag: Flag, reason: str, at: dt.datetime) -> Meeting:
    """The meeting with a flag accepted for a reason; one that was accepted before has the new reason.

    Args:
        meeting: the meeting that the flag is about.
        flag: what is accepted.
        reason: the officer's reason, kept with the record; not empty.
        at: when, by the chamber's clock.
    """
    kept = tuple(each for each in meeting.particulars.accepted if each.mark != flag.mark)
    entry = Acceptance(
        code=flag.code,
        mark=flag.mark,
        sentence=flag.sentence,
        reason=reason,
        at=at.replace(microsecond=0),
    )
    return _accepting(meeting, (*kept, entry))


def without_acceptance(meeting: Meeting, mark: str) -> Meeting:
    """The meeting with a flag to settle again that had been accepted."""
    kept = tuple(each for each in meeting.particulars.accepted if each.mark != mark)
    return _accepting(meeting, kept)


def _accepting(meeting: Meeting, accepted: tuple[Acceptance, ...]) -> Meeting:
    particulars = msgspec.structs.replace(meeting.particulars, accepted=accepted)
    return msgspec.structs.replace(meeting, particulars=particulars)


def _flag(case: Case, rule: Rule, found: Found) -> Flag:
    entry = found.entry
    item = found.item if entry is None else entry.item
    return Flag(
        code=rule.code,
        severity=found.severity or rule.severity,
        where=case.where(entry, item),
        sentence=found.sentence,
        source=rule.source,
        entry=None if entry is None else entry.id,
        item=item,
        mark=_mark(rule, found),
        mends=found.mends,
    )


def _mark(rule: Rule, found: Found) -> str:
    entry = found.entry
    # An entry's number is its own book's; its time, item and fact go with it to another laptop.
    place = ["", found.item or ""]
    if entry is not None:
        place = [entry.at.isoformat(), entry.item or "", fingerprint(entry.fact)]
    told = json.dumps([rule.code, *place, *found.about], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]

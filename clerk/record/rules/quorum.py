"""The quorum: when it was lost and regained, and, while the meeting runs, what would lose it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from clerk.record.facts import Adjourn, Declare, Start
from clerk.record.meeting import Entry
from clerk.record.presence import Room
from clerk.record.rules.business import BUSINESS
from clerk.record.rules.case import Case
from clerk.record.rules.rule import Begin, Family, Found, Mend, Record, edit
from clerk.record.voting import Quorate, has_vote, quorum

QUORUM = Family("The quorum")

NO_BUSINESS = "Local Government Act 1972 Sch 12 paras 6, 12 and 45, and standing orders: no business without a quorum."


class Gap(msgspec.Struct, frozen=True):
    """A time without a quorum: the entry that began it, the one that ended it if any, and the figures."""

    began: Entry
    state: Quorate
    ended: Entry | None = None


def _gaps(case: Case) -> list[Gap]:
    """Every time in which the meeting sat without a quorum.

    The end of each moment counts, since a roll is ticked name by name, and several come and go at once; until
    the first is ticked, on another day too, nothing is known.
    """
    found: list[Gap] = []
    open_gap: Gap | None = None
    entries = case.meeting.entries
    for index, entry in enumerate(entries):
        if index + 1 < len(entries) and entries[index + 1].at == entry.at:
            continue
        room = case.after(entry)
        state = quorum(case.meeting, room)
        inquorate = room.sitting and bool(room.occupants) and not state.met
        if open_gap is None and inquorate:
            open_gap = Gap(entry, state)
        elif open_gap is not None and not inquorate:
            found.append(msgspec.structs.replace(open_gap, ended=entry))
            open_gap = None
    return [*found, open_gap] if open_gap else found


@QUORUM.rule(
    "inquorate",
    "warning",
    watches="The quorum is lost, or was not there at the start.",
    source=NO_BUSINESS,
)
def inquorate(case: Case) -> Iterator[Found]:
    """From when to when; where nothing was done meanwhile it is only to be known."""
    for gap in _gaps(case):
        idle = gap.ended is not None and not _business_between(case, gap)
        yield Found(
            entry=gap.began,
            sentence=f"{_since(case, gap)}: {gap.state.present} of the {gap.state.needed} members needed"
            f"{_uncounted(case, case.chronicle.at(gap.began.at))}.{_until(case, gap)}",
            about=(
                str(gap.state.present),
                str(gap.state.needed),
                gap.ended.at.isoformat() if gap.ended else "",
            ),
            severity="note" if idle else None,
            mends=(*_adjourning(gap), edit(gap.began)),
        )


def _business_between(case: Case, gap: Gap) -> bool:
    positions = case.meeting.position
    last = positions[gap.ended.id] if gap.ended else len(case.meeting.entries)
    between = case.meeting.entries[positions[gap.began.id] + 1 : last]
    return any(isinstance(entry.fact, BUSINESS) for entry in between)


def _since(case: Case, gap: Gap) -> str:
    if any(entry.at == gap.began.at for entry, _ in case.meeting.of(Start)):
        return "The meeting was not quorate at the start"
    return f"The meeting was not quorate from {gap.began.at:%H:%M}"


def _until(case: Case, gap: Gap) -> str:
    if gap.ended is None:
        return ""
    room = case.after(gap.ended)
    adjourned = any(entry.at == gap.ended.at for entry, _ in case.meeting.of(Adjourn))
    if room.ended and not adjourned:
        return " It was not regained before the end."
    if not room.sitting:
        return f" It was adjourned at {gap.ended.at:%H:%M}."
    return f" It was quorate again from {gap.ended.at:%H:%M}."


def _uncounted(case: Case, room: Room) -> str:
    """Those there remotely on a body that does not count it, if they would have made the difference."""
    remote = sum(
        there.mode == "remote"
        and (seat := case.meeting.body.seat(there.person)) is not None
        and seat.votes
        for there in room.occupants.values()
    )
    state = quorum(case.meeting, room)
    if not remote or state.present + remote < state.needed:
        return ""
    return f", not counting {remote} who {'was' if remote == 1 else 'were'} there remotely"


def _adjourning(gap: Gap) -> tuple[Mend, ...]:
    reason = "the meeting was no longer quorate"
    if gap.ended is None:
        fact = Adjourn(reason=reason)
        return (
            Mend(
                "Adjourn for want of a quorum",
                Record(fact=fact, at=gap.began.at, item=gap.began.item),
            ),
        )
    return (
        Mend(
            "Record the adjournment",
            Begin(verb="adjourn", item=gap.began.item, fields={"reason": reason}),
        ),
    )


@QUORUM.rule(
    "quorum_at_risk",
    "note",
    watches="Exactly the quorum is there: nobody who counts can go. Said only while the meeting runs.",
    source=NO_BUSINESS,
)
def quorum_at_risk(case: Case) -> Iterator[Found]:
    """Before the last member needed goes, not after."""
    room = case.chronicle.last()
    state = quorum(case.meeting, room)
    if room.sitting and not case.is_over and state.needed and state.present == state.needed:
        yield Found(
            sentence=f"Exactly the quorum is there, {_members(state.needed)}: if one goes, the meeting is no longer "
            "quorate.",
            about=(str(state.needed), *sorted(_counted(case, room))),
        )


@QUORUM.rule(
    "quorum_and_interests",
    "warning",
    watches="Those who have to go for an item would take the quorum with them. Said only before it is over.",
    source=NO_BUSINESS,
)
def quorum_and_interests(case: Case) -> Iterator[Found]:
    """Counts those there now who have declared that they will leave, or are barred without a dispensation.

    A warning once the item is open; while it is still to come, a note.
    """
    room = case.chronicle.last()
    state = quorum(case.meeting, room)
    if case.is_over or not room.sitting or not state.met:
        return
    counted = _counted(case, room)
    begun = {entry.item for entry in case.meeting.entries}
    for item in case.meeting.agenda:
        if item.id in begun and room.item != item.id:
            continue
        going = _going(case, room, item.id) & counted
        left = state.present - len(going)
        if going and left < state.needed:
            goes = "goes" if len(going) == 1 else "go"
            are = "1 member is" if left == 1 else f"{left} members are"
            yield Found(
                item=item.id,
                sentence=f"If {case.names(sorted(going))} {goes} for {case.item(item.id)}, {are} left of the "
                f"{state.needed} needed.",
                about=(*sorted(going), str(left), str(state.needed)),
                severity=None if room.item == item.id else "note",
                mends=(
                    Mend(
                        "Record a dispensation",
                        Begin(
                            verb="dispensation",
                            item=room.item,
                            fields={"person": min(going), "items": [item.id]},
                        ),
                    ),
                    Mend("Record who comes in", Begin(verb="arrive", item=room.item)),
                ),
            )


def _counted(case: Case, room: Room) -> set[str]:
    return {
        person for person, there in room.occupants.items() if has_vote(case.meeting, room, there)
    }


def _going(case: Case, room: Room, item: str) -> set[str]:
    declared = {
        fact.person
        for _, fact in case.meeting.of(Declare)
        if item in fact.items
        and fact.action != "stays"
        and (fact.person, item) not in room.dispensations
    }
    return declared | {person for person in room.occupants if room.barred(person, item)}


def _members(count: int) -> str:
    return "1 member" if count == 1 else f"{count} members"

"""A meeting: what it was set up with, and the facts of it in order."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, TypeVar

import msgspec

from clerk.record.facts import AnyFact, CloseItem, Fact, OpenItem, details
from clerk.record.kinds import (
    Clock,
    ExemptParagraph,
    ItemKind,
    MeetingType,
    Parts,
    PersonId,
    RuleCode,
    Slug,
)
from clerk.record.people import Body, Council, Person, _Plan

F = TypeVar("F", bound=Fact)


class Webcast(_Plan, frozen=True):
    """Where the meeting was broadcast, and when the recording began, so that items can be found in it."""

    started: Clock
    address: str = ""


class Signed(_Plan, frozen=True):
    """Who signed the minutes, in which office, when (LGA 1972 Sch 12 para 41)."""

    by: str
    on: dt.date
    office: str = ""


class Acceptance(_Plan, frozen=True):
    """Something that a rule found and the officer accepted as it is, with the reason.

    ``mark`` tells the finding from any other (see ``rules.engine``): once a fact that it rests on changes, the
    acceptance holds no more. ``sentence`` is what was accepted, as it was told then.
    """

    code: RuleCode
    mark: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}(?!\n)$")]
    reason: Annotated[str, msgspec.Meta(min_length=1)]
    sentence: str = ""
    at: Annotated[dt.datetime, msgspec.Meta(tz=False)] | None = None


class Particulars(_Plan, frozen=True):
    """When and where the body met, and from which numbers its minutes, actions and loose leaves run on."""

    date: dt.date
    time: Clock
    type: MeetingType = "ordinary"
    place: str = ""
    first_minute_number: Annotated[int, msgspec.Meta(ge=0, le=999_999)] = 1
    first_action_number: Annotated[int, msgspec.Meta(ge=0, le=999_999)] | None = None
    reference: str = ""
    budget: bool = False
    first_leaf: Annotated[int, msgspec.Meta(ge=1, le=999_999)] | None = None
    webcast: Webcast | None = None
    signed: Signed | None = None
    accepted: tuple[Acceptance, ...] = ()

    @property
    def starts(self) -> dt.datetime:
        """The advertised start."""
        return dt.datetime.combine(self.date, dt.time.fromisoformat(self.time))


class Notice(_Plan, frozen=True):
    """A motion on notice, as printed on the agenda: it may differ from the one moved."""

    by: PersonId | None = None
    seconder: PersonId | None = None
    what: str = ""
    parts: Parts = ()


class Application(_Plan, frozen=True):
    """What a planning or licensing authority was asked to decide: the application as its heading tells it."""

    number: str = ""
    site: str = ""
    proposal: str = ""
    applicant: str = ""
    ward: str = ""


class AgendaItem(_Plan, frozen=True):
    """An item of the agenda.

    ``number`` is as printed on the agenda. ``minute_number`` overrides the one computed; an empty text
    leaves the item unnumbered. ``other_title`` is the title in the council's other language.
    """

    id: Slug
    number: str
    kind: ItemKind
    title: str
    purpose: str = ""
    pages: str = ""
    recommendations: tuple[str, ...] = ()
    exempt: tuple[ExemptParagraph, ...] = ()
    public_text: str = ""
    budget: bool = False
    minute_number: str | None = None
    other_title: str = ""
    notice: Notice | None = None
    application: Application | None = None


def fingerprint(fact: Fact) -> str:
    """A short digest of a fact's content, by which an own wording knows that its fact has changed."""
    return hashlib.sha256(msgspec.json.encode(details(fact), order="deterministic")).hexdigest()[
        :16
    ]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A fact in its place: when it happened, under which item, and what the officer said about it.

    ``at`` is when it happened (``about`` if only approximately); ``entered`` the moment it was entered,
    None where that was at once. ``wording`` is the officer's own sentence in place of the derived one,
    ``worded_for`` the fingerprint of the fact that it was written for. ``exempt`` overrules the exemption
    that follows from the item. ``id`` is unique within the meeting and never reused.
    """

    id: int
    at: dt.datetime
    fact: AnyFact
    item: str | None = None
    about: bool = False
    entered: dt.datetime | None = None
    wording: str | None = None
    worded_for: str | None = None
    exempt: bool | None = None

    @property
    def wording_is_stale(self) -> bool:
        """Whether the fact was changed since the officer worded it."""
        return self.wording is not None and self.worded_for not in (None, fingerprint(self.fact))

    def told_as(self, fact: AnyFact) -> "Entry":
        """This entry with a fact that says the same in other terms: an own wording stays as fresh as it was."""
        worded_for = self.worded_for
        if self.wording is not None and not self.wording_is_stale:
            worded_for = fingerprint(fact)
        return msgspec.structs.replace(self, fact=fact, worded_for=worded_for)


class Meeting(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One meeting of one body, whole. ``entries`` are in the order in which things happened."""

    council: Council
    people: tuple[Person, ...]
    body: Body
    particulars: Particulars
    agenda: tuple[AgendaItem, ...]
    entries: tuple[Entry, ...] = ()

    @property
    def style(self) -> str:
        """The house style that holds for this meeting: its body's on the day for which it was called."""
        return self.body.style_on(self.particulars.date)

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """Everybody who may be named in this meeting."""
        return {person.id: person for person in self.people}

    @cached_property
    def item_by_id(self) -> dict[str, AgendaItem]:
        """The agenda's items."""
        return {item.id: item for item in self.agenda}

    @cached_property
    def entry_by_id(self) -> dict[int, Entry]:
        """The entries by their number."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def position(self) -> dict[int, int]:
        """Where each entry stands in the order of events."""
        return {entry.id: index for index, entry in enumerate(self.entries)}

    def of(self, kind: type[F]) -> list[tuple[Entry, F]]:
        """The entries whose fact is of this type, each with its fact, in the order of events."""
        found = self._of_kind.get(kind)
        if found is None:
            found = [(entry, entry.fact) for entry in self.entries if isinstance(entry.fact, kind)]
            self._of_kind[kind] = found
        return list(found)

    @cached_property
    def _of_kind(self) -> dict[Any, list[tuple[Entry, Any]]]:
        # A draft of a long meeting asks some hundreds of times, and the entries never change.
        return {}

    def with_entries(self, entries: Iterable[Entry]) -> "Meeting":
        """This meeting with other entries, put into the order of events.

        Entries of the same moment keep the order in which they are given.
        """
        ordered = tuple(sorted(entries, key=lambda entry: entry.at))
        return msgspec.structs.replace(self, entries=ordered)

    def item_open_at(self, moment: dt.datetime) -> str | None:
        """Which item the meeting was on once everything up to and including this moment had happened."""
        current: str | None = None
        for entry in self.entries:
            if entry.at > moment:
                break
            current = item_after(entry.fact, current)
        return current


def item_after(fact: Fact, current: str | None) -> str | None:
    """Which item the meeting is on after a fact, if it was on ``current`` before it."""
    if isinstance(fact, OpenItem):
        return fact.item
    if isinstance(fact, CloseItem) and fact.item == current:
        return None
    return current

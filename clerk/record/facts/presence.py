"""Who is there, who presides, and who sent apologies (LGA 1972 Sch 12 paras 40 and 44)."""

from typing import Literal

import msgspec

from clerk.record.facts.base import Fact
from clerk.record.kinds import Capacity, ItemId, Mode, PersonId, RefTo


class Attend(Fact, frozen=True, tag="attend"):
    """These people are there from here on, in this capacity."""

    people: tuple[PersonId, ...]
    capacity: Capacity
    mode: Mode


class Arrive(Fact, frozen=True, tag="arrive"):
    """A person comes in, during this item."""

    person: PersonId
    mode: Mode | None = None
    capacity: Capacity | None = None


class Return(Fact, frozen=True, tag="return"):
    """A person who had left comes back."""

    person: PersonId
    mode: Mode | None = None


class Leave(Fact, frozen=True, tag="leave"):
    """A person goes. The reason ``interest`` says that it is for a declared interest."""

    person: PersonId
    reason: str = ""


class Apologise(Fact, frozen=True, tag="apologise"):
    """Apologies for absence received; an empty list says that there were none."""

    people: tuple[PersonId, ...]
    reason: str = ""
    accepted: bool = False
    by: RefTo | None = None


class Absent(Fact, frozen=True, tag="absent"):
    """Members who neither came nor apologised, noted as such by the officer."""

    people: tuple[PersonId, ...]
    reason: str = ""


class Substitute(Fact, frozen=True, tag="substitute"):
    """A named substitute stands in for a member."""

    person: PersonId
    for_: PersonId = msgspec.field(name="for")


class NoSubstitutes(Fact, frozen=True, tag="no_substitutes"):
    """No substitutes were named."""


class TakeChair(Fact, frozen=True, tag="take_chair"):
    """Who presides from here on."""

    person: PersonId
    reason: str = ""


class Elect(Fact, frozen=True, tag="elect"):
    """Somebody is elected or appointed to an office of the body, for the year or for this meeting only."""

    office: Literal["chair", "vice_chair", "other"]
    person: PersonId
    term: Literal["year", "meeting"] = "year"
    title: str = ""
    by: RefTo | None = None


class Dispensation(Fact, frozen=True, tag="dispensation"):
    """Lifts the bar of a disclosable pecuniary interest on these items (Localism Act 2011 s.33)."""

    person: PersonId
    items: tuple[ItemId, ...]
    reference: str


class Declare(Fact, frozen=True, tag="declare"):
    """A declared interest. The class ``disclosable_pecuniary`` bars the member from the item.

    Source: Localism Act 2011 s.31. A sensitive interest's nature stays out of every record (s.32).
    """

    person: PersonId
    items: tuple[ItemId, ...]
    interest: str
    action: Literal["stays", "leaves", "speaks_then_leaves"]
    class_: Literal["disclosable_pecuniary", "other"] = msgspec.field(default="other", name="class")
    nature: str = ""
    sensitive: bool = False


class NoneDeclared(Fact, frozen=True, tag="none_declared"):
    """No interests were declared."""

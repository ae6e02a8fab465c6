"""Motions, amendments, votes and decisions."""

from typing import Annotated, Literal

import msgspec

from clerk.record.facts.base import Fact
from clerk.record.kinds import Count, Parts, PersonId, Ref, RefTo, Side, Way

MotionKind = Literal["substantive", "refer", "next_business", "put_question", "other_procedural"]


class Move(Fact, frozen=True, tag="move"):
    """A motion. Without a mover it is the chair's proposal. A procedural one may bear ``on`` another motion."""

    ref: Ref
    what: str = ""
    parts: Parts = ()
    mover: PersonId | None = None
    seconder: PersonId | None = None
    kind: MotionKind = "substantive"
    on: RefTo | None = None
    to: str = ""


class Amend(Fact, frozen=True, tag="amend"):
    """An amendment to a motion. ``becomes`` is the motion as it would then read, part by part."""

    ref: Ref
    to: RefTo
    what: str = ""
    parts: Parts = ()
    mover: PersonId | None = None
    seconder: PersonId | None = None
    becomes: Parts = ()


class Accept(Fact, frozen=True, tag="accept"):
    """The mover takes an amendment into the motion without a vote."""

    ref: RefTo


class Fall(Fact, frozen=True, tag="fall"):
    """A motion or amendment falls, perhaps because another was carried."""

    ref: RefTo
    because: RefTo | None = None


class Withdraw(Fact, frozen=True, tag="withdraw"):
    """A motion or amendment is withdrawn."""

    ref: RefTo


class Vote(Fact, frozen=True, tag="vote"):
    """A vote on a motion, an amendment, or the item itself.

    ``declared`` is the result as announced, where no figures were taken; with figures the result is
    computed (LGA 1972 Sch 12 para 39: a majority of those present and voting).
    """

    on: RefTo
    manner: Literal["assent", "unanimous", "show_of_hands", "named"]
    ref: Ref | None = None
    for_: Count | None = msgspec.field(default=None, name="for")
    against: Count | None = None
    abstain: Count | None = None
    not_voting: Count | None = None
    named: dict[PersonId, Way] = msgspec.field(default_factory=dict)
    declared: Literal["carried", "lost"] | None = None


class CastingVote(Fact, frozen=True, tag="casting_vote"):
    """The second or casting vote of the person presiding, on a tie (LGA 1972 Sch 12 para 39(2))."""

    on: RefTo
    by: PersonId
    way: Side


class RecordMyVote(Fact, frozen=True, tag="record_my_vote"):
    """One member's vote, minuted at their request straight after it (SI 1993/202 Sch 2)."""

    on: RefTo
    person: PersonId
    way: Way


class Dissent(Fact, frozen=True, tag="dissent"):
    """Members who asked afterwards that their dissent be noted."""

    on: RefTo
    people: tuple[PersonId, ...]


class Resolve(Fact, frozen=True, tag="resolve"):
    """The decision. ``kind`` ``actions`` has no words of its own: the actions that follow are its list.

    ``reasons`` and ``alternatives`` are what SI 2012/2089 reg 12 asks of an executive decision;
    ``conditions`` and ``reasons`` may be numbered from elsewhere than one; ``notice`` is the text of the
    decision notice where it differs from the minute. ``contrary`` says that it went against what the officer
    had recommended, so that its reasons are to be told as such; ``appeal`` what the parties were told of
    their right of appeal.
    """

    kind: Literal["resolved", "recommended", "noted", "agreed", "refused", "actions"]
    by: RefTo | None = None
    to: str = ""
    what: str = ""
    parts: Parts = ()
    reasons: str | tuple[str, ...] = ""
    alternatives: str | tuple[str, ...] = ""
    conditions: tuple[str, ...] = ()
    conditions_start: Annotated[int, msgspec.Meta(ge=1, le=99_999)] = 1
    notice: str = ""
    reasons_start: Annotated[int, msgspec.Meta(ge=1, le=99_999)] = 1
    contrary: bool = False
    appeal: str = ""

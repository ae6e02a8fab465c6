"""The people, the body and its seats, as they stood at one meeting.

A person is known by id. Names, posts and groups change between meetings, so each meeting holds its own
account of them: last year's minutes go on printing as they did.
"""

import datetime as dt
from typing import Annotated

import msgspec

from clerk.record.kinds import BodyType, Clock, PersonId, Remote, Role, RuleCode, SeatCapacity, Slug

_PARTICLES = frozenset(
    {"de", "del", "della", "der", "di", "du", "la", "le", "van", "von", "st", "st.", "al"}
)


class _Plan(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a meeting is set up with, as opposed to what then happens."""


class Council(_Plan, frozen=True):
    """The authority whose body meets."""

    name: str


class Person(_Plan, frozen=True):
    """Somebody who may be named: by name, by post, or both.

    ``surname`` is only needed where it is not the last word of the name.
    """

    id: Slug
    name: str = ""
    title: str = ""
    post: str = ""
    organisation: str = ""
    group: str = ""
    surname: str = ""

    @property
    def family_name(self) -> str:
        """The surname, with particles such as "van" or "St"; the post of somebody known by post alone."""
        if self.surname:
            return self.surname
        words = self.name.split()
        if not words:
            return self.post
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in _PARTICLES:
            start -= 1
        return " ".join(words[start:])

    @property
    def called(self) -> str:
        """How a sentence names them: with title and full name, else by post ("the Head of Environment")."""
        return f"{self.title} {self.name}".strip() if self.name else f"the {self.post}"

    @property
    def label(self) -> str:
        """What the screen calls them: the name, else the post."""
        return self.name or self.post


class Quorum(_Plan, frozen=True):
    """How many members have to be there: a number, or a fraction of the seats with a floor.

    Councils: a quarter of the whole membership; parish councils: a third, never under three (LGA 1972
    Sch 12 paras 6 and 12); committees: whatever the constitution says.
    """

    number: Annotated[int, msgspec.Meta(ge=0, le=9_999)] | None = None
    numerator: Annotated[int, msgspec.Meta(ge=1, le=9_999)] | None = None
    denominator: Annotated[int, msgspec.Meta(ge=1, le=9_999)] | None = None
    floor: Annotated[int, msgspec.Meta(ge=0, le=9_999)] | None = None

    def needed(self, seats: int) -> int:
        """How many members make a quorum of a body with this many seats, a fraction rounded up."""
        if self.number is not None:
            return self.number
        if self.numerator is None or self.denominator is None:
            return 0
        return max(-(-seats * self.numerator // self.denominator), self.floor or 0)


Minutes = Annotated[int, msgspec.Meta(ge=1, le=1440, description="A number of minutes.")]


class Limits(_Plan, frozen=True):
    """How long the body may sit and its speakers speak, as its standing orders have it.

    A meeting is over at ``ends_by``, or ``minutes`` after it began, whichever comes first, unless it is extended.
    ``question`` is the time of one public question, ``speaker`` that of anybody else who addresses the body.
    """

    ends_by: Clock | None = None
    minutes: Minutes | None = None
    question: Minutes | None = None
    speaker: Minutes | None = None


class Seat(_Plan, frozen=True):
    """A person's place on the body."""

    person: PersonId
    role: Role = "member"
    capacity: SeatCapacity = "member"

    @property
    def votes(self) -> bool:
        """Whether the seat carries a vote, and so counts towards the quorum."""
        return self.capacity != "co_opted_non_voting"


class DatedStyle(_Plan, frozen=True):
    """A house style, and the date from which it holds."""

    from_: dt.date = msgspec.field(name="from")
    style: Slug


class Body(_Plan, frozen=True):
    """The committee, cabinet or council that meets, with its rules as they stood.

    ``other_name`` is its name in the council's other language, for bilingual headings. ``rules`` switches
    rules of the record on or off for this body, by their codes, where it differs from the house style. ``limits``
    are its time limits, if it has any. ``style`` is how its minutes read until the first of ``styles`` takes over on
    its date. ``numbers_restart`` is the month in which the numbers of its minutes begin again (5 is May, when the
    municipal year begins), 0 if they never do.
    """

    id: Slug
    name: str
    type: BodyType
    style: Slug
    quorum: Quorum
    members: tuple[Seat, ...]
    chair_term: str = "Chair"
    remote_attendance: Remote = "not_counted"
    other_name: str = ""
    rules: dict[RuleCode, bool] = msgspec.field(default_factory=dict)
    limits: Limits | None = None
    styles: tuple[DatedStyle, ...] = ()
    numbers_restart: Annotated[int, msgspec.Meta(ge=0, le=12)] = 5

    def style_on(self, day: dt.date) -> str:
        """The house style in which the minutes of a meeting of that day are printed, whenever they are printed."""
        held = [each for each in self.styles if each.from_ <= day]
        return max(held, key=lambda each: each.from_).style if held else self.style

    def restyled(self, style: str, today: dt.date) -> tuple[str, tuple[DatedStyle, ...]]:
        """The ``style`` and ``styles`` of the body once a style was chosen without a date.

        The one that holds today leaves all as it is; another holds from now on, in place of whatever was planned.
        What was minuted already is not touched: each meeting has its own account of its body.
        """
        return (self.style, self.styles) if style == self.style_on(today) else (style, ())

    def seat(self, person: str) -> Seat | None:
        """The seat of a person, or None for somebody who is not on the body."""
        return next((seat for seat in self.members if seat.person == person), None)

    @property
    def quorum_needed(self) -> int:
        """How many voting members have to be there."""
        return self.quorum.needed(sum(seat.votes for seat in self.members))

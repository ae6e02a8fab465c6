"""The small types that facts are made of: ids, clock times, and the field's fixed vocabularies."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec

# `$` also matches before a final line break, so each pattern forbids one; \d would admit other scripts' digits.
Slug = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9][a-z0-9_-]{0,39}(?!\n)$",
        description="An id: small letters, digits, - and _, at most 40.",
    ),
]
PersonId = Annotated[
    Slug,
    msgspec.Meta(description="The id of a person of this meeting.", extra={"refers_to": "person"}),
]
ItemId = Annotated[
    Slug, msgspec.Meta(description="The id of an agenda item.", extra={"refers_to": "agenda item"})
]
Ref = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=60,
        description="A script's name for a motion, amendment or item vote.",
    ),
]
RefTo = Annotated[Ref, msgspec.Meta(extra={"refers_to": "motion"})]
RuleCode = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z][a-z_]{0,59}(?!\n)$",
        description="The code of a rule of the record.",
        extra={"refers_to": "rule"},
    ),
]
Clock = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(?!\n)$",
        description="A time by the clock: HH:MM or HH:MM:SS.",
    ),
]
DayAndTime = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?(?!\n)$",
        description="A date, or a date and time: YYYY-MM-DDTHH:MM.",
    ),
]
Count = Annotated[
    int, msgspec.Meta(ge=0, le=99_999, description="A whole number of people or votes.")
]
ExemptParagraph = Annotated[
    int,
    msgspec.Meta(
        ge=1, le=7, description="A paragraph of Schedule 12A Part 1, Local Government Act 1972."
    ),
]

BodyType = Literal["council", "executive", "scrutiny", "regulatory", "parish", "other"]
Remote = Literal["counted", "not_counted"]
Role = Literal["chair", "vice_chair", "member"]
SeatCapacity = Literal["member", "co_opted_voting", "co_opted_non_voting"]
MeetingType = Literal["ordinary", "annual", "extraordinary"]
ItemKind = Literal[
    "apologies",
    "substitutes",
    "declarations",
    "minutes",
    "public_questions",
    "member_questions",
    "petitions",
    "announcements",
    "report",
    "motion",
    "planning_application",
    "work_programme",
    "exclusion",
    "next_meeting",
    "other",
]
Capacity = Literal[
    "member",
    "co_opted",
    "substitute",
    "cabinet_support",
    "group_leader",
    "scrutiny_chair",
    "other_councillor",
    "officer",
    "partner",
    "public",
    "press",
    "other",
]
Mode = Literal["in_room", "remote"]
Way = Literal["for", "against", "abstain", "not_voting"]
Side = Literal["for", "against"]


def is_slug(text: str) -> bool:
    """Whether a text may serve as an id (and so as part of a file's name)."""
    return re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", text) is not None


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One lettered part of a motion or decision that has parts of its own."""

    text: str
    parts: tuple[str | Part, ...] = ()


Parts = tuple[str | Part, ...]


def part_texts(parts: Parts) -> tuple[str, ...]:
    """Every text in a (nested) list of parts, in reading order."""
    found: list[str] = []
    for part in parts:
        if isinstance(part, str):
            found.append(part)
        else:
            found.append(part.text)
            found.extend(part_texts(part.parts))
    return tuple(found)

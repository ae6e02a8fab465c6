"""What was said: the officer's passages, questions, petitions, speakers, earlier minutes, actions."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from clerk.record.facts.base import Fact
from clerk.record.kinds import Count, PersonId, RefTo

Positive = Annotated[int, msgspec.Meta(ge=1, le=99_999)]


class Say(Fact, frozen=True, tag="say"):
    """A passage in the officer's words. ``number`` starts a numbered list elsewhere than at one."""

    text: str
    form: Literal["paragraph", "point", "bullet", "heading", "quote"] = "paragraph"
    by: PersonId | None = None
    number: Positive | None = None


class Table(Fact, frozen=True, tag="table"):
    """A table inside a minute, such as a schedule of payments. ``total`` asks for what its columns of money come to."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    total: bool = False


class Private(Fact, frozen=True, tag="private"):
    """The officer's own note. It is in no document, ever.

    One that was parked as a ``doubt`` is ``open`` until the officer has ``settled`` it, with a word on how.
    """

    text: str
    doubt: Literal["open", "settled"] | None = None
    settled: str = ""


class Appendix(Fact, frozen=True, tag="appendix"):
    """A paper kept with the minutes: its title, and its text if it is to be printed."""

    title: str
    text: str = ""


class Question(Fact, frozen=True, tag="question"):
    """A question by a member or by the public, with its answer."""

    kind: Literal["public", "member"]
    text: str
    from_: PersonId | None = msgspec.field(default=None, name="from")
    answer: str = ""
    answered_by: PersonId | None = None
    supplementary: str = ""
    supplementary_answer: str = ""
    absent: bool = False
    written_answer: bool = False
    appendix: str = ""


class NoQuestions(Fact, frozen=True, tag="no_questions"):
    """No questions were received under this item."""


class Petition(Fact, frozen=True, tag="petition"):
    """A petition presented."""

    text: str
    presented_by: PersonId | None = None
    signatures: Count | None = None
    outcome: str = ""


class Speak(Fact, frozen=True, tag="speak"):
    """Somebody from outside the body addresses it: a deputation, a planning speaker, a ward member.

    A licensing authority hears responsible authorities and other persons (Licensing Act 2003 s.13).
    """

    role: Literal[
        "objector",
        "supporter",
        "applicant",
        "agent",
        "ward_member",
        "local_council",
        "deputation",
        "public",
        "responsible_authority",
        "other_person",
    ]
    person: PersonId | None = None
    name: str = ""
    on_behalf_of: str = ""
    text: str = ""


Value = str | int | bool | tuple[str, ...] | dict[str, str]
"""What a field of a fact may be put right to, as a script spells it; an empty text takes it away."""


class Correction(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"from_": "from", "set_": "set"},
):
    """Replacement wording in earlier minutes, attendance included.

    A fact that is put right is named by its fingerprint (`record.meeting.fingerprint`), as entries are not numbered
    from one book to another; ``set`` has the fields that become others. An ``exempt`` correction is in no public set.
    """

    minute: str
    from_: str
    to: str
    fact: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}(?!\n)$")] | None = None
    set_: dict[str, Value] = msgspec.field(default_factory=dict)
    exempt: bool = False


class ApproveMinutes(Fact, frozen=True, tag="approve_minutes"):
    """Earlier minutes are a correct record, perhaps as corrected.

    Source: LGA 1972 Sch 12 para 41: signed at the same or next suitable meeting by the person presiding there.
    """

    of: tuple[dt.date, ...]
    corrections: tuple[Correction, ...] = ()
    signed_by: PersonId | None = None
    by: RefTo | None = None


class MatterArising(Fact, frozen=True, tag="matter_arising"):
    """A matter arising from earlier minutes."""

    of: dt.date
    text: str
    minute: str = ""


class Assign(Fact, frozen=True, tag="assign"):
    """An action. The owner is a person's id or any text; ``number`` is its place in the body's running list."""

    text: str
    owner: str = ""
    due: dt.date | None = None
    category: str = ""
    number: Positive | None = None

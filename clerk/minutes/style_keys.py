"""Every key that a house style has to give. The types are the schema: a key more or less is refused.

A phrase's annotation names the fields that it may use (see ``phrases``). An empty phrase prints nothing;
what it would have told is then listed as unplaced.
"""

from typing import Annotated, Literal

import msgspec

from clerk.minutes.keys import WHEN, Keys, Plain, uses
from clerk.minutes.roll_keys import Roll

NumberFormat = Literal["decimal", "lower_letter", "upper_letter", "lower_roman", "bullet"]

_MEETING = uses("body", "council", "place", "date", "time", "year", "reference", "chair", "type")
_PERSON = uses("title", "short_title", "name", "surname", "post", "organisation", "group")
_DECISION = uses(
    "mover",
    "seconder",
    "motion",
    "manner",
    "counts",
    "the_body",
    "body_first",
    "body",
    "to",
    "text",
    "chair",
)


class Document(Keys, frozen=True):
    """The document as a whole. ``sections`` is the order in which its sections stand.

    ``contents`` heads the table of contents, where ``sections`` asks for one. ``leaf`` numbers the leaves of a
    body that keeps loose ones, running on over the year, in place of the pages ("Leaf %1"); ``initials`` labels
    the box in which each is initialled (LGA 1972 Sch 12 para 41). Empty, neither is printed.
    """

    language: Annotated[str, msgspec.Meta(min_length=2)]
    sections: tuple[
        Literal["title", "contents", "roll", "items", "closing", "signature", "appendices"], ...
    ]
    title: Annotated[str, _MEETING]
    title_other: Annotated[str, uses("other_name", "date", "council")]
    notes_title: Annotated[str, _MEETING]
    property_title: Annotated[str, _MEETING]
    draft: Plain
    not_for_publication: Plain
    the_body: Annotated[str, uses("body", "noun")]
    signature: Annotated[str, _MEETING]
    signed: Annotated[str, uses("person", "date", "chair")]
    meeting_types: dict[Literal["ordinary", "annual", "extraordinary"], str]
    contents: Plain
    leaf: Annotated[str, msgspec.Meta(pattern="^[^%]*%1[^%]*$|^$")]
    initials: Plain


class Dates(Keys, frozen=True):
    """How dates and times are written. A time has h, hh, HH, mm and ampm; a date its parts."""

    full: Annotated[str, uses("weekday", "day", "dd", "month", "mm", "year", "ordinal")]
    short: Annotated[str, uses("weekday", "day", "dd", "month", "mm", "year", "ordinal")]
    time: Annotated[str, uses("h", "hh", "hour", "mm", "ampm")]
    time_on_the_hour: Annotated[str, uses("h", "hh", "hour", "mm", "ampm")]
    noon: Plain
    midnight: Plain
    closing_time: Annotated[str, uses("h", "hh", "hour", "mm", "ampm")]
    am: Plain
    pm: Plain
    at: Annotated[str, uses("time")]
    about: Annotated[str, uses("time")]
    roughly: Annotated[str, uses("time")]


class Names(Keys, frozen=True):
    """How people are named: in sentences and in apologies. Where two share a surname, it is the full name."""

    in_sentence: Annotated[str, _PERSON]
    in_apologies: Annotated[str, _PERSON]
    by_post: Annotated[str, uses("post", "organisation")]
    by_post_in_sentence: Annotated[str, uses("post", "organisation")]
    short_titles: dict[str, str]
    plural_titles: dict[str, str]
    group_titles: bool
    comma: Annotated[str, msgspec.Meta(min_length=1)]
    last_comma: Annotated[str, msgspec.Meta(min_length=1)]
    vice: Annotated[str, uses("chair")]
    in_the_chair: Plain
    remotely: Plain


class ListMark(Keys, frozen=True):
    """The mark of a list's items at each depth; ``pattern`` has %1 where the number or letter goes."""

    formats: Annotated[tuple[NumberFormat, ...], msgspec.Meta(min_length=1)]
    patterns: Annotated[
        tuple[Annotated[str, msgspec.Meta(pattern="%1|^[^%]{1,2}$")], ...],
        msgspec.Meta(min_length=1),
    ]


class Lists(Keys, frozen=True):
    """The lists of the minutes. ``label_single`` letters even a lone part; ``joiners`` ends parts with "; and"."""

    part: ListMark
    motion_part: ListMark
    point: ListMark
    bullet: ListMark
    condition: ListMark
    reason: ListMark
    label_single: bool
    joiner: Plain
    last_joiner: Plain
    full_stop: Plain
    points_restart: Literal["each_item", "never"]


class Particular(Keys, frozen=True):
    """A line below an item's heading that says what was applied for: its label, and what stands beside it."""

    label: Plain
    text: Annotated[
        str, uses("number", "site", "proposal", "applicant", "ward", "recommendation", "pages")
    ]


class Items(Keys, frozen=True):
    """The items: their headings, their order, and what is said of those that were not taken.

    ``application`` are the lines below the heading of an item that decides an application.
    """

    order: Literal["agenda", "taken"]
    heading: Annotated[
        str, uses("minute", "number", "title", "other_title", "pages", "exempt", "webcast")
    ]
    heading_case: Literal["as_typed", "upper", "sentence"]
    minute: Annotated[str, uses("n", "nn", "nnn", "yy", "year", "reference")]
    exempt_mark: Annotated[str, uses("paragraphs")]
    webcast: Annotated[str, uses("time")]
    purpose: Annotated[str, uses("purpose")]
    application: tuple[Particular, ...]
    reference: Annotated[str, uses("number", "title", "minute")]
    reference_plain: Annotated[str, uses("number", "title", "minute")]
    not_reached: Plain
    nothing_recorded: Plain
    exempt_stub: Annotated[str, uses("paragraphs")]
    taken_with: Annotated[str, uses("items")]
    taken_under: Annotated[str, uses("item")]
    notice: Annotated[str, uses("people")]


class Attendance(Keys, frozen=True):
    """Apologies, absences, substitutes, comings and goings, the chair."""

    no_apologies: Plain
    apologies: Annotated[str, uses("people", "reason")]
    apologies_accepted: Annotated[str, uses("people", "reason")]
    absent: Annotated[str, uses("people", "reason")]
    no_substitutes: Plain
    substitute: Annotated[str, uses("person", "member")]
    joined: Annotated[str, uses("person", *WHEN)]
    joined_remotely: Annotated[str, uses("person", *WHEN)]
    left: Annotated[str, uses("person", "reason", *WHEN)]
    left_interest: Annotated[str, uses("person", "minute", *WHEN)]
    returned: Annotated[str, uses("person", *WHEN)]
    took_chair: Annotated[str, uses("person", "reason", "chair", *WHEN)]
    elected: Annotated[str, uses("person", "office", "term")]
    for_the_year: Plain
    for_this_meeting: Plain


class Interests(Keys, frozen=True):
    """Declarations of interest and dispensations.

    ``recalled`` stands under the item that an interest is in and refers back to the ``minute`` of the
    declaration, unless a leaving (``attendance.left_interest``) tells it there.
    """

    none: Plain
    declared: Annotated[str, uses("person", "article", "interest", "items", "nature", "action")]
    recalled: Annotated[str, uses("person", "minute")]
    sensitive: Annotated[str, uses("person", "article", "interest", "items", "action")]
    disclosable: Plain
    stays: Plain
    leaves: Plain
    speaks_then_leaves: Plain
    dispensation: Annotated[str, uses("person", "items", "reference")]


class EarlierMinutes(Keys, frozen=True):
    """Approval of earlier minutes."""

    approved: Annotated[str, uses("dates", "signed", "manner")]
    approved_with_corrections: Annotated[str, uses("dates", "signed", "manner")]
    signed_by_presiding: Annotated[str, uses("chair")]
    signed_by_other: Annotated[str, uses("person")]
    minute: Annotated[str, uses("n")]
    correction: Annotated[str, uses("minute", "old", "new")]
    matter_arising: Annotated[str, uses("minute", "date", "text")]


class Public(Keys, frozen=True):
    """Questions, petitions, and those who address the meeting."""

    no_public_questions: Plain
    no_member_questions: Plain
    no_questions: Plain
    question: Annotated[str, uses("who", "text")]
    question_unnamed_public: Annotated[str, uses("text")]
    question_unnamed_member: Annotated[str, uses("text")]
    asker_absent: Annotated[str, uses("who")]
    answer: Annotated[str, uses("who", "text")]
    written_answer: Plain
    supplementary: Annotated[str, uses("text")]
    supplementary_answer: Annotated[str, uses("text")]
    in_appendix: Annotated[str, uses("appendix")]
    petition: Annotated[str, uses("text", "who", "signatures")]
    petition_outcome: Annotated[str, uses("outcome")]
    speaker: Annotated[str, uses("who", "role", "on_behalf_of", "text")]
    speaker_unnamed: Annotated[str, uses("role", "on_behalf_of", "text")]
    roles: dict[
        Literal[
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
        ],
        str,
    ]
    appendix: Annotated[str, uses("title")]
    appendix_heading: Annotated[str, uses("title", "n")]


class Motions(Keys, frozen=True):
    """Motions and amendments as they were moved, and what became of those not voted on."""

    moved: Annotated[str, uses("mover", "seconder", "text", "altered")]
    moved_by_chair: Annotated[str, uses("text", "chair", "altered")]
    altered: Plain
    in_decision: Plain
    the_motion: Plain
    the_motion_as_amended: Plain
    the_procedural_motion: Plain
    the_amendment: Annotated[str, uses("letter")]
    the_question: Plain
    procedural: Annotated[str, uses("mover", "seconder", "text", "chair")]
    refer: Annotated[str, uses("mover", "seconder", "motion", "to", "text", "chair")]
    next_business: Annotated[str, uses("mover", "seconder", "text", "chair")]
    put_question: Annotated[str, uses("mover", "seconder", "text", "chair")]
    amendment: Annotated[str, uses("letter", "mover", "seconder", "text", "motion")]
    becomes: Annotated[str, uses("letter", "motion")]
    withdrawn: Annotated[str, uses("question")]
    fell: Annotated[str, uses("question", "because")]
    accepted: Annotated[str, uses("question")]


class Votes(Keys, frozen=True):
    """How votes are told."""

    assented: Annotated[str, uses("question")]
    carried: Annotated[str, uses("question", "counts", "manner")]
    lost: Annotated[str, uses("question", "counts", "manner")]
    tied: Annotated[str, uses("question", "counts", "manner")]
    undecided: Annotated[str, uses("question", "counts", "manner")]
    unanimously: Plain
    by_assent: Plain
    by_named_vote: Plain
    by_show_of_hands: Plain
    counts: Annotated[str, uses("in_favour", "opposed", "abstentions", "not_voting")]
    abstentions: Annotated[str, uses("n")]
    not_voting: Annotated[str, uses("n")]
    figures: Literal["digits", "words"]
    named: Annotated[str, uses("question")]
    named_for: Annotated[str, uses("people", "n")]
    named_against: Annotated[str, uses("people", "n")]
    named_abstained: Annotated[str, uses("people", "n")]
    named_not_voting: Annotated[str, uses("people", "n")]
    casting_for: Annotated[str, uses("person", "question", "chair")]
    casting_against: Annotated[str, uses("person", "question", "chair")]
    own: Annotated[str, uses("person", "way", "question")]
    dissent: Annotated[str, uses("people", "question")]
    ways: dict[Literal["for", "against", "abstain", "not_voting"], str]


class Decisions(Keys, frozen=True):
    """Decisions: of each kind the words before lettered parts, and the sentence for a single text.

    A motion or vote that the words have a place for (``mover``, ``manner``, ``counts``) is told in them.
    ``contrary`` says, before its reasons, that a decision went against the officer's recommendation.
    ``total`` labels the last row of a table whose money is added up.
    """

    resolved: Annotated[str, _DECISION]
    resolved_sentence: Annotated[str, _DECISION]
    recommended: Annotated[str, _DECISION]
    recommended_sentence: Annotated[str, _DECISION]
    noted: Annotated[str, _DECISION]
    noted_sentence: Annotated[str, _DECISION]
    agreed: Annotated[str, _DECISION]
    agreed_sentence: Annotated[str, _DECISION]
    refused: Annotated[str, _DECISION]
    refused_sentence: Annotated[str, _DECISION]
    actions: Annotated[str, _DECISION]
    reasons: Annotated[str, uses("text")]
    alternatives: Annotated[str, uses("text")]
    conditions: Plain
    contrary: Plain
    notice: Annotated[str, uses("text")]
    appeal: Annotated[str, uses("text")]
    total: Plain


class Actions(Keys, frozen=True):
    """Actions, wherever they were assigned."""

    action: Annotated[str, uses("n", "text", "owner", "due", "category")]


class Procedure(Keys, frozen=True):
    """The meeting's own business: order, breaks, the public, the end."""

    started: Annotated[str, uses("time", "date", "person", "chair")]
    not_held: Annotated[str, uses("reason")]
    varied_by_ruling: Annotated[str, uses("person", "items", "chair")]
    varied: Annotated[str, uses("items")]
    urgent: Annotated[str, uses("person", "chair", "reason")]
    deferred: Annotated[str, uses("item", "to", "reason")]
    withdrawn: Annotated[str, uses("item", "to", "reason")]
    adjourned: Annotated[str, uses("reason", "to", *WHEN)]
    resumed: Annotated[str, uses("date", *WHEN)]
    extended: Annotated[str, uses("until", "minutes")]
    excluded: Annotated[str, uses("items", "paragraphs", "interest", "the_body", "manner")]
    excluded_confidential: Annotated[str, uses("items", "the_body", "manner")]
    excluded_1960_act: Annotated[str, uses("items", "the_body", "manner")]
    public_interest: Plain
    staying: Annotated[str, uses("people")]
    paragraph: Annotated[str, uses("paragraphs")]
    readmitted: Annotated[str, uses(*WHEN)]
    next_meeting: Annotated[str, uses("dates")]
    future_date: Annotated[str, uses("date", "short_date", "time", "place")]
    ended: Annotated[str, uses("time", "date", "chair")]


class Rules(Keys, frozen=True):
    """Which rules of the record bodies of this style do without, unless a body's own set-up says otherwise."""

    off: tuple[str, ...]


class Style(Keys, frozen=True):
    """A house style: how one body's minutes read.

    ``made_from`` is the shipped style that a council's own began as: it lends the keys that a later Clerk asks for.
    """

    name: Plain
    document: Document
    dates: Dates
    names: Names
    roll: Roll
    lists: Lists
    items: Items
    attendance: Attendance
    interests: Interests
    earlier_minutes: EarlierMinutes
    public: Public
    motions: Motions
    votes: Votes
    decisions: Decisions
    actions: Actions
    procedure: Procedure
    rules: Rules
    made_from: str = ""

"""The keys of a house style for the roll: who attended, however a council prints it."""

from typing import Annotated, Literal

import msgspec

from clerk.minutes.keys import WHEN, Keys, Plain, uses
from clerk.record.kinds import Capacity, Mode

_ON_ROLL = (
    "title", "short_title", "name", "surname", "post", "organisation", "group",
    "office", "in_chair", "substituted", "movements", "remotely",
)  # fmt: skip
_ROLL = uses(*_ON_ROLL)


class States(Keys, frozen=True):
    """A text for each state in which a roster can show a member."""

    present: Plain
    remote: Plain
    apologies: Plain
    absent: Plain


class Column(Keys, frozen=True):
    """A column of a group's table: its heading, and what stands in it for each person."""

    header: Annotated[str, msgspec.Meta(min_length=1)]
    cell: Annotated[str, uses(*_ON_ROLL, "mark", "state")]


class RollGroup(Keys, frozen=True):
    """One group of the roll: whom it names and how.

    ``layout``: one ``sentence``, one paragraph of ``lines``, ``each`` in a paragraph of its own, or a ``table``
    with ``columns``. A ``roster`` is a table that also has the members who were not there, in the order of the
    body's seats, each with a mark. ``run_in`` puts the label before the names. ``officers_first`` prints the
    chair and vice-chair before the others, by ``office_name``. ``empty`` is printed when there is nobody;
    without it the group is left out.
    """

    label: Plain
    capacities: tuple[Capacity, ...]
    modes: tuple[Mode, ...]
    layout: Literal["sentence", "lines", "each", "table"]
    run_in: bool
    name: Annotated[str, _ROLL]
    officers_first: bool
    office_name: Annotated[str, _ROLL]
    prefix: Plain
    group_titles: bool
    empty: Plain
    note: Plain
    # A table's alone: a group in sentences has no use for them.
    columns: tuple[Column, ...] = ()
    roster: bool = False


class Roll(Keys, frozen=True):
    """The roll: its groups in order, and how a later arrival or early leaving is shown beside a name.

    ``movements`` says where comings and goings are told: beside the name (``roll``), under the item
    (``items``), or both; what has a reason is told under the item in any case. ``present_for`` gives them
    as ranges of minutes ("minutes 45 to 48"), each range by ``present_range``, an item of which somebody missed
    a part by ``present_in_part``; without it they are told by ``arrived`` and ``left``. ``marks`` are a roster's
    signs and ``states`` what they say; ``key`` explains those in use below the table, each by ``key_mark``.
    """

    heading: Plain
    groups: tuple[RollGroup, ...]
    movements: Literal["roll", "items", "both"]
    arrived: Annotated[str, uses(*WHEN)]
    left: Annotated[str, uses(*WHEN)]
    present_for: Annotated[str, uses("minutes")]
    present_range: Annotated[str, uses("first", "last")]
    present_in_part: Annotated[str, uses("minute")]
    marks: States
    states: States
    key: Annotated[str, uses("marks")]
    key_mark: Annotated[str, uses("mark", "state")]
    absent_label: Plain
    apologies_label: Plain
    resumed_heading: Annotated[str, uses("date")]

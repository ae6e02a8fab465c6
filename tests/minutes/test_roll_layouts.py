"""Attendance as councils print it: sentences, a table, a roster with marks; by time, by item, by ranges of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.minutes.blocks import Block, Draft
from clerk.minutes.layout import Which, draft
from clerk.minutes.naming import Naming
from clerk.minutes.roll_keys import Column, RollGroup
from clerk.minutes.style_keys import Style
from clerk.record.facts import Arrive, Attend, Leave, Return
from clerk.record.kinds import Capacity, Mode
from clerk.record.meeting import Meeting
from clerk.record.roll import roll
from clerk.styles import load_style
from tests.minutes.chamber import AGENDA, do, play, present
from tests.strategies import meetings

EVERYBODY: tuple[Capacity, ...] = (
    *("member", "substitute", "co_opted", "cabinet_support", "group_leader", "scrutiny_chair"),
    *("other_councillor", "officer", "partner", "public", "press", "other"),
)
MODES: tuple[Mode, ...] = ("in_room", "remote")
NAME = Column(header="Member", cell="[{title} ]{name}[, {office}][ (for {substituted})]")
MARK = Column(header="Mark", cell="{mark}")
STATE = Column(header="Attendance", cell="{state}[, {movements}]")


def group(**more: Any) -> RollGroup:
    values: dict[str, Any] = {
        "label": "Present",
        "capacities": EVERYBODY,
        "modes": MODES,
        "layout": "table",
        "run_in": False,
        "name": "{name}[ ({movements})]",
        "officers_first": False,
        "office_name": "{name}[ ({movements})]",
        "prefix": "",
        "group_titles": False,
        "empty": "",
        "note": "",
    }
    return RollGroup(**(values | more))


def styled(*groups: RollGroup, **roll_keys: Any) -> Style:
    """The council's style with other groups on its roll, and other keys of the roll."""
    style = load_style("council")
    plain = {"heading": "", "absent_label": "", "apologies_label": ""}
    keys = {"groups": groups, **plain, **roll_keys}
    return msgspec.structs.replace(style, roll=msgspec.structs.replace(style.roll, **keys))


def roll_of(made: Draft) -> list[Block]:
    return [block for block in made.blocks if block.look in ("group", "roll", "note")]


def table_of(meeting: Meeting, style: Style) -> list[tuple[str, ...]]:
    (found,) = [block for block in draft(meeting, style).blocks if block.look == "roll"]
    return list(found.rows)


ROSTER = group(roster=True, layout="table", columns=(NAME, MARK, STATE), capacities=("member",))


def evening(*events: dict[str, Any]) -> Meeting:
    """Ash and Birch there from the start, Cole with apologies, Dale not heard of; minutes 1 to 3 taken."""
    return play(
        present("ash", "birch"), do("start", presiding="ash"), do("open_item", item="i1"),
        do("apologise", people=["cole"]), *events,
    )  # fmt: skip


def test_a_roster_has_every_member_with_a_mark_and_in_words() -> None:
    assert table_of(evening(), styled(ROSTER)) == [
        ("Councillor Ann Ash, Chair", "✓", "Present"),
        ("Councillor Ben Birch, Vice-Chair", "✓", "Present"),
        ("Councillor Cy Cole", "A", "Apologies"),
        ("Councillor Di Dale", "–", "Absent"),
        ("Dr Ed Elm", "–", "Absent"),
    ]


def test_its_key_says_what_the_marks_in_use_mean() -> None:
    *_, key = roll_of(draft(evening(), styled(ROSTER)))
    assert (key.look, key.text) == ("note", "Key: ✓ present, A apologies, – absent.")
    words = styled(msgspec.structs.replace(ROSTER, columns=(NAME, STATE)))
    assert [block.look for block in roll_of(draft(evening(), words))] == ["group", "roll"]


def test_a_member_who_is_there_remotely_has_a_mark_of_their_own() -> None:
    there = evening(do("arrive", person="dale", mode="remote"))
    assert ("Councillor Di Dale", "R", "Present remotely, from 2pm") in table_of(
        there, styled(ROSTER)
    )


def test_a_substitute_stands_below_the_seats_and_the_member_is_away() -> None:
    substitutes = msgspec.structs.replace(ROSTER, capacities=("member", "substitute"))
    meeting = play(
        do("substitute", person="fern", for_="cole"), present("ash"),
        present("fern", capacity="substitute"),
    )  # fmt: skip
    rows = table_of(meeting, styled(substitutes))
    assert rows[-1] == ("Councillor Flo Fern (for Councillor Cole)", "✓", "Present")
    assert ("Councillor Cy Cole", "–", "Absent") in rows


def test_a_member_there_in_another_capacity_is_not_shown_as_absent() -> None:
    others = group(label="Others", layout="sentence", name="{name}")
    made = draft(
        play(present("ash"), present("birch", capacity="other_councillor")), styled(ROSTER, others)
    )
    rows = next(block.rows for block in made.blocks if block.rows)
    assert "Birch" not in str(rows)
    assert "Ben Birch" in [block.text for block in roll_of(made)]


def test_a_table_has_posts_and_organisations() -> None:
    columns = (
        Column(header="Name", cell="[{title} ]{name}"),
        Column(header="Post", cell="{post}"),
        Column(header="Organisation", cell="{organisation}"),
    )
    meeting = play(
        present("elm", capacity="co_opted"), present("gray", "solicitor", capacity="other")
    )
    (block,) = [each for each in draft(meeting, styled(group(columns=columns))).blocks if each.rows]
    assert block.header == ("Name", "Post", "Organisation")
    assert block.rows == (
        ("Dr Ed Elm", "Co-opted member", ""),
        ("Mr Gil Gray", "", "Anglers’ Club"),
        # Known by post alone: the post is what names them.
        ("Solicitor to the Council", "", ""),
    )
    assert block.headed_rows
    assert block.summary == "Present"


def test_the_offices_come_first_where_the_style_says_so() -> None:
    members = [{"person": "cole"}, {"person": "birch", "role": "vice_chair"}]
    members.append({"person": "ash", "role": "chair"})
    meeting = play(present("cole", "birch", "ash"), body={"members": members})
    first = msgspec.structs.replace(ROSTER, officers_first=True)
    assert [row[0].split()[1] for row in table_of(meeting, styled(first))] == ["Ann", "Ben", "Cy"]
    assert [row[0].split()[1] for row in table_of(meeting, styled(ROSTER))] == ["Cy", "Ben", "Ann"]


# Where comings and goings are told, and how

COMES = do("arrive", at="14:20", person="dale")
GOES = do("leave", at="14:40", person="dale")
SENTENCES = group(layout="sentence")


def told_where(style: Style, *events: dict[str, Any], which: Which = "public") -> tuple[bool, bool]:
    """Whether Dale's coming or going is told at the roll, and under the item."""
    made = draft(evening(*events), style, which)
    moved = re.compile("from 2.20pm|until 2.40pm|joined|left")
    at_roll = [block.text for block in roll_of(made)]
    under = [block.text for block in made.blocks if block.item and block.look != "closing"]
    assert made.unplaced == ()
    return any(map(moved.search, at_roll)), any(map(moved.search, under))


@pytest.mark.parametrize(
    ("where", "told"),
    [("roll", (True, False)), ("items", (False, True)), ("both", (True, True))],
)
def test_comings_and_goings_are_told_at_the_roll_under_the_item_or_both(
    where: str, told: tuple[bool, bool]
) -> None:
    assert told_where(styled(SENTENCES, movements=where), COMES, GOES) == told


def test_why_somebody_left_is_told_under_the_item_whatever_the_style_says() -> None:
    style = styled(SENTENCES, movements="roll")
    for reason in ("interest", "another engagement"):
        assert told_where(style, COMES, {**GOES, "reason": reason}) == (True, True)


def test_what_happened_in_private_is_told_at_the_roll_of_the_public_set() -> None:
    agenda = [{**AGENDA[0], "exempt": [3]}, *AGENDA[1:]]
    meeting = play(
        present("ash", "dale"), do("start", presiding="ash"), do("open_item", item="i1"),
        do("exclude_public", items=["i1"], paragraphs=[3]), GOES, agenda=agenda,
    )  # fmt: skip
    made = draft(meeting, styled(SENTENCES, movements="items"))
    assert any("until 2.40pm" in block.text for block in roll_of(made))


def test_a_movement_that_the_roll_has_no_words_for_is_listed_as_unplaced() -> None:
    silent = msgspec.structs.replace(SENTENCES, name="{name}", office_name="{name}")
    meeting = evening(COMES, GOES)
    made = draft(meeting, styled(silent, movements="roll"))
    assert [meeting.entry_by_id[each].fact for each in made.unplaced] == [Leave(person="dale")]


def test_movements_can_be_told_by_item() -> None:
    style = styled(SENTENCES, arrived="from item {number}", left="until minute {minute}")
    text = "\n".join(block.text for block in roll_of(draft(evening(COMES, GOES), style)))
    assert "Di Dale (from item 1 and until minute 1)" in text
    words = msgspec.structs.replace(style.attendance, left="{person} left during “{item}”.")
    style = msgspec.structs.replace(style, attendance=words)
    made = draft(evening(COMES, GOES), style)
    assert "Councillor Dale left during “Apologies”." in [block.text for block in made.blocks]


BY_MINUTES = {"present_for": "{minutes:minute/minutes} {minutes}"}


@pytest.mark.parametrize(
    ("moves", "minutes"),
    [
        # Who came before anything was said was there for all of it.
        ([("i2", "arrive", "before")], "minutes 2 to 5"),
        ([("i2", "arrive", "after")], "minutes 2 (part) and 3 to 5"),
        ([("i2", "leave", "before"), ("i3", "return", "before")], "minutes 1 and 3 to 5"),
        ([("i2", "leave", "before"), ("i2", "return", "after")], "minutes 1 and 3 to 5"),
        ([("i4", "leave", "after")], "minutes 1 to 3 and 4 (part)"),
        ([("i2", "leave", "before")], "minute 1"),
        ([], ""),
    ],
    ids=str,
)
def test_presence_is_told_in_ranges_of_minutes(
    moves: list[tuple[str, str, str]], minutes: str
) -> None:
    agenda = [
        {"id": f"i{n}", "number": str(n), "kind": "report", "title": f"Report {n}"}
        for n in range(1, 6)
    ]
    at_first = [] if moves and moves[0][1] == "arrive" else ["dale"]
    events = [present("ash", *at_first)]
    for item in agenda:
        events.append(do("open_item", item=item["id"]))
        here = [(verb, when) for name, verb, when in moves if name == item["id"]]
        before = [verb for verb, when in here if when == "before"]
        after = [verb for verb, when in here if when == "after"]
        # What is "after" stands between two passages, or at the end where somebody had gone before.
        events += [do(verb, person="dale") for verb in before]
        events.append(do("say", text="Said first."))
        events += [do(verb, person="dale") for verb in after]
        if not before:
            events.append(do("say", text="Said then."))
    text = "\n".join(
        block.text
        for block in roll_of(draft(play(*events, agenda=agenda), styled(SENTENCES, **BY_MINUTES)))
    )
    (line,) = re.findall("Di Dale.*", text)
    assert line == f"Di Dale ({minutes})" if minutes else line == "Di Dale"


def test_each_sitting_has_ranges_of_its_own() -> None:
    meeting = play(
        present("ash", "dale"), do("open_item", item="i1"), do("say", text="One."),
        do("open_item", item="i2"), do("leave", person="dale"), do("say", text="Two."),
        do("adjourn", to="2026-03-05T10:00"), do("resume", "10:00", date="2026-03-05"),
        present("ash", "dale") | {"at": "10:00"}, do("open_item", "10:00", item="i3"),
        do("say", "10:01", text="Three."),
    )  # fmt: skip
    lines = [
        block.text
        for block in draft(meeting, styled(SENTENCES, **BY_MINUTES)).blocks
        if block.look == "roll"
    ]
    assert lines == ["Ann Ash and Di Dale (minute 1)", "Ann Ash and Di Dale"]


# Whatever the layout

_APART, _OPEN, _SHUT = " ¦ ", "〈", "〉"
_PHRASE = f"{{name}}[ {_OPEN}{{movements}}{_SHUT}]"


@st.composite
def layouts(draw: st.DrawFn) -> Style:
    """A style whose roll has a place for everybody, in whichever layout and order."""
    cut = draw(st.integers(0, len(EVERYBODY)))
    shuffled = draw(st.permutations(EVERYBODY))
    groups = []
    for capacities in (tuple(shuffled[:cut]), tuple(shuffled[cut:])):
        layout = draw(st.sampled_from(["sentence", "lines", "each", "table"]))
        columns = (
            Column(header="Name", cell="{name}"),
            Column(header="Attendance", cell="{state}[, {movements}]"),
        )
        groups.append(
            group(
                capacities=capacities,
                layout=layout,
                name=_PHRASE,
                office_name=_PHRASE,
                officers_first=draw(st.booleans()),
                run_in=draw(st.booleans()),
                columns=columns if layout == "table" else (),
                roster=layout == "table" and draw(st.booleans()),
            )
        )
    style = styled(
        *groups,
        movements=draw(st.sampled_from(["roll", "items", "both"])),
        present_for=draw(st.sampled_from(["", "minutes {minutes}"])),
        present_in_part=draw(st.sampled_from(["", "part of {minute}"])),
    )
    names = msgspec.structs.replace(style.names, comma=_APART, last_comma=_APART)
    return msgspec.structs.replace(style, names=names)


def _printed(blocks: Iterable[Block]) -> list[str]:
    """The names on a roll, those of members who were not there left out."""
    found: list[str] = []
    for block in blocks:
        if block.look != "roll":
            continue
        found += [row[0] for row in block.rows if not row[1].startswith(("Apologies", "Absent"))]
        text = re.sub(f" ?{_OPEN}[^{_SHUT}]*{_SHUT}", "", block.text)
        found += [name for name in re.split(rf"{_APART.strip()}|\n", text) if name.strip()]
    return sorted(" ".join(name.split()) for name in found)


@given(meetings(max_entries=25), layouts(), st.sampled_from(["public", "full"]))
def test_everybody_who_attended_is_printed_exactly_once_and_no_one_is_unplaced(
    meeting: Meeting, style: Style, which: Which
) -> None:
    bare = meeting.with_entries(
        msgspec.structs.replace(entry, wording=None, worded_for=None) for entry in meeting.entries
    )
    made = draft(bare, style, which)
    naming = Naming(bare, style)
    attended = [line.person for sitting in roll(bare) for line in sitting.lines]
    expected = [naming.cell(bare.person_by_id[person], "{name}", {}) for person in attended]
    assert _printed(made.blocks) == sorted(" ".join(name.split()) for name in expected)
    unplaced = [bare.entry_by_id[entry].fact for entry in made.unplaced]
    # A tick for nobody tells nothing, and who leaves without having come is on no roll.
    assert [fact for fact in unplaced if isinstance(fact, Attend) and fact.people] == []
    moved = [fact for fact in unplaced if isinstance(fact, (Arrive, Leave, Return))]
    assert [fact for fact in moved if fact.person in attended] == []

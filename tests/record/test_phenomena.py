"""Every phenomenon that docs/record.md lists has its place in the record: an example of each is played."""

import importlib
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from clerk import assets
from clerk.minutes.checks import check
from clerk.minutes.layout import Which, draft
from clerk.record import facts, kinds, meeting, people
from clerk.record.facts import VERBS
from clerk.record.script import Stamp, read_script, write_script
from clerk.styles import load_style
from tests.record.contract import node_of
from tests.record.phenomena.stage import EXAMPLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "record.md"
for module in ("motions", "order", "people", "publishing", "words"):
    importlib.import_module(f"tests.record.phenomena.{module}")

WHICH: tuple[Which, ...] = ("public", "full")
PLANS = {
    "meeting": meeting.Particulars,
    "agenda": meeting.AgendaItem,
    "people": people.Person,
    "body": people.Body,
    "members": people.Seat,
    "event": Stamp,
}


class Row(NamedTuple):
    """A row of the table."""

    name: str
    types: list[str]
    fields: list[str]
    computed_by: list[str]


def rows() -> list[Row]:
    text = PAGE.read_text(encoding="utf-8")
    table = text.partition("| Of | Phenomenon |")[2].partition("\n\n")[0].splitlines()[2:]
    found = []
    for line in table:
        _, _, name, types, fields, computed, _ = line.split("|")
        cells = [re.findall(r"`([^`]+)`", cell) for cell in (types, fields, computed)]
        found.append(Row(name.strip(), *cells))
    return found


ROWS = rows()


def test_each_row_has_an_example_and_each_example_a_row() -> None:
    assert sorted(row.name for row in ROWS) == sorted(EXAMPLES)
    assert len(ROWS) > 100


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_names_what_there_is(row: Row) -> None:
    for name in row.types:
        assert any(hasattr(place, name) for place in (facts, meeting, people, kinds)), name
    for name in row.fields:
        owner, _, field = name.partition(".")
        kind = VERBS.get(owner) or PLANS[owner]
        assert not field or field in {each.encode_name for each in node_of(kind).fields}, name
    for name in row.computed_by:
        module, _, function = name.partition(".")
        assert hasattr(importlib.import_module(f"clerk.record.{module}"), function), name


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_record_holds_it(name: str) -> None:
    played = EXAMPLES[name]()
    assert read_script(write_script(played)).meeting == played


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_style_places_all_of_it(name: str) -> None:
    played = EXAMPLES[name]()
    for style in assets.style_names():
        for which in WHICH:
            unplaced = draft(played, load_style(style), which).unplaced
            told = [played.entry_by_id[entry].fact for entry in unplaced]
            assert told == [], f"{style}, {which} set"


def test_what_is_irregular_is_kept_and_flagged() -> None:
    few, twice = (
        EXAMPLES["carried with few votes"](),
        EXAMPLES["a number printed by mistake"](),
    )
    style = load_style("council")
    ((vote, _),) = few.of(facts.Vote)
    assert vote.id in {flag.entry for flag in check(few, style)}
    assert "i2" in {flag.item for flag in check(twice, style) if flag.code != "item_not_reached"}
    for played in (few, twice):
        assert draft(played, style).blocks

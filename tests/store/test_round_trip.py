"""What goes into the book comes out of it, for every type of fact and every field."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk.errors import Refused
from clerk.record.facts import VERBS, Amend, Move, Vote
from clerk.record.meeting import AgendaItem, Meeting
from clerk.record.people import Person
from clerk.record.script import read_script, write_script
from clerk.store.minutebook import MinuteBook, open_book, read_book
from tests.store.planning import a_plan, at, without_ids
from tests.strategies import ITEMS, PEOPLE, REFS, facts_of, meetings

SAID = ("item", "about", "entered", "wording", "worded_for", "exempt")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MinuteBook, int]]:
    """Return one book for all examples, with a meeting that has every motion they may name."""
    with open_book(tmp_path_factory.mktemp("kept") / "b.clerk") as book:
        plan = a_plan()
        everybody = tuple(Person(id=slug, name=slug.title()) for slug in PEOPLE)
        items = tuple(AgendaItem(id=slug, number="1", kind="other", title="x") for slug in ITEMS)
        meeting = book.new_meeting(
            msgspec.structs.replace(
                plan,
                people=everybody,
                agenda=items,
                body=msgspec.structs.replace(plan.body, members=()),
            )
        ).value
        for ref in REFS:
            book.record(meeting, Move(ref=ref, what="A motion"), at("15:00"))
        yield book, meeting


@pytest.mark.parametrize("verb", sorted(VERBS))
@settings(max_examples=20)
@given(data=st.data())
def test_a_fact_of_every_type_comes_back(
    verb: str, kept: tuple[MinuteBook, int], data: st.DataObject
) -> None:
    book, meeting = kept
    fact = data.draw(facts_of(VERBS[verb]))
    if isinstance(fact, Move | Amend | Vote):
        fact = msgspec.structs.replace(fact, ref="a name of its own")
    number = book.record(meeting, fact, at("16:01:02")).value
    assert book.meeting(meeting).entry_by_id[number].fact == fact
    book.undo()


@given(meeting=meetings())
def test_a_replayed_meeting_comes_back_whole(meeting: Meeting) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.clerk"
        with open_book(path) as book:
            number = book.replay(meeting).value
            assert without_ids(book.meeting(number)) == meeting
        with read_book(path) as reader:
            assert without_ids(reader.meeting(number)) == meeting


@given(meeting=meetings())
def test_a_meeting_recorded_fact_by_fact_is_the_same_as_replayed(meeting: Meeting) -> None:
    with tempfile.TemporaryDirectory() as folder, open_book(Path(folder) / "b.clerk") as book:
        number = book.new_meeting(meeting.with_entries(())).value
        expected = []
        for entry in meeting.entries:
            said = {name: getattr(entry, name) for name in SAID}
            with suppress(Refused):  # what rests on a motion that is moved only later
                book.record(number, entry.fact, entry.at, **said)
                expected.append(entry)
        assert without_ids(book.meeting(number)) == without_ids(meeting.with_entries(expected))


def test_the_real_meetings_come_back_as_scripts_that_read_the_same(
    shared: Path, tmp_path: Path
) -> None:
    with open_book(tmp_path / "b.clerk") as book:
        for script in sorted((shared / "meetings").glob("*.json")):
            meeting = read_script(script.read_bytes()).meeting
            number = book.replay(meeting).value
            assert without_ids(book.meeting(number)) == meeting
            assert write_script(book.meeting(number)) == write_script(meeting)

"""Undo and redo: steps of the journal, so that they survive whatever the book survives."""

import datetime as dt
import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.errors import Refused
from clerk.record.facts import Arrive, Say
from clerk.record.meeting import Meeting
from clerk.store.minutebook import Done, MinuteBook, Step, open_book
from tests.store.planning import a_meeting, a_plan, at, say, words
from tests.strategies import facts, plans


def test_undo_and_redo_walk_through_the_steps_by_name(book: MinuteBook, planning: int) -> None:
    say(book, planning, "one")
    book.record(planning, Arrive(person="okoro"), at("15:01"))
    assert (book.undo_name, book.redo_name) == ("arrival of Adaeze Okoro", None)
    undone = book.undo()
    assert undone is not None
    assert undone.changes.name == "arrival of Adaeze Okoro"
    assert (book.undo_name, book.redo_name) == ("passage", "arrival of Adaeze Okoro")
    book.undo()
    assert words(book, planning) == []
    assert book.redo_name == "passage"
    book.redo()
    assert (words(book, planning), book.redo_name) == (["one"], "arrival of Adaeze Okoro")
    book.redo()
    assert book.redo() is None


def test_undo_at_the_beginning_does_nothing(book: MinuteBook) -> None:
    assert book.undo() is None
    assert book.redo() is None
    assert (book.undo_name, book.redo_name) == (None, None)


def test_something_new_ends_redo_for_good(book: MinuteBook, planning: int) -> None:
    say(book, planning, "one")
    say(book, planning, "two")
    book.undo()
    book.undo()
    say(book, planning, "three")
    assert (book.undo_name, book.redo_name) == ("passage", None)
    book.undo()
    assert book.redo_name == "passage"
    book.redo()
    assert words(book, planning) == ["three"]
    assert book.redo() is None
    book.undo()
    assert book.undo_name == "new meeting of Planning Committee, 4 March 2026"


def test_undo_and_redo_survive_a_restart(path: Path) -> None:
    with open_book(path) as book:
        meeting = book.new_meeting(a_plan()).value
        say(book, meeting, "one")
        say(book, meeting, "two")
        book.undo()
    with open_book(path) as book:
        assert (book.undo_name, book.redo_name) == ("passage", "passage")
        book.redo()
        assert words(book, meeting) == ["one", "two"]
        book.undo()
        book.undo()
        assert words(book, meeting) == []


def test_what_undo_brings_back_has_its_old_number_and_a_newer_revision(
    book: MinuteBook, path: Path, planning: int
) -> None:
    number = say(book, planning, "one")
    revisions = []
    for step in (book.undo, book.redo, book.undo, book.redo):
        step()
        if words(book, planning):
            revisions.append(_revision(path, number))
    assert [entry.id for entry in book.meeting(planning).entries] == [number]
    assert revisions == sorted(set(revisions))
    assert revisions[0] > 1


def _revision(path: Path, number: int) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (rev,) = connection.execute("SELECT rev FROM facts WHERE id = ?", (number,)).fetchone()
        return int(rev)


def test_the_journal_is_only_ever_added_to(book: MinuteBook, path: Path, planning: int) -> None:
    say(book, planning, "one")
    book.undo()
    book.redo()
    book.close()
    with closing(sqlite3.connect(path)) as connection:
        kinds = [row[0] for row in connection.execute("SELECT kind FROM journal ORDER BY id")]
        assert kinds == ["do", "do", "undo", "redo"]
        for harm in (
            "UPDATE journal SET name = 'x'",
            "DELETE FROM journal",
            "DELETE FROM journal_rows",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(harm)


def test_a_refused_verb_is_no_step(book: MinuteBook, planning: int) -> None:
    say(book, planning, "one")
    book.undo()
    with pytest.raises(Refused):
        book.record(planning, Arrive(person="nobody"), at("15:00"))
    assert book.redo_name == "passage"


def type_on(book: MinuteBook, entry: int, texts: list[str]) -> int:
    """Save a passage again and again, as a desk does while somebody types; return the step."""
    step = 0
    for text in texts:
        save = partial(Step.change, entry_id=entry, fact=Say(text=text))
        step = book.submit(None, save, step or None).result().changes.step
    return step


def test_typing_in_one_passage_is_undone_at_once(book: MinuteBook, planning: int) -> None:
    entry = say(book, planning, "")
    type_on(book, entry, ["T", "The", "The Comm", "The Committee"])
    assert (words(book, planning), book.undo_name) == (["The Committee"], "change to passage")
    book.undo()
    assert (words(book, planning), book.undo_name) == ([""], "passage")
    book.redo()
    assert (words(book, planning), book.redo_name) == (["The Committee"], None)
    book.undo()
    book.undo()
    assert words(book, planning) == []
    book.redo()
    book.redo()
    assert words(book, planning) == ["The Committee"]


def test_typing_after_anything_else_is_a_step_of_its_own(book: MinuteBook, planning: int) -> None:
    entry = say(book, planning, "")
    step = type_on(book, entry, ["one", "one two"])
    other = say(book, planning, "meanwhile")
    later = book.submit(None, lambda now: now.change(entry, fact=Say(text="three")), step).result()
    assert later.changes.step > step
    book.undo()
    assert words(book, planning) == ["one two", "meanwhile"]
    undone = book.submit(
        None, lambda now: now.change(entry, fact=Say(text="four")), later.changes.step
    )
    assert undone.result().changes.step > later.changes.step
    book.undo()
    book.remove(other)
    assert words(book, planning) == ["one two"]
    for _ in range(2):
        book.undo()
    assert (words(book, planning), book.undo_name) == (["one two"], "change to passage")
    book.undo()
    assert words(book, planning) == [""]


# Whatever is done, undoing all of it gives an empty book, and doing all of it again gives the same meetings.

Act = tuple[str, Any, int]
_CLOCKS = ("14:30", "14:30", "14:45", "16:00")


def _acts() -> st.SearchStrategy[list[Act]]:
    numbers = st.integers(0, 99)
    act = st.one_of(
        st.tuples(st.just("record"), facts(), numbers),
        st.tuples(st.just("record"), st.builds(Say, text=st.just("words")), numbers),
        st.tuples(st.just("change"), st.builds(Say, text=st.sampled_from(["a", "b"])), numbers),
        st.tuples(
            st.just("type"), st.lists(st.sampled_from(["t", "ty", "typ"]), max_size=3), numbers
        ),
        st.tuples(st.just("plan"), plans(), numbers),
        st.tuples(
            st.sampled_from(
                (
                    "again",
                    "delay",
                    "reword",
                    "remove",
                    "move",
                    "last",
                    "replay",
                    "drop",
                    "undo",
                    "redo",
                    "reopen",
                )
            ),
            st.none(),
            numbers,
        ),
    )
    return st.lists(act, max_size=25)


def _act(book: MinuteBook, act: Act) -> Done[Any] | None:
    """Do one thing, to a meeting and an entry picked by the number."""
    verb, given_, number = act
    if verb in {"undo", "redo"}:
        return book.undo() if verb == "undo" else book.redo()
    if verb == "replay":
        return book.replay(a_meeting(), again=True)
    meetings = [each.id for each in book.meetings()]
    if verb == "again" or not meetings:
        return book.new_meeting(a_plan(), again=True)
    meeting = meetings[number % len(meetings)]
    clock = at(_CLOCKS[number % len(_CLOCKS)])
    if verb == "record":
        return book.record(meeting, given_, clock)
    if verb == "plan":
        return book.set_plan(meeting, given_)
    if verb == "drop":
        return book.remove_meeting(meeting)
    entries = [entry.id for entry in book.meeting(meeting).entries]
    if not entries:
        return None
    entry, other = entries[number % len(entries)], entries[number // 7 % len(entries)]
    if verb == "type":
        type_on(book, entry, given_)
        return None
    verbs = {
        "change": lambda: book.change(entry, fact=given_),
        "delay": lambda: book.change(entry, at=clock + dt.timedelta(seconds=number)),
        "reword": lambda: book.reword(entry, "own words" if number % 3 else None),
        "remove": lambda: book.remove(entry),
        "move": lambda: book.move(entry, other),
        "last": lambda: book.move(entry, None),
    }
    return verbs[verb]()


def _state(book: MinuteBook) -> dict[int, Meeting]:
    return {each.id: book.meeting(each.id) for each in book.meetings()}


@given(acts=_acts())
def test_undoing_all_empties_the_book_and_doing_all_again_brings_it_back(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "minutes.clerk"
        book = open_book(path)
        try:
            for act in acts:
                before = _state(book)
                if act[0] == "reopen":
                    book.close()
                    book = open_book(path)
                    assert _state(book) == before
                    continue
                try:
                    done = _act(book, act)
                except Refused:
                    done = None
                touched = done.changes.meetings if done else frozenset()
                after = _state(book)
                altered = {
                    key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
                }
                assert altered <= touched or act[0] == "type"
            while book.redo():
                pass
            whole, steps = _state(book), 0
            while book.undo():
                steps += 1
            assert _state(book) == {}
            assert _register_is_empty(path)
            book.close()
            book = open_book(path)
            for _ in range(steps):
                assert book.redo()
            assert book.redo() is None
            assert _state(book) == whole
        finally:
            book.close()


def _register_is_empty(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return not any(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in (
                "councils",
                "people",
                "bodies",
                "meetings",
                "seats",
                "agenda_items",
                "facts",
            )
        )

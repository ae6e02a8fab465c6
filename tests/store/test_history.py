"""The history of an entry: every change with its time, from what to what, undo told as such."""

from collections.abc import Callable

import msgspec

from clerk.record.facts import Move, Say, Vote
from clerk.record.history import EntryChange
from clerk.store.clock import now
from clerk.store.minutebook import MinuteBook, Step
from tests.store.planning import a_meeting, at

MOVED = Move(ref="m", what="That the gate be mended", mover="okoro", seconder="leigh")


def told(changes: list[EntryChange]) -> list[tuple[str, str]]:
    """Each change by its kind and by what was there before and after."""
    there = {(False, True): "entered", (True, True): "altered", (True, False): "taken away"}
    return [(each.kind, there[each.before is not None, each.after is not None]) for each in changes]


def test_what_was_entered_altered_and_taken_away_is_told_in_that_order(
    book: MinuteBook, planning: int
) -> None:
    began = now().replace(microsecond=0)
    entry = book.record(planning, MOVED, at("14:35"), item="i6").value
    book.change(entry, fact=msgspec.structs.replace(MOVED, seconder="leigh_b"))
    book.reword(entry, "It was moved.")
    book.remove(entry)
    changes = book.history([entry])
    assert told(changes) == [
        ("do", "entered"),
        ("do", "altered"),
        ("do", "altered"),
        ("do", "taken away"),
    ]
    second, third = changes[1:3]
    assert second.before is not None
    assert second.after is not None
    assert (second.before.fact, second.after.fact.seconder) == (MOVED, "leigh_b")  # type: ignore[union-attr]  # a motion
    assert third.after is not None
    assert third.after.wording == "It was moved."
    assert [each.at for each in changes] == sorted(each.at for each in changes)
    assert all(began <= each.at <= now() for each in changes)
    assert changes[0].step == "motion in item 6"


def test_undo_and_redo_are_told_as_such(book: MinuteBook, planning: int) -> None:
    entry = book.record(planning, MOVED, at("14:35"), item="i6").value
    book.change(entry, fact=msgspec.structs.replace(MOVED, seconder="leigh_b"))
    book.undo()
    book.redo()
    book.undo()
    book.undo()
    assert told(book.history([entry]))[2:] == [
        ("undo", "altered"),
        ("redo", "altered"),
        ("undo", "altered"),
        ("undo", "taken away"),
    ]


def _typed(entry: int, text: str) -> Callable[[Step], None]:
    def work(step: Step) -> None:
        step.change(entry, fact=Say(text=text))

    return work


def test_typing_that_went_on_in_one_passage_is_one_change(book: MinuteBook, planning: int) -> None:
    first = book.submit(
        None, lambda step: step.record(planning, Say(text="The g"), at("14:35"), item="i6")
    ).result()
    entry, head = first.value, first.changes.step
    for text in ("The gate", "The gate stuck."):
        book.submit(None, _typed(entry, text), head).result()
    (only,) = book.history([entry])
    assert only.before is None
    assert only.after is not None
    assert only.after.fact == Say(text="The gate stuck.")


def test_what_was_there_from_the_beginning_nobody_entered_here(book: MinuteBook) -> None:
    number = book.begin_with(a_meeting())
    entries = book.meeting(number).entries
    changes = book.history(entry.id for entry in entries)
    assert {each.kind for each in changes} == {"came"}
    assert len(changes) == len(entries)


def test_the_entries_that_a_meeting_has_no_more_are_known_by_their_numbers(
    book: MinuteBook, planning: int
) -> None:
    kept = book.record(planning, MOVED, at("14:35"), item="i6").value
    gone = book.record(planning, Vote(on="m", manner="assent"), at("14:36"), item="i6").value
    undone = book.record(planning, Say(text="Said."), at("14:37"), item="i6").value
    book.undo()
    book.remove(gone)
    other = book.replay(a_meeting(), again=True).value
    book.remove(book.meeting(other).entries[-1].id)
    assert book.removed_entries(planning) == [gone, undone]
    assert book.history([]) == []
    assert {each.entry for each in book.history([kept, gone])} == {kept, gone}


def test_the_history_of_many_entries_is_read_at_once(book: MinuteBook, planning: int) -> None:
    numbers = book.do(
        lambda step: [
            step.record(planning, Say(text=f"{n}"), at("14:35"), item="i6") for n in range(1200)
        ]
    ).value
    changes = book.history(numbers)
    assert [each.entry for each in changes] == numbers

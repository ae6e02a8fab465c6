"""What is being typed is kept beside the record: through crashes, not through undo, and in no export."""

import datetime as dt
from pathlib import Path

import msgspec

from clerk.record.facts import Say
from clerk.record.script import write_script
from clerk.store.minutebook import MinuteBook, Step, Typing, open_book, read_book
from tests.store.planning import a_plan, at, say, words


def typed(meeting: int, text: str = "The Committee noted", **more: object) -> Typing:
    moment = dt.datetime(2026, 3, 4, 14, 31, 7, 250_000)
    plain = Typing(meeting, "i6", None, "paragraph", text, len(text), moment)
    return msgspec.structs.replace(plain, **more)


def test_what_is_being_typed_comes_back_as_it_stood(
    book: MinuteBook, path: Path, planning: int
) -> None:
    assert book.typing(planning) is None
    assert book.last_typing() is None
    kept = typed(planning, "one\ntwo\t– three “four”\u202e 𝄞", cursor=5, form="bullet")
    assert book.keep_typing(kept).result()
    assert book.typing(planning) == kept
    with read_book(path) as reader:
        assert reader.typing(planning) == kept
        assert reader.last_typing() == kept


def test_only_the_newest_text_of_an_entry_line_is_kept(book: MinuteBook, planning: int) -> None:
    for text in ("T", "Th", "The", ""):
        book.keep_typing(typed(planning, text)).result()
    assert book.typings(planning) == [typed(planning, "")]


def test_an_entry_being_edited_has_a_text_of_its_own(book: MinuteBook, planning: int) -> None:
    line, edited = typed(planning), typed(planning, "Corrected", entry=5)
    book.keep_typing(line).result()
    book.keep_typing(edited).result()
    assert book.typing(planning) == line
    assert book.typing(planning, 5) == edited
    book.submit("x", lambda step: step.clear_typing(planning, 5)).result()
    assert book.typings(planning) == [line]


def test_the_newest_of_all_says_where_the_officer_was_whatever_the_clock_says(
    book: MinuteBook, planning: int
) -> None:
    other = book.new_meeting(a_plan(time="16:00")).value
    book.keep_typing(typed(planning)).result()
    book.keep_typing(typed(other, at=dt.datetime(2026, 3, 4, 9, 0), item="i1")).result()
    found = book.last_typing()
    assert found is not None
    assert (found.meeting, found.item) == (other, "i1")
    book.keep_typing(typed(planning, "on")).result()
    assert book.last_typing() == typed(planning, "on")


def test_a_fact_takes_the_place_of_its_typing_in_one_step(book: MinuteBook, planning: int) -> None:
    book.keep_typing(typed(planning)).result()

    def pass_on(step: Step) -> int:
        entry = step.record(planning, Say(text="The Committee noted"), at("14:40"), item="i6")
        step.clear_typing(planning)
        return entry

    book.submit(None, pass_on).result()
    assert words(book, planning) == ["The Committee noted"]
    left = book.typing(planning)
    assert left is not None
    assert (left.text, left.cursor, left.item) == ("", 0, "i6")


def test_a_fact_that_is_refused_leaves_the_typing(book: MinuteBook, planning: int) -> None:
    book.keep_typing(typed(planning)).result()

    def stumble(step: Step) -> None:
        step.clear_typing(planning)
        step.record(planning, Say(text="x"), at("14:40"), item="nowhere")

    assert book.submit(None, stumble).exception() is not None
    assert book.typing(planning) == typed(planning)


def test_undo_knows_nothing_of_typing(book: MinuteBook, planning: int) -> None:
    say(book, planning, "A fact.")
    before = book.undo_name
    book.keep_typing(typed(planning)).result()
    assert book.undo_name == before
    book.undo()
    assert words(book, planning) == []
    assert book.typing(planning) == typed(planning)
    book.redo()
    assert book.typing(planning) == typed(planning)


def test_typing_goes_with_its_meeting_and_leaves_others_alone(
    book: MinuteBook, planning: int
) -> None:
    other = book.new_meeting(a_plan(time="16:00")).value
    book.keep_typing(typed(planning)).result()
    book.keep_typing(typed(other)).result()
    book.remove_meeting(planning)
    assert book.typings(planning) == []
    assert book.typing(other) == typed(other)
    assert not book.keep_typing(typed(planning)).result(), "there is nothing left to keep it for"
    assert book.typings(planning) == []
    book.undo()
    assert book.typings(planning) == []
    assert book.keep_typing(typed(planning)).result()


def test_it_can_be_forgotten(book: MinuteBook, planning: int) -> None:
    book.keep_typing(typed(planning)).result()
    book.keep_typing(typed(planning, entry=3)).result()
    book.forget_typing(planning)
    assert book.typings(planning) == []
    assert book.last_typing() is None


def test_no_export_and_no_meeting_holds_it(book: MinuteBook, planning: int) -> None:
    before = book.meeting(planning)
    book.keep_typing(typed(planning, "Not a word of this")).result()
    assert book.meeting(planning) == before
    assert "Not a word" not in write_script(book.meeting_to_print(planning))


def test_half_a_character_does_not_keep_the_rest_from_being_kept(
    book: MinuteBook, planning: int
) -> None:
    book.keep_typing(typed(planning, "a\ud834b\x00c", cursor=4)).result()
    assert book.typing(planning) == typed(planning, "a\ufffdb\x00c", cursor=4)


def test_closing_waits_for_what_was_handed_over(path: Path) -> None:
    with open_book(path) as book:
        meeting = book.new_meeting(a_plan()).value
        for number in range(200):
            last = book.keep_typing(typed(meeting, f"{number}"))
    assert last.done()
    with read_book(path) as reader:
        assert reader.typing(meeting) == typed(meeting, "199")

"""After a purge no word of a note is left in any file; what was signed stays; what went is told without its words."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from clerk.errors import Refused
from clerk.record.facts import Private, Say
from clerk.record.proposals import Proposal
from clerk.record.retention import Retention, Scope, due_on
from clerk.record.script import write_script
from clerk.record.stages import StageStep
from clerk.store import backups
from clerk.store.minutebook import MinuteBook, Typing, open_book
from clerk.store.purging import Purge, Purged
from clerk.store.sign_off import DraftFile, DraftKind, NewDraft
from tests.store.planning import a_meeting, at, say

SIGNED = dt.datetime(2026, 4, 1, 15, 0)
LATER = dt.datetime(2026, 10, 2, 9, 0)
RULE = Retention("Schedule 4.2: working notes, six months from signing", 6)
NOTE = "quagmire"
EARLIER = "balderdash"
TYPED = "gobbledegook"
CHAIRS = "flapdoodle"
KEPT = "The wall was discussed."


@pytest.fixture
def written(path: Path) -> int:
    """A meeting with notes in every place that a note can get into, backed up, and signed."""
    with open_book(path) as book:
        meeting = book.replay(a_meeting()).value
        note = book.record(
            meeting, Private(text=f"A {NOTE} of a debate", doubt="open"), at("15:10")
        ).value
        book.change(note, fact=Private(text=f"No {NOTE} at all", doubt="settled", settled=NOTE))
        gone = book.record(meeting, Private(text=f"{NOTE} removed"), at("15:11")).value
        book.remove(gone)
        book.record(meeting, Private(text=f"{NOTE} undone"), at("15:12"))
        book.undo()
        passage = say(book, meeting, f"The wall was {EARLIER}.", "15:13")
        draft(book, meeting, "draft")
        sent = draft(book, meeting, "chair")
        chairs = Proposal(kind="words", anchor=f"cm_e{passage}", was=EARLIER, now=CHAIRS)
        book.do(
            lambda step: step.sign_off.keep_return(
                sent, "b.docx", CHAIRS.encode(), SIGNED, [chairs]
            )
        )
        book.change(passage, fact=Say(text=KEPT))
        book.keep_typing(Typing(meeting, "i6", None, "paragraph", TYPED, 3, at("15:14"))).result()
    with open_book(path) as book:
        book.do(lambda step: step.sign_off.set_stage(meeting, StageStep(stage="signed", at=SIGNED)))
        draft(book, meeting, "signed")
    with open_book(path) as book:
        backups_now = backups.every(path)
        assert backups_now
        say(book, meeting, "Another note", "15:20")
        book.undo()
    path.with_name("minutes-damaged-2026-03-05-101010.clerk").write_bytes(path.read_bytes())
    return meeting


def draft(book: MinuteBook, meeting: int, kind: DraftKind) -> int:
    held = book.meeting(meeting)
    script = DraftFile(name="m.json", which="full", data=write_script(held).encode())
    new = NewDraft(
        meeting=held,
        style=b"style",
        letterhead=b"letterhead",
        at=SIGNED,
        kind=kind,
        files=(script,),
    )
    return book.do(lambda step: step.sign_off.keep_draft(meeting, new)).value


def ordered(meeting: int, scope: Scope = "notes", at_: dt.datetime = LATER) -> Purge:
    return Purge(meeting=meeting, scope=scope, retention=RULE, by="A. Clerk", at=at_)


def purge(path: Path, order: Purge) -> Purged:
    with open_book(path) as book:
        return book.purge(order)


def found(folder: Path, word: str) -> list[str]:
    """The files of a folder that have a word in them, in any of the ways in which text is kept."""
    ways = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if any(way in each.read_bytes() for way in ways)]


def test_the_words_are_everywhere_before(path: Path, written: int) -> None:
    assert all(len(found(path.parent, word)) > 1 for word in (NOTE, EARLIER))
    assert found(path.parent, TYPED)
    assert found(path.parent, CHAIRS)


def test_after_a_purge_no_word_of_a_note_is_in_any_file(path: Path, written: int) -> None:
    purged = purge(path, ordered(written))
    assert [found(path.parent, word) for word in (NOTE, TYPED)] == [[], []]
    assert purged.counts == {"notes": 1}
    assert purged.finished
    with open_book(path) as book:
        assert not book.meeting(written).of(Private)
        assert [each.kind for each in book.sign_off.drafts(written)] == ["draft", "chair", "signed"]
        assert not book.sign_off.draft_record(book.sign_off.drafts(written)[0]).of(Private)
        assert book.sign_off.proposals(written)


def test_with_the_drafts_what_was_never_signed_goes_as_well(path: Path, written: int) -> None:
    purged = purge(path, ordered(written, "drafts"))
    words = (NOTE, TYPED, EARLIER, CHAIRS)
    assert {word: found(path.parent, word) for word in words} == {word: [] for word in words}
    assert purged.counts["drafts"] == 2
    assert purged.counts["proposals"] == purged.counts["returned files"] == 1
    with open_book(path) as book:
        (signed,) = book.sign_off.drafts(written)
        record = book.sign_off.draft_record(signed)
        assert any(fact.text == KEPT for _, fact in record.of(Say))
        assert book.meeting(written).entries == record.entries


def test_what_was_purged_is_told_without_a_word_of_it(path: Path, written: int) -> None:
    purge(path, ordered(written))
    with open_book(path) as book:
        (told,) = book.sign_off.purges(written)
    assert (told.at, told.by, told.rule, told.scope) == (LATER, "A. Clerk", RULE.rule, "notes")
    assert NOTE not in msgspec.json.encode(told).decode()


def test_the_one_backup_that_is_left_is_good_and_of_the_purged_book(
    path: Path, written: int
) -> None:
    purge(path, ordered(written))
    (left,) = backups.every(path)
    assert backups.is_good(left)
    assert left.name.endswith("-after-purge.clerk")


def test_what_else_was_done_can_still_be_undone_and_the_journal_is_guarded_again(
    path: Path, written: int
) -> None:
    with open_book(path) as book:
        other = book.replay(a_meeting(), again=True).value
        passage = say(book, other, "Of another meeting.", "15:30")
        book.purge(ordered(written, "drafts"))
        assert book.undo_name == "passage in item 6"
        book.undo()
        assert passage not in book.meeting(other).entry_by_id
        book.redo()
        assert passage in book.meeting(other).entry_by_id
        while book.undo():
            pass
        assert written in [each.id for each in book.meetings()]
        with pytest.raises(Exception, match="only added to"):
            book._wait(book._writer.submit(lambda db: db.execute("DELETE FROM journal")))


@pytest.mark.parametrize(
    ("hinder", "sentence"),
    [("unsigned", "not signed yet"), ("hold", "under a hold"), ("early", "until 1 October 2026")],
)
def test_nothing_goes_before_its_time(path: Path, written: int, hinder: str, sentence: str) -> None:
    when = LATER
    with open_book(path) as book:
        if hinder == "unsigned":
            draft_again = StageStep(stage="approved", at=SIGNED)
            book.do(lambda step: step.sign_off.set_stage(written, draft_again))
        elif hinder == "hold":
            book.do(lambda step: step.holds.hold(written, "A request of 3 May", "A. Clerk", SIGNED))
        else:
            when = dt.datetime(2026, 9, 30, 9, 0)
        before = book.meeting(written)
        with pytest.raises(Refused, match=sentence):
            book.purge(ordered(written, at_=when))
        assert book.meeting(written) == before
    assert found(path.parent, NOTE)


def test_a_hold_is_kept_with_its_reason_and_lifted(book: MinuteBook) -> None:
    meeting = book.replay(a_meeting()).value
    book.do(lambda step: step.holds.hold(meeting, " A request\nof 3 May ", "A. Clerk", SIGNED))
    (hold,) = book.sign_off.holds(meeting)
    assert (hold.reason, hold.by, hold.since) == ("A request of 3 May", "A. Clerk", SIGNED)
    with pytest.raises(Refused, match="has a reason"):
        book.do(lambda step: step.holds.hold(meeting, "  ", "", SIGNED))
    book.do(lambda step: step.holds.lift(meeting))
    assert not book.sign_off.holds(meeting)


def test_a_bodys_rule_is_kept_and_replaced(book: MinuteBook) -> None:
    assert book.sign_off.retention("A", "b") is None
    for months in (6, 12):
        rule = Retention("Schedule 4", months)
        book.do(lambda step, rule=rule: step.holds.keep_for("A", "b", rule))  # type: ignore[misc]  # a lambda with a default
    assert book.sign_off.retention("A", "b") == Retention("Schedule 4", 12)


def test_a_month_ends_on_the_day_of_the_same_number_or_on_its_last() -> None:
    assert due_on(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)
    assert due_on(dt.date(2026, 4, 1), 0) == dt.date(2026, 4, 1)
    assert due_on(dt.date(2026, 12, 15), 12) == dt.date(2027, 12, 15)


def test_a_purge_cut_short_after_its_first_part_is_finished_at_the_next(
    path: Path, written: int
) -> None:
    with open_book(path) as book:
        say(book, written, "So that there is a log.", "15:40")
        book.catch_up()
        reader = open_reader(path)  # somebody reads: the log cannot be folded in
        try:
            with pytest.raises(Exception, match="purge again to finish"):
                book.purge(ordered(written))
        finally:
            reader.close()
    with open_book(path) as book:
        assert any("purge of working notes was cut short" in each for each in book.notices)
        (cut_short,) = book.sign_off.purges(written)
        assert cut_short.finished is None
        assert book.finish_purge(cut_short.id).finished
    with open_book(path) as book:
        assert not book.notices
    assert not found(path.parent, NOTE)


def open_reader(path: Path):  # type: ignore[no-untyped-def]  # a connection of SQLite's, which only the store may name
    from clerk.store.opening import connect

    connection = connect(path, "ro")
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM facts").fetchone()
    return connection

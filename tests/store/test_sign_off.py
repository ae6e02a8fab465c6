"""Drafts are kept whole, stages and what came back are steps like any other, and undo reaches them all."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from clerk.errors import Refused
from clerk.minutes.anchors import anchors, entry_of
from clerk.minutes.layout import draft
from clerk.record.proposals import Proposal
from clerk.record.stages import STAGES, StageStep, goes_back, may_go, stage_now
from clerk.store.minutebook import MinuteBook, open_book
from clerk.store.sign_off import DraftFile, NewDraft
from clerk.styles import load_style
from tests.store.planning import a_meeting

NOW = dt.datetime(2026, 3, 5, 9, 30)


@pytest.fixture
def meeting(book: MinuteBook) -> int:
    return book.replay(a_meeting()).value


def kept(book: MinuteBook, meeting: int, *files: DraftFile) -> int:
    new = NewDraft(
        meeting=book.meeting(meeting),
        style=b"style",
        letterhead=b"head",
        at=NOW,
        by="A. Clerk",
        files=files,
    )
    return book.do(lambda step: step.sign_off.keep_draft(meeting, new)).value


def test_a_draft_gives_back_the_very_record_that_it_was_made_of(
    book: MinuteBook, meeting: int
) -> None:
    was = book.meeting(meeting)
    number = kept(book, meeting, DraftFile(name="m.docx", which="public", data=b"word"))
    book.remove(was.entries[-1].id)
    draft = book.sign_off.draft(number)
    assert book.sign_off.draft_record(draft) == was != book.meeting(meeting)
    assert book.sign_off.kept_content(draft.style) == b"style"
    assert [book.sign_off.kept_content(each.sha256) for each in draft.files] == [b"word"]
    assert book.sign_off.files_like(draft.files[0].sha256) == list(draft.files)


def test_drafts_are_numbered_by_meeting_and_undone_like_anything_else(
    book: MinuteBook, meeting: int
) -> None:
    kept(book, meeting)
    second = kept(book, meeting)
    assert [each.number for each in book.sign_off.drafts(meeting)] == [1, 2]
    done = book.undo()
    assert done is not None
    assert done.changes.sign_off
    assert [each.number for each in book.sign_off.drafts(meeting)] == [1]
    book.redo()
    assert book.sign_off.drafts(meeting)[-1].id == second


def test_a_draft_is_found_by_the_name_that_its_files_were_given_before_it_was_kept(
    book: MinuteBook, meeting: int
) -> None:
    number = book.sign_off.next_draft(meeting)
    new = NewDraft(
        meeting=book.meeting(meeting),
        style=b"",
        letterhead=b"",
        at=NOW,
        uuid="ab" * 16,
        number=number,
    )
    kept_as = book.do(lambda step: step.sign_off.keep_draft(meeting, new)).value
    found = book.sign_off.draft_by_uuid("ab" * 16)
    assert found is not None
    assert (found.id, found.uuid, found.number) == (kept_as, "ab" * 16, number)
    assert book.sign_off.draft_by_uuid("cd" * 16) is None
    late = msgspec.structs.replace(new, uuid="cd" * 16)
    with pytest.raises(Refused, match="as draft 2"):
        book.do(lambda step: step.sign_off.keep_draft(meeting, late))
    assert book.sign_off.next_draft(meeting) == 2


def test_the_stage_is_the_last_step_unless_a_later_meeting_approved_them(
    book: MinuteBook, meeting: int
) -> None:
    assert stage_now(book.sign_off.stage_steps(meeting)) == "recording"
    sent = StageStep(stage="with_chair", at=NOW, by="A. Clerk", draft=1)
    book.do(lambda step: step.sign_off.set_stage(meeting, sent))
    steps = book.sign_off.stage_steps(meeting)
    assert (stage_now(steps), stage_now(steps, approved=True)) == ("with_chair", "approved")
    assert steps[0].by == "A. Clerk"
    assert may_go("with_chair", "draft")
    assert goes_back("with_chair", "draft")
    assert not STAGES["signed"].leads_to


def test_what_came_back_is_settled_one_by_one_and_a_file_is_taken_in_once(
    book: MinuteBook, meeting: int
) -> None:
    sent = kept(book, meeting)
    proposals = [
        Proposal(kind="words", anchor="cm_e1", was="a", now="b"),
        Proposal(kind="query", anchor="cm_e2", remark="Was it so?", author="The chair"),
    ]
    book.do(lambda step: step.sign_off.keep_return(sent, "back.docx", b"bytes", NOW, proposals))
    with pytest.raises(Refused, match="taken in before"):
        book.do(
            lambda step: step.sign_off.keep_return(sent, "again.docx", b"bytes", NOW, proposals)
        )
    book.do(
        lambda step: step.sign_off.propose(
            sent, Proposal(kind="words", anchor="cm_e3", now="c", origin="reading")
        )
    )
    words, query, read = book.sign_off.proposals(meeting)
    assert (words.proposal, read.back) == (proposals[0], None)
    book.do(lambda step: step.sign_off.settle_proposal(query.id, "answered", NOW, "It was."))
    settled = book.sign_off.proposals(meeting)[1].proposal
    assert (settled.state, settled.answer, settled.settled_at) == ("answered", "It was.", NOW)
    book.undo()
    assert not book.sign_off.proposals(meeting)[1].proposal.is_settled


def test_a_meeting_is_removed_and_brought_back_with_its_drafts(
    book: MinuteBook, meeting: int
) -> None:
    sent = kept(book, meeting, DraftFile(name="m.docx", which="public", data=b"word"))
    gone = [Proposal(kind="remove", anchor="cm_e1")]
    book.do(lambda step: step.sign_off.keep_return(sent, "back.docx", b"bytes", NOW, gone))
    book.do(lambda step: step.sign_off.set_stage(meeting, StageStep(stage="draft", at=NOW)))
    book.remove_meeting(meeting)
    book.undo()
    assert book.sign_off.drafts(meeting)[0].files[0].name == "m.docx"
    assert len(book.sign_off.proposals(meeting)) == len(book.sign_off.stage_steps(meeting)) == 1


def test_each_block_of_a_draft_has_a_name_that_word_takes_and_leads_to_its_entry(
    book: MinuteBook, meeting: int
) -> None:
    held = book.meeting(meeting)
    drafted = draft(held, load_style(held.style), "full")
    names = anchors(drafted)
    assert len(set(names)) == len(names) == len(drafted.blocks)
    assert all(len(name) <= 40 and name.replace("_", "a").isalnum() for name in names)
    for name, block in zip(names, drafted.blocks, strict=True):
        assert entry_of(name) == (block.sources[0] if block.sources else None)


def test_the_book_still_opens_with_all_of_it(path: Path) -> None:
    with open_book(path) as book:
        meeting = book.replay(a_meeting()).value
        kept(book, meeting, DraftFile(name="m.pdf", which="full", data=b"\x00\xff"))
    with open_book(path) as book:
        (draft,) = book.sign_off.drafts(meeting)
        assert book.sign_off.kept_content(draft.files[0].sha256) == b"\x00\xff"

"""A book of every released schema opens, with everything that was in it."""

import shutil
from pathlib import Path

import pytest

from clerk.record.script import read_script
from clerk.store import backups
from clerk.store.minutebook import open_book
from clerk.store.schema import STEPS
from tests.store.planning import say, without_ids, words

BEFORE_DRAFTS = {f"schema-{each}" for each in range(1, 7)}
OLD_BOOKS = sorted((Path(__file__).parents[1] / "old_books").glob("*.clerk"))


def test_there_is_a_book_of_every_schema() -> None:
    assert [book.stem for book in OLD_BOOKS] == [
        f"schema-{each}" for each in range(1, len(STEPS) + 1)
    ]


@pytest.mark.parametrize("old", OLD_BOOKS, ids=lambda old: old.stem)
def test_an_old_book_opens_with_everything_in_it(old: Path, path: Path) -> None:
    shutil.copy(old, path)
    scripts = sorted(old.parent.glob(f"{old.stem}-*.json"))
    assert scripts
    with open_book(path) as book:
        assert len(book.meetings()) == len(scripts)
        for script in scripts:
            number = int(script.stem.rpartition("-")[2])
            expected = read_script(script.read_bytes()).meeting
            assert without_ids(book.meeting(number)) == without_ids(expected)
        # The first schema had no place for it.
        typed = book.typing(1)
        assert (typed.text if typed else None) == (
            None if old.stem == "schema-1" else "Being typed as the book was left."
        )
        assert book.redo_name == "passage in item 6"
        book.redo()
        assert words(book, 1)[-1] == "Said, and undone."
        assert say(book, 1, "Said with this Clerk.", "15:40")
        if old.stem not in BEFORE_DRAFTS:
            (draft,) = book.sign_off.drafts(1)
            assert book.sign_off.kept_content(draft.files[0].sha256) == b"a file"
            assert book.sign_off.draft_record(draft).body.name == book.meeting(1).body.name
            assert [each.stage for each in book.sign_off.stage_steps(1)] == ["with_chair"]
            assert [each.proposal.remark for each in book.sign_off.proposals(1)] == ["Was it so?"]
        while book.undo():
            pass
        assert book.meetings() == []
    if old != OLD_BOOKS[-1]:
        assert backups.every(path)[-1].name.endswith(".clerk")

"""Keeps a book of the present schema for the tests of all later ones: run once, just before a schema is released.

    python tests/old_books/make_book.py

It leaves `schema-<n>.clerk`, and beside it, as scripts, the meetings it holds. A released file is never made again.
"""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from clerk.record.facts import Say  # noqa: E402  # after the path that leads to it
from clerk.record.proposals import Proposal  # noqa: E402
from clerk.record.script import read_script, write_script  # noqa: E402
from clerk.record.stages import StageStep  # noqa: E402
from clerk.store.minutebook import Step, Typing, open_book  # noqa: E402
from clerk.store.schema import STEPS  # noqa: E402
from clerk.store.sign_off import DraftFile, NewDraft  # noqa: E402
from tests.store.planning import a_meeting, at  # noqa: E402

BEING_TYPED = Typing(1, "i6", None, "point", "Being typed as the book was left.", 5, at("15:35"))


def keep_what_came_after(step: Step) -> None:
    """Keep a draft of the first meeting, send it to the chair, and have a proposal of it."""
    step.journal.call("draft with the chair")
    file = DraftFile(name="minutes.docx", which="public", data=b"a file")
    new = NewDraft(
        meeting=a_meeting(), style=b"style", letterhead=b"letterhead", at=at("16:00"), files=(file,)
    )
    draft = step.sign_off.keep_draft(1, new)
    step.sign_off.set_stage(
        1, StageStep(stage="with_chair", at=at("16:01"), by="A. Clerk", draft=draft)
    )
    step.sign_off.propose(draft, Proposal(kind="query", anchor="cm_e1", remark="Was it so?"))


def main() -> None:
    """Make the book of the newest schema."""
    stem = f"schema-{len(STEPS)}"
    kept = HERE / f"{stem}.clerk"
    if kept.exists():
        sys.exit(f"{kept} is there already: a released schema's book is never made again.")
    samples = sorted((ROOT / "resources" / "samples").glob("*.json"))
    meetings = [a_meeting(), *(read_script(each.read_bytes()).meeting for each in samples)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.clerk"
        with open_book(path) as book:
            for meeting in meetings:
                number = book.replay(meeting).value
                (HERE / f"{stem}-{number}.json").write_text(
                    write_script(book.meeting(number)), encoding="utf-8"
                )
            # What came after the meeting: a draft with a file, the stage it came to, and what the chair said of it.
            book.do(keep_what_came_after)
            # Steps to undo and to do again, since these are kept as well.
            book.record(1, Say(text="Said, and undone."), at("15:30"))
            book.undo()
            # And words that were being typed.
            book.keep_typing(BEING_TYPED).result()
        kept.write_bytes(path.read_bytes())
    print(f"{kept}: {kept.stat().st_size} bytes, {len(meetings)} meetings")


if __name__ == "__main__":
    main()

"""A changed copy of a public set is held against the public set, and no exempt word is told of it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from clerk.intake.verifying import verify
from clerk.record.facts import ApproveMinutes, End, Say, Start
from clerk.store.minutebook import open_book
from clerk.ui.drafting import DraftWanted, compose
from clerk.ui.signing import what_to_sign
from tests.store.planning import DAY, a_meeting, a_plan, at
from tests.test_cli_verify import altered
from tests.ui.test_signing import ON

EXEMPT = (
    "The arrears of the tenant were four hundred pounds and could not be met before the summer."
)

PUBLIC = " ".join(
    f"The committee heard of matter {number} and then rose to see it." for number in range(8)
)


def changed(text: str) -> Iterator[str]:
    """A text in which each sentence has another number."""
    for letter in text:
        yield f"9{letter}" if letter.isdigit() else letter


def test_several_changes_in_a_public_copy_are_told_and_nothing_exempt(tmp_path: Path) -> None:
    with open_book(tmp_path / "book.clerk") as book:
        held = a_meeting()
        agenda = tuple(
            msgspec.structs.replace(item, public_text=PUBLIC) if item.id == "i7" else item
            for item in held.agenda
        )
        first = book.replay(msgspec.structs.replace(held, agenda=agenda)).value
        book.record(first, Say(text=EXEMPT), at("15:10"), item="i7")
        book.record(first, End(), at("15:30"))
        later = book.new_meeting(a_plan(date=ON)).value
        book.record(later, Start(presiding="okoro"), at("14:30", ON))
        book.record(later, ApproveMinutes(of=(DAY,)), at("14:40", ON))
        waiting = what_to_sign(book, later)
        assert waiting is not None
        (each,) = waiting.minutes
        wanted = DraftWanted(
            at=at("15:00", ON),
            by="A. Chair",
            kind="signed",
            meeting=each.signed(waiting.by, waiting.on),
            files=(("docx", "public"), ("docx", "full")),
        )
        signed = compose(book, first, wanted, lambda *_: None)
        book.do(lambda step: step.sign_off.sign(first, each.seen, signed, ON))
        public, full = signed.files
        original, again = tmp_path / "public.docx", tmp_path / "again.docx"
        original.write_bytes(public.data)
        # Each of these would be one difference; all of that paragraph another, were it held against the full set.
        altered(original, PUBLIC, "".join(changed(PUBLIC)), again)
        kept, load = book.approval.kept_sets(), book.sign_off.kept_content
        found = verify(again.read_bytes(), again.name, kept, load)
        told = " ".join(difference.sentence for difference in found.differences)
        assert len(found.differences) == 8
        assert "four hundred" not in told
        # Of the full set, what is changed in it is told.
        (tmp_path / "full.docx").write_bytes(full.data)
        other = altered(tmp_path / "full.docx", "four hundred", "nine", tmp_path / "other.docx")
        (difference,) = verify(other.read_bytes(), other.name, kept, load).differences
        assert (difference.signed, difference.copy) == ("four hundred", "nine")

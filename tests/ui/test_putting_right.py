"""A correction that is typed is made out in the minutes that it corrects, or kept from the public where in doubt."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from clerk.record.facts import ApproveMinutes, Correction, Say
from clerk.store.minutebook import open_book
from clerk.ui.putting_right import made_out
from tests.store.planning import DAY, a_meeting, a_plan, at

TYPED = ApproveMinutes(
    of=(DAY,),
    corrections=(Correction("3", "£400", "£500"), Correction("2", "a dozen herons", "two herons")),
)


@pytest.mark.parametrize("style", ["council", "lost"])
def test_a_correction_that_may_be_of_exempt_words_is_kept_out_of_public_minutes(
    tmp_path: Path, style: str
) -> None:
    held = a_meeting()
    with open_book(tmp_path / "book.clerk") as book:
        body = msgspec.structs.replace(held.body, style=style)
        first = book.replay(msgspec.structs.replace(held, body=body)).value
        # It stands there twice, and so cannot be carried.
        for text in ("The arrears were £400.", "Of the £400 half was paid."):
            book.record(first, Say(text=text), at("15:10"), item="i7")
        later = book.new_meeting(a_plan(date=dt.date(2026, 4, 1))).value
        made = made_out(book, later, TYPED)
    assert isinstance(made, ApproveMinutes)
    told = [each.exempt for each in made.corrections]
    assert told == ([True, False] if style == "council" else [True, True])

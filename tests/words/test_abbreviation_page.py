"""The guide's sheet of abbreviations is what is shipped."""

from __future__ import annotations

from clerk.own.abbreviations import shipped_abbreviations
from tests.words import abbreviation_page as page


def test_the_sheet_has_every_abbreviation_that_is_shipped() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.sheet(), (
        "run `python -m tests.words.abbreviation_page`"
    )
    for short in shipped_abbreviations().shipped:
        assert f"`{short}`" in page.sheet()

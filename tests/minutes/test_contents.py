"""The table of contents, where a style asks for one."""

from __future__ import annotations

import msgspec

from clerk.minutes.blocks import Block, Run
from clerk.minutes.contents import with_contents
from clerk.minutes.layout import draft
from clerk.minutes.style_keys import Style
from clerk.styles import load_style
from tests.minutes.chamber import do, drafted, sitting


def asking(*sections: str, heading: str = "Contents") -> Style:
    style = load_style("council")
    document = msgspec.structs.replace(style.document, sections=sections, contents=heading)
    return msgspec.structs.replace(style, document=document)


def test_every_entry_leads_to_its_heading() -> None:
    meeting = sitting(do("appendix", title="The map", text="As shown."))
    made = draft(meeting, asking("title", "contents", "roll", "items", "appendices"))
    entries = [block for block in made.blocks if block.look == "contents"]
    assert [block.text for block in entries] == [
        *("Present", "1. Apologies", "2. The bridge", "3. The lease", "Appendix 1: The map"),
    ]
    for entry in entries:
        assert entry.leads_to is not None
        assert made.blocks[entry.leads_to].text == entry.text
        assert made.blocks[entry.leads_to].look in ("heading", "appendix")


def test_it_stands_where_the_style_has_it_and_what_stands_before_it_is_listed_too() -> None:
    made = draft(sitting(), asking("title", "items", "contents", "signature"))
    entries = [block for block in made.blocks if block.look == "contents"]
    assert [made.blocks[entry.leads_to or 0].text for entry in entries] == [
        entry.text for entry in entries
    ]
    assert made.blocks[-1].look == "signature"


def test_its_own_heading_is_not_listed_and_may_be_left_out() -> None:
    sections = ("title", "contents", "items")
    looks = [block.look for block in draft(sitting(), asking(*sections)).blocks]
    assert looks[:3] == ["title", "contents_heading", "contents"]
    looks = [block.look for block in draft(sitting(), asking(*sections, heading="")).blocks]
    assert looks[:2] == ["title", "contents"]


def test_without_asking_there_is_none_and_without_headings_neither() -> None:
    assert not [block for block in drafted(sitting()).blocks if block.look.startswith("contents")]
    plain = [Block(look="paragraph", runs=(Run(text="Words."),))]
    assert with_contents(plain, 0, "Contents") == plain


def test_it_tells_no_fact_twice() -> None:
    made = draft(sitting(), asking("title", "contents", "roll", "items", "closing"))
    assert all(not block.sources for block in made.blocks if block.look.startswith("contents"))

"""What the chair reads at a time: every block of the draft once, under its item, by the name a proposal gives it."""

import msgspec

from clerk.minutes.anchors import anchors
from clerk.ui.views.chair_reading import CLOSING, OPENING, read_pages, summary
from tests.export.sample_draft import block, sample_draft


def test_every_block_that_is_read_is_on_one_page_by_its_own_name() -> None:
    draft = sample_draft()
    pages = read_pages(draft, draft, with_exempt=True)
    found = [each.anchor for page in pages for each in page.blocks]
    left_out = {"contents", "contents_heading", "signature", "marking"}
    assert found == [
        name
        for name, each in zip(anchors(draft), draft.blocks, strict=True)
        if each.look not in left_out
    ]


def test_pages_follow_the_items_between_an_opening_and_an_end_and_appendices_are_their_own() -> (
    None
):
    blocks = (
        block("title", "Minutes"),
        block("heading", "1. One", item="i1"),
        block("paragraph", "Words.", item="i1"),
        block("heading", "2. Two", item="i2"),
        block("closing", "It ended."),
        block("appendix", "Appendix 1: Votes"),
        block("paragraph", "Votes."),
        block("appendix", "Appendix 2: Maps"),
    )
    draft = sample_draft(blocks=blocks)
    pages = read_pages(draft, draft, with_exempt=False)
    assert [page.place for page in pages] == [
        *(OPENING, "i1", "i2", CLOSING),
        *(":appendix-1", ":appendix-2"),
    ]
    assert [page.title for page in pages][1:3] == ["1. One", "2. Two"]
    assert len(pages[4].blocks) == 2


def test_a_page_says_that_exempt_words_are_withheld_and_no_more() -> None:
    secret = block("paragraph", "The rent.", item="i1", exempt=True)
    heading = block("heading", "1. One", item="i1")
    full = sample_draft(blocks=(heading, secret))
    public = msgspec.structs.replace(full, blocks=(heading,))
    (page,) = read_pages(public, full, with_exempt=False)
    assert (page.withheld, page.exempt, len(page.blocks)) == (True, False, 1)
    (page,) = read_pages(public, full, with_exempt=True)
    assert (page.withheld, page.exempt) == (False, True)
    assert page.blocks[1].said == "Exempt. The rent."


def test_a_table_is_its_cells_joined_and_is_read_out_row_by_row() -> None:
    table = block("table", header=("Way", "Who"), rows=(("For", "Fenn\u202e"),), caption="Votes")
    draft = sample_draft(blocks=(table,))
    (page,) = read_pages(draft, draft, with_exempt=False)
    (shown,) = page.blocks
    assert shown.text == "Way\tWho\nFor\tFenn\u202e"
    assert shown.rows == (("Way", "Who"), ("For", "Fenn[U+202E]"))
    assert shown.said == "Way, Who; For, Fenn[U+202E]"


def test_what_was_said_is_told_in_one_sentence() -> None:
    assert summary("You", 1, 9, 0, 0) == "You agreed 1 of 9 items."
    assert summary("You", 9, 9, 1, 0) == "You agreed 9 of 9 items and asked 1 question."
    assert (
        summary("Councillor Fenn", 0, 9, 2, 3)
        == "Councillor Fenn agreed none of 9 items, asked 2 questions and suggested words in 3 places."
    )

"""The Word file and the PDF say the same, in the same order."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from clerk.assets import style_folder
from clerk.export.pdf import heading_pages, write_pdf
from clerk.export.word import write_word
from clerk.minutes.blocks import Block, Run
from clerk.minutes.layout import draft as draft_of
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.export.reading_back import drawn_words, pdf_lines, word_lines
from tests.export.sample_draft import every_look_is_used, sample_draft

STYLES = ["cabinet", "scrutiny", "council", "parish", "planning", "licensing"]
SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.json"))


def letterhead(style: str) -> Path:
    return style_folder(style) / "letterhead.docx"


def test_the_sample_uses_every_look() -> None:
    assert every_look_is_used(sample_draft())


@pytest.mark.parametrize("style", STYLES)
def test_word_and_pdf_hold_the_same_words_in_the_same_order(style: str) -> None:
    draft = sample_draft(style)
    assert word_lines(write_word(draft, letterhead(style))) == pdf_lines(write_pdf(draft))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("which", ["public", "full"])
def test_so_they_do_for_the_sample_meetings(style: str, sample: Path, which: str) -> None:
    meeting = read_script(sample.read_bytes()).meeting
    body = msgspec.structs.replace(meeting.body, style=style)
    meeting = msgspec.structs.replace(meeting, body=body)
    draft = draft_of(meeting, load_style(style), "full" if which == "full" else "public")
    # With the letterhead, whose emblem takes its room: on both, the contents name the pages that the PDF has.
    head = letterhead(style)
    assert word_lines(write_word(draft, head)) == pdf_lines(write_pdf(draft, head))


def test_labels_are_those_of_the_draft() -> None:
    draft = sample_draft()
    pages = heading_pages(draft)
    expected = []
    for block in draft.blocks:
        if block.rows or block.look == "table":
            cells = [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
            expected += [cell for cell in cells if cell]
        elif block.leads_to is not None:
            expected.append(f"{block.text} {pages[block.leads_to]}")
        else:
            expected.append(f"{block.label} {block.text}" if block.label else block.text)
    written = word_lines(write_word(draft, letterhead("cabinet")))
    assert len(written) == len(expected)
    # Hostile characters are shown as their numbers, so only the rest is compared to the letter.
    pairs = [
        (one, " ".join(two.split()))
        for one, two in zip(written, expected, strict=True)
        if "\u202e" not in two
    ]
    assert all(one == two for one, two in pairs), next(pair for pair in pairs if pair[0] != pair[1])


def test_another_program_finds_the_pdf_s_words_in_the_same_order() -> None:
    whole = sample_draft()
    # Without tables, whose header rows stand on the pages more than once, and the dots of the contents.
    kept = tuple(b for b in whole.blocks if not b.rows and b.leads_to is None)
    draft = msgspec.structs.replace(whole, blocks=kept)
    found = drawn_words(write_pdf(draft), draft)
    expected = " ".join(word_lines(write_word(draft, letterhead("cabinet")))).split()
    assert "".join(found) == "".join(expected)
    # That program knows no lists: it may part a word from its label otherwise than we do, but joins none.
    assert len(found) >= len(expected)


def test_no_words_run_together_at_the_end_of_a_line() -> None:
    words = " ".join(f"word{n}" for n in range(400))
    block = Block(look="paragraph", runs=(Run(text=words),))
    assert pdf_lines(write_pdf(sample_draft(blocks=(block,)))) == [words]


def test_no_space_comes_into_a_word_that_is_broken() -> None:
    long = "unbroken" * 40
    words = f"before {long} after, 2025-2027 and co-opted-again-and-again-and-again"
    block = Block(look="paragraph", runs=(Run(text=words),))
    assert pdf_lines(write_pdf(sample_draft(blocks=(block,)))) == [words]


def test_text_across_runs_is_not_parted() -> None:
    runs = (Run(text="Resol"), Run(text="ved", strong=True), Run(text=": That"), Run(text="it be."))
    draft = sample_draft(blocks=(Block(look="decision", runs=runs),))
    assert pdf_lines(write_pdf(draft)) == ["Resolved: Thatit be."]
    assert word_lines(write_word(draft, letterhead("cabinet"))) == ["Resolved: Thatit be."]


def test_a_letter_that_no_font_has_is_shown_by_its_number_in_the_pdf() -> None:
    block = Block(look="paragraph", runs=(Run(text="party 🎉 中 and ✓ 😀"),))
    (line,) = pdf_lines(write_pdf(sample_draft(blocks=(block,))))
    assert line == "party [U+1F389] [U+4E2D] and ✓ 😀"

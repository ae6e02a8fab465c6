"""Where pages end: read back from finished PDFs, whatever stands above pushing the page's end through the text."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from clerk.assets import style_folder
from clerk.export.pdf import write_pdf
from clerk.export.word import write_word
from clerk.minutes.blocks import Block, Run
from tests.export.reading_back import normal, pdf_lines
from tests.export.sample_draft import block, item, sample_draft

STYLES = ["cabinet", "scrutiny", "council", "parish", "planning", "licensing"]
# With so many lines above, what follows them is pushed over the foot of the first page step by step.
STEPS = range(18, 40)


def pages_of(blocks: tuple[Block, ...], style: str = "cabinet") -> list[list[str]]:
    """Return the lines of each page of the PDF, headers and footers left out."""
    return lines_of(write_pdf(sample_draft(style, marking="", blocks=blocks)))


def lines_of(data: bytes) -> list[list[str]]:
    """Return the lines of each page of a PDF, headers and footers left out."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        lines = [normal(line) for line in page.extract_text().split("\n")]
        furniture = ("Page ", "Cabinet, Thursday", "Aldermere District Council")
        found.append([line for line in lines if line and not line.startswith(furniture)])
    return found


def pushed(*blocks: Block, style: str = "cabinet") -> Iterator[list[list[str]]]:
    """Yield the pages of the same blocks with more and more above them, and prove that the page's end went through."""
    places = set()
    for count in STEPS:
        filler = tuple(block("paragraph", "Above.") for _ in range(count))
        pages = pages_of((*filler, *blocks), style)
        places.add(len(pages[0]))
        yield pages
    assert len(places) > 1


def pages_with(pages: list[list[str]], *starts: str) -> set[int]:
    """Return on which pages there are lines that begin so."""
    return {n for n, page in enumerate(pages) for line in page if line.startswith(starts)}


def table(rows: int, caption: str = "The caption") -> Block:
    cells = tuple((f"Row {n}", str(n)) for n in range(1, rows + 1))
    return Block(look="table", caption=caption, header=("Head", "Figure"), rows=cells)


@pytest.mark.parametrize("style", STYLES)
def test_a_short_table_stays_whole_with_its_caption(style: str) -> None:
    for pages in pushed(table(4), block("paragraph", "after"), style=style):
        assert len(pages_with(pages, "The caption", "Head", "Row ")) == 1


def test_the_words_that_introduce_a_table_stand_on_its_page() -> None:
    for intro in ("The readings were these:", "The readings were laid before the meeting."):
        blocks = (block("subheading", "Readings"), block("paragraph", intro), table(4, ""))
        for pages in pushed(*blocks):
            assert len(pages_with(pages, "Readings", "The readings", "Head", "Row ")) == 1


def test_a_long_table_breaks_between_rows_under_its_header_and_leaves_no_row_alone() -> None:
    for pages in pushed(table(45), block("paragraph", "after")):
        rows = [[line for line in page if line.startswith("Row ")] for page in pages]
        assert sum(map(len, rows)) == 45
        for page, found in zip(pages, rows, strict=True):
            assert len(found) != 1
            assert ("Head" in " ".join(page)) == bool(found)
        (caption,) = pages_with(pages, "The caption")
        assert rows[caption]


@pytest.mark.parametrize("over", range(26, 36))
def test_the_last_row_of_a_table_has_company_on_its_page(over: int) -> None:
    pages = pages_of((table(over), block("paragraph", "after")))
    counts = [len([line for line in page if line.startswith("Row ")]) for page in pages]
    assert 1 not in counts


def test_a_table_that_nothing_stands_above_is_broken_only_if_it_must_be() -> None:
    wide = tuple((f"Row {n}", "long " * 700) for n in range(3))
    made = write_pdf(sample_draft(blocks=(Block(look="table", header=("A", "B"), rows=wide),)))
    assert [line for line in pdf_lines(made) if line.startswith("Row")] == [r[0] for r in wide]
    alone = Block(look="table", header=("A", "B"), rows=(("Row", "long " * 2500),))
    assert pdf_lines(write_pdf(sample_draft(blocks=(alone,))))[-2:] == [
        "Row",
        ("long " * 2500).strip(),
    ]


def votes() -> Block:
    lines = ("The recorded vote was:", "For (2): Ash, Birch", "Against (1): Elm", "Abstained: Yew")
    runs = tuple(Run(text=line, break_before=index > 0) for index, line in enumerate(lines))
    return Block(look="vote", runs=runs)


@pytest.mark.parametrize("style", STYLES)
def test_the_lines_of_a_vote_stay_together_and_with_its_result(style: str) -> None:
    for pages in pushed(block("vote", "It was carried."), votes(), style=style):
        starts = ("It was carried", "The recorded", "For (", "Against (", "Abstained")
        assert len(pages_with(pages, *starts)) == 1


@pytest.mark.parametrize("look", ["heading", "subheading", "group"])
def test_no_heading_is_left_at_the_foot_of_a_page(look: str) -> None:
    title = "The heading " + "goes on and on " * 9
    blocks = (Block(look=look, runs=(Run(text=title),)), block("paragraph", "the words below"))  # type: ignore[arg-type]
    for pages in pushed(*blocks):
        assert len(pages_with(pages, "The heading", "goes on", "the words below")) == 1


def test_a_heading_and_what_the_agenda_says_of_it_are_not_left_alone() -> None:
    blocks = (
        block("heading", "7. The heading"),
        block("purpose", "To consider it."),
        block("paragraph", "the words below"),
    )
    for pages in pushed(*blocks):
        assert len(pages_with(pages, "7. The", "To consider", "the words")) == 1


@pytest.mark.parametrize("closing", [True, False])
def test_a_signature_has_something_of_the_minutes_above_it(closing: bool) -> None:
    end = (block("closing", "The meeting ended."),) if closing else ()
    blocks = (block("paragraph", "the last words"), *end, block("signature", "The Chair"))
    for pages in pushed(*blocks):
        assert len(pages_with(pages, "the last words", "The meeting ended", "The Chair")) == 1


def test_a_long_last_paragraph_lends_the_signature_two_lines_and_no_more_than_it_must() -> None:
    words = " ".join(f"word{n}" for n in range(200))
    for pages in pushed(block("paragraph", words), block("signature", "The Chair")):
        counts = [len([line for line in page if line.startswith("word")]) for page in pages]
        (signed,) = pages_with(pages, "The Chair")
        assert counts[signed] >= 2
        assert 1 not in counts


@pytest.mark.parametrize("look", ["bullet", "part"])
def test_no_item_of_a_list_is_alone_with_its_introduction_or_on_the_next_page(look: str) -> None:
    items = [item(look, n, f"thing {n}", 1) for n in range(1, 6)]  # type: ignore[arg-type]
    for pages in pushed(block("decision", "RESOLVED as follows"), *items, block("paragraph", "x")):
        counts = [len([line for line in page if "thing" in line]) for page in pages]
        assert 1 not in counts
        (intro,) = pages_with(pages, "RESOLVED")
        assert counts[intro] >= 2


def test_two_lines_at_the_least_stand_on_either_side_of_a_page_s_end() -> None:
    words = " ".join(f"word{n}" for n in range(90))
    for pages in pushed(block("paragraph", words), block("paragraph", "after")):
        counts = [len([line for line in page if line.startswith("word")]) for page in pages]
        assert 1 not in counts


def test_what_a_page_cannot_hold_is_still_printed() -> None:
    lines = [f"Line {n}" for n in range(90)]
    runs = tuple(Run(text=line, break_before=index > 0) for index, line in enumerate(lines))
    blocks = (block("heading", "1. H"), Block(look="vote", runs=runs), block("signature", "Chair"))
    assert [line for page in pages_of(blocks) for line in page] == ["1. H", *lines, "Chair"]


def kept(data: bytes) -> list[tuple[str, bool, bool]]:
    """Return each paragraph of a Word file's body: its words, whether it keeps with the next, and its own lines."""
    found = []
    for paragraph in Document(io.BytesIO(data)).element.body.iter(qn("w:p")):
        words = " ".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        properties = paragraph.find(qn("w:pPr"))
        with_next, whole = (
            properties.find(qn(name)) is not None for name in ("w:keepNext", "w:keepLines")
        )
        found.append((words, with_next, whole))
    return found


def written(*blocks: Block) -> dict[str, tuple[bool, bool]]:
    letterhead = style_folder("cabinet") / "letterhead.docx"
    made = kept(write_word(sample_draft(blocks=blocks), letterhead))
    return {words: (with_next, whole) for words, with_next, whole in made}


def test_word_is_told_to_keep_a_short_table_whole() -> None:
    found = written(table(4), block("paragraph", "after"))
    assert all(found[f"Row {n}"][0] for n in (1, 2, 3))
    assert found["The caption"][0]
    assert found["Head"][0]
    assert not found["Row 4"][0]


def test_word_is_told_to_keep_the_first_and_the_last_two_rows_of_a_long_table() -> None:
    found = written(table(45), block("paragraph", "after"))
    assert [n for n in range(1, 46) if found[f"Row {n}"][0]] == [1, 44]


def test_word_is_told_what_else_stays_together() -> None:
    found = written(
        block("vote", "It was carried."),
        votes(),
        block("paragraph", "the last words"),
        block("closing", "The meeting ended."),
        block("signature", "The Chair"),
    )
    assert found["It was carried."][0]
    (lines,) = [marks for words, marks in found.items() if words.startswith("The recorded")]
    assert lines == (False, True)
    assert found["the last words"][0]
    assert found["The meeting ended."] == (True, True)
    assert found["The Chair"] == (False, True)


def test_another_word_processor_ends_the_pages_so(
    tool: Callable[[str], str], tmp_path: Path
) -> None:
    soffice = tool("soffice")
    blocks = (
        block("subheading", "The heading"),
        table(4),
        block("vote", "It was carried."),
        votes(),
        block("paragraph", "the last words"),
        block("closing", "The meeting ended."),
        block("signature", "The Chair"),
    )
    letterhead = style_folder("cabinet") / "letterhead.docx"
    for count in range(12, 28, 2):
        above = tuple(block("paragraph", "Above.") for _ in range(count))
        made = write_word(sample_draft(marking="", blocks=above + blocks), letterhead)
        (tmp_path / f"{count}.docx").write_bytes(made)
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        check=True,
        capture_output=True,
    )
    made_into = sorted(tmp_path.glob("*.pdf"))
    assert len(made_into) == len(files)
    for path in made_into:
        pages = lines_of(path.read_bytes())
        for group in (
            ("The heading", "The caption", "Head", "Row "),
            ("It was carried", "The recorded", "For (", "Against (", "Abstained"),
            ("the last words", "The meeting ended", "The Chair"),
        ):
            assert len(pages_with(pages, *group)) == 1, (path.name, group)

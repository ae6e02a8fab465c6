"""The PDF: found by its title, walked by its bookmarks, read aloud by its structure."""

from __future__ import annotations

import io
import itertools
from pathlib import Path
from typing import Any

import pypdf
import pytest

from clerk.assets import style_folder
from clerk.export.pdf import write_pdf
from clerk.minutes.blocks import Block, Run
from tests.export.reading_back import Pdf, normal, pdf_lines
from tests.export.sample_draft import block, item, sample_draft

STYLES = ["cabinet", "scrutiny", "council", "parish", "planning", "licensing"]


@pytest.fixture(scope="module", params=STYLES)
def data(request: pytest.FixtureRequest) -> bytes:
    return write_pdf(sample_draft(request.param), letterhead(request.param))


def letterhead(style: str) -> Path:
    return style_folder(style) / "letterhead.docx"


def pages(data: bytes) -> list[str]:
    return [normal(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert write_pdf(sample_draft()) == write_pdf(sample_draft())


def test_title_author_subject_and_language_are_set(data: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Cabinet minutes, 19 November 2026"
    assert reader.metadata.author == "Aldermere District Council"
    assert reader.metadata.subject == "Cabinet, Thursday 19 November 2026"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_page_is_a4_with_council_marking_body_and_page_number(data: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert all(tuple(map(round, page.mediabox[2:])) == (595, 842) for page in reader.pages)
    texts = pages(data)
    for number, text in enumerate(texts, 1):
        assert "DRAFT" in text
        assert "Aldermere District Council" in text
        assert "Cabinet, Thursday 19 November 2026" in text
        assert f"Page {number} of {len(texts)}" in text


def test_a_signed_set_has_no_marking() -> None:
    blocks = (block("heading", "1. A thing"), block("paragraph", "Words."))
    assert "DRAFT" not in " ".join(pages(write_pdf(sample_draft(marking="", blocks=blocks))))


def test_bookmarks_follow_the_headings_to_their_pages(data: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(data))

    def flat(entries: Any) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += flat(entry)
            else:
                page = reader.get_destination_page_number(entry)
                assert page is not None
                found.append((normal(str(entry.title)), page))
        return found

    entries = flat(reader.outline)
    texts = pages(data)
    assert [title for title, _ in entries][:4] == [
        sample_draft().blocks[1].text,
        "Contents",
        "Members present",
        "38. APOLOGIES FOR ABSENCE",
    ]
    assert all(title[:25] in texts[page] for title, page in entries)
    assert entries[-1][1] > 3


def test_every_font_is_in_the_file(data: bytes) -> None:
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"], font


def test_every_mark_is_in_the_structure_once_and_found_again_from_its_page(data: bytes) -> None:
    pdf = Pdf(data)
    in_tree: dict[tuple[int, int], Any] = {}
    for _, marks, element in pdf.elements():
        for mark in marks:
            assert mark not in in_tree
            in_tree[mark] = element
    on_pages = {mark for mark in pdf.marked_text() if mark[1] >= 0}
    assert on_pages == {mark for mark in in_tree if mark in on_pages}
    numbers = pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {int(numbers[i]): numbers[i + 1].get_object() for i in range(0, len(numbers), 2)}
    pages: Any = pdf.reader.pages
    for index, page in enumerate(pages):
        owners = parents[int(page["/StructParents"])]
        own = sorted(number for at, number in in_tree if at == index)
        assert own == list(range(len(owners)))
        for number, owner in enumerate(owners):
            assert owner.get_object() == in_tree[index, number]


def test_the_structure_says_what_things_are() -> None:
    blocks = (
        block("title", "T"),
        block("heading", "1. H"),
        item("part", 1, "a", 1),
        item("part", 1, "b", 2, level=1, number_format="lower_roman"),
        item("part", 2, "c", 1),
        block("quote", "q"),
        Block(look="table", caption="C", header=("h",), rows=(("d",),)),
    )
    tags = [tag for tag, _, _ in Pdf(write_pdf(sample_draft(blocks=blocks))).elements()]
    assert tags == [
        *("Document", "H1", "H2"),
        *("L", "LI", "Lbl", "LBody", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"),
        *("BlockQuote", "P"),
        *("Table", "Caption", "THead", "TR", "TH", "TBody", "TR", "TD"),
    ]


def test_a_repeated_header_row_is_read_out_once() -> None:
    rows = tuple((f"row {n}", "x") for n in range(120))
    table = Block(look="table", header=("First", "Second"), rows=rows)
    made = write_pdf(sample_draft(blocks=(table,)))
    assert len([text for text in pages(made) if "First" in text]) >= 3
    assert pdf_lines(made).count("First") == 1
    assert [line for line in pdf_lines(made) if line.startswith("row")] == [r[0] for r in rows]


def test_a_row_taller_than_a_page_is_still_printed() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    table = Block(look="table", header=("A", "B"), rows=(("x", words), ("y", "z")))
    lines = pdf_lines(write_pdf(sample_draft(blocks=(table,))))
    assert lines == ["A", "B", "x", words, "y", "z"]


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page() -> None:
    for filler in range(30, 45):
        blocks = (
            *(block("paragraph", "One line.") for _ in range(filler)),
            block("heading", "7. The heading"),
            block("subheading", "And below it"),
            block("paragraph", "the first words " + "and more of them " * 40),
        )
        texts = pages(write_pdf(sample_draft(blocks=blocks)))
        (page,) = [text for text in texts if "7. The heading" in text]
        assert "the first words" in page


def test_a_paragraph_leaves_no_single_line_on_either_page() -> None:
    for filler in range(26, 42):
        words = " ".join(f"w{n}" for n in range(160))
        blocks = (
            *(block("paragraph", "One line.") for _ in range(filler)),
            block("paragraph", words),
        )
        reader = pypdf.PdfReader(io.BytesIO(write_pdf(sample_draft(blocks=blocks))))
        counts = [
            len([line for line in page.extract_text().split("\n") if line.startswith("w")])
            for page in reader.pages
        ]
        assert all(count != 1 for count in counts), filler


def test_more_headings_than_fit_a_page_do_not_stop_the_printer() -> None:
    blocks = tuple(block("heading", f"{n}. A heading") for n in range(80))
    made = write_pdf(sample_draft(blocks=blocks))
    assert pdf_lines(made) == [f"{n}. A heading" for n in range(80)]


def test_an_empty_draft_is_a_page_with_a_header() -> None:
    assert "Page 1 of 1" in pages(write_pdf(sample_draft(blocks=())))[0]


@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(STYLES, 2)))
def test_each_style_looks_its_own_way(one: str, two: str) -> None:
    assert write_pdf(sample_draft(one)) != write_pdf(sample_draft(two))


def test_an_unknown_style_is_set_plainly() -> None:
    assert "38. APOLOGIES" in " ".join(pages(write_pdf(sample_draft("their-own"))))


def test_markup_in_the_words_is_words() -> None:
    runs = (Run(text='<b>x</b> <img src="file:///etc/passwd"/> <a href="http://x">y</a> &amp;'),)
    made = write_pdf(sample_draft(blocks=(Block(look="paragraph", runs=runs),)))
    assert pdf_lines(made) == [runs[0].text]
    assert all("/Annots" not in page for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def test_more_letters_than_one_part_of_a_font_holds_are_all_there() -> None:
    letters = [
        chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x24F), *range(0x391, 0x3A2))
    ]
    words = " ".join("".join(letters[at : at + 20]) for at in range(0, len(letters), 20))
    blocks = tuple(block("paragraph", words) for _ in range(2))
    assert pdf_lines(write_pdf(sample_draft(blocks=blocks))) == [words, words]

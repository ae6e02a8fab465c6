"""The table of contents on paper: page numbers that are right, links that lead, fields that Word can renew."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from clerk.assets import style_folder
from clerk.export.pdf import heading_pages, write_pdf
from clerk.export.word import write_word
from clerk.minutes.blocks import Draft, Leaves
from tests.export.reading_back import Pdf, normal, pdf_lines, word_lines
from tests.export.sample_draft import sample_draft

LETTERHEAD = style_folder("planning") / "letterhead.docx"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return sample_draft("planning")


@pytest.fixture(scope="module")
def pdf(draft: Draft) -> bytes:
    return write_pdf(draft, LETTERHEAD)


@pytest.fixture(scope="module")
def word(draft: Draft) -> bytes:
    return write_word(draft, LETTERHEAD)


def entries_of(draft: Draft) -> list[tuple[str, int]]:
    return [(each.text, each.leads_to) for each in draft.blocks if each.leads_to is not None]


def test_each_entry_names_the_page_that_its_heading_is_on(draft: Draft, pdf: bytes) -> None:
    lines = pdf_lines(pdf)
    pages = [normal(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    numbers = heading_pages(draft, LETTERHEAD)
    found = [numbers[place] for _, place in entries_of(draft)]
    assert len(set(found)) > 3
    for (text, place), number in zip(entries_of(draft), found, strict=True):
        if text.isascii():
            assert normal(text)[:30] in pages[numbers[place] - 1]
            assert f"{normal(text)} {number}" in lines


def test_each_entry_is_a_link_to_its_heading_that_says_where_to(draft: Draft, pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    links: list[Any] = [
        each.get_object()
        for page in reader.pages
        for each in (page.get("/Annots") or [])
        if each.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) == len(entries_of(draft))
    numbers = heading_pages(draft, LETTERHEAD)
    for link, (text, place) in zip(links, entries_of(draft), strict=True):
        destination: Any = link["/Dest"]
        page = destination[0].get_object()
        assert reader.pages[numbers[place] - 1].get_object() == page
        if text.isascii():
            assert normal(str(link["/Contents"])) == normal(text)
        assert link["/F"] == 4


def test_the_structure_has_it_as_a_table_of_contents(draft: Draft, pdf: bytes) -> None:
    tags = [tag for tag, _, _ in Pdf(pdf).elements()]
    count = len(entries_of(draft))
    assert tags.count("TOC") == 1
    start = tags.index("TOC")
    assert tags[start : start + 1 + 3 * count] == ["TOC", *["TOCI", "Reference", "Link"] * count]


def test_every_link_is_found_again_from_its_element(pdf: bytes) -> None:
    read = Pdf(pdf)
    numbers = list(read.root["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for tag, _, element in read.elements():
        if tag != "Link":
            continue
        (reference,) = [
            kid.get_object()
            for kid in element["/K"]
            if not isinstance(kid.get_object(), int) and kid.get_object().get("/Type") == "/OBJR"
        ]
        annotation = reference["/Obj"].get_object()
        assert parents[int(annotation["/StructParent"])].get_object() == element


def test_word_has_a_field_with_its_entries_filled_in(draft: Draft, word: bytes) -> None:
    body = Document(io.BytesIO(word)).element.body
    kinds = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    count = len(entries_of(draft))
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == count + 1
    asked = [each.text for each in body.iter(qn("w:instrText"))]
    assert asked[0].split()[0] == "TOC"
    assert sum("PAGEREF" in each for each in asked) == count
    numbers = heading_pages(draft, LETTERHEAD)
    for text, place in entries_of(draft):
        if text.isascii():
            assert f"{normal(text)} {numbers[place]}" in word_lines(word)


def test_each_of_words_links_leads_to_a_heading_s_bookmark(draft: Draft, word: bytes) -> None:
    body = Document(io.BytesIO(word)).element.body
    asked = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    marked = {}
    for start in body.iter(qn("w:bookmarkStart")):
        paragraph = start.getparent()
        marked[start.get(qn("w:name"))] = "".join(t.text for t in paragraph.iter(qn("w:t")))
        ends = [each.get(qn("w:id")) for each in paragraph.findall(qn("w:bookmarkEnd"))]
        assert ends == [start.get(qn("w:id"))]
    assert list(marked) == asked
    for name, (text, _) in zip(asked, entries_of(draft), strict=True):
        if text.isascii():
            assert normal(marked[name]) == normal(text)


def test_a_draft_without_contents_has_none_of_it() -> None:
    blocks = tuple(b for b in sample_draft().blocks if not b.look.startswith("contents"))
    plain = sample_draft(blocks=blocks)
    assert "TOC" not in [tag for tag, _, _ in Pdf(write_pdf(plain)).elements()]
    body = Document(io.BytesIO(write_word(plain, LETTERHEAD))).element.body
    assert not list(body.iter(qn("w:fldChar"), qn("w:bookmarkStart"), qn("w:hyperlink")))


def test_where_leaves_are_numbered_the_contents_name_leaves(draft: Draft) -> None:
    leaves = Leaves(first=101, pattern="Leaf %1", initials="")
    numbered = msgspec.structs.replace(draft, leaves=leaves)
    last, place = entries_of(draft)[-1]
    leaf = heading_pages(draft, LETTERHEAD)[place] + 100
    assert f"{normal(last)} {leaf}" in pdf_lines(write_pdf(numbered, LETTERHEAD))
    assert f"{normal(last)} {leaf}" in word_lines(write_word(numbered, LETTERHEAD))


def test_another_word_processor_shows_the_numbers(
    draft: Draft, word: bytes, tmp_path: Path
) -> None:
    if subprocess.run(["which", "soffice"], capture_output=True, check=False).returncode:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "draft.docx").write_bytes(word)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "draft.docx")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    text = pypdf.PdfReader(tmp_path / "draft.pdf").pages[0].extract_text()
    assert re.search(r"40\. PAYMENTS[ .]*\d", text)

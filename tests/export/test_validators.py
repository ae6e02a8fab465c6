"""No validator finds anything: every style and sample, Word and PDF, public and full; and each would find a fault."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from clerk.assets import resources, style_folder, style_names
from clerk.export.pdf import write_pdf
from clerk.export.word import write_word
from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft as draft_of
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.export.own_letterheads import by_libreoffice, plain_letterhead, saved
from tests.export.sample_draft import block, item, sample_draft
from tests.export.validators import (
    access_faults,
    id_faults,
    pdf_faults,
    schema_faults,
    word_faults,
)

SAMPLES = sorted((resources() / "samples").glob("*.json"))
SETS: tuple[Literal["public", "full"], ...] = ("public", "full")


@pytest.fixture(scope="module")
def meetings() -> dict[str, Meeting]:
    return {path.stem: read_script(path.read_bytes()).meeting for path in SAMPLES}


def draft(meeting: Meeting, style: str, which: Literal["public", "full"]) -> Draft:
    body = msgspec.structs.replace(meeting.body, style=style)
    return draft_of(msgspec.structs.replace(meeting, body=body), load_style(style), which)


@pytest.mark.parametrize("sample", [path.stem for path in SAMPLES])
@pytest.mark.parametrize("style", style_names())
def test_every_style_and_sample_is_without_fault(
    style: str, sample: str, meetings: dict[str, Meeting]
) -> None:
    letterhead = style_folder(style) / "letterhead.docx"
    for which in SETS:
        made = draft(meetings[sample], style, which)
        assert pdf_faults(write_pdf(made, letterhead)) == []
        assert word_faults(write_word(made, letterhead)) == []


@pytest.mark.parametrize("style", style_names())
def test_every_look_there_is_is_without_fault(style: str) -> None:
    letterhead = style_folder(style) / "letterhead.docx"
    assert pdf_faults(write_pdf(sample_draft(style), letterhead)) == []
    assert word_faults(write_word(sample_draft(style), letterhead)) == []


def test_a_letterhead_that_clerk_did_not_make_gives_documents_without_fault(tmp_path: Path) -> None:
    path = saved(plain_letterhead(), tmp_path / "own.docx")
    assert pdf_faults(write_pdf(sample_draft("their-own"), path)) == []
    assert word_faults(write_word(sample_draft("their-own"), path)) == []


def test_a_letterhead_that_libreoffice_wrote_gives_documents_without_fault(
    tmp_path: Path, tool: Callable[[str], str]
) -> None:
    tool("soffice")
    path = by_libreoffice(
        tmp_path, '<text:h text:style-name="Heading_20_1" text:outline-level="1">One</text:h>'
    )
    assert pdf_faults(write_pdf(sample_draft("their-own"), path)) == []
    assert word_faults(write_word(sample_draft("their-own"), path)) == []


# The checks themselves: each is shown a fault of its kind, so that none of them is silent for want of looking.


@pytest.fixture(scope="module")
def small() -> Draft:
    blocks = (
        block("title", "Minutes"),
        block("heading", "1. One"),
        item("part", 1, "a", 1),
        block("paragraph", "Words."),
    )
    return sample_draft(blocks=blocks)


def uncompressed(data: bytes) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for each in writer.pages:
        contents = each.get_contents()
        assert contents is not None
        each.replace_contents(contents)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_mark_that_no_element_has_is_found(small: Draft) -> None:
    data = uncompressed(write_pdf(small))
    assert id_faults(data) == []
    changed = re.sub(rb"/MCID 1\b", b"/MCID 9", data, count=1)
    faults = id_faults(changed)
    assert any("in no element" in each for each in faults)
    assert any("on no page" in each for each in faults)


def test_a_mark_that_is_listed_as_another_s_is_found(small: Draft) -> None:
    import pypdf
    from pypdf.generic import ArrayObject

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_pdf(small)))
    owners = writer.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1].get_object()  # type: ignore[index]  # untyped
    assert isinstance(owners, ArrayObject)
    owners[0], owners[1] = owners[1], owners[0]
    out = io.BytesIO()
    writer.write(out)
    assert any("listed as another" in each for each in id_faults(out.getvalue()))


def test_a_document_claims_only_what_it_keeps() -> None:
    claims = (b"pdfuaid:part", b"pdfaid:part")

    def claimed(made: Draft) -> list[bool]:
        from tests.export.reading_back import Pdf

        metadata = Pdf(write_pdf(made)).root["/Metadata"].get_data()
        return [claim in metadata for claim in claims]

    good = (block("title", "Minutes"), block("heading", "1. One"))
    assert claimed(sample_draft(blocks=good)) == [True, True]
    assert claimed(sample_draft(blocks=(block("title", "T"), block("subheading", "Too deep")))) == [
        False,
        False,
    ]
    assert claimed(sample_draft(blocks=good, title=" ")) == [False, False]
    assert claimed(sample_draft(blocks=good, language="")) == [False, False]


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == part:
                assert re.search(old.encode(), content), old
                content = re.sub(old.encode(), new.encode(), content)
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("docProps/core.xml", r"<dc:title>[^<]*</dc:title>", "<dc:title></dc:title>", "no title"),
        ("word/styles.xml", r"<w:lang [^>]*/>", "", "language None"),
        (
            "word/styles.xml",
            r'<w:outlineLvl w:val="1"/>',
            '<w:outlineLvl w:val="3"/>',
            "follows one of level 1",
        ),
        ("word/document.xml", r"<w:tblHeader/>", "", "header row"),
        ("word/header1.xml", r'descr="[^"]*"', 'descr=""', "has no words"),
        ("word/document.xml", r"<w:body>", "<w:body><w:p/>", "makes space"),
        (
            "word/document.xml",
            r"<w:body>",
            '<w:body><w:bookmarkStart w:id="7" w:name="x"/>',
            "no end",
        ),
    ],
)
def test_what_keeps_some_from_reading_is_found(part: str, old: str, new: str, said: str) -> None:
    data = write_word(sample_draft(), style_folder("cabinet") / "letterhead.docx")
    assert access_faults(data) == []
    assert any(said in each for each in access_faults(changed(data, part, old, new)))


def test_what_the_schema_forbids_is_found(small: Draft) -> None:
    data = write_word(small, style_folder("cabinet") / "letterhead.docx")
    assert schema_faults(data) == []
    assert schema_faults(changed(data, "word/document.xml", "<w:body>", "<w:body><w:t>loose</w:t>"))


def test_every_style_and_sample_was_there_to_be_read(meetings: dict[str, Meeting]) -> None:
    assert len(list(itertools.product(style_names(), meetings, SETS))) >= 24

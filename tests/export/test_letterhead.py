"""A council's own letterhead: taken as it is, cleaned of what could do harm, and never altered itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from clerk.errors import Refused
from clerk.export.letterhead_making import make_letterhead
from clerk.export.letterhead_report import letterhead_findings
from clerk.export.letterhead_source import read_letterhead
from clerk.export.pdf import write_pdf
from clerk.export.pictures import read_picture
from clerk.export.word import write_word
from clerk.minutes.blocks import Draft
from tests.export.own_letterheads import (
    COUNCIL,
    changed,
    logo,
    old_minutes,
    plain_letterhead,
    pointing,
    saved,
)
from tests.export.reading_back import header_texts, normal, word_lines
from tests.export.sample_draft import LONG, block
from tests.export.sample_draft import sample_draft as whole_draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return saved(plain_letterhead(), tmp_path / "own.docx")


def sample_draft(marking: str = "DRAFT", **more: Any) -> Draft:
    """A draft of two pages: each look was tried on the shipped letterheads."""
    blocks = (
        block("marking", "DRAFT until signed"),
        block("title", "Minutes of Cabinet"),
        block("heading", "38. The river wall"),
        block("subheading", "Considered"),
        *(block("paragraph", LONG * 2) for _ in range(10)),
        block("closing", "The meeting ended at 4.15 pm"),
    )
    return whole_draft("their-own", marking, blocks=blocks, **more)


def whole(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def pages(data: bytes) -> list[str]:
    return [normal(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_page_margins_and_header_are_the_council_s_in_word(own: Path) -> None:
    section = Document(io.BytesIO(write_word(sample_draft(), own))).sections[0]
    assert [round(each.cm, 1) for each in (section.page_width, section.left_margin) if each] == [
        21.0,
        3.0,
    ]
    (header,) = header_texts(write_word(sample_draft(), own))
    assert header == f"DRAFT {COUNCIL} The Old Mill, Weir Lane, Leamside"


def test_the_words_of_the_letterhead_s_body_are_not_the_minutes(own: Path) -> None:
    assert b"old letter" not in whole(write_word(sample_draft(), own))


def test_placeholders_are_filled_though_word_cut_them_up(tmp_path: Path) -> None:
    document = plain_letterhead()
    foot = document.sections[0].footer.add_paragraph("{bo")
    for text in ("dy} of {coun", "cil}, {da", "te}"):
        foot.add_run(text)
    path = saved(document, tmp_path / "own.docx")
    made = Document(io.BytesIO(write_word(sample_draft(), path)))
    text = "".join(node.text or "" for node in made.sections[0].footer._element.iter(qn("w:t")))
    assert "Cabinet" in text
    assert "of Aldermere District Council, Thursday 19 November 2026" in text


def test_a_place_for_the_marking_is_used_and_is_gone_once_signed(tmp_path: Path) -> None:
    document = plain_letterhead()
    document.sections[0].header.add_paragraph("{marking}")
    path = saved(document, tmp_path / "own.docx")
    assert header_texts(write_word(sample_draft(), path))[0].endswith("Leamside DRAFT")
    assert "marking" not in header_texts(write_word(sample_draft(marking=""), path))[0]
    assert pages(write_pdf(sample_draft(), path))[0].count("DRAFT until") == 1
    assert "Leamside DRAFT" not in pages(write_pdf(sample_draft(marking=""), path))[0]


def test_the_pdf_has_the_letterhead_s_page_words_and_logo(own: Path) -> None:
    data = write_pdf(sample_draft(), own)
    texts = pages(data)
    for number, text in enumerate(texts, 1):
        assert COUNCIL in text
        assert "The Old Mill, Weir Lane, Leamside" in text
        assert "DRAFT" in text
        assert f"Cabinet, Thursday 19 November 2026 Page {number}" in text
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert all(len(page.images) == 1 for page in reader.pages)


def test_the_pdf_is_as_large_as_the_letterhead_s_page(tmp_path: Path) -> None:
    document = plain_letterhead()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(14.8), Cm(21)
    path = saved(document, tmp_path / "small.docx")
    (page, *_) = pypdf.PdfReader(io.BytesIO(write_pdf(sample_draft(), path))).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [420, 595]


def test_an_other_first_page_has_its_own_header_and_footer(tmp_path: Path) -> None:
    document = plain_letterhead()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Only on the first page"
    path = saved(document, tmp_path / "own.docx")
    texts = pages(write_pdf(sample_draft(), path))
    assert "Only on the first page" in texts[0]
    assert COUNCIL not in texts[0]
    assert "Only on the first page" not in texts[1]
    assert COUNCIL in texts[1]


def test_a_font_that_is_here_and_free_is_used_and_another_is_said_not_to_be(tmp_path: Path) -> None:
    here = saved(plain_letterhead(font="No Such Font"), tmp_path / "none.docx")
    (said,) = [each.why for each in letterhead_findings(here) if "No Such Font" in each.why]
    assert "Liberation Sans" in said
    assert "not on this computer" in said
    write_pdf(sample_draft(), here)


def test_a_font_s_own_licence_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from clerk.assets import resources
    from clerk.export import own_fonts

    fonts = tmp_path / "fonts"
    fonts.mkdir()
    data = bytearray((resources() / "fonts" / "DejaVuSans.ttf").read_bytes())
    (fonts / "free.ttf").write_bytes(data)
    monkeypatch.setattr(own_fonts, "_folders", lambda: [fonts])
    own_fonts.find_faces.cache_clear()
    found, _ = own_fonts.find_faces("DejaVu Sans")
    assert found is not None
    assert found.paths[False, False] == fonts / "free.ttf"
    tables = {bytes(data[12 + 16 * n : 16 + 16 * n]): 12 + 16 * n for n in range(data[5])}
    at = int.from_bytes(data[tables[b"OS/2"] + 8 : tables[b"OS/2"] + 12], "big")
    data[at + 8 : at + 10] = (2).to_bytes(2, "big")
    (fonts / "free.ttf").write_bytes(data)
    own_fonts.find_faces.cache_clear()
    assert own_fonts.find_faces("DejaVu Sans") == (
        None,
        "its licence does not allow it to be put into a PDF",
    )
    own_fonts.find_faces.cache_clear()


def test_headings_that_the_letterhead_lacks_are_given_to_the_minutes(tmp_path: Path) -> None:
    document = plain_letterhead()
    for style in list(document.styles.element):
        name = style.find(qn("w:name"))
        if name is not None and name.get(qn("w:val")) in {"Title", "heading 2", "heading 3"}:
            document.styles.element.remove(style)
    path = saved(document, tmp_path / "own.docx")
    made = Document(io.BytesIO(write_word(sample_draft(), path)))
    used = {paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
    assert {"Title", "Heading 2", "Heading 3"} <= used
    assert any("“Heading 2” is missing" in each.why for each in letterhead_findings(path))


def test_what_is_missing_is_listed_with_how_to_mend_it(own: Path) -> None:
    found = letterhead_findings(own)
    assert any("“Clerk Decision”" in each.why and "Normal" in each.why for each in found)
    assert any(
        "no place for the marking" in each.why and "{marking}" in each.mend for each in found
    )
    assert all(each.mend for each in found)


def test_a_page_that_is_not_a4_a_date_and_a_missing_page_number_are_said(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "Minutes of 4 March 2026"
    found = [each.why for each in letterhead_findings(saved(document, tmp_path / "own.docx"))]
    assert any("21.6 × 27.9 cm, and not A4" in each for each in found)
    assert any("4 March 2026" in each for each in found)
    assert any("number of the page" in each for each in found)


def test_a_logo_in_printers_colours_becomes_one_that_an_archive_takes(tmp_path: Path) -> None:
    path = saved(plain_letterhead(), tmp_path / "own.docx")

    def printed(parts: dict[str, bytes]) -> None:
        (name,) = [each for each in parts if each.startswith("word/media/")]
        parts[name] = logo("CMYK")

    changed(path, printed)
    data = write_pdf(sample_draft(), path)
    (image, *_) = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
    assert image.image is not None
    assert image.image.mode == "RGB"
    assert read_picture(b"no picture", 10, 10) is None


# What a hostile or careless file holds, and what is said of it.


def _body(parts: dict[str, bytes], inner: str) -> None:
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(
        b"</w:hdr>", inner.encode() + b"</w:hdr>"
    )


def _altchunk(parts: dict[str, bytes]) -> None:
    parts["word/chunk.html"] = b"<p>HARM</p>"
    key = pointing(parts, "word/header1.xml", "aFChunk", "chunk.html")
    _body(
        parts,
        f'<w:altChunk {W} r:id="{key}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
    )


def _ole(parts: dict[str, bytes]) -> None:
    parts["word/embeddings/oleObject1.bin"] = b"HARM"
    pointing(parts, "word/header1.xml", "oleObject", "embeddings/oleObject1.bin")
    _body(parts, "<w:p><w:r><w:object><x/></w:object></w:r></w:p>")


def _dde(parts: dict[str, bytes]) -> None:
    _body(
        parts,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DD</w:instrText></w:r>'
        '<w:r><w:instrText>EAUTO c:\\\\HARM.exe</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>HARM</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )


def _simple_field(parts: dict[str, bytes]) -> None:
    _body(
        parts,
        '<w:p><w:fldSimple w:instr="INCLUDETEXT HARM"><w:r><w:t>HARM</w:t></w:r></w:fldSimple></w:p>',
    )


def _template(parts: dict[str, bytes]) -> None:
    key = pointing(
        parts, "word/settings.xml", "attachedTemplate", "http://HARM.example/x.dotm", outside=True
    )
    settings = parts["word/settings.xml"]
    at = settings.index(b">", settings.index(b"<w:settings")) + 1
    link = f'<w:attachedTemplate r:id="{key}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    parts["word/settings.xml"] = settings[:at] + link.encode() + settings[at:]


def _linked_picture(parts: dict[str, bytes]) -> None:
    key = pointing(parts, "word/header1.xml", "image", "https://HARM.example/spy.png", outside=True)
    blip = parts["word/header1.xml"]
    at = blip.index(b'r:embed="') + 9
    parts["word/header1.xml"] = blip[:at] + key.encode() + blip[blip.index(b'"', at) :]


def _file_link(parts: dict[str, bytes]) -> None:
    key = pointing(parts, "word/header1.xml", "hyperlink", "file://HARM/share", outside=True)
    _body(
        parts,
        f'<w:p><w:hyperlink r:id="{key}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        "<w:r><w:t>Our pages</w:t></w:r></w:hyperlink></w:p>",
    )


def _activex(parts: dict[str, bytes]) -> None:
    parts["word/activeX/activeX1.xml"] = b"<HARM/>"
    pointing(parts, "word/document.xml", "control", "activeX/activeX1.xml")


def _comments(parts: dict[str, bytes]) -> None:
    parts["word/comments.xml"] = b"<HARM/>"
    pointing(parts, "word/document.xml", "comments", "comments.xml")


HARM: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "a foreign document": (_altchunk, "altChunk"),
    "an embedded object": (_ole, "Embedded objects"),
    "a DDE field cut in two": (_dde, "(DDEAUTO)"),
    "a field that fetches": (_simple_field, "(INCLUDETEXT)"),
    "a remote template": (_template, "template that the file is attached to"),
    "a picture from elsewhere": (_linked_picture, "fetched from elsewhere"),
    "a link to a share": (_file_link, "link to what is not on the web"),
    "a control": (_activex, "ActiveX"),
    "comments": (_comments, "Comments"),
}


@pytest.mark.parametrize("what", HARM)
def test_what_could_do_harm_is_left_out_and_said(what: str, own: Path) -> None:
    change, said = HARM[what]
    changed(own, change)
    before = own.read_bytes()
    made = write_word(sample_draft(), own)
    assert b"HARM" not in whole(made)
    assert any(said in each for each in read_letterhead(own).said), read_letterhead(own).said
    assert word_lines(made)[0] == "DRAFT until signed"
    assert "HARM" not in " ".join(pages(write_pdf(sample_draft(), own)))
    assert own.read_bytes() == before


def test_a_logo_in_the_text_is_said_to_belong_into_the_header(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run().add_picture(io.BytesIO(logo()))
    (said,) = read_letterhead(saved(document, tmp_path / "own.docx")).said
    assert "move it into the header" in said


def test_a_link_to_the_council_s_pages_stays(own: Path) -> None:
    def link(parts: dict[str, bytes]) -> None:
        pointing(parts, "word/header1.xml", "hyperlink", "https://leamside.example/", outside=True)

    changed(own, link)
    assert read_letterhead(own).said == ()
    assert b"https://leamside.example/" in whole(read_letterhead(own).data)


def _renamed(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = b"x"

    return change


def _entities(parts: dict[str, bytes]) -> None:
    parts["word/header1.xml"] = (
        b'<!DOCTYPE h [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:hdr>&b;</w:hdr>'
    )


def _bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/big.bin"] = bytes(40_000_000)


def _many(parts: dict[str, bytes]) -> None:
    parts |= {f"word/media/{n}.png": b"x" for n in range(600)}


def _deep(parts: dict[str, bytes]) -> None:
    parts["word/header1.xml"] = b"<w:p>" * 100_000


REFUSED: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "entities": (_entities, "declares entities"),
    "a bomb": (_bomb, "too large"),
    "many parts": (_many, "too large"),
    "a way out of the file": (_renamed("../../evil.xml"), "outside it"),
    "a root of its own": (_renamed("/etc/evil.xml"), "outside it"),
    "a drive": (_renamed("C:/evil.xml"), "outside it"),
    "depth without end": (_deep, "no Word document"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_made_to_do_harm_is_refused_in_a_sentence(what: str, own: Path) -> None:
    change, said = REFUSED[what]
    changed(own, change)
    for write in (write_word, write_pdf):
        with pytest.raises(Refused, match=said) as refusal:
            write(sample_draft(), own)
        assert str(own) in refusal.value.sentence


def test_a_zip_that_lies_about_its_sizes_is_refused(own: Path) -> None:
    changed(own, _bomb)
    data = bytearray(own.read_bytes())
    size = (40_000_000).to_bytes(4, "little")
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
        at = data.find(size, at)
    own.write_bytes(data)
    with pytest.raises(Refused):
        write_word(sample_draft(), own)


@pytest.mark.parametrize(
    "start", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04 and then nothing", b""]
)
def test_what_is_no_word_file_is_refused(start: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(start + bytes(600))
    with pytest.raises(Refused, match=r"save it in Word as \.docx"):
        write_word(sample_draft(), path)


def test_a_template_and_a_document_with_macros_are_taken_too(own: Path) -> None:
    def as_template(parts: dict[str, bytes]) -> None:
        main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        macro = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(main, macro)

    changed(own, as_template)
    assert COUNCIL in header_texts(write_word(sample_draft(), own))[0]


def test_a_letterhead_made_from_old_minutes_leaves_that_meeting_behind(tmp_path: Path) -> None:
    path = saved(old_minutes(), tmp_path / "old.docx")
    made = make_letterhead(
        path.read_bytes(), str(path), "Leamside Town Council", {"Heading 2": "Heading 1"}
    )
    words = whole(made.data)
    for secret in (b"Teasel", b"footbridge", b"2026", b"T Fescue"):
        assert secret not in words
    assert b"{body}, {date}" in words
    assert b"The Old Mill, Weir Lane" in words
    fresh = tmp_path / "letterhead.docx"
    fresh.write_bytes(made.data)
    assert not [each for each in letterhead_findings(fresh) if "missing" in each.why]
    document: Any = Document(io.BytesIO(made.data))
    assert document.styles["Heading 2"].base_style.name == "Heading 1"

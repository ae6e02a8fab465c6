"""The Word file: a document that its readers' own tools can find their way in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from clerk.assets import style_folder
from clerk.errors import ClerkError, Refused
from clerk.export.letterhead_source import read_letterhead
from clerk.export.word import write_word
from clerk.minutes.blocks import HEADING_LEVEL, Block, Run
from tests.export.reading_back import header_texts, word_lines
from tests.export.sample_draft import item, sample_draft

STYLES = ["cabinet", "scrutiny", "council", "parish", "planning", "licensing"]


def letterhead(style: str = "cabinet") -> Path:
    return style_folder(style) / "letterhead.docx"


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


@pytest.fixture(params=STYLES)
def written(request: pytest.FixtureRequest) -> bytes:
    return write_word(sample_draft(request.param), letterhead(request.param))


def test_title_language_and_author_are_set(written: bytes) -> None:
    properties = opened(written).core_properties
    assert properties.title == "Cabinet minutes, 19 November 2026"
    assert properties.author == "Aldermere District Council"
    assert properties.language == "en-GB"
    assert properties.subject == "Cabinet, Thursday 19 November 2026"


def test_the_language_of_the_words_is_the_draft_s() -> None:
    document = opened(write_word(sample_draft(language="cy-GB"), letterhead()))
    styles = document.styles.element
    found = {lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))}
    assert found == {"cy-GB"}


def test_headings_are_headings_and_no_level_is_left_out(written: bytes) -> None:
    document = opened(written)
    outline = {}
    for style in document.styles.element.findall(qn("w:style")):
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if level is not None:
            outline[style.get(qn("w:styleId"))] = int(level.get(qn("w:val"))) + 1
        elif style.find(qn("w:basedOn")) is not None:
            above = style.find(qn("w:basedOn")).get(qn("w:val"))
            if above in outline:
                outline[style.get(qn("w:styleId"))] = outline[above]
    levels = [outline[p.style.style_id] for p in document.paragraphs if p.style.style_id in outline]
    expected = [HEADING_LEVEL[b.look] for b in sample_draft().blocks if b.look in HEADING_LEVEL]
    assert levels == expected
    assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False))


def test_the_title_is_styled_as_title(written: bytes) -> None:
    titles = [p for p in opened(written).paragraphs if p.style.name == "Title"]
    assert [p.text[:22] for p in titles] == ["Minutes of the meeting"]


def test_every_look_has_a_style_of_its_own(written: bytes) -> None:
    used = {p.style.name for p in opened(written).paragraphs}
    assert {"Clerk Roll", "Clerk Decision", "Clerk Action", "Clerk Vote", "Heading 2"} <= used
    assert "Normal" not in used


def test_space_is_never_made_of_empty_paragraphs(written: bytes) -> None:
    document = opened(written)
    empty = [p for p in document.paragraphs if not p.text.strip()]
    # Word joins tables that nothing parts: these lines part tables, and are 8 points high.
    for paragraph in empty:
        spacing = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        assert spacing is not None
        assert spacing.get(qn("w:lineRule")) == "exact"
        assert paragraph._p.getprevious().tag == qn("w:tbl")
    assert len(empty) == 2


def test_tables_have_header_rows_that_repeat_and_rows_that_stay_whole(written: bytes) -> None:
    tables = opened(written).tables
    heads = [
        [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        for table in tables
    ]
    assert [head[0] for head in heads] == [True, True, False, True]
    assert not any(any(head[1:]) for head in heads)
    for table in tables:
        for row in table.rows:
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_pictures_have_words(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        headers = [package.read(name).decode() for name in package.namelist() if "header" in name]
    pictures = [text for text in headers if "<w:drawing>" in text]
    assert pictures
    assert all('descr="Emblem of the council' in text for text in pictures)


def test_the_marking_stands_on_every_page(written: bytes) -> None:
    assert len(header_texts(written)) == 2
    assert all("DRAFT" in text for text in header_texts(written))


def test_once_signed_there_is_no_marking() -> None:
    data = write_word(sample_draft(marking=""), letterhead())
    assert not any("DRAFT" in text for text in header_texts(data))


def test_the_headers_name_the_meeting_s_own_council() -> None:
    data = write_word(sample_draft(council="Leamside Borough Council"), letterhead())
    assert all("Leamside Borough Council" in text for text in header_texts(data))
    assert not any("Aldermere" in text for text in header_texts(data))


def test_the_footer_says_body_date_and_page(written: bytes) -> None:
    footer = opened(written).sections[0].footer
    words = "".join(t.text or "" for t in footer._element.iter(qn("w:t")))
    assert words == "Cabinet, Thursday 19 November 2026Page 1 of 1"
    fields = [f.get(qn("w:instr")).strip() for f in footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_each_list_starts_where_its_first_item_says() -> None:
    def bare(*numbers: int, series: int) -> list[Block]:
        more: dict[str, Any] = {"number_format": "decimal", "label_pattern": "%1."}
        return [item("point", n, "x", series, **more) for n in numbers]

    blocks = [
        *bare(5, 6, series=1),
        *bare(1, 2, series=2),
        *bare(7, series=1),
        *bare(9, series=1),
        *bare(1, series=3),
    ]
    lines = word_lines(write_word(sample_draft(blocks=tuple(blocks)), letterhead()))
    assert lines == ["5. x", "6. x", "1. x", "2. x", "7. x", "9. x", "1. x"]


def test_a_list_inside_a_list_begins_again_under_each_item() -> None:
    inner: dict[str, Any] = {"number_format": "lower_roman", "level": 1, "label_pattern": "(%1)"}
    blocks = (
        item("part", 1, "x", 1),
        item("part", 1, "y", 1, **inner),
        item("part", 2, "y", 1, **inner),
        item("part", 2, "x", 1),
        item("part", 1, "y", 1, **inner),
        item("part", 3, "x", 1),
    )
    lines = word_lines(write_word(sample_draft(blocks=blocks), letterhead()))
    assert lines == ["a) x", "(i) y", "(ii) y", "b) x", "(i) y", "c) x"]


def test_exempt_words_are_marked_by_more_than_colour() -> None:
    block = Block(look="paragraph", runs=(Run(text="secret"),), exempt=True)
    (paragraph,) = opened(write_word(sample_draft(blocks=(block,)), letterhead())).paragraphs
    bar = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:left')}")
    assert bar.get(qn("w:val")) == "double"


def test_the_same_draft_gives_the_same_bytes(written: bytes) -> None:
    style = {
        b"12365E": "cabinet",
        b"0B5A5A": "scrutiny",
        b"5B2346": "council",
        b"28532E": "parish",
        b"7A3B12": "planning",
        b"3A2F6B": "licensing",
    }
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        theme = package.read("word/theme/theme1.xml")
    name = next(name for colour, name in style.items() if colour in theme)
    assert write_word(sample_draft(name), letterhead(name)) == written


def test_a_council_s_own_letterhead_without_our_styles_is_good_enough(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Example text of the letterhead, to be replaced")
    own.sections[0].header.paragraphs[0].text = "Leamside Parish Council"
    own.save(str(tmp_path / "own.docx"))
    data = write_word(sample_draft(), tmp_path / "own.docx")
    # But for the pages that the contents name: another letterhead leaves other room.
    ours = write_word(sample_draft(), letterhead())
    entries = {each.text for each in sample_draft().blocks if each.leads_to is not None}
    count = len(entries)
    assert word_lines(data)[4 + count :] == word_lines(ours)[4 + count :]
    assert header_texts(data) == ["DRAFT Leamside Parish Council"]
    used = {p.style.name for p in opened(data).paragraphs}
    assert {"Title", "Heading 2", "List Bullet", "List Number"} <= used


def _with_part(folder: Path, name: str, content: bytes) -> Path:
    path = folder / "changed.docx"
    with zipfile.ZipFile(letterhead()) as given, zipfile.ZipFile(path, "w") as made:
        for part in given.namelist():
            if part != name:
                made.writestr(part, given.read(part))
        made.writestr(name, content)
    return path


def test_a_letterhead_s_macros_stay_behind(tmp_path: Path) -> None:
    path = _with_part(tmp_path, "word/vbaProject.bin", b"macro")
    with zipfile.ZipFile(io.BytesIO(write_word(sample_draft(), path))) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]
    assert any("Macros were left out" in said for said in read_letterhead(path).said)


def test_what_a_letterhead_fetches_from_elsewhere_stays_behind(tmp_path: Path) -> None:
    pointer = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="https://example.org/x.png" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    path = _with_part(tmp_path, "word/_rels/header1.xml.rels", pointer)
    data = write_word(sample_draft(), path)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"example.org" not in b"".join(package.read(name) for name in package.namelist())
    assert "Aldermere District Council" in header_texts(data)[0]
    said = "Something that is fetched from elsewhere was left out (https://example.org/x.png)."
    assert said in read_letterhead(path).said


def test_a_letterhead_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(b"not a zip")
    with pytest.raises(Refused, match="is no Word document"):
        write_word(sample_draft(), path)
    broken = _with_part(tmp_path, "word/document.xml", b"<w:document")
    with pytest.raises(Refused, match="is no Word document"):
        write_word(sample_draft(), broken)


def test_a_letterhead_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="cannot be read: No such file"):
        write_word(sample_draft(), tmp_path / "none.docx")


def test_the_shipped_letterheads_are_what_the_script_makes(tmp_path: Path) -> None:
    import subprocess
    import sys

    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, str(root / "packaging" / "make_letterheads.py"), str(tmp_path)],
        check=True,
        capture_output=True,
    )
    for style in STYLES:
        with (
            zipfile.ZipFile(root / "templates" / style / "letterhead.docx") as kept,
            zipfile.ZipFile(tmp_path / style / "letterhead.docx") as made,
        ):
            assert kept.namelist() == made.namelist()
            for name in kept.namelist():
                # Another Pillow may write another PNG of the same picture.
                if not name.endswith(".png"):
                    assert kept.read(name) == made.read(name), f"{style}: {name}"

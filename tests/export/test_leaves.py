"""Loose leaves: numbered on over the year in place of pages, each with a box for initials (LGA 1972 Sch 12 para 41)."""

from __future__ import annotations

import io
import re
from pathlib import Path

import msgspec
import pypdf
import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.assets import resources, style_folder
from clerk.cli import main
from clerk.export.pdf import write_pdf
from clerk.export.word import write_word
from clerk.minutes.blocks import Draft, Leaves
from clerk.minutes.layout import draft
from clerk.record.script import read_script
from clerk.store.minutebook import open_book
from clerk.styles import load_style
from tests.export.reading_back import normal
from tests.export.sample_draft import sample_draft
from tests.minutes.chamber import drafted, sitting

LETTERHEAD = style_folder("parish") / "letterhead.docx"
LEAVES = Leaves(first=14, pattern="Leaf %1", initials="Initials")
PARISH = (resources() / "samples" / "parish.json").read_bytes()


def leaved(**more: object) -> Draft:
    leaves = msgspec.structs.replace(LEAVES, **more)
    return msgspec.structs.replace(sample_draft("parish"), leaves=leaves)


def feet(data: bytes) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return [normal(page.extract_text()) for page in pages]


def footers(data: bytes) -> list[str]:
    """The words of each footer of a Word file, what its fields show included."""
    section = Document(io.BytesIO(data)).sections[0]
    found = []
    for footer in (section.footer, section.first_page_footer):
        element = footer._element
        paragraphs = [
            "".join(text.text or "" for text in each.iter(qn("w:t")))
            for each in element.iter(qn("w:p"))
        ]
        found.append(" | ".join(paragraphs))
    return found


def test_the_pdf_numbers_its_leaves_on_from_the_first_and_has_a_box_on_each() -> None:
    texts = feet(write_pdf(leaved(), LETTERHEAD))
    assert len(texts) > 3
    for index, text in enumerate(texts):
        assert f"Leaf {14 + index}" in text
        assert "Initials" in text
        assert "Page " not in text


def test_the_reader_of_a_pdf_counts_its_leaves_too() -> None:
    labels = pypdf.PdfReader(io.BytesIO(write_pdf(leaved(first=101), LETTERHEAD))).page_labels
    assert labels[:3] == ["101", "102", "103"]


def test_words_footers_have_the_leaf_in_place_of_the_page_and_a_box() -> None:
    for footer in footers(write_word(leaved(), LETTERHEAD)):
        assert footer == "Initials | Cabinet, Thursday 19 November 2026Leaf 14"


def test_word_begins_to_count_at_the_first_leaf() -> None:
    body = Document(io.BytesIO(write_word(leaved(), LETTERHEAD))).element.body
    numbering = body.find(qn("w:sectPr")).find(qn("w:pgNumType"))
    assert numbering.get(qn("w:start")) == "14"


def test_without_a_label_there_is_no_box() -> None:
    assert "Initials" not in "".join(feet(write_pdf(leaved(initials=""), LETTERHEAD)))
    assert "Initials" not in "".join(footers(write_word(leaved(initials=""), LETTERHEAD)))


def test_a_council_s_own_footer_without_a_page_number_gets_the_leaf(tmp_path: Path) -> None:
    own = Document()
    own.sections[0].footer.paragraphs[0].text = "Leamside Parish Council"
    own.save(str(tmp_path / "own.docx"))
    (footer, _) = footers(write_word(leaved(), tmp_path / "own.docx"))
    assert footer == "Initials | Leamside Parish Council | Leaf 14"


def test_the_first_leaf_is_the_record_s_and_1_where_it_says_none() -> None:
    meeting = read_script(PARISH).meeting
    assert draft(meeting, load_style("parish")).leaves == LEAVES
    first = drafted(sitting(), style="parish").leaves
    assert first is not None
    assert first.first == 1
    assert drafted(sitting(), style="council").leaves is None


@pytest.mark.parametrize(("given", "leaf"), [([], 14), (["--first-leaf", "31"], 31)])
def test_it_can_be_given_at_export(given: list[str], leaf: int, tmp_path: Path) -> None:
    book = tmp_path / "book.clerk"
    with open_book(book) as opened:
        opened.replay(read_script(PARISH).meeting)
    arguments = ["export", "--book", str(book), "--out", str(tmp_path), "--format", "pdf", *given]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert f"Leaf {leaf}" in feet(Path(done.output.strip()).read_bytes())[0]


def test_for_several_meetings_it_is_refused(tmp_path: Path) -> None:
    book = tmp_path / "book.clerk"
    meeting = read_script(PARISH).meeting
    with open_book(book) as opened:
        opened.replay(meeting)
        opened.replay(meeting, again=True)
    done = CliRunner().invoke(
        main, ["export", "--book", str(book), "--out", str(tmp_path), "--first-leaf", "3"]
    )
    assert done.exit_code == 2
    assert "--first-leaf: name one meeting" in done.output


def test_the_pdf_on_a_council_s_own_letterhead_has_the_leaf_where_its_pages_were(
    tmp_path: Path,
) -> None:
    own = Document()
    paragraph = own.sections[0].footer.paragraphs[0]
    paragraph.add_run("Leamside Parish Council, page ")
    for kind, between in (("PAGE", " of "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), kind)
        field.append(paragraph.add_run("1")._r)
        paragraph._p.append(field)
        paragraph.add_run(between)
    own.save(str(tmp_path / "own.docx"))
    plain = msgspec.structs.replace(leaved(), leaves=None, style="leamside")
    assert "page 1 of" in feet(write_pdf(plain, tmp_path / "own.docx"))[0]
    numbered = msgspec.structs.replace(leaved(), style="leamside")
    for index, text in enumerate(feet(write_pdf(numbered, tmp_path / "own.docx"))):
        assert f"Leaf {14 + index}" in text
        assert "Initials" in text
        assert not re.search(r"\bpage\b|\d of\b", text[-60:])

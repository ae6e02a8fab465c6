"""What independent validators, and checks of our own, find wrong with a document; nothing is what they should find.

The checkers of PDF were tried on eighteen deliberate breakages: they do not see a mark on a page that no element of the
structure has, or one that the page's own list gives to another. For Word no checker of accessibility runs without Word.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.export.reading_back import Pdf

_CLAIMS = {
    "ua1": b"<pdfuaid:part>1</pdfuaid:part>",
    "2a": b"<pdfaid:conformance>A</pdfaid:conformance>",
}


def pdf_faults(data: bytes) -> list[str]:
    """Return what is wrong with a PDF: each standard that it says it keeps, and that it says so."""
    found = []
    metadata = Pdf(data).root["/Metadata"].get_data()
    for profile, claim in _CLAIMS.items():
        if claim not in metadata:
            found.append(f"{profile}: the file does not say that it keeps it")
        report = page.validate_pdf_bytes(data, profile=profile)
        found += [f"{profile}: {each.rule_id}: {each.message}" for each in report.failures]
    return [*found, *id_faults(data)]


def id_faults(data: bytes) -> list[str]:
    """Return where a mark on a page, the structure, and the page's list of owners do not agree, in both directions."""
    pdf = Pdf(data)
    owners: dict[tuple[int, int], Any] = {}
    found = []
    for tag, marks, element in pdf.elements():
        for mark in marks:
            if mark in owners:
                found.append(f"mark {mark} is in two elements, one of them {tag}")
            owners[mark] = element
    drawn = {mark for mark in _drawn(pdf) if mark[1] >= 0}
    found += [f"mark {mark} on a page is in no element" for mark in sorted(drawn - owners.keys())]
    found += [f"mark {mark} of an element is on no page" for mark in sorted(owners.keys() - drawn)]
    numbers = pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    lists = {int(numbers[i]): numbers[i + 1].get_object() for i in range(0, len(numbers), 2)}
    pages: Any = pdf.reader.pages
    for index, each in enumerate(pages):
        said = lists.get(int(each.get("/StructParents", -1)), [])
        own = sorted(number for at, number in owners if at == index)
        if own != list(range(len(said))):
            found.append(f"page {index + 1} lists {len(said)} owners for {len(own)} marks")
            continue
        found += [
            f"mark {(index, number)} is listed as another element's"
            for number, owner in enumerate(said)
            if owner.get_object() != owners[index, number]
        ]
    return found


def _drawn(pdf: Pdf) -> Iterator[tuple[int, int]]:
    pages: Any = pdf.reader.pages
    for index, each in enumerate(pages):
        for operands, operator in each.get_contents().operations:
            if operator == b"BDC" and "/MCID" in operands[1]:
                yield index, int(operands[1]["/MCID"])


def word_faults(data: bytes) -> list[str]:
    """Return what is wrong with a Word file, by its schemas and for those who cannot see it."""
    return [*schema_faults(data), *access_faults(data)]


def schema_faults(data: bytes) -> list[str]:
    """Return what the Open XML schemas forbid."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.docx"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(path)
    return [
        f"{each.part_uri}: {each.description}"
        for each in result.errors
        if each.severity.value == "error"
    ]


def access_faults(data: bytes) -> list[str]:
    """Return what keeps a Word file from being read by everybody."""
    document: Any = Document(io.BytesIO(data))
    return [
        *_said_of_the_whole(document),
        *_headings(document),
        *_tables(document),
        *_pictures(data),
        *_empty(document),
        *_bookmarks(document),
    ]


def _said_of_the_whole(document: Any) -> Iterator[str]:
    properties = document.core_properties
    if not properties.title.strip():
        yield "it has no title"
    if not properties.language.strip():
        yield "its properties do not say its language"
    styles = document.styles.element
    defaults = styles.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
    )
    normal = next(
        each
        for each in styles
        if each.get(qn("w:default")) == "1" and each.get(qn("w:type")) == "paragraph"
    )
    for where, found in (
        ("defaults", defaults),
        ("Normal", normal.find(f"{qn('w:rPr')}/{qn('w:lang')}")),
    ):
        language = None if found is None else found.get(qn("w:val"))
        if language != properties.language:
            yield f"its {where} say the language {language} and not {properties.language}"


def _level(paragraph: Any) -> int | None:
    own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if own is not None:
        return int(own.get(qn("w:val"))) + 1
    style = paragraph.style
    while style is not None:
        said = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if said is not None:
            return int(said.get(qn("w:val"))) + 1
        if style.name.lower().startswith("heading "):
            return int(style.name[8:])
        style = style.base_style
    return None


def _headings(document: Any) -> Iterator[str]:
    levels = [
        (found, each.text) for each in document.paragraphs if (found := _level(each)) is not None
    ]
    if not levels:
        yield "it has no heading"
    before = 0
    for level, text in levels:
        if level > before + 1:
            yield f"the heading “{text[:40]}” of level {level} follows one of level {before}"
        if not text.strip():
            yield "a heading has no words"
        before = level


def _tables(document: Any) -> Iterator[str]:
    for table in document.tables:
        first = table.rows[0]._tr
        head = first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        look = table._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        said = look is not None and look.get(qn("w:firstRow")) == "1"
        if head != said:
            yield "a table says that it has a header row and has none, or the other way round"


def _pictures(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for each in etree.fromstring(package.read(name)).iter(qn("wp:docPr")):
                    if not (each.get("descr") or "").strip():
                        yield f"a picture in {name} has no words"


def _empty(document: Any) -> Iterator[str]:
    body = document.element.body
    for paragraph in body.iter(qn("w:p")):
        words = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        inside = paragraph.getparent().tag == qn("w:tc")
        before = paragraph.getprevious()
        parting = before is not None and before.tag == qn("w:tbl")
        if not words.strip() and not inside and not parting:
            yield "a paragraph without words makes space"


def _bookmarks(document: Any) -> Iterator[str]:
    starts = [
        (each.get(qn("w:id")), each.get(qn("w:name")))
        for each in document.element.iter(qn("w:bookmarkStart"))
    ]
    ends = Counter(each.get(qn("w:id")) for each in document.element.iter(qn("w:bookmarkEnd")))
    for names in (Counter(key for key, _ in starts), Counter(name for _, name in starts)):
        yield from (
            f"the bookmark {each} is there twice" for each, times in names.items() if times > 1
        )
    if Counter(key for key, _ in starts) != ends:
        yield "a bookmark has no end, or an end no beginning"

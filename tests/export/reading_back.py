"""Reads a Word file and a PDF back as their words, labels of lists included, so that the two can be compared."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pypdf
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from clerk.minutes.blocks import Draft


def normal(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


class _Numbering:
    """Counts Word's lists as Word does, from the numbering part."""

    def __init__(self, document: Any) -> None:
        root = document.part.numbering_part.element
        self.abstract = {e.get(qn("w:abstractNumId")): e for e in root.findall(qn("w:abstractNum"))}
        self.num = {e.get(qn("w:numId")): e for e in root.findall(qn("w:num"))}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.started: set[tuple[str, int]] = set()

    def label(self, number: str, level: int) -> str:
        definition_id = self.num[number].find(qn("w:abstractNumId")).get(qn("w:val"))
        definition = self.abstract[definition_id].findall(qn("w:lvl"))[level]
        kind = definition.find(qn("w:numFmt")).get(qn("w:val"))
        text = str(definition.find(qn("w:lvlText")).get(qn("w:val")))
        if kind == "bullet":
            return text
        counts = self.counts[definition_id]
        start = int(definition.find(qn("w:start")).get(qn("w:val")))
        if (number, level) not in self.started:
            self.started.add((number, level))
            for override in self.num[number].findall(qn("w:lvlOverride")):
                if override.get(qn("w:ilvl")) == str(level):
                    counts.pop(level, None)
                    start = int(override.find(qn("w:startOverride")).get(qn("w:val")))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return text.replace(f"%{level + 1}", _numeral(kind, counts[level]))


def _numeral(kind: str, number: int) -> str:
    if kind == "lowerLetter":
        return chr(96 + number)
    if kind == "upperLetter":
        return chr(64 + number)
    if kind == "lowerRoman":
        return ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][number]
    return str(number)


def word_lines(data: bytes) -> list[str]:
    """Return the body's paragraphs, each with its list's label, tables row by row."""
    document = Document(io.BytesIO(data))
    numbering = _Numbering(document)
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        label = ""
        place = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if place is not None:
            number = place.find(qn("w:numId")).get(qn("w:val"))
            label = numbering.label(number, int(place.find(qn("w:ilvl")).get(qn("w:val")))) + " "
        text = "".join(_words(paragraph))
        if text.strip():
            found.append(normal(label + text))
    return found


def _words(paragraph: Any) -> Iterator[str]:
    # Also those inside a link, as the entries of the contents are.
    for run in paragraph.iter(qn("w:r")):
        for node in run:
            if node.tag == qn("w:t"):
                yield node.text or ""
            elif node.tag in {qn("w:tab"), qn("w:br")}:
                yield " "


def header_texts(data: bytes) -> list[str]:
    """Return the words of each header of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(n) for n in sorted(package.namelist()) if "word/header" in n]
    parsed = [etree.fromstring(part) for part in parts if b"<w:hdr" in part]
    return [normal(" ".join(t.text or "" for t in part.iter(qn("w:t")))) for part in parsed]


class Pdf:
    """A PDF's structure, walked in the order in which it is read aloud."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self._page_index = {
            page.indirect_reference.idnum: index
            for index, page in enumerate(self.reader.pages)
            if page.indirect_reference is not None
        }

    def elements(self) -> Iterator[tuple[str, list[tuple[int, int]], Any]]:
        """Yield each element's tag, its marks (page, number), and itself."""
        yield from self._walk(self.root["/StructTreeRoot"]["/K"][0].get_object(), None)

    def _walk(
        self, element: Any, page: int | None
    ) -> Iterator[tuple[str, list[tuple[int, int]], Any]]:
        if "/Pg" in element:
            page = self._page_index[element.raw_get("/Pg").idnum]
        marks, inner = [], []
        for kid in element.get("/K", []):
            kid = kid.get_object()  # noqa: PLW2901 - a reference and what it leads to are one thing
            if isinstance(kid, int):
                assert page is not None
                marks.append((page, int(kid)))
            elif kid.get("/Type") == "/MCR":
                marks.append((self._page_index[kid.raw_get("/Pg").idnum], int(kid["/MCID"])))
            elif kid.get("/Type") != "/OBJR":
                inner.append(kid)
        yield str(element["/S"]).removeprefix("/"), marks, element
        for kid in inner:
            yield from self._walk(kid, page)

    def marked_text(self) -> dict[tuple[int, int], str]:
        """Return what stands on the pages by mark; artifacts, which are not read out, are under number -1."""
        found: dict[tuple[int, int], str] = defaultdict(str)
        pages: Any = self.reader.pages
        for index, page in enumerate(pages):
            fonts = {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}
            maps = {name: _letters(font) for name, font in fonts.items()}
            inside: list[int] = []
            font = ""
            content = page.get_contents()
            assert content is not None
            for operands, operator in content.operations:
                if operator == b"BDC":
                    inside.append(int(operands[1].get("/MCID", -1)))
                elif operator == b"EMC":
                    inside.pop()
                elif operator == b"Tf":
                    font = str(operands[0])
                elif operator == b"Tj":
                    assert inside, "words that belong to nothing"
                    codes = operands[0].original_bytes
                    found[index, inside[-1]] += "".join(maps[font][code] for code in codes)
            assert not inside, "marked content left open"
        return dict(found)


def _letters(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    table = font["/ToUnicode"].get_data().decode("latin-1")
    return {
        int(code, 16): bytes.fromhex(letter).decode("utf-16-be")
        for code, letter in re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", table, re.MULTILINE)
    }


def pdf_lines(data: bytes) -> list[str]:
    """Return the paragraphs of a PDF in the order of its structure, each list item with its label."""
    pdf = Pdf(data)
    text = pdf.marked_text()
    found: list[str] = []
    label = ""
    for tag, marks, _ in pdf.elements():
        words = "".join(text.get(mark, "") for mark in marks)
        if tag == "Lbl":
            label = words
            continue
        if words.strip():
            found.append(normal(label + words))
        label = ""
    return found


def drawn_words(data: bytes, draft: Draft) -> list[str]:
    """Return a PDF's words as another program finds them on the pages, headers and footers left out."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        lines = page.extract_text().split("\n")
        foot = f"{draft.body}, {draft.date}"
        kept = [line for line in lines if line.strip() not in {draft.council, draft.marking}]
        kept = [
            line for line in kept if foot not in line and not re.match(r"Page \d+ of \d+$", line)
        ]
        found += " ".join(kept).split()
    return found

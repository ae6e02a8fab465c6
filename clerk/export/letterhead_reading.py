"""What the PDF takes from a letterhead: its page, and the words and pictures of its headers and footers.

Read from the cleaned file without Word: lines with their tabs, tables as columns, pictures in a line or at a place.
Text in boxes and drawn shapes are not read; `letterhead_report.py` says so.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from clerk.export.cleaning import Cleaned
from clerk.export.cleaning_parts import tag
from clerk.export.letterhead_letters import Letters, LettersOf
from clerk.export.looks import Page
from clerk.export.pictures import Picture, read_picture
from clerk.export.placeholders import fill_placeholders, words_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU, _TWIP = 12700.0, 20.0
_OURS = {"clerk council", "clerk running head"}
Align = Literal["left", "centre", "right"]
Kind = Literal["header", "footer"]
_ALIGN: dict[str, Align] = {"center": "centre", "right": "right", "end": "right"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look, or a number that is known only when all pages are there."""

    text: str
    letters: Letters
    number: Literal["", "page", "pages"] = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture at a place of the page: from its left edge, and from its top or its paragraph's."""

    picture: Picture
    x: float
    y: float
    from_paragraph: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands at one tab stop of a line."""

    align: Align
    at: float
    spans: tuple[Span, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a header or footer."""

    segments: tuple[Segment, ...]
    placed: tuple[Placed, ...]
    before: float
    after: float
    spacing: float
    rule_above: str
    rule_below: str
    size: float


@dataclass(frozen=True, slots=True)
class Column:
    """Paragraphs one under another, in a strip of the page."""

    x: float
    width: float
    paragraphs: tuple[Paragraph, ...]


Row = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Leaves:
    """A letterhead as the PDF prints it. ``ours``: it is set as the shipped ones are, by `page_furniture.py`."""

    page: Page
    ours: bool
    font: str
    first_header: tuple[Row, ...]
    later_header: tuple[Row, ...]
    first_footer: tuple[Row, ...]
    later_footer: tuple[Row, ...]
    emblem: Picture | None
    marked: bool
    letters: LettersOf


def read_leaves(letterhead: Cleaned, values: Mapping[str, str]) -> Leaves:
    """Return what a letterhead's pages are, the meeting's own words in the place of its placeholders."""
    with zipfile.ZipFile(io.BytesIO(letterhead.data)) as package:
        return _Reader(package, values).leaves()


def _points(element: Any, name: str, fallback: float) -> float:
    value = None if element is None else element.get(tag(name))
    try:
        return abs(float(value)) / _TWIP if value else fallback
    except ValueError:
        return fallback


class _Reader:
    def __init__(self, package: zipfile.ZipFile, values: Mapping[str, str]) -> None:
        self.package = package
        self.names = set(package.namelist())
        self.values = values
        self.main = next(n for n in self.names if n.endswith("document.xml"))
        self.letters = LettersOf(self._optional("styles"), self._optional("theme"))
        self.marked = False
        self.ours = False

    def _optional(self, kind: str) -> Any:
        for target, what in self._targets(self.main).values():
            if what == kind:
                return etree.fromstring(self.package.read(target))
        return None

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.names:
            return {}
        return {
            each.get("Id", ""): (
                posixpath.normpath(posixpath.join(folder, each.get("Target", ""))),
                each.get("Type", "").rpartition("/")[2],
            )
            for each in etree.fromstring(self.package.read(name))
            if each.get("TargetMode") != "External"
        }

    def leaves(self) -> Leaves:
        section = next(etree.fromstring(self.package.read(self.main)).iter(tag("sectPr")))
        size, margins = section.find(tag("pgSz")), section.find(tag("pgMar"))
        gutter = _points(margins, "gutter", 0.0)
        self.page = Page(
            width=_points(size, "w", 595.28),
            height=_points(size, "h", 841.89),
            left=_points(margins, "left", 72.0) + gutter,
            right=_points(margins, "right", 72.0),
            top=_points(margins, "top", 72.0),
            bottom=_points(margins, "bottom", 72.0),
            head=_points(margins, "header", 36.0),
            foot=_points(margins, "footer", 36.0),
        )
        parts = self._parts(section)
        own_first = section.find(tag("titlePg")) is not None
        rows: dict[str, tuple[Row, ...]] = {}
        emblem: Picture | None = None
        for kind in ("header", "footer"):
            for when in ("first", "default"):
                name = parts.get((kind, when), "")
                rows[f"{kind} {when}"] = self._rows(name) if name else ()
                if kind == "header":
                    emblem = emblem or next(_pictures(rows[f"{kind} {when}"]), None)
        first = "first" if own_first else "default"
        return Leaves(
            self.page,
            self.ours,
            self.letters.font,
            rows[f"header {first}"],
            rows["header default"],
            rows[f"footer {first}"],
            rows["footer default"],
            emblem,
            self.marked,
            self.letters,
        )

    def _parts(self, section: Any) -> dict[tuple[str, str], str]:
        targets = self._targets(self.main)
        found = {}
        for kind in ("header", "footer"):
            for each in section.findall(tag(f"{kind}Reference")):
                target = targets.get(each.get(f"{_R}id", ""), ("", ""))[0]
                if target in self.names:
                    found[kind, each.get(tag("type"), "default")] = target
        return found

    def _rows(self, name: str) -> tuple[Row, ...]:
        self.pictures = {
            key: target for key, (target, what) in self._targets(name).items() if what == "image"
        }
        width = self.page.width - self.page.left - self.page.right
        root = etree.fromstring(self.package.read(name))
        return tuple(self._flow(root, self.page.left, width))

    def _flow(self, parent: Any, x: float, width: float) -> Iterator[Row]:
        for child in parent:
            if child.tag == tag("p"):
                found = self._paragraph(child, width)
                if found:
                    yield (Column(x, width, (found,)),)
            elif child.tag == tag("tbl"):
                yield from self._table(child, x, width)
            elif child.tag in {tag("sdt"), tag("sdtContent"), tag("customXml")}:
                yield from self._flow(child, x, width)

    def _table(self, table: Any, x: float, width: float) -> Iterator[Row]:
        grid = [
            _points(each, "w", 0.0) for each in table.findall(f"{tag('tblGrid')}/{tag('gridCol')}")
        ]
        for row in table.iter(tag("tr")):
            columns, at, index = [], 0.0, 0
            cells = row.findall(tag("tc"))
            for cell in cells:
                span = cell.find(f"{tag('tcPr')}/{tag('gridSpan')}")
                count = int(span.get(tag("val"), "1")) if span is not None else 1
                wide = sum(grid[index : index + count]) or width / len(cells)
                index += count
                inside = wide - 10.8
                paragraphs = [self._paragraph(each, inside) for each in cell.iter(tag("p"))]
                columns.append(Column(x + at + 5.4, inside, tuple(p for p in paragraphs if p)))
                at += wide
            yield tuple(columns)

    def _paragraph(self, paragraph: Any, width: float) -> Paragraph | None:
        self.marked = self.marked or "{marking}" in words_of(paragraph)
        if fill_placeholders(paragraph, self.values):
            return None
        properties = paragraph.find(tag("pPr"))
        style = self.letters.style_of(properties)
        self.ours = self.ours or style.name.lower() in _OURS
        stops = sorted(self.letters.stops(properties, style))
        align = _ALIGN.get(self.letters.value(properties, style, "jc"), "left")
        segments: list[tuple[list[Span], list[Picture]]] = [([], [])]
        placed: list[Placed] = []
        for node, letters, number in self._pieces(paragraph, style):
            spans, pictures = segments[-1]
            if number:
                spans.append(Span("", letters, number))
            elif node.tag == tag("t"):
                spans.append(Span(node.text or "", letters))
            elif node.tag == tag("tab"):
                segments.append(([], []))
            elif node.tag in {tag("br"), tag("cr")}:
                spans.append(Span("\n", letters))
            else:
                for each in self._drawn(node):
                    placed.append(each) if isinstance(each, Placed) else pictures.append(each)
        made = []
        for index, (spans, pictures) in enumerate(segments):
            if index == 0:
                where, at = (align if len(segments) == 1 else "left"), 0.0
                at = {"left": 0.0, "centre": width / 2, "right": width}[where]
            elif index <= len(stops):
                at, where = stops[index - 1]
            else:
                at, where = width, "right"
            made.append(Segment(where, min(at, width), tuple(spans), tuple(pictures)))
        before, after, spacing = self.letters.space(properties, style)
        above, below = self.letters.rules(properties, style)
        size = self.letters.of(None, style).size
        return Paragraph(tuple(made), tuple(placed), before, after, spacing, above, below, size)

    def _pieces(self, paragraph: Any, style: Any) -> Iterator[tuple[Any, Letters, Any]]:
        """What stands in a paragraph in its order; of a field, only that it is a page's number."""
        depth: list[str] = []
        for run in paragraph.iter(tag("r")):
            if any(each.tag == tag("txbxContent") for each in run.iterancestors()):
                continue
            letters = self.letters.of(run.find(tag("rPr")), style)
            simple = next((e for e in run.iterancestors(tag("fldSimple"))), None)
            if simple is not None:
                number = _number(simple.get(tag("instr"), ""))
                if number:
                    if next(simple.iter(tag("r"))) is run:
                        yield run, letters, number
                    continue
            for node in run:
                kind = node.get(tag("fldCharType")) if node.tag == tag("fldChar") else ""
                if kind == "begin":
                    depth.append("")
                elif kind == "end" and depth:
                    depth.pop()
                elif node.tag == tag("instrText") and depth:
                    depth[-1] += node.text or ""
                elif kind == "separate" and depth and _number(depth[-1]):
                    yield node, letters, _number(depth[-1])
                elif not (depth and _number(depth[-1])) and node.tag != tag("rPr"):
                    yield node, letters, ""

    def _drawn(self, node: Any) -> Iterator[Picture | Placed]:
        for frame in node.iter(f"{_WP}inline", f"{_WP}anchor"):
            blip, extent = frame.find(f".//{_A}blip"), frame.find(f"{_WP}extent")
            target = self.pictures.get("" if blip is None else blip.get(f"{_R}embed", ""))
            if target is None or target not in self.names or extent is None:
                continue
            wide, high = (float(extent.get(side, "0")) / _EMU for side in ("cx", "cy"))
            picture = read_picture(self.package.read(target), wide, high)
            if picture is None:
                continue
            if frame.tag == f"{_WP}inline":
                yield picture
            else:
                yield self._anchored(frame, picture)

    def _anchored(self, frame: Any, picture: Picture) -> Placed:
        page = self.page
        across, down = frame.find(f"{_WP}positionH"), frame.find(f"{_WP}positionV")
        start, end = page.left, page.width - page.right
        if across is not None and across.get("relativeFrom") == "page":
            start, end = 0.0, page.width
        x = start + _offset(across, end - start - picture.width)
        relative = "" if down is None else down.get("relativeFrom", "")
        tops = {"page": 0.0, "topMargin": 0.0, "margin": page.top}
        y = tops.get(relative, 0.0) + _offset(down, page.height - picture.height)
        return Placed(picture, x, y, relative not in {*tops, "bottomMargin"})


def _offset(position: Any, room: float) -> float:
    if position is None:
        return 0.0
    offset, align = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
    if offset is not None and offset.text:
        return float(offset.text) / _EMU
    said = "" if align is None else (align.text or "")
    return {"center": room / 2, "right": room, "outside": room, "bottom": room}.get(said, 0.0)


def _number(instruction: str) -> Literal["", "page", "pages"]:
    words = instruction.split()
    name = words[0].upper() if words else ""
    return "page" if name == "PAGE" else "pages" if name in {"NUMPAGES", "SECTIONPAGES"} else ""


def _pictures(rows: tuple[Row, ...]) -> Iterator[Picture]:
    for row in rows:
        for column in row:
            for paragraph in column.paragraphs:
                for segment in paragraph.segments:
                    yield from segment.pictures
                yield from (each.picture for each in paragraph.placed)

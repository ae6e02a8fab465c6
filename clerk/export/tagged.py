"""A reportlab canvas that writes tagged PDF (PDF/UA-1): what each mark on the page is, and the order to read it in.

reportlab's open source writes no tags, but every hook is there. Several are private names, so pyproject.toml pins the
version and tests/export/test_pdf_structure.py reads the result back:

- `_code`, the page's operators as they are drawn: marked content is opened and closed there;
- `PDFPage.__NoDefault__`, the keys that a page may have: two more are needed;
- `ttfonts.makeToUnicodeCMap`, which maps the glyph for "no such letter" to U+0000 and letters beyond U+FFFF to
  nonsense, both of which PDF/UA forbids: replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from clerk.export.archival import Claims, add_colours, claims, metadata
from clerk.export.fonts import PLAIN

_Dictionary, _Array, _Name, _String = (
    pdfdoc.PDFDictionary,
    pdfdoc.PDFArray,
    pdfdoc.PDFName,
    pdfdoc.PDFString,
)
# At most so many lines may stand in one block of a font's table of letters.
_MAP_BLOCK = 100

for _key in ("StructParents", "Tabs"):
    if _key not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_key)


def _to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """Return a font's table from glyph to letter, in place of reportlab's own."""
    known = [(index, code) for index, code in enumerate(subset) if code]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(known), _MAP_BLOCK):
        block = known[start : start + _MAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{i:02X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for i, c in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


ttfonts.makeToUnicodeCMap = _to_unicode


class _Link(pdfdoc.LinkAnnotation):
    """A link that may say which element it belongs to."""

    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


@dataclass(eq=False)
class Node:
    """An element of the document's structure: a heading, a list, a cell.

    ``attributes`` are what its tag needs beside it: a list's numbering, a header cell's scope. ``summary`` says of a
    table what it holds, of a link where it leads. ``links`` are its annotations, each with the page that it is on.
    """

    tag: str
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    summary: str = ""
    links: list[tuple[int, Any]] = field(default_factory=list)

    def child(self, tag: str, **attributes: str) -> Node:
        """Add an element under this one; `owner` among the attributes names what they are about (List, Table)."""
        owner = attributes.pop("owner", "")
        made = Node(tag, {owner: attributes} if owner else {})
        self.kids.append(made)
        return made

    @property
    def first_page(self) -> int | None:
        """The page on which the element begins, None if nothing of it was drawn."""
        for kid in self.kids:
            page = kid.first_page if isinstance(kid, Node) else kid[0]
            if page is not None:
                return page
        return None


class _InAnotherPart(Exception):  # noqa: N818 - it says where a letter is, and no more
    """A letter beyond the first 256 of a font that a file uses."""


class _Codes(dict[int, str]):
    """A font's letters and the codes that they have in one file, each asked of reportlab once."""

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self.font = font
        self.document = document

    def __missing__(self, letter: int) -> str:
        ((subset, code),) = self.font.splitString(chr(letter), self.document)
        if subset:
            raise _InAnotherPart
        self[letter] = code.decode("latin-1")
        return self[letter]


class TaggedCanvas(Canvas):
    """A canvas on which all that is drawn belongs to an element, or is an artifact (a rule, a header, a footer)."""

    def __init__(self, filename: Any, **options: Any) -> None:
        options["pdfVersion"] = (1, 7)
        # Else reportlab names a Helvetica that is nowhere in the file.
        options["initialFontName"] = PLAIN
        self._marks: list[Node] = []
        self._marks_by_page: list[list[Node]] = []
        self._inside = False
        self.root = Node("Document")
        self.language = ""
        self.header: Callable[[TaggedCanvas, int, int], None] | None = None
        self.footer: Callable[[TaggedCanvas, int, int], None] | None = None
        self.pages: dict[str, int] = {}
        self._linked: list[tuple[Node, Any]] = []
        self.claims = Claims(False, False, ())
        self._tables: dict[str, _Codes] = {}
        self._outline_level = -1
        super().__init__(filename, **options)

    @contextmanager
    def element(self, node: Node) -> Iterator[None]:
        """Draw what is inside the `with` as a part of an element."""
        number = len(self._marks)
        self._marks.append(node)
        node.kids.append((len(self._marks_by_page), number))
        with self._marked(f"/{node.tag} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def artifact(
        self, kind: Literal["Layout", "Pagination"] = "Layout", subtype: str = ""
    ) -> Iterator[None]:
        """Draw what is inside the `with` as something that is not read out."""
        under = f" /Subtype /{subtype}" if subtype else ""
        with self._marked(f"/Artifact <</Type /{kind}{under}>> BDC"):
            yield

    @contextmanager
    def _marked(self, operator: str) -> Iterator[None]:
        if self._inside:
            message = "marked content inside marked content"
            raise RuntimeError(message)
        self._inside = True
        self._code.append(operator)
        yield
        self._code.append("EMC")
        self._inside = False

    def write(self, x: float, y: float, texts: Sequence[tuple[str, str]], size: float) -> None:
        """Write one line of text, in pieces of a font each, with its left end at a point of its baseline.

        reportlab's own text object measures every piece again once it is written, and takes each letter by itself:
        that was half of a long document.
        """
        code = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for name, text in texts:
            for subset, codes in self._codes(name, text):
                inside = pdfmetrics.getFont(name).getSubsetInternalName(subset, self._doc)
                code.append(f"{inside} {size:g} Tf <{codes.hex()}> Tj")
        self._code.append(" ".join([*code, "ET"]))

    def _codes(self, name: str, text: str) -> Sequence[tuple[int, bytes]]:
        """Return a text as the codes of a font's letters in this file, in pieces of one part of the font each."""
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = _Codes(pdfmetrics.getFont(name), self._doc)
        try:
            return ((0, text.translate(table).encode("latin-1")),)
        except _InAnotherPart:
            found: Sequence[tuple[int, bytes]] = table.font.splitString(text, self._doc)
            return found

    def bookmark(self, key: str, title: str, level: int, height: float) -> None:
        """Add an entry to the document's outline that leads to a height on the page being drawn."""
        self.pages[key] = len(self._marks_by_page)
        _, top = self.absolutePosition(0, height)
        self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        # An outline may go down one level at a time only.
        self._outline_level = min(level, self._outline_level + 1)
        self.addOutlineEntry(title, key, self._outline_level, closed=False)

    def link(self, node: Node, rectangle: tuple[float, float, float, float], key: str) -> None:
        """Let a rectangle, given from where is drawn, lead to a bookmark; the element says in its words where to."""
        annotation = _Link(
            Rect=self._absRect(rectangle, 1),
            Contents=node.summary,
            Destination=self._bookmarkReference(key),
            Border="[0 0 0]",
            F=4,
        )
        self._addAnnotation(annotation)
        self._linked.append((node, annotation))
        node.links.append((len(self._marks_by_page), self._annotationrefs[-1]))

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Close the page, remembering which elements its marks belong to."""
        super().showPage()
        self._marks_by_page.append(self._marks)
        self._marks = []

    def save(self) -> None:
        """Add the headers and footers that need the number of pages, and the structure; then write the file."""
        pages = self._doc.Pages.pages
        furniture = [("Header", self.header), ("Footer", self.footer)]
        for index, page in enumerate(pages):
            self._code: list[str] = []
            for subtype, draw in furniture:
                if draw is not None:
                    with self.artifact("Pagination", subtype):
                        draw(self, index + 1, len(pages))
            page.stream += "\n".join(self._code) + "\n"
        self._code = []
        self._write_structure(pages)
        self._doc.SaveToFile(self._filename, self)

    def _write_structure(self, pages: Sequence[Any]) -> None:
        reference = self._doc.Reference
        tree = _Dictionary({"Type": _Name("StructTreeRoot")})
        root = reference(tree, "StructTreeRoot")
        made: dict[int, Any] = {}
        tree["K"] = _Array([self._write_node(self.root, root, pages, made)])
        numbers: list[Any] = []
        for index, (page, marks) in enumerate(zip(pages, self._marks_by_page, strict=True)):
            page.StructParents = index
            page.Tabs = _Name("S")
            numbers += [index, reference(_Array([made[id(node)] for node in marks]))]
        for number, (node, annotation) in enumerate(self._linked, len(pages)):
            annotation.otherkw["StructParent"] = number
            numbers += [number, made[id(node)]]
        tree["ParentTree"] = reference(_Dictionary({"Nums": _Array(numbers)}))
        tree["ParentTreeNextKey"] = len(pages) + len(self._linked)
        add_colours(self._doc)
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = root
        catalog.MarkInfo = _Dictionary({"Marked": "true"})
        info = self._doc.info
        self.claims = claims(self._doc, self.root, str(info.title or ""), self.language)
        packet = metadata(info, self.language, self.claims)
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
        self.setViewerPreference("DisplayDocTitle", "true")

    def _write_node(
        self, node: Node, parent: Any, pages: Sequence[Any], made: dict[int, Any]
    ) -> Any:
        element = _Dictionary({"Type": _Name("StructElem"), "S": _Name(node.tag), "P": parent})
        own = made[id(node)] = self._doc.Reference(element)
        for owner, attributes in node.attributes.items():
            named = {key: _Name(value) for key, value in attributes.items()}
            element["A"] = _Dictionary({"O": _Name(owner), **named})
        if node.tag == "Table" and node.summary:
            element["A"] = _Dictionary({"O": _Name("Table"), "Summary": _String(node.summary)})
        first = node.first_page
        if first is not None:
            element["Pg"] = self._doc.Reference(pages[first])
        kids: list[Any] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._write_node(kid, own, pages, made))
            elif kid[0] == first:
                kids.append(kid[1])
            else:
                page = self._doc.Reference(pages[kid[0]])
                kids.append(_Dictionary({"Type": _Name("MCR"), "Pg": page, "MCID": kid[1]}))
        for number, annotation in node.links:
            page = self._doc.Reference(pages[number])
            kids.append(_Dictionary({"Type": _Name("OBJR"), "Pg": page, "Obj": annotation}))
        element["K"] = _Array(kids)
        return own

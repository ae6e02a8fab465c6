"""A document's tree into pieces: each paragraph and table in order, every word with its history.

What Word and LibreOffice put round words (split runs, content controls, links, fields, smart tags) is looked through.
Bookmarks and comments may begin and end anywhere, also between paragraphs.
"""

from __future__ import annotations

import re
from typing import Any

from clerk.intake.returned.found import Cell, Change, Line, Piece, Row, Stretch, Table
from clerk.intake.returned.history import PLAIN, History, change_of, changed_by, revision
from clerk.intake.returned.names import child, name_of, said

_OURS = re.compile(r"cmc?_\w+")
# Far more than lie over one another in any real file; of what a hostile one has more, the words are not counted.
_MOST_OPEN = 20
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = re.compile(r"[\r\n\t]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_UNREAD = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "txbxContent": "text box",
    "altChunk": "inserted file",
    "subDoc": "inserted file",
    "drawing": "picture",
    "pict": "picture",
    "object": "embedded object",
}
_PASSED_OVER = frozenset(
    ("rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rt", "mc:Fallback")
)


class Walk:
    """Walks a body once. ``pieces`` are then all there is, ``unread`` how much of what was not read."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.unread: dict[str, int] = {}
        self.comment_at: dict[str, int] = {}
        self._marks: dict[str, str] = {}
        self._anchors: frozenset[str] = frozenset()
        self._comments: frozenset[str] = frozenset()
        self._pending: set[str] = set()
        self._line: _Open | None = None
        self._cells: list[list[Line]] = []
        self._fields: list[_Field] = []

    def walk(self, node: Any, history: History = PLAIN) -> None:
        """Take in what a node holds."""
        for each in node:
            name = name_of(each)
            if name == "t" or name in {"delText", "m:t"}:
                self._words(_text(each), history)
            elif name == "r" or not name:
                self.walk(each, history)
            elif name == "p":
                self._paragraph(each, history)
            elif name == "tbl":
                self._table(each, history)
            elif name in _UNREAD:
                self._left_out(each, name)
            elif name not in _PASSED_OVER:
                self._other(each, name, history)

    def _other(self, node: Any, name: str, history: History) -> None:
        if name in _SIGNS:
            self._words(_SIGNS[name], history)
        elif name == "br":
            self._words("\n" if said(node, "type") in {"", "textWrapping"} else "", history)
        elif name == "sym":
            self._words(_symbol(said(node, "char")), history)
        elif name in {"bookmarkStart", "bookmarkEnd"}:
            self._bookmark(node, begins=name == "bookmarkStart")
        elif name in {"commentRangeStart", "commentRangeEnd", "commentReference"}:
            self._comment(said(node, "id"), name)
        elif name == "fldChar":
            self._field(said(node, "fldCharType"))
        elif name == "instrText":
            if self._fields:
                self._fields[-1].asks += node.text or ""
        elif name != "pPr":
            self.walk(node, revision(node, name, history))

    def _words(self, text: str, history: History) -> None:
        # LibreOffice puts a sign without width into a row that was put in, to have something to mark.
        if self._line is None or not text.strip(_WIDTHLESS):
            return
        if any(not each.told for each in self._fields):
            return
        self._line.contents |= any(each.is_contents for each in self._fields)
        self._line.add(text, history, self._anchors, self._comments)

    def _paragraph(self, node: Any, history: History) -> None:
        if self._line is not None:
            # A paragraph inside another is none that a word processor writes; its words are not lost.
            self.walk(node, history)
            return
        properties = child(node, "pPr")
        self._line = _Open()
        self._take_pending()
        self.walk(node, history)
        inserted, removed = changed_by(properties, "rPr")
        line = self._line.closed(inserted or history.inserted, removed or history.removed)
        self._line = None
        # What a field asks for ends with its paragraph: one that was never closed must not swallow what follows.
        self._fields = [each for each in self._fields if each.told]
        if self._cells:
            self._cells[-1].append(line)
        else:
            self.pieces.append(line)

    def _table(self, node: Any, history: History) -> None:
        if self._cells or self._line is not None:
            self.walk(node, history)
            return
        begun = frozenset(self._pending)
        self._pending.clear()
        rows: list[Row] = []
        self._rows(node, rows, history)
        lines = [line for row in rows for cell in row.cells for line in cell.lines]
        starts = begun.union(*(line.starts for line in lines))
        self.pieces.append(Table(rows=tuple(rows), starts=starts))

    def _rows(self, node: Any, rows: list[Row], history: History) -> None:
        for each in node:
            name = name_of(each)
            if name == "tr":
                cells: list[Cell] = []
                self._row_cells(each, cells, history)
                inserted, removed = changed_by(each, "trPr")
                rows.append(Row(cells=tuple(cells), inserted=inserted, removed=removed))
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(each, begins=name == "bookmarkStart")
            elif name in {"commentRangeStart", "commentRangeEnd"}:
                self._comment(said(each, "id"), name)
            elif name not in _PASSED_OVER:
                self._rows(each, rows, history)

    def _row_cells(self, node: Any, cells: list[Cell], history: History) -> None:
        for each in node:
            name = name_of(each)
            if name == "tc":
                self._cells.append([])
                self.walk(each, history)
                properties = child(each, "tcPr")
                put_in, taken_out = (
                    None if properties is None else child(properties, kind)
                    for kind in ("cellIns", "cellDel")
                )
                cells.append(
                    Cell(
                        lines=tuple(self._cells.pop()),
                        inserted=None if put_in is None else change_of(put_in),
                        removed=None if taken_out is None else change_of(taken_out),
                    )
                )
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(each, begins=name == "bookmarkStart")
            elif name not in _PASSED_OVER:
                self._row_cells(each, cells, history)

    def _left_out(self, node: Any, name: str) -> None:
        boxes = [each for each in node.iter() if name_of(each) == "txbxContent"]
        kind = _UNREAD["txbxContent" if boxes else name]
        self.unread[kind] = self.unread.get(kind, 0) + 1

    def _bookmark(self, node: Any, *, begins: bool) -> None:
        key = said(node, "id")
        if begins:
            name = said(node, "name")
            if not _OURS.fullmatch(name):
                return
            if self._line is not None:
                self._line.starts.add(name)
            else:
                self._pending.add(name)
            if len(self._marks) < _MOST_OPEN:
                self._marks[key] = name
        elif self._marks.pop(key, None) is None:
            return
        self._anchors = frozenset(self._marks.values())

    def _take_pending(self) -> None:
        if self._line is not None:
            self._line.starts |= self._pending
            self._pending.clear()

    def _comment(self, key: str, name: str) -> None:
        self.comment_at.setdefault(key, len(self.pieces))
        if name == "commentRangeStart" and len(self._comments) < _MOST_OPEN:
            self._comments |= {key}
        elif name == "commentRangeEnd":
            self._comments -= {key}
        elif self._line is not None and name == "commentReference":
            self._line.comments.append(key)

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MOST_OPEN:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].told = True
        elif kind == "end" and self._fields:
            self._fields.pop()


class _Field:
    """A field that is open: what it asks for comes first, what it says after that."""

    def __init__(self) -> None:
        self.asks = ""
        self.told = False

    @property
    def is_contents(self) -> bool:
        return self.asks.split(maxsplit=1)[:1] == ["TOC"]


class _Open:
    """A paragraph while it is walked through."""

    def __init__(self) -> None:
        self.starts: set[str] = set()
        self.comments: list[str] = []
        self.contents = False
        self._stretches: list[Stretch] = []
        self._words: list[str] = []
        self._alike: tuple[History, frozenset[str], frozenset[str]] | None = None

    def add(
        self, text: str, history: History, anchors: frozenset[str], comments: frozenset[str]
    ) -> None:
        alike = (history, anchors, comments)
        if alike != self._alike:
            self._end()
            self._alike = alike
        self._words.append(text)

    def _end(self) -> None:
        if self._alike is not None:
            history, anchors, comments = self._alike
            self._stretches.append(
                Stretch(
                    text="".join(self._words),
                    inserted=history.inserted,
                    removed=history.removed,
                    moved=history.moved,
                    anchors=anchors,
                    comments=comments,
                )
            )
        self._words = []

    def closed(self, inserted: Change | None, removed: Change | None) -> Line:
        self._end()
        self._alike = None
        return Line(
            stretches=tuple(self._stretches),
            starts=frozenset(self.starts),
            comments=tuple(self.comments),
            mark_inserted=inserted,
            mark_removed=removed,
            contents=self.contents,
        )


def _text(node: Any) -> str:
    # As Word reads it: what is not said to be kept is trimmed, and a line's end in the file is none in the text.
    text = _PLAIN.sub(" ", node.text or "")
    return text if node.get(_SPACE) == "preserve" else text.strip()


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    # A sign of a symbol font has no meaning without it; that something stood there is shown.
    private = 0xE000 <= number <= 0xF8FF or not 0x20 <= number < 0xD800
    return "\ufffd" if private else chr(number)

"""A finished Word file or PDF as its words, opened without trusting it: what is compared with the signed text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from clerk.errors import Refused
from clerk.minutes.verifying import words_in
from clerk.packages import MOST_BYTES, read_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(rb"clerk1:([0-9a-f]{32}):(public|full)")
_MOST_PAGES = 2_000
_MOST_WORDS = 500_000
# Words that do not show, or are struck out, are not what the minutes say.
_NOT_SAID = ("strike", "dstrike", "vanish", "webHidden")
_EDGE_LINES = 3


class Finished(msgspec.Struct, frozen=True):
    """A file read: its form (``docx`` or ``pdf``), its words, and the draft that it says it was made of, if it does."""

    form: str
    words: tuple[str, ...]
    mark: str = ""


def read_finished(data: bytes, what: str) -> Finished:
    """Read a Word file or a PDF.

    Args:
        data: the file.
        what: how a refusal calls it.

    Raises:
        Refused: it is neither, is too large, has a password, or is made to do harm.
    """
    if data.startswith(b"%PDF-"):
        found = _pdf(data, what)
    elif data.startswith(b"PK"):
        found = _word(data, what)
    else:
        raise Refused(f"{what} is neither a Word file (.docx) nor a PDF; nothing was compared.")
    if len(found.words) > _MOST_WORDS:
        raise Refused(f"{what} has more words than any minutes; nothing was compared.")
    return found


def _word(data: bytes, what: str) -> Finished:
    from lxml import etree

    parts = read_package(data, what)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    text = []
    try:
        names = [
            name for name in sorted(parts) if re.fullmatch(r"word/(header|footer)\d*\.xml", name)
        ]
        for name in ("word/document.xml", *names):
            if name in parts:
                root = etree.fromstring(parts[name], parser)
                text += [" ".join(_paragraph(each)) for each in root.iter(f"{_W}p")]
    except etree.XMLSyntaxError:
        raise Refused(f"{what} is damaged; nothing was compared.") from None
    if "word/document.xml" not in parts:
        raise Refused(f"{what} is no Word document that can be read; nothing was compared.")
    mark = _MARK.search(parts.get("docProps/custom.xml", b""))
    return Finished("docx", words_in("\n".join(text)), mark[1].decode() if mark else "")


def _paragraph(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph by itself, not of those that stand inside it, such as in a text box."""
    said = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if _owner(node) is not paragraph:
            continue
        run = node.getparent()
        if run is not None and run.tag == f"{_W}r" and _is_not_said(run):
            continue
        if node.tag == f"{_W}t":
            said.append(node.text or "")
        else:
            said.append("-" if node.tag == f"{_W}noBreakHyphen" else " ")
    yield "".join(said)


def _owner(node: Any) -> Any:
    return next(node.iterancestors(f"{_W}p"), None)


def _is_not_said(run: Any) -> bool:
    for name in _NOT_SAID:
        found = run.find(f"{_W}rPr/{_W}{name}")
        if found is not None and found.get(f"{_W}val", "1") not in {"0", "false", "off"}:
            return True
    return False


def _pdf(data: bytes, what: str) -> Finished:
    import pypdfium2 as pdfium

    if len(data) > MOST_BYTES:
        raise Refused(f"{what} is too large to be minutes; nothing was compared.")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise Refused(f"{what} is damaged or has a password; nothing was compared.") from None
    try:
        if len(document) > _MOST_PAGES:
            raise Refused(f"{what} has more pages than any minutes; nothing was compared.")
        pages = [_page_lines(document, index) for index in range(len(document))]
    except pdfium.PdfiumError:
        raise Refused(f"{what} is damaged; nothing was compared.") from None
    finally:
        document.close()
    return Finished("pdf", words_in("\n".join(_without_furniture(pages))))


def count_pages(data: bytes) -> int:
    """How many pages a PDF of our own has; 0 if it is none."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def _page_lines(document: Any, index: int) -> list[str]:
    page = document[index]
    text = page.get_textpage()
    try:
        lines = text.get_text_range().splitlines()
    finally:
        text.close()
        page.close()
    return [line.strip() for line in lines if line.strip()]


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without what stands at the head or foot of most of them, page numbers included."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_bare(line) for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])})
    often = {line for line, count in seen.items() if len(pages) > 1 and count * 2 > len(pages)}
    found = []
    for lines in pages:
        last = len(lines) - _EDGE_LINES
        found += [
            line
            for place, line in enumerate(lines)
            if not ((place < _EDGE_LINES or place >= last) and _bare(line) in often)
        ]
    return found


def _bare(line: str) -> str:
    return re.sub(r"\d+", "0", line)

"""A Word file of old minutes as lines: words, labels typed or counted by Word, and which of them are headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from clerk.errors import Refused
from clerk.intake.style_guess import OldLine
from clerk.packages import read_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(
    r"^\s*(?:[-•·]\s+)?(?P<label>\([a-zA-Z]\)|\([ivx]{1,4}\)|\(\d{1,3}\)|[a-zA-Z][).]|[ivx]{1,4}[).]|\d{1,4}[.)]|"
    r"[A-Z]{1,6}\d{0,2}/\d{2,3}|\d{2}/\d{2}/\d{2,3}|\d{1,4}(?=\s+[A-Z]{3}))\s+(?P<text>\S.*)$",
    re.DOTALL,
)
_BULLET = re.compile(r"^\s*[-•·]\s+")
_MOST_LINES = 5_000


def read_old_minutes(data: bytes, what: str) -> list[OldLine]:
    """Return the lines of a Word file.

    Args:
        data: the file.
        what: how a refusal calls it, with its name.

    Raises:
        Refused: it is no Word document, or is made to do harm.
    """
    from lxml import etree

    parts = read_package(data, what)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        roots = {
            kind: etree.fromstring(parts[name], parser)
            for kind in ("document", "numbering", "styles")
            if (name := f"word/{kind}.xml") in parts
        }
    except etree.XMLSyntaxError:
        raise Refused(f"{what} is damaged; open it in Word and save it again.") from None
    body = roots["document"].find(f"{_W}body") if "document" in roots else None
    if body is None:
        raise Refused(f"{what} is no Word document that can be read; save it in Word as .docx.")
    return list(_Reader(roots).lines(body))[:_MOST_LINES]


def read_old_text(text: str) -> list[OldLine]:
    """Return the lines of minutes that were copied as text: capitals and numbers tell the headings."""
    found = []
    for raw in text.splitlines():
        line = raw.replace("**", "").strip()
        if line:
            label, words = _parted(line)
            heading = bool(label) and label[0].isdigit() and len(words) < 120 and words.isupper()
            found.append(OldLine(words, label, heading=heading))
    return found


def _parted(text: str) -> tuple[str, str]:
    found = _MARK.match(text)
    if found:
        return found["label"], found["text"]
    return "", _BULLET.sub("", text)


class _Reader:
    """Walks a document, counting its lists as Word does."""

    def __init__(self, roots: dict[str, Any]) -> None:
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.numbers: dict[str, str] = {}
        self.definitions: dict[str, Any] = {}
        numbering = roots.get("numbering")
        if numbering is not None:
            for each in numbering.findall(f"{_W}abstractNum"):
                self.definitions[each.get(f"{_W}abstractNumId", "")] = each
            for each in numbering.findall(f"{_W}num"):
                points = each.find(f"{_W}abstractNumId")
                if points is not None:
                    self.numbers[each.get(f"{_W}numId", "")] = points.get(f"{_W}val", "")
        self.styles: dict[str, Any] = {}
        styles = roots.get("styles")
        for each in [] if styles is None else styles.findall(f"{_W}style"):
            self.styles[each.get(f"{_W}styleId", "")] = each

    def lines(self, body: Any) -> Iterator[OldLine]:
        for paragraph in body.iter(f"{_W}p"):
            for index, text in enumerate(_texts(paragraph)):
                if not text.strip():
                    continue
                style = self._style(paragraph)
                counted = self._counted(paragraph) if index == 0 else ""
                label, words = (counted, text.strip()) if counted else _parted(text.strip())
                yield OldLine(words, label, style, self._is_heading(paragraph, style, label, words))

    def _style(self, paragraph: Any) -> str:
        reference = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = None if reference is None else self.styles.get(reference.get(f"{_W}val", ""))
        name = None if style is None else style.find(f"{_W}name")
        return "" if name is None else str(name.get(f"{_W}val", ""))

    def _is_heading(self, paragraph: Any, style: str, label: str, words: str) -> bool:
        if re.match(r"^heading [1-6]$", style, re.IGNORECASE):
            return True
        if len(words) > 120 or words.endswith((".", ";", ":", ",")):
            return False
        runs = [run for run in paragraph.iter(f"{_W}r") if "".join(_words(run)).strip()]
        bold = bool(runs) and all(_is_bold(run) for run in runs)
        numbered = (bool(label) and label.strip("(").rstrip(".)")[:1].isdigit()) or "/" in label
        return numbered and (bold or words.isupper())

    def _counted(self, paragraph: Any) -> str:
        place = paragraph.find(f"{_W}pPr/{_W}numPr")
        reference = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if place is None and reference is not None:
            style = self.styles.get(reference.get(f"{_W}val", ""))
            place = None if style is None else style.find(f"{_W}pPr/{_W}numPr")
        number = None if place is None else place.find(f"{_W}numId")
        if number is None:
            return ""
        level_said = place.find(f"{_W}ilvl")
        level = int(level_said.get(f"{_W}val", "0")) if level_said is not None else 0
        key = self.numbers.get(number.get(f"{_W}val", ""), "")
        definition = self.definitions.get(key)
        levels = [] if definition is None else definition.findall(f"{_W}lvl")
        if level >= len(levels):
            return ""
        form, shown, start = (
            levels[level].find(f"{_W}{name}") for name in ("numFmt", "lvlText", "start")
        )
        kind = "" if form is None else form.get(f"{_W}val", "")
        if kind in {"", "bullet", "none"}:
            return ""
        counts = self.counts[f"{number.get(f'{_W}val')}"]
        first = 1 if start is None else int(start.get(f"{_W}val", "1"))
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        text = "" if shown is None else str(shown.get(f"{_W}val", ""))
        return text.replace(f"%{level + 1}", _numeral(kind, counts[level]))


def _texts(paragraph: Any) -> list[str]:
    """The words of a paragraph, a line break as the end of a line."""
    return "".join(_words(paragraph)).split("\n")


def _words(element: Any) -> Iterator[str]:
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag == f"{_W}tab":
            yield "\t" if node.getparent().tag == f"{_W}r" else ""
        else:
            yield "-" if node.tag == f"{_W}noBreakHyphen" else "\n"


def _is_bold(run: Any) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _numeral(kind: str, number: int) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(97 + (number - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"}:
        signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
        found = ""
        for value, sign in signs:
            while number >= value:
                found, number = found + sign, number - value
        return found.upper() if kind == "upperRoman" else found
    return str(number)

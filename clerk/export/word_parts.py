"""The small pieces that a Word document is put together from, each written in the order that the schema asks for."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.export import looks
from clerk.export.characters import printable
from clerk.export.looks import Setting
from clerk.export.measure import Indent
from clerk.minutes.blocks import Run

TABLE_STYLE = "Clerk Table"
# How far the bar beside exempt words stands from them, in points, and how far at most (the schema's own limit).
_BAR_SPACE, _BAR_MOST = 6, 31


class Styles:
    """The letterhead's styles by name, with the nearest where one of ours is not there."""

    def __init__(self, document: WordDocument) -> None:
        self._paragraph: dict[str, str] = {}
        self._table: dict[str, str] = {}
        self._level: dict[str, int] = {}
        self._above: dict[str, str] = {}
        for style in document.styles.element.findall(qn("w:style")):
            name = style.find(qn("w:name"))
            if name is None:
                continue
            kinds = {"paragraph": self._paragraph, "table": self._table}
            kind = kinds.get(style.get(qn("w:type"), ""))
            if kind is not None:
                # Word writes its own names small and other programs large.
                key = str(style.get(qn("w:styleId")))
                kind[str(name.get(qn("w:val"))).lower()] = key
                self._read_level(key, str(name.get(qn("w:val"))).lower(), style)

    def _read_level(self, key: str, name: str, style: Any) -> None:
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        above = style.find(qn("w:basedOn"))
        if level is not None:
            self._level[key] = int(level.get(qn("w:val"))) + 1
        elif name.startswith("heading ") and name[8:].isdigit():
            self._level[key] = int(name[8:])
        if above is not None:
            self._above[key] = str(above.get(qn("w:val")))

    def has(self, name: str) -> bool:
        """Whether the letterhead has a paragraph style of this name."""
        return name.lower() in self._paragraph

    def has_table(self, name: str) -> bool:
        """Whether the letterhead has a style of this name for tables."""
        return name.lower() in self._table

    def key(self, name: str) -> str:
        """Return the id of the paragraph style of a name, empty if there is none."""
        return self._paragraph.get(name.lower(), "")

    def missing_level(self, key: str, level: int | None) -> int | None:
        """Return the level that a heading's paragraph has to say itself, as its style does not; else None."""
        seen: set[str] = set()
        at = key
        while at and at not in seen and at not in self._level:
            seen.add(at)
            at = self._above.get(at, "")
        return level if level is not None and at not in self._level else None

    def of(self, setting: Setting) -> tuple[str, bool]:
        """Return the id of the style for a setting, and whether it is the very one and not merely near."""
        for name in (setting.word_style, *setting.fallback):
            found = self._paragraph.get(name.lower())
            if found:
                return found, name == setting.word_style
        return self._paragraph.get("normal", ""), False

    def table(self) -> str:
        """Return the id of the tables' style, empty if the letterhead has none."""
        return self._table.get(TABLE_STYLE.lower()) or self._table.get("table grid", "")


class Properties:
    """What a paragraph says beyond its style, written in the order that the schema asks for."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.keep_next = False
        self.whole = False
        self.exempt = False
        self.thin = False
        self.right = False
        self.unruled = False
        self.leader: float | None = None
        self.offset = 0.0
        self.before: float | None = None
        self.after: float | None = None
        self.list: tuple[int, int] | None = None
        self.indent: Indent | None = None
        self.outline: int | None = None

    def paragraph(self) -> Any:
        """Return a new paragraph without words."""
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        if self.style:
            properties.append(make("w:pStyle", val=self.style))
        if self.keep_next:
            properties.append(OxmlElement("w:keepNext"))
        if self.whole:
            properties.append(OxmlElement("w:keepLines"))
        if self.list:
            numbering = OxmlElement("w:numPr")
            numbering.append(make("w:ilvl", val=self.list[1]))
            numbering.append(make("w:numId", val=self.list[0]))
            properties.append(numbering)
        if self.exempt:
            # A double bar down the side: seen in black and white, and by those who do not see colours. Word counts its
            # distance from the indent: with it, the bars of paragraphs and lists stand in one line.
            sides = OxmlElement("w:pBdr")
            space = min(_BAR_MOST, round(_BAR_SPACE + self.offset))
            sides.append(make("w:left", val="double", sz=6, space=space, color=looks.INK))
            properties.append(sides)
            properties.append(make("w:shd", val="clear", color="auto", fill=looks.EXEMPT_SHADE))
        elif self.unruled:
            sides = OxmlElement("w:pBdr")
            sides.append(make("w:top", val="nil"))
            sides.append(make("w:between", val="nil"))
            properties.append(sides)
        if self.leader is not None:
            # Dots up to where a page's number ends: at the edge of the text, whatever the letterhead's page is.
            tabs = OxmlElement("w:tabs")
            place = round(self.leader * 20)
            tabs.append(make("w:tab", val="right", leader="dot", pos=place))
            properties.append(tabs)
        if self.thin:
            properties.append(make("w:spacing", before=0, after=0, line=160, lineRule="exact"))
        else:
            spaces = {"before": self.before, "after": self.after}
            asked = {side: round(space * 20) for side, space in spaces.items() if space is not None}
            if asked:
                properties.append(make("w:spacing", **asked))
        if self.indent:
            left, hanging = round(self.indent.left * 20), round(self.indent.hanging * 20)
            properties.append(make("w:ind", left=left, hanging=hanging))
        elif self.unruled:
            properties.append(make("w:ind", right=0))
        if self.right:
            properties.append(make("w:jc", val="right"))
        if self.outline is not None:
            properties.append(make("w:outlineLvl", val=self.outline - 1))
        paragraph.append(properties)
        return paragraph


def make(name: str, **attributes: object) -> Any:
    """Return a new element with attributes of Word's own namespace."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def border_lines(name: str, sides: str) -> Any:
    """Return thin lines on the sides that are named, apart by spaces."""
    element = OxmlElement(name)
    for side in sides.split():
        element.append(make(f"w:{side}", val="single", sz=4, space=0, color=looks.HAIRLINE))
    return element


def text_run(text: str, strong: bool = False) -> Any:
    """Return a run of text."""
    run = OxmlElement("w:r")
    if strong:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:b"))
        properties.append(OxmlElement("w:bCs"))
        run.append(properties)
    words = OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def gap(name: str) -> Any:
    """Return a run that is a tab or a line break."""
    run = OxmlElement("w:r")
    run.append(OxmlElement(name))
    return run


def add_run(paragraph: Any, run: Run) -> None:
    """Add a draft's run to a paragraph."""
    if run.break_before:
        paragraph.append(gap("w:br"))
    text = printable(run.text)
    if text:
        paragraph.append(text_run(text, run.strong))

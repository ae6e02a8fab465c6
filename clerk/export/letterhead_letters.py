"""How a letterhead's words are set: what a paragraph says itself, its style, that style's own, and the defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from clerk.export.cleaning_parts import tag
from clerk.export.looks import INK

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_ON = {None, "1", "true", "on"}


class Letters(NamedTuple):
    """Size in points, weight, slope and colour of some words."""

    size: float
    bold: bool
    italic: bool
    colour: str


class Style(NamedTuple):
    """A paragraph style, the nearest first of those that it is based on."""

    name: str
    chain: tuple[Any, ...]


class LettersOf:
    """Answers how words are set, from the parts that say so."""

    def __init__(self, styles: Any, theme: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        self._defaults: list[Any] = []
        self._spacing: Any = None
        if styles is not None:
            for each in styles.findall(tag("style")):
                self._styles[each.get(tag("styleId"), "")] = each
                if each.get(tag("default")) == "1" and each.get(tag("type")) == "paragraph":
                    self._default = each.get(tag("styleId"), "")
            found = styles.find(f"{tag('docDefaults')}/{tag('rPrDefault')}/{tag('rPr')}")
            self._defaults = [] if found is None else [found]
            self._spacing = styles.find(f"{tag('docDefaults')}/{tag('pPrDefault')}/{tag('pPr')}")
        self.font = self._font(theme)

    def _font(self, theme: Any) -> str:
        for letters in self._letters(self.style_of(None)):
            fonts = letters.find(tag("rFonts"))
            if fonts is None:
                continue
            named = fonts.get(tag("ascii")) or fonts.get(tag("hAnsi"))
            themed = fonts.get(tag("asciiTheme")) or fonts.get(tag("hAnsiTheme"))
            if themed and theme is not None:
                part = "majorFont" if themed.startswith("major") else "minorFont"
                found = theme.find(f".//{_A}{part}/{_A}latin")
                named = found.get("typeface") if found is not None else named
            if named:
                return str(named)
        return ""

    def style_of(self, properties: Any) -> Style:
        """Return the style of a paragraph, by its properties."""
        reference = None if properties is None else properties.find(tag("pStyle"))
        key = self._default if reference is None else reference.get(tag("val"), "")
        chain = self._chain(key)
        name = chain[0].find(tag("name")) if chain else None
        return Style("" if name is None else str(name.get(tag("val"), "")), chain)

    def _chain(self, key: str) -> tuple[Any, ...]:
        chain: list[Any] = []
        while key in self._styles and self._styles[key] not in chain:
            chain.append(self._styles[key])
            above = chain[-1].find(tag("basedOn"))
            key = "" if above is None else above.get(tag("val"), "")
        return tuple(chain)

    def named(self, name: str) -> Style | None:
        """Return the style of a name, None if there is none."""
        for key, each in self._styles.items():
            said = each.find(tag("name"))
            if said is not None and said.get(tag("val"), "").lower() == name.lower():
                return Style(name, self._chain(key))
        return None

    def _letters(self, style: Style) -> Iterator[Any]:
        for each in style.chain:
            letters = each.find(tag("rPr"))
            if letters is not None:
                yield letters
        yield from self._defaults

    def of(self, own: Any, style: Style) -> Letters:
        """Return how a run is set, by its own properties and its paragraph's style."""
        every = [*([] if own is None else [own]), *self._letters(style)]
        size = _first(every, "sz")
        colour = _first(every, "color") or ""
        return Letters(
            float(size) / 2 if size and size.replace(".", "").isdigit() else 10.0,
            _switch(every, "b"),
            _switch(every, "i"),
            colour.upper() if _COLOUR.fullmatch(colour) else INK,
        )

    def _paragraphs(self, own: Any, style: Style) -> list[Any]:
        found = [] if own is None else [own]
        found += [p for each in style.chain if (p := each.find(tag("pPr"))) is not None]
        return [*found, *([] if self._spacing is None else [self._spacing])]

    def value(self, own: Any, style: Style, name: str) -> str:
        """Return a property of a paragraph, empty if nobody says it."""
        return _first(self._paragraphs(own, style), name) or ""

    def stops(
        self, own: Any, style: Style
    ) -> Iterator[tuple[float, Literal["left", "centre", "right"]]]:
        """Yield the tab stops of a paragraph, in points from its left edge."""
        seen: set[str] = set()
        for each in self._paragraphs(own, style):
            for stop in each.findall(f"{tag('tabs')}/{tag('tab')}"):
                at, kind = stop.get(tag("pos"), "0"), stop.get(tag("val"), "left")
                if at in seen or not at.lstrip("-").isdigit():
                    continue
                seen.add(at)
                if kind != "clear":
                    side = {"center": "centre", "right": "right", "end": "right"}.get(kind, "left")
                    yield float(at) / 20, side  # type: ignore[misc]  # the table's values are the three words

    def space(self, own: Any, style: Style) -> tuple[float, float, float]:
        """Return the space above and below a paragraph in points, and its lines' height in lines."""
        found: dict[str, str] = {}
        for each in reversed(self._paragraphs(own, style)):
            spacing = each.find(tag("spacing"))
            if spacing is not None:
                found |= {k.rpartition("}")[2]: v for k, v in spacing.attrib.items()}

        def number(key: str, scale: float, fallback: float) -> float:
            value = found.get(key, "")
            return float(value) / scale if value.isdigit() else fallback

        exact = found.get("lineRule", "auto") != "auto"
        return (
            number("before", 20, 0),
            number("after", 20, 0),
            1.0 if exact else number("line", 240, 1),
        )

    def rules(self, own: Any, style: Style) -> tuple[str, str]:
        """Return the colours of the lines above and below a paragraph, empty where there is none."""
        for each in self._paragraphs(own, style):
            sides = each.find(tag("pBdr"))
            if sides is not None:
                return _rule(sides.find(tag("top"))), _rule(sides.find(tag("bottom")))
        return "", ""


def _first(places: list[Any], name: str) -> str | None:
    for each in places:
        found = each.find(tag(name))
        if found is not None:
            value: str | None = found.get(tag("val"))
            return value
    return None


def _switch(places: list[Any], name: str) -> bool:
    for each in places:
        found = each.find(tag(name))
        if found is not None:
            return found.get(tag("val")) in _ON
    return False


def _rule(side: Any) -> str:
    if side is None or side.get(tag("val")) in {"nil", "none", None}:
        return ""
    colour = side.get(tag("color"), "")
    return colour.upper() if _COLOUR.fullmatch(colour) else INK

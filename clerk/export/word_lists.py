"""Word's own lists: one definition for every list of the draft, so that each counts by itself from where it should.

Word lets lists that share a definition count on from one another, other programs do not; with a definition of its
own for each list there is nothing to disagree about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from clerk.export.looks import Setting
from clerk.minutes.blocks import Block

_FORMATS = {
    "decimal": "decimal",
    "lower_letter": "lowerLetter",
    "upper_letter": "upperLetter",
    "lower_roman": "lowerRoman",
    "bullet": "bullet",
}
_LEVELS = 9
_RESTARTED = -1


@dataclass
class _List:
    """One list as it stands in the numbering part, and how far its levels have counted."""

    number: int
    element: Any
    definition: Any
    counters: dict[int, int] = field(default_factory=dict)


class WordLists:
    """Gives each list item its list, making the list's definition when it first appears."""

    def __init__(self, document: WordDocument) -> None:
        self._root = _numbering_root(document)
        self._lists: dict[tuple[int, bool], _List] = {}
        self._next_definition = 1 + max(
            (int(e.get(qn("w:abstractNumId"))) for e in self._root.findall(qn("w:abstractNum"))),
            default=0,
        )
        self._next_number = 1 + max(
            (int(e.get(qn("w:numId"))) for e in self._root.findall(qn("w:num"))), default=0
        )

    def place(self, block: Block, setting: Setting, left: float, hanging: float) -> tuple[int, int]:
        """Return the number of a list item's list, and its level there.

        A list whose next number is not what the item says (it goes on after a gap, or begins anew) continues as
        another list that starts at the item's ordinal.
        """
        level = min(block.level, _LEVELS - 1)
        bullet = block.number_format == "bullet"
        key = (block.series, bullet)
        found = self._lists.get(key)
        if found is None or not self._follows(found, block, level):
            found = self._lists[key] = self._begin()
        if level not in found.counters:
            self._shape_level(found, block, level, left, hanging, setting)
        if not bullet:
            found.counters[level] = block.ordinal
        for deeper in [each for each in found.counters if each > level]:
            # Word starts deeper levels again by itself, at the number that they are defined to start at.
            if found.counters[deeper]:
                found.counters[deeper] = _RESTARTED
        return found.number, level

    def _follows(self, found: _List, block: Block, level: int) -> bool:
        if not self._same_shape(found, block, level):
            return False
        if block.number_format == "bullet" or level not in found.counters:
            return True
        counted = found.counters[level]
        if counted == _RESTARTED:
            return block.ordinal == self._start(found, level)
        return block.ordinal == counted + 1

    @staticmethod
    def _level(found: _List, level: int) -> Any:
        return found.definition.findall(qn("w:lvl"))[level]

    def _start(self, found: _List, level: int) -> int:
        return int(self._level(found, level).find(qn("w:start")).get(qn("w:val")))

    def _same_shape(self, found: _List, block: Block, level: int) -> bool:
        if level not in found.counters:
            return True
        defined = self._level(found, level)
        return bool(
            defined.find(qn("w:numFmt")).get(qn("w:val")) == _FORMATS[block.number_format]
            and defined.find(qn("w:lvlText")).get(qn("w:val")) == _label(block, level)
        )

    def _begin(self) -> _List:
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._next_definition}">'
            '<w:multiLevelType w:val="multilevel"/></w:abstractNum>'
        )
        for level in range(_LEVELS):
            definition.append(_level_xml(level))
        # The schema wants every definition before every list.
        lists = self._root.findall(qn("w:num"))
        if lists:
            lists[0].addprevious(definition)
        else:
            self._root.append(definition)
        number = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self._next_number}">'
            f'<w:abstractNumId w:val="{self._next_definition}"/></w:num>'
        )
        self._root.append(number)
        made = _List(self._next_number, number, definition)
        self._next_definition += 1
        self._next_number += 1
        return made

    def _shape_level(
        self,
        found: _List,
        block: Block,
        level: int,
        left: float,
        hanging: float,
        setting: Setting,
    ) -> None:
        defined = self._level(found, level)
        bullet = block.number_format == "bullet"
        start = 1 if bullet else max(block.ordinal, 0)
        defined.find(qn("w:start")).set(qn("w:val"), str(start))
        defined.find(qn("w:numFmt")).set(qn("w:val"), _FORMATS[block.number_format])
        defined.find(qn("w:lvlText")).set(qn("w:val"), _label(block, level))
        indent = defined.find(qn("w:pPr")).find(qn("w:ind"))
        indent.set(qn("w:left"), str(round(left * 20)))
        indent.set(qn("w:hanging"), str(round(hanging * 20)))
        if setting.bold and not bullet:
            properties = OxmlElement("w:rPr")
            properties.append(OxmlElement("w:b"))
            defined.append(properties)
        found.counters[level] = 0
        if not bullet:
            override = parse_xml(
                f'<w:lvlOverride {nsdecls("w")} w:ilvl="{level}">'
                f'<w:startOverride w:val="{start}"/></w:lvlOverride>'
            )
            found.element.append(override)


def _label(block: Block, level: int) -> str:
    """Return a level's label as Word writes it: there `%2` is the second level's own number."""
    if block.number_format == "bullet":
        return block.label or "•"
    pattern = block.label_pattern or "%1."
    if level and "%1" in pattern and f"%{level + 1}" not in pattern:
        return pattern.replace("%1", f"%{level + 1}")
    return pattern


def _level_xml(level: int) -> Any:
    return parse_xml(
        f'<w:lvl {nsdecls("w")} w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{567 * (level + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
    )


def _numbering_root(document: WordDocument) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    part = NumberingPart.load(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        f"<w:numbering {nsdecls('w')}/>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element

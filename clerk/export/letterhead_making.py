"""A letterhead made from a council's old document: its page, headers, footers and styles, and ours among them."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from clerk.export import looks
from clerk.export.cleaning import cleaned
from clerk.export.completing import add_headings
from clerk.export.letterhead import header_parts
from clerk.export.looks import CAPTION, MARKING, TABLE_HEAD, Setting
from clerk.export.placeholders import words_of
from clerk.export.word_parts import TABLE_STYLE, Styles, make
from clerk.export.word_saving import saved
from clerk.export.word_styles import paragraph_style, style_id, table_style

_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4}"
)
_USUAL_SIZE = 11.0


class Made(NamedTuple):
    """A letterhead as the bytes of a Word file, and what was done to it, in sentences."""

    data: bytes
    said: tuple[str, ...]


def make_letterhead(
    data: bytes, what: str, body: str = "", like: Mapping[str, str] | None = None
) -> Made:
    """Return a letterhead made from a Word file, whose words are left behind.

    Args:
        data: the old document; it is not changed.
        what: how a refusal calls it, with its name.
        body: the body's name as it stands there: beside a date in a header or footer it belongs to that meeting.
        like: for names of our styles, the old document's style that it should look like.

    Raises:
        Refused: it is no Word document, or is made to do harm.
    """
    clean = cleaned(data, what)
    document = Document(io.BytesIO(clean.data))
    said = list(clean.said)
    said += _put_placeholders(document, body)
    _be_like(document, like or {})
    add_headings(document)
    count = _add_styles(document)
    if count:
        said.append(f"{count} of Clerk's own styles were added; change them in Word as you like.")
    return Made(saved(document), tuple(said))


def _put_placeholders(document: WordDocument, body: str) -> list[str]:
    said = []
    for part in header_parts(document):
        for paragraph in part.iter(qn("w:p")):
            text = words_of(paragraph)
            wanted = [(found[0], "{date}") for found in _DATE.finditer(text)]
            if wanted and body and body in text:
                wanted.append((body, "{body}"))
            if text.strip().upper() in {"DRAFT", "DRAFT MINUTES"}:
                wanted.append((text.strip(), "{marking}"))
            for old, new in wanted:
                _replace(paragraph, old, new)
                said.append(f"In the header or footer “{old}” became {new}.")
    return said


def _replace(paragraph: Any, old: str, new: str) -> None:
    """Put one text in the place of another that Word may have cut into several runs."""
    nodes = list(paragraph.iter(qn("w:t")))
    start = words_of(paragraph).find(old)
    if start < 0:
        return
    end, at = start + len(old), 0
    for node in nodes:
        own = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        at += len(own)
        if first < last:
            node.text = own[:first] + new + own[last:]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            new = ""


def _be_like(document: WordDocument, like: Mapping[str, str]) -> None:
    """Make styles of ours that say nothing themselves, based on styles of the old document."""
    for name, theirs in like.items():
        styles = Styles(document)
        based = styles.key(theirs)
        if not based or theirs.lower() == name.lower():
            continue
        old = styles.key(name)
        for style in document.styles.element.findall(qn("w:style")):
            if old and style.get(qn("w:styleId")) == old:
                document.styles.element.remove(style)
        built_in = not name.startswith("Clerk")
        custom = "" if built_in else ' w:customStyle="1"'
        outline = {"Heading 2": 1, "Heading 3": 2}.get(name)
        level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
        keep = "<w:keepNext/>" if outline is not None else ""
        element = parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph"{custom} w:styleId="{old or style_id(name)}">'
            f'<w:name w:val="{name.lower() if built_in else name}"/><w:basedOn w:val="{based}"/><w:qFormat/>'
            f"<w:pPr>{keep}{level}</w:pPr></w:style>"
        )
        document.styles.element.append(element)


def _add_styles(document: WordDocument) -> int:
    """Add those of our styles that are missing, as large against the document's own text as they are against ours."""
    house = looks.house("")
    size = document.styles["Normal"].font.size
    scale = (size.pt if size else _USUAL_SIZE) / _USUAL_SIZE
    every = sorted(house.settings.values(), key=lambda each: each.based_on != "Normal")
    count = 0
    for setting in (*every, CAPTION, TABLE_HEAD, MARKING):
        styles = Styles(document)
        if styles.has(setting.word_style):
            continue
        element = parse_xml(_declared(paragraph_style(_scaled(setting, scale))))
        element.find(qn("w:basedOn")).set(
            qn("w:val"), styles.key(setting.based_on) or styles.key("Normal")
        )
        following = element.find(qn("w:next"))
        if following is not None:
            element.remove(following)
        document.styles.element.append(element)
        count += 1
    if not Styles(document).has_table(TABLE_STYLE):
        element = parse_xml(_declared(table_style(dataclasses.replace(house, accent=looks.INK))))
        based = next(
            (
                each.get(qn("w:styleId"))
                for each in document.styles.element.findall(qn("w:style"))
                if each.get(qn("w:type")) == "table" and each.get(qn("w:default")) == "1"
            ),
            None,
        )
        if based is None:
            element.remove(element.find(qn("w:basedOn")))
        else:
            element.replace(element.find(qn("w:basedOn")), make("w:basedOn", val=based))
        document.styles.element.append(element)
        count += 1
    return count


def _scaled(setting: Setting, scale: float) -> Setting:
    """A setting in another size of text, in black: the accent is that of the house whose table it is."""
    size = round(setting.size * scale * 2) / 2
    colour = setting.colour if setting.colour == looks.QUIET else looks.INK
    return dataclasses.replace(setting, size=size, colour=colour, bar="")


def _declared(element: str) -> str:
    return element.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)

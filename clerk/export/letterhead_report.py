"""What there is to say of a letterhead: what was taken out, what it lacks, what only Word prints, how to mend it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from clerk.export.completing import missing_headings, stand_ins
from clerk.export.letterhead import BODY, COUNCIL, MARKING, RUNNING_HEAD, header_parts, style_name
from clerk.export.letterhead_reading import Leaves, read_leaves
from clerk.export.letterhead_source import read_letterhead
from clerk.export.own_fonts import AS_OURS, find_faces
from clerk.export.placeholders import PLACEHOLDERS, named_in, words_of
from clerk.export.word_parts import Styles

_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+\d{4}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
_SLOTS = {COUNCIL: "council", RUNNING_HEAD: "council", BODY: "body", MARKING: "marking"}
_A4 = (595.3, 841.9)
_SHOWN = 6


class Finding(NamedTuple):
    """One thing to know of a letterhead, and how to mend it. None of them keeps it from being used."""

    why: str
    mend: str


def letterhead_findings(path: Path) -> tuple[Finding, ...]:
    """Return what there is to say of a letterhead that can be used.

    Raises:
        ClerkError: the file cannot be read.
        Refused: it is no Word document, or is made to do harm.
    """
    clean = read_letterhead(path)
    document = Document(io.BytesIO(clean.data))
    leaves = read_leaves(clean, dict.fromkeys(PLACEHOLDERS, ""))
    taken = (
        Finding(said, "nothing needs doing; the file itself was left as it is")
        for said in clean.said
    )
    return (
        *taken,
        *_styles(document),
        *_slots(document, leaves),
        *_pages(document, leaves),
        *_pictures(document),
        *_font(leaves),
    )


def _styles(document: WordDocument) -> Iterator[Finding]:
    styles = Styles(document)
    for name in missing_headings(styles):
        yield Finding(
            f"The style “{name}” is missing; Clerk gives the minutes one of its own.",
            "to have it your way, use the style once in Word (Home, Styles) and save",
        )
    lacking: dict[str, list[str]] = {}
    for name, near in stand_ins(styles):
        lacking.setdefault(near, []).append(f"“{name}”")
    for near, names in lacking.items():
        first = ", ".join(names[:_SHOWN])
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        are = "styles are" if len(names) > 1 else "style is"
        yield Finding(
            f"The {are} missing: {first}{more}; “{near}” is used.",
            "make styles of these names in Word (Home, Styles, New Style), or let `clerk style new` add them",
        )


def _slots(document: WordDocument, leaves: Leaves) -> Iterator[Finding]:
    parts = header_parts(document)
    there = set(named_in(" ".join(words_of(part) for part in parts)))
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            there |= {_SLOTS[name] for name in [style_name(document, paragraph)] if name in _SLOTS}
    if "body" in there and leaves.ours:
        there.add("date")
    if "marking" not in there:
        yield Finding(
            "It has no place for the marking (DRAFT, NOT FOR PUBLICATION): it is set in bold above the header.",
            "type {marking} in the header where it is to stand",
        )
    for name, what in (("body", "the name of the body"), ("date", "the date of the meeting")):
        if name not in there:
            yield Finding(
                f"No page says {what}.",
                f"type {{{name}}} in the header or footer where it is to stand",
            )
    for part in parts:
        for found in _DATE.findall(words_of(part)):
            yield Finding(
                f"A date stands in a header or footer and would be printed on every set of minutes ({found}).",
                "type {date} in its place",
            )
        if any(True for _ in part.iter(qn("w:txbxContent"))):
            yield Finding(
                "A header or footer has words in a text box: they are in Word, and not in the PDF.",
                "put them into the header itself, or into a table in it",
            )


def _pages(document: WordDocument, leaves: Leaves) -> Iterator[Finding]:
    page = leaves.page
    sides = sorted((page.width, page.height))
    if any(abs(one - two) > 3 for one, two in zip(sides, _A4, strict=True)):
        yield Finding(
            f"Its page is {page.width / 28.35:.1f} × {page.height / 28.35:.1f} cm, and not A4.",
            "in Word: Layout, Size, A4",
        )
    if page.width - page.left - page.right < 200:
        yield Finding("Its margins leave less than 7 cm for the words.", "in Word: Layout, Margins")
    fields = "".join(
        f"{node.text or ''} {node.get(qn('w:instr')) or ''} "
        for part in header_parts(document)
        for node in part.iter(qn("w:instrText"), qn("w:fldSimple"))
    )
    if not re.search(r"\bPAGE\b", fields):
        yield Finding(
            "No header or footer has the number of the page; loose leaves must be numbered.",
            "in Word: Insert, Page Number",
        )


def _pictures(document: WordDocument) -> Iterator[Finding]:
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        if name.rpartition(".")[2].lower() in {"emf", "wmf", "svg", "emz", "wmz"}:
            yield Finding(
                f"A picture is of a kind that only Word can draw ({name.rpartition('/')[2]}): the PDF is without it.",
                "save the logo as PNG and put that in",
            )
    for part in header_parts(document):
        for picture in part.iter(qn("wp:docPr")):
            if not (picture.get("descr") or "").strip():
                yield Finding(
                    "A picture has no words for those who cannot see it; “Emblem of” and the council's name is said.",
                    "in Word: right-click the picture, View Alt Text",
                )


def _font(leaves: Leaves) -> Iterator[Finding]:
    if leaves.ours or leaves.font.lower() in AS_OURS:
        return
    found, why = find_faces(leaves.font)
    if found is None:
        yield Finding(
            f"The PDF is set in Liberation Sans and not in “{leaves.font}”: {why}.",
            "have the font installed on this computer, or choose another for the style “Normal”",
        )

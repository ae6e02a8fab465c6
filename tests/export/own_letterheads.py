"""Letterheads and old minutes that Clerk did not make: written by python-docx's own template, and by LibreOffice.

All people, places and councils are invented. Generators and not files, so that what is in them can be read here.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

COUNCIL = "Leamside Town Council"


def logo(mode: str = "RGB") -> bytes:
    """Return a picture of a bridge, in a picture format of a colour mode."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (240, 160), "white")
    pen = ImageDraw.Draw(image)
    pen.arc((20, 40, 220, 240), 180, 360, fill=(30, 90, 60), width=18)
    pen.rectangle((0, 130, 240, 148), fill=(30, 90, 60))
    out = io.BytesIO()
    image.convert(mode).save(out, "JPEG" if mode == "CMYK" else "PNG")
    return out.getvalue()


def _field(paragraph: Any, instruction: str) -> None:
    for kind, text in (
        ("begin", ""),
        ("", instruction),
        ("separate", ""),
        ("shown", "1"),
        ("end", ""),
    ):
        run = paragraph.add_run(text if kind == "shown" else "")._r
        if kind == "":
            node = OxmlElement("w:instrText")
            node.text = instruction
            run.append(node)
        elif kind != "shown":
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
            run.append(node)


def plain_letterhead(*, font: str = "Georgia", picture: bytes | None = None) -> Any:
    """A letterhead as an officer makes it: A4, a table with logo and address, a footer with a page number."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(3), Cm(2.5)
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(11)
    header = section.header
    table = header.add_table(1, 2, Cm(16))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    left, right = table.rows[0].cells
    left.paragraphs[0].add_run().add_picture(io.BytesIO(picture or logo()), width=Cm(2.4))
    name = right.paragraphs[0].add_run(COUNCIL)
    name.bold, name.font.size, name.font.color.rgb = True, Pt(18), RGBColor(0x1E, 0x5A, 0x3C)
    right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    address = right.add_paragraph("The Old Mill, Weir Lane, Leamside")
    address.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.paragraphs[0].text = ""
    foot = section.footer.paragraphs[0]
    foot.add_run("{body}, {date}\t\tPage ")
    _field(foot, " PAGE ")
    document.add_paragraph("Words of an old letter, which minutes do not want.")
    return document


def saved(document: Any, path: Path) -> Path:
    """Save a document and return where."""
    document.save(str(path))
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Change a Word file's parts by hand, as no word processor would."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def pointing(
    parts: dict[str, bytes], owner: str, kind: str, target: str, *, outside: bool = False
) -> str:
    """Add a relationship to a part and return its id."""
    folder, _, base = owner.rpartition("/")
    name = f"{folder}/_rels/{base}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    key = f"rIdBad{len(parts)}{len(kind)}"
    mode = ' TargetMode="External"' if outside else ""
    row = (
        f'<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}"{mode}/>'
    ).encode()
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", row + b"</Relationships>")
    return key


FLAT_ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="12pt"
 style:font-name="Liberation Serif" fo:language="en" fo:country="US"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-weight="bold"
 fo:font-size="14pt"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
 <style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>
 <style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header>
<text:p text:style-name="Standard">Withy Parish Council</text:p></style:header><style:footer>
<text:p text:style-name="Standard">Minutes of 4 March 2026 - page <text:page-number>1</text:page-number></text:p>
</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{paragraphs}</office:text></office:body></office:document>
"""


def by_libreoffice(folder: Path, paragraphs: str) -> Path:
    """Return a Word file that LibreOffice wrote from paragraphs of OpenDocument."""
    source = folder / "written.fodt"
    source.write_text(FLAT_ODT.replace("{paragraphs}", paragraphs), encoding="utf-8")
    soffice = shutil.which("soffice")
    assert soffice is not None, "ask the fixture `tool` for soffice first"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "docx", "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "written.docx"


OLD_TITLE = (
    "Minutes of the meeting of Leamside Town Council held at the Old Mill, Weir Lane "
    "on Tuesday, 3rd March 2026 at 7.30pm"
)
_APPROVAL = (
    "It was RESOLVED that the minutes of the Town Council meeting held on 3rd February 2026, "
    "having been circulated, be approved as a true record and signed by the Chairman."
)
OLD_MINUTES = (
    ("Title", OLD_TITLE),
    ("", "Present: Cllr R Sallow (Chairman), Cllr I Teasel, Cllr M Burdock and Cllr P Yarrow"),
    ("", "In attendance: T Fescue (Town Clerk) and two members of the public"),
    ("Heading 1", "112. Apologies for Absence"),
    (
        "",
        "Apologies for absence had been received from Cllr Mallow (work) and Cllr Tansy (illness).",
    ),
    ("Heading 1", "113. Declarations of Interest"),
    ("", "Nobody declared an interest."),
    ("", "There were none."),
    ("Heading 1", "114. Minutes"),
    ("", _APPROVAL),
    ("Heading 1", "115. The Weir Footbridge"),
    (
        "",
        "The Clerk reported that the footbridge would be closed for repair from 9.00am on 6th April 2026.",
    ),
    ("", "Proposed by Cllr Teasel, seconded by Cllr Yarrow and RESOLVED that:"),
    ("part", "(i) the tender of £4,120 be accepted;"),
    ("part", "(ii) notices be put up at both ends of the bridge; and"),
    ("part", "(iii) the Clerk report to the next meeting."),
    ("Heading 1", "116. Allotments"),
    ("", "Cllr Burdock left the meeting at 8.15pm."),
    (
        "",
        "Proposed by Cllr Burdock, seconded by Cllr Teasel and RESOLVED that the rent stay as it was.",
    ),
    ("", "There being no further business the Chairman closed the meeting at 8.50pm."),
    ("", "Signed ........................ Chairman    Date ................"),
)


def old_minutes(*, numbered: bool = False) -> Any:
    """Old minutes on a letterhead; ``numbered`` has the parts in one of Word's own lists instead of typed."""
    document = plain_letterhead()
    body = document.element.body
    for element in [each for each in body if each.tag == qn("w:p")]:
        body.remove(element)
    foot = document.sections[0].footer.paragraphs[0]
    for run in foot.runs:
        if "{body}" in run.text:
            run.text = "Leamside Town Council, Tuesday, 3rd March 2026\t\tPage "
    for style, text in OLD_MINUTES:
        if style == "part" and numbered:
            document.add_paragraph(text.partition(" ")[2], style="List Number")
        else:
            document.add_paragraph(text, style=style if style in {"Title", "Heading 1"} else None)
    document.core_properties.author = "T Fescue"
    return document

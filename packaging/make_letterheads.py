"""Make the letterheads in `templates/` from a bare Word package (`python packaging/make_letterheads.py`).

Their styles are written from `clerk/export/looks.py`, the same table that the PDF is set from. The council is
invented. A paragraph styled “Clerk Council”, “Clerk Body” or “Clerk Marking” in a header or footer is a slot: the
Word printer puts the meeting's own council, body and date, or marking there. Bytes are the same on every run.
"""

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from letterhead_emblem import emblem  # noqa: E402
from letterhead_styles import (  # noqa: E402
    DECLARATION,
    NAMESPACES,
    OFFICE,
    WORD,
    styles,
)

from clerk.export import looks  # noqa: E402
from clerk.export.looks import House  # noqa: E402
from clerk.export.theme import theme  # noqa: E402
from clerk.export.word_styles import style_id, twips  # noqa: E402

COUNCILS = {"parish": "Aldermere Town Council"}
COUNCIL = "Aldermere District Council"
BODIES = {
    "cabinet": "Cabinet",
    "scrutiny": "Scrutiny Committee",
    "council": "Council",
    "parish": "Town Council",
    "planning": "Planning Committee",
    "licensing": "Licensing Sub-Committee",
}
ALT = {
    "shield": "Emblem of the council: an alder above the river",
    "roundel": "Emblem of the council: a bridge over the river",
}


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *runs: str) -> str:
    """Return a paragraph of a header or footer."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{"".join(runs)}</w:p>'


TAB = "<w:r><w:tab/></w:r>"


def picture(house: House) -> str:
    """Return the run that holds the emblem, with its words for those who cannot see it."""
    size = round(house.emblem_height * 12700)
    alt = quoteattr(ALT[house.emblem])
    extent = f'cx="{size}" cy="{size}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="1" name="Emblem" descr={alt}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="emblem.png" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def first_header(style: str, house: House) -> str:
    """Return the header of the first page: emblem and name, each house in its own order."""
    name = run(COUNCILS.get(style, COUNCIL))
    gap = run("\u2003")
    if house.header == "left":
        council = paragraph("Clerk Council", picture(house), gap, name)
    elif house.header == "centre":
        # One line above the other inside one paragraph, so that the rule stands below both.
        council = paragraph("Clerk Council", picture(house), "<w:r><w:br/></w:r>", name)
    else:
        council = paragraph("Clerk Council", name, TAB, picture(house))
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{council}{paragraph('Clerk Marking', run('DRAFT'))}</w:hdr>"


def running_header(style: str) -> str:
    """Return the header of the pages that follow: the name alone, small."""
    name = paragraph("Clerk Running Head", run(COUNCILS.get(style, COUNCIL)))
    return (
        f"{DECLARATION}<w:hdr {NAMESPACES}>{name}{paragraph('Clerk Marking', run('DRAFT'))}</w:hdr>"
    )


def footer(style: str) -> str:
    """Return the footer: body and date, and the page's number of how many."""
    field = '<w:fldSimple w:instr=" {0} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    line = paragraph(
        "Clerk Body",
        run(f"{BODIES[style]}, date of the meeting"),
        TAB,
        run("Page "),
        field.format("PAGE"),
        run(" of "),
        field.format("NUMPAGES"),
    )
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line}</w:ftr>"


def document(house: House) -> str:
    """Return the body: no words, and the page it is set on."""
    side = twips(house.page.left)
    references = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{rid}"/>'
        for kind, when, rid in (
            ("header", "default", "rId4"),
            ("header", "first", "rId3"),
            ("footer", "default", "rId5"),
            ("footer", "first", "rId5"),
        )
    )
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1531" w:right="{side}" w:bottom="1304" w:left="{side}"'
        ' w:header="624" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{section}</w:body></w:document>"


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return a relationships part."""
    inner = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>'
        for rid, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def content_types() -> str:
    """Return the list of what each part is."""
    overrides = {
        "/word/document.xml": f"{WORD}.document.main+xml",
        "/word/styles.xml": f"{WORD}.styles+xml",
        "/word/settings.xml": f"{WORD}.settings+xml",
        "/word/numbering.xml": f"{WORD}.numbering+xml",
        "/word/fontTable.xml": f"{WORD}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/word/header1.xml": f"{WORD}.header+xml",
        "/word/header2.xml": f"{WORD}.header+xml",
        "/word/footer1.xml": f"{WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    inner = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items())
    inner += "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides.items())
    return f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{inner}</Types>'


def core(style: str) -> str:
    """Return the document's properties: the Word printer fills them from the meeting."""
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>Letterhead: {style}</dc:title><dc:creator>{COUNCILS.get(style, COUNCIL)}</dc:creator>"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
FONT_TABLE = (
    f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
NUMBERING = f"{DECLARATION}<w:numbering {NAMESPACES}/>"
APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Clerk</Application></Properties>"
)


def letterhead(style: str) -> bytes:
    """Return a house style's letterhead as the bytes of a Word file."""
    house = looks.HOUSES[style]
    package = (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    )
    emblem_part = relationships(("rId1", f"{OFFICE}/image", "media/emblem.png"))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", package, "docProps/core.xml"),
            ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": core(style),
        "docProps/app.xml": APP,
        "word/document.xml": document(house),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", f"{OFFICE}/styles", "styles.xml"),
            ("rId2", f"{OFFICE}/settings", "settings.xml"),
            ("rId3", f"{OFFICE}/header", "header1.xml"),
            ("rId4", f"{OFFICE}/header", "header2.xml"),
            ("rId5", f"{OFFICE}/footer", "footer1.xml"),
            ("rId6", f"{OFFICE}/numbering", "numbering.xml"),
            ("rId7", f"{OFFICE}/fontTable", "fontTable.xml"),
            ("rId8", f"{OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles(house),
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": NUMBERING,
        "word/fontTable.xml": FONT_TABLE,
        "word/theme/theme1.xml": theme(house.accent),
        "word/header1.xml": first_header(style, house),
        "word/_rels/header1.xml.rels": emblem_part,
        "word/header2.xml": running_header(style),
        "word/footer1.xml": footer(style),
        "word/media/emblem.png": emblem(house),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, content in parts.items():
            # A fixed date: the bytes are the same on every run.
            package_file.writestr(
                zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def main() -> None:
    """Write the letterheads, or, with a folder named, write them there."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates"
    for style in looks.HOUSES:
        path = folder / style / "letterhead.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(letterhead(style))
        print(path)


if __name__ == "__main__":
    main()

"""Make the four letterheads in `templates/` from a bare Word package (`python packaging/make_letterheads.py`).

Their styles are written from `clerk/export/looks.py`, the same table that the PDF is set from. The council is
invented. A paragraph styled “Clerk Council”, “Clerk Body” or “Clerk Marking” in a header or footer is a slot: the
Word printer puts the meeting's own council, body and date, or marking there. Bytes are the same on every run.
"""

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from clerk.export import looks  # noqa: E402
from clerk.export.looks import House, Setting  # noqa: E402

COUNCILS = {"parish": "Aldermere Town Council"}
COUNCIL = "Aldermere District Council"
BODIES = {
    "cabinet": "Cabinet",
    "scrutiny": "Scrutiny Committee",
    "council": "Council",
    "parish": "Town Council",
}
ALT = {
    "shield": "Emblem of the council: an alder above the river",
    "roundel": "Emblem of the council: a bridge over the river",
}
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADINGS = {"Title": 0, "Heading 1": 0, "Heading 2": 1, "Heading 3": 2}
# Emblems are drawn this many times too large and made smaller, which smooths their edges.
OVERSAMPLE = 4
EMBLEM_PIXELS = 240


def twips(points: float) -> int:
    """Return a measure in Word's twentieths of a point."""
    return round(points * 20)


def style_id(name: str) -> str:
    """Return the id a style has in the files, by Word's own custom the name without spaces."""
    return name.replace(" ", "")


def run_properties(setting: Setting) -> str:
    """Return what a style says of its letters."""
    parts = []
    if setting.bold:
        parts.append("<w:b/><w:bCs/>")
    if setting.italic:
        parts.append("<w:i/><w:iCs/>")
    parts.append(f'<w:color w:val="{setting.colour}"/>')
    half_points = round(setting.size * 2)
    parts.append(f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def borders(setting: Setting) -> str:
    """Return a style's rules and its bar."""
    line = '<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
    sides = {"above": ("top",), "below": ("bottom",), "box": ("top", "left", "bottom", "right")}
    wanted = sides.get(setting.rule, ())
    found = ""
    # The order is the schema's own.
    for side in ("top", "left", "bottom", "right"):
        if side == "left" and setting.bar:
            found += line.format(side=side, size=18, space=7, colour=setting.bar)
        elif side in wanted:
            found += line.format(side=side, size=4, space=4, colour=setting.rule_colour)
    if setting.rule == "above":
        # Without it Word draws one line above several paragraphs of the kind that follow one another.
        found += line.format(side="between", size=4, space=4, colour=setting.rule_colour)
    if not found and setting.based_on != "Normal":
        # What the style that it is based on has is not wanted here.
        found = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "bottom"))
    return f"<w:pBdr>{found}</w:pBdr>" if found else ""


def paragraph_properties(setting: Setting, outline: int | None, tabs: str = "") -> str:
    """Return what a style says of its paragraphs, in the order that the schema asks for."""
    parts = []
    if setting.keep_next:
        parts.append("<w:keepNext/>")
    if outline is not None:
        parts.append("<w:keepLines/>")
    parts.append(borders(setting))
    if setting.rule == "box":
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{looks.SHADE}"/>')
    parts.append(tabs)
    parts.append(f'<w:spacing w:before="{twips(setting.before)}" w:after="{twips(setting.after)}"/>')
    if setting.left or setting.right or setting.hanging:
        hanging = f' w:hanging="{twips(setting.hanging)}"' if setting.hanging else ""
        right = f' w:right="{twips(setting.right)}"' if setting.right else ""
        parts.append(f'<w:ind w:left="{twips(setting.left)}"{right}{hanging}/>')
    parts.append(f'<w:jc w:val="{"center" if setting.align == "centre" else "left"}"/>')
    if "<w:tab " in tabs or setting.word_style == "Clerk Council":
        parts.append('<w:textAlignment w:val="center"/>')
    if outline is not None:
        parts.append(f'<w:outlineLvl w:val="{outline}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def paragraph_style(setting: Setting, tabs: str = "") -> str:
    """Return one paragraph style."""
    name = setting.word_style
    built_in = not name.startswith("Clerk")
    outline = HEADINGS.get(name)
    following = "" if outline is None else '<w:next w:val="ClerkParagraph"/>'
    custom = "" if built_in else ' w:customStyle="1"'
    # Word's own names are small inside the file.
    written = name.lower() if name.startswith("Heading") or name == "Caption" else name
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}">'
        f"<w:name w:val={quoteattr(written)}/>"
        f'<w:basedOn w:val="{style_id(setting.based_on)}"/>{following}<w:qFormat/>'
        f"{paragraph_properties(setting, outline, tabs)}{run_properties(setting)}</w:style>"
    )


def table_style(house: House) -> str:
    """Return the style of tables: rules between the rows, or all round for the more formal houses."""
    edge = f'w:val="single" w:sz="4" w:space="0" w:color="{looks.HAIRLINE}"'
    sides = ["top", "bottom", "insideH"]
    if house.table_lines == "grid":
        sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    lines = "".join(f"<w:{side} {edge}/>" for side in sides)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 100), ("bottom", 60), ("right", 100))
    )
    head = f'<w:shd w:val="clear" w:color="auto" w:fill="{looks.SHADE}"/>'
    strong = f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{house.accent}"/>'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="ClerkTable"><w:name w:val="Clerk Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f"<w:tcPr><w:tcBorders>{strong}</w:tcBorders>{head}</w:tcPr></w:tblStylePr></w:style>"
    )


def header_settings(house: House) -> list[tuple[Setting, str]]:
    """Return the styles of headers and footers, each with its tab stops."""
    right = f'<w:tabs><w:tab w:val="right" w:pos="{twips(house.width)}"/></w:tabs>'
    council = Setting(
        word_style="Clerk Council",
        size=house.header_size,
        bold=True,
        colour=house.accent,
        after=4,
        align="centre" if house.header == "centre" else "left",
        rule="below",
        rule_colour=house.accent,
    )
    running = Setting(
        word_style="Clerk Running Head", size=9, colour=looks.QUIET, after=10, rule="below"
    )
    return [
        (council, right if house.header in {"split", "mirror"} else ""),
        (running, right),
        (looks.MARKING, ""),
        (looks.BODY_LINE, right),
    ]


def styles(house: House) -> str:
    """Return the part with all styles: defaults, Word's own names, and one for each look."""
    normal = Setting(word_style="Normal")
    line = round(240 * looks.LINE_SPACING)
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    heading_1 = Setting(
        word_style="Heading 1", size=16, bold=True, before=18, after=6, keep_next=True
    )
    found = [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>{language}</w:rPr>"
        f'</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/><w:spacing w:after="{twips(normal.after)}"/></w:pPr>'
        f'<w:rPr>{fonts}<w:color w:val="{looks.INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>{language}</w:rPr></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        paragraph_style(heading_1),
    ]
    found += [paragraph_style(setting) for setting in house.settings.values()]
    found += [paragraph_style(looks.CAPTION), paragraph_style(looks.TABLE_HEAD)]
    found += [paragraph_style(setting, tabs) for setting, tabs in header_settings(house)]
    found.append(table_style(house))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{''.join(found)}</w:styles>"


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
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{name}{paragraph('Clerk Marking', run('DRAFT'))}</w:hdr>"


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
    side = twips(house.margin)
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
        f'<w:pgMar w:top="1531" w:right="{side}" w:bottom="1304" w:left="{side}" w:header="624" w:footer="567" w:gutter="0"/>'
        "<w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>"
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{section}</w:body></w:document>"


def emblem(house: House) -> bytes:
    """Return the drawn emblem as a PNG: an alder above the river, or a bridge over it."""
    side = EMBLEM_PIXELS * OVERSAMPLE
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    colour = tuple(bytes.fromhex(house.accent)) + (255,)
    white = (255, 255, 255, 255)

    def at(*points: float) -> list[float]:
        return [point * side / 100 for point in points]

    if house.emblem == "shield":
        outline = at(10, 4, 90, 4, 90, 46, 88, 60, 80, 75, 68, 86, 50, 97, 32, 86, 20, 75, 12, 60, 10, 46)
        draw.polygon(outline, fill=colour)
        draw.rectangle(at(47, 40, 53, 64), fill=white)
        for centre_x, centre_y, radius in ((50, 25, 14), (36, 36, 12), (64, 36, 12), (50, 40, 13)):
            draw.ellipse(at(centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius), fill=white)
        waves = ((66, 21, 79), (76, 29, 71))
    else:
        draw.ellipse(at(3, 3, 97, 97), fill=colour)
        draw.ellipse(at(8, 8, 92, 92), outline=white, width=side // 60)
        draw.pieslice(at(20, 28, 80, 88), 180, 360, fill=white)
        draw.pieslice(at(30, 38, 70, 78), 180, 360, fill=colour)
        draw.rectangle(at(14, 36, 86, 43), fill=white)
        draw.rectangle(at(14, 58, 86, 62), fill=colour)
        waves = ((67, 20, 80), (77, 30, 70))
    for height, start, stop in waves:
        x = float(start)
        while x < stop:
            draw.arc(at(x, height - 5, x + 10, height + 5), 0, 180, fill=white, width=side // 38)
            x += 9.4
    small = image.resize((EMBLEM_PIXELS, EMBLEM_PIXELS), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return a relationships part."""
    inner = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in targets
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
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>Letterhead: {style}</dc:title><dc:creator>{COUNCILS.get(style, COUNCIL)}</dc:creator>"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


SETTINGS = (
    f"{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/>"
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


def theme(house: House) -> str:
    """Return the theme, which Word asks every document to have: Arial, and the house's accent."""
    named = {"dk1": looks.INK, "lt1": "FFFFFF", "dk2": house.accent, "lt2": looks.SHADE}
    named |= {f"accent{number}": house.accent for number in range(1, 7)}
    named |= {"hlink": house.accent, "folHlink": looks.QUIET}
    colours = "".join(f'<a:{n}><a:srgbClr val="{v}"/></a:{n}>' for n, v in named.items())
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Clerk">'
        f'<a:themeElements><a:clrScheme name="Clerk">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Clerk"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Clerk"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def letterhead(style: str) -> bytes:
    """Return a house style's letterhead as the bytes of a Word file."""
    house = looks.HOUSES[style]
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
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
        "word/theme/theme1.xml": theme(house),
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
            package_file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
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

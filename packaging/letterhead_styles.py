"""The styles part of a letterhead, written from `clerk/export/looks.py`."""

from xml.sax.saxutils import quoteattr

from clerk.export import looks
from clerk.export.looks import House, Setting

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
    parts.append(
        f'<w:spacing w:before="{twips(setting.before)}" w:after="{twips(setting.after)}"/>'
    )
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
    small = name.startswith("Heading") or name in {"Caption", "TOC 2"}
    written = name.lower() if small else name
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
        (looks.INITIALS, ""),
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
        (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:szCs w:val="22"/>{language}</w:rPr>'
            f'</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/></w:pPr>'
            "</w:pPrDefault></w:docDefaults>"
        ),
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            f'<w:pPr><w:widowControl/><w:spacing w:after="{twips(normal.after)}"/></w:pPr>'
            f'<w:rPr>{fonts}<w:color w:val="{looks.INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
            f"{language}</w:rPr></w:style>"
        ),
        (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        ),
        (
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        ),
        paragraph_style(heading_1),
    ]
    # A style stands after the one that it is based on.
    settings = sorted(house.settings.values(), key=lambda each: each.based_on != "Normal")
    found += [paragraph_style(setting) for setting in settings]
    found += [paragraph_style(looks.CAPTION), paragraph_style(looks.TABLE_HEAD)]
    found += [paragraph_style(setting, tabs) for setting, tabs in header_settings(house)]
    found.append(table_style(house))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{''.join(found)}</w:styles>"

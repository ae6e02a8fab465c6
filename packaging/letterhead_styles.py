"""The styles part of a letterhead, written from `clerk/export/looks.py`."""

from clerk.export import looks
from clerk.export.looks import House, Setting
from clerk.export.word_styles import paragraph_style, table_style, twips

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

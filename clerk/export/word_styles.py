"""Our styles as Word writes them, from `looks.py`: for shipped letterheads, and for a council's own without them."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from clerk.export import looks
from clerk.export.looks import House, Setting

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

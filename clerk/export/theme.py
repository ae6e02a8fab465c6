"""The theme that Word asks every document to have: Arial, and one accent."""

from __future__ import annotations

from clerk.export.looks import INK, QUIET, SHADE

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def theme(accent: str) -> str:
    """Return a theme part.

    Args:
        accent: a colour, six hexadecimal figures.
    """
    named = {"dk1": INK, "lt1": "FFFFFF", "dk2": accent, "lt2": SHADE}
    named |= {f"accent{number}": accent for number in range(1, 7)}
    named |= {"hlink": accent, "folHlink": QUIET}
    colours = "".join(f'<a:{n}><a:srgbClr val="{v}"/></a:{n}>' for n, v in named.items())
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Clerk">'
        f'<a:themeElements><a:clrScheme name="Clerk">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Clerk"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Clerk"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )

"""What a council's own letterhead may lack and a document for everybody must have: headings, language, alt text.

Nothing that is there is changed but the language, which is the minutes' own. What is added is set by `looks.py`, based
on the letterhead's own styles, so that its font is kept.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clerk.export import looks
from clerk.export.letterhead import header_parts
from clerk.export.looks import CAPTION, TABLE_HEAD, Setting
from clerk.export.word_parts import TABLE_STYLE, Styles, make
from clerk.minutes.blocks import HEADING_LEVEL

# Headings have to be headings: nothing merely near will do. Each with what it is based on, the first that is there.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "Title": ("Heading 1",),
    "Heading 2": ("Heading 1",),
    "Heading 3": ("Heading 2",),
}


def complete(document: WordDocument, language: str, council: str) -> None:
    """Give a document what its letterhead lacks.

    Args:
        document: the letterhead, opened.
        language: of the minutes, as a tag: en-GB.
        council: whose emblem a picture without words is.
    """
    add_headings(document)
    _set_language(document.styles.element, language)
    for part in header_parts(document):
        for picture in part.iter(qn("wp:docPr")):
            if not (picture.get("descr") or "").strip() and not _is_decoration(picture):
                picture.set("descr", f"Emblem of {council}" if council else "Emblem of the council")


def add_headings(document: WordDocument) -> None:
    """Add the headings that a letterhead lacks, based on its own."""
    for name in missing_headings(Styles(document)):
        _add_heading(document, name)


def missing_headings(styles: Styles) -> list[str]:
    """Return the headings that a letterhead lacks, and that the minutes will be given."""
    return [name for name in _HEADINGS if not styles.has(name)]


def stand_ins(styles: Styles) -> list[tuple[str, str]]:
    """Return which of our styles a letterhead lacks, each with the style of its own that is used in its place."""
    found: dict[str, str] = {}
    for setting in (*looks.house("").settings.values(), CAPTION, TABLE_HEAD):
        if styles.has(setting.word_style) or setting.word_style in _HEADINGS:
            continue
        near = next((name for name in setting.fallback if styles.has(name)), "Normal")
        found[setting.word_style] = near
    if not styles.table() or styles.table() == "TableGrid":
        found[TABLE_STYLE] = "Table Grid" if styles.table() else "thin lines"
    return sorted(found.items())


def _is_decoration(picture: Any) -> bool:
    return any(
        each.get("val") == "1" for each in picture.iter() if str(each.tag).endswith("}decorative")
    )


def _setting(name: str) -> Setting:
    settings = looks.house("").settings.values()
    return next(each for each in settings if each.word_style == name)


def _add_heading(document: WordDocument, name: str) -> None:
    styles = document.styles.element
    known = Styles(document)
    setting = _setting(name)
    based = next((known.key(each) for each in _HEADINGS[name] if known.has(each)), "")
    style = OxmlElement("w:style")
    style.set(qn("w:type"), "paragraph")
    style.set(qn("w:styleId"), _free(styles, name.replace(" ", "")))
    # Word's own names are small inside the file.
    style.append(make("w:name", val=name if name == "Title" else name.lower()))
    style.append(make("w:basedOn", val=based or known.key("Normal")))
    style.append(OxmlElement("w:qFormat"))
    properties = OxmlElement("w:pPr")
    properties.append(OxmlElement("w:keepNext"))
    properties.append(OxmlElement("w:keepLines"))
    before, after = round(setting.before * 20), round(setting.after * 20)
    properties.append(make("w:spacing", before=before, after=after))
    level = next(HEADING_LEVEL[k] for k, v in looks.house("").settings.items() if v is setting)
    properties.append(make("w:outlineLvl", val=level - 1))
    style.append(properties)
    letters = OxmlElement("w:rPr")
    letters.append(OxmlElement("w:b"))
    letters.append(OxmlElement("w:bCs"))
    if not based or name != "Heading 2":
        for tag in ("w:sz", "w:szCs"):
            letters.append(make(tag, val=round(setting.size * 2)))
    style.append(letters)
    styles.append(style)


def _free(styles: Any, key: str) -> str:
    taken = {each.get(qn("w:styleId")) for each in styles.findall(qn("w:style"))}
    while key in taken:
        key += "1"
    return key


def _set_language(styles: Any, language: str) -> None:
    """Say the language in the defaults and in Normal, and nowhere else where it was said along with theirs."""
    defaults = _inside(styles, "w:docDefaults", first=True)
    letters = _inside(_inside(defaults, "w:rPrDefault", first=True), "w:rPr")
    normal = next(
        (
            style
            for style in styles.findall(qn("w:style"))
            if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph"
        ),
        None,
    )
    places = [letters, *([_letters_of(normal)] if normal is not None else [])]
    before = {lang.get(qn("w:val")) for place in places for lang in place.findall(qn("w:lang"))}
    for lang in list(styles.iter(qn("w:lang"))):
        if lang.get(qn("w:val")) in before:
            lang.set(qn("w:val"), language)
    for place in places:
        found = place.find(qn("w:lang"))
        if found is None:
            _put_language(place, make("w:lang", val=language))
        else:
            found.set(qn("w:val"), language)


def _inside(parent: Any, name: str, *, first: bool = False) -> Any:
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.insert(0, found) if first else parent.append(found)
    return found


def _letters_of(style: Any) -> Any:
    found = style.find(qn("w:rPr"))
    if found is None:
        found = OxmlElement("w:rPr")
        after = [c for c in style if c.tag in {qn("w:tblPr"), qn("w:trPr"), qn("w:tcPr")}]
        after[0].addprevious(found) if after else style.append(found)
    return found


def _put_language(letters: Any, language: Any) -> None:
    """Put the language where the schema wants it: near the end."""
    last = {qn("w:eastAsianLayout"), qn("w:specVanish"), qn("w:oMath")}
    later = [child for child in letters if child.tag in last]
    later[0].addprevious(language) if later else letters.append(language)

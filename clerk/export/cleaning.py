"""A letterhead from anywhere, reduced to what a letterhead is: page, headers, footers, styles, fonts and pictures.

What is kept is listed, and everything else goes: macros, controls, embedded and linked things, the template it is
attached to, comments, and the words of the document that it was. What a council would want to know of is said.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from clerk.errors import Refused
from clerk.export.cleaning_parts import clean_part, only_lists, only_section, tag
from clerk.export.looks import INK
from clerk.export.theme import theme
from clerk.packages import read_package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
# What each kind of part may point to; the pictures and links of the old words go with them.
_KEPT = {
    "officeDocument": {"styles", "settings", "theme", "fontTable", "numbering", "header", "footer"},
    "header": {"image", "hyperlink"},
    "footer": {"image", "hyperlink"},
    "numbering": {"image"},
    "theme": {"image"},
    "fontTable": {"font"},
}
_FOLLOWED = ("http://", "https://", "mailto:")
_SAID = {
    "vbaProject": "Macros were left out: minutes never carry them.",
    "wordVbaData": "Macros were left out: minutes never carry them.",
    "keyMapCustomizations": "Key and menu changes of the file were left out.",
    "extensibility": "Key and menu changes of the file were left out.",
    "control": "Form controls (ActiveX) were left out.",
    "oleObject": "Embedded objects were left out; put a picture in their place.",
    "package": "Embedded objects were left out; put a picture in their place.",
    "aFChunk": "A foreign document that is put in when the file is opened (altChunk) was left out.",
    "subDocument": "A document that is fetched when the file is opened was left out.",
    "comments": "Comments were left out.",
    "glossaryDocument": "The building blocks (quick parts) of the file were left out.",
}
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_PART = (
    f"{_XML}<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-GB</dc:language></cp:coreProperties>'
).encode()


class Cleaned(NamedTuple):
    """A letterhead without words, as the bytes of a Word file, and what was taken out of it, in sentences."""

    data: bytes
    said: tuple[str, ...]


@lru_cache(maxsize=8)
def cleaned(data: bytes, what: str) -> Cleaned:
    """Return a letterhead with nothing in it but what a letterhead needs.

    Args:
        data: the Word file.
        what: how a refusal calls it: “The letterhead /x/y.docx”.

    Raises:
        Refused: it is no Word document, or is made to do harm.
    """
    return _Cleaning(read_package(data, what), what).done()


class _Cleaning:
    """One letterhead being copied, part by part, from its beginning."""

    def __init__(self, parts: dict[str, bytes], what: str) -> None:
        self.parts = parts
        self.by_name = {name.lower(): name for name in parts}
        self.what = what
        self.made: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.said: list[str] = []

    def done(self) -> Cleaned:
        defaults, overrides = self._content_types()
        main = next(
            (t for _, kind, t, out in self._pointers("") if kind == "officeDocument" and not out),
            "",
        )
        main = self.by_name.get(main.lower(), "")
        kind = overrides.get(main.lower(), "")
        if not main or not ("wordprocessingml" in kind or "ms-word" in kind):
            raise Refused(f"{self.what} is no Word document; save it in Word as .docx.")
        if any("vbaproject" in name for name in self.by_name):
            self._say("vbaProject")
        for _, other, _target, _ in self._pointers(""):
            self._say(other)
        self._take(main, "officeDocument")
        self._prune_lists()
        for name in self.made:
            ending = name.rpartition(".")[2].lower()
            known = overrides.get(name.lower()) or defaults.get(ending, "")
            if not name.endswith(".rels") and known and name not in self.types:
                self.types[name] = known
        self.types[main] = f"{_WORD}.document.main+xml"
        self.made["docProps/core.xml"] = _CORE_PART
        self.types["docProps/core.xml"] = _CORE_TYPE
        self.made["_rels/.rels"] = _relationships(
            [
                ("rId1", f"{_OFFICE}officeDocument", main, ""),
                ("rId2", _CORE, "docProps/core.xml", ""),
            ]
        )
        return Cleaned(self._zipped(), tuple(dict.fromkeys(self.said)))

    def _say(self, kind: str) -> None:
        if kind in _SAID:
            self.said.append(_SAID[kind])

    def _parsed(self, name: str) -> Any:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self.parts[name], parser)
        except (etree.XMLSyntaxError, ValueError):
            message = f"{self.what} is no Word document that can be read: it is damaged at {name}; save it again."
            raise Refused(message) from None

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for each in self._parsed(self.by_name["[content_types].xml"]):
            kind = each.get("ContentType", "")
            if each.tag == f"{{{_TYPES}}}Default":
                defaults[each.get("Extension", "").lower()] = kind
            elif each.tag == f"{{{_TYPES}}}Override":
                overrides[each.get("PartName", "").lstrip("/").lower()] = kind
        return defaults, overrides

    def _pointers(self, part: str) -> list[tuple[str, str, str, bool]]:
        """What a part points to: id, kind, target, and whether it lies outside the file."""
        folder, base = posixpath.split(part)
        name = self.by_name.get(posixpath.join(folder, "_rels", f"{base}.rels").lower())
        if name is None:
            return []
        found = []
        for each in self._parsed(name):
            if each.tag != f"{{{_RELS}}}Relationship":
                continue
            outside = each.get("TargetMode", "").lower() == "external"
            target = each.get("Target", "")
            if not outside:
                joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                target = posixpath.normpath(joined).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            found.append((each.get("Id", ""), kind, target, outside))
        return found

    def _take(self, name: str, kind: str) -> None:
        """Copy a part and all that it may point to."""
        if name in self.made:
            return
        self.made[name] = b""
        self.kinds[name] = kind
        kept: list[tuple[str, str, str, str]] = []
        inside: list[tuple[str, str]] = []
        folder = posixpath.dirname(name)
        for key, what, target, outside in self._pointers(name):
            allowed = what in _KEPT.get(kind, set())
            if outside:
                if allowed and what == "hyperlink" and target.lower().startswith(_FOLLOWED):
                    kept.append((key, f"{_OFFICE}{what}", target, "External"))
                elif kind != "officeDocument" or what != "hyperlink":
                    self._say_outside(what, target)
                continue
            real = self.by_name.get(target.lower())
            if not allowed or real is None:
                self._say(what)
                continue
            # The shape of the whole: no part is in a folder above the file's own, and none is taken twice.
            kept.append((key, f"{_OFFICE}{what}", posixpath.relpath(real, folder or "."), ""))
            inside.append((real, what))
        if kind in {"image", "font"}:
            self.made[name] = self.parts[name]
            return
        root = self._parsed(name)
        if kind == "officeDocument":
            if root.tag != tag("document"):
                message = (
                    f"{self.what} is no Word document of the usual kind (it may be “Strict Open XML”); "
                    "save it in Word as “Word Document (.docx)”."
                )
                raise Refused(message)
            root = only_section(root, self.said)
        keys = {key for key, *_ in kept}
        self.said += clean_part(root, keys)
        if kind == "officeDocument":
            # Headers that belong to sections of the old words alone are not asked for any more.
            asked = {value for each in root.iter() for value in _ids(each)}
            marks = {f"{_OFFICE}header", f"{_OFFICE}footer"}
            kept = [each for each in kept if each[1] not in marks or each[0] in asked]
            wanted = {
                posixpath.normpath(posixpath.join(folder, target)) for _, _, target, _ in kept
            }
            inside = [each for each in inside if each[0] in wanted]
        self.made[name] = _written(root)
        if kind == "officeDocument" and not any(each[1].endswith("/theme") for each in kept):
            kept.append(("rIdTheme", f"{_OFFICE}theme", "theme/clerk.xml", ""))
            made = posixpath.join(folder, "theme/clerk.xml")
            self.made[made], self.types[made] = theme(INK).encode(), _THEME_TYPE
        if kept:
            base = posixpath.basename(name)
            self.made[posixpath.join(folder, "_rels", f"{base}.rels")] = _relationships(kept)
        for real, what in inside:
            self._take(real, what)

    def _prune_lists(self) -> None:
        roots = {
            name: etree.fromstring(content)
            for name, content in self.made.items()
            if self.kinds.get(name) in {"styles", "header", "footer", "numbering"}
        }
        used = {
            each.get(tag("val"), "")
            for name, root in roots.items()
            if self.kinds[name] != "numbering"
            for each in root.iter(tag("numId"))
        }
        for name, root in roots.items():
            if self.kinds[name] == "numbering":
                only_lists(root, used)
                self.made[name] = _written(root)

    def _say_outside(self, what: str, target: str) -> None:
        short = target if len(target) <= 80 else f"{target[:79]}…"
        if what == "attachedTemplate":
            self.said.append(f"The template that the file is attached to was let go ({short}).")
        elif what == "hyperlink":
            self.said.append(f"A link to what is not on the web was taken off its words ({short}).")
        else:
            self.said.append(f"Something that is fetched from elsewhere was left out ({short}).")

    def _zipped(self) -> bytes:
        inner = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        inner += '<Default Extension="xml" ContentType="application/xml"/>'
        for name, kind in sorted(self.types.items()):
            inner += f'<Override PartName="/{_attribute(name)}" ContentType="{_attribute(kind)}"/>'
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            package.writestr(
                "[Content_Types].xml", f'{_XML}<Types xmlns="{_TYPES}">{inner}</Types>'
            )
            for name, content in self.made.items():
                package.writestr(name, content)
        return out.getvalue()


def _written(root: Any) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _ids(element: Any) -> list[str]:
    return [value for key, value in element.attrib.items() if key.startswith(f"{{{_OFFICE[:-1]}}}")]


def _attribute(text: str) -> str:
    for sign, safe in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
        text = text.replace(sign, safe)
    return text


def _relationships(rows: list[tuple[str, str, str, str]]) -> bytes:
    inner = ""
    for key, kind, target, mode in rows:
        outside = f' TargetMode="{mode}"' if mode else ""
        inner += (
            f'<Relationship Id="{_attribute(key)}" Type="{_attribute(kind)}" '
            f'Target="{_attribute(target)}"{outside}/>'
        )
    return f'{_XML}<Relationships xmlns="{_RELS}">{inner}</Relationships>'.encode()

"""The picture in a letterhead's header, for the PDF: it then carries the same emblem as the Word file."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOST_BYTES = 5_000_000
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_EMU = 12700
# What reportlab sets by itself, known by how such a file begins.
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True)
class Emblem:
    """A picture and the size it is printed at, in points."""

    data: bytes
    width: float
    height: float


def find_emblem(letterhead: Path | None) -> Emblem | None:
    """Return the first picture that stands in a line of a header, or None: a PDF without an emblem is no fault."""
    if letterhead is None:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(letterhead.read_bytes())) as package:
            for name in sorted(package.namelist()):
                if name.startswith("word/header") and name.endswith(".xml"):
                    found = _in_header(package, name)
                    if found:
                        return found
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        # The Word printer refuses such a letterhead with a sentence; the PDF does without it.
        return None
    return None


def _parsed(package: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if package.getinfo(name).file_size > _MOST_BYTES:
        message = f"{name} is too large"
        raise ValueError(message)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(name), parser)


def _in_header(package: zipfile.ZipFile, name: str) -> Emblem | None:
    for inline in _parsed(package, name).iter(_INLINE):
        blip, extent = inline.find(f".//{_DRAWING}blip"), inline.find(_EXTENT)
        key = None if blip is None else blip.get(_EMBED)
        if key is None or extent is None:
            continue
        folder, base = posixpath.split(name)
        for pointer in _parsed(package, f"{folder}/_rels/{base}.rels").iter(_RELATIONSHIP):
            if pointer.get("Id") != key or pointer.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(folder, pointer.get("Target", "")))
            if package.getinfo(target).file_size > _MOST_BYTES:
                return None
            data = package.read(target)
            if data.startswith(_BEGINNINGS):
                return Emblem(data, int(extent.get("cx")) / _EMU, int(extent.get("cy")) / _EMU)
    return None

"""A council's own font for the PDF: found in its letterhead or on this computer, and only if it may be put into a file.

What a font allows stands in the font itself (OS/2, `fsType`). Outlines other than TrueType's cannot be put into a PDF
by reportlab; then, and where the font is not here, the shipped one is used, and that is said.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

# Set as wide as the shipped Liberation Sans, letter by letter: nothing is to be looked for.
AS_OURS = {"arial", "liberation sans", "helvetica", "arimo", ""}
_RESTRICTED, _NO_PARTS, _ONLY_BITMAPS = 0x0002, 0x0100, 0x0200
_FAMILY, _FAMILY_TYPOGRAPHIC = 1, 16
_MOST_FONTS = 4_000


class Faces(NamedTuple):
    """The files of a family, by whether they are strong and whether they are italic."""

    family: str
    paths: dict[tuple[bool, bool], Path]


class _Font(NamedTuple):
    family: str
    strong: bool
    italic: bool
    embeddable: bool
    outlines: bool


@lru_cache(maxsize=16)
def find_faces(family: str) -> tuple[Faces | None, str]:
    """Return the files of a font family, or None and the reason, as the end of a sentence.

    Args:
        family: the name as Word shows it.
    """
    found: dict[tuple[bool, bool], Path] = {}
    forbidden = False
    for path in _files():
        font = _read(path)
        if font is None or font.family.lower() != family.lower():
            continue
        if not font.embeddable:
            forbidden = True
        elif font.outlines:
            found.setdefault((font.strong, font.italic), path)
    if (False, False) in found:
        plain = found[False, False]
        both = [(strong, italic) for strong in (False, True) for italic in (False, True)]
        return Faces(
            family, {each: found.get(each, found.get((each[0], False), plain)) for each in both}
        ), ""
    if forbidden:
        return None, "its licence does not allow it to be put into a PDF"
    return None, "it is not on this computer as a TrueType font"


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        own = [Path(local) / "Microsoft/Windows/Fonts"] if local else []
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", *own]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]


def _files() -> Iterator[Path]:
    seen = 0
    for folder in _folders():
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*.[tT][tT][fF]")):
            seen += 1
            if seen > _MOST_FONTS:
                return
            yield path


def _read(path: Path) -> _Font | None:
    """Read a font's name and what it allows, and no more of it."""
    try:
        with path.open("rb") as file:
            header = file.read(12)
            (count,) = struct.unpack(">4xH6x", header)
            tables = {}
            for _ in range(min(count, 64)):
                tag, _, offset, length = struct.unpack(">4sLLL", file.read(16))
                tables[tag] = (offset, min(length, 1 << 16))

            def table(tag: bytes) -> bytes:
                offset, length = tables.get(tag, (0, 0))
                file.seek(offset)
                return file.read(length) if length else b""

            family = _family(table(b"name"))
            about, head = table(b"OS/2"), table(b"head")
    except (OSError, struct.error):
        return None
    if len(about) < 64 or len(head) < 46:
        return None
    (rights,) = struct.unpack_from(">H", about, 8)
    (style,) = struct.unpack_from(">H", head, 44)
    restricted = (rights & 0x000F) == _RESTRICTED
    free = not restricted and not rights & (_NO_PARTS | _ONLY_BITMAPS)
    return _Font(family, bool(style & 1), bool(style & 2), free, b"glyf" in tables)


def _family(names: bytes) -> str:
    if len(names) < 6:
        return ""
    _, count, strings = struct.unpack_from(">HHH", names)
    found: dict[int, str] = {}
    for index in range(count):
        place = 6 + 12 * index
        if place + 12 > len(names):
            break
        platform, _, language, kind, length, offset = struct.unpack_from(">6H", names, place)
        if kind not in {_FAMILY, _FAMILY_TYPOGRAPHIC} or platform not in {1, 3}:
            continue
        raw = names[strings + offset : strings + offset + length]
        text = raw.decode("utf-16-be" if platform == 3 else "mac-roman", "replace")
        if kind not in found or language == 0x409:
            found[kind] = text
    return found.get(_FAMILY, "")

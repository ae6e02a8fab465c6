"""A Word file from anywhere, opened without trusting it: its parts as bytes, or a sentence that says why not.

A Word file is a zip of XML. Nothing is unpacked to the disk, nothing grows past a size however small it looks, and
XML that declares entities is not read at all.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from clerk.errors import Refused

MOST_BYTES = 30_000_000
MOST_PART = 20_000_000
MOST_PARTS = 500
_CHUNK = 1 << 16
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"


def read_package(data: bytes, what: str) -> dict[str, bytes]:
    """Return the parts of a Word file by name.

    Args:
        data: the file.
        what: how a refusal calls it, with its name: “The letterhead /x/y.docx”.

    Raises:
        Refused: it is no Word file, is too large or would grow too large, or is made to do harm.
    """
    if data.startswith(_OLD_WORD):
        message = f"{what} is in the old Word form, or has a password; save it in Word as .docx without one."
        raise Refused(message)
    if len(data) > MOST_BYTES:
        raise Refused(f"{what} is too large; take large pictures out of it.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _unpacked(package, what)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        RuntimeError,
        ValueError,
    ):
        raise Refused(f"{what} is no Word document; save it in Word as .docx.") from None
    if _TYPES not in parts:
        raise Refused(f"{what} is no Word document; save it in Word as .docx.")
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels", ".vml")) and _declares(content):
            message = (
                f"{what} declares entities in {name}, which no Word file needs; it was not read."
            )
            raise Refused(message)
    return parts


def _unpacked(package: zipfile.ZipFile, what: str) -> dict[str, bytes]:
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS:
        raise Refused(f"{what} is too large: it has {len(entries)} parts; save it anew in Word.")
    parts: dict[str, bytes] = {}
    known: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name or ".." in name.split("/"):
            message = f"{what} has a part that would lie outside it ({name[:80]}); it was not read."
            raise Refused(message)
        if name.lower() in known:
            raise Refused(f"{what} has two parts called {name[:80]}; save it anew in Word.")
        known.add(name.lower())
        content = _part(package, entry)
        total += len(content)
        # What a zip says of its sizes is not believed: counted as it is unpacked.
        if len(content) > MOST_PART or total > MOST_BYTES:
            raise Refused(f"{what} is too large ({name[:80]}); take large pictures out of it.")
        parts[name] = content
    return parts


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # No word processor writes another, and their readers raise whatever they like.
        raise zipfile.BadZipFile
    found = bytearray()
    with package.open(entry) as stream:
        while len(found) <= MOST_PART and (chunk := stream.read(_CHUNK)):
            found += chunk
    return bytes(found)


def _declares(content: bytes) -> bool:
    """Whether XML declares its own entities or structure, in whatever encoding."""
    upper = content.replace(b"\0", b"").upper()
    return b"<!DOCTYPE" in upper or b"<!ENTITY" in upper

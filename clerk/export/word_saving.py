"""A Word document as bytes that are the same each time."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document as WordDocument


def saved(document: WordDocument) -> bytes:
    """Return the bytes of the document, with one date for every part: the same draft gives the same bytes."""
    first = io.BytesIO()
    document.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as given, zipfile.ZipFile(second, "w") as made:
        for part in given.infolist():
            fixed = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            made.writestr(fixed, given.read(part.filename), zipfile.ZIP_DEFLATED)
    return second.getvalue()

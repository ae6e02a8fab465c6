"""A letterhead from the disk, cleaned: for both printers, and without the Word library, which the PDF does not need."""

from __future__ import annotations

from pathlib import Path

from clerk.errors import ClerkError
from clerk.export.cleaning import Cleaned, cleaned


def read_letterhead(path: Path) -> Cleaned:
    """Return a letterhead without what may not be in one, and what was taken out; the file itself stays as it is.

    Raises:
        ClerkError: the file cannot be read.
        Refused: it is no Word document, or is made to do harm.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ClerkError(f"The letterhead {path} cannot be read: {reason}.") from None
    return cleaned(data, f"The letterhead {path}")

"""A letterhead from the disk or from a kept draft, cleaned, for both printers; without the Word library."""

from __future__ import annotations

from pathlib import Path

from clerk.errors import ClerkError
from clerk.export.cleaning import Cleaned, cleaned

Source = Path | bytes
"""Where a letterhead comes from: its file, or its very bytes, as they are kept with a draft."""


def called(source: Source) -> str:
    """What a letterhead is called in a sentence."""
    return f"The letterhead {source}" if isinstance(source, Path) else "The letterhead that is kept"


def read_letterhead(source: Source) -> Cleaned:
    """Return a letterhead without what may not be in one, and what was taken out; the file itself stays as it is.

    Raises:
        ClerkError: the file cannot be read.
        Refused: it is no Word document, or is made to do harm.
    """
    if isinstance(source, bytes):
        return cleaned(source, called(source))
    try:
        data = source.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ClerkError(f"The letterhead {source} cannot be read: {reason}.") from None
    return cleaned(data, called(source))

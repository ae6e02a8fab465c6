"""A draft that is no set of minutes, such as the sheet of a decision, as Word and PDF on the style's letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from clerk.assets import style_folder
from clerk.errors import ClerkError, Refused
from clerk.files import swap_in
from clerk.minutes.blocks import Draft

SHEET_FORMATS = ("docx", "pdf")
_STEM = re.compile("[a-z0-9][a-z0-9_-]{0,199}")


def export_sheet(draft: Draft, formats: Iterable[str], folder: Path, stem: str) -> list[Path]:
    """Make the files of a sheet and put them into a folder: all of them in full before the first is in its place.

    Args:
        draft: what the sheet says; what it is marked with stands on every page.
        formats: `docx`, `pdf`, or both.
        folder: where to; it must be there.
        stem: the files' name without ending: a slug, so that nothing is written outside the folder.

    Returns:
        The paths of the files, in the order of the formats.

    Raises:
        Refused: a format or the stem is none.
        ClerkError: the letterhead cannot be used, or a file cannot be written.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in SHEET_FORMATS]
    if unknown:
        raise Refused(
            f"There is no format “{unknown[0]}” for a sheet; the formats are {', '.join(SHEET_FORMATS)}."
        )
    if not _STEM.fullmatch(stem):
        raise Refused(f"“{stem}” cannot be a file's name: small letters, digits, - and _ only.")
    made = {name: _printed(name, draft) for name in wanted}
    paths = []
    for name, data in made.items():
        path = folder / f"{stem}.{name}"
        swap_in(path, data)
        paths.append(path)
    return paths


def _printed(name: str, draft: Draft) -> bytes:
    letterhead = style_folder(draft.style) / "letterhead.docx"
    if not letterhead.is_file():
        raise ClerkError(
            f"The house style “{draft.style}” has no letterhead: {letterhead} is missing."
        )
    if name == "docx":
        from clerk.export.word import write_word

        return write_word(draft, letterhead)
    from clerk.export.pdf import write_pdf

    return write_pdf(draft, letterhead)

"""One meeting's documents: every format asked for is made in full before the first is put in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from clerk.assets import style_folder
from clerk.errors import ClerkError, Refused
from clerk.files import swap_in
from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft as draft_of
from clerk.minutes.style import Style
from clerk.record.exemption import public_meeting
from clerk.record.meeting import Meeting
from clerk.record.script import write_script

if TYPE_CHECKING:  # it loads what reads Word files, which plain text does without
    from clerk.export.letterhead_source import Source

Which = Literal["public", "full"]
FORMATS = ("docx", "pdf", "txt", "json")
# A body's id, a date and a number: longer than an id may be, of the same letters.
_STEM = re.compile("[a-z0-9][a-z0-9_-]{0,119}")


def export(
    meeting: Meeting,
    style: Style,
    formats: Iterable[str],
    folder: Path,
    stem: str,
    which: Which = "public",
) -> list[Path]:
    """Make a meeting's documents and put them into a folder.

    Args:
        meeting: the whole record.
        style: the body's house style.
        formats: any of `docx`, `pdf`, `txt`, `json`.
        folder: where to; it must be there.
        stem: the files' name without ending: a slug, so that nothing is written outside the folder.
        which: ``public`` has nothing exempt or private; ``full`` has all, each page marked, and its JSON also
            the private notes.

    Returns:
        The paths of the files, in the order of the formats.

    Raises:
        Refused: a format or the stem is none.
        ClerkError: the letterhead cannot be used, or a file cannot be written.
    """
    wanted = list(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise Refused(f"There is no format “{name}”; the formats are {', '.join(FORMATS)}.")
    if not _STEM.fullmatch(stem):
        raise Refused(f"“{stem}” cannot be a file's name: small letters, digits, - and _ only.")
    made = {name: make_document(name, meeting, style, which) for name in wanted}
    paths = []
    for name, data in made.items():
        path = folder / f"{stem}.{name}"
        swap_in(path, data)
        paths.append(path)
    return paths


def with_first_leaf(meeting: Meeting, first: int | None) -> Meeting:
    """A meeting whose loose leaves begin at a number given at export, in place of what its record says.

    Args:
        meeting: the whole record.
        first: the number of the first leaf; None leaves the record's, or 1 where it says none.
    """
    if first is None:
        return meeting
    particulars = msgspec.structs.replace(meeting.particulars, first_leaf=first)
    return msgspec.structs.replace(meeting, particulars=particulars)


def make_document(
    name: str, meeting: Meeting, style: Style, which: Which, letterhead: Source | None = None
) -> bytes:
    """Return one document of a meeting as bytes, the same for the same record, style and letterhead.

    Args:
        name: its format, one of `FORMATS`.
        meeting: the whole record.
        style: the house style.
        which: ``public`` has nothing exempt or private; ``full`` has all, each page marked.
        letterhead: the style's; without it the one that lies in the folder of the meeting's style.

    Raises:
        ClerkError: the letterhead cannot be used.
    """
    if name == "json":
        told = public_meeting(meeting) if which == "public" else meeting
        return write_script(told).encode("utf-8")
    draft = draft_of(meeting, style, which)
    if name == "txt":
        from clerk.export.plain import write_text

        return write_text(draft).encode("utf-8")
    return _PRINTERS[name](draft, letterhead or _letterhead_of(draft.style))


def _word(draft: Draft, letterhead: Source) -> bytes:
    from clerk.export.word import write_word

    return write_word(draft, letterhead)


def _pdf(draft: Draft, letterhead: Source) -> bytes:
    from clerk.export.pdf import write_pdf

    return write_pdf(draft, letterhead)


_PRINTERS: dict[str, Callable[[Draft, Source], bytes]] = {"docx": _word, "pdf": _pdf}


def _letterhead_of(style: str) -> Path:
    path = style_folder(style) / "letterhead.docx"
    if not path.is_file():
        raise ClerkError(f"The house style “{style}” has no letterhead: {path} is missing.")
    return path


def left_out_of_letterhead(style: str) -> tuple[str, ...]:
    """Return what of a style's letterhead is not in its documents (macros and the like), in sentences.

    Raises:
        ClerkError: the style has no letterhead, or it cannot be used.
    """
    from clerk.export.letterhead_source import read_letterhead

    path = _letterhead_of(style)
    return tuple(f"{path}: {said}" for said in read_letterhead(path).said)

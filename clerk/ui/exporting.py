"""An export: what is made of which meetings, and how it is put in its place, whole or not at all.

Everything here but the orders themselves is done in the thread of the documents (`clerk/ui/making.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from clerk.errors import ClerkError
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting
from clerk.record.signoff import without_signing
from clerk.store.minutebook import BookReader, MinuteBook
from clerk.styles import load_style
from clerk.ui.making import Watch

Which = Literal["public", "full"]
Make = Callable[[str, Meeting, Style, Which], bytes]
"""Makes one format of a document of a meeting, public or full."""

FORMATS = {
    "docx": "Word", "pdf": "PDF", "txt": "Plain text", "json": "Meeting script (JSON), for hand-over",
}  # fmt: skip


class Document(msgspec.Struct, frozen=True):
    """One kind of document: its words in the list, and what its files' names end in."""

    id: str
    words: str
    make: Make
    ending: str = ""


def _minutes(name: str, meeting: Meeting, style: Style, which: Which) -> bytes:
    from clerk.export.documents import make_document

    return make_document(name, meeting, style, which)


DOCUMENTS = (Document("minutes", "Minutes", _minutes),)
"""Every kind of document that can be exported, in the order of the list."""


class ToPrint(msgspec.Struct, frozen=True):
    """A meeting as it leaves the book, with its house style and what its files are called."""

    id: int
    stem: str
    meeting: Meeting
    style: Style

    @property
    def signed(self) -> bool:
        """Whether the record says that the minutes are signed."""
        return self.meeting.particulars.signed is not None

    @property
    def loose_leaves(self) -> bool:
        """Whether the body keeps loose leaves, which are numbered on from book to book."""
        return bool(self.style.document.leaf)


class Records:
    """The meetings of a book as they leave it, each read once. Asked in the thread of the documents only."""

    def __init__(self, book: MinuteBook | BookReader) -> None:
        self._book = book
        self._known: dict[int, ToPrint] = {}

    def of(self, meeting_id: int) -> ToPrint:
        """Return a meeting to print.

        Raises:
            ClerkError: the book has no such meeting, or its house style cannot be used.
        """
        if meeting_id not in self._known:
            if isinstance(self._book, MinuteBook):
                # What was entered just now is to be in it.
                self._book.catch_up()
            meeting = self._book.meeting_to_print(meeting_id)
            stem = self._book.file_stem(meeting_id)
            style = load_style(meeting.style)
            self._known[meeting_id] = ToPrint(meeting_id, stem, meeting, style)
        return self._known[meeting_id]

    def all_of(self, meetings: Sequence[int], watch: Watch) -> dict[int, ToPrint]:
        """Return meetings to print, by number."""
        found = {}
        for number in meetings:
            watch.ask()
            found[number] = self.of(number)
        return found


class Manner(msgspec.Struct, frozen=True):
    """How meetings are printed: for whom, as draft or final, and from which leaf (None: the record's)."""

    which: Which = "public"
    final: bool = True
    first_leaf: int | None = None

    def printed(self, held: ToPrint) -> Meeting:
        """Return the meeting as it is printed: what is not signed is a draft in any case."""
        from clerk.export.documents import with_first_leaf

        meeting = with_first_leaf(held.meeting, self.first_leaf)
        return meeting if self.final else without_signing(meeting)

    def ending(self, held: ToPrint) -> str:
        """Return what a file's name says of it: a full set, or a draft of what is signed."""
        draft = "-draft" if held.signed and not self.final else ""
        return draft + ("-full" if self.which == "full" else "")


class Order(msgspec.Struct, frozen=True):
    """What is to be made, and where to. Only files in `replace` may be put in another's place."""

    meetings: tuple[int, ...]
    documents: tuple[Document, ...]
    formats: tuple[str, ...]
    manner: Manner
    folder: Path
    replace: frozenset[Path] = frozenset()


class InTheWay(msgspec.Struct, frozen=True):
    """Files that are there already: nothing was made."""

    paths: tuple[Path, ...]


class Written(msgspec.Struct, frozen=True):
    """What was put in the folder, and what of letterheads is not in it, in sentences."""

    paths: tuple[Path, ...]
    left_out: tuple[str, ...]


class _File(msgspec.Struct, frozen=True):
    path: Path
    document: Document
    format: str
    held: ToPrint


def preview(held: ToPrint, manner: Manner, watch: Watch) -> bytes:
    """Return the minutes as their PDF prints.

    Raises:
        ClerkError: the letterhead cannot be used.
    """
    from clerk.export.documents import make_document

    watch.ask()
    return make_document("pdf", manner.printed(held), held.style, manner.which)


def carry_out(order: Order, records: Records, watch: Watch) -> Written | InTheWay:
    """Make everything that was ordered, and only then put it in the folder.

    Raises:
        ClerkError: the folder is not there, a letterhead cannot be used, or the disk says no.
        Stopped: it was stopped before the first file was put in its place.
    """
    if not order.folder.is_dir():
        raise ClerkError(f"There is no folder {order.folder}; choose one that is there.")
    files = list(_files(order, records.all_of(order.meetings, watch)))
    there = tuple(
        file.path for file in files if file.path.exists() and file.path not in order.replace
    )
    if there:
        return InTheWay(there)
    made = []
    for done, file in enumerate(files):
        watch.say(f"Making {file.path.name}", done, len(files))
        made.append(_made(file, order.manner))
    left_out = _left_out(files)
    watch.pass_the_last_moment()
    return Written(_put_in_place(files, made), left_out)


def _files(order: Order, held: dict[int, ToPrint]) -> Iterator[_File]:
    for number in order.meetings:
        each = held[number]
        for document in order.documents:
            stem = f"{each.stem}{document.ending}{order.manner.ending(each)}"
            for name in order.formats:
                yield _File(order.folder / f"{stem}.{name}", document, name, each)


def _made(file: _File, manner: Manner) -> bytes:
    # The script is the record itself, which is no draft of anything.
    meeting = file.held.meeting if file.format == "json" else manner.printed(file.held)
    return file.document.make(file.format, meeting, file.held.style, manner.which)


def _left_out(files: Sequence[_File]) -> tuple[str, ...]:
    from clerk.export.documents import left_out_of_letterhead

    styles = dict.fromkeys(
        file.held.meeting.style for file in files if file.format in {"docx", "pdf"}
    )
    return tuple(said for style in styles for said in left_out_of_letterhead(style))


def _put_in_place(files: Sequence[_File], made: Sequence[bytes]) -> tuple[Path, ...]:
    from clerk.files import swap_in

    paths: list[Path] = []
    for file, data in zip(files, made, strict=True):
        try:
            swap_in(file.path, data)
        except ClerkError as error:
            if not paths:
                raise
            names = ", ".join(path.name for path in paths)
            raise ClerkError(f"{error.sentence} Written before that: {names}.") from error
        paths.append(file.path)
    return tuple(paths)


def named(paths: Sequence[Path]) -> str:
    """Return the names of files, those that differ in their last letters alone as one: "a.docx and .pdf"."""
    by_stem: dict[str, list[str]] = {}
    for path in paths:
        by_stem.setdefault(path.stem, []).append(path.suffix)
    if len(by_stem) > _MOST_NAMED:
        return f"{len(paths)} documents of {len(by_stem)} meetings"
    parts = []
    for stem, suffixes in by_stem.items():
        more = f" and {suffixes[-1]}" if len(suffixes) > 1 else ""
        parts.append(f"{stem}{', '.join(suffixes[:-1] or suffixes)}{more}")
    return "; ".join(parts)


_MOST_NAMED = 3

"""What a style that is being edited comes to, worked out beside the window's thread: faults, draft, pages."""

from __future__ import annotations

import tomllib
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from clerk.errors import ClerkError
from clerk.minutes.blocks import Draft
from clerk.minutes.layout import draft
from clerk.minutes.style import Style, read_style
from clerk.minutes.style_faults import Fault, style_faults
from clerk.minutes.style_lending import Lent
from clerk.minutes.style_rows import StyleRow, style_rows
from clerk.minutes.toml_lines import with_values
from clerk.record.meeting import Meeting
from clerk.styles import LETTERHEAD, lent_to
from clerk.ui.in_window import tell

# Added to a phrase to see which sentences it is in: a sign that is not seen and that nobody types.
_PROBE = "\u2063"


class Asked(msgspec.Struct, frozen=True):
    """A style's text to be worked out on a meeting; ``key`` is the phrase in hand, ``pages`` asks for the PDF too."""

    text: str
    folder: Path
    meeting: Meeting | None
    key: str = ""
    pages: bool = False


class Answer(msgspec.Struct, frozen=True):
    """What it came to.

    Without faults there is a ``draft`` of the meeting, and ``told`` are the places of its blocks that the phrase in
    hand has a part in. ``lent`` says what a later Clerk asks for that the style does not have. ``refused`` is why
    there are no pages.
    """

    asked: Asked
    faults: tuple[Fault, ...]
    rows: tuple[StyleRow, ...]
    lent: Lent | None = None
    draft: Draft | None = None
    told: tuple[int, ...] = ()
    pdf: bytes | None = None
    refused: str = ""


def work_out(asked: Asked) -> Answer:
    """Return what a style comes to."""
    rows = style_rows(asked.text)
    lent = lent_to(asked.folder, asked.text)
    found = tuple(
        each for each in style_faults(asked.text) if lent is None or each.key not in lent.keys
    )
    answer = Answer(asked, found, rows, lent)
    if found or asked.meeting is None:
        return answer
    text = lent.text if lent is not None else asked.text
    try:
        made = _draft(asked, read_style(text, "style.toml"))
        answer = msgspec.structs.replace(answer, draft=made, told=_told(asked, text, rows, made))
        if asked.pages:
            answer = msgspec.structs.replace(answer, pdf=_pdf(asked, made))
    except ClerkError as error:
        answer = msgspec.structs.replace(answer, refused=error.sentence)
    return answer


def _draft(asked: Asked, style: Style) -> Draft:
    if asked.meeting is None:
        raise ValueError("a draft is asked for without a meeting")
    made = draft(asked.meeting, style)
    name = asked.folder.name
    return msgspec.structs.replace(made, style=name, made_from=made.made_from or name)


def _told(asked: Asked, text: str, rows: tuple[StyleRow, ...], made: Draft) -> tuple[int, ...]:
    """The blocks of the draft that are another if the phrase in hand says something more."""
    row = next((each for each in rows if each.key == asked.key), None)
    if row is None or row.choices or not row.value:
        return ()
    try:
        probed = with_values(text, {row.key: f"{row.value}{_PROBE}"})
        other = _draft(asked, read_style(probed, "style.toml"))
    except (ClerkError, KeyError, tomllib.TOMLDecodeError):
        return ()
    if len(other.blocks) != len(made.blocks):
        return ()
    pairs = zip(made.blocks, other.blocks, strict=True)
    return tuple(place for place, (one, two) in enumerate(pairs) if one != two)


def _pdf(asked: Asked, made: Draft) -> bytes:
    from clerk.export.pdf import write_pdf

    return write_pdf(made, asked.folder / LETTERHEAD)


class StyleWorker(QObject):
    """Works out one style after another; of what was asked meanwhile only the last. `answered(answer)` follows."""

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._next: Asked | None = None
        self.busy = False

    def ask(self, asked: Asked) -> None:
        """Work this out as soon as may be."""
        self._next = asked
        if not self.busy:
            self._begin()

    def close(self) -> None:
        """Ask for nothing more, and do not wait for what is under way."""
        self._next = None
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    def _begin(self) -> None:
        asked, self._next = self._next, None
        if asked is None:
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "trying a house style")
        self.busy = True
        self._thread.submit(work_out, asked).add_done_callback(self._tell)

    def _tell(self, done: Future[Answer]) -> None:
        tell(self, partial(self._take, done))

    def _take(self, done: Future[Answer]) -> None:
        self.busy = False
        try:
            self.answered.emit(done.result())
        finally:
            self._begin()

"""What the window remembers from one day to the next: recent books, text size, the meeting in hand, exports."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from clerk.assets import data_folder

if TYPE_CHECKING:
    from clerk.record.meeting import Meeting

MOST_BOOKS = 6


class Correspondent(msgspec.Struct, frozen=True):
    """Somebody to whom drafts are sent, or who sends them."""

    name: str = ""
    address: str = ""


class ExportChoices(msgspec.Struct):
    """How documents were exported last. Never for whom: a full set is chosen with intent, each time."""

    documents: list[str] = msgspec.field(default_factory=lambda: ["minutes"])
    formats: list[str] = msgspec.field(default_factory=lambda: ["docx", "pdf"])
    folder: str = ""


class Remembered(msgspec.Struct):
    """What is kept in `window.json`. A field that is missing or wrong is as if it had never been kept."""

    recent: list[str] = msgspec.field(default_factory=list)
    text_size: float = 1.0
    draft: bool | None = None
    bell: bool = False
    meetings: dict[str, int] = msgspec.field(default_factory=dict)
    chairs: dict[str, Correspondent] = msgspec.field(default_factory=dict)
    sender: Correspondent = Correspondent()
    sent_to: str = ""
    export: ExportChoices = msgspec.field(default_factory=ExportChoices)


class Memory:
    """Reads once, writes at every change; if it cannot, the window forgets, and nothing else happens."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or data_folder() / "window.json"
        self.kept = self._read()

    def _read(self) -> Remembered:
        try:
            data: Any = json.loads(self.path.read_text(encoding="utf-8"))
            return msgspec.convert(data, Remembered)
        except (OSError, ValueError, msgspec.ValidationError):
            return Remembered()

    def write(self) -> None:
        """Keep what is remembered now."""
        from clerk.errors import ClerkError
        from clerk.files import swap_in

        with suppress(OSError, ClerkError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            swap_in(self.path, msgspec.json.encode(self.kept))

    def recent_books(self) -> list[Path]:
        """Return the books opened last that are still there, the newest first."""
        return [path for name in self.kept.recent if (path := Path(name)).is_file()]

    def opened(self, book: Path) -> None:
        """Remember a book as the one opened last."""
        others = [name for name in self.kept.recent if name != str(book)]
        recent = [str(book), *others][:MOST_BOOKS]
        if recent != self.kept.recent:
            self.kept.recent = recent
            self.write()

    def exported(self, choices: ExportChoices) -> None:
        """Remember how documents were exported."""
        if choices != self.kept.export:
            self.kept.export = choices
            self.write()

    def took_in_hand(self, book: Path, meeting: int) -> None:
        """Remember which meeting of a book was in hand."""
        if self.kept.meetings.get(str(book)) != meeting:
            self.kept.meetings[str(book)] = meeting
            self.write()

    def meeting_of(self, book: Path) -> int | None:
        """Return the meeting of a book that was in hand last."""
        return self.kept.meetings.get(str(book))

    def chair_of(self, meeting: "Meeting") -> Correspondent:
        """Return who reads the drafts of a body: whoever did last, else who is its chair by the register."""
        known = self.kept.chairs.get(_body_key(meeting))
        if known is not None:
            return known
        seats = (seat for seat in meeting.body.members if seat.role == "chair")
        people = meeting.person_by_id
        return Correspondent(name=next((people[each.person].called for each in seats), ""))

    def reads_drafts(self, meeting: "Meeting", chair: Correspondent) -> None:
        """Remember who reads the drafts of a body."""
        if self.kept.chairs.get(_body_key(meeting)) != chair:
            self.kept.chairs[_body_key(meeting)] = chair
            self.write()


def _body_key(meeting: "Meeting") -> str:
    return f"{meeting.council.name}, {meeting.body.name}"

"""What an approval of minutes comes to while it is filled in: what else waits, and are its corrections found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.errors import ClerkError, Refused
from clerk.minutes.corrected import corrected
from clerk.minutes.style import Style
from clerk.record.facts import Correction
from clerk.record.meeting import Meeting
from clerk.styles import load_style
from clerk.ui.desk import Desk
from clerk.ui.field_kinds import KINDS
from clerk.ui.field_words import Scene
from clerk.ui.putting_right import as_fact
from clerk.ui.views.words import Phrase, Words, muted

_MOST = 4


class ApprovalWords(QObject):
    """Tells what stands in the form. Earlier minutes are searched beside the window: `found` when there is more.

    Only what was typed is looked for; a correction that is being typed is told once it has its three parts.
    """

    found = Signal()
    _looked = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self._wanted: object = None
        self._told: dict[object, tuple[Phrase, ...]] = {}
        self._looked.connect(self._take)

    def remark(self, texts: Mapping[str, str], scene: Scene) -> Sequence[Phrase]:
        """Return what the form comes to, as far as it is known."""
        days = _days(texts.get("of", ""), scene)
        others = [_said(day) for day in scene.waiting if day not in days]
        told: list[Phrase] = []
        if others and scene.before is None:
            told.append((muted(f"Also waiting for approval: {', '.join(others)}."),))
        corrections = _corrections(texts.get("corrections", ""), scene)
        if corrections and days:
            told += self._of(tuple(days), corrections)
        return told

    def _of(
        self, days: tuple[dt.date, ...], corrections: tuple[Correction, ...]
    ) -> Sequence[Phrase]:
        key = (self.desk.meeting_id, days, tuple((c.minute, c.from_, c.to) for c in corrections))
        if key in self._told:
            return self._told[key]
        book, meeting = self.desk.book, self.desk.meeting_id
        if self._wanted != key and book is not None and meeting is not None:
            self._wanted = key

            def look() -> None:
                try:
                    held = book.approval.of_days(meeting, days)
                    records = [book.meeting(each.id) for each in held]
                    told = _found([(each, load_style(each.style)) for each in records], corrections)
                except ClerkError:
                    told = ()  # what it is about is said when it is signed
                self._looked.emit(key, told)

            QThreadPool.globalInstance().start(_Job(look))
        return ()

    def _take(self, key: object, told: tuple[Phrase, ...]) -> None:
        if key == self._wanted:
            self._told = {key: told}
            self.found.emit()


class _Job(QRunnable):
    def __init__(self, look: Callable[[], None]) -> None:
        super().__init__()
        self._look = look

    @Slot()
    def run(self) -> None:
        self._look()


def _found(
    records: Sequence[tuple[Meeting, Style]], corrections: Sequence[Correction]
) -> tuple[Phrase, ...]:
    told: list[Phrase] = []
    for each in corrections[-_MOST:]:
        troubles, in_doubt = [], False
        for record, style in records:
            named = as_fact(record, each)
            (done,) = corrected(record, style, [named or each]).carried
            if not done.trouble:
                place = f"minute {each.minute}" if each.minute[:1].isdigit() else each.minute
                exempt = ", in its exempt part: left out of public minutes" if done.exempt else ""
                told.append((Words(f"Found in {place}{exempt}.", "good"),))
                break
            troubles.append(done.trouble)
            in_doubt = in_doubt or done.exempt
        else:
            hidden = (
                " It may be about exempt words: left out of public minutes." if in_doubt else ""
            )
            told += [(Words(f"{trouble}{hidden}", "care"),) for trouble in troubles[:1]]
    return tuple(told)


def _days(text: str, scene: Scene) -> list[dt.date]:
    try:
        found = KINDS["past_dates"].read(text, scene) if text.strip() else []
    except Refused:
        return []
    return [dt.date.fromisoformat(day) for day in found] if isinstance(found, list) else []


def _corrections(text: str, scene: Scene) -> tuple[Correction, ...]:
    found = []
    for line in text.splitlines():
        try:
            read = KINDS["corrections"].read(line, scene)
        except Refused:
            continue
        if isinstance(read, list):
            found += [Correction(each["minute"], each["from"], each["to"]) for each in read]
    return tuple(found)


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"

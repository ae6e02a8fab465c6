"""Words that are still being typed, read by the rules about texts: in a pause, and beside the window's own thread."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from clerk.ui.desk import Desk
from clerk.ui.entry_line import EntryLine
from clerk.ui.quiet_line import QuietLine
from clerk.ui.views.words import Words, shown

if TYPE_CHECKING:  # the rules are loaded once there is something to read
    from clerk.record.rules import Flag, Mend

PAUSE_MS = 600


class WhileTyping(QObject):
    """Watches the entry line. What the rules find first stands in a quiet line under it; one key writes it right."""

    _read = Signal(object, str)

    def __init__(self, desk: Desk, line: EntryLine, remark: QuietLine) -> None:
        super().__init__(line)
        self.desk, self.line, self.remark = desk, line, remark
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._reader: ThreadPoolExecutor | None = None
        self._reading: Future[tuple[Flag, ...]] | None = None
        self._looked_at = ""
        self._mend: Mend | None = None
        line.edit.textChanged.connect(self._typed)
        remark.taken.connect(self.write_it_so)
        desk.chosen.connect(self._chosen)
        # The answer is given in the reader's thread; it is taken up in the window's.
        self._read.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._typed()

    def _typed(self) -> None:
        if not self.line.text.strip():
            self._looked_at = ""
            self._pause.stop()
            self._say(None)
        elif self.line.text != self._looked_at:
            self._pause.start()

    def _look(self) -> None:
        from clerk.record.rules import check_text, switched_off

        sight, text = self.desk.sight, self.line.text
        if sight is None or (self._reading is not None and not self._reading.done()):
            return
        if self._reader is None:
            self._reader = ThreadPoolExecutor(1, "reading the words")
        self._looked_at = text
        off = switched_off(sight.meeting, sight.style.rules.off)
        self._reading = self._reader.submit(check_text, sight.meeting, text, self.desk.item, off)
        self._reading.add_done_callback(lambda done: self._read.emit(done, text))

    def _show(self, done: Future[tuple[Flag, ...]], text: str) -> None:
        if text == self.line.text:
            found = done.result()
            self._say(found[0] if found else None)
        elif self.line.text.strip():
            # Somebody typed on while it was being read.
            self._pause.start()

    def _say(self, flag: Flag | None) -> None:
        from clerk.record.rules.rule import Write

        self._mend = None
        if flag is None:
            self.remark.say(())
            return
        self._mend = next((m for m in flag.mends if isinstance(m.deed, Write)), None)
        does = self._mend.label if self._mend and self.desk.writable else ""
        self.remark.say((Words(shown(flag.sentence), "care"),), does)

    @property
    def suggests(self) -> bool:
        """Whether there is something to write in the place of what was typed."""
        return self._mend is not None

    def write_it_so(self) -> None:
        """Put what the rule suggests in the place of what was typed; Ctrl Z takes it back."""
        from clerk.record.rules.rule import Write

        deed = self._mend.deed if self._mend else None
        if isinstance(deed, Write):
            self.line.replace(deed.instead_of, deed.text)

    def _chosen(self) -> None:
        if self.desk.book is None and self._reader is not None:
            self._reader.shutdown(wait=False)
            self._reader = None
        # Under another item the same words may be right.
        self._looked_at = ""
        if self.line.text.strip():
            self._pause.start()

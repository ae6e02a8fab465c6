"""Documents made beside the window, so that it can be worked in meanwhile."""

from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.errors import ClerkError
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting


class Order(msgspec.Struct, frozen=True):
    """What is to be made: of which meeting, in which formats and set, where to, under which name."""

    meeting: Meeting
    style: Style
    formats: tuple[str, ...]
    which: Literal["public", "full"]
    folder: Path
    stem: str


class Exporter(QObject):
    """Makes one order at a time. `done(paths)` or `failed(sentence)` follows, in the window's thread."""

    done = Signal(object)
    failed = Signal(str)
    broke = Signal(object)

    def make(self, order: Order) -> None:
        """Begin to make the documents."""
        QThreadPool.globalInstance().start(_Job(self, order))


class _Job(QRunnable):
    def __init__(self, exporter: Exporter, order: Order) -> None:
        super().__init__()
        self._exporter = exporter
        self._order = order

    @Slot()
    def run(self) -> None:
        from clerk.export.documents import export

        order = self._order
        try:
            paths = export(
                order.meeting, order.style, order.formats, order.folder, order.stem, order.which
            )
        except ClerkError as error:
            self._exporter.failed.emit(error.sentence)
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            self._exporter.broke.emit(error)
        else:
            self._exporter.done.emit(paths)

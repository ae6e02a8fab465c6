"""A sheet made as Word and PDF beside the window, so that it can be worked in meanwhile."""

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.errors import ClerkError
from clerk.minutes.blocks import Draft
from clerk.ui.in_window import tell


class SheetOrder(msgspec.Struct, frozen=True):
    """What is to be made: of which sheet, in which formats, where to, under which name."""

    draft: Draft
    formats: tuple[str, ...]
    folder: Path
    stem: str


class SheetExporter(QObject):
    """Makes one order at a time. `done(paths)` or `failed(sentence)` follows, in the window's thread."""

    done = Signal(object)
    failed = Signal(str)
    broke = Signal(object)

    def make(self, order: SheetOrder) -> None:
        """Begin to make the files."""
        QThreadPool.globalInstance().start(_Job(self, order))


class _Job(QRunnable):
    def __init__(self, exporter: SheetExporter, order: SheetOrder) -> None:
        super().__init__()
        self._exporter, self._order = exporter, order

    @Slot()
    def run(self) -> None:
        from clerk.export.sheets import export_sheet

        order, exporter = self._order, self._exporter
        try:
            paths = export_sheet(order.draft, order.formats, order.folder, order.stem)
        except ClerkError as error:
            tell(exporter, partial(exporter.failed.emit, error.sentence))
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            tell(exporter, partial(exporter.broke.emit, error))
        else:
            tell(exporter, partial(exporter.done.emit, paths))

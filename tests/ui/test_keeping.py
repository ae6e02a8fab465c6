"""Nothing typed is lost: throttled, flushed, told only when it is kept, and on the screen while the disk says no."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerk.errors import ClerkError
from clerk.record.facts import Say
from clerk.store.minutebook import MinuteBook, Typing, read_book
from clerk.ui import keeping
from clerk.ui.desk import Desk
from clerk.ui.keeping import Keeper
from clerk.ui.main_window import MainWindow
from tests.slow_disk import slow_disk
from tests.store.processes import ROOT, run_with_ordinary_rights


class Page(QWidget):
    """A plain editor and a field beside it to go to."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = QPlainTextEdit()
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(self.other)
        self.form = "paragraph"
        self.page.textChanged.connect(self.typed)
        self.page.cursorPositionChanged.connect(self.typed)


class PlainEditor:
    """The page as an editor that can be kept."""

    def __init__(self, page: Page) -> None:
        self.widget = page
        self.typed = page.typed
        self.form = "paragraph"

    @property
    def text(self) -> str:
        return self.widget.page.toPlainText()

    @property
    def cursor(self) -> int:
        return self.widget.page.textCursor().position()

    def restore(self, text: str, cursor: int, form: str) -> None:
        self.form = form
        self.widget.page.setPlainText(text)
        caret = self.widget.page.textCursor()
        caret.setPosition(cursor)
        self.widget.page.setTextCursor(caret)

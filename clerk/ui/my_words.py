"""My words: what each officer keeps for themselves, in four lists, each gone through by key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.look import Look
from clerk.ui.my_words_abbreviations import AbbreviationsPage
from clerk.ui.my_words_dictionary import DictionaryPage
from clerk.ui.my_words_page import WordsPage
from clerk.ui.my_words_phrases import PhrasesPage
from clerk.ui.my_words_switches import SwitchesPage

_LARGE = 1.75


class MyWords(Dialog):
    """What is changed is kept at once, in files of the officer's own. `changed`: something was."""

    changed = Signal()

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(look, "My words", parent)
        body = desk.sight.meeting.body.name if desk.sight is not None else ""
        self.dictionary = DictionaryPage(look, body)
        self.abbreviations = AbbreviationsPage(look)
        self.phrases = PhrasesPage(look, desk)
        self.switches = SwitchesPage(look)
        self.pages: tuple[WordsPage, ...] = (
            self.dictionary,
            self.abbreviations,
            self.phrases,
            self.switches,
        )
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Lists of my words")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for letter, page in zip("DAPS", self.pages, strict=True):
            self.tabs.addTab(page, page.name.replace(letter, f"&{letter}", 1))
            page.changed.connect(self.changed)
            page.refresh()
        self.tabs.tabBar().setAccessibleName("Lists of my words")
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._to_list)
        # Large text leaves no room to say twice what the window's own title says.
        self.heading.setVisible(look.scale < _LARGE)
        self.column.addWidget(self.tabs, 1)
        close = QPushButton("&Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        self.fit(760, 680)
        self._to_list(0)

    def _to_list(self, place: int) -> None:
        """The keyboard goes to the list, or to the field above it while there is nothing in the list."""
        page = self.pages[place]
        page.list.setFocus()

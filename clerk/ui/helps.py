"""What a window does without until it was first painted: the helps beside the desk itself.

Each is made when it is first asked for. Once the window was painted they are all made, a step at a turn, so that a key
that is struck meanwhile waits for no more than one step.
"""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from clerk.ui.after_paint import AfterPaint

if TYPE_CHECKING:  # each is loaded where it is made
    from clerk.ui.aids.tied import Aids
    from clerk.ui.announcing import Announcer
    from clerk.ui.came_back import CameBack
    from clerk.ui.find_anything import FindAnything
    from clerk.ui.find_words import FindWords
    from clerk.ui.in_the_room import InTheRoom
    from clerk.ui.main_window import MainWindow
    from clerk.ui.next_steps import NextSteps
    from clerk.ui.read_back import ReadBack
    from clerk.ui.settling import Settling
    from clerk.ui.sign_off import SignOff
    from clerk.ui.views.drafts import Progress
    from clerk.ui.while_typing import WhileTyping
    from clerk.ui.word_watch import WordWatch
    from clerk.ui.words_at_hand import WordsAtHand

# In the order in which they are made: modules, and what is made by the name that the window has for it. What many
# modules load at once would keep a key waiting, so they are loaded one by one before.
_STEPS = (
    "clerk.ui.field_kinds", "clerk.ui.forms", "clerk.ui.field_box", "clerk.ui.fact_strip", "clerk.ui.form_aids",
    "entries.strip",
    "clerk.words.sentences", "clerk.words.capitals", "clerk.words.completion", "clerk.words.formulae",
    "clerk.own.typing_aids", "clerk.own.long_words", "clerk.ui.aids.library", "clerk.ui.aids.typing_aids", "aids",
    "clerk.ui.settle_card", "entries.card", "clerk.ui.settling", "settling",
    "clerk.record.debate", "clerk.ui.next_steps", "next_steps", "announcer", "while_typing",
    "clerk.ui.doubts", "clerk.ui.order_keys", "clerk.ui.rehearsal", "clerk.ui.limit_watch", "clerk.ui.countdown",
    "entries.doubt_card", "in_the_room",
    "word_watch", "clerk.ui.word_card", "clerk.ui.speech_card", "clerk.ui.marking", "words",
    "clerk.minutes.earlier", "clerk.ui.earlier_index", "clerk.ui.finder", "clerk.ui.views.findables", "finding",
    "clerk.words.replacing", "clerk.ui.views.hits", "clerk.ui.find_bar", "find_words", "came_back",
)  # fmt: skip


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the files that are dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class HelpedWindow(QMainWindow):
    """A window with its helps. It says when it may begin to make them."""

    def __init__(self) -> None:
        super().__init__()
        self._to_make = list(_STEPS)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a returned Word file be dropped wherever the window is."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the file that came back from the chair."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.sign_off.coming_back.take_dropped(files, rehearsing=self.rehearsing)

    def make_helps_after_paint(self) -> None:
        """Begin to make what helps once the window was painted."""
        AfterPaint(self, self._make_on)

    def _make_on(self) -> None:
        self._make_one()
        if self._to_make:
            QTimer.singleShot(0, self, self._make_on)

    def _make_one(self) -> None:
        if self._to_make:
            name = self._to_make.pop(0)
            import_module(name) if name.startswith("clerk.") else attrgetter(name)(self)

    def make_helps(self) -> None:
        """Make what is still to be made, without waiting for a painting."""
        while self._to_make:
            self._make_one()

    @property
    def _whole(self) -> MainWindow:
        return cast("MainWindow", self)

    @cached_property
    def aids(self) -> Aids:
        """The aids to typing."""
        from clerk.ui.aids.tied import Aids

        window = self._whole
        aids = Aids(window.desk, window.look, self, window.entries.strip)
        aids.failed.connect(window.desk.failed)
        aids.begin()
        return aids

    @cached_property
    def sign_off(self) -> SignOff:
        """What comes after the meeting: drafts, the chair, approval and signing."""
        from clerk.ui.sign_off import SignOff

        window = self._whole
        errands = window.errands
        sign_off = SignOff(window.desk, window.look, self, errands.banner, errands.memory)
        sign_off.clock = window.live.recorder.clock
        return sign_off

    def follow_progress(self, progress: Progress) -> None:
        """Tell once if a draft that went out has other words than the record by now, and take it back if it has not."""
        if progress.other_words or "sign_off" in vars(self):
            self.sign_off.follow(progress)

    @cached_property
    def came_back(self) -> CameBack:
        """How much came back from the chair and is to settle."""
        from clerk.ui.came_back import CameBack

        window = self._whole
        show = partial(self.minutes_verb, "returned")
        return CameBack(window.desk, window.agenda, show)

    def minutes_verb(self, command: str) -> None:
        """Do what a command of the menu Minutes says."""
        self.sign_off.verbs()[command]()

    @cached_property
    def settling(self) -> Settling:
        """What the rules found, told as it comes up and settled by key."""
        from clerk.ui.settling import Settling

        window = self._whole
        settling = Settling(window.live, window.agenda, window.errands.setting_up.edit_part)
        settling.told.connect(window.status.say)
        return settling

    @cached_property
    def in_the_room(self) -> InTheRoom:
        """Doubts, the order of business, the clock, and a rehearsal."""
        from clerk.ui.in_the_room import InTheRoom

        return InTheRoom(self._whole)

    @property
    def rehearsing(self) -> bool:
        """Whether the meeting in hand is a rehearsal."""
        return "in_the_room" in vars(self) and self.in_the_room.rehearsal.running

    @cached_property
    def next_steps(self) -> NextSteps:
        """What may come next in a debate."""
        from clerk.ui.next_steps import NextSteps

        steps = NextSteps(self._whole.live)
        steps.told.connect(self._whole.status.say)
        steps.refresh()
        return steps

    @cached_property
    def announcer(self) -> Announcer:
        """What tells a screen reader of what comes up."""
        from clerk.ui.announcing import Announcer

        return Announcer(self._whole.desk, self)

    @cached_property
    def while_typing(self) -> WhileTyping:
        """What the rules find in words that are still being typed."""
        from clerk.ui.while_typing import WhileTyping

        entries = self._whole.entries
        return WhileTyping(self._whole.desk, entries.line, entries.remark)

    @cached_property
    def word_watch(self) -> WordWatch:
        """What is to look at in the words that are kept."""
        from clerk.ui.word_watch import WordWatch

        watch = WordWatch(self._whole.desk, self)
        watch.hindered.connect(self._whole.banner.say)
        return watch

    @cached_property
    def words(self) -> WordsAtHand:
        """What is to look at in the words that are typed."""
        from clerk.ui.words_at_hand import WordsAtHand

        window = self._whole
        words = WordsAtHand(window.live, self.word_watch, window.look, self)
        words.write_so = self.while_typing
        words.told.connect(window.status.say)
        return words

    @cached_property
    def finding(self) -> FindAnything:
        """The list that finds anything."""
        from clerk.ui.ways_there import window_finding

        return window_finding(self._whole)

    @cached_property
    def find_words(self) -> FindWords:
        """Find, and find and replace, in the meeting in hand."""
        from clerk.ui.find_words import FindWords

        return FindWords(self._whole.desk, self._whole.entries, self._whole.draft)

    @cached_property
    def read_back(self) -> ReadBack:
        """The card that is read back from; it is made only when it is asked for."""
        from clerk.ui.read_back import ReadBack

        window = self._whole
        card = ReadBack(window.desk, window.look, window)
        card.typing_on.connect(window.type_on)
        for command, action in window.actions_.by_id.items():
            # The desk's keys work in the card: what they open is in the window.
            if command != "read_back":
                action.triggered.connect(self._come_to_front)
        return card

    def _come_to_front(self, *_: object) -> None:
        if self.read_back.isActiveWindow():
            self.activateWindow()

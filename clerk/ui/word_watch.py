"""What is to look at in the meeting's words: one place that fields, entries and cards ask, and that reads beside them.

The dictionary is read once, just after a meeting was first painted: Hunspell lets nothing else run meanwhile. Kept
entries are read in a pause, in a thread of their own; what was read before and says the same is not read again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from clerk.errors import ClerkError
from clerk.ui.after_paint import AfterPaint
from clerk.ui.desk import Desk

if TYPE_CHECKING:  # the rules about words are loaded once there is a meeting to read
    from clerk.own.switches import Switches
    from clerk.record.meeting import Meeting
    from clerk.words.attention import Notice
    from clerk.words.kept import Kept
    from clerk.words.spelling import Speller

PAUSE_MS = 400
# Between two passages that are read anew: whoever types has the processor first.
_REST_S = 0.0005

T = TypeVar("T")
Memo = dict[tuple[str, bool, frozenset[str]], int]
Ignored = frozenset[tuple[str, ...]]


class Own(msgspec.Struct, frozen=True):
    """What the officer keeps for themselves, and why some of it could not be read."""

    words: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    switches: Switches
    troubles: tuple[str, ...] = ()


class Readout(msgspec.Struct, frozen=True):
    """A meeting as its words were read; `number` is the book's for it, `memo` what need not be read again."""

    turn: int
    number: int | None
    meeting: Meeting
    item: str | None
    own: Own
    spelt: frozenset[str]
    speller: Speller | None
    named: frozenset[str]
    kept: Kept
    private: bool
    memo: Memo


class _Order(msgspec.Struct):
    """What is to be read, with what was read before: a reading shares nothing with the window but this."""

    turn: int
    number: int | None
    meeting: Meeting
    item: str | None
    own: Own | None
    spelt: frozenset[str]
    speller: Speller | None
    ignored: Ignored
    memo: Memo


class WordWatch(QObject):
    """Tells what is to look at in a text.

    `changed`: what is marked in a text may be another. `counted`: kept entries were read. `hindered(sentence)`: what
    cannot be looked at, and why; each once.
    """

    changed = Signal()
    counted = Signal()
    hindered = Signal(str)
    _read = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk, self.window = desk, window
        self.readout: Readout | None = None
        self._own: Own | None = None
        self._ignored: Ignored = frozenset()
        self._memo: Memo = {}
        # How often something was told that makes what was read before another.
        self._turn = 0
        self._before: tuple[int, int, frozenset[str]] | None = None
        self._said: set[str] = set()
        self._meeting: int | None = None
        self._asked_for = False
        self._thread: ThreadPoolExecutor | None = None
        self._reading: Future[Readout] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        desk.chosen.connect(self._follow)
        desk.changed.connect(self._follow)
        desk.worked_out.connect(self._follow)
        # The reading ends in its own thread; it is taken up in the window's.
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._follow()

    # What is asked.

    @property
    def counts(self) -> Mapping[int, int]:
        """How much there is to look at, by entry of the meeting in hand."""
        return self.readout.kept.counts if self.readout is not None else {}

    @property
    def switches(self) -> Switches | None:
        """What the officer switched, once that was read."""
        return self.readout.own.switches if self.readout is not None else None

    @property
    def speller(self) -> Speller | None:
        """What checks spelling, if there is something."""
        return self.readout.speller if self.readout is not None else None

    def notices(
        self, text: str, *, style: bool = True, entry: int | None = None
    ) -> tuple[Notice, ...]:
        """Return what is to look at in a text; `entry` is the one whose words it is, else it is said next."""
        readout = self.readout
        if readout is None or not text.strip():
            return ()
        from clerk.words.attention import notices

        kept = readout.kept
        known = kept.known_private if readout.private else kept.known
        if entry is not None and style:
            known = self._known_before(readout, entry)
        switches = readout.own.switches
        return notices(
            text,
            speller=readout.speller,
            style=style,
            known=known,
            off=switches.off,
            on=switches.on,
            ignored=self._ignored,
        )

    def _known_before(self, readout: Readout, entry: int) -> frozenset[str]:
        """The abbreviations known before an entry, worked out once while it is edited."""
        from clerk.words.kept import known_before

        if self._before is None or self._before[:2] != (id(readout), entry):
            known = known_before(readout.meeting, entry, readout.named)
            self._before = id(readout), entry, known
        return self._before[2]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant by a word; it takes up to a tenth of a second, so only when asked."""
        return self.speller.suggest(word) if self.speller is not None else ()

    def is_private(self, item: str | None, entry: int | None) -> bool:
        """Return whether nothing of a passage may be written anywhere else; in doubt it may not."""
        from clerk.words.kept import is_private

        sight = self.desk.sight
        return sight is None or is_private(sight.meeting, item, entry)

    # What is told.

    def ignore(self, notice: Notice, text: str) -> None:
        """Leave something alone, in this meeting and until Clerk is closed."""
        from clerk.words.attention import ignoring

        self._ignored |= {ignoring(notice, text)}
        self._anew()

    def own_changed(self) -> None:
        """Read again what the officer keeps: it is another."""
        self._own = None
        self._anew()

    def know(self, word: str) -> None:
        """Take a word that was kept a moment ago, without waiting for the next reading."""
        if self.speller is not None:
            self.speller.add(word)
        self.own_changed()

    def _anew(self) -> None:
        self._turn += 1
        self._memo = {}
        self.changed.emit()
        if self._asked_for:
            self._pause.start(0)

    # Reading.

    def _follow(self, *_: object) -> None:
        desk = self.desk
        sight = desk.sight
        if desk.meeting_id != self._meeting:
            self._meeting = desk.meeting_id
            self._ignored = frozenset()
            self._memo = {}
            self.readout = None
            self.counted.emit()
        if desk.book is None:
            self._close()
        if sight is None:
            return
        if not self._asked_for:
            self._asked_for = True
            AfterPaint(self.window, self._prepare)
        elif not self._is_read(sight.meeting):
            self._pause.start(PAUSE_MS)

    def _is_read(self, meeting: Meeting) -> bool:
        readout = self.readout
        return readout is not None and readout.meeting is meeting and readout.item == self.desk.item

    def _prepare(self) -> None:
        """Read the dictionary before anybody types."""
        from clerk.dictionaries import british

        try:
            british().load()
        except ClerkError as error:
            self._say(error.sentence)
        self._pause.start(0)

    def _close(self) -> None:
        self._pause.stop()
        if self._thread is not None:
            self._thread.shutdown(wait=False)
            self._thread = None

    def _begin(self) -> None:
        sight = self.desk.sight
        if sight is None or self.desk.book is None:
            return
        if self._reading is not None and not self._reading.done():
            # Whether there is something newer is asked when it is taken up.
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "reading the words")
        before = self.readout
        order = _Order(
            self._turn,
            self.desk.meeting_id,
            sight.meeting,
            self.desk.item,
            self._own,
            before.spelt if before else frozenset(),
            before.speller if before else None,
            self._ignored,
            self._memo,
        )
        self._reading = self._thread.submit(_read_out, order)
        self._reading.add_done_callback(self._read.emit)

    def _take(self, done: Future[Readout]) -> None:
        readout = done.result()
        sight = self.desk.sight
        if sight is None or readout.number != self._meeting or readout.turn != self._turn:
            # What was read is not what is asked for any more.
            self._pause.start(0)
            return
        before, self.readout = self.readout, readout
        self._before = None
        self._own, self._memo = readout.own, readout.memo
        for sentence in readout.own.troubles:
            self._say(sentence)
        if before is None or before.kept.counts != readout.kept.counts:
            self.counted.emit()
        if before is None or (before.speller, before.own, before.kept.known) != (
            readout.speller,
            readout.own,
            readout.kept.known,
        ):
            self.changed.emit()
        if not self._is_read(sight.meeting):
            self._pause.start(PAUSE_MS)

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self.hindered.emit(sentence)


def _read_out(order: _Order) -> Readout:
    from clerk.dictionaries import british, british_speller
    from clerk.words.kept import is_private, named_abbreviations, read_kept
    from clerk.words.marks import abbreviations_in
    from clerk.words.register import register_words
    from clerk.words.reported_speech import back_shift

    if order.own is None:
        # What the window asks for in a pause is loaded here, where nobody waits for it.
        back_shift("It is so.")
    meeting = order.meeting
    own = order.own or read_own_things()
    body = own.names.get(meeting.body.name, ())
    spelt = frozenset((*register_words(meeting), *own.words, *body))
    speller, memo = order.speller, order.memo
    if british().ready and (speller is None or spelt != order.spelt):
        speller, memo = british_speller(spelt), {}
    named = named_abbreviations(meeting).union(*map(abbreviations_in, (*own.words, *body)))
    look = partial(_count, own.switches, speller, order.ignored, memo)
    return Readout(
        order.turn,
        order.number,
        meeting,
        order.item,
        own,
        spelt,
        speller,
        named,
        read_kept(meeting, look, known=named),
        is_private(meeting, order.item),
        memo,
    )


def _count(
    switches: Switches,
    speller: Speller | None,
    ignored: Ignored,
    memo: Memo,
    text: str,
    style: bool,  # a look is a function of three things, named by their places
    known: frozenset[str],
) -> int:
    from clerk.words.attention import notices
    from clerk.words.marks import abbreviations_in

    key = text, style, known & abbreviations_in(text)
    if key not in memo:
        time.sleep(_REST_S)
        found = notices(
            text,
            speller=speller,
            style=style,
            known=known,
            off=switches.off,
            on=switches.on,
            ignored=ignored,
        )
        memo[key] = len(found)
    return memo[key]


def read_own_things() -> Own:
    """Return what the officer keeps; what cannot be read is as if there were none, and why is said."""
    from clerk.own.body_names import names_of_bodies
    from clerk.own.switches import Switches, own_switches
    from clerk.own.words import own_words

    troubles: list[str] = []

    def read(what: Callable[[], T], nothing: T) -> T:
        try:
            return what()
        except ClerkError as error:
            troubles.append(error.sentence)
            return nothing

    no_words: tuple[str, ...] = ()
    no_names: dict[str, tuple[str, ...]] = {}
    words = read(own_words, no_words)
    names = read(names_of_bodies, no_names)
    switches = read(own_switches, Switches())
    return Own(words, names, switches, tuple(troubles))

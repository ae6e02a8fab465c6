"""What may be made of a proposal, found beside the window: many a sentence is derived before one is the right one."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from clerk.minutes.applying import Offer, offer, set_of
from clerk.minutes.style import Style
from clerk.record.meeting import Meeting
from clerk.record.proposals import Proposal


class Question(msgspec.Struct, frozen=True):
    """What is asked: of which proposal, against which meeting, after which paragraphs that were taken before."""

    meeting: Meeting
    style: Style
    proposal: Proposal
    earlier: Collection[str] = ()


class OfferFinder(QObject):
    """Answers the question asked last; an older one is let go. `found(question, offer)` in the window's thread."""

    found = Signal(object, object)
    broke = Signal(object)
    _answered = Signal(object, object)

    def __init__(self) -> None:
        # Nobody's child: a window that is closed meanwhile must not take it from under the work.
        super().__init__()
        self._last: Question | None = None
        self._answered.connect(self._take)
        self.broke.connect(_raise)

    @property
    def asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._last is not None

    def ask(self, question: Question) -> None:
        """Begin to find out."""
        self._last = question
        QThreadPool.globalInstance().start(_Job(self, question))

    def forget(self) -> None:
        """Let the question go."""
        self._last = None

    def _take(self, question: Question, answer: Offer) -> None:
        if question is self._last:
            self._last = None
            self.found.emit(question, answer)


class _Job(QRunnable):
    def __init__(self, finder: OfferFinder, question: Question) -> None:
        super().__init__()
        self._finder, self._question = finder, question

    @Slot()
    def run(self) -> None:
        asked = self._question

        def given_up() -> bool:
            return asked is not self._finder._last  # noqa: SLF001  # the finder's own other half

        if given_up():
            return
        try:
            which = set_of(asked.meeting, asked.style, asked.proposal)
            answer = offer(
                asked.meeting, asked.style, which, asked.proposal, asked.earlier, given_up
            )
        except Exception as error:  # noqa: BLE001  # a bug: carried to the one handler, in the window's thread
            self._finder.broke.emit(error)
        else:
            if not given_up():
                self._finder._answered.emit(asked, answer)  # noqa: SLF001  # as above


def _raise(error: Exception) -> None:
    raise error

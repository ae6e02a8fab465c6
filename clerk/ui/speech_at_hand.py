"""Reported speech at hand: the hint below the line, and the card with the passage as it would stand in the minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from clerk.minutes.naming import Naming
from clerk.record.facts import Private, Say
from clerk.record.meeting import Entry
from clerk.ui.marking import Marker, replace
from clerk.ui.passage_editor import PassageEditor
from clerk.ui.speech_card import NOTHING, SpeechCard
from clerk.ui.views.words import muted

if TYPE_CHECKING:  # what is asked for late is loaded late
    from clerk.ui.words_at_hand import WordsAtHand
    from clerk.words.reported_speech import Shifted

HINT = "Ctrl+U puts it into reported speech"
QUOTED = "A quotation or a heading stays as it is."
_AS_THEY_ARE = ("heading", "quote")
# What the officer notes for the office is not what was said in the room.
_OWN = ("doubt", "private", "action")
WHAT = "Type a passage, or choose one, and Ctrl+U puts it into reported speech."
DONE = "It is in reported speech; Ctrl+Z takes it back."


class SpeechAtHand(QObject):
    """Never changes a passage by itself: it shows the changes, and the officer takes them."""

    def __init__(self, hand: WordsAtHand, marker: Marker) -> None:
        super().__init__(hand)
        self.hand, self.live, self.desk = hand, hand.live, hand.desk
        self.hint = hand.live.entries.speech
        self.card = SpeechCard(hand.look, hand.window)
        self._accept: Callable[[str], object] = lambda _text: None
        self.card.accepted.connect(self._take)
        self.desk.chosen.connect(self.card.leave)
        self.hint.taken.connect(self.open)
        marker.paused.connect(self._say_hint)
        self.live.line.edit.textChanged.connect(self._forget_hint)

    # The hint.

    def _say_hint(self, text: str) -> None:
        """In a pause, say that the passage is in the present or the first person."""
        # The open card says more, and the line that it stands over is not to move.
        if not self.card.is_open:
            self.hint.say((muted(HINT),) if self._is_direct(text) else ())

    def _is_direct(self, text: str) -> bool:
        switches = self.hand.watch.switches
        if switches is None or not self.desk.writable or not switches.is_on("speech_hint"):
            return False
        form = self.live.line.form
        if not text.strip() or not self._may_be_shifted(form) or form in _OWN:
            return False
        return bool(self._shifted(text, None).changes)

    def _forget_hint(self) -> None:
        if not self.hint.isHidden() and self.live.line.edit.document().isEmpty():
            self.hint.say(())

    @staticmethod
    def _may_be_shifted(form: str) -> bool:
        return form not in _AS_THEY_ARE

    # The card.

    def open(self) -> None:
        """Show the passage that is typed, edited or chosen with the changes marked."""
        if self.card.is_open:
            self.card.close_card()
            return
        field, line = self.hand.field(), self.live.line
        if field is not None and field.toPlainText().strip():
            self._open_field(field)
        elif (entry := self.hand.entry(self.desk.entry)) is not None and self.desk.writable:
            self._open_entry(entry)
        elif line.text.strip():
            self._open_field(line.edit)
        else:
            self.hand.told.emit(WHAT)

    def _take(self, text: str) -> None:
        self._accept(text)

    def _open_field(self, field: QPlainTextEdit) -> None:
        form, by = self.live.line.form, None
        if isinstance(field, PassageEditor):
            entry = self.hand.entry(field.entry)
            form, by = _form_and_speaker(entry) if entry is not None else ("", None)
        elif field is not self.live.line.edit:
            form = ""
        text = field.toPlainText()

        def accept(_text: str) -> None:
            taken = self.card.taken
            self.card.close_card()
            if field.toPlainText() == text and taken:
                replace(field, taken)
                self.hint.say(())
                self.hand.told.emit(DONE)

        anchor = self.live.line if field is self.live.line.edit else field
        if self._show(text, form, by, accept):
            self.card.open_at(field, anchor)

    def _open_entry(self, entry: Entry) -> None:
        form, by = _form_and_speaker(entry)
        words = entry.wording
        if words is None and isinstance(entry.fact, (Say, Private)):
            words = entry.fact.text
        if words is None:
            self.hand.told.emit(WHAT)
            return

        def accept(text: str) -> None:
            self.card.close_card()
            if text == words:
                return
            say, failed = self.hand.told.emit, self.desk.failed.emit
            recorder = self.live.recorder
            keep = recorder.change_words if entry.wording is None else recorder.reword
            keep(entry, text, then=lambda: say(DONE), otherwise=failed)

        if self._show(words, form, by, accept):
            self.card.open_at(self.live.entries.list, self.live.line)

    def _show(self, text: str, form: str, by: str | None, accept: Callable[[str], object]) -> bool:
        """Show a passage on the card; return whether there is anything to show."""
        if not self._may_be_shifted(form):
            self.hand.told.emit(QUOTED)
            return False
        shifted = self._shifted(text, by)
        if not shifted.changes:
            self.hand.told.emit(NOTHING)
            return False
        self._accept = accept
        self.card.show_speech(shifted)
        return True

    def _shifted(self, text: str, by: str | None) -> Shifted:
        from clerk.words.reported_speech import back_shift
        from clerk.words.speaker import speaker_in

        sight, switches = self.desk.sight, self.hand.watch.switches
        speaker = None
        if sight is not None:
            told = Naming(sight.meeting, sight.style).person
            speaker = speaker_in(text, sight.meeting, by, told)
        off, on = (switches.off, switches.on) if switches is not None else ((), ())
        return back_shift(text, speaker=speaker, off=off, on=on)


def _form_and_speaker(entry: Entry) -> tuple[str, str | None]:
    fact = entry.fact
    return (fact.form, fact.by) if isinstance(fact, Say) and entry.wording is None else ("", None)

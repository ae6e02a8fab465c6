"""The words at hand: their underlines, the card for one of them, and the passage put into reported speech."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from clerk.errors import ClerkError
from clerk.record.facts import Say
from clerk.record.meeting import Entry
from clerk.ui.entry_line import FOR_THE_OFFICER
from clerk.ui.fact_strip import EXEMPT
from clerk.ui.live import Live
from clerk.ui.look import Look
from clerk.ui.marking import Marker, python_place, replace
from clerk.ui.passage_editor import PassageEditor
from clerk.ui.speech_at_hand import SpeechAtHand
from clerk.ui.typing_fields import GrowingText
from clerk.ui.while_typing import WhileTyping
from clerk.ui.word_card import WordCard
from clerk.ui.word_watch import WordWatch

if TYPE_CHECKING:  # what is asked for late is loaded late
    from clerk.ui.my_words import MyWords
    from clerk.words.attention import Notice

SPOKEN = ("paragraph", "point", "bullet")
NOTHING = "There is nothing to look at in these words."
LAST = "That was the last of them. Enter keeps the passage."


class WordsAtHand(QObject):
    """Ties what is to look at to the fields, the entries and the keys. `told(sentence)`: what was done."""

    told = Signal(str)

    def __init__(self, live: Live, watch: WordWatch, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.live, self.watch, self.look, self.window = live, watch, look, window
        self.desk = live.desk
        self.write_so: WhileTyping | None = None
        self.card = WordCard(look, window)
        self._edit: QPlainTextEdit | None = None
        self._notice: Notice | None = None
        # Whether the card goes on to what is next: through an entry that was chosen for it.
        self._through = False
        self.card.taken.connect(self._take)
        self.card.wanted.connect(self._do)
        self.card.put_away.connect(self._put_away)
        self.desk.chosen.connect(self.card.leave)
        watch.counted.connect(live.entries.mark_again)
        live.entries.counts = lambda: watch.counts
        line = live.line
        marker = self.attach(line.edit)
        line.typed.connect(marker.again)
        self.speech_at_hand = SpeechAtHand(self, marker)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_went)

    # Underlines.

    def _keyboard_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Wherever prose is typed in this window, it is marked from then on."""
        if isinstance(now, GrowingText) and self.window.isAncestorOf(now):
            self.attach(now)

    def attach(self, edit: QPlainTextEdit) -> Marker:
        """Return what marks a field, made when first asked for."""
        found = edit.findChild(Marker)
        if found is None:
            found = Marker(edit, self.look, partial(self._find, edit))
            self.watch.changed.connect(found.again)
        return found

    def _find(self, edit: QPlainTextEdit, text: str) -> tuple[Notice, ...]:
        live = self.live
        if edit is live.line.edit:
            return self.watch.notices(text, style=live.line.form in SPOKEN)
        if isinstance(edit, PassageEditor):
            entry = self.entry(edit.entry)
            spoken = entry is not None and is_spoken(entry)
            return self.watch.notices(text, style=spoken, entry=edit.entry)
        # In a form only a sentence of the officer's own is held against the marks of style.
        form = live.strip.form
        own = form is not None and form.verb == "say"
        return self.watch.notices(text, style=own, entry=self.desk.entry if own else None)

    def entry(self, number: int | None) -> Entry | None:
        """Return an entry of the meeting in hand."""
        sight = self.desk.sight
        return sight.meeting.entry_by_id.get(number or -1) if sight is not None else None

    # The card.

    def field(self) -> GrowingText | None:
        """Return the field of this window in which prose is typed now, if the keyboard is in one."""
        focus = QApplication.focusWidget()
        if isinstance(focus, GrowingText) and self.window.isAncestorOf(focus):
            return focus
        return None

    def suggest(self) -> None:
        """Say what is the matter with the word at the cursor, or the next one; of a chosen entry, all of them."""
        if self.card.is_open:
            self._step(1)
            return
        field, line = self.field(), self.live.line
        if field is None and self.desk.entry is None and line.text.strip():
            field = line.edit
        if field is None or (field is line.edit and not line.text.strip()):
            self._without_text()
        elif field is line.edit and self._rule_comes_first():
            self._write_so()
        else:
            self._open(field)

    def _without_text(self) -> None:
        if self.desk.writable and self.watch.counts.get(self.desk.entry or -1):
            self._through_entry()
        elif self.write_so is not None and self.write_so.suggests:
            self._write_so()
        else:
            self.told.emit(NOTHING)

    def _write_so(self) -> None:
        if self.write_so is not None:
            self.write_so.write_it_so()

    def _rule_comes_first(self) -> bool:
        """The line below the words says that the key does it; a word at the cursor comes before."""
        if self.write_so is None or not self.write_so.suggests:
            return False
        edit = self.live.line.edit
        cursor = python_place(edit.toPlainText(), edit.textCursor().position())
        return not any(each.start <= cursor <= each.end for each in self.attach(edit).notices())

    def _through_entry(self) -> None:
        """Open the chosen entry where it is edited, and go through its words."""
        entry = self.entry(self.desk.entry)
        if entry is None:
            return
        if entry.wording is not None:
            self.live.reword()
        else:
            self.live.edit_entry()
        fields: list[QPlainTextEdit] = []
        if self.live.editor is not None:
            fields = [self.live.editor]
        elif self.live.strip.form is not None:
            boxes = self.live.strip.boxes.values()
            fields = [box.widget for box in boxes if isinstance(box.widget, GrowingText)]
        for edit in fields:
            if self.attach(edit).notices():
                edit.setFocus()
                self._open(edit, cursor=-1, through=True)
                return

    def _open(
        self, edit: QPlainTextEdit, *, cursor: int | None = None, through: bool = False
    ) -> None:
        from clerk.words.attention import at_or_after

        text = edit.toPlainText()
        if cursor is None:
            cursor = python_place(text, edit.textCursor().position())
        notice = at_or_after(self.attach(edit).notices(), cursor)
        if notice is None:
            self.told.emit(NOTHING)
            return
        self._edit, self._through = edit, through
        self._show(notice)
        self.card.open_at(edit, self._anchor(edit))

    def _anchor(self, edit: QPlainTextEdit) -> QWidget:
        """The entry line as a whole, or the field itself."""
        return self.live.line if edit is self.live.line.edit else edit

    def _show(self, notice: Notice) -> None:
        edit, sight = self._edit, self.desk.sight
        if edit is None or sight is None:
            return
        self._notice = notice
        found = self.attach(edit).notices()
        place = next((i for i, each in enumerate(found, 1) if each == notice), 1)
        self.card.show_notice(
            notice,
            self._choices(notice),
            place=(place, len(found)),
            may_keep=self.may_keep(edit),
            body=sight.meeting.body.name,
        )
        self.card.measure()
        self.attach(edit).point_at(notice)

    def _put_away(self) -> None:
        if self._edit is not None and isValid(self._edit):
            self.attach(self._edit).point_at(None)
            self.attach(self._edit).again()

    def _choices(self, notice: Notice) -> tuple[str, ...]:
        if notice.kind == "spelling":
            return self.watch.suggestions(notice.words)
        if notice.rule == "abbreviation":
            return _spelt_out(notice.words)
        return (notice.instead,) if notice.instead else ()

    def may_keep(self, edit: QPlainTextEdit) -> bool:
        """Return whether a word of a field may be written anywhere else; nothing private or exempt may."""
        watch, strip, desk = self.watch, self.live.strip, self.desk
        if isinstance(edit, PassageEditor):
            return not watch.is_private(desk.item, edit.entry)
        line = self.live.line
        if edit is line.edit and line.form in FOR_THE_OFFICER:
            return False
        if edit is line.edit or strip.form is None or strip.scene is None:
            return not watch.is_private(desk.item, None)
        if strip.form.verb == "private" or strip.texts.get(EXEMPT) == "yes":
            return False
        # A form may be about the entry in hand, or about something new under its item.
        return not (
            watch.is_private(strip.scene.item, None)
            or (desk.entry is not None and watch.is_private(desk.item, desk.entry))
        )

    # What is done with it.

    def _do(self, what: str) -> None:
        verbs = {"next": 1, "previous": -1}
        if what in verbs:
            self._step(verbs[what])
        elif what == "ignore":
            self._ignore()
        else:
            self._keep(what)

    def _step(self, by: int) -> None:
        if self._edit is None:
            return
        found = list(self.attach(self._edit).notices())
        if found:
            here = found.index(self._notice) if self._notice in found else -1
            self._show(found[(here + by) % len(found)])

    def _take(self, words: str) -> None:
        if self._edit is not None and self._notice is not None:
            replace(self._edit, [(self._notice.start, self._notice.end, words)])
            self._go_on(self._notice.start + len(words))

    def _ignore(self) -> None:
        if self._edit is not None and self._notice is not None:
            self.watch.ignore(self._notice, self._edit.toPlainText())
            self._go_on(self._notice.end)

    def _keep(self, what: str) -> None:
        from clerk.own.body_names import add_name
        from clerk.own.words import add_word

        edit, notice, sight = self._edit, self._notice, self.desk.sight
        if edit is None or notice is None or sight is None or not self.may_keep(edit):
            return
        word = notice.words.removesuffix("'s").removesuffix("’s")
        body = sight.meeting.body.name
        try:
            if what == "names":
                add_name(body, word)
            else:
                add_word(word)
        except ClerkError as error:
            self.card.say(error.sentence)
            return
        self.told.emit(
            f"“{word}” is among the names of {body}."
            if what == "names"
            else f"“{word}” is in your dictionary; Ctrl+Shift+U shows it."
        )
        self.watch.ignore(notice, edit.toPlainText())
        self.watch.know(word)
        self._go_on(notice.end)

    def _go_on(self, place: int) -> None:
        """Back to where the officer was; through an entry, to what is next after a place."""
        edit = self._edit
        if edit is None:
            return
        following = [each for each in self.attach(edit).notices() if each.start >= place]
        if self._through and following:
            self._show(following[0])
            return
        self.card.close_card()
        if self._through:
            self.told.emit(LAST)

    # Elsewhere.

    def speech(self) -> None:
        """Show the passage in hand in reported speech."""
        self.speech_at_hand.open()

    def my_words(self) -> MyWords:
        """Return the dialog of the officer's own words, not yet shown."""
        from clerk.ui.my_words import MyWords

        dialog = MyWords(self.look, self.desk, self.window)
        dialog.changed.connect(self.watch.own_changed)
        return dialog


def is_spoken(entry: Entry) -> bool:
    """Return whether an entry is a passage in the officer's own words, and no heading or quotation."""
    return isinstance(entry.fact, Say) and entry.fact.form in SPOKEN


def _spelt_out(short: str) -> tuple[str, ...]:
    """What an abbreviation is short for, where the officer's book of abbreviations says so."""
    from clerk.own.abbreviations import own_abbreviations

    try:
        meanings = own_abbreviations().meanings
    except ClerkError:
        return ()
    _, meaning = meanings.get(short.removesuffix("s").lower(), ("", ""))
    return (f"{meaning} ({short})",) if meaning and "[" not in meaning else ()

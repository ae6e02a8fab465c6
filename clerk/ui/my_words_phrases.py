"""My words, the third list: phrases, the officer's own, those that this body used before, and what was forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec
from PySide6.QtCore import Qt, Signal

from clerk.dictionaries import british
from clerk.errors import ClerkError
from clerk.own.formulae import keep_preferences, preferences, shipped_formulae
from clerk.record.meeting import Meeting
from clerk.ui.desk import Desk
from clerk.ui.look import Look
from clerk.ui.looking import Book
from clerk.ui.my_words_page import WordsPage, with_places
from clerk.ui.row_painter import heading
from clerk.ui.views.words import Row, Target, Words, muted
from clerk.words.formulae import FEWEST_TIMES, Formula, Preferences, mark_of
from clerk.words.learning import learned

_INTRO = (
    "What ; offers. What this body used before is counted afresh from its earlier public minutes; only what you "
    "change is kept. [Brackets] are filled in."
)
_COUNTING = "What this body said before is being counted…"


class PhrasesPage(WordsPage):
    """Enter changes the phrase in hand, Space forgets it or brings it back."""

    _counted = Signal(object)

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, "Phrases", _INTRO)
        self.desk = desk
        self.learnt: tuple[Formula, ...] = ()
        self._by_mark: dict[str, Formula] = {}
        self._changing: Formula | None = None
        self._thread: ThreadPoolExecutor | None = None
        self.phrase = self.add_field("A phrase to add", "A phrase of your own; Enter keeps it")
        self.phrase.returnPressed.connect(lambda: self.attempt(self._keep))
        self.add_verb("Change", "Return", self._change)
        self.add_verb("Forget, or bring back", "Space", self._forget)
        self._counted.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.counting = False
        self._count()

    # What this body said before.

    def _count(self) -> None:
        sight, book = self.desk.sight, self.desk.book
        if sight is None or book is None:
            return
        self.counting = True
        self.say_done(_COUNTING)
        self._thread = ThreadPoolExecutor(1, "counting phrases")
        counted = self._thread.submit(_learned, book, sight.meeting)
        counted.add_done_callback(self._counted.emit)
        self._thread.shutdown(wait=False)

    def _take(self, done: Future[tuple[Formula, ...]]) -> None:
        self.counting = False
        try:
            self.learnt = tuple(each for each in done.result() if each.times >= FEWEST_TIMES)
        except ClerkError as error:
            self.say(error.sentence)
            return
        self.refresh()

    # The list.

    def rows(self) -> Sequence[Row]:
        """Return the phrases: own, learned, shipped; and those of them that were forgotten."""
        kept = preferences()
        own = [
            Formula(each.template, each.kind, each.use, "own", mark_of(each.template))
            for each in kept.own
        ]
        found = {f"{each.origin}/{each.kind}/{each.use}/{each.mark}": each
                 for each in (*own, *self.learnt, *shipped_formulae())}  # fmt: skip
        self._by_mark = found
        gone = {mark for mark, each in found.items() if _is_forgotten(each, kept)}
        rows: list[Row] = []
        for title, origin in (
            ("My own", "own"),
            ("Used by this body before", "learned"),
            ("Shipped", "shipped"),
        ):
            listed = [
                _row(mark, each, kept)
                for mark, each in found.items()
                if each.origin == origin and mark not in gone
            ]
            rows += [heading(title), *listed] if listed else []
        forgotten = [_row(mark, each, kept) for mark, each in found.items() if mark in gone]
        rows += [heading("Forgotten"), *forgotten] if forgotten else []
        return rows

    def about(self, mark: str) -> str:
        """Return where a phrase belongs, and how often it was used."""
        formula = self._by_mark.get(mark)
        if formula is None:
            return ""
        uses = {"passage": "passages", "decision": "motions and decisions", "action": "actions"}
        kind = (
            f"items of the kind “{formula.kind.replace('_', ' ')}”" if formula.kind else "any item"
        )
        times = f" Used {formula.times} times, last on {formula.last}." if formula.times else ""
        return f"Offered in {uses[formula.use]}, under {kind}.{times}"

    # Verbs.

    def _in_hand(self) -> Formula | None:
        return self._by_mark.get(self.list.mark)

    def _keep(self) -> None:
        words = self.phrase.text()
        if not words.strip():
            return
        changing, kept = self._changing, preferences()
        changed = (
            kept.with_edited(changing, words)
            if changing is not None
            else kept.with_own(words, "passage", None)
        )
        keep_preferences(changed)
        self._changing = None
        self.phrase.clear()
        self.kept()
        self.say_done("The phrase is kept.")

    def _change(self) -> None:
        formula = self._in_hand()
        if formula is not None:
            self._changing = formula
            self.phrase.setText(preferences().edited.get(formula.mark, formula.template))
            self.phrase.setFocus()

    def _forget(self) -> None:
        formula = self._in_hand()
        if formula is None:
            return
        kept = preferences()
        if _is_forgotten(formula, kept):
            marks = {formula.mark, mark_of(formula.template)}
            kept = msgspec.structs.replace(kept, forgotten=kept.forgotten - marks)
        else:
            kept = kept.with_forgotten(formula)
        keep_preferences(kept)
        self._changing = None
        self.kept()


def _is_forgotten(formula: Formula, kept: Preferences) -> bool:
    return bool({formula.mark, mark_of(formula.template)} & kept.forgotten)


def _row(mark: str, formula: Formula, kept: Preferences) -> Row:
    words = with_places(kept.edited.get(formula.mark, formula.template))
    gone = _is_forgotten(formula, kept)
    edited = formula.mark in kept.edited
    trail = "forgotten" if gone else "changed" if edited else ""
    return Row(
        (Words(words, "muted", struck=True) if gone else Words(words),),
        trail=(muted(trail),) if trail else (),
        said=f"{words} {trail}".strip(),
        target=Target(mark=mark),
    )


def _learned(book: Book, current: Meeting) -> tuple[Formula, ...]:
    """What the body of a meeting said before, counted from the public part of its earlier meetings."""
    held = [
        book.meeting(each.id) for each in book.meetings() if each.body_name == current.body.name
    ]
    dictionary = british()
    return learned(held, current, dictionary.knows) if dictionary.ready else learned(held, current)

"""What came back of a draft, settled one by one: accepted into the record, refused, amended or answered."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk.minutes.applying import Offer, Way
from clerk.record.proposals import Proposal, ProposalState
from clerk.store.sign_off_reading import KeptDraft, KeptProposal
from clerk.ui import proposal_steps as steps
from clerk.ui.desk import Desk
from clerk.ui.dialog import Dialog
from clerk.ui.field_words import Scene
from clerk.ui.flow import Flow
from clerk.ui.hint_button import HintButton
from clerk.ui.look import Look
from clerk.ui.offer_finder import OfferFinder, Question
from clerk.ui.recorder import Clock, laptop_clock
from clerk.ui.returned_card import ProposalCard, Shown
from clerk.ui.returned_words import DONE, NOT_SO, NOTHING, choices, shown_of
from clerk.ui.row_painter import Columns, row_list
from clerk.ui.text_label import TextLabel
from clerk.ui.views import returned as views
from clerk.ui.views.sight import Sight
from clerk.ui.views.words import Phrase, Row, Words, muted
from clerk.ui.way_words import done_words, way_words

_COLUMNS = Columns(mark=8, lead_end=0, words=30, margin=8, trail=24, gap=5)
_LIST_FROM = 860
_LARGE = 1.75


class Returned(Dialog):
    """The window. `go(item, entry)`: the officer wants to see the place; `take_in`, `paper`: more is to come in."""

    go = Signal(object, object)
    take_in = Signal()
    paper = Signal()

    def __init__(
        self, look: Look, desk: Desk, parent: QWidget | None = None, clock: Clock = laptop_clock
    ) -> None:
        super().__init__(look, "What came back from the chair", parent)
        self.desk, self.clock = desk, clock
        self._meeting = desk.meeting_id
        self._over = self._under_way = False
        self.kept: list[KeptProposal] = []
        self.drafts: dict[int, KeptDraft] = {}
        self.open_only = True
        self.here: int | None = None
        self.offer: Offer | None = None
        self._amended = ""
        self._told: Phrase = ()
        self._places: tuple[Sight | None, dict[str, views.Place]] = (None, {})
        self.finder = OfferFinder()
        self.finder.found.connect(self._found)
        self.counts = TextLabel(look, "", 13)
        self.list = row_list(look, "What came back", _COLUMNS, "panel")
        self.list.chosen.connect(self._choose)
        self.list.installEventFilter(self)
        self.card = ProposalCard(look)
        self.card.wanted.connect(self.do)
        self.card.written.connect(self._take_words)
        middle = QHBoxLayout()
        middle.setSpacing(look.px(12))
        middle.addWidget(self.list, 2)
        middle.addWidget(self.card, 5)
        self.filter = HintButton(look, "", "S")
        self.file_button = HintButton(look, "Take in a file…", "T", framed=True)
        self.paper_button = HintButton(look, "From paper…", "P", framed=True)
        self.close_button = HintButton(look, "Close", "Esc", framed=True)
        self.by_key = {
            Qt.Key.Key_S: self.filter, Qt.Key.Key_T: self.file_button, Qt.Key.Key_P: self.paper_button,
        }  # fmt: skip
        self.filter.clicked.connect(self._turn_filter)
        self.file_button.clicked.connect(self.take_in)
        self.paper_button.clicked.connect(self.paper)
        self.close_button.clicked.connect(self.reject)
        for button in (self.file_button, self.paper_button):
            button.setEnabled(desk.writable)
        above = QHBoxLayout()
        above.addWidget(self.counts, 1)
        above.addWidget(self.filter)
        below = Flow(look, 8)
        below.show_parts((self.file_button, self.paper_button, self.close_button))
        self.column.addLayout(above)
        self.column.addLayout(middle, 1)
        self.column.addWidget(below)
        self.heading.setVisible(look.scale < _LARGE)
        desk.changed.connect(self._changed)
        desk.worked_out.connect(self.refresh)
        desk.chosen.connect(self._chosen)
        self.fit(1120, 700)
        self.refresh()
        self.card.setFocus()

    # What there is.

    def refresh(self, *_: object) -> None:
        """Read what came back, and show it."""
        desk = self.desk
        if self._over:
            return
        if desk.book is None or desk.meeting_id is None or desk.sight is None:
            self.reject()
            return
        ask = desk.book.sign_off
        self.kept = ask.proposals(desk.meeting_id)
        self.drafts = {each.id: each for each in ask.drafts(desk.meeting_id)}
        self._show()

    def _chosen(self) -> None:
        if self.desk.meeting_id != self._meeting:
            self._meeting = self.desk.meeting_id
            self.refresh()

    def done(self, result: int) -> None:
        """Close; what is still on its way is written, and told to nobody."""
        self._over = True
        self.finder.forget()
        super().done(result)

    def _changed(self, *_: object) -> None:
        before = {each.id: each.proposal.state for each in self.kept}
        self.refresh()
        opened = [
            each.id
            for each in self.kept
            if each.proposal.state == "open" and before.get(each.id, "open") != "open"
        ]
        if opened:
            # What was taken back is in hand again.
            self.show_one(opened[0])

    def _listed(self) -> list[KeptProposal]:
        return [each for each in self.kept if each.proposal.state == "open" or not self.open_only]

    @property
    def places(self) -> dict[str, views.Place]:
        """Where each block of the minutes stands, by its name."""
        sight = self.desk.sight
        if sight is None:
            return {}
        if self._places[0] is not sight:
            self._places = sight, views.places(sight.full_draft, sight.meeting)
        return self._places[1]

    @property
    def one(self) -> KeptProposal | None:
        """The proposal in hand."""
        return next((each for each in self.kept if each.id == self.here), None)

    # What is shown.

    def _show(self) -> None:
        listed = self._listed()
        rows = views.rows(self.kept, self.places, open_only=self.open_only)
        self.list.show_rows(rows)
        if self.here not in {each.id for each in listed}:
            self.here = listed[0].id if listed else None
        place = next((i for i, each in enumerate(listed) if each.id == self.here), None)
        self.list.go_to(place)
        of = f"{place + 1} of {len(listed)} · " if place is not None else ""
        self.counts.say([muted(f"{of}{views.counted(self.kept)}" if self.kept else "")])
        self.filter.say("Show the settled ones too" if self.open_only else "Show only what is open")
        self.filter.setVisible(bool(self.kept))
        self._fit_list()
        self._ask()

    def _ask(self) -> None:
        """Show the proposal in hand, and find out what may be made of it."""
        self.offer, self._amended = None, ""
        one, sight = self.one, self.desk.sight
        self.finder.forget()
        if one is not None and sight is not None and not one.proposal.is_settled:
            self.finder.ask(self._question(sight, one, one.proposal))
        self._show_card()

    def _question(self, sight: Sight, one: KeptProposal, proposal: Proposal) -> Question:
        return Question(sight.meeting, sight.style, proposal, steps.taken_before(self.kept, one))

    def _found(self, question: Question, offer: Offer) -> None:
        one = self.one
        if one is None or self.desk.sight is None:
            return
        if self._amended:
            self._take_amended(offer)
        elif question.proposal == one.proposal:
            self.offer = offer
            if not self.card.is_writing:
                self._show_card()

    def _show_card(self) -> None:
        one = self.one
        if self.card.is_writing:
            self.card.close_field()
        if one is None:
            text = DONE if self.kept else NOTHING
            self.card.show_proposal(Shown((Words(text),), "", (), self._told, ()))
            return
        ways = [way_words(way, self.scene) for way in self.offer.ways] if self.offer else []
        shown = shown_of(one.proposal, self.drafts.get(one.draft), self.offer, self.places)
        choice = tuple(choices(one.proposal, self.offer, ways, self.desk.writable))
        self.card.show_proposal(
            msgspec.structs.replace(shown, notes=(*self._told, *shown.notes), choices=choice)
        )

    @property
    def scene(self) -> Scene:
        """What the fields of facts are told against."""
        sight = self.desk.sight
        assert sight is not None  # the window closes with its meeting  # noqa: S101
        return Scene(sight.meeting, sight.chronicle, None, self.clock())

    # Walking.

    def _choose(self, row: Row) -> None:
        if row.target is not None and row.target.mark:
            self._told = ()
            self.show_one(int(row.target.mark))

    def show_one(self, number: int) -> None:
        """Take a proposal in hand."""
        if self.open_only and all(each.id != number for each in self._listed()):
            self.open_only = False
        self.here = number
        self._show()

    def _step(self, by: int) -> None:
        listed = self._listed()
        if listed:
            at = next((i for i, each in enumerate(listed) if each.id == self.here), 0)
            self._told = ()
            self.show_one(listed[(at + by) % len(listed)].id)

    def _turn_filter(self) -> None:
        self.open_only = not self.open_only
        self._told = ()
        self._show()

    # Settling.

    def do(self, what: str) -> None:
        """Do what a key or a button stands for."""
        one, offer = self.one, self.offer
        if what in ("next", "previous"):
            self._step(1 if what == "next" else -1)
        elif what == "left":
            self._show_card()
        elif one is None:
            return
        elif what == "go":
            place = self.places.get(one.proposal.anchor, views.Place())
            self.go.emit(place.item, place.entry)
        elif what == "accept" and one.proposal.kind == "query":
            self.card.ask_for_words("Your answer", one.proposal.answer)
        elif what == "amend":
            words = offer.target if offer and offer.target else one.proposal.now
            self.card.ask_for_words("Words in place of those proposed", words)
        elif what == "refuse":
            self._settle(one, None, "refused")
        elif what == "reopen":
            self._settle(one, None, "open")
        elif what == "done":
            self._settle(one, None, "accepted")
        elif what.startswith(("accept", "way")) and offer is not None:
            number = int(what.removeprefix("way")) if what.startswith("way") else 0
            if number < len(offer.ways):
                self._settle(one, offer.ways[number], "accepted")

    def _take_words(self, text: str) -> None:
        one, sight = self.one, self.desk.sight
        if one is None or sight is None:
            return
        if not text:
            self.card.say([Words("Type the words first; Escape leaves it as it is.", "bad")])
        elif one.proposal.kind == "query":
            self._settle(one, None, "answered", text)
        else:
            self._amended = text
            other = steps.amended(one.proposal, self.offer, text)
            self.finder.ask(self._question(sight, one, other))

    def _take_amended(self, offer: Offer) -> None:
        one, text, self._amended = self.one, self._amended, ""
        if one is None:
            return
        way = steps.word_for_word(offer)
        if way is None and not offer.already:
            self.card.say([Words(offer.why_not or NOT_SO, "bad")])
            return
        self._settle(one, way, "amended", text)

    def _settle(
        self, one: KeptProposal, way: Way | None, state: ProposalState, answer: str = ""
    ) -> None:
        meeting = self.desk.meeting_id
        if meeting is None or self._under_way:
            return
        self._under_way = True
        self.card.say([muted("Keeping it…")])
        settlement = steps.Settlement(one=one, way=way, state=state, answer=answer)
        told = settlement.said_done(done_words(way, self.scene) if way is not None else "")
        after = one.id if state == "open" else steps.following(self.kept, one)

        def done() -> None:
            if self._over:
                return
            self._under_way = False
            self._told = (muted(f"{told} "),)
            self.here = after
            self._show()
            self.card.setFocus()

        steps.settle(self.desk, meeting, settlement, self.clock(), done, self.say_trouble)

    def say_trouble(self, sentence: str, role: str = "bad") -> None:
        """Say what could not be done (or in another role, what is going on); nothing was changed."""
        self._under_way = False
        if self._over:
            return
        self._told = (Words(f"{sentence} ", role),)
        if self.card.is_writing:
            self.card.say(self._told)
        else:
            self._show_card()

    def say_taken(self, name: str, many: int, which: str) -> None:
        """Say what was taken in, and begin with the first that is open."""
        things = "1 thing" if many == 1 else f"{many} things"
        self._told = (muted(f"“{name}” was taken in: {things} to settle in {which}. "),)
        newest = max((each.back or 0 for each in self.kept), default=0)
        first = next((each.id for each in self.kept if each.back == newest), None)
        if first is not None:
            self.show_one(first)

    # Keys and looks.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back and do again; what is in the list is settled by the same keys."""
        control = (
            event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            == Qt.KeyboardModifier.ControlModifier
        )
        if control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y):
            again = (
                event.key() == Qt.Key.Key_Y or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self._take_back(again=bool(again))
        elif not self._take_key(event):
            super().keyPressEvent(event)

    def _take_back(self, *, again: bool) -> None:
        """Undo or do again what was done here; anything else is out of sight, and left to the main window."""
        name = self.desk.redo_name if again else self.desk.undo_name
        if name is None or not name.startswith(steps.DONE_HERE):
            last = f" ({name})" if name else ""
            self.say_trouble(
                f"What was done last{last} was not done here: it is undone in the main window."
            )
            return
        self._told = ()
        if again:
            self.desk.redo()
        else:
            self.desk.undo()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a letter stands for in the window, whatever is in hand."""
        button = self.by_key.get(Qt.Key(event.key()))
        if button is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        button.click()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the letters settle while the keyboard is in the list; its arrows are its own."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            walks = event.key() in (
                Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
            )  # fmt: skip
            return not walks and (self.card.take_key(event) or self._take_key(event))
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list where there is room for it."""
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        wide = self.width() >= self.look.px(_LIST_FROM)
        self.list.setVisible(wide and bool(self._listed()))

"""What the reader of a draft said of it and agreed: in the book as it is said, and once more if the disk refused it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clerk.record.agreed import Agreed, with_agreed, without_agreed
from clerk.record.proposals import Proposal, ProposalKind
from clerk.store.minutebook import Step
from clerk.store.sign_off_reading import KeptDraft, KeptProposal
from clerk.ui.desk import Desk
from clerk.ui.recorder import Clock
from clerk.ui.views.chair_reading import ReadBlock


class ChairNotes(QObject):
    """One reader's notes on one draft. It lives on until all of them were answered for by the writer.

    `changed()`: something was said; `hindered(sentence)`: it is not in the book; `kept()`: all of it is.
    """

    changed = Signal()
    hindered = Signal(str)
    kept = Signal()

    def __init__(self, desk: Desk, draft: KeptDraft, reader: str, clock: Clock) -> None:
        super().__init__()
        self.desk, self.draft, self.reader, self.clock = desk, draft, reader, clock
        self.agreed: tuple[Agreed, ...] = draft.agreed
        self.settled: list[Proposal] = []
        self._said: dict[tuple[ProposalKind, str], Proposal] = {}
        self._unkept: list[Callable[[Step], object]] = []
        self._under_way = 0
        self._told: set[tuple[str, str]] = set()
        for each in self._kept_before():
            self._take(each.proposal)

    def _kept_before(self) -> list[KeptProposal]:
        book = self.desk.book
        every = book.sign_off.proposals(self.draft.meeting) if book else []
        return [
            each
            for each in every
            if each.draft == self.draft.id and each.proposal.origin == "reading"
        ]

    def _take(self, proposal: Proposal) -> None:
        if proposal.is_settled:
            self.settled.append(proposal)
        elif proposal.author == self.reader:
            self._said[proposal.kind, proposal.anchor] = proposal

    # What was said.

    def said(self, kind: ProposalKind, anchor: str) -> str:
        """What the reader asks, or would say instead, of a block; empty if nothing."""
        found = self._said.get((kind, anchor))
        return "" if found is None else found.remark if kind == "query" else found.now

    def answers(self, anchor: str) -> list[Proposal]:
        """What was settled of what was said of a block on reading."""
        return [each for each in self.settled if each.anchor == anchor]

    @property
    def queries(self) -> int:
        """How many questions the reader has."""
        return sum(kind == "query" for kind, _ in self._said)

    @property
    def suggestions(self) -> int:
        """In how many places the reader would have other words."""
        return sum(kind == "words" for kind, _ in self._said)

    def say(self, kind: ProposalKind, block: ReadBlock, words: str) -> None:
        """Keep what the reader says of a block, in the place of what they said of it before; nothing takes it back."""
        query = kind == "query"
        proposal = Proposal(
            kind=kind,
            anchor=block.anchor,
            was="" if query else block.text,
            now="" if query else words.strip(),
            remark=words.strip() if query else "",
            about=block.text if query else "",
            author=self.reader,
            at=self.clock().replace(microsecond=0, tzinfo=None),
            origin="reading",
        )
        if words.strip() == self.said(kind, block.anchor):
            return
        if proposal.is_nothing:
            self._said.pop((kind, block.anchor), None)
        else:
            self._said[kind, block.anchor] = proposal
        self._told.add((kind, block.anchor))
        self._keep(lambda step: step.sign_off.say_on_reading(self.draft.id, proposal))

    # What is agreed.

    def is_agreed(self, place: str, *, with_exempt: bool = False) -> bool:
        """Whether a page was agreed; with its exempt words only if they were open then."""
        return any(
            each.place == place and (each.which == "full" or not with_exempt)
            for each in self.agreed
        )

    def agree(self, place: str, *, with_exempt: bool, yes: bool) -> None:
        """Keep that a page was read and agreed, or is not any more."""
        agreed = Agreed(
            place=place,
            by=self.reader,
            at=self.clock().replace(microsecond=0, tzinfo=None),
            which="full" if with_exempt else "public",
        )
        draft = self.draft.id
        self._told.add(("agreed", place))
        if yes:
            self.agreed = with_agreed(self.agreed, agreed)
            self._keep(lambda step: step.sign_off.reading.agree(draft, agreed))
        else:
            self.agreed = without_agreed(self.agreed, place)
            self._keep(lambda step: step.sign_off.reading.disagree(draft, place))

    def sign(self, name: str) -> None:
        """Put the name of who read to what was said just now."""
        was, draft, told = self.reader, self.draft.id, frozenset(self._told)
        if name and name != was and told:
            self._keep(lambda step: step.sign_off.reading.signed_as(draft, was, name, told))
        self.reader = name or was

    # Keeping.

    @property
    def is_kept(self) -> bool:
        """Whether all of it is in the book."""
        return not self._unkept and not self._under_way

    def try_again(self) -> None:
        """Hand over once more what could not be written."""
        waiting, self._unkept = self._unkept, []
        for work in waiting:
            self._submit(work)

    def _keep(self, work: Callable[[Step], object]) -> None:
        if self._unkept:
            # One after the other: what was said later counts.
            self._unkept.append(work)
            self.try_again()
        else:
            self._submit(work)
        self.changed.emit()

    def _submit(self, work: Callable[[Step], object]) -> None:
        def refused(sentence: str) -> None:
            self._under_way -= 1
            self._unkept.append(work)
            self.hindered.emit(sentence)

        self._under_way += 1
        self.desk.submit(None, work, origin=self, then=self._written, otherwise=refused)

    def _written(self, _: object) -> None:
        self._under_way -= 1
        if self.is_kept:
            self.hindered.emit("")
            self.kept.emit()

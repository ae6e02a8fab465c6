"""Settling a proposal as one step of the book: what it alters in the record, and what was made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from clerk.minutes.applying import Offer, Way
from clerk.record.proposals import Proposal, ProposalState
from clerk.store.applying import do_deeds, refuse_if_settled
from clerk.store.minutebook import Step
from clerk.store.sign_off_reading import KeptProposal
from clerk.ui.desk import Desk
from clerk.ui.views.returned import STATES

DONE_HERE = ("proposal", "what came back")
"""What the names of the steps of this window begin with (and those of `store.sign_off`)."""


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    """What is made of a proposal: the state it gets, the way it is taken, and the words that go with it."""

    one: KeptProposal
    state: ProposalState
    way: Way | None = None
    answer: str = ""

    @property
    def name(self) -> str:
        """What undo calls it."""
        author = self.one.proposal.author
        what = "taken up again" if self.state == "open" else STATES[self.state]
        return f"proposal{f' of {author}' if author else ''} {what}"

    def said_done(self, what: str) -> str:
        """What is said once it is done; `what` are the way's words."""
        if self.state == "open":
            return "Open again. What was taken into the record stays there."
        done = STATES[self.state].capitalize()
        return (
            f"{done}. {what}. Ctrl+Z takes it back." if what else f"{done}. Ctrl+Z takes it back."
        )


def settle(
    desk: Desk,
    meeting: int,
    settlement: Settlement,
    at: dt.datetime,
    then: Callable[[], object],
    otherwise: Callable[[str], None],
) -> None:
    """Hand the step over; undo takes back the alteration and the settlement together."""
    one, way, state = settlement.one, settlement.way, settlement.state

    def work(step: Step) -> None:
        if state != "open":
            refuse_if_settled(step, one.id)
        if way is not None:
            do_deeds(step, meeting, way.deeds)
        when = None if state == "open" else at
        step.sign_off.settle_proposal(one.id, state, when, settlement.answer)

    def done(_: None) -> None:
        then()

    desk.submit(settlement.name, work, then=done, otherwise=otherwise)


def amended(made: Proposal, offer: Offer | None, text: str) -> Proposal:
    """A proposal with the officer's words in place of those proposed: they are meant to stand so, as they are."""
    was = made.was if offer is None or offer.current is None else offer.current
    return msgspec.structs.replace(made, was=was, now=text)


def word_for_word(offer: Offer) -> Way | None:
    """The way that gives just the words that were typed: by a fact if one does, else as an own wording."""
    exact = (way for way in offer.ways if way.exact)
    words = (way for way in offer.ways if way.kind == "words")
    return next(exact, None) or next(words, None)


def taken_before(kept: Sequence[KeptProposal], one: KeptProposal) -> tuple[str, ...]:
    """The paragraphs proposed after the same one that were put in already: another follows them."""
    place = (one.draft, one.proposal.anchor, "insert")
    return tuple(
        each.proposal.answer or each.proposal.now
        for each in kept
        if (each.draft, each.proposal.anchor, each.proposal.kind) == place
        and each.id != one.id
        and each.proposal.state in ("accepted", "amended")
    )


def following(kept: Sequence[KeptProposal], one: KeptProposal) -> int | None:
    """The open one to take in hand next: the one that follows, or the first that was passed over."""
    left = [each.id for each in kept if each.proposal.state == "open" or each.id == one.id]
    at = left.index(one.id)
    return next(iter([*left[at + 1 :], *left[:at]]), None)

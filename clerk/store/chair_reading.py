"""The verbs of reading a draft on this laptop: what is said of it is kept as it is said, and may be said otherwise."""

from __future__ import annotations

import json
from collections.abc import Collection

import msgspec

from clerk.errors import Refused
from clerk.record.agreed import Agreed, with_agreed, without_agreed
from clerk.record.proposals import Proposal
from clerk.store.journal import Journal
from clerk.store.rows import Row, to_json


class ReadingVerbs:
    """What whoever reads may do, inside a step (`Step.sign_off.reading`).

    Proposals are those of any other way; what is agreed stands in the details of the draft's own row: it is said of
    that draft and of no other, is undone like anything else, and goes when the draft goes.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._tables = journal.tables

    def said(self, draft_id: int, proposal: Proposal) -> int | None:
        """Find what the same reader said of the same block before, and has not been settled; None if nothing."""
        for row in self._tables.where("proposals", "draft_id = ? AND state = 'open'", (draft_id,)):
            old = _proposal(row)
            if (old.origin, old.kind, old.anchor, old.author) == (
                "reading",
                proposal.kind,
                proposal.anchor,
                proposal.author,
            ):
                return int(row["id"])
        return None

    def say_again(self, proposal_id: int, proposal: Proposal) -> None:
        """Put what the reader says now in the place of what they said before."""
        self.journal.call("what was said on reading a draft")
        self.journal.update("proposals", proposal_id, {"details": _packed(proposal)})

    def take_back(self, proposal_id: int) -> None:
        """Take back what was said on reading."""
        self.journal.call("what was said on reading a draft, taken back")
        self.journal.delete("proposals", proposal_id)

    def agree(self, draft_id: int, agreed: Agreed) -> None:
        """Keep that a part of a draft was read and agreed.

        Raises:
            Refused: there is no such draft.
        """
        row = self._draft(draft_id)
        self.journal.call(f"a part of draft {row['number']} agreed")
        self._keep_agreed(row, with_agreed(agreed_of(row), agreed))

    def disagree(self, draft_id: int, place: str) -> None:
        """Keep that a part of a draft is not agreed any more.

        Raises:
            Refused: there is no such draft.
        """
        row = self._draft(draft_id)
        self.journal.call(f"a part of draft {row['number']} not agreed any more")
        self._keep_agreed(row, without_agreed(agreed_of(row), place))

    def signed_as(
        self, draft_id: int, was: str, name: str, told: Collection[tuple[str, str]]
    ) -> None:
        """Put another name to what somebody said and agreed just now, and is not settled.

        Args:
            draft_id: the row of the draft that was read.
            was: the name that it was kept under.
            name: the one it is to have.
            told: what of it was said just now, as kind and anchor of a proposal or ``agreed`` and the place.

        Raises:
            Refused: there is no such draft.
        """
        draft = self._draft(draft_id)
        self.journal.call(f"who read draft {draft['number']}")
        for row in self._tables.where("proposals", "draft_id = ? AND state = 'open'", (draft_id,)):
            old = _proposal(row)
            if (old.origin, old.author) == ("reading", was) and (old.kind, old.anchor) in told:
                new = msgspec.structs.replace(old, author=name)
                self.journal.update("proposals", row["id"], {"details": _packed(new)})
        self._keep_agreed(
            draft,
            tuple(
                msgspec.structs.replace(each, by=name)
                if each.by == was and ("agreed", each.place) in told
                else each
                for each in agreed_of(draft)
            ),
        )

    def _keep_agreed(self, row: Row, agreed: tuple[Agreed, ...]) -> None:
        details = json.loads(str(row["details"])) | {"agreed": msgspec.to_builtins(agreed)}
        self.journal.update("drafts", row["id"], {"details": to_json(details)})

    def _draft(self, draft_id: int) -> Row:
        row = self._tables.get("drafts", draft_id)
        if row is None:
            raise Refused("That draft is not in this book any more; it may have been undone.")
        return row


class _Details(msgspec.Struct):
    agreed: tuple[Agreed, ...] = ()


def agreed_of(row: Row) -> tuple[Agreed, ...]:
    """What is agreed of the draft of a row."""
    return msgspec.json.decode(str(row["details"]), type=_Details).agreed


def _proposal(row: Row) -> Proposal:
    return msgspec.json.decode(str(row["details"]), type=Proposal)


def _packed(proposal: Proposal) -> str:
    return to_json(msgspec.to_builtins(proposal))

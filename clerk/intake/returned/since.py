"""What became of a draft since it was sent: where it says something else now, and what of a change it has already."""

from __future__ import annotations

from clerk.intake.returned.placing import Slot
from clerk.intake.returned.sent import Sent, SentBlock
from clerk.intake.returned.words import has_all_of, same, words_of


class Since:
    """Compares the draft that was sent with the draft as it would be printed now."""

    def __init__(self, sent: Sent, now: Sent | None) -> None:
        self._sent = {each.anchor: each for each in sent.blocks}
        self._now = None if now is None else {each.anchor: each for each in now.blocks}
        self._new = {
            tuple(words_of(block.text))
            for block in (now.blocks if now else ())
            if block.anchor not in self._sent or not same(block.text, self._sent[block.anchor].text)
        }
        self._order = [each.anchor for each in now.blocks] if now else []

    def current(self, slot: Slot) -> str | None:
        """What the block says now: None if that is what was sent, empty if it is gone."""
        if self._now is None:
            return None
        reads = _words(self._now.get(slot.anchor), slot)
        return None if same(reads, slot.text, table=slot.table) else reads

    def has(self, slot: Slot, was: str, wanted: str) -> bool:
        """Whether the block says now what is wanted of it, perhaps with more changed besides."""
        if self._now is None:
            return False
        block = self._now.get(slot.anchor)
        if block is None or not wanted.strip():
            return block is None and not wanted.strip()
        reads = _words(block, slot)
        if was != slot.text or slot.table:
            return same(reads, wanted, table=slot.table)
        return has_all_of(reads, was, wanted)

    def has_new(self, text: str) -> bool:
        """Whether the draft has this paragraph now, and had it not when it was sent."""
        return tuple(words_of(text)) in self._new

    def stands_after(self, anchor: str, after: str) -> bool:
        """Whether a block stands now after the one that it was moved to."""
        if anchor not in self._order:
            return False
        place = self._order.index(anchor)
        known = [each for each in self._order[:place] if each in self._sent]
        return (known[-1] if known else "") == after


def _words(block: SentBlock | None, slot: Slot) -> str:
    if block is None:
        return ""
    return block.caption if slot.caption else block.text

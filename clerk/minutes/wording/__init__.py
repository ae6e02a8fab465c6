"""Facts into sentences, one function a kind of fact."""

from __future__ import annotations

import msgspec

from clerk.minutes.blocks import Block, Run
from clerk.minutes.telling import Telling
from clerk.minutes.wording import business, decisions, motions, presence, procedure
from clerk.minutes.wording.teller import Teller
from clerk.record.facts import Fact, Table
from clerk.record.meeting import Entry

TELLERS: dict[type[Fact], Teller] = {
    **presence.TELLERS,
    **procedure.TELLERS,
    **business.TELLERS,
    **motions.TELLERS,
    **decisions.TELLERS,
}
"""How each kind of fact is told. What is not here is told by the frame of the document, or by nothing."""

_LIST_LOOKS = frozenset({"part", "motion_part", "condition", "table"})


def tell(telling: Telling, entry: Entry) -> list[Block]:
    """The blocks that tell an entry at its place, in the officer's own wording where there is one."""
    teller = TELLERS.get(type(entry.fact))
    blocks = teller(telling, entry, entry.fact) if teller else []
    within = telling.told_by(entry)
    if blocks and within:
        # The first sentence tells the motion and vote that the decision rests on as well.
        sources = tuple(dict.fromkeys((*blocks[0].sources, *within)))
        blocks[0] = msgspec.structs.replace(blocks[0], sources=sources)
    return reworded(telling, entry, blocks)


def reworded(telling: Telling, entry: Entry, blocks: list[Block]) -> list[Block]:
    """Derived blocks with the officer's own sentence in place of the derived one; lists stay."""
    if entry.wording is None or not entry.wording.strip():
        return blocks
    sentences = [block for block in blocks if block.look not in _LIST_LOOKS]
    lists = [block for block in blocks if block.look in _LIST_LOOKS]
    model = sentences[0] if sentences else telling.block("paragraph", "", entry)
    own = msgspec.structs.replace(
        model,
        runs=(Run(text=entry.wording.strip(), source=entry.id),),
        sources=tuple(dict.fromkeys(source for block in blocks for source in block.sources))
        or (entry.id,),
        own_wording=True,
        stale=entry.wording_is_stale,
    )
    if isinstance(entry.fact, Table):
        own = msgspec.structs.replace(own, look="paragraph")
    return [own, *lists]

"""What an item asked to be decided, below its heading: an application's number, site and proposal."""

from __future__ import annotations

from clerk.minutes.blocks import Block, Run
from clerk.minutes.phrases import fill
from clerk.minutes.telling import Telling, stopped
from clerk.record.meeting import AgendaItem


def particular_blocks(telling: Telling, item: AgendaItem) -> list[Block]:
    """The lines of an application, in the style's order; those that have nothing to say are left out."""
    asked = item.application
    if asked is None:
        return []
    found = []
    for line in telling.style.items.application:
        text = fill(
            line.text,
            number=asked.number,
            site=asked.site,
            proposal=asked.proposal,
            applicant=asked.applicant,
            ward=asked.ward,
            recommendation=" ".join(stopped(text) for text in item.recommendations),
            pages=item.pages,
        )
        if text:
            run = Run(text=text)
            found.append(Block(look="particular", label=line.label, runs=(run,), item=item.id))
    return found

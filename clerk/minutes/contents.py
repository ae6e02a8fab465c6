"""The table of contents: the headings of a draft, each with the place that it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.blocks import Block, Run

_LISTED = ("heading", "appendix")


def with_contents(blocks: Sequence[Block], place: int, heading: str) -> list[Block]:
    """A draft with its table of contents put in.

    Args:
        blocks: the draft without it.
        place: before which block it is to stand.
        heading: what it is headed with; empty for no heading.

    Returns:
        All blocks; nothing is put in where there is no heading that it could name.
    """
    listed = [index for index, block in enumerate(blocks) if block.look in _LISTED]
    if not listed:
        return list(blocks)
    title = (Run(text=heading),)
    head = [Block(look="contents_heading", runs=title, keep_with_next=True)] if heading else []
    more = len(head) + len(listed)
    entries = [
        Block(
            look="contents",
            runs=(Run(text=f"{blocks[index].label} {blocks[index].text}".strip()),),
            leads_to=index + more * (index >= place),
        )
        for index in listed
    ]
    return [*blocks[:place], *head, *entries, *blocks[place:]]

"""What was sent: the blocks of a draft in order, each with its name and its words, as a Word file says them."""

from __future__ import annotations

import msgspec

from clerk.intake.returned.found import Returned, Unit
from clerk.minutes.anchors import anchors
from clerk.minutes.blocks import Block, Draft
from clerk.minutes.characters import printable

CONTENTS_LOOKS = ("contents", "contents_heading")


class SentBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A block of a draft. ``label`` is counted by Word, or (``typed``) printed before its words.

    ``contents`` says that it is made of the others (the table of contents): nobody's change to it is a proposal.
    """

    anchor: str
    text: str
    label: str = ""
    typed: bool = False
    caption: str = ""
    table: bool = False
    contents: bool = False


class Sent(msgspec.Struct, frozen=True):
    """The blocks of a draft in their order."""

    blocks: tuple[SentBlock, ...]

    def text_of(self, anchor: str) -> str | None:
        """The words of the block of this name, None if the draft has none such."""
        return next((each.text for each in self.blocks if each.anchor == anchor), None)


def sent_draft(draft: Draft) -> Sent:
    """The blocks of a draft as its Word file would say them."""
    named = zip(anchors(draft), draft.blocks, strict=True)
    return Sent(tuple(_block(anchor, block) for anchor, block in named))


def _block(anchor: str, block: Block) -> SentBlock:
    rows = [row for row in (block.header, *block.rows) if any(cell.strip() for cell in row)]
    width = max((len(row) for row in rows), default=0)
    told = (
        "\n".join(
            "\t".join(printable(c) for c in (*row, *[""] * (width - len(row)))) for row in rows
        )
        if block.is_table
        else "".join(("\n" if run.break_before else "") + printable(run.text) for run in block.runs)
    )
    return SentBlock(
        anchor=anchor,
        text=told,
        label=printable(block.label),
        typed=bool(block.label) and not block.number_format,
        caption=printable(block.caption) if block.is_table else "",
        table=block.is_table,
        contents=block.look in CONTENTS_LOOKS,
    )


def sent_file(file: Returned) -> Sent:
    """The blocks of the very file that was sent, read as one that comes back is read.

    Labels that are typed before the words are part of them here: only the draft itself knows which they are.
    """
    found: dict[str, SentBlock] = {}
    captions: dict[str, str] = {}
    for unit in file.before:
        for hold in unit.holds:
            if hold.anchor.startswith(CAPTION_START):
                captions[table_name(hold.anchor)] = unit.text
            else:
                found.setdefault(hold.anchor, _of_unit(hold.anchor, unit))
    return Sent(
        tuple(
            msgspec.structs.replace(each, caption=captions.get(each.anchor, ""))
            for each in found.values()
        )
    )


def _of_unit(anchor: str, unit: Unit) -> SentBlock:
    contents = unit.contents or anchor.startswith("cm_contents")
    return SentBlock(anchor=anchor, text=unit.text, table=unit.table, contents=contents)


CAPTION_START = "cmc_"


def caption_name(anchor: str) -> str:
    """The name of the bookmark on a table's caption, from the table's own (as the chair's copy has it)."""
    return CAPTION_START + anchor.removeprefix("cm_")


def table_name(caption: str) -> str:
    """The name of the table whose caption has this bookmark."""
    return "cm_" + caption.removeprefix(CAPTION_START)

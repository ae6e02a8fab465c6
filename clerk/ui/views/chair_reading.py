"""A kept draft as the chair reads it: a page for each item, in the order of the minutes, and nothing exempt unasked."""

from collections.abc import Iterator

import msgspec

from clerk.minutes.anchors import anchors
from clerk.minutes.blocks import Block, Draft
from clerk.ui.views.words import shown

OPENING, CLOSING = ":opening", ":closing"
_TITLES = {OPENING: "The meeting, and who was there", CLOSING: "How the meeting ended"}
# A list of the pages is none of the minutes' own words, and nobody has signed a draft.
_LEFT_OUT = {"contents", "contents_heading", "signature", "marking"}


class ReadBlock(msgspec.Struct, frozen=True):
    """One paragraph or table to read. ``text`` is its words as a proposal gives them, ``lines`` as they are shown."""

    anchor: str
    look: str
    text: str
    lines: str
    label: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False
    exempt: bool = False

    @property
    def said(self) -> str:
        """The block in words, for a screen reader."""
        words = "; ".join(", ".join(row) for row in self.rows) if self.rows else self.lines
        spoken = f"{self.label} {words}".strip().replace("\u2028", ", ")
        return f"Exempt. {spoken}" if self.exempt else spoken


class ReadPage(msgspec.Struct, frozen=True):
    """What is read at a time. ``withheld``: there are exempt words here that are not shown."""

    place: str
    title: str
    blocks: tuple[ReadBlock, ...]
    withheld: bool = False
    exempt: bool = False


class ReadState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a reader is: on which page of how many (from 0), of which draft, and what of it is agreed.

    ``withheld``: the page has exempt words that are not shown; ``withheld_from_agreement``: it was agreed without them.
    """

    place: int
    pages: int
    agreed: int
    meeting: str
    draft: str
    is_agreed: bool
    withheld: bool
    withheld_from_agreement: bool
    with_exempt: bool


def read_pages(public: Draft, full: Draft, *, with_exempt: bool) -> list[ReadPage]:
    """Return the pages of a draft.

    Args:
        public: the draft as the public may read it.
        full: the same with everything but private notes.
        with_exempt: whether the exempt words were asked for.
    """
    shown_draft = full if with_exempt else public
    secret = {place for place, block, _ in _placed(full) if block.exempt}
    found: dict[str, list[ReadBlock]] = {}
    titles: dict[str, str] = {}
    for place, block, anchor in _placed(shown_draft):
        found.setdefault(place, []).append(_block(block, anchor))
        if block.look in {"heading", "appendix"}:
            titles.setdefault(place, shown(block.text))
    return [
        ReadPage(
            place=place,
            title=titles.get(place) or _TITLES.get(place, "More"),
            blocks=tuple(blocks),
            withheld=place in secret and not with_exempt,
            exempt=any(block.exempt for block in blocks),
        )
        for place, blocks in found.items()
    ]


def _placed(draft: Draft) -> Iterator[tuple[str, Block, str]]:
    """Each block to be read with the page that it is on and its name."""
    place = OPENING
    appendices = 0
    for block, anchor in zip(draft.blocks, anchors(draft), strict=True):
        if block.look == "appendix":
            appendices += 1
            place = f":appendix-{appendices}"
        elif block.item is not None:
            place = block.item
        elif place != OPENING and not appendices:
            place = CLOSING
        if block.look not in _LEFT_OUT:
            yield place, block, anchor


def _block(block: Block, anchor: str) -> ReadBlock:
    rows = ((block.header,) if block.header else ()) + block.rows
    text = block.text
    if block.is_table:
        text = "\n".join("\t".join(row) for row in rows)
    return ReadBlock(
        anchor=anchor,
        look=block.look,
        text=text,
        lines=shown(block.caption if block.is_table else block.text).replace("\n", "\u2028"),
        label=shown(block.label),
        level=block.level,
        rows=tuple(tuple(shown(cell) for cell in row) for row in rows) if block.is_table else (),
        headed=bool(block.header),
        exempt=block.exempt,
    )


def summary(who: str, agreed: int, pages: int, queries: int, suggestions: int) -> str:
    """What somebody said on reading, in a sentence."""
    did = [f"agreed {agreed or 'none'} of {pages} items"]
    if queries:
        did.append("asked 1 question" if queries == 1 else f"asked {queries} questions")
    if suggestions:
        places = "1 place" if suggestions == 1 else f"{suggestions} places"
        did.append(f"suggested words in {places}")
    listed = did[0] if len(did) == 1 else f"{', '.join(did[:-1])} and {did[-1]}"
    return f"{who} {listed}."

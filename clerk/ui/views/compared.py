"""What a comparison shows of two drafts: which blocks, and each change in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clerk.minutes.blocks import HEADING_LEVEL
from clerk.minutes.comparing import Comparison, Laid, Piece

TAGS = {
    "inserted": "New",
    "removed": "Taken out",
    "moved_from": "Moved from here",
    "moved_to": "Moved to here",
}
"""What is said of a block that is there on one side alone."""


def places_shown(comparison: Comparison, *, everything: bool) -> list[int]:
    """The places of the blocks that are shown: all, or what changed with its heading and what is beside it."""
    laid = comparison.laid
    if everything:
        return list(range(len(laid)))
    shown: set[int] = set()
    for place, each in enumerate(laid):
        if not each.changed:
            continue
        shown.update(range(max(place - 1, 0), min(place + 2, len(laid))))
        above = next((at for at in range(place, -1, -1) if _is_heading(laid[at])), None)
        if above is not None:
            shown.add(above)
    return sorted(shown)


def _is_heading(laid: Laid) -> bool:
    return HEADING_LEVEL.get(laid.block.look, 3) <= 2


def change_words(laid: Laid) -> str:
    """One change in words, for who does not see it: what was put in and what taken out."""
    if laid.kind in TAGS:
        said = f"{TAGS[laid.kind]}: {_said(laid, ('kept', 'inserted', 'deleted'))}"
        if laid.kind != "moved_to":
            return said
        return f"{TAGS[laid.kind]}: {_said(laid, ('kept', 'inserted'))}"
    put_in, taken_out = _parts(laid, "inserted"), _parts(laid, "deleted")
    parts = [f"put in: {', '.join(put_in)}"] if put_in else []
    parts += [f"taken out: {', '.join(taken_out)}"] if taken_out else []
    return "; ".join(parts) or "set otherwise"


def _pieces(laid: Laid) -> Iterable[Sequence[Piece]]:
    yield laid.label
    yield laid.words
    for row in laid.rows:
        yield from row.cells


def _parts(laid: Laid, kind: str) -> list[str]:
    return [
        f"“{piece.text.strip()}”"
        for pieces in _pieces(laid)
        for piece in pieces
        if piece.kind == kind and piece.text.strip()
    ]


def _said(laid: Laid, kinds: tuple[str, ...]) -> str:
    texts = (
        "".join(piece.text for piece in pieces if piece.kind in kinds) for pieces in _pieces(laid)
    )
    return " ".join(text for text in texts if text)

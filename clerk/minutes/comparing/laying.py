"""Two drafts in one order of blocks, each with what became of it and its words in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from clerk.minutes.blocks import Block, Draft
from clerk.minutes.comparing.pairing import paired, stayed, told
from clerk.minutes.comparing.tables import LaidRow, can_be_laid, laid_rows, whole_rows
from clerk.minutes.comparing.words import Kind, Piece, laid_words

LaidKind = Literal["same", "altered", "inserted", "removed", "moved_from", "moved_to"]


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """A block of either draft, or of both.

    ``block`` is as it is now, or as it was if it is gone. What was moved is there twice: as it was where it was
    (``moved_from``), and where it is now, with its words in pieces (``moved_to``); both have the same ``move``, counted
    from 1. ``old_place`` and ``new_place`` are places in the drafts. ``words`` are the block's own, or a table's
    caption; ``label`` are its label's, where there is one.
    """

    kind: LaidKind
    block: Block
    old: Block | None = None
    new: Block | None = None
    old_place: int | None = None
    new_place: int | None = None
    words: tuple[Piece, ...] = ()
    label: tuple[Piece, ...] = ()
    rows: tuple[LaidRow, ...] = ()
    move: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything is another here."""
        return self.kind != "same"


class Comparison(msgspec.Struct, frozen=True):
    """Two drafts laid beside each other."""

    laid: tuple[Laid, ...]

    @property
    def changes(self) -> tuple[int, ...]:
        """The places of what changed; of what was moved, where it is now."""
        return tuple(
            place
            for place, each in enumerate(self.laid)
            if each.changed and each.kind != "moved_from"
        )


def compare(old: Draft, new: Draft) -> Comparison:
    """Lay two drafts of a meeting beside each other.

    Args:
        old: what was; the pieces that were deleted are its own.
        new: what is now.

    Returns:
        Every block of both, in the new one's order; what is gone stands after what it followed.
    """
    return Comparison(tuple(_laid(old, new)))


def _laid(old: Draft, new: Draft) -> Iterator[Laid]:
    was = _fitting(paired(old, new), old, new)
    still = stayed(was)
    moves = {place: number for number, place in enumerate(sorted(was.keys() - still), 1)}
    left = {was[place]: number for place, number in moves.items()}
    at = 0

    def gone(until: int) -> Iterator[Laid]:
        for place in range(at, until):
            yield _gone(old.blocks[place], place, left.get(place, 0))

    for place, block in enumerate(new.blocks):
        if place in still:
            yield from gone(was[place])
            at = was[place] + 1
        before = was.get(place)
        if before is None:
            yield alone(block, "inserted", new_place=place)
        else:
            yield _both(old.blocks[before], block, before, place, moves.get(place, 0))
    yield from gone(len(old.blocks))


def _fitting(was: dict[int, int], old: Draft, new: Draft) -> dict[int, int]:
    """The pairs without those of tables that have other columns now: such a table is another."""
    return {
        place: before
        for place, before in was.items()
        if not new.blocks[place].is_table or can_be_laid(old.blocks[before], new.blocks[place])
    }


def _gone(block: Block, place: int, move: int) -> Laid:
    return alone(block, "moved_from" if move else "removed", old_place=place, move=move)


def alone(
    block: Block,
    kind: Literal["inserted", "removed", "moved_from"],
    *,
    old_place: int | None = None,
    new_place: int | None = None,
    move: int = 0,
) -> Laid:
    """A block that is on one side alone, or is shown so."""
    inserted = kind == "inserted"
    words: Kind = "inserted" if inserted else "deleted"
    text = block.caption if block.is_table else block.text
    return Laid(
        kind=kind,
        block=block,
        old=None if inserted else block,
        new=block if inserted else None,
        old_place=old_place,
        new_place=new_place,
        words=(Piece(words, text),) if text else (),
        label=(Piece(words, block.label),) if block.label else (),
        rows=whole_rows(block, "inserted" if inserted else "removed") if block.is_table else (),
        move=move,
    )


def _both(old: Block, new: Block, old_place: int, new_place: int, move: int) -> Laid:
    alike = told(old) == told(new) and (old.look, _own_label(old)) == (new.look, _own_label(new))
    if new.is_table:
        words = laid_words(old.caption, new.caption)
        rows = laid_rows(old, new) if not alike else whole_rows(new, "same")
    else:
        words, rows = laid_words(old.text, new.text), ()
    return Laid(
        kind="moved_to" if move else "same" if alike else "altered",
        block=new,
        old=old,
        new=new,
        old_place=old_place,
        new_place=new_place,
        words=words,
        label=_labels(old, new),
        rows=rows,
        move=move,
    )


def _own_label(block: Block) -> str:
    """A label that somebody chose; that of a list counts by itself."""
    return "" if block.number_format else block.label


def _labels(old: Block, new: Block) -> tuple[Piece, ...]:
    if old.number_format and new.number_format:
        # That an earlier one of the list came or went is told there, and not at each that follows.
        return (Piece("kept", new.label),) if new.label else ()
    was, now = Piece("deleted", old.label), Piece("inserted", new.label)
    if old.label == new.label:
        return (Piece("kept", new.label),) if new.label else ()
    return tuple(piece for piece in (was, now) if piece.text)

"""Comments and their replies: what each says, whose it is, and the words that it hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from clerk.intake.returned.found import Comment, Line, Piece, Table
from clerk.intake.returned.history import author, moment
from clerk.intake.returned.names import name_of, said, said_in
from clerk.intake.returned.views import view
from clerk.intake.returned.walking import Walk

# No program lets replies lie under replies; a hostile file may.
_DEEPEST = 20


def comments(
    root: Any | None, replies: Any | None, pieces: Sequence[Piece], at: Mapping[str, int]
) -> tuple[Comment, ...]:
    """The comments of a file in the order of its text, replies under what they reply to.

    Args:
        root: the tree of the comments, None if the file has none.
        replies: the tree that says which comment replies to which, None if there is none.
        pieces: what the body holds.
        at: the piece at which each comment hangs, by its id.
    """
    if root is None:
        return ()
    about = _about(pieces)
    found: dict[str, Comment] = {}
    by_paragraph: dict[str, str] = {}
    for node in root:
        if name_of(node) != "comment":
            continue
        key = said(node, "id")
        walk = Walk()
        walk.walk(node)
        for each in node.iter():
            if name_of(each) == "p":
                by_paragraph[said_in(each, "w14", "paraId")] = key
        found[key] = Comment(
            text="\n".join(
                each.text for each in view(walk.pieces, after=True) if each.text.strip()
            ),
            author=author(node),
            at=moment(said(node, "date")),
            about=about.get(key, ""),
            piece=at.get(key),
        )
    # As they begin in the text: the part that holds them may have them in any order.
    order = {key: place for place, key in enumerate(at)}
    ordered = dict(sorted(found.items(), key=lambda each: order.get(each[0], len(order))))
    return _threads(ordered, *_replying(replies, by_paragraph))


def _replying(
    replies: Any | None, by_paragraph: Mapping[str, str]
) -> tuple[dict[str, str], set[str]]:
    """Which comment replies to which, and which are marked as done."""
    above: dict[str, str] = {}
    done: set[str] = set()
    for node in replies if replies is not None else ():
        key = by_paragraph.get(said_in(node, "w15", "paraId")) if name_of(node) else None
        if key is None:
            continue
        parent = by_paragraph.get(said_in(node, "w15", "paraIdParent"))
        if parent is not None and parent != key:
            above[key] = parent
        if said_in(node, "w15", "done") in {"1", "true"}:
            done.add(key)
    return above, done


def _threads(
    found: dict[str, Comment], above: Mapping[str, str], done: set[str]
) -> tuple[Comment, ...]:
    under: dict[str, list[Comment]] = {}
    tops = []
    for key, comment in found.items():
        top = key
        for _ in range(_DEEPEST):
            top = above.get(top, top)
        # A file may say that two reply to each other; then each stands by itself.
        if top == key or top in above:
            tops.append(key)
        else:
            under.setdefault(top, []).append(comment)
    return tuple(
        msgspec.structs.replace(found[key], replies=tuple(under.get(key, ())), done=key in done)
        for key in tops
    )


def _about(pieces: Sequence[Piece]) -> dict[str, str]:
    """The words that each comment hangs on: as they read now, or those taken out if all were."""
    kept: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    for line in _lines(pieces):
        for stretch in line.stretches:
            for key in stretch.comments:
                (kept if stretch.removed is None else gone).setdefault(key, []).append(stretch.text)
    return {key: "".join(words).strip() for key, words in (gone | kept).items()}


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    found: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Table):
            found += [line for row in piece.rows for cell in row.cells for line in cell.lines]
        else:
            found.append(piece)
    return found

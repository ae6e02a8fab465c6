"""The draft as plain text: one paragraph a line, labels in front, headings underlined."""

from __future__ import annotations

from clerk.export.characters import printable
from clerk.minutes.blocks import HEADING_LEVEL, Block, Draft

_UNDERLINES = {1: "=", 2: "-"}
_INDENT = "   "
_LIST_LOOKS = {"point", "bullet", "part", "motion_part", "condition"}


def write_text(draft: Draft) -> str:
    """Return the draft as text that reads well in a letter or a message; its marking stands at the top and the end."""
    marking = printable(draft.marking)
    found: list[str] = [printable(draft.council)]
    if marking:
        found.append(marking)
    for block in draft.blocks:
        text = _block(block)
        if text:
            found.append(text)
    if marking:
        found.append(marking)
    return "\n\n".join(part for part in found if part) + "\n"


def _block(block: Block) -> str:
    if block.is_table:
        return _table(block)
    lines = "".join(("\n" if run.break_before else "") + printable(run.text) for run in block.runs)
    level = HEADING_LEVEL.get(block.look)
    if level:
        text = f"{printable(block.label)} {lines}".strip()
        mark = _UNDERLINES.get(level)
        return f"{text}\n{mark * min(len(text), 78)}" if mark else text
    depth = block.level + (block.look in _LIST_LOOKS)
    first = f"{_INDENT * depth}{printable(block.label)} " if block.label else _INDENT * depth
    # A line break inside a paragraph comes back under the paragraph's own words.
    under = "\n" + " " * (len(first) if len(first) < 12 else 0)
    return (first + lines.replace("\n", under)).rstrip()


def _table(block: Block) -> str:
    rows = [tuple(printable(cell) for cell in row) for row in block.rows]
    lines = [printable(block.caption)] if block.caption else []
    if block.header:
        head = " | ".join(printable(cell) for cell in block.header)
        lines += [head, "-" * min(len(head), 78)]
    lines += [" | ".join(row) for row in rows]
    return "\n".join(lines)

"""The page “Can this be signed?” as plain text, to be put into a message or printed.

It may be read by others: a doubt's words, and whatever is about exempt business, stay in Clerk and are only counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.signable import DOUBTS, Obstacle, Signable

_NEED = {"must": "Must be settled", "should": "Should be settled"}
DOUBT = "A doubt is parked; its words are yours alone."
EXEMPT = "Something about exempt business; see it in Clerk."


def as_text(page: Signable, name: str) -> str:
    """Return the page as text, with nothing private or exempt in it.

    Args:
        page: what stands in the way.
        name: which meeting it is about, for the first line.
    """
    lines = ["Can this be signed?", name, "", f"{page.headline}."]
    for title, obstacles in page.groups():
        lines += ["", f"{title} ({len(obstacles)})"]
        for each in obstacles:
            lines.append(f"- {_NEED[each.need]}: {_sentence(each)} [{each.where}]")
            lines.append(f"  {each.source}")
    lines += _listed("In order", page.fine)
    lines += _listed("To know", [each.sentence for each in page.told if not each.private])
    return "\n".join(lines) + "\n"


def _sentence(each: Obstacle) -> str:
    if not each.private:
        return each.sentence
    return DOUBT if each.group == DOUBTS else EXEMPT


def _listed(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"- {line}" for line in lines)] if lines else []

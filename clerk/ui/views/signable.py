"""The page “Can this be signed?” as rows: what stands in the way, what is in order, what is to be known."""

from __future__ import annotations

from collections.abc import Sequence

from clerk.minutes.signable import Need, Obstacle, Signable
from clerk.ui.views.words import Row, Target, Words, muted, shown

MARKS: dict[Need, tuple[str, str]] = {"must": ("stop", "bad"), "should": ("warn", "care")}
NEEDS: dict[Need, str] = {"must": "must", "should": "should"}


def headline_mark(page: Signable) -> tuple[str, str]:
    """Return the mark beside the headline, and the role of its colour; the words say the same."""
    if page.ready:
        return "tick", "good"
    return MARKS["must" if page.count("must") else "should"]


def obstacle_rows(page: Signable) -> tuple[list[Row], dict[int, Obstacle]]:
    """Return the rows of the page, and which of them lead to an obstacle."""
    rows: list[Row] = []
    leads: dict[int, Obstacle] = {}
    for title, obstacles in page.groups():
        rows.append(_heading(f"{title} · {len(obstacles)}"))
        for each in obstacles:
            leads[len(rows)] = each
            rows.append(_row(each))
    rows += _listed("In order", page.fine, "tick", "good")
    rows += _listed("To know", [each.sentence for each in page.told], "info", "muted")
    return rows, leads


def _heading(text: str) -> Row:
    return Row((Words(text),), kind="heading")


def _row(each: Obstacle) -> Row:
    mark, role = MARKS[each.need]
    return Row(
        (Words(shown(each.sentence)),),
        mark,
        role,
        trail=(Words(NEEDS[each.need], role, strong=True), muted(f" · {shown(each.where)}")),
        said=f"{each.group}. {NEEDS[each.need]} be settled. {shown(each.sentence)} At {each.where}. {each.source}",
        target=Target(each.place.item, each.place.entry, each.place.mark),
    )


def _listed(title: str, lines: Sequence[str], mark: str, role: str) -> list[Row]:
    if not lines:
        return []
    found = [_heading(title)]
    for line in lines:
        words = Words(shown(line), "text" if mark == "tick" else "muted")
        found.append(Row((words,), mark, role, said=f"{title}: {shown(line)}"))
    return found


def why(each: Obstacle) -> str:
    """Return the rule behind an obstacle, for the line below the list."""
    return f"{NEEDS[each.need].capitalize()} be settled. {each.source}"

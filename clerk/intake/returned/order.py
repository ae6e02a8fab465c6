"""Which of several things in a new order were moved: as few as can be, those that are known to have been first."""

from __future__ import annotations

from collections.abc import Sequence


def moved(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Return which of some things were moved.

    Args:
        places: where each now stands, in the order in which they stood before; no two alike.
        weights: how much speaks for each having stayed, above 0.

    Returns:
        Their indices: all but those of the heaviest run that kept its order.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(places), 1)}
    # Of each rank, the heaviest run that ends at or below it, as a Fenwick tree of (weight, index).
    best = [(0, -1)] * (len(places) + 1)
    before = [-1] * len(places)
    heaviest = (0, -1)
    for index, place in enumerate(places):
        rank = ranks[place]
        found = _most(best, rank - 1)
        before[index] = found[1]
        run = (found[0] + weights[index], index)
        heaviest = max(heaviest, run, key=lambda each: each[0])
        while rank < len(best):
            if best[rank][0] < run[0]:
                best[rank] = run
            rank += rank & -rank
    stayed = set()
    at = heaviest[1]
    while at >= 0:
        stayed.add(at)
        at = before[at]
    return set(range(len(places))) - stayed


def _most(best: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    while rank:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found

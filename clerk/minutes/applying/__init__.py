"""What a proposal would alter in the record: a fact put right, other words, a passage more or less, another title."""

from clerk.minutes.applying.deeds import (
    Added,
    Altered,
    Deed,
    Moved,
    Removed,
    Replanned,
    foreseen,
)
from clerk.minutes.applying.offers import Offer, Way, offer, set_of, standing_text

__all__ = [
    "Added",
    "Altered",
    "Deed",
    "Moved",
    "Offer",
    "Removed",
    "Replanned",
    "Way",
    "foreseen",
    "offer",
    "set_of",
    "standing_text",
]

"""Two drafts laid beside each other, word by word: what was kept, inserted, deleted, moved."""

from clerk.minutes.comparing.laying import Comparison, Laid, compare
from clerk.minutes.comparing.merged import Merged, merged
from clerk.minutes.comparing.sides import Side, drafts_of
from clerk.minutes.comparing.tables import LaidRow
from clerk.minutes.comparing.words import Piece, laid_words, new_text, old_text

__all__ = [
    "Comparison",
    "Laid",
    "LaidRow",
    "Merged",
    "Piece",
    "Side",
    "compare",
    "drafts_of",
    "laid_words",
    "merged",
    "new_text",
    "old_text",
]

"""What an interest is called: in the words of the law or by a council's own label; once it was used, letters do."""

import re

from clerk.record.facts import Declare
from clerk.ui.field_words import Scene

INTERESTS = (
    "disclosable pecuniary", "other registrable", "non-registrable", "personal", "prejudicial", "non-pecuniary",
)  # fmt: skip


def read_interest(text: str, scene: Scene) -> str:
    """The words before “interest”, which the minutes say by themselves; of one that is offered half a word will do.

    Of a label that was used in this meeting the beginnings of its words do: s1 for Schedule 1.
    """
    words = re.sub(r"\s+interests?$", "", text.strip(), flags=re.IGNORECASE)
    used = [label for label in _labels(scene) if _initials(label) == words.casefold()]
    if len(words) > 1 and len(used) == 1:
        return used[0]
    # “Other” is a whole word, and some councils' own label.
    meant = [
        each for each in INTERESTS if words and re.match(rf"{re.escape(words.casefold())}\w", each)
    ]
    return meant[0] if len(meant) == 1 else words


def interest_offers(scene: Scene) -> list[str]:
    """Return what an interest may be called, what it was called in this meeting first."""
    return [*_labels(scene), *INTERESTS]


def _labels(scene: Scene) -> list[str]:
    """The labels of interests that were declared so far."""
    return list(dict.fromkeys(fact.interest for _, fact in scene.meeting.of(Declare)))


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.casefold().split())

"""Which words of a fact only the officer can supply, and which stand in the plan or in another fact already."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from clerk.record.facts import AnyFact, details, verb
from clerk.record.meeting import Entry, Meeting
from clerk.record.motions import motions, substantive

PROSE: Mapping[str, tuple[str, ...]] = {
    "say": ("text",),
    "private": ("text",),
    "table": ("caption", "header", "rows"),
    "appendix": ("title", "text"),
    "question": ("text", "answer", "supplementary", "supplementary_answer"),
    "petition": ("text", "outcome"),
    "speak": ("name", "on_behalf_of", "text"),
    "matter_arising": ("text",),
    "approve_minutes": ("corrections",),
    "declare": ("nature",),
    "move": ("what", "parts"),
    "amend": ("what", "parts", "becomes"),
    "resolve": ("what", "parts", "reasons", "alternatives", "conditions", "notice"),
    "assign": ("text",),
    "apologise": ("reason",),
    "absent": ("reason",),
    "leave": ("reason",),
    "take_chair": ("reason",),
    "adjourn": ("reason",),
    "defer_item": ("reason",),
    "withdraw_item": ("reason",),
    "not_held": ("reason",),
}
"""The fields whose words are prose, by verb: everything else is formal."""

_DERIVED = (
    "move",
    "amend",
    "resolve",
)  # what is moved and decided may stand in the report; nothing else does
_KEPT = 0.75  # a text that keeps so much of another, in its order, is that one edited
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

Mask = list[bool]
"""One for each character: whether it is the officer's own."""


def own_words(text: str, sources: Sequence[str]) -> Mask:
    """Return which characters of a text stand in none of the sources: all, or what was changed in the nearest one."""
    tokens = _TOKEN.findall(text)
    folded = [token.casefold() for token in tokens]
    best: list[tuple[int, int]] = []
    for source in sources:
        words = [token.casefold() for token in _TOKEN.findall(source)]
        matcher = SequenceMatcher(None, words, folded, autojunk=False)
        found = [(start, size) for _, start, size in matcher.get_matching_blocks()]
        kept = sum(size for _, size in found)
        if kept >= _KEPT * len(words) and kept > sum(size for _, size in best):
            best = found
    own = [True] * len(tokens)
    for start, size in best:
        own[start : start + size] = [False] * size
    return [mine for token, mine in zip(tokens, own, strict=True) for _ in token]


def leaves(value: Any) -> Iterator[str]:
    """Return every text in a field's plain data, in the order in which it is shown."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, Sequence):
        for each in value:
            yield from leaves(each)


def sources_for(meeting: Meeting, entry: Entry) -> list[str]:
    """Return what stands in the item already when a motion or decision is entered: report, notice, earlier motions."""
    if verb(entry.fact) not in _DERIVED:
        return []
    before = meeting.with_entries(
        each
        for each in meeting.entries
        if each.at <= entry.at and each.id < entry.id and each.item == entry.item
    )
    item = meeting.item_by_id.get(entry.item or "")
    found = list(item.recommendations) if item else []
    if item is not None and item.notice is not None:
        found += leaves([item.notice.what, _plain(item.notice.parts)])
    for ref, motion in motions(before).items():
        if motion.is_amendment:
            continue
        now = substantive(before, ref)
        every = [motion.fact.what, _plain(motion.fact.parts), now.what, _plain(now.parts)]
        found += leaves(every)
    return [text for text in dict.fromkeys(found) if text]


def _plain(parts: Sequence[Any]) -> list[Any]:
    return [part if isinstance(part, str) else [part.text, _plain(part.parts)] for part in parts]


def own_text(fact: AnyFact, sources: Sequence[str]) -> list[str]:
    """Return the stretches of a fact that are the officer's own words."""
    data = details(fact)
    found = []
    for name in PROSE.get(verb(fact), ()):
        if verb(fact) == "leave" and data.get(name) == "interest":
            continue  # a word of the record, not of the officer
        for leaf in leaves(data.get(name)):
            found += _stretches(leaf, own_words(leaf, sources))
    return found


def _stretches(text: str, own: Mask) -> list[str]:
    found, start = [], None
    for place in range(len(text) + 1):
        mine = place < len(text) and own[place]
        if mine and start is None:
            start = place
        elif not mine and start is not None:
            found.append(text[start:place])
            start = None
    return found


def mask_of(shown: str, value: Any, sources: Sequence[str]) -> Mask:
    """Return which characters of a field's text are the officer's own; signs that part one from the next are."""
    own = [True] * len(shown)
    place = 0
    for leaf in leaves(value):
        found = shown.find(leaf, place)
        if found >= 0:
            own[found : found + len(leaf)] = own_words(leaf, sources)
            place = found + len(leaf)
    return own

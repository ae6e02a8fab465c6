"""What an officer may want to look at in a passage: words that are misspelt, and marks of style, as one list.

Nothing here changes a text: each notice says where, what is the matter in a sentence, and what could stand there.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec

from clerk.words.marks import Mark, marks
from clerk.words.rule import Rule
from clerk.words.spelling import Speller

SPELLING = Rule(
    code="spelling",
    line="words that are in no dictionary, and are no name of the register",
    examples=(("The comittee met.", "comittee"),),
)
HINT = Rule(
    code="speech_hint",
    line="a line below the words says when Ctrl+U could put them into reported speech",
    examples=(("The road is closed.", "The road was closed."),),
)
AIDS: tuple[Rule, ...] = (SPELLING, HINT)
"""What is switched like the rules of ``rule.py`` and is none of them."""

# How many letters before something show that it is the same again, in words that were typed on.
_BEFORE = 24

_MATTER = {
    "contractions": "“{words}” is short for “{instead}”; minutes write it out.",
    "per_cent": "“{words}” is written “{instead}”.",
    "opinion": "“{words}” judges; minutes tell what was said and decided.",
    "abbreviation": "Nothing before this says what “{words}” is short for.",
    "first_person_left": "“{words}” is as it was said; Ctrl+U puts the passage into reported speech.",
    "second_person": "“{words}” is as it was said; name who was spoken to.",
    "question_left": "This question is as it was put; it has to be put into reported speech by hand.",
}


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look at: characters ``start`` to ``end`` of a text, by which rule, and the words that stand there.

    ``instead`` is what could stand there, where that is certain; of misspelt words it is asked for apart.
    """

    start: int
    end: int
    rule: str
    words: str
    instead: str | None = None

    @property
    def kind(self) -> Literal["spelling", "style"]:
        """Whether the dictionary does not know it, or a rule of style points at it."""
        return "spelling" if self.rule == SPELLING.code else "style"

    @property
    def matter(self) -> str:
        """What is the matter, in one sentence."""
        if self.kind == "spelling":
            return f"“{self.words}” is in no dictionary, and no name of this meeting."
        return _MATTER[self.rule].format(words=self.words, instead=self.instead)


def notices(
    text: str,
    *,
    speller: Speller | None,
    style: bool = True,
    known: Collection[str] = (),
    off: Collection[str] = (),
    on: Collection[str] = (),
    ignored: Collection[tuple[str, ...]] = (),
) -> tuple[Notice, ...]:
    """Everything to look at in a text, in its order.

    Args:
        text: the passage as typed.
        speller: checks spelling; without one, spelling is not looked at.
        style: whether marks of style are looked for as well. A quotation, a motion and a heading have none.
        known: abbreviations that were spelt out, or stood, before this text.
        off: codes of rules that are switched off.
        on: codes of rules to be used that are off from the start.
        ignored: what is to be left alone, by ``ignoring``.
    """
    found: list[Notice] = []
    if speller is not None and SPELLING.code not in off:
        found += [
            Notice(start=start, end=end, rule=SPELLING.code, words=text[start:end])
            for start, end in speller.misspelt(text)
        ]
    if style:
        found += [
            _of(mark, text) for mark in marks(text, known_abbreviations=known, off=off, on=on)
        ]
    if ignored:
        found = [each for each in found if ignoring(each, text) not in ignored]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _of(mark: Mark, text: str) -> Notice:
    words = text[mark.start : mark.end]
    return Notice(start=mark.start, end=mark.end, rule=mark.rule, words=words, instead=mark.instead)


def ignoring(notice: Notice, text: str) -> tuple[str, ...]:
    """What to keep, to leave a notice alone from now on.

    A misspelt word is left alone wherever it stands. A mark of style is so only after the same words: the next “we”
    may be one too many.
    """
    if notice.kind == "spelling":
        return notice.rule, notice.words
    before = " ".join(text[max(notice.start - _BEFORE, 0) : notice.start].split())
    return notice.rule, notice.words, before


def at_or_after(found: Collection[Notice], cursor: int) -> Notice | None:
    """The notice that the cursor stands in or at, else the next one after it, else the first of all."""
    listed = list(found)
    here = [each for each in listed if each.start <= cursor <= each.end]
    # Of two that hold it the shorter one: a word rather than its whole question.
    if here:
        return min(here, key=lambda each: each.end - each.start)
    after = [each for each in listed if each.start > cursor]
    return after[0] if after else (listed[0] if listed else None)

"""The back-shift: a passage in the present or first person as it would stand in the minutes, change by change.

Nothing here changes a text by itself: it offers what it would change, and why, for the officer to take or leave.
What it gets right and wrong is measured in docs/reported-speech.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from clerk.words import persons, questions, staying, tense, times
from clerk.words.reading import Passage, Word
from clerk.words.rule import SHIFTS, active

_LINES = {rule.code: rule.line for rule in SHIFTS}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change that is offered: characters ``start`` to ``end`` of the passage become ``new``.

    ``rule`` is the code of its rule and ``why`` that rule's line. Changes with the same ``together``, other than 0,
    make sense together only: “I am” becomes “they were”, both or neither.
    """

    start: int
    end: int
    new: str
    rule: str
    why: str
    together: int = 0


class Shifted(msgspec.Struct, frozen=True):
    """A passage shifted: ``text`` with every change made, and the ``changes`` to ``original``, in its order."""

    original: str
    text: str
    changes: tuple[Change, ...]

    def with_only(self, chosen: Collection[int]) -> str:
        """The passage with the chosen changes alone, by their places in ``changes``, and what goes with them."""
        groups = {self.changes[at].together for at in chosen} - {0}
        return _applied(
            self.original,
            (c for at, c in enumerate(self.changes) if at in chosen or c.together in groups),
        )


def back_shift(
    text: str,
    *,
    speaker: str | None = None,
    pronoun: str = "they",
    off: Collection[str] = (),
    on: Collection[str] = (),
) -> Shifted:
    """Offer the reported form of a passage.

    Args:
        text: the passage as typed; line breaks part paragraphs.
        speaker: who says it, as the minutes name them; stands once for I, unless the passage names them already.
        pronoun: what stands for I and we: they, he, she, it, or a body such as “the Committee” (for we alone).
        off: codes of rules that are switched off. The code of no rule is passed over: an old setting does no harm.
        on: codes of rules to be used that are off from the start.

    Returns:
        The shifted passage with its changes; the same text and no changes where nothing certain is to be done.
    """
    using = active(SHIFTS, off, on)
    passage = Passage(text, split="contraction" in using)
    staying.keep(passage)
    stand = persons.Stand(passage, speaker, pronoun)
    edits = _turn_questions(passage, stand, using)
    if "first_person" in using:
        persons.shift(passage, stand)
    tense.shift(passage, using)
    times.shift(passage, using)
    changes = tuple(
        sorted((*_of_words(passage), *_of_edits(edits)), key=lambda c: (c.start, c.end))
    )
    return Shifted(text, _applied(text, changes), changes) if changes else Shifted(text, text, ())


def _turn_questions(
    passage: Passage, stand: persons.Stand, using: frozenset[str]
) -> list[questions.Edit]:
    """Turn each question that can be; the others stay as they are, to be marked."""
    edits: list[questions.Edit] = []
    for number, sentence in enumerate(passage.sentences, start=1):
        if sentence.stays or not questions.is_question(passage, sentence):
            continue
        turned: list[questions.Edit] = []
        if "question" in using:
            turned = questions.turn(passage, sentence, stand.asker(), number)
        if not turned:
            for at in range(sentence.first, sentence.last):
                passage.words[at].stays = True
        edits += turned
    return edits


def _of_edits(edits: list[questions.Edit]) -> Iterator[Change]:
    for edit in edits:
        yield Change(
            start=edit.start,
            end=edit.end,
            new=edit.new,
            rule="question",
            why=_LINES["question"],
            together=edit.together,
        )


def _of_words(passage: Passage) -> Iterator[Change]:
    """The changes of single words; the halves of a contraction are one change."""
    listed = passage.words
    # Numbers of questions come first; those of subjects and their verbs after them.
    group = len(passage.sentences)
    for at, word in enumerate(listed):
        if word.part:
            following = passage.word(at + 1)
            if following.part == word.part:
                yield from _of_contraction(word, following)
            continue
        if word.new is None:
            continue
        if word.low in ("i", "we") and _agreeing(passage.word(at + 1)):
            group += 1
            word.together = passage.word(at + 1).together = group
        yield _change(word.start, word.end, _as_typed(word, word.new), word.rule, word.together)


def _agreeing(word: Word) -> bool:
    return word.low in ("is", "are", "am", "was", "were") and word.new is not None and not word.part


def _of_contraction(first: Word, second: Word) -> Iterator[Change]:
    if first.stays and second.stays:
        return
    if (
        first.new is None
        and second.new is None
        and first.text.lower() == first.low == "can"
        and second.text == "not"
    ):
        return
    said = f"{first.new or first.low} {second.new or second.low}"
    said = "cannot" if said == "can not" else said
    yield _change(
        first.start,
        second.end,
        _as_typed(first, said),
        second.rule or first.rule or "contraction",
        0,
    )


def _as_typed(word: Word, new: str) -> str:
    """The new words with a capital where the sentence gave one."""
    if word.initial and word.text[0].isupper():
        return new[0].upper() + new[1:]
    return new


def _change(start: int, end: int, new: str, rule: str, together: int) -> Change:
    return Change(start=start, end=end, new=new, rule=rule, why=_LINES[rule], together=together)


def _applied(text: str, changes: Iterator[Change] | tuple[Change, ...]) -> str:
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += (text[at : change.start], change.new)
        at = change.end
    return "".join((*pieces, text[at:]))

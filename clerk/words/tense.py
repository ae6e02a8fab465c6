"""One tense back: will to would, has to had, says to said."""

from __future__ import annotations

from clerk.words.clauses import before, is_plain_present, is_third_person
from clerk.words.lexicon import BASE, IN_S
from clerk.words.persons import be_agrees
from clerk.words.reading import Passage, Word
from clerk.words.staying import is_reference, is_said_by_law
from clerk.words.times import CALENDAR, is_dated_ahead
from clerk.words.word_classes import DETERMINERS, PLURAL_PRONOUNS, words

_MODALS = {"will": "would", "can": "could", "may": "might", "shall": "would", "must": "had to"}
_NOUN_AFTER = (DETERMINERS | words("political good free at tin watering")) - words(
    "that this all both each these those any some many more most several few either neither another enough one "
    "two three four five six seven eight nine ten"
)
_WATCHED = (
    frozenset(_MODALS)
    | words("is are am was were has have does do to")
    | frozenset(IN_S)
    | frozenset(BASE)
)


def shift(passage: Passage, active: frozenset[str]) -> None:
    """Shift every verb in the present, by the rules that are switched on."""
    for sentence in passage.sentences:
        if sentence.stays:
            continue
        joined = False
        ruled = False
        for at in range(sentence.first, sentence.last):
            word = passage.words[at]
            if ruled:
                ruled = word.low not in _ENDS_A_LAW
            if (
                ruled
                or word.low not in _WATCHED
                or word.stays
                or word.new is not None
                or word.is_name
            ):
                continue
            found = _shifted(passage, at, word, joined)
            if found is None:
                joined = joined and word.low not in _BREAK
                continue
            if is_said_by_law(passage, at):
                # What the Act says, it says on any day, to the end of that clause.
                ruled = True
                continue
            rule, new = found
            joined = word.low in BASE or word.low in ("have", "are")
            if rule in active and new != word.low:
                word.rule, word.new = rule, new


_ENDS_A_LAW = words(", ; : and but")
_BREAK = frozenset(("to", *_MODALS))


def _shifted(passage: Passage, at: int, word: Word, joined: bool) -> tuple[str, str] | None:
    """The rule and the new form, or None where nothing certain can be said."""
    low = word.low
    if low == "to":
        return None
    if low in ("was", "were"):
        return _was(passage, at)
    if word.initial and word.text[0].isupper() and low not in IN_S:
        # “Will Hughes”, “Note that”, “May”: a verb does not begin a sentence that tells.
        return None
    if low in _MODALS:
        return _modal(passage, at, low)
    if low in ("is", "are", "am"):
        return _be(passage, at, low)
    if low in ("has", "have"):
        plain = low == "has" or is_plain_present(passage, at, joined=joined)
        return ("have", "had") if plain else None
    if low in ("do", "does"):
        plain = low == "does" or is_plain_present(passage, at, joined=joined)
        return ("do", "did") if plain else None
    return _main_verb(passage, at, joined)


def _modal(passage: Passage, at: int, low: str) -> tuple[str, str] | None:
    prior = passage.word(at - 1)
    if low in ("will", "can") and (prior.low in _NOUN_AFTER or passage.word(at + 1).low == "of"):
        return None
    if low in ("can", "may") and is_reference(passage, at):
        return None
    if low == "shall" and passage.word(before(passage, at)).low not in PLURAL_PRONOUNS:
        return None
    if low == "must":
        # “Must not” has no other form that forbids.
        return None if passage.word(at + 1).low == "not" else ("must", "had to")
    return low if low != "shall" else "will", _MODALS[low]


def _be(passage: Passage, at: int, low: str) -> tuple[str, str] | None:
    subject = passage.word(before(passage, at))
    if low == "am" and subject.low != "i":
        return None
    if is_reference(passage, at) or (
        passage.word(at - 1).low == "that"
        and passage.word(at - 2).text == ","
        and passage.word(at + 1).text == ","
    ):
        return None
    if (
        low != "am"
        and passage.word(at + 1).low in ("on", "tomorrow", "next")
        and is_dated_ahead(passage, at)
    ):
        return "scheduled", "would be"
    return "be", be_agrees(passage, at, subject)


def _was(passage: Passage, at: int) -> tuple[str, str] | None:
    """“I was told”, “we were told”: the tense stays, and agrees with who stands for I or we."""
    subject = passage.word(before(passage, at))
    if subject.low not in ("i", "we") or subject.new is None or _is_wish(passage, at):
        return None
    return "first_person", be_agrees(passage, at, subject)


def _is_wish(passage: Passage, at: int) -> bool:
    """“If I were”: no tense, and no number."""
    back = before(passage, at) - 1
    return passage.words[at].low == "were" and passage.word(back).low in ("if", "though", "wish")


def _main_verb(passage: Passage, at: int, joined: bool) -> tuple[str, str] | None:
    low = passage.words[at].low
    verb = IN_S.get(low)
    if verb is None or not is_third_person(passage, at):
        verb = BASE.get(low)
        if verb is None or not is_plain_present(passage, at, joined=joined):
            return None
    if verb.base in CALENDAR and is_dated_ahead(passage, at):
        return "scheduled", f"would {verb.base}"
    return "present", verb.past

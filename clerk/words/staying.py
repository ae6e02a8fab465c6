"""What stays as it is typed: headings, decisions' own words, laws, and where a document is to be found."""

from __future__ import annotations

import re

from clerk.words.reading import Passage, Sentence
from clerk.words.word_classes import LAW, PREPOSITIONS, words

_FORMULA = words("resolved recommended agreed noted")
_PLACES = words(
    "appendix appendices annex minutes website webpage page pages agenda agendas schedule table supplement online "
    "record above below link"
)
_REFERRED = words(
    "attached appended annexed published listed shown reproduced recorded available contained detailed set given "
    "summarised"
)
_LOOKED_UP = words("found viewed seen read downloaded inspected obtained watched accessed")
_UNDER = words("under by in per")
_YEAR = re.compile(r"\d[\d.()/a-zA-Z]*")


def keep(passage: Passage) -> None:
    """Mark the words of every sentence that no rule may touch."""
    decided = False
    for sentence in passage.sentences:
        if passage.words[sentence.last - 1].text == "\n":
            decided = decided and sentence.last - sentence.first > 1
        decided = decided or _is_formula(passage, sentence)
        if decided or any(keeps(passage, sentence) for keeps in _KEEPING):
            sentence.stays = True
        if sentence.stays:
            for at in range(sentence.first, sentence.last):
                passage.words[at].stays = True
    _keep_titles(passage)


def _keep_titles(passage: Passage) -> None:
    """A contraction with a capital that no sentence gave it is part of a title: “the It's Your Park day”."""
    for at, word in enumerate(passage.words):
        if word.part and passage.word(at + 1).part == word.part and word.is_name:
            word.stays = passage.words[at + 1].stays = True


def _lead(passage: Passage, sentence: Sentence) -> int:
    """The first word of a sentence, after a list's mark such as “a)” or “1.”."""
    at = sentence.first
    while at < sentence.last and not passage.words[at].is_word:
        at += 1
    if passage.word(at + 1).text == ")" and len(passage.words[at].text) < 5:
        at += 2
    return at


def _is_formula(passage: Passage, sentence: Sentence) -> bool:
    """RESOLVED anywhere in capitals; “Resolved –”, “Agreed:” at the start; “was resolved that” anywhere."""
    lead = _lead(passage, sentence)
    for at in range(lead, sentence.last):
        word = passage.words[at]
        if word.low not in _FORMULA:
            continue
        after = passage.word(at + 1).text
        if word.text.isupper() or (
            at == lead and (after in ":–—-" or passage.word(at + 1).low in ("that", "to"))
        ):
            return True
        if word.low == "resolved" and passage.word(at + 1).low in ("that", "to", ":"):
            return True
    return False


def _is_heading(passage: Passage, sentence: Sentence) -> bool:
    """A line of its own without a full stop, in capitals or with a capital on each longer word."""
    last = passage.words[sentence.last - 1]
    if last.text in ".!?:;," or (
        sentence.first > 0 and passage.words[sentence.first - 1].text != "\n"
    ):
        return False
    said = [
        w.text for w in passage.words[sentence.first : sentence.last] if w.is_word and w.low != "i"
    ]
    if not said:
        return False
    if all(text.isupper() for text in said):
        return True
    longer = [text for text in said if len(text) > 3]
    return len(longer) > 1 and all(text[0].isupper() for text in longer)


def _is_resolution(passage: Passage, sentence: Sentence) -> bool:
    """“That the report be approved”: what is wished for, with no other verb before its “be”."""
    lead = _lead(passage, sentence)
    wished = passage.word(lead).low == "that"
    for at in range(lead + wished, sentence.last):
        low = passage.words[at].low
        if low == "be":
            return True
        if low in _FINITE or (low == "that" and not wished):
            return False
    return False


_FINITE = words(
    "will would shall should can could may might must to is are was were has have had do does did not cannot asks "
    "asked says said let"
)


def _is_under_a_law(passage: Passage, sentence: Sentence) -> bool:
    """“Under the Constitution the Chair has …”: true on any day."""
    lead = _lead(passage, sentence)
    if passage.word(lead).low not in _UNDER:
        return False
    for at in range(lead + 1, min(lead + 9, sentence.last)):
        word = passage.words[at]
        if word.low in LAW and (
            word.text[0].isupper() or word.low in ("law", "legislation", "statute")
        ):
            return True
        if word.text == ",":
            return False
    return passage.word(lead + 1).low == "law"


_KEEPING = (_is_heading, _is_resolution, _is_under_a_law)


def is_said_by_law(passage: Passage, at: int) -> bool:
    """Whether the subject of the verb here is an act, a code, a numbered section: “the Act requires”."""
    at -= 1
    while passage.word(at).is_adverb or passage.word(at).low in (
        "which",
        "that",
        ",",
        "and",
        "not",
    ):
        at -= 1
    seen_figure = False
    for _ in range(4):
        word = passage.word(at)
        if word.low in LAW:
            return word.text[0].isupper() or word.low in (
                "law",
                "legislation",
                "statute",
                "conduct",
                "nppf",
            )
        if word.low in ("order", "orders", "rules", "section", "paragraph", "article"):
            return (word.text[0].isupper() and not seen_figure) or (
                seen_figure and word.low[0] in "spa"
            )
        if not (
            _YEAR.match(word.text)
            or word.text in "()"
            or (len(word.text) == 1 and word.text.isupper())
        ):
            return False
        seen_figure = True
        at -= 1
    return False


def is_reference(passage: Passage, at: int) -> bool:
    """Whether the verb here says where a document is: “is attached as appendix 1”, “can be found on page 4”."""
    verb = passage.words[at].low
    at += 1
    while passage.word(at).is_adverb:
        at += 1
    if verb in ("can", "may"):
        if passage.word(at).low != "be" or passage.word(at + 1).low not in _LOOKED_UP:
            return False
    elif passage.word(at).low not in _REFERRED:
        return False
    for ahead in range(at + 1, at + 9):
        word = passage.word(ahead)
        if word.low in _PLACES or "www" in word.low:
            return True
        if word.text in ".;" or (word.text == "," and word.low not in PREPOSITIONS):
            return False
    return False

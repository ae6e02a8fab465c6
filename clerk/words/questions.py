"""Questions: “Will the Council pay?” becomes what was asked, where the subject is certain."""

from __future__ import annotations

from typing import NamedTuple

from clerk.words.lexicon import BASE, IN_S, NOUNS_IN_S, NOUNS_TOO, PARTICIPLES, Verb
from clerk.words.reading import Passage, Sentence
from clerk.words.word_classes import (
    CLAUSE_OPENERS,
    DETERMINERS,
    DO,
    MODALS,
    OBJECTS,
    PREPOSITIONS,
    TITLES,
    words,
)

_SHIFTED = {
    "will": "would", "can": "could", "may": "might", "shall": "should", "must": "must", "would": "would",
    "could": "could", "should": "should", "might": "might", "is": "was", "are": "were", "was": "was", "were": "were",
    "has": "had", "have": "had", "had": "had", "do": "", "does": "", "did": "had",
}  # fmt: skip
_BE = words("is are was were")
_HAVE = words("has have had")
_HELPERS = MODALS | _HAVE | _BE
_PRONOUNS = words("i we he she it they there everyone anyone someone nobody everybody anybody")
_ASKS = words("who what which when where why how")
_POINTERS = words("this that these those")
_POLITE = words("ask say check raise suggest thank just also please remind")
_COUNTED = words("many much long often far soon")
# After a form of be, what can only be said of a subject.
_SAID_OF = words(
    "aware able willing sure likely unlikely true safe right ready available possible satisfied confident "
    "concerned open closed content due clear correct legal lawful prepared not still there on under in up too so "
    "going any"
)
_HAVE_AND_DO = {"have": Verb("have", "had", "had"), "do": Verb("do", "did", "done")}
_UNCHANGED = Verb("", "", "")
_NOUNS_IN_ING = words(
    "meeting building planning housing parking funding training hearing spending cleaning crossing lighting "
    "dwelling setting rating briefing wellbeing opening engineering nursing recycling cycling walking gritting"
)
SECOND_PERSON = words("you your yours")


class Edit(NamedTuple):
    """What a question changes beside its words: a stretch of the passage and what stands there instead."""

    start: int
    end: int
    new: str
    together: int


class _Found(NamedTuple):
    """A question taken apart: ``lead`` asks, then ``helper`` and subject, from ``rest`` what is said of it."""

    lead: int
    helper: int
    rest: int
    wh: bool


def is_question(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence with a question mark asks, and does not tell what was asked."""
    if not sentence.asks or passage.words[sentence.last - 1].stays:
        return False
    start = _start(passage, sentence)
    if start >= sentence.last:
        return False
    low = passage.word(start).low
    if low in ("and", "but", "so"):
        low = passage.word(start + 1).low
    return low in _SHIFTED or low in _ASKS or _has_tag(passage, sentence.last - 1)


def can_turn(passage: Passage, sentence: Sentence) -> bool:
    """Whether `turn` would make a question one that was asked."""
    if _carrier(passage, sentence) is not None:
        return True
    found = _taken_apart(passage, sentence)
    return found is not None and (
        passage.words[found.helper].low not in DO or _main(passage, found) is not None
    )


def _main(passage: Passage, found: _Found) -> Verb | None:
    """The verb that do, does or did helps; “did not” helps none that changes."""
    low = passage.words[found.rest].low
    if low == "not":
        return _UNCHANGED
    return _HAVE_AND_DO.get(low) or BASE.get(low)


def _has_tag(passage: Passage, end: int) -> bool:
    """Whether it ends as “…, isn't it?” does."""
    if passage.word(end - 1).low not in _PRONOUNS:
        return False
    helper = end - 2 if passage.word(end - 2).low != "not" else end - 3
    return passage.word(helper).low in _SHIFTED and passage.word(helper - 1).text == ","


def _start(passage: Passage, sentence: Sentence) -> int:
    """The first word of what is asked: after “asked:” if that is how it is typed."""
    at = sentence.first
    while at < sentence.last and not passage.words[at].is_word:
        at += 1
    for ahead in range(at + 1, sentence.last - 1):
        if passage.words[ahead].low in (":", ",") and passage.words[ahead - 1].low in (
            "asks",
            "asked",
        ):
            return ahead + 1
    return at


def turn(passage: Passage, sentence: Sentence, asker: str, together: int) -> list[Edit]:
    """Make a question one that was asked; nothing where its parts are not certain. ``asker`` opens the sentence."""
    carrier = _carrier(passage, sentence)
    if carrier is not None:
        return _asked_who(passage, sentence, carrier, asker, together)
    found = _taken_apart(passage, sentence)
    placed = None if found is None else _placed(passage, found, together)
    if found is None or placed is None:
        return []
    listed = passage.words
    helper = listed[found.helper]
    opening = listed[found.lead]
    started = opening.start == listed[_first_word(passage, sentence)].start
    words_first = f"{asker} asked " if started else ""
    edits = []
    if found.wh:
        edits.append(Edit(opening.start, opening.end, words_first + opening.low, together))
        edits.append(Edit(helper.start, listed[found.helper + 1].start, "", together))
    else:
        until = listed[found.helper + 1].start
        edits.append(Edit(opening.start, until, f"{words_first}whether ", together))
    if not started:
        mark = listed[found.lead - 1]
        edits.append(Edit(mark.start, mark.end, "", together))
    if placed:
        after = listed[found.rest - 1].end
        edits.append(Edit(after, after, f" {placed}", together))
    end = listed[sentence.last - 1]
    edits.append(Edit(end.start, end.end, ".", together))
    for at in {found.lead, found.helper}:
        listed[at].stays = True
    return edits


def _placed(passage: Passage, found: _Found, together: int) -> str | None:
    """The helper as it stands after the subject; “” if do goes and its verb is shifted; None if that is not known."""
    helper, main = passage.words[found.helper].low, passage.words[found.rest]
    if helper not in DO:
        return _SHIFTED[helper]
    verb = _main(passage, found)
    if verb is None:
        return None
    if verb is _UNCHANGED:
        return "had" if helper == "did" else "did"
    main.new = verb.participle if helper == "did" else verb.past
    main.rule, main.together = "question", together
    return _SHIFTED[helper]


def _carrier(passage: Passage, sentence: Sentence) -> int | None:
    """The verb of “Who will pay?”, “Which wards are affected?”, whose words keep their order."""
    lead = _first_word(passage, sentence)
    low = passage.words[lead].low
    counted = low == "how" and passage.word(lead + 1).low in ("many", "much")
    if (low not in ("who", "which", "what") and not counted) or _is_closed(passage, sentence):
        return None
    at = lead + 1
    while low != "who" and at < lead + 5 and passage.word(at).low not in _SHIFTED:
        at += 1
    helper = passage.word(at)
    if low == "who" and helper.low in IN_S and helper.low not in NOUNS_IN_S:
        return at
    if helper.part or (low == "what" and at == lead + 1):
        return None
    return at if _carries(helper.low, passage.word(at + 1).low) else None


def _carries(helper: str, after: str) -> bool:
    """Whether the word after a helper is what it helps, and not a subject."""
    if helper in _BE and after in _SAID_OF:
        return True
    if helper in MODALS and (after == "be" or after in BASE):
        return True
    return helper in _HELPERS and (after in PARTICIPLES or after == "being")


def _asked_who(
    passage: Passage, sentence: Sentence, carrier: int, asker: str, together: int
) -> list[Edit]:
    lead = passage.words[_first_word(passage, sentence)]
    end = passage.words[sentence.last - 1]
    passage.words[carrier].together = together
    return [
        Edit(lead.start, lead.end, f"{asker} asked {lead.low}", together),
        Edit(end.start, end.end, ".", together),
    ]


def _is_closed(passage: Passage, sentence: Sentence) -> bool:
    """Whether it speaks to somebody, or quotes: then only the officer can say who was asked what."""
    span = passage.words[sentence.first : sentence.last]
    return any(word.low in SECOND_PERSON or word.stays for word in span)


def _first_word(passage: Passage, sentence: Sentence) -> int:
    at = sentence.first
    while not passage.words[at].is_word:
        at += 1
    return at


def _taken_apart(passage: Passage, sentence: Sentence) -> _Found | None:
    listed = passage.words
    if _is_closed(passage, sentence):
        return None
    lead = _start(passage, sentence)
    wh = listed[lead].low in _ASKS
    helper = _helper(passage, lead, sentence) if wh else lead
    if helper is None or listed[helper].part or listed[helper].low not in _SHIFTED:
        return None
    rest = _end_of_subject(passage, helper, sentence.last - 1)
    if rest is None or rest >= sentence.last - 1:
        return None
    if listed[helper + 1].low == "i" and listed[rest].low in _POLITE:
        # “Can I ask why …”: what is asked comes after it.
        return None
    return _Found(lead, helper, rest, wh)


def _helper(passage: Passage, lead: int, sentence: Sentence) -> int | None:
    """The helping verb of “when will …”, “how many homes will …”; none where the asking word is the subject."""
    low = passage.words[lead].low
    if low in ("when", "where", "why"):
        return lead + 1
    if low in ("what", "which") and passage.word(lead + 1).low not in _SHIFTED:
        return _next_helper(passage, lead + 2, sentence)
    if low == "what":
        return lead + 1 if passage.word(lead + 1).low not in _BE else None
    if low == "who":
        after = passage.word(lead + 2).low
        return lead + 1 if after in _PRONOUNS or after in DETERMINERS else None
    if low == "how" and passage.word(lead + 1).low not in _COUNTED:
        return lead + 1 if passage.word(lead + 1).low not in _BE else None
    return _next_helper(passage, lead + 2, sentence) if low == "how" else None


def _next_helper(passage: Passage, at: int, sentence: Sentence) -> int | None:
    """The helping verb after “how many homes”, “what evidence”."""
    near = range(at, min(at + 4, sentence.last))
    return next((place for place in near if passage.words[place].low in _SHIFTED), None)


def _end_of_subject(passage: Passage, helper: int, last: int) -> int | None:
    """Where the subject ends and what is said of it begins, or None where that is not certain."""
    at = helper + 1
    first = passage.word(at)
    if first.low in _PRONOUNS:
        return at + 1
    if not (
        first.low in DETERMINERS
        or first.text[0].isupper()
        or first.low in TITLES
        or first.is_plural
    ):
        return None
    kind = passage.words[helper].low
    begin = at + 2 if first.low in DETERMINERS - _POINTERS else at + 1
    for ahead in range(begin, last):
        if passage.words[ahead].part:
            return None
        if _says(passage, ahead, kind):
            return ahead
        if passage.words[ahead].text in ",;:" or passage.words[ahead].low in (
            "that",
            "who",
            "which",
            "and",
            "if",
        ):
            return None
        if passage.words[ahead].low in BASE and passage.words[ahead].low not in NOUNS_TOO:
            return None
    return None


def _says(passage: Passage, at: int, helper: str) -> bool:
    """Whether the word here can only be the beginning of what is said of the subject."""
    word = passage.words[at]
    low = word.low
    if low in ("not", "been") or (word.is_adverb and low not in ("all", "both", "each")):
        return low != "been" or helper in _HAVE
    if word.is_name or low in IN_S:
        return False
    if helper in _HAVE:
        return low in PARTICIPLES
    if helper in _BE:
        if low.endswith("ing") and len(low) > 5:
            return low not in _NOUNS_IN_ING
        return low in _SAID_OF or (
            low in PARTICIPLES and passage.word(at - 1).low not in DETERMINERS
        )
    if low in ("be", "have"):
        return True
    if low not in BASE:
        return False
    after = passage.word(at + 1)
    return (
        low not in NOUNS_TOO
        or after.low in DETERMINERS | OBJECTS | CLAUSE_OPENERS
        or (after.low in PREPOSITIONS | {"?"} and after.low not in ("of", "to"))
    )

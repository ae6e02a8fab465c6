"""Noun or verb, finite or not: decided by the neighbours, and only where they are certain."""

from __future__ import annotations

from clerk.words.lexicon import BASE, IN_S, NOUNS_IN_S, NOUNS_TOO, PARTICIPLES, PAST
from clerk.words.reading import Passage
from clerk.words.word_classes import (
    AUXILIARIES,
    BARE_GOVERNORS,
    BE,
    BODIES,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    OBJECTS,
    PEOPLE,
    PERIODS,
    PLURAL_NOUNS,
    PLURAL_PRONOUNS,
    POSTS,
    PREPOSITIONS,
    SAYING,
    SINGULAR_PRONOUNS,
    STATES,
    TITLES,
    WISHES,
    words,
)

_EDGES = frozenset(".,;:!?()[]–—-\n\0") | {""}
_CLAUSE_STARTS = CONJUNCTIONS | CLAUSE_OPENERS
_TIMES = words("to not next last tomorrow yesterday tonight")
_AFTER_A_VERB = (DETERMINERS | OBJECTS | CLAUSE_OPENERS | _TIMES) - {"than", "as"}
_NO_SUBJECT = DETERMINERS | PREPOSITIONS | AUXILIARIES | PLURAL_PRONOUNS
_BEFORE_PARTICIPLE = BE | HAVE | words("been be a an the my our your his her its their no every")
# As far as a clause goes; what is shifted may be a word longer, and must not be read differently for it.
_FAR = 60
_SENTENCE_EDGES = frozenset(".;:!?\n\0") | {""}
_BEFORE_A_SUBJECT = _EDGES | _CLAUSE_STARTS | BARE_GOVERNORS
_THAT_DAY = PERIODS | {"day", "time"}
_INVERTS = MODALS | DO
_NO_HEAD = DETERMINERS | PREPOSITIONS | AUXILIARIES | BARE_GOVERNORS
_BEGINS_A_SUBJECT = DETERMINERS | PLURAL_PRONOUNS | SINGULAR_PRONOUNS
_NUMBERS = words("two three four five six seven eight nine ten")
_PARTICLES = words("out up off away back down")
_NOT_BEFORE_A_VERB = (DETERMINERS - SINGULAR_PRONOUNS - PLURAL_NOUNS) | words("by of for with")
_MAY_FOLLOW = PREPOSITIONS | words("and but away back home together forward ahead well badly")
_SUBJECT_QUESTIONS = words("who which")
_PERSONAL = OBJECTS | PLURAL_PRONOUNS | words("he she it who which")


def before(passage: Passage, at: int) -> int:
    """The place of the nearest word before this one that is no adverb."""
    at -= 1
    while passage.word(at).is_adverb:
        at -= 1
    return at


def looks_finite(passage: Passage, at: int) -> bool:
    """Whether a word is a verb that carries its clause, as far as its form alone can say."""
    word = passage.word(at)
    low = word.low
    if low in AUXILIARIES:
        return True
    if low in IN_S and low not in NOUNS_IN_S:
        return True
    return (low in PAST or low.endswith("ed")) and passage.word(
        at - 1
    ).low not in _BEFORE_PARTICIPLE


def has_other_verb(passage: Passage, at: int, *, behind: bool = True) -> bool:
    """Whether the clause round a word has a verb already, so that the word is none; ``behind``: look back too."""
    ahead = at + 1
    if passage.words[at].low in SAYING and _may_be_subject(passage, ahead):
        ahead = len(passage.words)
    while not _ends_clause(passage, ahead):
        if looks_finite(passage, ahead):
            return True
        ahead += 1
    # “The plans and the budget are”: what is joined shares its verb.
    if (
        passage.word(ahead).low in ("and", "or")
        and (ahead == at + 1 or not behind)
        and _joined_has_verb(passage, ahead)
    ):
        return True
    back = at - 1
    while behind and not _opens_clause(passage, back):
        if looks_finite(passage, back):
            return True
        back -= 1
    return False


def _ends_clause(passage: Passage, at: int) -> bool:
    """Whether no word from here on belongs to the clause; “that day” goes on with it as “today” does."""
    low = passage.word(at).low
    if low == "that" and passage.word(at + 1).low in _THAT_DAY:
        return False
    return low in _EDGES or low in _CLAUSE_STARTS


def _opens_clause(passage: Passage, at: int) -> bool:
    """Whether a new clause begins after the word here; “says the roof …” leaves its “that” out."""
    low = passage.word(at).low
    if _ends_clause(passage, at):
        return True
    return low in SAYING and _may_be_subject(passage, at + 1)


def _may_be_subject(passage: Passage, at: int) -> bool:
    """Whether a clause may begin with the word here: “says lorries use it”."""
    word = passage.word(at)
    return word.low in _BEGINS_A_SUBJECT or word.is_plural


def _begins_with_determiner(passage: Passage, at: int) -> bool:
    """Whether what stands before a word is one noun phrase from the start of its clause: “the roof of the hall”."""
    back = at - 1
    while not _opens_clause(passage, back):
        back -= 1
    # After “and” it may be one more thing of a list.
    listed = passage.word(back).low in ("and", "or")
    return back < at - 2 and not listed and passage.word(back + 1).low in DETERMINERS


def _joined_has_verb(passage: Passage, at: int) -> bool:
    following = passage.word(at + 1)
    return following.low in DETERMINERS and has_other_verb(passage, at + 1, behind=False)


def is_person(passage: Passage, at: int) -> bool:
    """Whether the word here ends the name or post of one person: “Cllr Okoro”, “the Head of Finance”."""
    word = passage.word(at)
    if word.low in POSTS or word.low in TITLES:
        return True
    if not word.text[0].isupper():
        return passage.word(at - 1).low in TITLES
    for back in range(at - 1, at - 7, -1):
        near = passage.word(back)
        if near.low in TITLES or near.low in POSTS:
            return True
        if not (near.text[0].isupper() or near.low in ("of", "for", "and", "the")):
            return False
    return False


def is_third_person(passage: Passage, at: int) -> bool:
    """Whether a form in -s is a verb in the present, and not the plural of a noun."""
    low = passage.words[at].low
    back = before(passage, at)
    subject = passage.word(back)
    if _is_wished(passage, _start_of_subject(passage, back), IN_S[low].base):
        # “Suggests that the group looks again” tells what ought to be.
        return False
    if low == "means" and passage.word(at - 1).low in ("all", "any", "some"):
        return False
    if low not in NOUNS_IN_S:
        # “A means of”.
        return back != at - 1 or subject.low not in _NOT_BEFORE_A_VERB
    return _is_verb_in_s(passage, at, back)


def _is_verb_in_s(passage: Passage, at: int, back: int) -> bool:
    """The same for a form that may be a noun; ``back`` is where its subject would end."""
    subject = passage.word(back)
    after = passage.word(at + 1)
    strong = after.low in _AFTER_A_VERB or after.text[0] in "£0123456789" or after.is_adverb
    if subject.low in (",", ")") and back == at - 1:
        return (strong or after.low in _PARTICLES) and _closes_an_aside(passage, back)
    if subject.low in _EDGES:
        opens = after.low in CLAUSE_OPENERS and passage.word(at + 2).low not in AUXILIARIES
        return opens and passage.words[at].initial
    if passage.word(at - 1).low in CONJUNCTIONS:
        return _is_joined(passage, at, strong=strong)
    if after.low in BASE and after.low not in NOUNS_TOO:
        return False
    if subject.low == "what":
        return after.low in OBJECTS or after.low in ("is", "was")
    if subject.low in SINGULAR_PRONOUNS:
        sure = strong or subject.low not in ("which", "that", "this") or after.low in _PARTICLES
        return sure and not has_other_verb(passage, at, behind=False)
    if subject.low in _NO_SUBJECT or not subject.is_word:
        return False
    if subject.new is not None or (subject.is_plural and not is_person(passage, back)):
        return False
    if has_other_verb(passage, at):
        return strong and after.low not in AUXILIARIES and is_person(passage, back)
    if (
        is_person(passage, back)
        or subject.low in BODIES
        or (subject.is_name and after.low in _EDGES)
    ):
        return True
    known = back != at - 1 or _begins_with_determiner(passage, at)
    return strong or (known and (after.low in _MAY_FOLLOW or after.text[0] in ".,;"))


def _closes_an_aside(passage: Passage, at: int) -> bool:
    """“The report, which is long, sets out”: whether one subject alone stands before the aside that ends here."""
    opening = at - 1
    while passage.word(opening).low not in _EDGES:
        opening -= 1
    if passage.word(opening).text not in ",(":
        return False
    subject = passage.word(opening - 1)
    if subject.is_plural and not is_person(passage, opening - 1):
        return False
    named = is_person(passage, opening - 1) or subject.low in BODIES
    if not named and not _begins_with_determiner(passage, opening):
        return False
    return not has_other_verb(passage, opening - 1)


def _is_joined(passage: Passage, at: int, *, strong: bool) -> bool:
    """After “and”: a verb if the clause so far had one in -s, and what follows fits."""
    if has_other_verb(passage, at, behind=False):
        return False
    joined = passage.word(at - 2)
    close = joined.is_adverb or joined.low in OBJECTS or joined.low.endswith("ly")
    if not strong and not (close and passage.word(at + 1).low in PREPOSITIONS):
        return False
    back = at - 2
    while passage.word(back).low not in _SENTENCE_EDGES:
        low = passage.word(back).low
        if passage.word(back).new is not None and (low in IN_S or low in ("is", "has", "does")):
            return True
        if low == "to" or low in MODALS:
            return False
        back -= 1
    return False


def is_plain_present(passage: Passage, at: int, *, joined: bool) -> bool:
    """Whether a base form (“need”, “have”, “do”) is a verb in the present, with a plural subject.

    ``joined`` says that the verb before it in its sentence was one, so that “and need” may share its subject.
    """
    low = passage.words[at].low
    back = before(passage, at)
    subject = passage.word(back)
    noun_too = low in NOUNS_TOO
    if low == "have" and passage.word(at - 1).low == "there" and _opens_clause(passage, at - 2):
        return True
    if subject.low in PLURAL_PRONOUNS:
        return not _is_governed(passage, back, back) and not _is_wished(passage, back, low)
    if subject.low in _NUMBERS and not noun_too:
        return not _is_governed(passage, back, back)
    if subject.low in _SUBJECT_QUESTIONS:
        return subject.low == "who" or not noun_too or not has_other_verb(passage, at, behind=False)
    if subject.low in CONJUNCTIONS:
        return (
            joined
            and subject.low != "or"
            and (not noun_too or passage.word(at + 1).low in _AFTER_A_VERB)
        )
    if subject.low == "that":
        return not noun_too and passage.word(back - 1).is_plural
    if subject.is_plural and low != subject.low:
        return _has_plural_subject(passage, at, back, noun_too=noun_too)
    if subject.is_name and not noun_too:
        return _are_two_names(passage, back) and not _is_wished(passage, back, low)
    return not noun_too and subject.is_word and _is_headed_by_plural(passage, at, back)


def _has_plural_subject(passage: Passage, at: int, back: int, *, noun_too: bool) -> bool:
    start = _start_of_subject(passage, back)
    if _is_governed(passage, start, back) or _is_wished(passage, start, passage.words[at].low):
        return False
    if passage.word(back).low in IN_S and passage.word(back - 1).low in _PERSONAL:
        return False
    if noun_too:
        return _fits_after_a_verb(passage, at, back) and not has_other_verb(passage, at)
    return True


def _fits_after_a_verb(passage: Passage, at: int, back: int) -> bool:
    """Whether what follows a word that may be a noun goes with a verb: “costs rise each year”."""
    after = passage.word(at + 1)
    if after.low in BASE and after.low not in NOUNS_TOO:
        # “Those present agree.”
        return False
    if (
        after.low in _AFTER_A_VERB | PREPOSITIONS
        or after.text[0] in "£0123456789"
        or after.is_adverb
    ):
        return True
    return passage.word(back).low in PEOPLE


def _is_headed_by_plural(passage: Passage, at: int, back: int) -> bool:
    """“Our concerns about traffic remain”: a plural and what hangs on it, and no other verb in the clause."""
    if passage.word(back).low in _NO_HEAD:
        return False
    start = back
    while not _opens_clause(passage, start - 1):
        start -= 1
    for head in range(start, back):
        if passage.word(head).low in PREPOSITIONS:
            plural = head > start and passage.word(head - 1).is_plural
            return plural and not has_other_verb(passage, at) and not _is_wished(passage, start, "")
    return False


def _start_of_subject(passage: Passage, at: int) -> int:
    """Where the subject that ends here begins: after an edge, a verb, or an “and” that joins clauses, not nouns."""
    joined = 0
    for back in range(at - 1, at - _FAR, -1):
        word = passage.word(back)
        low = word.low
        if joined and (low in PARTICIPLES or word.is_adverb):
            return joined
        if low == "and":
            joined = back + 1
        elif (
            low in _BEFORE_A_SUBJECT or looks_finite(passage, back) or _is_infinitive(passage, back)
        ):
            return back + 1
    return at


def _is_infinitive(passage: Passage, at: int) -> bool:
    return passage.word(at).low in BASE and passage.word(at - 1).low in ("to", "not")


def _is_governed(passage: Passage, start: int, end: int) -> bool:
    """Whether the subject stands after its verb's helper (“will residents get”) or after “let”, “help”, “make”."""
    prior = passage.word(start - 1)
    if prior.low == "not":
        prior = passage.word(start - 2)
    if prior.low in BARE_GOVERNORS:
        return True
    if prior.low in BE and end == start:
        # “What that means is we have less” tells; “are we” asks.
        return (
            passage.word(start - 2).low in _EDGES or passage.word(start - 2).low in CLAUSE_OPENERS
        )
    return prior.low in _INVERTS


def _is_wished(passage: Passage, start: int, verb: str) -> bool:
    """Whether the clause says what is wished for: “recommends that they attend”."""
    if verb in STATES or passage.word(start).low in CONJUNCTIONS:
        return False
    said_that = False
    for back in range(start - 1, start - _FAR, -1):
        word = passage.word(back)
        if word.low == "that":
            said_that = True
        elif word.low in WISHES:
            return said_that or not word.low.startswith(
                ("ask", "request", "require", "move", "demand")
            )
        elif word.low in _EDGES or word.low in _CLAUSE_STARTS:
            return False
    return False


def _are_two_names(passage: Passage, at: int) -> bool:
    """“Cllrs Okoro and Leigh want”: two names joined, in a sentence that does not ask."""
    for back in range(at - 1, at - 4, -1):
        word = passage.word(back)
        if word.low == "and":
            return passage.word(back - 1).text[0].isupper() and not _is_governed(
                passage, back - 1, at
            )
        if not (word.text[0].isupper() or word.low in TITLES):
            return False
    return False

"""I and we, and what stands for them in the minutes: they, the speaker's name, the committee."""

from __future__ import annotations

from clerk.words.clauses import is_person
from clerk.words.lexicon import BASE
from clerk.words.reading import Passage, Word
from clerk.words.word_classes import BODIES, POSTS, words

SINGULAR = {"i": 0, "me": 1, "my": 2, "mine": 3, "myself": 4}
PLURAL = {"we": 0, "us": 1, "our": 2, "ours": 3, "ourselves": 4}
FIRST_PERSON = frozenset(SINGULAR) | frozenset(PLURAL)
FORMS: dict[str, tuple[str, ...]] = {
    "they": ("they", "them", "their", "theirs", "themselves"),
    "he": ("he", "him", "his", "his", "himself"),
    "she": ("she", "her", "her", "hers", "herself"),
    "it": ("it", "it", "its", "its", "itself"),
}
_NUMERALS = words(
    "part phase stage type category schedule appendix annex class group grade table volume war tier level figure "
    "act chapter option block"
)
_SOMEBODY = POSTS | BODIES | {"executive", "mp", "members"}
_OWN = words("of is was than as were are and be not")


def _named(name: str, apostrophe: str) -> tuple[str, ...]:
    """The forms of a name, as those of a pronoun."""
    own = f"{name}{apostrophe}s"
    return name, name, own, own, name


class Stand:
    """What stands for I and for we in one passage: a name once, then pronouns."""

    def __init__(self, passage: Passage, speaker: str | None, pronoun: str) -> None:
        self._singular = FORMS.get(pronoun, FORMS["they"])
        self._plural = FORMS["they"] if pronoun in FORMS else _named(pronoun, passage.apostrophe)
        self._body = pronoun not in FORMS
        self._name = None
        if speaker is not None and not _is_named(passage, speaker):
            self._name = _named(speaker, passage.apostrophe)

    @property
    def has_name(self) -> bool:
        """Whether the next I is to be the speaker's name."""
        return self._name is not None

    def singular(self, form: int) -> str:
        """For I, me, my, mine, myself (0 to 4)."""
        if self._name is not None and form < 4:
            name, self._name = self._name, None
            return name[form]
        return self._singular[form]

    def asker(self) -> str:
        """Who asked, at the start of a sentence: the speaker, or nobody: “It was asked”."""
        if self._name is None:
            return "It was"
        said = self._name[0]
        return said[0].upper() + said[1:]

    def plural(self, form: int) -> str:
        """For we, us, our, ours, ourselves (0 to 4); a body is named once, then it."""
        if not self._body:
            return self._plural[form]
        if form == 4:
            return FORMS["it"][form]
        said = self._plural[form]
        self._body = False
        self._plural = FORMS["it"]
        return said


def _is_named(passage: Passage, speaker: str) -> bool:
    last = speaker.rsplit(maxsplit=1)[-1].lower() if speaker.split() else ""
    return not last or any(word.low == last for word in passage.words)


def is_first_person(passage: Passage, at: int) -> bool:
    """Whether the word here is I, we or one of their forms, and no numeral, name or mine of coal."""
    word = passage.words[at]
    low = word.low
    if low not in FIRST_PERSON or word.stays:
        return False
    if low == "i":
        return _is_pronoun_i(passage, at)
    if word.text[0].isupper() and (not word.initial or _begins_a_title(passage, at)):
        return False
    if low == "mine":
        return passage.word(at - 1).low in _OWN
    return True


def _is_pronoun_i(passage: Passage, at: int) -> bool:
    if passage.words[at].part:
        return True
    after = passage.word(at + 1)
    if passage.word(at - 1).low in _NUMERALS:
        return False
    return (after.is_word and (after.text[0].islower() or after.low == "i")) or (
        after.text == "," and not passage.words[at].text.islower()
    )


def _begins_a_title(passage: Passage, at: int) -> bool:
    """“Our Future Plan is …” is a title; “Our Chief Executive” is somebody."""
    ahead = at + 1
    while passage.word(ahead).is_name:
        if passage.word(ahead).low in _SOMEBODY:
            return False
        ahead += 1
    return ahead > at + 2


def shift(passage: Passage, stand: Stand) -> None:
    """Put what stands for I and we in their places; “Cllr Lowe and I” needs a name, or stays."""
    for at, word in enumerate(passage.words):
        if (
            word.low not in FIRST_PERSON
            or not is_first_person(passage, at)
            or is_exhortation(passage, at)
        ):
            continue
        if word.low in SINGULAR:
            if word.low == "i" and not stand.has_name and _is_joined(passage, at):
                word.stays = True
                continue
            word.new = stand.singular(SINGULAR[word.low])
        else:
            word.new = stand.plural(PLURAL[word.low])
        word.rule = "first_person"


def is_exhortation(passage: Passage, at: int) -> bool:
    """“Let us …”: who is to do it is for the officer to say."""
    return passage.words[at].low == "us" and passage.word(at - 1).low == "let"


def _is_joined(passage: Passage, at: int) -> bool:
    """“Cllr Lowe and I”, as one subject; in “they thank Cllr Lowe and I agree” it is taken for one, and stays."""
    if passage.word(at + 1).low == "and" and passage.word(at + 2).low not in BASE:
        return True
    return passage.word(at - 1).low == "and" and is_person(passage, at - 2)


def be_agrees(passage: Passage, at: int, subject: Word) -> str:
    """Was or were, for a form of be whose subject is this word."""
    if subject.low == "i" and passage.words[at].low != "are":
        return "were" if subject.new == "they" else "was"
    if subject.low == "we" and subject.new is not None:
        return "were" if subject.new == "they" else "was"
    return "was" if passage.words[at].low in ("is", "am", "was") else "were"

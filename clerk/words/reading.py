"""A passage as the rules read it: words with their places, sentences, and what stands in quotation marks."""

from __future__ import annotations

import re

from clerk.words.lexicon import PARTICIPLES
from clerk.words.word_classes import ADVERBS, NOT_PLURAL, PLURAL_NOUNS, TITLES, words

_WORD = re.compile(
    r"[^\W\d_]\w*(?:['’‐-]\w+)*"  # a word, its apostrophes and hyphens inside
    r"|[£€$]?\d+(?:[.,:/–-]?\d+)*(?:%|[^\W\d_]+)?"  # a figure with its sign or unit
    r"|\n|[^\s]"
)
_BEFORE_A_SENTENCE = frozenset(".!?\n")
_LEADS_IN = words(': – — - ( [ “ ‘ " • *')
_SHORTENED = TITLES | words("no nos e.g i.e eg ie etc vs st para paras p pp ref tel approx inc ltd")
_ELISIONS = words("til tis twas em cause bout n phone bus")
_CLOSERS = words(") ] ” ’ \" '")


class Word:
    """One word, figure or mark of a passage. ``low`` is its plain form in small letters (’ as ', n't as not).

    ``part`` is the number of the contraction that it is half of, or 0. ``stays`` is set for what no rule may
    touch. A rule that shifts the word sets ``new`` (plain form; capitals are put back later) and ``rule``.
    """

    __slots__ = (
        "end",
        "initial",
        "low",
        "new",
        "part",
        "rule",
        "start",
        "stays",
        "text",
        "together",
    )

    def __init__(self, text: str, low: str, start: int, part: int = 0) -> None:
        self.text = text
        self.low = low
        self.start = start
        self.end = start + len(text)
        self.part = part
        self.initial = False
        self.stays = False
        self.new: str | None = None
        self.rule = ""
        self.together = 0

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha() or self.part > 0

    @property
    def is_name(self) -> bool:
        """Whether it has a capital that no sentence gave it."""
        return self.text[0].isupper() and not self.initial and self.low != "i"

    @property
    def is_plural(self) -> bool:
        """Whether it looks like a noun in the plural."""
        low = self.low
        if low in PLURAL_NOUNS:
            return True
        return (
            len(low) > 3
            and low[-1] == "s"
            and low[-2] not in "s'u"
            and low not in NOT_PLURAL
            and low not in ADVERBS
            and self.text[0].isalpha()
        )

    @property
    def is_adverb(self) -> bool:
        """Whether it may stand between a subject and its verb."""
        return self.low in ADVERBS or (self.low.endswith("ly") and self.low not in _NOT_ADVERBS)


_NOT_ADVERBS = words(
    "supply reply apply comply rely imply july assembly family ally bully daily weekly"
)


class Sentence:
    """A stretch of the words of a passage: from ``first`` up to, not with, ``last``."""

    __slots__ = ("asks", "first", "last", "stays")

    def __init__(self, first: int, last: int, *, asks: bool) -> None:
        self.first = first
        self.last = last
        self.asks = asks
        self.stays = False


class Passage:
    """A text read: its words, its sentences, and what stands in quotation marks marked as staying."""

    __slots__ = ("sentences", "text", "words")

    def __init__(self, text: str, *, split: bool = True) -> None:
        """Read a text; without ``split`` contractions stay one word."""
        self.text = text
        self.words: list[Word] = []
        parts = 0
        for found in _WORD.finditer(text):
            surface = found.group()
            low = surface.lower().replace("’", "'") if len(surface) > 1 else surface.lower()
            halves = CONTRACTIONS.get(low) if split else None
            if halves is None:
                self.words.append(Word(surface, low, found.start()))
                continue
            parts += 1
            at, first, second = halves
            self.words.append(Word(surface[:at], first, found.start(), parts))
            self.words.append(Word(surface[at:], second, found.start() + at, parts))
        self._mark_quotes()
        if parts:
            self._settle_contractions()
        self.sentences = self._cut()

    @property
    def apostrophe(self) -> str:
        """The apostrophe that the passage is typed with."""
        return "'" if "'" in self.text and "’" not in self.text else "’"

    def word(self, at: int) -> Word:
        """The word at a place, or an empty one beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else NOTHING

    def _mark_quotes(self) -> None:
        spans = quoted(self.text)
        if not spans:
            return
        queue = iter(spans)
        start, end = next(queue)
        for word in self.words:
            while word.start >= end:
                following = next(queue, None)
                if following is None:
                    return
                start, end = following
            word.stays = start <= word.start

    def _settle_contractions(self) -> None:
        """Say what 's and 'd are short for: the next word tells."""
        for at, word in enumerate(self.words):
            if word.low in ("'s", "'d"):
                follows = self._after(at)
                done = follows in PARTICIPLES or follows in ("better", "had")
                if word.low == "'s":
                    word.low = "has" if done and follows not in _BE_TOO else "is"
                else:
                    word.low = "had" if done and follows not in _BASE_TOO else "would"

    def _after(self, at: int) -> str:
        at += 1
        while self.word(at).is_adverb or self.word(at).low == "not":
            at += 1
        return self.word(at).low

    def _cut(self) -> list[Sentence]:
        """The sentences: a mark that ends one, then a capital, a figure, a line break or the end."""
        listed = self.words
        sentences: list[Sentence] = []
        first = 0
        opens = True
        for at, word in enumerate(listed):
            text = word.text
            word.initial = opens
            if text in _BEFORE_A_SENTENCE and self._ends(at):
                sentences.append(Sentence(first, at + 1, asks=text == "?"))
                first = at + 1
                opens = True
            elif not opens or text[0].isalnum():
                # A list's own mark, “a)”, begins nothing: what follows does.
                opens = text in _LEADS_IN or (text == ")" and at <= first + 2)
        if first < len(listed):
            sentences.append(Sentence(first, len(listed), asks=False))
        return sentences

    def _ends(self, at: int) -> bool:
        word = self.words[at]
        if word.text == "\n":
            return True
        if word.stays and not self.word(at + 1).stays and self.word(at + 1).text not in _CLOSERS:
            return False
        if word.text == "." and self.word(at - 1).low in _SHORTENED:
            return False
        following = self.word(at + 1)
        while following.text in _CLOSERS:
            at += 1
            following = self.word(at + 1)
        if following is NOTHING or following.text == "\n":
            return True
        return following.start > self.words[at].end and not following.text[0].islower()


NOTHING = Word("\0", "", 0)
_BE_TOO = words(
    "gone finished set shut put cut left lost closed broken made agreed decided concerned satisfied hurt built "
    "spent"
)
_BASE_TOO = words("put cut set read hit let cost spread hurt shut split come become run")

_PRONOUNS = words("i you he she it we they there that who what here where how when")
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'s": "'s", "'d": "'d"}
_NEGATED = words(
    "do does did is are was were has have had would could should might must need ought"
)


def _contractions() -> dict[str, tuple[int, str, str]]:
    """Each contraction with where it is cut and what its halves stand for."""
    found = {
        pronoun + ending: (len(pronoun), pronoun, full)
        for pronoun in _PRONOUNS
        for ending, full in _ENDINGS.items()
        if (ending != "'m" or pronoun == "i")
        and (ending != "'s" or pronoun not in ("i", "you", "we", "they"))
    }
    found |= {verb + "n't": (len(verb), verb, "not") for verb in _NEGATED}
    # Typed in haste; "wont" and "wed" are words of their own, but not of council talk.
    found |= {
        verb + "nt": (len(verb), verb, "not")
        for verb in (
            "do",
            "does",
            "did",
            "is",
            "are",
            "was",
            "has",
            "have",
            "would",
            "could",
            "should",
        )
    }
    found |= {"can't": (2, "can", "not"), "cant": (2, "can", "not"), "won't": (2, "will", "not")}
    found |= {
        "wont": (2, "will", "not"),
        "shan't": (3, "shall", "not"),
        "cannot": (3, "can", "not"),
    }
    return found


CONTRACTIONS = _contractions()

_MARKS = re.compile("[“”\"‘’'\n]")
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}


def quoted(text: str) -> list[tuple[int, int]]:
    """Where quotation marks stand, from mark to mark; one that is not closed goes to the end of its line.

    An apostrophe is told from a closing mark by the letters round it; in doubt the quotation is the longer one.
    """
    spans: list[tuple[int, int]] = []
    end = 0
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found.group()
        if at < end or mark not in _PAIRS or not _opens(text, at, mark):
            continue
        end = _closed(text, at, _PAIRS[mark])
        spans.append((at, end))
    return spans


def _opens(text: str, at: int, mark: str) -> bool:
    if mark in '“‘"':
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() or not after.isalpha():
        return False
    rest = re.match(r"\w+", text[at + 1 :])
    return rest is not None and rest.group().lower() not in _ELISIONS


def _closed(text: str, at: int, mark: str) -> int:
    line = text.find("\n", at)
    line = len(text) if line < 0 else line
    if mark in '”"':
        found = text.find(mark, at + 1, line)
        return line if found < 0 else found + 1
    again = text.find(" " + text[at], at + 1, line)
    limit = line if again < 0 else again
    closers = [
        place
        for place in range(at + 1, limit)
        if text[place] == mark
        and not text[place + 1 : place + 2].isalnum()
        and not text[place - 1].isspace()
    ]
    # “residents' view” has an apostrophe where a quotation could end.
    sure = (c for c in closers if text[c - 1] != "s" or text[c + 1 : c + 2] != " ")
    return next(sure, closers[-1] if closers else line - 1) + 1

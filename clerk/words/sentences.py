"""Sentences made general: what was said once, with its names, numbers and dates turned into places to fill in.

"Councillor Ash asked that minute 55 of 28 July be reworded." → "Councillor [name] asked that minute [number] of
[date] be reworded." What remains is the formula. In doubt a word with a capital is somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from clerk.record.meeting import Meeting
from clerk.words.stops import escaped

_FEWEST_WORDS = 3
_LONGEST = 240
_MOST_STOPS = 6
_OPENING_WITHIN = 90

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "(?:thir|four|fif|six|seven|eigh|nine)teen"
_WORDED = rf"(?:(?:{_TENS})(?:-(?:one|{_UNITS}))?|{_UNITS}|ten|eleven|twelve|{_TEENS})"
_DIGITS = r"\d+(?:[,.]\d+)*"

# In this order: each takes what it finds, so that nothing later sees it. An empty name: it stays as it is.
_KINDS: tuple[tuple[str, str], ...] = (
    ("", r"\b(?:Act|Regulations|Order) \d{4}\b"),
    ("", r"\b(?:[Ss]ections?|[Ss]chedule) \d+(?:\.\d+)*[A-Z]*(?:\(\w+\))*"),
    ("words", r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\""),
    ("address", r"\S+@\S+|https?://\S+|www\.\S+"),
    ("time", r"\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]m\b|[ap]\.m\.)|\b\d{1,2}:\d{2}\b"),
    ("date", rf"\b{_DAY}\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?\b"),
    ("date", rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b|\b{_MONTH},? \d{{4}}\b"),
    ("date", r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"),
    ("date", rf"\b(?!May\b){_MONTH}\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
    ("year", r"\b(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b"),
    ("sum", rf"£ ?{_DIGITS}(?: ?(?:million|billion|m|bn|k)\b)?"),
    ("reference", r"\b\w*\d\w*(?:/\w+)+\b|\b[A-Z]+\d\w*\b"),
    ("number", rf"\b{_DIGITS}(?:st|nd|rd|th)?(?: (?:to|and|or) {_DIGITS})?\b|\b{_WORDED}\b"),
)
_STOPS = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS)))

_TITLES = (
    "Councillor|Cllr|Alderman|Alderwoman|Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|"
    "Reverend|Revd|Rev"
)
# Words that councils write with a capital and that are nobody's name.
_OFFICES = frozenset(
    word
    for line in (
        "Committee Committees Sub-Committee Subcommittee Council Councils Cabinet Executive Panel Board Group Groups",
        "Chair Chairman Chairwoman Chairperson Vice-Chair Vice-Chairman Vice-Chairperson Mayor Deputy Leader Leaders",
        "Member Members Councillor Councillors Cllr Cllrs Officer Officers Director Portfolio Holder Holders Clerk",
        "Report Reports Appendix Appendices Minute Minutes Agenda Item Items Motion Amendment Section Part Schedule",
        "Act Regulations Order Constitution Procedure Rules Standing Orders Press Public Scrutiny Overview",
        "Working Party Government Local Monitoring Democratic Services Town Parish Borough County District City Ward",
        "Resolved RESOLVED Recommended RECOMMENDED Agreed AGREED Noted NOTED That THAT",
    )
    for word in line.split()
)
_TITLE = re.compile(_TITLES)
_POSSESSIVE = re.compile("['’]s$")
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]*")
_JOINING = frozenset(
    {"of", "for", "and", "the", "in", "on", "upon", "de", "van", "von", "der", "&"}
)
_MASK = re.compile("[\ue000-\uf8ff]")
_END = re.compile(r"[.?!][\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])")
_NO_END = re.compile(
    rf"(?:\b(?:{_TITLES}|No|St|para|paras|pp?|approx|e\.g|i\.e|etc|viz|cf|[A-Z])|\b[ap]\.m)\.$"
)
_GOES_ON = re.compile(r"[;,](?: (?:and|or))?$")
_NAMES = re.compile(r"\[name\](?:(?:,|,? and) \[name\])+")


def split(text: str) -> list[str]:
    """The sentences of a passage. "Mr. Ash", "No. 5" and "p.m." end none."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        stop = match.start() + 1
        if ends_none(text[start:stop]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [sentence for sentence in (*found, text[start:].strip()) if sentence]


def ends_none(text: str) -> bool:
    """Whether the stop at the end of a text is a short form's, as in "Mr." and "No.", and ends no sentence."""
    return _NO_END.search(text) is not None


class Generaliser:
    """Makes sentences general for one meeting, whose people, posts and organisations it knows by name."""

    def __init__(
        self, meeting: Meeting, is_word: Callable[[str], bool] = lambda _word: True
    ) -> None:
        """Know a meeting's names. ``is_word`` tells words in small letters from names at a sentence's beginning."""
        self._is_word = is_word
        self._named = _pattern(_people(meeting))
        self._organisations = _pattern(person.organisation for person in meeting.people)

    def formulae(self, text: str) -> Iterator[str]:
        """Every sentence of a passage made general, and the opening of those that report what somebody said.

        A sentence with too few words of its own, too many places to fill in, or too long is passed over.
        """
        for sentence in split(text):
            # A part of a list goes on to the next; by itself it does not.
            general = _GOES_ON.sub("", self.general(sentence))
            if not _is_worth_it(general):
                continue
            yield general
            opening = re.match(rf"(.{{8,{_OPENING_WITHIN}}}? that) ", general)
            if opening and _is_worth_it(opening[1]):
                yield f"{opening[1]} []"

    def general(self, sentence: str) -> str:
        """A sentence with its names, numbers and dates turned into places to fill in."""
        taken: list[str] = []

        def mask(shown: str) -> str:
            taken.append(shown)
            return chr(0xE000 + len(taken) - 1)

        def kind(found: re.Match[str]) -> str:
            name = _KINDS[int((found.lastgroup or "k0")[1:])][0]
            return mask(f"[{name}]" if name else escaped(found.group()))

        # Characters that are kept for our own marks are not in any text worth learning.
        text = _MASK.sub("", sentence)
        # A long passage without an end is no sentence; it would have more marks than there are.
        if len(text) > 4 * _LONGEST:
            return ""
        text = self._organisations.sub(lambda _: mask("[organisation]"), text)
        text = self._named.sub(lambda _: mask("[name]"), text)
        text = _STOPS.sub(kind, text)
        text = _without_capitals(text, self._is_word, lambda: mask("[name]"))
        whole = _MASK.sub(lambda found: taken[ord(found.group()) - 0xE000], escaped(text))
        whole = _NAMES.sub("[names]", whole)
        return re.sub(r"(\[\w+\])(?: \1)+", r"\1", whole)


def _people(meeting: Meeting) -> Iterator[str]:
    for person in meeting.people:
        yield from (person.name, person.family_name if person.name else "", person.post)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of these names where it stands as words, the longest first; nothing if there are none."""
    wanted = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    return _compiled(tuple(wanted))


@lru_cache(maxsize=64)
def _compiled(names: tuple[str, ...]) -> re.Pattern[str]:
    if not names:
        return re.compile(r"(?!)")
    one = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w-])(?:{one})(?![\w-])")


def _without_capitals(text: str, is_word: Callable[[str], bool], mask: Callable[[], str]) -> str:
    """A text with every run of words that begin with a capital masked, but for words of office."""
    made: list[str] = []
    run_end = -1  # where the last masked run ended, so that "Head of Environment" becomes one
    position = 0
    for index, found in enumerate(_CAPITAL.finditer(text)):
        word = _POSSESSIVE.sub("", found.group())
        if _is_ordinary(word) or (index == 0 and _may_begin(word, is_word)):
            continue
        between = text[position : found.start()]
        if run_end != position or not _only_joins(between):
            made += [between, mask()]
        position = run_end = found.start() + len(word)
    return "".join(made) + text[position:]


def _is_ordinary(word: str) -> bool:
    is_capital = word[:1].isupper() and word not in ("A", "I")
    return not is_capital or word in _OFFICES or bool(_TITLE.fullmatch(word))


def _may_begin(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a word has its capital because it begins the sentence."""
    return len(word) == 1 or (word.capitalize() == word and is_word(word.lower()))


def _only_joins(between: str) -> bool:
    words = between.split()
    return bool(between) and between.isascii() and all(word in _JOINING for word in words)


def _is_worth_it(formula: str) -> bool:
    own = re.sub(r"\[\w*\]", " ", formula)
    words = [word for word in re.findall(r"[^\W\d_]+", own) if len(word) > 1]
    return (
        len(words) >= _FEWEST_WORDS
        and len(formula) <= _LONGEST
        and formula.count("[") <= _MOST_STOPS
        and sum(map(len, words)) >= 12
    )

"""A house style guessed from old minutes: text in, guesses with what they were read from out. No file, no screen.

Two ways. A phrase of a shipped style that the old minutes use word for word is known to be right; of the rest, the
sentences that stand in every set of minutes are read, and what belongs to that meeting alone is made a field.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clerk.intake.style_guess.clock import guess_dates, guess_times
from clerk.intake.style_guess.decisions import guess_decisions, guess_lists
from clerk.intake.style_guess.evidence import (
    BODY,
    DATE,
    PEOPLE,
    TIME,
    Guess,
    OldLine,
    evidence,
    sentences,
)
from clerk.intake.style_guess.roll import guess_names, guess_roll
from clerk.intake.style_guess.standing import (
    guess_apologies,
    guess_approval,
    guess_end,
    guess_headings,
    guess_none,
    guess_title,
)
from clerk.minutes.phrases import literal, pattern
from clerk.minutes.style import phrases_of
from clerk.minutes.style_faults import style_faults
from clerk.minutes.toml_lines import key_lines, with_key, with_values

__all__ = ["Guess", "Guesses", "OldLine", "guess_style", "styled"]

# What is looked for in every set of old minutes: what is not found is said, as it stays the nearest style's.
SOUGHT = {
    "document.title": "the title",
    "dates.full": "the form of dates",
    "dates.time": "the form of times",
    "roll.groups": "the roll's labels",
    "attendance.apologies": "apologies",
    "interests.none": "no declarations of interest",
    "earlier_minutes.approved": "the approval of earlier minutes",
    "decisions.resolved": "the form of resolutions",
    "lists.part": "the lettering of parts",
    "items.minute": "the numbers of minutes",
    "procedure.ended": "the closing line",
    "document.signature": "the signature",
}
_FORMS = {
    **dict.fromkeys(("time", "at"), TIME),
    **dict.fromkeys(("date", "dates"), rf"{DATE}(?:(?:,| and) {DATE})*"),
    **dict.fromkeys(("people", "person", "mover", "seconder"), PEOPLE),
    "manner": "unanimously",
    "body": BODY,
}
_ANYTHING = r".{1,160}?"
_LEAST_LITERAL = 14
# A word of the title that tells a kind of body, and the style that is its own.
_KINDS = (
    (r"\bscrutiny\b", "scrutiny"),
    (r"\blicensing\b", "licensing"),
    (r"\bplanning\b", "planning"),
    (r"\bcabinet\b|\bexecutive\b", "cabinet"),
    (r"\b(?:parish|town|community) council\b", "parish"),
    (r"\bcouncil\b", "council"),
)


@dataclass(frozen=True, slots=True)
class Guesses:
    """What old minutes tell of a house style.

    ``nearest`` is the shipped style to start from; ``found`` what would be another than there, in the order of its
    file; ``same`` how many of its phrases stand word for word in the old minutes; ``kept`` what was looked for in
    vain, in a clerk's words.
    """

    nearest: str
    found: tuple[Guess, ...]
    same: int
    kept: tuple[str, ...]


def guess_style(
    lines: Sequence[OldLine], styles: Mapping[str, str], nearest: str | None = None
) -> Guesses:
    """Return what old minutes tell of a house style.

    Args:
        lines: the old minutes.
        styles: the text of each shipped style by its name.
        nearest: the style to start from; without it, the one that most is like.
    """
    told = list(sentences(lines))
    known = {name: _used(told, tomllib.loads(text)) for name, text in styles.items()}
    start = nearest or _nearest(lines, known)
    data = tomllib.loads(styles[start])
    # Where the nearest style's own phrase fits, with all its turns, it is better than one read from one sentence.
    read = [guess for guess in _read(lines, data) if guess.key not in known[start]]
    given = {guess.key for guess in read}
    own = {key: phrase for key, phrase, _ in phrases_of(data)}
    # Where the old minutes do not use the nearest style's words, another style's may be theirs.
    for name, uses in known.items():
        for key, (phrase, sentence) in uses.items():
            if name == start or key in given or key not in own or key in known[start]:
                continue
            # A decision's words are read above, where they stand; in prose they may decide nothing.
            if not key.startswith("decisions."):
                given.add(key)
                read.append(Guess(key, phrase, _about(key), evidence(sentence)))
    usable = _usable(styles[start], read)
    found = {guess.key for guess in usable} | known[start].keys()
    kept = tuple(
        words for key, words in SOUGHT.items() if not any(each.startswith(key) for each in found)
    )
    changed = tuple(guess for guess in usable if _value(data, guess.key) != guess.value)
    return Guesses(start, changed, len(known[start]), kept)


def styled(text: str, name: str, agreed: Iterable[Guess], made_from: str = "") -> str:
    """Return the text of a style with what was agreed put into it, under a name of its own.

    ``made_from`` is the shipped style that it began as, which is noted in it.
    """
    changed = with_values(text, {"name": name, **{guess.key: guess.value for guess in agreed}})
    if made_from:
        noted = "made_from" in tomllib.loads(changed)
        put = {"made_from": made_from}
        changed = with_values(changed, put) if noted else with_key(changed, "made_from", made_from)
    lines = changed.split("\n")
    head = f"# House style: {name}. Made by `clerk style new`; docs/house-style.md says how phrases are written."
    return "\n".join([head, *(lines[1:] if lines[0].startswith("#") else lines)])


def _read(lines: Sequence[OldLine], data: Mapping[str, Any]) -> list[Guess]:
    return [
        *guess_title(lines),
        *guess_end(lines),
        *guess_dates(lines),
        *guess_times(lines),
        *guess_names(lines, data["names"]["short_titles"]),
        *guess_roll(lines, data["roll"]["groups"]),
        *guess_lists(lines),
        *guess_headings(lines),
        *guess_apologies(lines),
        *guess_none(lines),
        *guess_approval(lines),
        *guess_decisions(lines),
    ]


def _used(told: Sequence[str], data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Which phrases of a style stand in the old minutes word for word, each with the sentence."""
    found: dict[str, tuple[str, str]] = {}
    for key, phrase, _ in phrases_of(data):
        words = literal(phrase)
        if len(words.strip()) < _LEAST_LITERAL:
            continue
        shape = re.compile(rf"^{pattern(phrase, _FORMS, _ANYTHING)}\.?$")
        sentence = next((each for each in told if shape.match(each)), None)
        if sentence is not None:
            found[key] = (phrase, sentence)
    return found


def _nearest(lines: Sequence[OldLine], known: Mapping[str, Mapping[str, tuple[str, str]]]) -> str:
    kind = _kind(" ".join(line.text for line in lines[:15]), known) or _kind(
        " ".join(line.text for line in lines), known
    )
    score = {
        name: sum(len(literal(phrase)) for phrase, _ in uses.values()) + 150 * (name == kind)
        for name, uses in known.items()
    }
    return max(sorted(score), key=lambda name: score[name])


def _kind(text: str, known: Iterable[str]) -> str:
    return next(
        (name for word, name in _KINDS if name in known and re.search(word, text.lower())), ""
    )


def _about(key: str) -> str:
    group, _, name = key.partition(".")
    return f"{group.replace('_', ' ')}, {name.replace('_', ' ')}"


def _value(data: Any, path: str) -> Any:
    for step in re.findall(r"[^.\[\]]+", path):
        data = data[int(step)] if step.isdigit() else data[step]
    return data


def _usable(text: str, guesses: Iterable[Guess]) -> list[Guess]:
    """Leave out what the style could not be read with: a guess must never spoil what it starts from."""
    places = key_lines(text)
    found: dict[str, Guess] = {}
    for guess in guesses:
        if guess.key in places and not style_faults(with_values(text, {guess.key: guess.value})):
            found.setdefault(guess.key, guess)
    return sorted(found.values(), key=lambda guess: places[guess.key])

"""How well the back-shift does on sentences whose wanted form is known: exact, harmed, missed.

Harm is a change that should not have been made, or was made wrongly: a word that a rule put there and that the wanted
form does not have in that place. What is not exact and has no harm in it lacks something: it is missed.
"""

from __future__ import annotations

import re
import tomllib
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal, NamedTuple

from clerk.words.reported_speech import Shifted, back_shift

SENTENCES = Path(__file__).with_name("sentences.toml")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\S")

Verdict = Literal["exact", "missed", "harmed"]


class Case(NamedTuple):
    """One sentence of the page: which half it is in, as typed, as wanted, and what is to be known of it."""

    half: str
    typed: str
    wanted: str
    note: str
    speaker: str | None
    pronoun: str


def cases(half: str | None = None) -> list[Case]:
    found = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["sentence"]
    return [
        Case(
            case["half"],
            case["typed"],
            case["wanted"],
            case.get("note", ""),
            case.get("speaker"),
            case.get("pronoun", "they"),
        )
        for case in found
        if half in (None, case["half"])
    ]


def shifted(case: Case) -> Shifted:
    return back_shift(case.typed, speaker=case.speaker, pronoun=case.pronoun)


def verdict(made: Shifted, wanted: str) -> Verdict:
    """What came of one sentence."""
    if made.text == wanted:
        return "exact"
    got = [(found.group(), found.start()) for found in _TOKEN.finditer(made.text)]
    changed = _places_changed(made)
    want = _TOKEN.findall(wanted)
    match = SequenceMatcher(None, [word for word, _ in got], want, autojunk=False)
    for kind, first, last, _, _ in match.get_opcodes():
        if kind == "equal":
            continue
        if any(start <= at < end for _, at in got[first:last] for start, end in changed):
            return "harmed"
    return "missed"


def _places_changed(made: Shifted) -> list[tuple[int, int]]:
    """Where the words that the rules put in stand in the shifted text."""
    places = []
    moved = 0
    for change in made.changes:
        start = change.start + moved
        places.append((start, start + len(change.new)))
        moved += len(change.new) - (change.end - change.start)
    return places


def counts(half: str) -> dict[Verdict, int]:
    tally: dict[Verdict, int] = {"exact": 0, "missed": 0, "harmed": 0}
    for case in cases(half):
        tally[verdict(shifted(case), case.wanted)] += 1
    return tally

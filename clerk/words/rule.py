"""The rules as data: a code for the switch, what each does in a line, and examples that the tests hold it to."""

from __future__ import annotations

from collections.abc import Collection

import msgspec


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule. ``examples`` are pairs: typed, and shifted; for a mark: typed, and the words marked."""

    code: str
    line: str
    default: bool = True
    examples: tuple[tuple[str, str], ...]


SHIFTS: tuple[Rule, ...] = (
    Rule(
        code="will",
        line="will and (after I or we) shall become would",
        examples=(
            ("The county will pay.", "The county would pay."),
            ("The will of the Council prevailed.",) * 2,
        ),
    ),
    Rule(
        code="can",
        line="can becomes could",
        examples=(("Nobody can explain it.", "Nobody could explain it."),),
    ),
    Rule(
        code="may",
        line="may becomes might",
        examples=(("It may close.", "It might close."), ("It closed in May.",) * 2),
    ),
    Rule(
        code="must",
        line="must becomes had to; without this rule it stays, which minutes usually prefer",
        default=False,
        examples=(
            ("The tenant must pay.", "The tenant had to pay."),
            ("The tenant must not sublet.",) * 2,
        ),
    ),
    Rule(
        code="be",
        line="is, are and am become was and were, but for where a document is to be found",
        examples=(
            ("The road is closed.", "The road was closed."),
            ("The plan is attached as appendix 1.",) * 2,
        ),
    ),
    Rule(
        code="have",
        line="has and have become had",
        examples=(("Costs have risen.", "Costs had risen."),),
    ),
    Rule(
        code="do",
        line="do and does become did",
        examples=(
            ("Officers do not agree.", "Officers did not agree."),
            ("It was hard to do.",) * 2,
        ),
    ),
    Rule(
        code="present",
        line="a main verb in the present takes its past form: known verbs only, and only where it is no noun",
        examples=(
            ("The Council plans to sell.", "The Council planned to sell."),
            ("The plans of the Council were noted.",) * 2,
            ("The Act requires a poll.",) * 2,
        ),
    ),
    Rule(
        code="scheduled",
        line="a present that is said of a day to come becomes would; without this rule it stays",
        examples=(
            ("The survey closes on 14 March.", "The survey would close on 14 March."),
            ("The survey closed on 14 March.",) * 2,
        ),
    ),
    Rule(
        code="contraction",
        line="contractions are written out; without this rule they stay whole, unshifted",
        examples=(("It wasn't agreed.", "It was not agreed."),),
    ),
    Rule(
        code="first_person",
        line="I, we and their forms become they, the speaker's name or the body's",
        examples=(("I was told.", "They were told."), ("Phase I was done.",) * 2),
    ),
    Rule(
        code="day",
        line="today, tomorrow, yesterday and tonight become that day, the following day …",
        examples=(("It closed yesterday.", "It closed the previous day."),),
    ),
    Rule(
        code="period",
        line="this, next and last before a week, month, year or day become that, the following, the previous",
        examples=(
            ("It closed last year.", "It closed the previous year."),
            ("It fell over the last year.",) * 2,
        ),
    ),
    Rule(
        code="ago",
        line="ago becomes earlier",
        examples=(("It closed a year ago.", "It closed a year earlier."),),
    ),
    Rule(
        code="here",
        line="here becomes there",
        examples=(
            ("Nothing was built here.", "Nothing was built there."),
            ("Buses were here to stay.",) * 2,
        ),
    ),
    Rule(
        code="now",
        line="now becomes then, and at present at that time; without this rule they stay, since “was now” is usual",
        default=False,
        examples=(
            ("It was now full.", "It was then full."),
            ("It was full at present.", "It was full at that time."),
        ),
    ),
    Rule(
        code="question",
        line="a question becomes one that was asked, where its subject is certain; any other stays and is marked",
        examples=(
            ("Will the Council pay?", "It was asked whether the Council would pay."),
            ("Can you help?",) * 2,
        ),
    ),
)
"""The rules of the back-shift, in the order of the page."""

MARKS: tuple[Rule, ...] = (
    Rule(
        code="contractions",
        line="a contraction, with what it is short for",
        examples=(("It isn't so.", "isn't"),),
    ),
    Rule(
        code="per_cent",
        line="a percentage that is not written as the style has it",
        examples=(("It rose by 5%.", "5%"), ("It rose by 5 per cent.", "")),
    ),
    Rule(
        code="opinion",
        line="a word that judges: minutes tell what was said and decided",
        examples=(("An excellent report.", "excellent"),),
    ),
    Rule(
        code="abbreviation",
        line="an abbreviation that nothing in the meeting spells out, where it stands first",
        examples=(("The MTFS was noted.", "MTFS"), ("The plan (MTFS) was noted.", "")),
    ),
    Rule(
        code="first_person_left",
        line="I, we and their forms, outside quotation marks",
        examples=(("We agreed our plan.", "We our"), ("“We agreed”", "")),
    ),
    Rule(
        code="second_person",
        line="you and your, outside quotation marks",
        examples=(("Your plan was noted.", "Your"),),
    ),
    Rule(
        code="question_left",
        line="a question that has to be put into reported speech by hand",
        examples=(("Can you help?", "Can you help?"),),
    ),
)
"""What is only pointed at."""


def active(rules: tuple[Rule, ...], off: Collection[str], on: Collection[str]) -> frozenset[str]:
    """The codes of the rules that count: those on from the start or switched on, less those switched off."""
    return frozenset(
        rule.code for rule in rules if (rule.default or rule.code in on) and rule.code not in off
    )

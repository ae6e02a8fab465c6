"""The back-shift rule by rule, what it leaves alone, and its promises over sentences made by a grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.words.lexicon import BASE, IN_S, NOUNS_IN_S
from clerk.words.reading import quoted
from clerk.words.reported_speech import back_shift
from clerk.words.rule import SHIFTS, Rule
from tests.words.sentences_made import passages

EXAMPLES = [
    pytest.param(rule, typed, wanted, id=f"{rule.code}: {typed}")
    for rule in SHIFTS
    for typed, wanted in rule.examples
]


@pytest.mark.parametrize(("rule", "typed", "wanted"), EXAMPLES)
def test_each_rule_does_what_its_examples_say(rule: Rule, typed: str, wanted: str) -> None:
    assert back_shift(typed, on={rule.code}).text == wanted


@pytest.mark.parametrize(("rule", "typed", "wanted"), EXAMPLES)
def test_a_rule_that_is_switched_off_changes_nothing(rule: Rule, typed: str, wanted: str) -> None:
    made = back_shift(typed, on={rule.code}, off={rule.code})
    assert rule.code not in {change.rule for change in made.changes}
    assert typed == wanted or made.text != wanted


def test_with_every_rule_off_nothing_is_offered() -> None:
    text = "I'm sure we will know today, won't we? The Council plans to sell."
    made = back_shift(text, off={rule.code for rule in SHIFTS})
    assert (made.text, made.changes) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "Members welcomed the report and asked that it be shared with the parish.",
        "The Localism Act 2011 requires members to declare interests.",
        "Section 4.1 of the Constitution says that the Chair decides.",
        "A copy is attached as appendix 1.",
        "The presentation can be found on the Council's website.",
        "RESOLVED: That the plan is adopted and we write to the county.",
        "That the report be noted and that officers report back.",
        "Next Steps For Our Library",
        "ITEM 5: WE WILL PLANT TREES",
        "The scheme was named Our Town Our Future.",
        "The work of Part I ended in May.",
        "They asked for a means of reaching it by all means.",
        "Members questioned the works programme and the needs assessment.",
        "Can you tell me when it opens?",
        "It was late, wasn't it?",
        "Really??",
    ],
)
def test_what_stays_stays(text: str) -> None:
    made = back_shift(text)
    assert (made.text, made.changes) == (text, ())


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("He says “we will fight” and I agree.", "He said “we will fight” and they agreed."),
        (
            "‘The residents’ view is ours’ is painted there.",
            "‘The residents’ view is ours’ was painted there.",
        ),
        ("The officers' view is that it's late.", "The officers' view was that it was late."),
        ('She says "I will', 'She said "I will'),
        ("a) We will write; b) They will wait.", "a) They would write; b) They would wait."),
        ("  We  will\n\nsee. ", "  They  would\n\nsee. "),
        ("Will Hughes will speak.", "Will Hughes would speak."),
        ("Cllrs Ames and Pugh want a vote.", "Cllrs Ames and Pugh wanted a vote."),
        ("Officers help residents get online.", "Officers helped residents get online."),
        ("The report recommends that charges rise.", "The report recommended that charges rise."),
        ("The next year is crucial.", "The next year was crucial."),
        ("Today's plan is ours.", "That day's plan was theirs."),
        ("I was late and we were told.", "They were late and they were told."),
        ("Let us hope it works.", "Let us hope it worked."),
    ],
)
def test_the_hard_places(typed: str, wanted: str) -> None:
    assert back_shift(typed).text == wanted


@pytest.mark.parametrize(
    ("typed", "speaker", "pronoun", "wanted"),
    [
        ("I think I am late.", "Cllr Okoro", "they", "Cllr Okoro thought they were late."),
        ("I think I am late.", "Cllr Okoro", "she", "Cllr Okoro thought she was late."),
        ("My ward is small.", "Cllr Jones", "they", "Cllr Jones’s ward was small."),
        ("Cllr Okoro says I was there.", "Cllr Okoro", "he", "Cllr Okoro said he was there."),
        ("Cllr Lowe and I are ready.", "Cllr Okoro", "they", "Cllr Lowe and Cllr Okoro were ready."),
        ("We are late and our plan is old.", None, "the Committee", "The Committee was late and its plan was old."),
        ("Will the Council pay?", "Ms Dunn", "they", "Ms Dunn asked whether the Council would pay."),
    ],
)  # fmt: skip
def test_who_stands_for_i_and_we(
    typed: str, speaker: str | None, pronoun: str, wanted: str
) -> None:
    assert back_shift(typed, speaker=speaker, pronoun=pronoun).text == wanted


def test_cllr_lowe_and_i_waits_for_a_name() -> None:
    assert back_shift("Cllr Lowe and I are ready.").text == "Cllr Lowe and I were ready."


def test_each_change_says_where_what_and_why() -> None:
    text = "I'm told the roof leaks."
    made = back_shift(text)
    assert [(text[c.start : c.end], c.new, c.rule) for c in made.changes] == [
        ("I'm", "They were", "be"),
        ("leaks", "leaked", "present"),
    ]
    lines = {rule.code: rule.line for rule in SHIFTS}
    assert all(change.why == lines[change.rule] for change in made.changes)


def test_some_changes_may_be_taken_and_what_belongs_together_comes_together() -> None:
    made = back_shift("I am sure it will rain.")
    assert made.with_only([2]) == "I am sure it would rain."
    assert made.with_only([0]) == made.with_only([1]) == "They were sure it will rain."
    asked = back_shift("Will the Council pay what it owes?")
    question = next(at for at, c in enumerate(asked.changes) if c.rule == "question")
    assert asked.with_only([question]) == "It was asked whether the Council would pay what it owes."
    who = back_shift("Who will pay?")
    assert {who.with_only([at]) for at in range(3)} == {"It was asked who would pay."}


def test_the_forms_of_the_verbs_are_english() -> None:
    past = {
        base: BASE[base].past
        for base in ("plan", "occur", "rely", "travel", "visit", "speed", "agree", "commit")
    }
    assert past == {
        "plan": "planned",
        "occur": "occurred",
        "rely": "relied",
        "travel": "travelled",
        "visit": "visited",
        "speed": "sped",
        "agree": "agreed",
        "commit": "committed",
    }
    assert {IN_S[form].base for form in ("goes", "relies", "reaches", "pays")} == {
        "go",
        "rely",
        "reach",
        "pay",
    }
    assert {"plans", "needs", "works", "reports"} <= NOUNS_IN_S
    assert not NOUNS_IN_S & {"says", "thinks", "agrees", "wants"}


@given(passages())
def test_shifting_twice_changes_nothing_more(text: str) -> None:
    once = back_shift(text).text
    assert back_shift(once).text == once


@given(passages())
def test_no_word_in_quotation_marks_is_touched(text: str) -> None:
    spans = quoted(text)
    for change in back_shift(text).changes:
        assert not any(change.start < end and start < change.end for start, end in spans)


@given(passages(), st.data())
def test_the_changes_make_the_text_and_any_of_them_may_be_left(
    text: str, data: st.DataObject
) -> None:
    made = back_shift(text)
    places = range(len(made.changes))
    assert made.with_only(places) == made.text
    assert made.with_only(()) == text == made.original
    if places:
        made.with_only(data.draw(st.sets(st.sampled_from(places))))
    ends = [change.end for change in made.changes]
    assert all(end <= c.start for end, c in zip(ends, made.changes[1:], strict=False))


_PIECES = (
    *("who", "will", "do", "I", "we", "you", "is", "The", "Act", "under", "That", "be", "asked"),
    *("RESOLVED", "next", "year", "n't", "won't", "it's", *"?,:()“”'’.…\n"),
)


@given(
    st.lists(st.sampled_from(_PIECES), max_size=10).map(" ".join)
    | st.text(max_size=60)
    | st.text("Iwe'’“”\"‘ aist.?\n", max_size=40)
)
def test_no_text_whatever_breaks_it(text: str) -> None:
    made = back_shift(text, speaker="Cllr Okoro", on={rule.code for rule in SHIFTS})
    assert made.with_only(range(len(made.changes))) == made.text

"""What there is to look at in a passage: misspelt words and marks of style as one list, each with its sentence."""

from __future__ import annotations

from clerk.dictionaries import british_speller
from clerk.words.attention import Notice, at_or_after, ignoring, notices
from clerk.words.rule import MARKS

SPELLER = british_speller(())


def found(text: str, **more: object) -> list[tuple[str, str]]:
    listed = notices(text, speller=SPELLER, **more)  # type: ignore[arg-type]  # as its names say
    return [(each.rule, each.words) for each in listed]


def test_spelling_and_style_come_in_the_order_of_the_text() -> None:
    assert found("We can't recieve 5% of the comittee.") == [
        ("first_person_left", "We"),
        ("contractions", "can't"),
        ("spelling", "recieve"),
        ("per_cent", "5%"),
        ("spelling", "comittee"),
    ]


def test_without_style_only_spelling_is_looked_at_and_without_a_dictionary_only_style() -> None:
    assert found("We recieve it.", style=False) == [("spelling", "recieve")]
    listed = notices("We recieve it.", speller=None)
    assert [each.rule for each in listed] == ["first_person_left"]


def test_each_switch_switches_what_it_is_called_after() -> None:
    text = "We recieve it."
    assert found(text, off={"spelling"}) == [("first_person_left", "We")]
    assert found(text, off={"first_person_left"}) == [("spelling", "recieve")]
    assert found(text, off={"a rule that is no more"}) == found(text)


def test_every_mark_says_what_is_the_matter_in_one_sentence_that_names_the_words() -> None:
    for rule in MARKS:
        typed = rule.examples[0][0]
        here = [n for n in notices(typed, speller=None) if n.rule == rule.code]
        assert here, rule.code
        for notice in here:
            assert notice.matter.endswith(".")
            assert "{" not in notice.matter
            assert "None" not in notice.matter
            if rule.code != "question_left":
                assert notice.words in notice.matter


def test_a_misspelt_word_that_is_ignored_is_ignored_wherever_it_stands() -> None:
    text = "Zorb and zorb and Zorb."
    first = notices(text, speller=SPELLER)[0]
    assert found(text, ignored={ignoring(first, text)}) == [("spelling", "zorb")]


def test_a_mark_that_is_ignored_is_marked_again_after_other_words() -> None:
    text = "An excellent report."
    (mark,) = notices(text, speller=SPELLER)
    ignored = {ignoring(mark, text)}
    assert found(text, ignored=ignored) == []
    assert found(f"{text} It was long.", ignored=ignored) == []
    assert found(f"{text} An excellent plan.", ignored=ignored) == [("opinion", "excellent")]


def _at(start: int, end: int) -> Notice:
    return Notice(start=start, end=end, rule="opinion", words="x")


def test_the_one_at_the_cursor_comes_first_then_the_next_then_the_first_of_all() -> None:
    one, two, whole = _at(4, 8), _at(12, 16), _at(10, 30)
    assert at_or_after([one, two], 6) is one
    assert at_or_after([one, two], 8) is one
    assert at_or_after([one, two], 9) is two
    assert at_or_after([one, two], 20) is one
    assert at_or_after([one, whole, two], 13) is two, "a word rather than its whole question"
    assert at_or_after([], 3) is None

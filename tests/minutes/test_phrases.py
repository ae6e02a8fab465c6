"""The little language of house styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.minutes.phrases import Many, PhraseError, fields, fill, sentence


@pytest.mark.parametrize(
    ("phrase", "values", "text"),
    [
        ("{mover} proposed it", {"mover": "Ann"}, "Ann proposed it"),
        ("moved[, seconded by {seconder}]", {"seconder": "Ben"}, "moved, seconded by Ben"),
        ("moved[, seconded by {seconder}]", {"seconder": ""}, "moved"),
        ("moved[, seconded by {seconder}]", {}, "moved"),
        ("[by {mover}|from the chair]", {"mover": "Ann"}, "by Ann"),
        ("[by {mover}|from the chair]", {}, "from the chair"),
        ("[by {mover}[ and {seconder}]]", {"mover": "Ann"}, "by Ann"),
        ("[by {mover}[ and {seconder}]]", {"seconder": "Ben"}, ""),
        ("[until {until}|[by {minutes} minutes]]", {"minutes": "5"}, "by 5 minutes"),
        ("[until {until}|[by {minutes} minutes]]", {}, ""),
        ("[always]", {}, "always"),
        ("one | two", {}, "one | two"),
        (r"\[{n}\] \{as it is\} \| \\", {"n": "3"}, "[3] {as it is} | \\"),
        ("a\\b", {}, "a\\b"),
        ("{one} {two} {three}", {"one": "a", "three": "c"}, "a c"),
        ("  blanks outside  ", {}, "blanks outside"),
        ("", {}, ""),
    ],
)
def test_a_phrase_is_filled_in(phrase: str, values: dict[str, str], text: str) -> None:
    assert fill(phrase, **values) == text


@pytest.mark.parametrize(("number", "word"), [(0, "were"), (1, "was"), (2, "were"), (11, "were")])
def test_a_phrase_chooses_by_number(number: int, word: str) -> None:
    assert fill("{people:was/were}", people=Many("x", number)) == word


def test_a_single_text_counts_as_one() -> None:
    assert fill("{people} {people:was/were} absent", people="Ann") == "Ann was absent"


def test_a_choice_by_number_alone_does_not_empty_its_bracket() -> None:
    assert fill("[the {dates:meeting/meetings}]", dates=Many("", 2)) == "the meetings"


@pytest.mark.parametrize("end", [".", "?", "!"])
def test_a_value_that_ends_its_sentence_gets_no_second_stop(end: str) -> None:
    assert fill("Reasons: {text}.", text=f"It was so{end}") == f"Reasons: It was so{end}"


def test_a_value_with_marks_of_the_language_in_it_is_printed_as_it_stands() -> None:
    assert fill("{text} said", text="[a|b] {mover} \\") == "[a|b] {mover} \\ said"


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("moved[, by {mover}", "not closed"),
        ("moved], by {mover}", "closes a bracket"),
        ("[a|b|c]", "two bars"),
        ("{mover", "brace"),
        ("mover}", "brace"),
        ("{Mover}", "brace"),
        ("{}", "brace"),
        ("{mover:one}", "brace"),
    ],
)
def test_a_phrase_that_is_not_well_formed_says_why(phrase: str, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason):
        fill(phrase)


def test_a_phrase_names_its_fields() -> None:
    assert fields("{a}[ {b}|{c:x/y}[{d}]]") == {"a", "b", "c", "d"}


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_text_with_its_marks_escaped_is_printed_as_it_stands(text: str) -> None:
    escaped = text
    for mark in "\\[]{}|":
        escaped = escaped.replace(mark, "\\" + mark)
    plain = " ".join(part for part in text.split(" ") if part)
    assert fill(escaped).strip() == plain.strip()


@given(st.text("[]|{}\\ab:/ _.", max_size=20), st.dictionaries(st.sampled_from("ab"), st.text()))
def test_a_phrase_is_filled_or_refused_but_never_breaks(
    phrase: str, values: dict[str, str]
) -> None:
    try:
        used = fields(phrase)
    except PhraseError:
        with pytest.raises(PhraseError):
            fill(phrase, **values)
    else:
        assert isinstance(fill(phrase, **values), str)
        assert used <= {"a", "b", "ab", "_"} | {name for name in used if set(name) <= set("ab_")}


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert sentence("the Chair moved") == "The Chair moved"
    assert sentence("") == ""
    assert sentence("“quoted”") == "“quoted”"

"""A house style in words that a clerk would use: every phrase has some, and no words are left without a phrase."""

from __future__ import annotations

import re
import tomllib

import pytest

from clerk.minutes.style import phrases_of
from clerk.minutes.style_faults import style_faults
from clerk.minutes.style_rows import StyleRow, style_rows, trouble_with
from clerk.minutes.style_words import GROUPS, field_words, key_words
from clerk.minutes.toml_lines import with_values
from clerk.styles import shipped_texts
from tests.minutes.chamber import STYLES

SHIPPED = shipped_texts()
COUNCIL = SHIPPED["council"]


def row(key: str, text: str = COUNCIL) -> StyleRow:
    return next(each for each in style_rows(text) if each.key == key)


@pytest.mark.parametrize("name", STYLES)
def test_every_phrase_of_a_style_is_a_row_with_words_in_a_group(name: str) -> None:
    rows = {each.key: each for each in style_rows(SHIPPED[name])}
    for key, phrase, allowed in phrases_of(tomllib.loads(SHIPPED[name])):
        assert rows[key].value == phrase
        assert set(rows[key].fields) == allowed
    for each in rows.values():
        assert each.label.strip()
        assert each.group in GROUPS.values()


def test_no_two_rows_of_a_style_have_the_same_words() -> None:
    for text in SHIPPED.values():
        rows = style_rows(text)
        told = [(each.group, each.label) for each in rows]
        assert sorted(told) == sorted(set(told))


def test_no_words_are_kept_for_a_key_that_no_style_has() -> None:
    used = set()
    for text in SHIPPED.values():
        for each in style_rows(text):
            bare = re.sub(r"\[\d+\]", "", each.key)
            used |= {bare, bare.rpartition(".")[0]}
    assert set(key_words()) <= used


def test_every_field_that_a_phrase_may_use_has_words() -> None:
    used = {name for text in SHIPPED.values() for each in style_rows(text) for name in each.fields}
    assert used == set(field_words()) & used
    assert set(field_words()) == used


def test_groups_stand_together_in_their_order() -> None:
    order = [each.group for each in style_rows(COUNCIL)]
    assert list(dict.fromkeys(order)) == [each for each in GROUPS.values() if each in order]
    assert order == sorted(order, key=list(GROUPS.values()).index)


def test_what_is_one_of_a_few_things_is_chosen_by_words() -> None:
    assert row("items.order").shown == "As on the agenda"
    assert row("names.group_titles").choices == ((True, "Yes"), (False, "No"))
    assert row("lists.part.formats[1]").label == "Parts of a decision: counted by, level 2"


def test_a_group_of_the_roll_is_called_by_its_heading() -> None:
    text = SHIPPED["planning"]
    assert row("roll.groups[0].columns[2].cell", text).label == (
        "Members of the Committee: what stands in column 3"
    )
    assert row("roll.groups[2].empty", text).label == "Officers: where there is nobody"


def test_what_is_wrong_with_a_phrase_is_a_sentence_and_all_others_stay() -> None:
    text = with_values(COUNCIL, {"votes.carried": "{qestion} was carried"})
    faults = style_faults(text)
    said = trouble_with(faults, "votes.carried")
    assert said.startswith("The phrase cannot use {qestion}. To mend it: did you mean {question}?")
    assert trouble_with(faults, "votes.lost") == ""
    far = trouble_with(
        style_faults(with_values(COUNCIL, {"votes.carried": "{zzz} was carried"})), "votes.carried"
    )
    assert far.startswith("The phrase cannot use {zzz}. To mend it: use only {")
    assert row("votes.carried", text).value == "{qestion} was carried"


def test_a_text_that_is_no_toml_has_no_rows() -> None:
    assert style_rows("[names") == ()

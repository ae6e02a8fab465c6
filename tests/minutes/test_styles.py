"""House styles: the shipped ones load, a user's own wins, a broken one is refused with file, key and reason."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from clerk import assets
from clerk.errors import ClerkError, Refused
from clerk.minutes.style import read_style
from clerk.styles import letterhead, load_style
from tests.minutes.chamber import STYLES

SHIPPED = {
    name: (assets.style_folder(name) / "style.toml").read_text(encoding="utf-8") for name in STYLES
}
CABINET = SHIPPED["cabinet"]


def refusal(text: str) -> str:
    """The sentence with which a style is refused."""
    with pytest.raises(Refused) as refused:
        read_style(text, "own/style.toml")
    assert refused.value.exit_code == 2
    return refused.value.sentence


def changed(pattern: str, replacement: str, text: str = CABINET) -> str:
    """A style with the first line that fits a pattern replaced."""
    made, times = re.subn(pattern, lambda _: replacement, text, count=1, flags=re.MULTILINE)
    assert times == 1, f"no line fits {pattern}"
    return made


@pytest.mark.parametrize("name", STYLES)
def test_a_shipped_style_loads_and_has_a_letterhead(name: str) -> None:
    assert load_style(name).name == name.title()
    assert letterhead(name).read_bytes().startswith(b"PK")


def test_these_are_all_the_styles_there_are() -> None:
    assert assets.style_names() == sorted(STYLES)


def test_a_missing_key_is_named_with_its_file() -> None:
    sentence = refusal(changed(r"^none = .*\n", ""))
    assert sentence == "own/style.toml: interests lacks the field “none”."


def test_an_unknown_key_is_named() -> None:
    sentence = refusal(changed(r"^\[actions\]", '[actions]\ncolour = "red"'))
    assert sentence.startswith("own/style.toml: actions")
    assert "colour" in sentence


def test_an_unknown_section_is_named() -> None:
    assert "“music”" in refusal(CABINET + "\n[music]\n")


def test_a_missing_section_is_named() -> None:
    text = CABINET[: CABINET.index("[procedure]")]
    assert "lacks the field “procedure”" in refusal(text)


def test_a_wrong_type_is_told_in_words() -> None:
    sentence = refusal(changed(r"^group_titles = true", "group_titles = 1"))
    assert (
        sentence == "own/style.toml: names.group_titles must be true or false, not a whole number."
    )


def test_a_value_out_of_its_vocabulary_is_told_with_the_choice() -> None:
    sentence = refusal(changed(r'^order = "agenda"', 'order = "alphabet"'))
    assert "items.order cannot be “alphabet”; it may be agenda, taken." in sentence


def test_a_key_inside_a_group_of_the_roll_is_named() -> None:
    sentence = refusal(changed(r'^layout = "sentence"', 'layout = "poem"'))
    assert "roll.groups" in sentence
    assert "poem" in sentence


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("{person] left", "brace"),
        ("[{person} left", "not closed"),
        ("{person} left]", "closes a bracket"),
        ("[a|b|c] {person}", "two bars"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_named_with_the_reason(phrase: str, reason: str) -> None:
    sentence = refusal(changed(r"^returned = .*", f'returned = "{phrase}"'))
    assert sentence.startswith("own/style.toml: attendance.returned: the phrase cannot be read:")
    assert reason in sentence


def test_a_field_that_a_phrase_cannot_use_is_named_with_those_it_can() -> None:
    sentence = refusal(changed(r"^returned = .*", 'returned = "{mover} returned"'))
    expected = (
        "own/style.toml: attendance.returned cannot use {mover}; "
        "it may use: at, item, minute, number, person, time."
    )
    assert sentence == expected


def test_a_phrase_of_the_roll_is_checked_too() -> None:
    sentence = refusal(changed(r'^name = "\[\{title\} \].*', 'name = "{mover}"'))
    assert "roll.groups[0].name cannot use {mover}" in sentence


def test_a_label_that_takes_no_fields_says_so() -> None:
    sentence = refusal(changed(r"^none = .*", 'none = "{people}: none"'))
    assert "interests.none cannot use {people}; it may use: none." in sentence


def test_a_list_needs_as_many_patterns_as_formats() -> None:
    text = changed(
        r"^part = .*", 'part = { formats = ["decimal", "lower_roman"], patterns = ["%1."] }'
    )
    assert refusal(text) == "own/style.toml: lists.part must have as many patterns as formats."


def test_a_list_pattern_needs_a_place_for_its_number() -> None:
    text = changed(r"^part = .*", 'part = { formats = ["decimal"], patterns = ["number)"] }')
    assert "lists.part.patterns" in refusal(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("name = ", "not TOML"), ("", "lacks the field"), ("name = 'x'\nname = 'y'", "not TOML")],
)
def test_a_file_that_is_no_style_is_refused(text: str, reason: str) -> None:
    assert reason in refusal(text)


def _keys(table: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for key, value in table.items():
        found.append((*path, key))
        if isinstance(value, dict) and key not in FREE:
            found += _keys(value, (*path, key))
    return found


# Tables whose keys are the field's words, not the style's keys: titles, and the names of ways and roles.
FREE = {"short_titles", "plural_titles", "meeting_types", "ways", "roles"}


def test_no_key_may_be_missing() -> None:
    """Every key of a shipped style is needed: without it the style is refused, and the key is named."""
    whole = tomllib.loads(CABINET)
    keys = _keys(whole)
    assert len(keys) > 150
    for path in keys:
        sentence = refusal(_toml(whole, without=path))
        assert f"lacks the field “{path[-1]}”" in sentence, path
        assert ".".join(path[:-1]) in sentence, path


def _toml(table: dict[str, Any], without: tuple[str, ...]) -> str:
    """A style as TOML again, one key left out."""

    def value(item: Any) -> str:
        if isinstance(item, dict):
            return "{" + ", ".join(f"{key} = {value(inner)}" for key, inner in item.items()) + "}"
        if isinstance(item, list):
            return "[" + ", ".join(value(inner) for inner in item) + "]"
        if isinstance(item, bool):
            return str(item).lower()
        return '"' + str(item).replace("\\", "\\\\").replace('"', '\\"') + '"'

    def cut(inner: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        rest = path[1:]
        return {
            key: cut(item, rest) if key == path[0] else item
            for key, item in inner.items()
            if key != path[0] or rest
        }

    return "\n".join(f"{key} = {value(item)}" for key, item in cut(table, without).items())


PLANNING = SHIPPED["planning"]


@pytest.mark.parametrize(
    ("pattern", "replacement", "said"),
    [
        (
            r'^  \{ header = "Attendance".*\n',
            "",
            "roll.groups[0].columns: beside {mark} use {state}",
        ),
        (
            r'^layout = "table"',
            'layout = "each"',
            "roll.groups[0]: a group has columns if its layout is “table”",
        ),
        (
            r"^columns = \[\n(?:  .*\n)*\]\n",
            "",
            "roll.groups[0]: a group has columns if its layout is “table”",
        ),
        (r'^  \{ header = "Mark".*', '  { header = "", cell = "{mark}" },', "columns"),
        (
            r'^  \{ header = "Mark".*',
            '  { header = "Mark", cell = "{mover}" },',
            "roll.groups[0].columns[1].cell cannot use {mover}",
        ),
        (r"^marks = .*", 'marks = { present = "P" }', "roll.marks lacks the field “remote”"),
        (r'^movements = "both"', 'movements = "never"', "roll.movements cannot be “never”"),
        (
            r"^present_range = .*",
            'present_range = "{time}"',
            "roll.present_range cannot use {time}",
        ),
        (r'^leaf = ""', 'leaf = "Leaf"', "document.leaf"),
        (r'^leaf = ""', 'leaf = "%1 of %1"', "document.leaf"),
        (
            r'^  \{ label = "Site:".*',
            '  { label = "Site:", text = "{town}" },',
            "items.application[1].text",
        ),
        (r"^reason = .*", "reason = { formats = [], patterns = [] }", "lists.reason.formats"),
        (r"^sections = .*", 'sections = ["index"]', "document.sections[0] cannot be “index”"),
    ],
    ids=lambda value: value[:40],
)
def test_keys_of_the_roll_the_leaves_and_the_application_are_refused_with_the_reason(
    pattern: str, replacement: str, said: str
) -> None:
    sentence = refusal(changed(pattern, replacement, PLANNING))
    assert sentence.startswith("own/style.toml: ")
    assert said in sentence


def test_a_roster_must_say_who_was_not_there() -> None:
    text = changed(r'^  \{ header = "Attendance".*\n', "", PLANNING)
    text = changed(r'^  \{ header = "Mark".*\n', "", text)
    assert "roll.groups[0].columns: a roster needs a column with {state}" in refusal(text)
    sentences = changed(r"^columns = \[\n(?:  .*\n)*\]\n", "", PLANNING)
    sentences = changed(r'^layout = "table"', 'layout = "sentence"', sentences)
    assert "roll.groups[0].roster: only a group whose layout is “table”" in refusal(sentences)


# A user's own


def own_style(text: str, name: str = "cabinet") -> Path:
    folder = assets.data_folder() / "templates" / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "style.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_folder_of_the_name_wins() -> None:
    own_style(changed(r'^name = "Cabinet"', 'name = "Ours"'))
    assert load_style("cabinet").name == "Ours"
    assert load_style("scrutiny").name == "Scrutiny"


def test_a_users_own_style_may_have_a_name_of_its_own() -> None:
    own_style(CABINET, "licensing-panel")
    assert "licensing-panel" in assets.style_names()
    assert load_style("licensing-panel").name == "Cabinet"


def test_an_edited_style_is_read_again() -> None:
    path = own_style(changed(r'^name = "Cabinet"', 'name = "First"'))
    assert load_style("cabinet").name == "First"
    path.write_text(changed(r'^name = "Cabinet"', 'name = "Second"'), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert load_style("cabinet").name == "Second"


def test_a_users_broken_style_is_refused_with_its_path_and_not_passed_over() -> None:
    path = own_style("name = 'half'")
    with pytest.raises(Refused, match=re.escape(str(path))):
        load_style("cabinet")


def test_a_style_that_is_not_utf_8_is_refused() -> None:
    path = own_style("")
    path.write_bytes(b'name = "\xff"')
    with pytest.raises(Refused, match="UTF-8"):
        load_style("cabinet")


def test_a_users_folder_without_a_style_file_says_what_is_missing() -> None:
    (assets.data_folder() / "templates" / "cabinet").mkdir(parents=True)
    with pytest.raises(ClerkError, match=r"style\.toml cannot be read"):
        load_style("cabinet")


def test_a_users_folder_without_a_letterhead_says_what_is_missing() -> None:
    own_style(CABINET)
    with pytest.raises(ClerkError, match=r"letterhead\.docx is missing"):
        letterhead("cabinet")


@pytest.mark.parametrize("name", ["regatta", "", "../cabinet", "Cabinet", "."])
def test_an_unknown_style_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(ClerkError, match="cabinet, council, licensing, parish, planning, scrutiny"):
        load_style(name)

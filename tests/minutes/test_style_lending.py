"""A council's own style of an earlier Clerk: what it lacks is lent and said; what it has wrong is refused as ever."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clerk import assets
from clerk.errors import Refused
from clerk.minutes.style_faults import style_faults
from clerk.minutes.style_lending import lend
from clerk.minutes.toml_lines import with_key, with_values
from clerk.minutes.toml_spans import value_spans
from clerk.styles import load_style, shipped_texts
from tests.minutes.chamber import STYLES
from tests.test_cli import clerk

SHIPPED = shipped_texts()
PARISH = SHIPPED["parish"]


def without(text: str, *keys: str) -> str:
    """A style as an earlier Clerk made it: without the lines of some keys."""
    for key in keys:
        text, times = re.subn(rf"^{key} = .*\n", "", text, count=1, flags=re.MULTILINE)
        assert times == 1, key
    return text


def own(name: str, text: str) -> Path:
    folder = assets.data_folder() / "templates" / name
    shutil.copytree(assets.style_folder("parish"), folder)
    (folder / "style.toml").write_text(text, encoding="utf-8")
    return folder


def everything(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if path:
        yield path, value
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, each in inner:
        place = f"{path}[{name}]" if isinstance(value, list) else f"{path}.{name}".lstrip(".")
        yield from everything(each, place)


# Where values stand


@pytest.mark.parametrize("name", STYLES)
def test_every_value_of_a_shipped_style_is_found_where_it_stands(name: str) -> None:
    text, found = SHIPPED[name], 0
    spans = value_spans(text)
    for path, value in everything(tomllib.loads(text)):
        if path in spans:
            first, last = spans[path]
            assert tomllib.loads(f"x = {text[first:last]}")["x"] == value
            found += 1
        else:
            assert isinstance(value, (dict, list)), path
    assert found > 300


def test_a_phrase_is_changed_and_every_other_character_stays() -> None:
    text = 'a = "one" # why, "in" words\n[t]\nb = { c = "two", d = [ "three", # last\n ] } # end\n'
    changed = with_values(text, {"a": 'say "1"', "t.b.c": "2", "t.b.d[0]": "3"})
    assert changed == (
        'a = "say \\"1\\"" # why, "in" words\n[t]\nb = { c = "2", d = [ "3", # last\n ] } # end\n'
    )
    with pytest.raises(KeyError):
        with_values(text, {"t.e": "4"})


def test_a_key_more_stands_below_those_of_its_table() -> None:
    text = "a = 1\n\n[t]\nb = [\n  2,\n]\n\n[t.u]\nc = { d = 3 }\n"
    assert with_key(text, "t.e", 4) == text.replace("]\n\n[t.u]", "]\ne = 4\n\n[t.u]")
    assert with_key(text, "z", 5) == "a = 1\nz = 5\n" + text[6:]
    assert with_key(text, "t.u.c.f", 6) == text.replace("{ d = 3 }", "{ d = 3, f = 6 }")
    assert with_key(text, "v", {"g": True}) == text + "\n[v]\ng = true\n"


# What is lent


def test_what_an_older_style_lacks_is_taken_from_the_style_it_is_nearest_to() -> None:
    text = without(PARISH, "leaf", "present_range", "total").replace(
        'name = "Parish"', 'name = "Ours"'
    )
    lent = lend(text, SHIPPED, "ours")
    assert lent is not None
    assert lent.lender == "parish"
    assert set(lent.keys) == {"document.leaf", "roll.present_range", "decisions.total"}
    assert style_faults(lent.text) == []
    theirs, whole = tomllib.loads(PARISH), tomllib.loads(lent.text)
    assert whole["document"]["leaf"] == theirs["document"]["leaf"]
    assert whole == theirs | {"name": "Ours"}


def test_the_style_it_was_made_from_lends_before_the_nearest() -> None:
    text = with_key(without(PARISH, "closing_time"), "made_from", "cabinet")
    lent = lend(text, SHIPPED)
    assert lent is not None
    cabinet = tomllib.loads(SHIPPED["cabinet"])["dates"]["closing_time"]
    assert tomllib.loads(lent.text)["dates"]["closing_time"] == cabinet


def test_a_whole_group_of_keys_and_a_key_of_a_group_of_the_roll_are_lent_too() -> None:
    text = PARISH.replace("[rules]\noff = []\n", "", 1)
    text = re.sub(r"^note = .*\n", "", text, flags=re.MULTILINE)
    lent = lend(text, SHIPPED)
    assert lent is not None
    assert "rules" in lent.keys
    assert "roll.groups[0].note" in lent.keys
    assert style_faults(lent.text) == []


def test_a_part_of_an_inline_group_is_lent_beside_the_others() -> None:
    text = re.sub(r', absent = "[^"]*" \}', " }", PARISH, count=1)
    lent = lend(text, SHIPPED)
    assert lent is not None
    assert lent.keys == ("roll.marks.absent",)
    assert style_faults(lent.text) == []


def test_a_style_that_lacks_nothing_is_lent_nothing() -> None:
    assert lend(PARISH, SHIPPED) is None
    assert lend("no TOML at all", SHIPPED) is None


# As it is used


def test_an_older_style_of_ones_own_can_be_used_and_checked() -> None:
    folder = own("leamside", without(PARISH, "leaf", "initials"))
    assert load_style("leamside").document.leaf == load_style("parish").document.leaf
    result = clerk("style", "check", "leamside")
    assert result.exit_code == 0
    said = (
        f"{folder / 'style.toml'}: It was made by an earlier Clerk and lacks 2 keys: document.leaf, document.initials. "
        "They are taken from “parish”. To mend it: write them there."
    )
    assert said in result.stdout
    assert "can be used" in result.stdout


def test_beside_what_is_lent_a_wrong_and_an_unknown_key_are_refused() -> None:
    text = without(PARISH, "leaf", "initials").replace('am = "am"', "am = 3", 1)
    own("leamside", text.replace("[lists]", "[lists]\ncolour = 'red'", 1))
    result = clerk("style", "check", "leamside")
    assert result.exit_code == 1
    assert "2 faults to mend" in result.stdout
    assert "lacks 2 keys" in result.stdout
    with pytest.raises(Refused, match=r"colour|dates\.am"):
        load_style("leamside")


def test_a_key_under_another_name_is_no_missing_one() -> None:
    own("leamside", PARISH.replace("\nsigned = ", "\nsined = ", 1))
    with pytest.raises(Refused, match="sined"):
        load_style("leamside")


def test_a_style_made_from_old_minutes_says_what_it_was_made_from(tmp_path: Path) -> None:
    from tests.export.own_letterheads import old_minutes, saved

    old = saved(old_minutes(), tmp_path / "old.docx")
    assert clerk("style", "new", "leamside", "--from", old, "--yes").exit_code == 0
    assert load_style("leamside").made_from == "parish"

"""Which aids an officer wants, in a file of their own."""

from __future__ import annotations

import msgspec
import pytest

from clerk.assets import data_folder
from clerk.errors import Refused
from clerk.own.typing_aids import AIDS, keep_typing_switches, typing_switches
from clerk.words.at_hand import Switches


def test_at_first_everything_is_on() -> None:
    assert typing_switches() == Switches()
    assert all(getattr(Switches(), each.name) for each in msgspec.structs.fields(Switches))


@pytest.mark.parametrize("name", AIDS)
def test_what_was_switched_off_stays_off_and_nothing_else(name: str) -> None:
    keep_typing_switches(msgspec.structs.replace(Switches(), **{name: False}))
    assert typing_switches() == msgspec.structs.replace(Switches(), **{name: False})


def test_every_switch_has_words() -> None:
    assert set(AIDS) == {each.name for each in msgspec.structs.fields(Switches)}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[aids", "is not TOML"),
        ("[other]\nx = true\n", "one table called"),
        ("[aids]\nghost = true\n", "“ghost” has to be one of"),
        ('[aids]\npeople = "no"\n', "true or false"),
    ],
)
def test_a_file_edited_wrongly_is_refused_by_name(text: str, sentence: str) -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / "typing.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=rf"typing\.toml.*{sentence}"):
        typing_switches()

"""Switches of the rules, and names added for a body, in files of the officer's own."""

from __future__ import annotations

import stat

import pytest

from clerk.assets import data_folder
from clerk.errors import Refused
from clerk.own.body_names import add_name, forget_name, names_of_bodies
from clerk.own.switches import FILE, Switches, keep_switches, own_switches


def test_at_first_nothing_is_switched_and_no_file_is_there() -> None:
    assert own_switches() == Switches()
    assert not data_folder().exists()


def test_a_switch_is_kept_and_gone_when_it_is_as_from_the_start() -> None:
    keep_switches(own_switches().with_rule("opinion", on=False, default=True))
    keep_switches(own_switches().with_rule("must", on=True, default=False))
    kept = own_switches()
    assert not kept.is_on("opinion")
    assert kept.is_on("must", default=False)
    assert kept.is_on("may")
    keep_switches(kept.with_rule("opinion", on=True, default=True))
    keep_switches(own_switches().with_rule("must", on=False, default=False))
    assert own_switches() == Switches()
    assert stat.S_IMODE((data_folder() / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["{", '{"of": []}', '{"off": "all"}', "[]"])
def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(text: str) -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / FILE).write_text(text)
    with pytest.raises(Refused, match=r"word-switches\.json cannot be taken: .*begin again\."):
        own_switches()


def test_a_name_is_kept_for_its_body_alone_once_and_in_order() -> None:
    for name in ("Tamblyn", "Penhale", "Tamblyn"):
        add_name("Parish Council", name)
    add_name("Allotments Committee", "Quick")
    assert names_of_bodies() == {
        "Allotments Committee": ("Quick",),
        "Parish Council": ("Penhale", "Tamblyn"),
    }
    forget_name("Allotments Committee", "Quick")
    assert names_of_bodies() == {"Parish Council": ("Penhale", "Tamblyn")}


def test_two_words_are_not_one_name() -> None:
    with pytest.raises(Refused, match="not one word"):
        add_name("Parish Council", "Jo Tamblyn")
    assert names_of_bodies() == {}

"""What an officer changed among the phrases, in a file of their own folder."""

from __future__ import annotations

import pytest

from clerk.assets import data_folder
from clerk.errors import Refused
from clerk.own.formulae import keep_preferences, preferences, shipped_formulae
from clerk.words.formulae import Preferences


def test_at_first_nothing_is_changed() -> None:
    assert preferences() == Preferences()
    assert not data_folder().exists()


def test_what_was_changed_comes_back() -> None:
    first, second, *_ = shipped_formulae()
    changed = (
        Preferences()
        .with_own("It was ever so – “indeed”.", "decision", "motion")
        .with_edited(first, "It was seen that []")
        .with_forgotten(second)
    )
    keep_preferences(changed)
    assert preferences() == changed


def test_a_file_edited_wrongly_is_refused_by_name_and_stays_as_it_is() -> None:
    data_folder().mkdir(parents=True)
    path = data_folder() / "phrases.json"
    path.write_text('{"own": [{"template": 3}]}', encoding="utf-8")
    with pytest.raises(Refused, match=r"phrases\.json cannot be taken: Expected `str`"):
        preferences()
    assert path.read_text(encoding="utf-8") == '{"own": [{"template": 3}]}'

"""How quorums are written, and ids made."""

import pytest

from clerk.ui.setup_body import body_id
from clerk.ui.setup_words import quorum_text, read_quorum


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("4", "4"), ("one quarter", "1/4"), ("1/3, at least 3", "1/3, at least 3"),
     ("a third, never under three", "1/3, at least 3"),
     ("½", "1/2"), ("two thirds", "2/3"), ("4 members", "4"), ("ten", "10")],
)  # fmt: skip
def test_a_quorum_is_read_as_it_is_written(text: str, wanted: str) -> None:
    quorum = read_quorum(text)
    assert quorum is not None
    assert quorum_text(quorum) == wanted


@pytest.mark.parametrize(
    "text", ["", "a few", "5/4", "1/0", "4, at least 3", "at least many", "-1", "99999"]
)
def test_a_quorum_that_cannot_be_told_is_not_guessed(text: str) -> None:
    assert read_quorum(text) is None


def test_a_bodys_id_is_made_of_its_name() -> None:
    assert body_id("Planning Committee", set()) == "planning"
    assert body_id("Planning Committee", {"planning"}) == "planning-2"
    assert body_id("Ça & là", set()) == "ca-la"
    assert body_id("李", set()) == "body"

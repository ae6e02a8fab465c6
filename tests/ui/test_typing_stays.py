"""Whatever is typed, no letter is lost or altered but by an aid, and what an aid did is taken back by one key."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from tests.ui.test_capture import CONTROL, Key, hands  # noqa: F401  # a fixture
from tests.ui.test_typing_aids import At, at  # noqa: F401  # a fixture

PIECES = st.sampled_from(
    ["cllr", "mins", "wdb", "iwnt", "ansd", "heldon", "the", "phosphate", "The Council", "@br", "@", ";", ";not",
     "brandt", "a@b.uk", "e.g.", "x", "5", "No. 5", " ", " ", ". ", "? ", ", ", "; ", "“",
     "- ", "> ", ">> ", "! ", "1. "]
)  # fmt: skip


@pytest.mark.parametrize("by_undo", [False, True], ids=["backspace", "undo"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(PIECES, max_size=12))
def test_what_is_typed_stands_there_but_for_what_an_aid_did_and_one_key_takes_that_back(
    at: At,  # noqa: F811
    pieces: list[str],
    by_undo: bool,
) -> None:
    line = at.window.entries.line
    line.restore("", 0, "paragraph")
    line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    line.edit.document().clearUndoRedoStacks()
    whole = ""
    for letter in "".join(pieces):
        if not letter.isascii():
            line.edit.insertPlainText(letter)
        else:
            at.write(letter)
        whole += letter
        if line.text == whole:
            continue
        event("an aid acted")
        led = line.form != "paragraph"
        if by_undo and not led:
            at.press(Key.Key_Z, CONTROL)
        else:
            # Undo gives a mark back without the blank that was never typed; the other key, with it.
            at.press(Key.Key_Backspace)
        assert line.text == whole
        assert line.cursor == len(whole)
        assert line.form == "paragraph"
    at.press(Key.Key_Escape)
    assert line.text == whole

"""Doubts are parked, found again, and settled by key; no document has one."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from clerk.export.documents import export
from clerk.record.facts import ExcludePublic, Private, Say
from clerk.record.script import read_script, write_script
from clerk.styles import load_style
from clerk.ui.settle_card import SettleCard
from tests.ui.settling_keys import CONTROL, EVENTS, SHIFT, Hands, Key, Sit

PARKED = "Was it twelve trees or twenty?"


def doubts(hands: Hands) -> list[Private]:
    return [entry.fact for entry in hands.facts(Private) if isinstance(entry.fact, Private)]


def park(hands: Hands, words: str) -> None:
    """As the entry line's mark does it."""
    hands.desk.work_out()
    hands.window.live.recorder.keep_doubt(words)
    hands.wait()
    hands.look()


def ctrl_7(hands: Hands) -> None:
    hands.press(Key.Key_7, CONTROL)


def card(hands: Hands) -> SettleCard:
    return hands.window.entries.doubt_card


def test_a_doubt_is_parked_from_the_list_of_commands(sit: Sit) -> None:
    hands = sit()
    hands.press(Key.Key_Slash, CONTROL)
    hands.write("doubt parked")
    hands.press(Key.Key_Return)
    hands.write(PARKED)
    hands.press(Key.Key_Return, CONTROL)
    hands.wait()
    (note,) = doubts(hands)
    assert (note.text, note.doubt, note.settled) == (PARKED, "open", "")
    assert hands.window.entries.line.edit.hasFocus()


def test_what_is_parked_clears_what_was_typed_and_undo_takes_it_away(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    assert hands.desk.undo_name == "doubt in item 3"
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    assert doubts(hands) == []


def test_it_is_counted_below_what_is_to_settle(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    park(hands, "Who seconded?")
    assert hands.window.agenda.title.words == f"AGENDA · {len(hands.flags) + 2} TO SETTLE"
    said = [row.said for row in hands.window.agenda.list.rows.rows]
    assert f"doubt, {PARKED}, item 3" in said
    words = ["".join(w.text for w in row.words) for row in hands.window.agenda.list.rows.rows]
    assert "Doubts to settle · 2" in words


def test_it_is_walked_settled_with_a_word_and_taken_back(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    park(hands, "Who seconded?")
    hands.window.entries.line.edit.setFocus()
    hands.desk.choose("i1")
    hands.write("It was cold")
    ctrl_7(hands)
    shown = card(hands)
    assert shown.isVisible()
    assert shown.hasFocus()
    assert shown.sentence.words == PARKED
    ctrl_7(hands)
    assert shown.sentence.words == "Who seconded?"
    hands.press(Key.Key_S)
    hands.write("Cedar Lowe, by her note")
    hands.press(Key.Key_Return)
    hands.wait()
    assert [(n.doubt, n.settled) for n in doubts(hands)] == [
        ("open", ""),
        ("settled", "Cedar Lowe, by her note"),
    ]
    assert shown.sentence.words == PARKED
    hands.press(Key.Key_N)
    assert shown.sentence.words == "Who seconded?"
    assert "Settled: Cedar Lowe, by her note" in shown.source.words
    hands.press(Key.Key_B)
    hands.wait()
    assert [n.doubt for n in doubts(hands)] == ["open", "open"]
    hands.press(Key.Key_Escape)
    assert shown.isHidden()
    assert hands.desk.item == "i1"
    assert hands.window.entries.line.edit.hasFocus()
    assert hands.window.entries.line.text == "It was cold"


def test_a_doubt_is_not_settled_without_a_word(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    ctrl_7(hands)
    hands.press(Key.Key_S)
    hands.press(Key.Key_Return)
    assert "Say in a word" in card(hands).trouble.words
    assert [n.doubt for n in doubts(hands)] == ["open"]


def test_the_last_one_settled_gives_the_keyboard_back_and_undo_opens_it_again(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    ctrl_7(hands)
    hands.press(Key.Key_S)
    hands.write("Twelve")
    hands.press(Key.Key_Return)
    hands.wait()
    assert card(hands).isHidden()
    assert hands.window.entries.line.edit.hasFocus()
    assert hands.desk.undo_name == "settled doubt"
    hands.press(Key.Key_Z, CONTROL)
    hands.wait()
    assert [n.doubt for n in doubts(hands)] == ["open"]


def test_g_goes_to_its_entry_1_edits_it_and_2_takes_it_away(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    ctrl_7(hands)
    hands.press(Key.Key_G)
    assert hands.window.entries.list.hasFocus()
    (entry,) = hands.facts(Private)
    assert hands.desk.entry == entry.id
    ctrl_7(hands)
    hands.press(Key.Key_1)
    hands.write(" Or more?")
    hands.press(Key.Key_Return)
    hands.wait()
    (note,) = doubts(hands)
    assert (note.text, note.doubt) == (f"{PARKED} Or more?", "open")
    ctrl_7(hands)
    hands.press(Key.Key_2)
    hands.wait()
    assert doubts(hands) == []
    assert card(hands).isHidden()


def test_with_none_parked_the_key_says_how(sit: Sit) -> None:
    hands = sit()
    ctrl_7(hands)
    assert (
        hands.window.status.remark.words == "No doubt is parked. Begin a line with ? to park one."
    )


def test_what_is_to_settle_and_doubts_are_never_open_at_once(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    ctrl_7(hands)
    hands.press(Key.Key_F11)
    hands.qtbot.waitUntil(card(hands).isHidden)
    assert hands.card.isVisible()
    assert hands.card.hasFocus()
    ctrl_7(hands)
    assert hands.card.isHidden()
    assert card(hands).isVisible()


def test_the_card_says_what_it_is_to_a_screen_reader(sit: Sit) -> None:
    hands = sit()
    park(hands, PARKED)
    ctrl_7(hands)
    said = QAccessible.queryAccessibleInterface(card(hands)).text(QAccessible.Text.Name)
    assert said.startswith("Doubt · 1 of 1")
    assert PARKED in said


# The running draft, and what leaves the book.


EXEMPT = [
    *EVENTS,
    (21, "i3", ExcludePublic(items=("i3",), paragraphs=(3,))),
    (22, "i3", Private(text="SECRETDOUBT", doubt="open")),
    (23, "i3", Say(text="The sum was named.")),
]


def draft_words(hands: Hands) -> str:
    hands.qtbot.wait(30)
    return hands.window.draft.page.toPlainText()


def test_the_draft_shows_it_at_its_place_as_not_printed(sit: Sit) -> None:
    hands = sit([*EVENTS, (21, "i3", Say(text="First.")), (23, "i3", Say(text="Second."))])
    hands.window.show_draft(wanted=True)
    park(hands, PARKED)
    words = draft_words(hands)
    assert f"Doubt, not printed: {PARKED}" in words
    assert words.index("Second.") < words.index(PARKED)
    (entry,) = hands.facts(Private)
    position = words.index(PARKED) + 3
    assert hands.window.draft._document is not None
    assert hands.window.draft._document.entry_at(position) == entry.id


def test_a_settled_doubt_is_not_in_the_draft(sit: Sit) -> None:
    hands = sit([*EVENTS, (21, "i3", Private(text="DONEWITH", doubt="settled", settled="yes"))])
    hands.window.show_draft(wanted=True)
    assert "DONEWITH" not in draft_words(hands)


def test_a_doubt_of_exempt_business_is_seen_only_with_the_exempt_text(sit: Sit) -> None:
    hands = sit(EXEMPT)
    hands.window.show_draft(wanted=True)
    assert "SECRETDOUBT" not in draft_words(hands)
    hands.press(Key.Key_D, CONTROL | SHIFT)
    assert "SECRETDOUBT" in draft_words(hands)


def test_what_is_copied_from_the_draft_has_no_doubt(sit: Sit) -> None:
    hands = sit([*EVENTS, (21, "i3", Say(text="First.")), (23, "i3", Say(text="Second."))])
    hands.window.show_draft(wanted=True)
    park(hands, PARKED)
    draft_words(hands)
    hands.window.draft.page.setFocus()
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_C, CONTROL)
    clipboard = QApplication.clipboard()
    assert "Second." in clipboard.text()
    assert PARKED not in clipboard.text()
    assert PARKED not in clipboard.mimeData().html()


@pytest.mark.parametrize("which", ["public", "full"])
def test_no_document_of_any_set_has_a_doubt(which: str, sit: Sit, tmp_path: Path) -> None:
    hands = sit(
        [
            *EXEMPT,
            (24, "i3", Private(text="OPENDOUBT", doubt="open")),
            (25, "i3", Private(text="OLDDOUBT", doubt="settled", settled="THEWORD")),
        ]
    )
    style = load_style(hands.meeting.body.style)
    formats = ("docx", "pdf", "txt", "json")
    made = export(hands.meeting, style, formats, tmp_path, "leak", which)  # type: ignore[arg-type]  # sets
    for path in made:
        told = _text_of(path)
        for secret in ("SECRETDOUBT", "OPENDOUBT", "OLDDOUBT", "THEWORD"):
            kept = which == "full" and path.suffix == ".json"
            assert (secret in told) is kept, (path.name, secret)


def _text_of(path: Path) -> str:
    if path.suffix == ".docx":
        from docx import Document

        document = Document(str(path))
        cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
        return "\n".join([p.text for p in document.paragraphs] + cells)
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return path.read_text(encoding="utf-8")


def test_a_script_of_before_has_plain_notes_and_one_of_now_comes_back() -> None:
    note = {"at": "14:00", "do": "private", "text": "Ask."}
    doubt = {"at": "14:01", "do": "private", "text": "Sure?", "doubt": "open"}
    settled = doubt | {"at": "14:02", "doubt": "settled", "settled": "yes"}
    from tests.minutes.chamber import play

    meeting = play()
    data = json.loads(write_script(meeting)) | {"events": [note, doubt, settled]}
    read = read_script(json.dumps(data)).meeting
    assert [n.doubt for _, n in read.of(Private)] == [None, "open", "settled"]
    assert read_script(write_script(read)).meeting == read

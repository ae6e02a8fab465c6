"""Find, and find and replace, by real keys: what is found is marked and gone to, and replaced as one step."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from clerk.record.facts import Private, Say
from clerk.record.meeting import Entry
from clerk.record.own_words import entry_texts
from clerk.ui.find_bar import FindBar
from clerk.ui.look import Look
from clerk.ui.replace_dialog import ReplaceDialog
from clerk.ui.views.words import plain
from tests.ui.test_access import assert_fits
from tests.ui.test_capture import CONTROL, SHIFT, Hands, Key, hands  # noqa: F401  # a fixture


def open_bar(hands: Hands, words: str, *, replace: str | None = None) -> FindBar:  # noqa: F811
    bar = hands.window.entries.find_bar
    hands.qtbot.waitUntil(lambda: bool(hands.desk.sight and not hands.desk.sight.at_a_glance))
    hands.press(Key.Key_F if replace is None else Key.Key_H, CONTROL)
    assert bar.isVisible()
    assert bar.words.hasFocus()
    hands.write(words)
    looked(hands)
    if replace is not None:
        bar.new.setFocus()
        hands.write(replace)
    return bar


def looked(hands: Hands) -> None:  # noqa: F811
    hands.qtbot.waitUntil(lambda: not hands.window.find_words._pause.isActive())


def texts(entries: Sequence[Entry]) -> str:
    return "\n".join(text for entry in entries for _, text in entry_texts(entry))


def chosen(hands: Hands) -> Entry:  # noqa: F811
    assert hands.desk.sight is not None
    return hands.desk.sight.meeting.entry_by_id[hands.desk.entry or 0]


def test_enter_goes_to_the_next_and_shift_enter_to_the_one_before(hands: Hands) -> None:  # noqa: F811
    bar = open_bar(hands, "slurry")
    assert bar.count.words == "1 found"
    hands.press(Key.Key_Return)
    assert isinstance(chosen(hands).fact, Say)
    assert "slurry" in texts([chosen(hands)])
    assert bar.words.hasFocus(), "the keyboard stays in the bar"
    bar.words.setText("weir")
    looked(hands)
    hands.press(Key.Key_Return)
    first = hands.window.find_words.place
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert hands.window.find_words.place == (first or 0) + 2
    hands.press(Key.Key_Return, SHIFT)
    assert hands.window.find_words.place == (first or 0) + 1
    assert bar.count.words.startswith(f"{(first or 0) + 2} of ")


def test_it_begins_from_the_entry_in_hand_and_goes_round(hands: Hands) -> None:  # noqa: F811
    open_bar(hands, "the")
    hits = hands.window.find_words.hits
    last = hits[-1].entry
    assert last is not None
    hands.desk.choose_entry(last)
    hands.press(Key.Key_Return)
    assert chosen(hands).id == last
    while hands.window.find_words.place != len(hits) - 1:
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert hands.window.find_words.place == 0


def test_escape_closes_it_where_the_keyboard_was_and_nothing_is_marked(hands: Hands) -> None:  # noqa: F811
    hands.write("Half a sentence")
    bar = open_bar(hands, "weir")
    hands.press(Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is hands.window.entries.line.edit
    assert hands.window.entries.line.text == "Half a sentence"
    assert not marked_in_rows(hands)


def marked_in_rows(hands: Hands) -> list[str]:  # noqa: F811
    rows = hands.window.entries.list.rows.rows
    words = [w for row in rows for line in row.lines for w in line.words]
    return [w.text for w in words if w.wash == "care_ground" and w.under]


def marked_in_draft(hands: Hands) -> list[str]:  # noqa: F811
    selections: list[QTextEdit.ExtraSelection] = hands.window.draft.page.extraSelections()
    return [each.cursor.selectedText() for each in selections if each.format.fontUnderline()]


def test_what_is_found_is_marked_in_the_entries_and_in_the_draft(hands: Hands) -> None:  # noqa: F811
    hands.window.show_draft(wanted=True)
    hands.qtbot.wait(30)
    open_bar(hands, "weir")
    assert {each.lower() for each in marked_in_rows(hands)} == {"weir"}
    found = marked_in_draft(hands)
    assert len(found) > 5
    assert {each.lower() for each in found} == {"weir"}


def test_whole_words_and_capitals_narrow_it(hands: Hands) -> None:  # noqa: F811
    bar = open_bar(hands, "weir")
    every = len(hands.window.find_words.hits)
    bar.words.setText("wei")
    looked(hands)
    assert len(hands.window.find_words.hits) >= every > 0
    bar.whole.setFocus()
    hands.press(Key.Key_Space)
    looked(hands)
    assert not hands.window.find_words.hits
    assert bar.count.words == "Nothing found"
    bar.whole.setChecked(False)
    bar.words.setText("WEIR")
    bar.case.setChecked(True)
    looked(hands)
    assert not hands.window.find_words.hits


def test_what_is_typed_meanwhile_is_found_as_well(hands: Hands) -> None:  # noqa: F811
    bar = open_bar(hands, "xylophone")
    assert bar.count.words == "Nothing found"
    hands.window.live.recorder.keep("A xylophone was heard.", "paragraph")
    hands.wait()
    hands.qtbot.waitUntil(lambda: bar.count.words == "1 found")


# Replacing.


def test_one_is_replaced_and_the_next_is_in_hand_and_undo_takes_it_back(hands: Hands) -> None:  # noqa: F811
    before = hands.entries()
    open_bar(hands, "anglers", replace="fishers")
    total = len([h for h in hands.window.find_words.hits if h.spot])
    finder = hands.window.find_words
    while True:
        hands.press(Key.Key_Return)
        if finder.place is not None and finder.hits[finder.place].spot is not None:
            break
    hands.press(Key.Key_Return)
    hands.wait()
    after = hands.entries()
    assert texts(after).lower().count("fishers") == 1
    assert len([h for h in finder.hits if h.spot]) == total - 1
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
    assert hands.desk.undo_name == "replacement in 1 entry"
    hands.desk.undo()
    assert hands.entries() == before


def test_all_are_replaced_by_one_step_after_each_place_was_shown(
    hands: Hands,  # noqa: F811
    qtbot: QtBot,
) -> None:
    before = hands.entries()
    open_bar(hands, "weir", replace="lock")
    finder = hands.window.find_words
    own = [hit.spot for hit in finder.hits if hit.spot]
    dialog = finder.dialog()
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert [place.spot for place in dialog.places] == own
    left_out = dialog.places[0].spot
    dialog.show()
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert left_out not in dialog.chosen
    assert dialog.replace_button.text() == f"Replace {len(own) - 1}"
    row = dialog.list.rows.rows[1]
    assert row.said.startswith("Replaced: ")
    assert " becomes " in row.said
    assert dialog.list.rows.rows[0].said.startswith("Left out: ")
    finder._submit(dialog.chosen)
    hands.wait()
    changed = texts(hands.entries()).lower()
    assert changed.count("lock") == texts(before).lower().count("lock") + len(own) - 1
    assert (hands.desk.undo_name or "").startswith("replacement in ")
    hands.desk.undo()
    assert hands.entries() == before


def test_enter_in_the_list_of_places_replaces_them(hands: Hands) -> None:  # noqa: F811
    bar = open_bar(hands, "slurry", replace="manure")
    bar.all_button.setFocus()

    timer = QTimer()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReplaceDialog):
            timer.stop()
            QTest.keyClick(dialog.list, Key.Key_Return)

    timer.timeout.connect(press)
    timer.start(50)
    hands.press(Key.Key_Return)
    hands.wait()
    assert "manure" in texts(hands.entries())
    assert "slurry" not in texts(hands.entries())
    assert bar.note.words == "1 replaced."


def test_part_of_a_name_is_left_out_of_all_and_of_one_unless_enter_is_pressed_twice(
    hands: Hands,  # noqa: F811
    qtbot: QtBot,
) -> None:
    bar = open_bar(hands, "Marsh", replace="Fen")
    finder = hands.window.find_words
    dialog = finder.dialog()
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.chosen == []
    assert all("in the name of" in plain(place.row.trail) for place in dialog.places)
    before = hands.entries()
    finder.place = next(i for i, hit in enumerate(finder.hits) if hit.spot)
    hands.press(Key.Key_Return)
    assert "in the name of" in bar.note.words
    assert hands.entries() == before
    hands.press(Key.Key_Return)
    hands.wait()
    assert "Fen presented" in texts(hands.entries())


def test_a_sentence_that_clerk_writes_is_not_altered_and_its_fact_is_told(
    hands: Hands,  # noqa: F811
    qtbot: QtBot,
) -> None:
    bar = open_bar(hands, "Celia Hale", replace="Cecilia Hale")
    finder = hands.window.find_words
    before = hands.entries()
    finder.place = next(
        i for i, hit in enumerate(finder.hits) if hit.spot is None and hit.item == "i6"
    )
    hands.press(Key.Key_Return)
    assert bar.note.words.startswith("Clerk writes that from ")
    assert "item 6" in bar.note.words
    assert hands.entries() == before
    dialog = finder.dialog()
    if dialog is not None:
        qtbot.addWidget(dialog)
    assert "in sentences that Clerk writes" in bar.count.words


# Exempt, private.


def test_exempt_and_private_words_are_neither_found_nor_marked_nor_replaced_unless_ticked(
    hands: Hands,  # noqa: F811
) -> None:
    hands.desk.choose("i17")
    bar = open_bar(hands, "offered a rent", replace="named a rent")
    finder = hands.window.find_words
    assert finder.hits == []
    assert not marked_in_rows(hands)
    assert finder.dialog() is None
    bar.exempt.setFocus()
    hands.press(Key.Key_Space)
    looked(hands)
    assert len([hit for hit in finder.hits if hit.spot]) == 1
    assert marked_in_rows(hands) == ["offered a rent"]
    dialog = finder.dialog()
    assert dialog is not None
    assert "exempt or private" in plain(dialog.places[0].row.trail)
    dialog.deleteLater()
    bar.exempt.setChecked(False)
    bar.words.setText("August figure")
    looked(hands)
    assert finder.hits == []
    bar.exempt.setChecked(True)
    looked(hands)
    (hit,) = finder.hits
    assert hands.desk.sight is not None
    assert isinstance(hands.desk.sight.meeting.entry_by_id[hit.entry or 0].fact, Private)


def test_exempt_words_are_asked_for_anew_each_time_the_bar_is_opened(
    hands: Hands,  # noqa: F811
) -> None:
    bar = open_bar(hands, "offered a rent")
    bar.exempt.setFocus()
    hands.press(Key.Key_Space)
    looked(hands)
    assert hands.window.find_words.hits
    hands.press(Key.Key_Escape)
    assert open_bar(hands, "offered a rent") is bar
    assert hands.window.find_words.hits == []
    assert not marked_in_rows(hands)


def test_public_words_are_replaced_and_the_same_words_in_exempt_text_stay(
    hands: Hands,  # noqa: F811
) -> None:
    open_bar(hands, "tenant", replace="lessee")
    finder = hands.window.find_words
    hidden = finder._left_out()
    before = texts([each for each in hands.entries() if each.id in hidden])
    assert "tenant" in before
    own = [hit.spot for hit in finder.hits if hit.spot]
    assert own
    finder._submit(own)
    hands.wait()
    assert texts([each for each in hands.entries() if each.id in hidden]) == before
    assert "lessee" in texts(hands.entries())


# Reading only, the other key, large text, Tab.


def test_ctrl_h_over_the_open_bar_adds_the_second_field(hands: Hands) -> None:  # noqa: F811
    bar = open_bar(hands, "weir")
    assert bar.new.isHidden()
    hands.press(Key.Key_H, CONTROL)
    assert bar.new.isVisible()
    assert bar.new.hasFocus()
    hands.press(Key.Key_Escape)
    assert hands.window.entries.line.edit.hasFocus()


def test_tab_walks_through_the_bar_in_the_order_of_reading(hands: Hands) -> None:  # noqa: F811
    bar = open_bar(hands, "weir", replace="")
    bar.words.setFocus()
    stops = []
    for _ in range(7):
        stops.append(QApplication.focusWidget())
        hands.press(Key.Key_Tab)
    assert stops == [
        bar.words,
        bar.close_button,
        bar.whole,
        bar.case,
        bar.exempt,
        bar.new,
        bar.replace_button,
    ]
    assert all(each is not None and each.accessibleName() for each in stops)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_bar_and_list_of_places_fit(
    hands: Hands,  # noqa: F811
    look: Look,
    qtbot: QtBot,
    scale: float,
    size: tuple[int, int],
) -> None:
    look.set_scale(scale)
    hands.window.resize(*size)
    hands.window.show_draft(wanted=scale == 1.0)
    hands.qtbot.wait(60)
    bar = open_bar(hands, "weir", replace="lock")
    bar.say("Left as it is: in the name of Joan Marsh. Enter again replaces it all the same.")
    hands.qtbot.wait(40)
    assert bar.isVisible()
    assert_fits(hands.window)
    assert hands.window.entries.list.viewport().height() >= look.px(20)
    dialog = hands.window.find_words.dialog()
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    hands.qtbot.wait(20)
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    assert_fits(dialog)


def test_words_chosen_in_the_line_are_looked_for(hands: Hands) -> None:  # noqa: F811
    hands.write("weir")
    hands.press(Key.Key_Home, SHIFT)
    hands.press(Key.Key_F, CONTROL)
    assert hands.window.entries.find_bar.words.text() == "weir"
    assert hands.window.entries.line.text == "weir"

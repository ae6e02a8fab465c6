"""The aids to typing by real keys in the real window: people, phrases, abbreviations, the rest of a word, capitals."""

from __future__ import annotations

import datetime as dt
from operator import methodcaller

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk.assets import data_folder
from clerk.own.abbreviations import keep_abbreviations, own_abbreviations
from clerk.own.formulae import preferences
from clerk.own.typing_aids import keep_typing_switches
from clerk.record.facts import Say
from clerk.record.meeting import Entry
from clerk.store.minutebook import Step
from clerk.ui.aids.typing_aids import TypingAids
from clerk.words.at_hand import Switches
from tests.ui.test_capture import CONTROL, SHIFT, Hands, Key, choose_passage, hands  # noqa: F401


class At(Hands):
    """Ten fingers, and eyes on what is offered."""

    @property
    def aids(self) -> TypingAids:
        return self.window.aids.typing

    @property
    def field(self) -> QPlainTextEdit:
        widget = QApplication.focusWidget()
        assert isinstance(widget, QPlainTextEdit)
        return widget

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    @property
    def offered(self) -> list[str]:
        return [each.words for each in self.aids.list.offers] if self.aids.offering else []

    @property
    def grey(self) -> str:
        return "" if self.aids.greyed.isHidden() else self.aids.greyed.words

    def settle(self) -> None:
        """Wait until what is gathered beside the window's thread is at hand."""
        self.qtbot.waitUntil(lambda: not self.window.aids.library.busy, timeout=5000)
        self.qtbot.wait(1)

    def go_to(self, name: str) -> None:
        """Press Tab until a field of the form has the keyboard, and choose what stands there."""
        while self.window.entries.strip.boxes[name].widget is not QApplication.focusWidget():
            self.press(Key.Key_Tab)
        self.press(Key.Key_A, CONTROL)

    def choose(self, **switches: bool) -> None:
        """Switch aids on or off, as the officer's own file says."""
        keep_typing_switches(Switches(**switches))
        self.window.aids.read_own_again()


@pytest.fixture
def at(hands: Hands, qtbot: QtBot) -> At:  # noqa: F811  # the fixture
    found = At(hands.window, qtbot)
    qtbot.waitUntil(lambda: found.desk.sight is not None and not found.desk.sight.at_a_glance)
    found.settle()
    return found


# People


def test_an_at_offers_people_and_enter_puts_one_in_as_the_style_prints_them(at: At) -> None:
    at.write("It was @")
    assert len(at.offered) == 8
    at.write("brandt")
    assert at.offered == ["Councillor Peter Brandt"]
    at.press(Key.Key_Return)
    assert at.text == "It was Councillor Peter Brandt"
    assert at.offered == []
    at.press(Key.Key_Return)
    at.wait()
    assert "It was Councillor Peter Brandt" in [getattr(e.fact, "text", "") for e in at.entries()]


def test_whoever_spoke_last_is_offered_first_and_arrows_walk(at: At) -> None:
    at.write("Dr Farouk observed that it was so.")
    at.press(Key.Key_Return)
    at.wait()
    at.settle()
    at.write("@")
    first, second, *_ = at.offered
    assert "Farouk" in first
    at.press(Key.Key_Down)
    at.press(Key.Key_Tab)
    assert at.text == second[:1].upper() + second[1:]


def test_people_are_found_by_initials_and_by_post(at: At) -> None:
    at.write("@pb")
    assert at.offered[0] == "Councillor Peter Brandt"
    at.press(Key.Key_Escape)
    at.write(" @head of env")
    assert at.offered == ["the Head of Environment"]
    assert "@pb" in at.text


def test_at_the_beginning_of_a_sentence_somebody_known_by_post_has_a_capital(at: At) -> None:
    at.write("@head of env")
    at.press(Key.Key_Return)
    at.write(" agreed. @head of env")
    at.press(Key.Key_Return)
    assert at.text == "The Head of Environment agreed. The Head of Environment"


def test_escape_leaves_what_was_typed_and_an_address_is_just_an_address(at: At) -> None:
    at.write("Write to @br")
    at.press(Key.Key_Escape)
    assert (at.text, at.offered) == ("Write to @br", [])
    assert at.window.entries.line.edit.hasFocus()
    at.write("andt or office@aldermere.example")
    assert at.offered == []
    assert at.text == "Write to @brandt or office@aldermere.example"


def test_a_person_put_in_is_taken_back_by_backspace_and_by_undo(at: At) -> None:
    for key, modifiers in ((Key.Key_Backspace, None), (Key.Key_Z, CONTROL)):
        at.write("Hm @brandt")
        at.press(Key.Key_Return)
        assert at.text.endswith("Councillor Peter Brandt")
        at.press(key, *([modifiers] if modifiers else []))
        assert at.text == "Hm @brandt"
        at.window.entries.line.edit.clear()


def test_a_screen_reader_hears_what_is_offered_and_then_the_line_again(at: At) -> None:
    was = at.field.accessibleDescription()
    at.write("@brandt")
    assert at.field.accessibleDescription().startswith("1 offered: Councillor Peter Brandt")
    assert at.aids.list.list.accessibleName() == "People"
    at.press(Key.Key_Escape)
    assert at.field.accessibleDescription() == was


# Phrases


def test_a_semicolon_offers_phrases_for_the_kind_of_item_and_letters_narrow_them(at: At) -> None:
    at.write(";")
    assert len(at.offered) == 8
    at.write("noted")
    assert at.offered[0] == "It was noted that […]"
    at.press(Key.Key_Return)
    assert at.text == "It was noted that "
    at.write("it rained.")
    assert at.text == "It was noted that it rained."


def test_a_semicolon_after_a_word_is_just_a_semicolon(at: At) -> None:
    at.write("Yes; no")
    assert (at.text, at.offered) == ("Yes; no", [])


def test_tab_goes_from_place_to_place_and_back_and_no_further(at: At) -> None:
    at.write(";undert")
    assert at.offered == ["[name] undertook to provide a written answer on [subject]."]
    at.press(Key.Key_Return)
    assert at.field.textCursor().selectedText() == "[name]"
    at.write("Mr Ash")
    at.press(Key.Key_Tab)
    assert at.field.textCursor().selectedText() == "[subject]"
    at.press(Key.Key_Tab, SHIFT)
    assert at.field.textCursor().selectedText() == "Mr Ash"
    at.press(Key.Key_Tab)
    at.write("bats")
    at.press(Key.Key_Tab)
    assert at.text == "Mr Ash undertook to provide a written answer on bats."
    assert at.field.textCursor().atEnd()
    at.press(Key.Key_Tab)
    assert not at.window.entries.line.edit.hasFocus()


def test_places_to_fill_are_gone_once_the_phrase_is_left(at: At) -> None:
    at.write("First. ")
    at.write(";undert")
    at.press(Key.Key_Return)
    at.press(Key.Key_Home)
    at.press(Key.Key_Tab)
    assert not at.window.entries.line.edit.hasFocus()


def test_a_phrase_is_forgotten_and_changed_from_the_list_and_its_own_file_says_so(
    at: At, qtbot: QtBot
) -> None:
    at.write(";noted")
    at.press(Key.Key_Delete)
    assert "It was noted that […]" not in at.offered
    assert preferences().forgotten
    at.press(Key.Key_Escape)
    at.write(" ;undert")

    def change() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        at.press(Key.Key_A, CONTROL)
        at.write("[name] promised a letter.")
        at.press(Key.Key_Return)

    QTimer.singleShot(200, change)
    at.press(Key.Key_F2)
    assert list(preferences().edited.values()) == ["[name] promised a letter."]
    at.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is at.window.entries.line.edit)
    assert at.text == ";noted ;undert"
    at.write(" ;prom")
    assert at.offered == ["[name] promised a letter."]


def test_in_a_decision_the_phrases_are_those_of_decisions(at: At) -> None:
    at.press(Key.Key_F9)
    at.go_to("what")
    at.write(";rec app")
    assert at.offered == ["the recommendations in the report be approved"]
    at.press(Key.Key_Tab)
    assert at.text == "the recommendations in the report be approved"


def test_what_this_body_said_before_is_offered_first_and_nothing_exempt_of_it(at: At) -> None:
    desk = at.desk
    assert desk.sight is not None
    meeting = desk.sight.meeting
    said = [
        Say(text="Members walked along the towpath before the meeting."),
        Say(text="The tender was opened in a locked room before the meeting."),
    ]
    for days in (28, 56):
        date = meeting.particulars.date - dt.timedelta(days=days)
        particulars = msgspec.structs.replace(meeting.particulars, date=date)
        moment = dt.datetime.combine(date, dt.time(14, 30))
        entries = [
            Entry(id=number, at=moment, fact=fact, item="i6", exempt=number == 2 or None)
            for number, fact in enumerate(said, 1)
        ]
        earlier = msgspec.structs.replace(meeting, particulars=particulars).with_entries(entries)
        desk.submit(None, methodcaller("replay", earlier, True))
        at.wait()
    current = desk.meeting_id
    assert current is not None
    desk.choose_meeting(next(m.id for m in desk.meetings() if m.id != current))
    desk.choose_meeting(current)
    desk.choose("i6")
    at.qtbot.waitUntil(lambda: desk.sight is not None and not desk.sight.at_a_glance)
    at.settle()
    at.window.live.to_line()
    at.write(";")
    assert at.offered[0] == said[0].text
    assert at.aids.list.offers[0].beside == "used 2 times"
    at.write("tender")
    assert at.offered == []


# Abbreviations


@pytest.mark.parametrize("typed", ["cllr ", "cllr. ", "cllr, "])
def test_a_short_form_expands_at_the_blank_or_the_stop(at: At, typed: str) -> None:
    at.write(f"Then {typed}")
    assert at.text == f"Then {typed.replace('cllr', 'Councillor')}"


@pytest.mark.parametrize("by_undo", [True, False], ids=["undo", "backspace"])
def test_an_expansion_is_one_step_and_leaves_what_was_typed(at: At, by_undo: bool) -> None:
    at.write("Then wdb ")
    assert at.text == "Then would be "
    if by_undo:
        at.press(Key.Key_Z, CONTROL)
    else:
        at.press(Key.Key_Backspace)
    assert at.text == "Then wdb "
    assert at.field.textCursor().position() == len("Then wdb ")
    at.write("x")
    assert at.text == "Then wdb x"


def test_backspace_later_deletes_a_letter_as_ever(at: At) -> None:
    at.write("Then wdb x")
    at.press(Key.Key_Backspace)
    at.press(Key.Key_Backspace)
    assert at.text == "Then would be"


def test_the_officers_own_abbreviations_count_and_expand_in_a_form_too(at: At) -> None:
    keep_abbreviations(own_abbreviations().with_own("rvr", "the River Leam"))
    at.window.aids.read_own_again()
    at.press(Key.Key_T, CONTROL)
    at.write("Look at rvr.")
    assert at.text == "Look at the River Leam."


def test_the_places_of_an_abbreviation_are_filled_in_with_tab(at: At) -> None:
    at.write("Then ansd ")
    assert at.text == "Then in answer to a question from [name], "
    assert at.field.textCursor().selectedText() == "[name]"
    at.write("Ms Rusk")
    at.press(Key.Key_Tab)
    at.write("no")
    assert at.text == "Then in answer to a question from Ms Rusk, no"


def test_a_mark_that_the_keyboard_composes_ends_a_short_form_too(at: At) -> None:
    at.write("Then the cttee")
    event = QInputMethodEvent()
    event.setCommitString("’")
    QApplication.sendEvent(at.field, event)
    at.write("s view")
    assert at.text == "Then the Committee’s view"


# The rest of a word


def test_the_rest_of_a_word_of_this_meeting_stands_greyed_and_right_takes_it(at: At) -> None:
    at.write("It was the phosp")
    assert at.grey == "hate"
    at.press(Key.Key_Right)
    assert (at.text, at.grey) == ("It was the phosphate", "")
    at.press(Key.Key_Backspace)
    assert at.text == "It was the phosp"


def test_a_word_just_typed_is_known_and_a_name_goes_on_over_its_words(at: At) -> None:
    at.write("The Aldwinter Drainage Board met. It asked the Aldw")
    assert at.grey == "inter Drainage Board"
    at.press(Key.Key_Right)
    assert at.text.endswith("asked the Aldwinter Drainage Board")


@pytest.mark.parametrize("typed", ["It was th", "It was tha", "It was Vos", "Ask o@phos"])
def test_nothing_is_greyed_that_saves_little(at: At, typed: str) -> None:
    at.write(typed)
    assert at.grey == ""


def test_right_in_the_middle_of_a_text_goes_to_the_right(at: At) -> None:
    at.write("It was the phosp again")
    for _ in range(7):
        at.press(Key.Key_Left)
    assert at.grey == ""
    at.press(Key.Key_Right)
    assert at.field.textCursor().position() == len("It was the phosp again") - 6


# Capitals


def test_a_sentence_begins_with_a_capital_and_backspace_takes_it_back(at: At) -> None:
    at.write("he went. she stayed! did he? yes, e.g. in no. 5 ")
    assert at.text == "He went. She stayed! Did he? Yes, e.g. in no. 5 "
    at.write(". the ")
    at.press(Key.Key_Backspace)
    assert at.text.endswith(". the ")


def test_a_bullet_and_a_decision_begin_as_they_are_typed(at: At) -> None:
    at.write("- sampling goes on")
    assert at.text == "sampling goes on"
    at.press(Key.Key_F9)
    at.go_to("what")
    at.write("the report be noted")
    assert at.text == "the report be noted"


def test_what_comes_to_stand_inside_a_sentence_begins_as_it_is_typed(at: At) -> None:
    at.press(Key.Key_I, CONTROL | SHIFT)
    at.go_to("nature")
    at.write("her cttee had met. so it was said")
    assert at.text == "her Committee had met. so it was said"


# Everywhere, and switched off


def test_a_public_entry_is_offered_no_exempt_word_while_its_item_is_in_private(at: At) -> None:
    desk = at.desk
    assert desk.sight is not None
    meeting, meeting_id = desk.sight.meeting, desk.meeting_id
    assert meeting_id is not None
    item = next(each.id for each in meeting.agenda if each.exempt)
    when = max(entry.at for entry in meeting.entries if entry.item == item)

    def said(step: Step) -> None:
        for words, exempt in (
            ("It was said in the open.", False),
            ("The embezzlement grew.", True),
        ):
            step.record(meeting_id, Say(text=words), when, item=item, exempt=exempt)

    desk.submit(None, said)
    at.wait()
    for words, grey in (("embezzlement", "zzlement"), ("in the open", "")):
        choose_passage(at, words)
        at.press(Key.Key_Return)
        at.settle()
        at.write(" embe")
        assert at.grey == grey
        at.press(Key.Key_Escape)
        at.press(Key.Key_Escape)


def test_an_edited_passage_has_the_same_aids(at: At) -> None:
    choose_passage(at, "drew attention")
    at.press(Key.Key_Return)
    at.write(" the cttee thanked @brandt")
    at.press(Key.Key_Return)
    assert at.text.endswith(" The Committee thanked Councillor Peter Brandt")
    at.press(Key.Key_Escape)
    assert at.window.live.editor is None
    at.window.live.to_line()
    at.write("cllr ")
    assert at.text == "Councillor "


def test_what_is_switched_off_does_nothing(at: At) -> None:
    off = dict.fromkeys(
        ("people", "phrases", "abbreviations", "completion", "capitals", "marks"), False
    )
    at.choose(**off)
    typed = "- the cllr met @brandt ;noted by the phosp"
    at.write(typed)
    assert (at.text, at.offered, at.grey) == (typed, [], "")


def test_the_list_and_the_grey_fit_at_the_largest_text(at: At) -> None:
    at.window.look.set_scale(2.0)
    at.write("It was the phosp")
    box = at.aids.greyed.geometry()
    assert at.field.viewport().rect().contains(box)
    at.write(" ;")
    at.press(Key.Key_Escape)
    at.write(" @")
    window, shown = at.window.rect(), at.aids.list.geometry()
    assert window.contains(shown)
    rows = at.aids.list.list
    assert (
        sum(map(rows.sizeHintForRow, range(8)))
        <= rows.height()
        <= sum(map(rows.sizeHintForRow, range(8))) + 4
    )


def test_an_own_file_that_cannot_be_taken_is_named_and_the_others_count(at: At) -> None:
    keep_abbreviations(own_abbreviations().with_own("rvr", "the River Leam"))
    (data_folder() / "typing.toml").write_text("[aids]\nghost = 1\n", encoding="utf-8")
    said: list[str] = []
    at.desk.failed.connect(said.append)
    at.window.aids.read_own_again()
    at.write("See rvr ")
    assert at.text == "See the River Leam "
    assert len(said) == 1
    assert "typing.toml" in said[0]


def test_what_was_kept_a_moment_ago_is_known_in_the_next_passage(at: At) -> None:
    at.write("It was asked whether the Xanthoria had gone.")
    at.press(Key.Key_Return)
    at.wait()
    at.settle()
    at.write("It was said that xan")
    assert at.grey == "thoria"
    at.press(Key.Key_Right)
    assert at.text == "It was said that Xanthoria"


def test_escape_in_an_edited_passage_closes_the_list_first(at: At) -> None:
    choose_passage(at, "drew attention")
    at.press(Key.Key_Return)
    at.write(" @br")
    assert at.offered
    at.press(Key.Key_Escape)
    assert at.offered == []
    assert at.window.live.editor is not None
    at.press(Key.Key_Escape)
    assert at.window.live.editor is None

"""Votes by real keys: figures that add up, and the division by roll or by group."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from clerk.record.facts import CastingVote, Vote
from clerk.ui.vote_grid import VoteGrid
from tests.ui.debating import Debating
from tests.ui.settling_keys import SHIFT, Hands, Key

Budget = dict[str, Any]


@pytest.fixture
def voting(debating: Debating) -> Hands:
    """Return hands in the vote's form, with a motion before nine who may vote and one who may not."""
    hands = debating("14:57", "i6")
    hands.press(Key.Key_F8)
    return hands


def remark(hands: Hands) -> str:
    return hands.window.entries.aids.remark.accessibleName()


def go_to(hands: Hands, field: str) -> QWidget:
    widget = hands.window.entries.strip.boxes[field].widget
    for _ in range(30):
        if widget.hasFocus():
            return widget
        hands.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {field}")


def grid(hands: Hands) -> VoteGrid:
    found = go_to(hands, "named")
    assert isinstance(found, VoteGrid)
    return found


def test_a_show_of_hands_says_how_many_may_vote_before_a_figure_is_typed(voting: Hands) -> None:
    assert remark(voting).startswith("9 may vote")


def test_what_is_missing_is_said_until_the_figures_add_up(voting: Hands) -> None:
    go_to(voting, "for")
    voting.write("6")
    assert "6 counted, 3 missing" in remark(voting)
    go_to(voting, "against")
    voting.write("2")
    assert "8 counted, 1 missing" in remark(voting)
    assert "carried" in remark(voting)
    go_to(voting, "abstain")
    voting.write("1")
    assert "all accounted for" in remark(voting)
    voting.write("1")
    assert "19 counted: 10 too many" in remark(voting)


def test_an_equals_sign_puts_in_whatever_is_missing(voting: Hands) -> None:
    go_to(voting, "for")
    voting.write("6")
    go_to(voting, "against")
    voting.write("=")
    assert voting.window.entries.strip.boxes["against"].text == "3"
    assert "all accounted for" in remark(voting)


def test_one_letter_a_member_records_a_named_vote_in_the_order_of_the_roll(voting: Hands) -> None:
    names = grid(voting)
    voting.write("ffabnffff")
    voting.press(Key.Key_Return)
    voting.wait()
    vote = voting.facts(Vote)[-1].fact
    assert isinstance(vote, Vote)
    assert list(vote.named) == names.people
    assert list(vote.named.values())[:5] == ["for", "for", "against", "abstain", "not_voting"]


def test_totals_run_per_way_and_per_group_and_who_is_missing_is_named(voting: Hands) -> None:
    grid(voting)
    voting.write("fa")
    said = remark(voting)
    assert "For 1" in said
    assert "Against 1" in said
    assert "7 of 9 not yet recorded" in said
    assert "Leamside Independents 1 for, 3 not yet" in said
    assert "Town and Villages 1 against, 2 not yet" in said
    assert "Not yet: Adaeze Okoro, Peter Brandt" in said


def test_shift_and_a_letter_gives_all_not_yet_recorded_the_same_way(voting: Hands) -> None:
    names = grid(voting)
    voting.write("ab")
    voting.press(Key.Key_F, SHIFT)
    assert list(names.ways.values()) == ["against", "abstain", *["for"] * 7]
    assert "all recorded" in remark(voting)


def test_a_key_goes_to_the_next_who_is_not_yet_recorded_and_round_again(voting: Hands) -> None:
    names = grid(voting)
    voting.write("f f")
    assert names.ways.keys() == {names.people[0], names.people[2]}
    voting.press(Key.Key_F, SHIFT)
    voting.press(Key.Key_Home)
    voting.press(Key.Key_Right)
    voting.press(Key.Key_Space)
    voting.press(Key.Key_End)
    voting.write("u")
    assert names.currentItem().text().startswith("Owen Lindqvist")


def test_a_key_lists_by_group_and_back_and_nothing_recorded_is_lost(voting: Hands) -> None:
    names = grid(voting)
    voting.write("fa")
    here = names.currentItem().text()
    voting.write("g")
    listed = [names.item(row).text() for row in range(names.count())]
    assert listed[0] == "Leamside Independents: 1 for, 3 not yet"
    assert listed.index("Town and Villages: 1 against, 2 not yet") == 5
    assert names.currentItem().text() == here
    voting.write("f")
    assert "2 for" in names.item(0).text()
    assert list(names.ways) == [person for person in names.people if person in names.ways]
    voting.write("g")
    assert names.item(0).text() == "Marta Reyes  for"


def test_in_the_order_of_groups_letters_pass_over_the_headings(voting: Hands) -> None:
    names = grid(voting)
    voting.write("g")
    voting.write("fffffffff")
    assert len(names.ways) == 9


def test_whoever_may_not_vote_is_shown_with_the_reason_and_no_key_leads_there(
    voting: Hands,
) -> None:
    names = grid(voting)
    listed = [names.item(row) for row in range(names.count())]
    barred = {item.text() for item in listed if not item.flags()}
    assert "Amin Farouk: remote, no vote on this body" in barred
    voting.write("f" * 12)
    assert len(names.ways) == 9
    for _ in range(12):
        voting.press(Key.Key_Down)
    assert names.currentItem().flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_capital_that_caps_lock_makes_is_one_vote_and_not_all(voting: Hands) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    names = grid(voting)
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F, Qt.KeyboardModifier.NoModifier, "F")
    QApplication.sendEvent(names, event)
    assert len(names.ways) == 1


def test_a_vote_on_the_budget_begins_in_the_names(debating: Debating) -> None:
    def budget(script: Budget) -> None:
        next(item for item in script["agenda"] if item["id"] == "i6")["budget"] = True

    hands = debating("14:57", "i6", change=budget)
    hands.press(Key.Key_F8)
    hands.qtbot.wait(10)
    strip = hands.window.entries.strip
    assert strip.boxes["manner"].text == "named"
    assert strip.boxes["named"].widget.hasFocus()


def test_a_tie_is_said_and_the_casting_vote_is_one_key_away(voting: Hands) -> None:
    go_to(voting, "for")
    voting.write("4")
    go_to(voting, "against")
    voting.write("4")
    assert "tied: then the casting vote" in remark(voting)
    voting.press(Key.Key_Return)
    voting.wait()
    assert "tied" in voting.window.next_steps.line.words.words
    assert "the casting vote" in voting.window.next_steps.line.words.words
    voting.press(Key.Key_F9, SHIFT)
    voting.press(Key.Key_Return)
    voting.wait()
    assert voting.facts(CastingVote)[-1].fact == CastingVote(on="river", by="reyes", way="for")


def test_the_remark_goes_with_the_form(voting: Hands) -> None:
    assert voting.window.entries.aids.remark.isVisible()
    voting.press(Key.Key_Escape)
    assert not voting.window.entries.aids.remark.isVisible()


def test_what_is_said_above_the_form_has_its_height_before_a_figure_is_typed(voting: Hands) -> None:
    voting.qtbot.wait(50)
    (line,) = voting.window.entries.aids.remark.lines
    assert line.height() >= line.heightForWidth(line.width()) > 0

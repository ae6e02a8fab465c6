"""Edits made with tracking off, and what word processors do to bookmarks and text on the way."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.intake.returned.sent_copies import (
    BY_FENN,
    LANE,
    NOISE,
    PAID,
    REED,
    TABLE,
    WALL,
    WORD,
    Hand,
    gone,
    ins,
    run,
    told,
    xml,
)

TAB = "<w:r><w:tab/></w:r>"
BOOKMARKS = (f"{{{WORD}}}bookmarkStart", f"{{{WORD}}}bookmarkEnd")


def without_bookmarks(element: Any) -> Any:
    for each in list(element.iter(*BOOKMARKS)):
        each.getparent().remove(each)
    return element


def saved_by(hand: Hand, name: str) -> Hand:
    core = hand.parts["docProps/core.xml"]
    hand.parts["docProps/core.xml"] = core.replace(
        b"<cp:lastModifiedBy></cp:lastModifiedBy>",
        f"<cp:lastModifiedBy>{name}</cp:lastModifiedBy>".encode(),
    ).replace(b"<cp:lastModifiedBy/>", f"<cp:lastModifiedBy>{name}</cp:lastModifiedBy>".encode())
    return hand


def test_words_altered_with_tracking_off_are_found_and_said_to_be_so() -> None:
    hand = saved_by(Hand(), "Jo Fenn")
    hand.rewrite(REED, run("There were no apologies."))
    (found,) = hand.proposals()
    assert told((found,)) == [("words", "cm_e2", REED, "There were no apologies.")]
    assert not found.tracked
    assert found.author == "Jo Fenn", "who saved the file last is all there is"


def test_what_was_altered_both_ways_is_one_proposal_and_not_called_tracked() -> None:
    hand = Hand()
    hand.rewrite(
        REED,
        run("There were many apologies from Councillor ") + gone("Reed") + ins("Rush") + run("."),
    )
    (found,) = hand.proposals()
    assert (found.was, found.now) == (REED, "There were many apologies from Councillor Rush.")
    assert (found.tracked, found.author) == (False, "Jo Fenn")


def test_a_paragraph_deleted_is_gone_with_its_bookmark() -> None:
    hand = Hand()
    hand.drop(NOISE)
    (found,) = hand.proposals()
    assert (told((found,)), found.tracked) == ([("remove", "cm_e8", NOISE, "")], False)


def test_a_paragraph_typed_is_new() -> None:
    hand = Hand()
    hand.after(NOISE, f"<w:p>{run('A second resident agreed.')}</w:p>")
    (found,) = hand.proposals()
    assert told((found,)) == [("insert", "cm_e8", "", "A second resident agreed.")]
    assert not found.tracked


def test_empty_paragraphs_are_nothing() -> None:
    hand = Hand()
    hand.after(NOISE, f"<w:p/><w:p>{run('  ')}</w:p>")
    assert hand.proposals() == ()


def test_a_paragraph_dragged_elsewhere_was_moved() -> None:
    hand = Hand()
    lane = hand.drop(LANE)
    hand.paragraph(REED).addnext(lane)
    (found,) = hand.proposals()
    assert (found.kind, found.anchor, found.after, found.tracked) == (
        "move",
        "cm_e9",
        "cm_e2",
        False,
    )


def test_a_paragraph_put_before_everything_stands_after_nothing() -> None:
    hand = Hand()
    hand.body.insert(0, hand.drop(LANE))
    assert [(p.kind, p.anchor, p.after) for p in hand.proposals()] == [("move", "cm_e9", "")]


def test_cut_and_paste_in_libreoffice_leaves_an_empty_bookmark_and_a_copy_of_it() -> None:
    hand = Hand()
    lane = hand.drop(LANE)
    for each in lane.iter(BOOKMARKS[0]):
        each.set(f"{{{WORD}}}name", "cm_e9_Copy_1")
        each.set(f"{{{WORD}}}id", "950")
    for each in lane.iter(BOOKMARKS[1]):
        each.set(f"{{{WORD}}}id", "950")
    hand.paragraph(REED).addnext(lane)
    shell = '<w:bookmarkStart w:id="951" w:name="cm_e9"/><w:bookmarkEnd w:id="951"/>'
    for each in reversed(xml(shell)):
        hand.paragraph("3. PAYMENTS").insert(1, each)
    assert [(p.kind, p.anchor, p.after) for p in hand.proposals()] == [("move", "cm_e9", "cm_e2")]


def test_a_copy_of_a_paragraph_is_new_and_the_first_stays_what_it_was() -> None:
    hand = Hand()
    again = copy.deepcopy(hand.paragraph(LANE))
    for each in again.iter(*BOOKMARKS):
        each.set(f"{{{WORD}}}id", "950")
    next(again.iter(BOOKMARKS[0])).set(f"{{{WORD}}}name", "cm_e9_Copy_1")
    hand.paragraph(REED).addnext(again)
    assert told(hand.proposals()) == [("insert", "cm_e2", "", LANE)]


def test_a_bookmark_laid_over_several_paragraphs_stays_with_its_words() -> None:
    # Somebody pressed Enter before the first word: the bookmark begins in the empty paragraph and ends in the next.
    hand = Hand()
    paragraph = hand.paragraph(WALL)
    start = next(paragraph.iter(BOOKMARKS[0]))
    first = xml(f"<w:p>{run('Before it, a paragraph.')}</w:p>")[0]
    first.insert(0, start)
    paragraph.addprevious(first)
    assert told(hand.proposals()) == [("insert", "cm_e3", "", "Before it, a paragraph.")]


def test_a_bookmark_that_begins_between_paragraphs_is_the_next_ones() -> None:
    hand = Hand()
    paragraph = hand.rewrite(WALL, run("Nobody said anything whatever."))
    start, end = (next(paragraph.iter(each)) for each in BOOKMARKS)
    paragraph.addprevious(start)
    paragraph.addnext(end)
    assert told(hand.proposals()) == [("words", "cm_e4", WALL, "Nobody said anything whatever.")]


def test_a_paragraph_parted_is_one_changed_and_one_new() -> None:
    hand = Hand()
    hand.rewrite(WALL, run("Officers said that the estimate"))
    hand.after("Officers said that", f"<w:p>{run('of the river wall stood.')}</w:p>")
    found = hand.proposals()
    assert told(found) == [
        ("words", "cm_e4", WALL, "Officers said that the estimate"),
        ("insert", "cm_e4", "", "of the river wall stood."),
    ]
    assert not any(each.tracked for each in found)


def test_without_any_bookmark_paragraphs_are_known_by_their_words() -> None:
    hand = Hand()
    without_bookmarks(hand.body)
    hand.rewrite(REED, run("There were apologies from Councillor Rush."))
    hand.drop(NOISE)
    hand.after(PAID, f"<w:p>{run('Wholly new words.')}</w:p>")
    assert told(hand.proposals()) == [
        ("words", "cm_e2", REED, "There were apologies from Councillor Rush."),
        ("remove", "cm_e8", NOISE, ""),
        ("insert", "cm_e12", "", "Wholly new words."),
    ]


def test_bookmarks_of_others_are_not_ours() -> None:
    hand = Hand()
    hand.paragraph(REED).extend(
        xml('<w:bookmarkStart w:id="70" w:name="cm_e999"/><w:bookmarkEnd w:id="70"/>'
            '<w:bookmarkStart w:id="71" w:name="_GoBack"/><w:bookmarkEnd w:id="71"/>')
    )  # fmt: skip
    assert hand.proposals() == ()


def test_a_table_whose_first_row_went_with_its_bookmark_is_still_the_table() -> None:
    hand = Hand()
    row = hand.row("Payee")
    row.getparent().remove(row)
    assert told(hand.proposals()) == [
        ("words", "cm_e11", TABLE, TABLE.replace("Payee\tAmount\n", ""))
    ]


def test_a_word_that_went_into_another_cell_is_a_change() -> None:
    hand = Hand()
    hand.rewrite("Mill Press", run("Mill"))
    hand.rewrite("£55", run("Press £55"))
    assert told(hand.proposals()) == [
        ("words", "cm_e11", TABLE, TABLE.replace("Mill Press\t£55", "Mill\tPress £55"))
    ]


@pytest.mark.parametrize("label", ["a) ", "a)\t", "1. ", "(i) ", "• "])
def test_a_list_turned_into_typed_numbers_is_no_change(label: str) -> None:
    hand = Hand()
    words = "the wall be raised by half a metre; and"
    paragraph = hand.rewrite(words, run(label + words))
    numbers = next(paragraph.iter(f"{{{WORD}}}numPr"))
    numbers.getparent().remove(numbers)
    assert hand.proposals() == ()
    hand.rewrite(words, run(label + words.replace("half", "all of")))
    assert told(hand.proposals()) == [("words", "cm_e6", words, words.replace("half", "all of"))]


def test_a_typed_label_is_not_part_of_the_words_unless_it_was_changed() -> None:
    hand = Hand()
    hand.rewrite("T Sallow", run("Action:") + TAB + run("T Sallow to burn the order."))
    assert told(hand.proposals()) == [
        ("words", "cm_e13", "T Sallow to publish the order.", "T Sallow to burn the order.")
    ]
    hand.rewrite("T Sallow", run("To do:") + TAB + run("T Sallow to publish the order."))
    assert told(hand.proposals()) == [
        (
            "words",
            "cm_e13",
            "Action:\tT Sallow to publish the order.",
            "To do:\tT Sallow to publish the order.",
        )
    ]


def test_a_paragraph_with_a_label_that_was_emptied_is_gone() -> None:
    hand = Hand()
    hand.rewrite("T Sallow", run(""))
    assert told(hand.proposals()) == [("remove", "cm_e13", "T Sallow to publish the order.", "")]


@pytest.mark.parametrize(
    "typed",
    [
        "There were\u00a0apologies from Councillor Reed.",
        "  There  were apologies from Councillor Reed. ",
        "There were apologies \u00adfrom Coun\u00adcillor Reed\u200b.",
        "There were apologies from\nCouncillor Reed.",
    ],
)
def test_what_a_word_processor_alters_by_itself_is_no_proposal(typed: str) -> None:
    hand = Hand()
    hand.rewrite(REED, run(typed))
    assert hand.proposals() == ()


def test_marks_that_are_not_changes_are_as_they_were_sent_in_what_is() -> None:
    hand = Hand()
    hand.rewrite(REED, run("There\u00a0were  no apologies from Councillor\u00a0Reed."))
    (found,) = hand.proposals()
    assert found.now == "There were no apologies from Councillor Reed."


def test_all_of_it_comes_in_the_order_of_the_minutes() -> None:
    hand = Hand()
    hand.rewrite("The meeting ended", run("The meeting ended at 4.20 pm"))
    hand.after(PAID, f"<w:p>{run('New words of some length.')}</w:p>")
    hand.rewrite(REED, run("There were no apologies.") + ins(" None.", BY_FENN))
    hand.drop(NOISE)
    hand.paragraph(WALL).addnext(hand.drop(LANE))
    assert [(each.kind, each.anchor) for each in hand.proposals()] == [
        ("words", "cm_e2"),
        ("remove", "cm_e8"),
        ("move", "cm_e9"),
        ("insert", "cm_e12"),
        ("words", "cm_e14"),
    ]

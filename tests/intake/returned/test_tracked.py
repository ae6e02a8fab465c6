"""Changes that Word marked as such, each construct as Word writes it, in a copy that Clerk printed."""

from __future__ import annotations

import datetime as dt

import pytest

from clerk.assets import resources, style_folder
from clerk.export.chairs_copy import ChairsOrder, Which, chairs_copy, chairs_draft
from clerk.intake.returned import proposals, read_returned, sent_draft, sent_file
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.intake.returned.sent_copies import (
    BY_FENN,
    BY_MARSH,
    LANE,
    NOISE,
    PAID,
    REED,
    SENT,
    TABLE,
    TABLE_SHAPE,
    UUID,
    WALL,
    Hand,
    copy_of_small,
    gone,
    ins,
    new_row,
    run,
    told,
    xml,
)

SAMPLES = sorted(path.stem for path in (resources() / "samples").glob("*.json"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_copy_that_nobody_changed_proposes_nothing(name: str) -> None:
    meeting = read_script((resources() / "samples" / f"{name}.json").read_bytes()).meeting
    which: Which = "full" if SAMPLES.index(name) % 2 else "public"
    order = ChairsOrder(
        meeting=meeting,
        style=load_style(meeting.style),
        letterhead=style_folder(meeting.style) / "letterhead.docx",
        uuid=UUID,
        number=2,
        made_on=dt.date(2026, 11, 19),
        stem="minutes",
        which=which,
    )
    returned = read_returned(chairs_copy(order)[0].data, "back.docx")
    sent = sent_draft(chairs_draft(order))
    assert (returned.mark.uuid, returned.mark.which) == (UUID, which)
    assert proposals(returned, sent, sent) == ()
    again = sent_file(returned)
    assert [each.anchor for each in again.blocks] == [each.anchor for each in sent.blocks]
    assert proposals(returned, again) == ()


def test_what_is_known_of_the_draft_is_what_its_file_says() -> None:
    by_file = sent_file(read_returned(copy_of_small(), "sent.docx"))
    for draft, file in zip(SENT.blocks, by_file.blocks, strict=True):
        label = f"{draft.label}\t" if draft.typed else ""
        assert (file.anchor, file.text) == (draft.anchor, label + draft.text)
        assert (file.caption, file.table) == (draft.caption, draft.table)


def test_tracked_words_say_whose_they_are_and_when() -> None:
    hand = Hand()
    hand.rewrite(
        REED, run("There were apologies from ") + gone("Councillor Reed") + ins("nobody") + run(".")
    )
    (found,) = hand.proposals()
    assert (found.kind, found.anchor, found.tracked) == ("words", "cm_e2", True)
    assert (found.was, found.now) == (REED, "There were apologies from nobody.")
    assert (found.author, found.at) == ("Jo Fenn", dt.datetime(2026, 11, 20, 18, 5))
    assert found.origin == "word"
    assert found.current is None


def test_two_who_changed_one_paragraph_are_both_named() -> None:
    hand = Hand()
    hand.rewrite(
        REED,
        run("There were ")
        + ins("no ", BY_FENN)
        + run("apologies")
        + gone(" from Councillor Reed", BY_MARSH)
        + run("."),
    )
    (found,) = hand.proposals()
    assert found.now == "There were no apologies."
    assert (found.author, found.at) == ("Jo Fenn, Ali Marsh", dt.datetime(2026, 11, 21, 9, 0))


def test_words_in_many_runs_are_one_text() -> None:
    hand = Hand()
    bold = "<w:rPr><w:b/></w:rPr>"
    pieces = "".join(
        run(part, look=bold if n % 2 else "") + '<w:proofErr w:type="spellStart"/>'
        for n, part in enumerate(("There we", "re apol", "ogies from Coun", "cillor Reed", "."))
    )
    hand.rewrite(REED, pieces)
    assert hand.proposals() == ()


def test_what_one_put_in_and_another_took_out_again_is_nothing() -> None:
    hand = Hand()
    nested = (
        f"<w:ins {BY_FENN}><w:del {BY_MARSH}>{run(' and Marsh', kind='delText')}</w:del></w:ins>"
    )
    hand.rewrite(REED, run(REED[:-1]) + nested + run("."))
    assert hand.proposals() == ()


@pytest.mark.parametrize(
    "date", ["0-00-00T00:00:00Z", "1970-01-01T00:00:00Z", "2026-13-40T00:00:00Z", "soon", ""]
)
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    hand = Hand()
    by = f'w:id="1" w:author="Unknown Author" w:date="{date}"'
    hand.rewrite(REED, run(REED) + ins(" And more.", by))
    (found,) = hand.proposals()
    assert (found.author, found.at, found.tracked) == ("", None, True)


def test_a_paragraph_taken_out_with_its_end_is_gone_and_the_next_is_as_it_was() -> None:
    hand = Hand()
    paragraph = hand.rewrite(NOISE, gone(NOISE))
    hand.mark(paragraph, f"<w:del {BY_FENN}/>")
    (found,) = hand.proposals()
    assert (found.kind, found.anchor, found.was, found.now) == ("remove", "cm_e8", NOISE, "")
    assert (found.tracked, found.author) == (True, "Jo Fenn")


def test_a_paragraph_emptied_but_for_its_end_is_gone() -> None:
    hand = Hand()
    hand.rewrite(NOISE, gone(NOISE))
    assert told(hand.proposals()) == [("remove", "cm_e8", NOISE, "")]


def test_a_paragraph_typed_after_another_is_new() -> None:
    # As Word does it: the end of the paragraph before is new, and what is new has the old end.
    hand = Hand()
    hand.mark(hand.paragraph(NOISE), f"<w:ins {BY_FENN}/>")
    hand.after(NOISE, f"<w:p>{ins('A second resident agreed.')}</w:p>")
    (found,) = hand.proposals()
    assert told((found,)) == [("insert", "cm_e8", "", "A second resident agreed.")]
    assert (found.tracked, found.author) == (True, "Jo Fenn")


def test_a_paragraph_put_in_whole_is_new() -> None:
    hand = Hand()
    end = f"<w:pPr><w:rPr><w:ins {BY_FENN}/></w:rPr></w:pPr>"
    hand.after(NOISE, f"<w:p>{end}{ins('One.')}</w:p><w:p>{end}{ins('Two.')}</w:p>")
    found = hand.proposals()
    assert told(found) == [("insert", "cm_e8", "", "One."), ("insert", "cm_e8", "", "Two.")]
    assert all(each.tracked for each in found)


def test_what_is_put_in_before_everything_comes_after_nothing() -> None:
    hand = Hand()
    end = f"<w:pPr><w:rPr><w:ins {BY_FENN}/></w:rPr></w:pPr>"
    hand.body.insert(0, xml(f"<w:p>{end}{ins('Present: all.')}</w:p>")[0])
    assert told(hand.proposals()) == [("insert", "", "", "Present: all.")]


def test_a_paragraph_parted_in_two_keeps_its_name_with_what_is_most_like_it() -> None:
    hand = Hand()
    first = hand.rewrite(WALL, run("Officers said"))
    hand.mark(first, f"<w:ins {BY_FENN}/>")
    hand.after("Officers said", f"<w:p>{run(' that the estimate of the river wall stood.')}</w:p>")
    found = hand.proposals()
    assert {each.anchor for each in found} == {"cm_e4"} or found[0].kind == "insert"
    assert sorted(each.kind for each in found) == ["insert", "words"]
    words = next(each for each in found if each.kind == "words")
    assert (words.was, words.author) == (WALL, "Jo Fenn")
    assert all(each.tracked for each in found)
    assert " ".join(each.now for each in sorted(found, key=lambda each: each.now)) == WALL


def test_two_paragraphs_joined_are_one_changed_and_one_gone() -> None:
    hand = Hand()
    hand.mark(hand.paragraph(NOISE), f"<w:del {BY_FENN}/>")
    found = hand.proposals()
    assert sorted(each.kind for each in found) == ["remove", "words"]
    words = next(each for each in found if each.kind == "words")
    assert words.now == NOISE + LANE
    assert all(each.tracked and each.author == "Jo Fenn" for each in found)


def moved_hand(new: str) -> Hand:
    hand = Hand()
    hand.move(LANE, REED, new)
    return hand


def test_a_move_is_one_proposal_that_says_where_to() -> None:
    (found,) = moved_hand(run(LANE)).proposals()
    assert (found.kind, found.anchor, found.after) == ("move", "cm_e9", "cm_e2")
    assert (found.was, found.now) == (LANE, LANE)
    assert (found.tracked, found.author, found.at) == (
        True,
        "Jo Fenn",
        dt.datetime(2026, 11, 20, 18, 5),
    )


def test_words_changed_in_what_was_moved_are_a_proposal_of_their_own() -> None:
    new = run("The lane would be closed for ") + gone("six") + ins("eight") + run(" weeks.")
    found = moved_hand(new).proposals()
    assert [(each.kind, each.anchor, each.after) for each in found] == [
        ("words", "cm_e9", None),
        ("move", "cm_e9", "cm_e2"),
    ]
    assert found[0].now == "The lane would be closed for eight weeks."


def test_of_two_that_changed_places_the_one_that_is_marked_was_moved() -> None:
    hand = Hand()
    hand.move(NOISE, LANE, run(NOISE))
    assert [(p.kind, p.anchor, p.after) for p in hand.proposals()] == [("move", "cm_e8", "cm_e9")]


def test_a_row_put_into_a_table_is_a_change_of_the_table() -> None:
    hand = Hand()
    hand.row("Mill Press").addnext(xml(new_row("Sedge Ltd", "£9"))[0])
    (found,) = hand.proposals()
    assert (found.kind, found.anchor, found.tracked, found.author) == (
        "words",
        "cm_e11",
        True,
        "Jo Fenn",
    )
    assert (found.was, found.now) == (TABLE, TABLE.replace("\nLeam", "\nSedge Ltd\t£9\nLeam"))


def test_a_row_taken_out_of_a_table_is_a_change_of_the_table() -> None:
    hand = Hand()
    row = hand.row("Mill Press")
    row[0].extend(xml(f"<w:del {BY_FENN}/>"))
    (found,) = hand.proposals()
    assert (found.now, found.tracked) == (TABLE.replace("Mill Press\t£55\n", ""), True)


def test_a_cell_put_in_and_words_in_a_cell_are_changes_of_the_table() -> None:
    hand = Hand()
    hand.rewrite("£55", gone("£55") + ins("£56", BY_MARSH))
    cell = f"<w:tc><w:tcPr><w:cellIns {BY_FENN}/></w:tcPr><w:p>{ins('late')}</w:p></w:tc>"
    hand.row("Mill Press").append(xml(cell)[0])
    (found,) = hand.proposals()
    assert found.now == TABLE.replace("£55", "£56\tlate")
    assert found.author == "Jo Fenn, Ali Marsh"


def test_a_table_taken_out_row_by_row_is_gone_and_so_is_its_caption() -> None:
    hand = Hand()
    for words in ("Payee", "Rowan", "Mill Press", "Leam Water"):
        hand.row(words)[0].extend(xml(f"<w:del {BY_FENN}/>"))
    hand.rewrite("Payments of November", gone("Payments of November"))
    assert told(hand.proposals()) == [("remove", "cm_e11", TABLE, "")]


def test_a_table_put_in_is_new() -> None:
    hand = Hand()
    hand.after(PAID, f"<w:tbl>{TABLE_SHAPE}{new_row('Sedge Ltd', '£9')}</w:tbl><w:p/>")
    (found,) = hand.proposals()
    assert told((found,)) == [("insert", "cm_e12", "", "Sedge Ltd\t£9")]
    assert found.tracked


def test_another_caption_is_a_change_at_its_table() -> None:
    hand = Hand()
    hand.rewrite("Payments of November", run("Payments of ") + gone("November") + ins("October"))
    assert told(hand.proposals()) == [
        ("words", "cm_e11", "Payments of November", "Payments of October")
    ]

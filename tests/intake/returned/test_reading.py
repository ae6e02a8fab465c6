"""What Word puts round and between words is looked through; comments are read with their replies."""

from __future__ import annotations

import datetime as dt

import pytest

from clerk.intake.returned import proposals, read_returned, sent_draft
from clerk.minutes.contents import with_contents
from tests.intake.returned.sent_copies import (
    BLOCKS,
    BY_FENN,
    LANE,
    MARK,
    NOISE,
    REED,
    SENT,
    TABLE_SHAPE,
    WALL,
    Hand,
    comment,
    copy,
    gone,
    hanging,
    ins,
    packed,
    parts_of,
    run,
    small,
    told,
    xml,
)

HALF, OTHER = "There were apologies ", "from Councillor Reed."
CHOICE = (
    f"<mc:AlternateContent><mc:Choice Requires='wps'>{run(HALF)}</mc:Choice>"
    f"<mc:Fallback>{run(HALF)}</mc:Fallback></mc:AlternateContent>"
)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    "runs",
    [
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run(REED)}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:history="1">{run(HALF)}</w:hyperlink>{run(OTHER)}',
        f'<w:smartTag w:element="place">{run(HALF)}</w:smartTag>{run(OTHER)}',
        f'<w:fldSimple w:instr=" QUOTE ">{run(HALF)}</w:fldSimple>{run(OTHER)}',
        FIELD.format("begin")
        + run(" QUOTE 'not text' ", kind="instrText")
        + FIELD.format("separate")
        + run(HALF)
        + FIELD.format("end")
        + run(OTHER),
        CHOICE + run(OTHER),
        run(HALF) + "<w:r><w:softHyphen/><w:lastRenderedPageBreak/></w:r>" + run(OTHER),
        run(HALF) + '<w:r><w:br w:type="page"/></w:r>' + run(OTHER),
        run("There were apologies") + "<w:r><w:tab/></w:r>" + run(OTHER),
        run("There were apologies") + "<w:r><w:br/></w:r>" + run(OTHER),
        "<!-- words --><?and more?>" + run(REED),
        f"<w:ins {BY_FENN}></w:ins>" + run(REED),
        run(REED) + FIELD.format("begin") + run(" PAGE ", kind="instrText"),
    ],
    ids=lambda runs: runs[:24],
)
def test_what_stands_round_words_is_no_change(runs: str) -> None:
    hand = Hand()
    hand.rewrite(REED, runs)
    assert hand.proposals() == ()


def test_a_content_control_round_paragraphs_is_looked_through() -> None:
    hand = Hand()
    paragraph = hand.paragraph(NOISE)
    control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")[0]
    paragraph.addprevious(control)
    control[1].append(paragraph)
    hand.rewrite(NOISE, run("A resident spoke of the silence at night."))
    assert told(hand.proposals()) == [
        ("words", "cm_e8", NOISE, "A resident spoke of the silence at night.")
    ]


def test_signs_that_are_elements_are_read() -> None:
    hand = Hand()
    signs = (
        "<w:r><w:noBreakHyphen/><w:sym w:font='Arial' w:char='00E9'/>"
        "<w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:char='no'/></w:r>"
    )
    hand.rewrite(REED, run("Well") + signs)
    (found,) = hand.proposals()
    assert found.now == "Well\u2011é\ufffd"


def test_what_is_not_read_is_said() -> None:
    hand = Hand()
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"<w:p>{run('Hidden words')}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    hand.rewrite(REED, run(REED) + note + note + box)
    assert hand.proposals() == ()
    assert read_returned(hand.file(), "back.docx").notes == (
        "There are 2 footnotes in it, which were not read; look at them in Word.",
        "There is a text box in it, which was not read; look at it in Word.",
    )


def test_a_table_inside_a_table_is_part_of_its_cell() -> None:
    hand = Hand()
    cells = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("and", "more"))
    hand.after("Mill Press", f"<w:tbl>{TABLE_SHAPE}<w:tr>{cells}</w:tr></w:tbl>")
    (found,) = hand.proposals()
    assert found.anchor == "cm_e11"
    assert "Mill Press and more\t£55" in found.now


def test_the_contents_are_made_of_the_rest_and_nobodys_proposal() -> None:
    draft = small(tuple(with_contents(BLOCKS, 0, "Contents")))
    hand = Hand(copy(draft))
    for each in hand.body.iter("{*}t"):
        if each.text in {"1", "2"}:
            each.text = "7"
    second = next(each for each in hand.body.iter("{*}t") if each.text == "2. THE RIVER WALL")
    second.text = "2. THE WALL"
    returned = read_returned(hand.file(), "back.docx")
    assert proposals(returned, sent_draft(draft)) == ()
    first = hand.paragraph("1. APOLOGIES")
    first.getparent().remove(first)
    returned = read_returned(hand.file(), "back.docx")
    assert proposals(returned, sent_draft(draft)) == ()


def test_a_file_in_words_strict_form_is_read_as_any_other() -> None:
    hand = Hand()
    hand.rewrite(REED, run(REED[:-1]) + ins(" and Marsh") + run("."))
    parts = parts_of(hand.file())
    for name, content in parts.items():
        parts[name] = content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    (found,) = proposals(read_returned(packed(parts), "back.docx"), SENT)
    assert found.now == "There were apologies from Councillor Reed and Marsh."


def test_the_mark_says_which_draft_and_for_whom() -> None:
    mark = read_returned(copy(small(), MARK.replace("public", "full")), "back.docx").mark
    assert (mark.uuid, mark.which) == ("0123456789abcdef0123456789abcdef", "full")


def test_a_comment_is_a_query_about_the_words_it_hangs_on() -> None:
    hand = Hand()
    hand.rewrite(
        REED, run("There were apologies from ") + hanging(1, run("Councillor Reed")) + run(".")
    )
    hand.comments(comment(1, "Was it not Councillor Rush?"))
    (found,) = hand.proposals()
    assert (found.kind, found.anchor, found.was) == ("query", "cm_e2", REED)
    assert (found.remark, found.about) == ("Was it not Councillor Rush?", "Councillor Reed")
    assert (found.author, found.at) == ("Jo Fenn", dt.datetime(2026, 11, 20, 18, 5))


def test_replies_stand_under_what_they_reply_to() -> None:
    hand = Hand()
    hand.rewrite(REED, hanging(1, hanging(2, run(REED))))
    hand.comments(
        comment(1, "Was it not Rush?", paragraph="00000001")
        + comment(2, "No, it was Reed.", by="Ali Marsh", paragraph="00000002"),
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
    )
    (found,) = hand.proposals()
    assert found.remark == (
        "Was it not Rush?\nAli Marsh replied: No, it was Reed.\n(Marked as done in the file.)"
    )


def test_two_comments_that_say_they_reply_to_each_other_are_both_read() -> None:
    hand = Hand()
    hand.rewrite(REED, hanging(1, hanging(2, run(REED))))
    hand.comments(
        comment(1, "One.", paragraph="00000001") + comment(2, "Two.", paragraph="00000002"),
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000002"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>',
    )
    assert [each.remark for each in hand.proposals()] == ["One.", "Two."]


def test_comments_come_in_the_order_of_the_minutes_with_the_changes_they_stand_by() -> None:
    hand = Hand()
    hand.rewrite(LANE, hanging(1, run(LANE)))
    hand.rewrite(REED, hanging(2, run(REED) + ins(" And more.")))
    hand.comments(comment(1, "Which lane?") + comment(2, "More?"))
    assert [(each.kind, each.anchor) for each in hand.proposals()] == [
        ("words", "cm_e2"),
        ("query", "cm_e2"),
        ("query", "cm_e9"),
    ]


def test_a_comment_on_words_that_were_taken_out_is_about_those() -> None:
    hand = Hand()
    paragraph = hand.rewrite(NOISE, hanging(1, gone(NOISE)))
    hand.mark(paragraph, f"<w:del {BY_FENN}/>")
    hand.comments(comment(1, "Nobody said that."))
    found = hand.proposals()
    assert [(each.kind, each.anchor) for each in found] == [("remove", "cm_e8"), ("query", "cm_e8")]
    assert found[1].about == NOISE


def test_a_comment_on_a_new_paragraph_is_asked_at_the_one_before() -> None:
    hand = Hand()
    hand.after(WALL, f"<w:p>{hanging(1, ins('Something new.'))}</w:p>")
    hand.comments(comment(1, "Should this be said?"))
    found = hand.proposals()
    assert [(each.kind, each.anchor) for each in found] == [("query", "cm_e4"), ("insert", "cm_e4")]
    assert found[0].about == "Something new."


def test_comments_over_several_paragraphs_in_tables_and_nowhere_are_all_asked() -> None:
    hand = Hand()
    hand.paragraph(NOISE).insert(1, xml('<w:commentRangeStart w:id="1"/>')[0])
    hand.paragraph(LANE).extend(
        xml('<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')
    )
    hand.rewrite("£55", hanging(2, run("£55")))
    hand.comments(comment(1, "Both?") + comment(2, "So much?") + comment(3, "Lost."))
    found = hand.proposals()
    assert [(each.anchor, each.remark, each.about) for each in found] == [
        ("", "Lost.", ""),
        ("cm_e8", "Both?", NOISE + LANE),
        ("cm_e11", "So much?", "£55"),
    ]


def test_a_comment_of_several_paragraphs_keeps_its_lines() -> None:
    hand = Hand()
    hand.rewrite(REED, hanging(1, run(REED)))
    long = comment(1, "One.").replace("</w:comment>", f"<w:p>{run('Two.')}</w:p></w:comment>")
    hand.comments(long)
    (found,) = hand.proposals()
    assert found.remark == "One.\nTwo."


def test_words_that_lie_deep_are_read() -> None:
    hand = Hand()
    hand.rewrite(REED, "<w:smartTag>" * 200 + run(REED) + "</w:smartTag>" * 200)
    assert hand.proposals() == ()

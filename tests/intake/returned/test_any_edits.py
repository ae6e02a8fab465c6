"""Whatever somebody does to the paragraphs of a copy: what is proposed, done to the draft that was sent, gives it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from clerk.intake.returned import proposals, read_returned
from clerk.record.proposals import Proposal
from tests.intake.returned.sent_copies import (
    BLOCKS,
    BY_FENN,
    SENT,
    Hand,
    gone,
    ins,
    run,
    xml,
)

# The table, its caption and what has a typed label are tried by hand elsewhere.
PLAIN = tuple(
    (f"cm_e{block.sources[0]}", block.text)
    for block in BLOCKS
    if not block.rows and (block.number_format or not block.label)
)
TEXTS = dict(PLAIN)
ANCHORS = tuple(TEXTS)
NEW = ("A vote was called.", "Somebody laughed aloud.", "It was noted.", "Rain fell on the roof.")


class Edit(NamedTuple):
    """One thing done to one paragraph: ``word`` is which word gives way, ``other`` the block that it goes behind."""

    kind: Literal["words", "remove", "insert", "move"]
    anchor: str
    other: str
    word: int
    tracked: bool


edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(("words", "remove", "insert", "move")),
        st.sampled_from(ANCHORS),
        st.sampled_from(ANCHORS),
        st.integers(0, 20),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda edit: edit.anchor,
)


def made(hand: Hand, done: list[Edit]) -> None:
    """Make the edits in a copy."""
    at = {anchor: hand.paragraph(text) for anchor, text in PLAIN}
    for edit, new in zip(done, (*NEW, "One more.", "Yet another."), strict=False):
        paragraph, text = at[edit.anchor], TEXTS[edit.anchor]
        if edit.kind == "move" and edit.other != edit.anchor:
            at[edit.other].addnext(paragraph)
        elif edit.kind == "insert":
            end = f"<w:pPr><w:rPr><w:ins {BY_FENN}/></w:rPr></w:pPr>" if edit.tracked else ""
            runs = ins(new) if edit.tracked else run(new)
            paragraph.addnext(xml(f"<w:p>{end}{runs}</w:p>")[0])
        elif edit.kind == "remove" and edit.tracked:
            hand.mark(hand.rewrite(text, gone(text)), f"<w:del {BY_FENN}/>")
        elif edit.kind == "remove":
            # Its bookmark may go or stay; here the paragraph is emptied and left lying.
            hand.rewrite(text, run(""))
        elif edit.kind == "words":
            words = text.split(" ")
            place = edit.word % len(words)
            before, word = " ".join((*words[:place], "")), words[place]
            after = " ".join(("", *words[place + 1 :]))
            middle = gone(word) + ins("instead") if edit.tracked else run("instead")
            hand.rewrite(text, run(before) + middle + run(after))


def applied(found: tuple[Proposal, ...]) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of the sent blocks after every proposal was taken, in order; and what was put in, after which block."""
    texts = {each.anchor: each.text for each in SENT.blocks}
    order = [each.anchor for each in SENT.blocks]
    moves = {each.anchor: each.after or "" for each in found if each.kind == "move"}
    for each in found:
        if each.kind == "words":
            assert each.was == texts[each.anchor]
            texts[each.anchor] = each.now
        elif each.kind == "remove":
            order.remove(each.anchor)
    order = [each for each in order if each not in moves]
    while moves:
        anchor = next(each for each, after in moves.items() if not after or after in order)
        after = moves.pop(anchor)
        order.insert(order.index(after) + 1 if after else 0, anchor)
    put_in = [(each.anchor, each.now) for each in found if each.kind == "insert"]
    return [texts[each] for each in order], put_in


@given(edits)
def test_what_is_proposed_gives_the_text_that_came_back(done: list[Edit]) -> None:
    hand = Hand()
    made(hand, done)
    returned = read_returned(hand.file(), "back.docx")
    found = proposals(returned, SENT)
    texts, put_in = applied(found)
    new = [text for _, text in put_in]
    reads = [
        unit.text.removeprefix("Action:\t")
        for unit in returned.after
        if unit.text and unit.text != "Payments of November"
    ]
    assert sorted(new) == sorted(
        text for text in reads if text in (*NEW, "One more.", "Yet another.")
    )
    assert texts == [text for text in reads if text not in new]
    for anchor, text in put_in:
        before = reads[: reads.index(text)]
        known = [each for each in before if each not in new]
        assert (known[-1:] or [""])[0] == ("" if not anchor else _reads_as(anchor, found))


def _reads_as(anchor: str, found: tuple[Proposal, ...]) -> str:
    words = [each.now for each in found if each.kind == "words" and each.anchor == anchor]
    return (words or [SENT.text_of(anchor) or ""])[0]


@given(edits)
def test_nothing_is_called_marked_that_was_not(done: list[Edit]) -> None:
    hand = Hand()
    made(hand, done)
    marked = {edit.anchor for edit in done if edit.tracked}
    for each in hand.proposals():
        if each.kind in {"words", "remove"} and each.tracked:
            assert each.anchor in marked
        if each.kind in {"words", "remove"} and not each.tracked:
            assert each.anchor in {edit.anchor for edit in done} - marked
        if each.kind == "move":
            assert not each.tracked

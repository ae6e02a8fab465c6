"""Two drafts laid beside each other: nothing is lost of either, and what a reader sees is what happened."""

import re

from hypothesis import given
from hypothesis import strategies as st

from clerk.minutes.blocks import Block, Draft, Run
from clerk.minutes.comparing import Comparison, Laid, compare, laid_words, new_text, old_text
from clerk.minutes.comparing.pairing import told
from clerk.minutes.comparing.words import tokens

WORDS = [
    "the",
    "river",
    "wall",
    "Cllr",
    "Fenn’s",
    "2.30",
    "£1,250",
    "well-founded",
    "café",
    "cafe\u0301",
    "42nd",
]
MARKS = [" ", "  ", ". ", ", ", "\n", " (", ") ", "“", "’", "; ", "\u00a0"]
prose = st.lists(st.sampled_from(WORDS + MARKS), max_size=25).map("".join)
any_text = prose | st.text(max_size=30)


def block(text: str, entry: int | None = None, **more: object) -> Block:
    sources = () if entry is None else (entry,)
    return Block(look="paragraph", runs=(Run(text=text),), sources=sources, item="i1", **more)  # type: ignore[arg-type]  # any field of a block


def draft(*blocks: Block) -> Draft:
    return Draft(
        title="Minutes", council="C", body="B", date="d", language="en-GB", style="cabinet", marking="", blocks=blocks
    )  # fmt: skip


def kinds(comparison: Comparison) -> list[str]:
    return [each.kind for each in comparison.laid]


@given(any_text, any_text)
def test_the_pieces_of_two_texts_are_both_texts_whole(old: str, new: str) -> None:
    pieces = laid_words(old, new)
    assert old_text(pieces) == old
    assert new_text(pieces) == new
    assert all(piece.text for piece in pieces)


@given(any_text)
def test_a_text_is_its_words_and_marks(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(prose, prose)
def test_no_change_begins_or_ends_inside_a_word(old: str, new: str) -> None:
    pieces = laid_words(old, new)
    for text, other in ((old, "inserted"), (new, "deleted")):
        at = 0
        for piece in pieces:
            if piece.kind != other:
                at += len(piece.text)
                assert not re.fullmatch(r"\w[\w\u0301]", text[at - 1 : at + 1]), (text, at)


def test_words_that_are_added_stand_before_the_stop_and_bring_their_space() -> None:
    pieces = laid_words("It was noted.", "It was noted at length.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("kept", "It was noted"),
        ("inserted", " at length"),
        ("kept", "."),
    ]


def test_a_passage_written_anew_is_not_chopped_into_words() -> None:
    old = "Members asked what the repairs would cost and who was going to pay for them."
    new = "A grant will cover all of it, said the engineer; nobody else has to."
    assert [piece.kind for piece in laid_words(old, new)] == ["deleted", "inserted", "kept"]


blocks = st.lists(
    st.builds(
        block,
        st.sampled_from(["Noted.", "The wall was inspected twice.", "The wall was inspected.", "A vote."]) | prose,
        st.none() | st.integers(1, 6),
    )
    | st.builds(
        lambda rows, caption: Block(
            look="table", caption=caption, header=("For", "Amount"), rows=rows, item="i1"
        ),
        st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["1", "2", ""])), max_size=5).map(tuple),
        st.sampled_from(["", "Payments"]),
    ),
    max_size=9,
)  # fmt: skip


def side(laid: Laid, new: bool) -> str | None:
    """What one side says of a block, read out of the pieces; None if it is not there."""
    if laid.kind in (("removed", "moved_from") if new else ("inserted", "moved_to")):
        return None
    read, gone = (new_text, "removed") if new else (old_text, "inserted")
    if not laid.block.is_table:
        return read(laid.words)
    rows = ["\t".join(read(cell) for cell in row.cells) for row in laid.rows if row.kind != gone]
    return "\n".join((read(laid.words), "", *rows))


@given(blocks, blocks)
def test_accepting_all_gives_the_new_draft_and_refusing_all_the_old_one(
    old: list[Block], new: list[Block]
) -> None:
    comparison = compare(draft(*old), draft(*new))
    for is_new, given_blocks in ((True, new), (False, old)):
        said = [side(each, is_new) for each in comparison.laid]
        wanted = [told(each) for each in given_blocks]
        assert [text for text in said if text is not None] == wanted


@given(blocks)
def test_a_draft_beside_itself_shows_no_change(same: list[Block]) -> None:
    comparison = compare(draft(*same), draft(*same))
    assert not comparison.changes
    assert len(comparison.laid) == len(same)


@given(blocks, blocks)
def test_what_was_moved_is_there_as_it_was_and_as_it_is(old: list[Block], new: list[Block]) -> None:
    laid = compare(draft(*old), draft(*new)).laid
    came, went = (
        {each.move: each for each in laid if each.kind == kind}
        for kind in ("moved_to", "moved_from")
    )
    assert came.keys() == went.keys()
    assert all(came[number].old == went[number].old for number in came)


def test_an_entry_reworded_is_altered_and_one_entered_is_inserted() -> None:
    old = draft(block("The wall was inspected.", 1), block("The meeting rose.", 2))
    new = draft(
        block("The wall was inspected twice.", 1),
        block("Councillor Fenn left.", 3),
        block("The meeting rose.", 2),
    )
    assert kinds(compare(old, new)) == ["altered", "inserted", "same"]
    assert kinds(compare(new, old)) == ["altered", "removed", "same"]


def test_an_entry_put_elsewhere_is_moved_once_and_says_what_was_altered_in_it() -> None:
    first, second, third = (block(f"Point {n} of several points.", n) for n in (1, 2, 3))
    new = draft(second, third, block("Point 1 of several good points.", 1))
    laid = compare(draft(first, second, third), new).laid
    assert [each.kind for each in laid] == ["moved_from", "same", "same", "moved_to"]
    assert [piece.text for piece in laid[3].words if piece.kind == "inserted"] == [" good"]


def test_what_was_entered_again_under_another_number_is_known_by_its_words() -> None:
    words = "The Cabinet Member for Place introduced the report about the river wall"
    old, new = draft(block(f"{words}.", 1)), draft(block(f"{words} at length.", 9))
    assert kinds(compare(old, new)) == ["altered"]


def test_a_table_is_compared_cell_by_cell() -> None:
    def table(*rows: tuple[str, ...]) -> Draft:
        return draft(Block(look="table", header=("Payee", "Amount"), rows=rows, item="i1"))

    old = table(("Grass", "£37.50"), ("Gate", "£12.00"), ("Bench", "£90.00"))
    new = table(("Grass", "£37.50"), ("Gate", "£14.00"), ("Sign", "£8.00"), ("Bench", "£90.00"))
    (laid,) = compare(old, new).laid
    assert [row.kind for row in laid.rows] == ["same", "same", "altered", "inserted", "same"]
    assert [(piece.kind, piece.text) for piece in laid.rows[2].cells[1]] == [
        ("deleted", "£12.00"),
        ("inserted", "£14.00"),
    ]


def test_a_table_with_other_columns_is_another_table() -> None:
    old = draft(Block(look="table", header=("Payee",), rows=(("Grass",),), item="i1"))
    new = draft(
        Block(look="table", header=("Payee", "For"), rows=(("Grass", "Mowing"),), item="i1")
    )
    assert sorted(kinds(compare(old, new))) == ["inserted", "removed"]

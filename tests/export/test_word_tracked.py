"""Two drafts as a Word file with tracked changes: accepted it is the new one, refused the old one, in every line."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from clerk.assets import style_folder
from clerk.export.word import write_word
from clerk.export.word_tracked import write_tracked
from clerk.minutes.blocks import Block, Draft, Run
from clerk.minutes.comparing import compare
from clerk.minutes.contents import with_contents
from tests.export.reading_back import word_lines
from tests.export.sample_draft import block, item, sample_draft
from tests.export.tracked_reading import can_speak, settled, settled_by_libreoffice
from tests.export.validators import schema_faults

AT = dt.datetime(2026, 3, 5, 9, 30)
HEAD = style_folder("cabinet") / "letterhead.docx"
_PAGE = re.compile(r"\s\d+$")


def tracked(old: Draft, new: Draft) -> bytes:
    return write_tracked(compare(old, new), new, HEAD, "A. Clerk", AT)


def numbered(draft: Draft) -> Draft:
    """The draft as if each block told an entry of its own."""
    blocks = list(draft.blocks)
    for number, each in enumerate(blocks, 1):
        if not each.sources and not each.look.startswith("contents"):
            blocks[number - 1] = msgspec.structs.replace(each, sources=(number,))
    return msgspec.structs.replace(draft, blocks=tuple(blocks))


def of(*blocks: Block) -> Draft:
    return numbered(sample_draft(blocks=(block("title", "Minutes"), *blocks)))


def reworded(each: Block, text: str) -> Block:
    return msgspec.structs.replace(each, runs=(Run(text=text),))


def lines(data: bytes) -> list[str]:
    # On which page a heading stands is counted over the words of both.
    return [_PAGE.sub("", line) for line in word_lines(data)]


def assert_both_ways(old: Draft, new: Draft) -> bytes:
    data = tracked(old, new)
    assert lines(settled(data, accept=True)) == lines(write_word(new, HEAD))
    assert lines(settled(data, accept=False)) == lines(write_word(old, HEAD))
    return data


def body(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.fixture(scope="module")
def old() -> Draft:
    return numbered(sample_draft())


@pytest.fixture(scope="module")
def new(old: Draft) -> Draft:
    """The sample with something of every kind another, come, gone, or elsewhere."""
    blocks = [each for each in old.blocks if not each.look.startswith("contents")]
    for index, each in enumerate(blocks):
        if each.look == "paragraph" and "apologies" in each.text:
            blocks[index] = reworded(
                each, "There were no apologies, and nothing from Councillor Reed."
            )
        elif each.look == "roll" and not each.label:
            blocks[index] = msgspec.structs.replace(
                each, runs=(Run(text="Councillor Jo Fenn (Chair)", strong=True), *each.runs[1:])
            )
        elif each.caption:
            rows = [list(row) for row in each.rows if row[0] != "Payee number 4"]
            rows[1][2] = "£75.00"
            rows.insert(6, ["Payee new", "A gate", "£9.99"])
            blocks[index] = msgspec.structs.replace(each, rows=tuple(map(tuple, rows)))
        elif each.look == "heading" and "RIVER" in each.text:
            blocks[index] = reworded(each, "39. THE RIVER WALL AT MILL LANE")
    quote = next(index for index, each in enumerate(blocks) if each.look == "quote")
    moved = blocks.pop(quote)
    blocks.insert(quote - 6, reworded(moved, moved.text.replace("rather", "much rather")))
    point = next(index for index, each in enumerate(blocks) if "(point 2)" in each.text)
    blocks[point] = reworded(blocks[point], blocks[point].text.replace("river", "old river"))
    second = next(index for index, each in enumerate(blocks) if "end date" in each.text)
    del blocks[second - 1]
    gone = next(index for index, each in enumerate(blocks) if each.look == "heading")
    del blocks[gone]
    last = msgspec.structs.replace(block("paragraph", "A last word."), sources=(900,))
    return msgspec.structs.replace(old, blocks=tuple(with_contents([*blocks, last], 3, "Contents")))


def test_every_kind_of_change_is_right_both_ways_and_keeps_to_the_schemas(
    old: Draft, new: Draft
) -> None:
    for data in (assert_both_ways(old, new), assert_both_ways(new, old)):
        assert schema_faults(data) == []
        root = body(data)
        for mark in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"):
            found = list(root.iter(qn(mark)))
            assert found, mark
            assert {each.get(qn("w:author")) for each in found} == {"A. Clerk"}
            assert {each.get(qn("w:date")) for each in found} == {"2026-03-05T09:30:00Z"}
        numbers = [each.get(qn("w:id")) for each in root.iter() if each.get(qn("w:author"))]
        assert len(set(numbers)) == len(numbers)


def test_what_was_kept_is_written_as_in_the_document_itself(old: Draft) -> None:
    data = tracked(old, old)
    assert etree.tostring(body(data)) == etree.tostring(body(write_word(old, HEAD)))


def test_a_list_that_lost_an_item_counts_right_on_both_sides() -> None:
    parts = [item("part", n, f"part number {n} of the decision", 4) for n in (1, 2, 3)]
    was, now = of(*parts), of(parts[0], msgspec.structs.replace(parts[2], ordinal=2, label="b)"))
    now = msgspec.structs.replace(
        now, blocks=(*now.blocks[:2], msgspec.structs.replace(now.blocks[2], sources=(4,)))
    )
    data = assert_both_ways(was, now)
    kept = [each for each in body(data).iter(qn("w:p")) if "number 3" in "".join(each.itertext())]
    assert len(kept) == 1, "it is the same item, and was not written twice"


def test_a_list_that_counts_from_elsewhere_now_is_right_on_both_sides_too() -> None:
    was = of(
        *(item("condition", n, f"Condition {n - 4}.", 8, number_format="decimal") for n in (5, 6))
    )
    now = of(*(item("condition", n, f"Condition {n}.", 8, number_format="decimal") for n in (1, 2)))
    assert_both_ways(was, now)


def test_an_entry_that_is_of_another_kind_now_went_and_came() -> None:
    was, now = of(block("paragraph", "Noted.")), of(block("decision", "Noted."))
    data = assert_both_ways(was, now)
    assert len(list(body(data).iter(qn("w:del")))) == len(list(body(data).iter(qn("w:ins")))) == 2


looks = st.sampled_from(["paragraph", "heading", "event", "quote"])
texts = st.lists(
    st.sampled_from(["The", "wall", "was", "inspected", "by", "2.30", ".", "Fenn"]), min_size=1, max_size=6
).map(" ".join)  # fmt: skip
made_blocks = st.builds(
    lambda look, text, entry: msgspec.structs.replace(block(look, text), sources=(entry,)),
    looks, texts, st.integers(1, 8),
) | st.builds(
    lambda cells, entry: msgspec.structs.replace(
        Block(look="table", caption="Payments", header=("For", "Sum"), rows=cells), sources=(entry,)
    ),
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("123")), min_size=1, max_size=4).map(tuple),
    st.integers(1, 8),
) | st.builds(
    lambda n, entry: msgspec.structs.replace(item("part", n, f"part {n} of it", 1), sources=(entry,)),
    st.integers(1, 4), st.integers(1, 8),
)  # fmt: skip
documents = st.lists(made_blocks, min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(documents, documents)
def test_any_two_drafts_come_out_of_the_file_as_they_went_in(
    was: list[Block], now: list[Block]
) -> None:
    assert_both_ways(sample_draft(blocks=tuple(was)), sample_draft(blocks=tuple(now)))


def test_another_word_processor_accepts_and_refuses_the_same(
    old: Draft, new: Draft, tool: Callable[[str], str], tmp_path: Path
) -> None:
    soffice = tool("soffice")
    if not can_speak():
        pytest.skip("no Python here can speak with LibreOffice; the XML alone was read")
    accepted, refused = settled_by_libreoffice(soffice, tracked(old, new), tmp_path)
    assert plain(accepted) == plain(write_word(new, HEAD))
    assert plain(refused) == plain(write_word(old, HEAD))


def plain(data: bytes) -> list[str]:
    """The words of each paragraph; LibreOffice defines its lists in its own way."""
    found = []
    for paragraph in body(data).iter(qn("w:p")):
        nodes = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        words = "".join(node.text if node.tag == qn("w:t") else " " for node in nodes)
        found.append(_PAGE.sub("", " ".join(words.split())))
    return [text for text in found if text]

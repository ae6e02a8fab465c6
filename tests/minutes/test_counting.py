"""Words are counted of what is printed, item by item."""

import msgspec

from clerk.assets import resources
from clerk.minutes.blocks import Block, Draft, Run
from clerk.minutes.counting import word_counts
from clerk.minutes.layout import draft
from clerk.record.facts import Private
from clerk.record.script import read_script
from clerk.styles import load_style

CONTESTED = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
STYLE = load_style(CONTESTED.body.style)


def drafted(*blocks: Block) -> Draft:
    return msgspec.structs.replace(draft(CONTESTED, STYLE, "public"), blocks=blocks)


def test_numbers_are_words_and_dashes_are_none() -> None:
    block = Block(
        look="point", runs=(Run(text="In 2026 – £1,204.50 was"), Run(text=" spent.")), item="i1"
    )
    assert word_counts(drafted(block)) == ({"i1": 5}, 5)


def test_a_table_counts_its_cells_and_caption_and_a_list_mark_does_not_count() -> None:
    table = Block(
        look="table", header=("Site", "May"), rows=(("Mill Reach", "0.07"),), caption="Phosphate"
    )
    bullet = Block(look="bullet", label="1.", runs=(Run(text="One"),), item="i2")
    assert word_counts(drafted(table, bullet)) == ({None: 6, "i2": 1}, 7)


def test_the_whole_is_the_sum_and_the_public_set_has_fewer() -> None:
    full, public = (word_counts(draft(CONTESTED, STYLE, which)) for which in ("full", "public"))
    for each in (full, public):
        assert each.whole == sum(each.by_item.values())
    assert public.by_item["i17"] < full.by_item["i17"]
    assert public.by_item["i6"] == full.by_item["i6"]


def test_a_private_note_is_not_counted() -> None:
    without = CONTESTED.with_entries(
        each for each in CONTESTED.entries if not isinstance(each.fact, Private)
    )
    assert word_counts(draft(CONTESTED, STYLE, "full")) == word_counts(
        draft(without, STYLE, "full")
    )

"""The draft on the screen becomes another one by drawing what is another in it, and is then as if drawn anew."""

from dataclasses import dataclass
from random import Random

import msgspec
import pytest
from PySide6.QtGui import QTextDocument

from clerk.assets import resources
from clerk.minutes.blocks import Block, Draft
from clerk.minutes.layout import draft
from clerk.record.facts import Say
from clerk.record.meeting import Entry, Meeting
from clerk.record.script import read_script
from clerk.styles import load_style
from clerk.ui.draft_document import DraftDocument
from clerk.ui.look import Look


@pytest.fixture
def meeting() -> Meeting:
    return read_script((resources() / "samples" / "contested.json").read_bytes()).meeting


@dataclass
class Sheets:
    """Draws drafts."""

    look: Look

    def drawn(self, of: Draft) -> DraftDocument:
        document = DraftDocument(self.look, of)
        assert document.draw()
        return document


@pytest.fixture
def sheets(look: Look) -> Sheets:
    return Sheets(look)


def paragraphs(document: QTextDocument) -> list[object]:
    found: list[object] = []
    block = document.begin()
    while block.isValid():
        kind = block.blockFormat()
        stretches = [
            (each.start, each.length, each.format.font().key(), each.format.foreground().color())
            for each in block.textFormats()
        ]
        shape = (kind.leftMargin(), kind.topMargin(), kind.textIndent(), kind.headingLevel())
        ground = kind.background().color().name()
        found.append((block.position(), block.text(), shape, ground, stretches))
        block = block.next()
    return found


def same(one: DraftDocument, other: DraftDocument) -> None:
    assert paragraphs(one) == paragraphs(other)
    assert one.passages == other.passages
    assert one.places == other.places


def of(meeting: Meeting) -> Draft:
    return draft(meeting, load_style(meeting.style), "full")


def with_passage(meeting: Meeting, item: str, form: str = "paragraph") -> Meeting:
    at = [entry.at for entry in meeting.entries if entry.item == item][-1]
    fact = msgspec.convert({"do": "say", "text": "One more word of it.", "form": form}, Say)
    number = max(entry.id for entry in meeting.entries) + 1
    return meeting.with_entries([*meeting.entries, Entry(id=number, at=at, fact=fact, item=item)])


@pytest.mark.parametrize("form", ["paragraph", "point", "bullet", "heading", "quote"])
@pytest.mark.parametrize("item", ["i3", "i6"])
def test_a_passage_more_and_the_passage_taken_away_again(
    item: str, form: str, meeting: Meeting, sheets: Sheets
) -> None:
    before, after = of(meeting), of(with_passage(meeting, item, form))
    document = sheets.drawn(before)
    assert document.follow(after)
    same(document, sheets.drawn(after))
    assert document.follow(before)
    same(document, sheets.drawn(before))


def test_a_word_that_is_another(meeting: Meeting, sheets: Sheets) -> None:
    say = next(entry for entry in meeting.entries if isinstance(entry.fact, Say))
    worded = msgspec.structs.replace(say, wording="It was put otherwise.")
    after = of(meeting.with_entries(worded if each is say else each for each in meeting.entries))
    document = sheets.drawn(of(meeting))
    assert document.follow(after)
    same(document, sheets.drawn(after))


def test_any_little_change_whatever_it_is(meeting: Meeting, sheets: Sheets) -> None:
    chance = Random(20261006)  # noqa: S311  # the same changes in every run, not a secret
    whole = of(meeting)
    document = sheets.drawn(whole)
    at = whole
    followed = 0
    for _ in range(150):
        blocks = list(at.blocks)
        place = chance.randrange(1, len(blocks))
        other = chance.choice(whole.blocks)
        match chance.choice(("less", "more", "another", "at the end", "much less")):
            case "less":
                del blocks[place]
            case "more":
                blocks.insert(place, other)
            case "another":
                blocks[place] = other
            case "at the end":
                blocks.append(other)
            case "much less":
                del blocks[place : place + 6]
        at = msgspec.structs.replace(at, blocks=tuple(blocks))
        fresh = sheets.drawn(at)
        if document.follow(at):
            followed += 1
            same(document, fresh)
        else:
            document = fresh
    assert followed > 75


def test_a_table_is_drawn_anew(meeting: Meeting, sheets: Sheets) -> None:
    before = of(meeting)
    table = Block(look="table", rows=(("One", "Two"),))
    after = msgspec.structs.replace(before, blocks=(*before.blocks, table))
    assert not sheets.drawn(before).follow(after)


def test_much_that_is_another_is_drawn_anew(meeting: Meeting, sheets: Sheets) -> None:
    before = of(meeting)
    assert not sheets.drawn(before).follow(
        msgspec.structs.replace(before, blocks=before.blocks[:9])
    )


def test_a_draft_that_is_not_drawn_to_its_end_follows_nothing(meeting: Meeting, look: Look) -> None:
    document = DraftDocument(look, of(meeting))
    assert not document.draw(0)
    assert not document.follow(of(with_passage(meeting, "i6")))

"""What the public is shown of two drafts holds nothing that either of them keeps back."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.assets import resources
from clerk.minutes.comparing import Side, compare, drafts_of
from clerk.minutes.layout import Which, draft
from clerk.record.facts import (
    AnyFact,
    ApproveMinutes,
    Correction,
    ExcludePublic,
    Private,
    ReadmitPublic,
    Say,
)
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.minutes.secrets import MARK, secret_meetings


def opened_up(meeting: Meeting) -> Meeting:
    """The same meeting as if nothing of it had been exempt or private: its notes are said aloud."""
    agenda = tuple(
        msgspec.structs.replace(item, exempt=(), public_text="") for item in meeting.agenda
    )
    entries = [
        msgspec.structs.replace(
            entry,
            exempt=False,
            fact=Say(text=entry.fact.text) if isinstance(entry.fact, Private) else entry.fact,
        )
        for entry in meeting.entries
        if not isinstance(entry.fact, (ExcludePublic, ReadmitPublic))
    ]
    return msgspec.structs.replace(meeting, agenda=agenda).with_entries(entries)


def side(meeting: Meeting) -> Side:
    return Side(meeting, load_style(meeting.style))


def words(old: Meeting, new: Meeting, which: Which) -> str:
    comparison = compare(*drafts_of(side(old), side(new), which))
    return "\n".join(
        piece.text
        for laid in comparison.laid
        for pieces in (laid.words, laid.label, *(cell for row in laid.rows for cell in row.cells))
        for piece in pieces
    )


@given(secret_meetings(), st.booleans())
def test_a_word_exempt_on_one_side_alone_is_in_no_public_comparison(
    secret: Meeting, later: bool
) -> None:
    pair = (secret, opened_up(secret)) if later else (opened_up(secret), secret)
    assert MARK.search(words(*pair, "public")) is None


@given(secret_meetings())
def test_a_private_note_of_one_side_is_in_no_comparison(secret: Meeting) -> None:
    notes = {entry.id for entry in secret.entries if isinstance(entry.fact, Private)}
    aloud = opened_up(secret).with_entries(
        entry if entry.id in notes else msgspec.structs.replace(entry, wording=None)
        for entry in opened_up(secret).entries
        if entry.id in notes
    )
    for pair in ((secret, aloud), (aloud, secret)):
        drafts = drafts_of(side(pair[0]), side(pair[1]), "full")
        told = {source for made in drafts for block in made.blocks for source in block.sources}
        assert told.isdisjoint(notes)


@pytest.fixture(scope="module")
def contested() -> Meeting:
    return read_script((resources() / "samples" / "contested.json").read_bytes()).meeting


def test_two_sides_without_secrets_of_their_own_are_compared_as_they_print(
    contested: Meeting,
) -> None:
    for which in ("public", "full"):
        old, new = drafts_of(side(contested), side(contested), which)
        assert old == new == draft(contested, load_style(contested.style), which)


def entered_again(meeting: Meeting, entry: int, fact: AnyFact) -> Meeting:
    """The meeting with an entry removed, and what it said entered in public under another number."""
    last = max(meeting.entry_by_id)
    return meeting.with_entries(
        msgspec.structs.replace(each, id=last + 1, fact=fact, exempt=False)
        if each.id == entry
        else each
        for each in meeting.entries
    )


def test_exempt_words_entered_again_or_joined_to_others_are_left_out_too(
    contested: Meeting,
) -> None:
    says = [each for each in contested.entries if isinstance(each.fact, Say)]
    words_of_it = "The best offer for the tannery was ninety thousand pounds, and it was refused."
    at = says[0]
    old = contested.with_entries(
        msgspec.structs.replace(each, fact=Say(text=words_of_it), exempt=True)
        if each is at
        else each
        for each in contested.entries
    )
    new = entered_again(contested, at.id, Say(text=f"Members thanked the officers. {words_of_it}"))
    assert "ninety" in "\n".join(
        block.text for block in draft(new, load_style(new.style), "public").blocks
    )
    assert "ninety" not in words(old, new, "public")
    assert "ninety" not in words(new, old, "public")
    assert "ninety" in words(old, new, "full")


def test_a_correction_that_is_exempt_on_one_side_alone_is_in_no_public_comparison(
    contested: Meeting,
) -> None:
    (approval, fact) = contested.of(ApproveMinutes)[0]

    def corrected(*, exempt: bool) -> Meeting:
        wrong = Correction(
            "73", "a rent of ninety pounds", "a rent of eighty pounds", exempt=exempt
        )
        plain = Correction("71", "eleven", "twelve dry days")
        told = msgspec.structs.replace(fact, corrections=(wrong, plain))
        return contested.with_entries(
            msgspec.structs.replace(each, fact=told, wording=None) if each == approval else each
            for each in contested.entries
        )

    for exempt in (True, False):
        pair = corrected(exempt=exempt), corrected(exempt=not exempt)
        assert "a rent of" not in words(*pair, "public")
        assert "twelve dry days" in words(*pair, "public")
        assert "a rent of" in words(*pair, "full")

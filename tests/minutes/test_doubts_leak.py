"""A doubt is in no document of any set, whatever else a meeting holds and wherever it was parked."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from clerk.minutes.layout import draft, told_under
from clerk.record.exemption import public_meeting
from clerk.record.facts import Private
from clerk.record.meeting import Entry, Meeting
from clerk.record.script import write_script
from clerk.styles import load_style
from clerk.ui.views.doubts import Aside, with_doubts
from tests.minutes.chamber import STYLES
from tests.strategies import meetings

PARKED = "PARKEDDOUBT"
HOW = "SETTLEDSO"


@st.composite
def with_parked(draw: st.DrawFn) -> tuple[Meeting, Meeting]:
    """Return a meeting, and the same with doubts parked here and there."""
    meeting = draw(meetings())
    bare = meeting.with_entries(e for e in meeting.entries if not isinstance(e.fact, Private))
    entries = list(bare.entries)
    moments = [entry.at for entry in entries] or [bare.particulars.starts]
    items = [None, *(item.id for item in bare.agenda)]
    number = max((entry.id for entry in entries), default=0)
    for _ in range(draw(st.integers(1, 4))):
        number += 1
        settled = draw(st.booleans())
        note = Private(
            text=PARKED,
            doubt="settled" if settled else "open",
            settled=HOW if settled else "",
        )
        entries.append(
            Entry(
                id=number,
                at=draw(st.sampled_from(moments)),
                fact=note,
                item=draw(st.sampled_from(items)),
                exempt=draw(st.sampled_from([None, True, False])),
            )
        )
    return bare, bare.with_entries(entries)


@given(with_parked(), st.sampled_from(STYLES), st.sampled_from(["public", "full"]))
def test_a_document_is_the_same_with_doubts_as_without(
    meetings: tuple[Meeting, Meeting], style: str, which: str
) -> None:
    bare, parked = meetings
    own = load_style(style)
    assert draft(parked, own, which) == draft(bare, own, which)  # type: ignore[arg-type]  # a set


@given(with_parked())
def test_the_public_script_has_none(meetings: tuple[Meeting, Meeting]) -> None:
    _, parked = meetings
    script = write_script(public_meeting(parked))
    assert PARKED not in script
    assert HOW not in script
    assert PARKED in write_script(parked)


@given(with_parked(), st.sampled_from(STYLES))
def test_the_screens_draft_is_the_document_with_the_doubts_between(
    meetings: tuple[Meeting, Meeting], style: str
) -> None:
    bare, parked = meetings
    made = draft(parked, load_style(style), "full")
    seen = with_doubts(parked, made, ())
    asides = [block for block in seen.blocks if isinstance(block, Aside)]
    open_ = [note for _, note in parked.of(Private) if note.doubt == "open"]
    assert len(asides) == len(open_)
    rest = tuple(block for block in seen.blocks if not isinstance(block, Aside))
    assert msgspec.structs.replace(seen, blocks=rest) == made
    assert not any(HOW in block.text for block in seen.blocks)
    for item in (None, *(each.id for each in bare.agenda)):
        told = told_under(parked, load_style(style), item)
        assert not any(PARKED in block.text for block in told)

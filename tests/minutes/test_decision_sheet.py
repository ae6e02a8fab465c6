"""All behind a decision: every fact, its times and its changes; exempt ones marked, private notes never."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

from clerk.assets import resources
from clerk.export.plain import write_text
from clerk.export.sheets import export_sheet
from clerk.minutes.decision_sheet import Sheet, decision_sheet
from clerk.record.behind import behind, decisions, gone_from
from clerk.record.facts import Declare, Leave, Private, Say, Vote
from clerk.record.history import EntryChange
from clerk.record.meeting import Entry, Meeting
from clerk.record.script import read_script
from clerk.styles import load_style
from tests.minutes.chamber import do, play, present, sitting
from tests.strategies import meetings

WHEN = dt.datetime(2026, 3, 5, 9, 30)
MOVE = do("move", ref="m", what="That the bridge be mended", mover="cole", seconder="dale")
AMEND = do(
    "amend",
    ref="a",
    to="m",
    what="To add “in May”",
    mover="birch",
    becomes=["the bridge be mended in May"],
)
RESOLVED = do("resolve", kind="resolved", by="m", what="That the bridge be mended in May")
NAMED = {"ash": "for", "birch": "for", "cole": "against", "dale": "for"}
STORY = (
    MOVE,
    AMEND,
    do("vote", on="a", manner="show_of_hands", for_=3, against=1, at="14:10"),
    do("vote", on="m", manner="named", named=NAMED, at="14:12"),
    do("record_my_vote", on="a", person="cole", way="against", at="14:13"),
    {**RESOLVED, "at": "14:15"},
)  # fmt: skip


def sheet(meeting: Meeting, changes: Any = (), nth: int = 0) -> Sheet:
    entry, _ = decisions(meeting)[nth]
    return decision_sheet(meeting, load_style(meeting.style), entry, changes)


def words(meeting: Meeting, changes: Any = (), nth: int = 0) -> str:
    return write_text(sheet(meeting, changes, nth).draft)


def section(text: str, heading: str) -> str:
    """What stands below a heading."""
    _, _, rest = text.partition(f"{heading}\n---")
    lines = rest.split("\n\n")[1:]
    end = next(
        (n for n, each in enumerate(lines) if "\n---" in each and "|" not in each), len(lines)
    )
    return "\n\n".join(lines[:end])


def changed(before: Entry | None, after: Entry | None, **more: Any) -> EntryChange:
    known = after or before
    assert known is not None
    told = {"entry": known.id, "step": "a change", "at": WHEN, "kind": "do", **more}
    return EntryChange(before=before, after=after, **told)


# What it says.


def test_it_is_called_after_its_minute_and_counts_the_decisions_of_one_item() -> None:
    noted = do("resolve", kind="noted", what="The report be noted.", at="14:20")
    one = sitting(*STORY)
    assert sheet(one).draft.title == "All behind minute 2"
    both = sitting(*STORY, noted)
    titles = [sheet(both, nth=nth).draft.title for nth in (0, 1)]
    assert titles == ["All behind minute 2(1)", "All behind minute 2(2)"]


def test_it_has_the_words_as_minuted_and_who_was_in_the_room_at_the_vote() -> None:
    late = do("leave", person="dale", at="14:12")
    text = words(sitting(*STORY[:4], late, *STORY[4:]))
    assert "the bridge be mended in May" in section(text, "The decision as minuted")
    room = section(text, "Who was in the room")
    assert "Councillor Ann Ash presided." in room
    # She left in the very minute of the vote, after it.
    assert "Councillor Di Dale" in room.split("Out:")[0]
    assert "4 might vote on item 2" in room


def test_it_has_the_motion_the_amendment_their_fates_and_the_motion_as_amended() -> None:
    text = section(words(sitting(*STORY)), "Motion and amendments")
    assert "Moved by Councillor Cy Cole, seconded by Councillor Di Dale." in text
    assert "“That the bridge be mended”" in text
    assert "Amendment A, 14:00" in text
    assert "Carried at 14:10." in text
    assert text.index("The motion as amended") < text.lower().rindex("the bridge be mended in may")


def test_it_has_each_vote_with_figures_names_and_what_was_recorded_afterwards() -> None:
    text = section(words(sitting(*STORY)), "Votes")
    assert "On amendment A, 14:10" in text
    assert "Carried, by show of hands. 3 for, 1 against." in text
    assert "How each member voted was not recorded." in text
    assert "Carried, by named vote. 3 for, 1 against, 0 abstaining." in text
    assert "Councillor Cy Cole | against" in text
    assert "Councillor Cy Cole had their own vote recorded: against." in text


def test_it_tells_what_came_of_an_interest_and_of_a_dispensation() -> None:
    mine = do(
        "declare",
        person="dale",
        items=["i2"],
        interest="Schedule 1",
        action="leaves",
        nature="She owns the bridge.",
        class_="disclosable_pecuniary",
    )
    theirs = do("declare", person="birch", items=["i2"], interest="Other", action="stays")
    elsewhere = do("declare", person="cole", items=["i3"], interest="Other", action="stays")
    free = do("dispensation", person="birch", items=["i2"], reference="D/7")
    out = do("leave", person="dale", reason="interest")
    meeting = sitting(mine, theirs, elsewhere, free, out, *STORY)
    text = section(words(meeting), "Interests")
    assert "Nature: She owns the bridge. Was out of the room when it was decided." in text
    assert "Councillor Ben Birch declared an interest (Other) at 14:00 and would stay." in text
    assert "an interest (Schedule 1; a disclosable pecuniary interest) at 14:00" in text
    assert "Was in the room when it was decided and is recorded as “for”." in text
    assert "Councillor Ben Birch had a dispensation: D/7." in text
    assert "Cy Cole" not in text
    barred = words(sitting(mine, *STORY))
    assert "Was in the room, barred from the vote, when it was decided" in barred


def test_the_nature_of_a_sensitive_interest_is_nowhere_not_even_among_the_changes() -> None:
    told = do("declare", person="dale", items=["i2"], interest="Other", action="stays")
    told["nature"] = "SECRETNATURE"
    meeting = sitting({**told, "sensitive": True}, *STORY)
    (entry,) = [each for each, _ in meeting.of(Declare)]
    open_ = msgspec.structs.replace(entry.fact, sensitive=False, nature="SECRETNATURE one")
    second = msgspec.structs.replace(entry.fact, sensitive=False, nature="SECRETNATURE two")
    was, then = (msgspec.structs.replace(entry, fact=fact) for fact in (open_, second))
    changes = [changed(None, was), changed(was, then), changed(then, entry)]
    text = words(meeting, changes)
    assert "SECRETNATURE" not in text
    assert "Localism Act 2011 s.32" in text
    assert "The nature of a sensitive interest was changed." in text
    assert "sensitive: from nothing to yes" in text


def test_reasons_and_alternatives_are_told_and_an_executive_decision_is_asked_for_both() -> None:
    full = {**RESOLVED, "reasons": "It was unsafe", "alternatives": ["To close it"], "at": "14:15"}
    text = section(words(sitting(*STORY[:4], full)), "Reasons and alternatives")
    assert "Reasons: It was unsafe." in text
    assert "Alternatives considered and rejected: To close it." in text
    bare = words(sitting(*STORY, body={"type": "executive"}))
    assert "Reasons: none are recorded." in bare
    assert "SI 2012/2089 reg 12" in bare
    assert "SI 2012/2089" not in words(sitting(*STORY))


def test_the_officers_own_wording_stands_beside_what_the_minute_would_read() -> None:
    text = words(sitting(*STORY[:5], {**RESOLVED, "at": "14:15", "wording": "Mend it, they said."}))
    minuted = section(text, "The decision as minuted")
    assert minuted.startswith("Mend it, they said.")
    _, _, derived = minuted.partition("Without them, the minute would read:")
    assert "RESOLVED: That the bridge be mended in May" in derived


# When, and what since.


def test_each_fact_has_when_it_happened_and_when_it_was_entered() -> None:
    late = do("arrive", person="fern", at="14:05", about=True, entered="2026-03-04T14:09:00")
    meeting = sitting(*STORY[:2], late, *STORY[2:])
    changes = [changed(None, entry) for entry in meeting.entries]
    text = section(words(meeting, changes), "When it happened, and when it was entered")
    assert "Vote on amendment A | 14:10 on 4 March 2026 | 09:30 on 5 March 2026" in text
    assert (
        "Councillor Flo Fern came in | about 14:05 on 4 March 2026 | 09:30 on 5 March 2026; "
        "14:09 on 4 March 2026 by the meeting’s clock"
    ) in text
    assert "the journal has nothing of it" in words(meeting)
    came = [changed(None, entry, kind="came") for entry in meeting.entries]
    assert "there from the beginning" in words(meeting, came)


def test_what_was_changed_since_is_told_from_what_to_what() -> None:
    meeting = sitting(*STORY)
    vote, motion = (
        next(e for e in meeting.entries if getattr(e.fact, name, None) == ref)
        for name, ref in (("on", "a"), ("ref", "m"))
    )
    was = msgspec.structs.replace(vote, fact=msgspec.structs.replace(vote.fact, for_=2))
    other = msgspec.structs.replace(
        motion, fact=msgspec.structs.replace(motion.fact, seconder="ash")
    )
    history = [
        changed(None, was), changed(None, other),
        changed(was, vote), changed(other, motion, kind="undo"),
    ]  # fmt: skip
    text = section(words(meeting, history), "What was changed since")
    assert "09:30 on 5 March 2026 | Vote on amendment A | votes for: from 2 to 3." in text
    assert "by undo | Motion | seconder: from Councillor Ann Ash to Councillor Di Dale." in text
    unchanged = words(meeting, [changed(None, entry) for entry in meeting.entries])
    assert "Nothing behind it was changed since it was entered." in unchanged


def test_a_vote_that_was_taken_away_is_told_and_words_said_are_not() -> None:
    meeting = sitting(*STORY)
    gone = Entry(id=99, at=dt.datetime(2026, 3, 4, 14, 11), item="i2", fact=Vote(on="m", manner="assent"))  # fmt: skip
    elsewhere = msgspec.structs.replace(gone, id=98, item="i3")
    said = msgspec.structs.replace(gone, id=97, fact=Say(text="Nobody minded."))
    history = [
        change
        for entry in (gone, elsewhere, said)
        for change in (changed(None, entry), changed(entry, None))
    ]
    entry, _ = decisions(meeting)[0]
    kept = gone_from(behind(meeting, entry), history)
    assert {each.entry for each in kept} == {99}
    text = section(words(meeting, kept), "What was changed since")
    assert "Vote on the motion | Entered." in text
    assert "Vote on the motion | Taken away." in text


def test_where_earlier_words_were_purged_it_does_not_say_that_nothing_was_changed() -> None:
    meeting = sitting(*STORY)
    entry, _ = decisions(meeting)[0]
    made = decision_sheet(meeting, load_style(meeting.style), entry, (), WHEN)
    text = section(write_text(made.draft), "What was changed since")
    assert "purged at 09:30 on 5 March 2026" in text
    assert "Nothing behind it was changed since then." in text


# Who may see it.

OUT = do("exclude_public", items=["i2"], paragraphs=[3], public_interest=True)
EXEMPT = [
    {"id": "i1", "number": "1", "kind": "apologies", "title": "Apologies"},
    {"id": "i2", "number": "2", "kind": "report", "title": "The bridge", "exempt": [3]},
    {"id": "i3", "number": "3", "kind": "report", "title": "The lease"},
]


def test_what_touches_exempt_business_is_marked_and_what_is_public_is_not() -> None:
    private = sheet(sitting(OUT, *STORY, agenda=EXEMPT))
    assert private.exempt
    assert private.draft.marking == "NOT FOR PUBLICATION: contains exempt information"
    assert not sheet(sitting(*STORY)).exempt
    assert sheet(sitting(*STORY)).draft.marking == ""
    one = sitting(*STORY[:4], {**STORY[4], "exempt": True}, STORY[5])
    assert sheet(one).exempt


def test_what_was_exempt_once_marks_the_sheet_still() -> None:
    meeting = sitting(*STORY)
    entry, _ = decisions(meeting)[0]
    was = msgspec.structs.replace(entry, exempt=True)
    assert sheet(meeting, [changed(None, was), changed(was, entry)]).exempt


def test_a_public_sheet_has_nothing_of_the_exempt_business_of_other_items() -> None:
    away = do("leave", person="dale", reason="to ring SECRETTENANT", at="14:02")
    first = [do("open_item", item="i2"), OUT, do("say", text="SECRETPRICE."), away]
    public = [
        do("readmit_public", at="14:03"),
        do("open_item", item="i3", at="14:04"),
        do("vote", on="item", manner="assent", at="14:05"),
        do("resolve", kind="resolved", what="That the lease be noted.", at="14:06"),
    ]
    room = (present("ash", "birch", "cole", "dale"), do("start", presiding="ash"))
    meeting = play(*room, *first, *public, agenda=EXEMPT)
    found = sheet(meeting)
    text = write_text(found.draft)
    assert [fact.reason for _, fact in meeting.of(Leave)] == ["to ring SECRETTENANT"]
    assert not found.exempt
    assert "Councillor Di Dale (left" in text
    assert "SECRET" not in text


def test_private_notes_are_never_in_it_not_even_as_a_change() -> None:
    note = do("private", text="SECRETDOUBT", doubt="open", at="14:12")
    meeting = sitting(*STORY[:4], note, *STORY[4:])
    (entry,) = [each for each, _ in meeting.of(Private)]
    said = msgspec.structs.replace(entry, fact=Vote(on="item", manner="assent"))
    history = [changed(None, entry), changed(entry, said), changed(said, None)]
    assert "SECRETDOUBT" not in words(meeting, history)


@given(meetings(max_entries=12))
def test_no_sheet_of_any_meeting_has_a_private_note(meeting: Meeting) -> None:
    noted = [
        msgspec.structs.replace(each, fact=msgspec.structs.replace(each.fact, text="XNOTEX", settled="XNOTEX"))
        if isinstance(each.fact, Private)
        else each
        for each in meeting.entries
    ]  # fmt: skip
    meeting = meeting.with_entries(noted)
    for entry, _ in decisions(meeting):
        history = [changed(None, each) for each in meeting.entries]
        made = decision_sheet(meeting, load_style("council"), entry, history)
        text = write_text(made.draft)
        assert "XNOTEX" not in text
        assert made.draft.title.startswith("All behind")
        assert bool(made.draft.marking) is made.exempt


def test_every_decision_of_the_contested_sample_has_its_sheet() -> None:
    meeting = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
    sheets = [sheet(meeting, nth=nth) for nth in range(len(decisions(meeting)))]
    assert [each.exempt for each in sheets].count(True) == 1
    assert sheets[0].draft.title == "All behind minute 63"
    text = write_text(sheets[0].draft)
    for each in ("Amendment E", "Accepted into the motion", "Councillor Celia Hale (left at 14:27"):
        assert each in text


# As files.


def test_word_and_pdf_say_the_same_and_bear_the_marking_on_every_page(tmp_path: Path) -> None:
    from docx import Document
    from pypdf import PdfReader

    many = [
        do("amend", ref=f"b{n}", to="m", what=f"To add words {n}", mover="ash") for n in range(30)
    ]
    found = sheet(sitting(OUT, MOVE, *many, *STORY[1:], agenda=EXEMPT))
    word, pdf = export_sheet(found.draft, ("docx", "pdf"), tmp_path, "all-behind")
    pages = PdfReader(pdf).pages
    assert len(pages) > 2
    assert all("NOT FOR PUBLICATION" in page.extract_text() for page in pages)
    document = Document(str(word))
    assert document.core_properties.title == "All behind minute 2"
    assert document.paragraphs[0].text == "All behind minute 2"
    heads = [p.text for part in document.sections for p in part.header.paragraphs]
    firsts = [p.text for part in document.sections for p in part.first_page_header.paragraphs]
    for head in (heads, firsts):
        assert any("NOT FOR PUBLICATION" in text for text in head)


def test_a_sheet_is_made_in_no_other_format_and_under_no_name_that_leads_elsewhere(
    tmp_path: Path,
) -> None:
    from clerk.errors import Refused

    made = sheet(sitting(*STORY)).draft
    with pytest.raises(Refused):
        export_sheet(made, ("html",), tmp_path, "x")
    with pytest.raises(Refused):
        export_sheet(made, ("pdf",), tmp_path, "../x")
    assert list(tmp_path.iterdir()) == []


def test_only_a_decision_has_a_sheet() -> None:
    meeting = sitting(*STORY)
    with pytest.raises(TypeError):
        decision_sheet(meeting, load_style(meeting.style), meeting.entries[0])

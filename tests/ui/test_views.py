"""The step from a meeting to what is shown of it: plain data, tried without a window."""

import datetime as dt

import pytest

from clerk.assets import resources
from clerk.record.facts import Attend, End, Leave, Move, OpenItem, Private, Say, Start, Vote
from clerk.record.meeting import AgendaItem, Entry, Meeting, Particulars
from clerk.record.people import Body, Council, Person, Quorum, Seat
from clerk.record.script import read_script
from clerk.styles import load_style
from clerk.ui.views.drafts import when
from clerk.ui.views.sight import Sight
from clerk.ui.views.times import clock, length, long_date
from clerk.ui.views.words import plain, shown

DAY = dt.date(2026, 10, 6)


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(DAY, dt.time(hour, minute))


def meeting(*entries: Entry) -> Meeting:
    people = tuple(
        Person(id=name, name=f"{name.title()} Example", title="Councillor")
        for name in ("ada", "bea", "cyn")
    )
    body = Body(
        id="works", name="Works Committee", type="regulatory", style="scrutiny",
        quorum=Quorum(number=2),
        members=(Seat(person="ada", role="chair"), Seat(person="bea"), Seat(person="cyn")),
    )  # fmt: skip
    agenda = (
        AgendaItem(id="a", number="1", kind="report", title="Bridges"),
        AgendaItem(id="b", number="2", kind="report", title="Depot", exempt=(3,)),
    )
    return Meeting(
        council=Council(name="Aldermere District Council"),
        people=people,
        body=body,
        particulars=Particulars(date=DAY, time="14:00", place="The Moot Hall"),
        agenda=agenda,
    ).with_entries(entries)


def entry(number: int, when: dt.datetime, fact: object, item: str | None = None) -> Entry:
    return Entry(id=number, at=when, fact=fact, item=item)  # type: ignore[arg-type]


def sight(*entries: Entry) -> Sight:
    held = meeting(*entries)
    return Sight(held, load_style(held.style))


OPENING = (
    entry(1, at(14), Attend(people=("ada", "bea"), capacity="member", mode="in_room")),
    entry(2, at(14), Start(presiding="ada")),
    entry(3, at(14, 2), OpenItem(item="a"), "a"),
)


def test_a_meeting_not_yet_opened_says_when_it_is_due() -> None:
    line = sight().headline
    assert (line.state, line.times) == ("Not yet opened", "due 14:00")
    assert line.where == "Tuesday 6 October 2026 · The Moot Hall"


def test_a_meeting_in_session_says_so_and_shows_where_it_is() -> None:
    seen = sight(*OPENING)
    assert (seen.headline.state, seen.headline.mark) == ("In session", "in")
    assert seen.first_place() == "a"
    bridges = next(row for row in seen.places if row.target and row.target.item == "a")
    assert (bridges.mark, bridges.strong) == ("now", True)


def test_a_meeting_that_ended_says_how_long_it_took() -> None:
    seen = sight(*OPENING, entry(4, at(15, 5), End()))
    assert (seen.headline.state, seen.headline.times) == (
        "Ended · draft minutes",
        "14:00–15:05 · 1 h 05 m",
    )


def test_an_item_to_come_with_exempt_paragraphs_has_a_key() -> None:
    depot = next(row for row in sight(*OPENING).places if row.target and row.target.item == "b")
    assert depot.mark == "key"
    assert plain(depot.words) == "Depot exempt, para 3"


def test_the_room_says_of_each_member_how_they_stand() -> None:
    room = sight(*OPENING).room(None)
    assert (room.present, room.seats, room.met) == (2, 3, True)
    assert (room.quorum, room.brink) == ("Quorum 2 of 2", "The next to leave ends it")
    states = {plain(row.words).split()[0]: plain(row.trail) for row in room.rows}
    assert states == {"Ada": "votes", "Bea": "votes", "Cyn": "not accounted for"}


def test_the_room_without_a_quorum_says_so_in_words() -> None:
    gone = entry(4, at(14, 30), Leave(person="bea"), "a")
    seen = sight(*OPENING, gone)
    room = seen.room(None)
    assert (room.quorum, room.met) == ("Not quorate: 2 needed", False)
    assert seen.room(3).met, "at an earlier entry it is the room of that moment"
    states = {plain(row.words).split()[0]: plain(row.trail) for row in room.rows}
    assert states["Bea"] == "left 14:30"


def test_a_motion_and_its_vote_are_one_card_with_both_times() -> None:
    moved = entry(
        4, at(14, 10), Move(ref="m", what="That it be built.", mover="ada", seconder="bea"), "a"
    )
    said = entry(5, at(14, 12), Say(text="It was long debated."), "a")
    vote = entry(6, at(14, 20), Vote(on="m", manner="show_of_hands", for_=2, against=0), "a")
    rows = sight(*OPENING, moved, said, vote).item("a").rows
    card = next(row for row in rows if row.card)
    assert card.entries == (4, 6)
    assert [line.time for line in card.lines if line.time] == ["14:20"]
    assert "carried: 2 for, 0 against" in card.said
    assert rows.index(card) < next(i for i, row in enumerate(rows) if row.entry == 5)


def test_what_is_to_settle_stands_under_the_agenda_and_under_its_entry() -> None:
    moved = entry(
        4, at(14, 10), Move(ref="m", what="That it be built.", mover="ada", seconder="bea"), "a"
    )
    vote = entry(5, at(14, 20), Vote(on="m", manner="show_of_hands", for_=9, against=8), "a")
    seen = sight(*OPENING, moved, vote)
    assert any(
        row.kind == "heading" and plain(row.words).startswith("To settle") for row in seen.agenda
    )
    card = next(row for row in seen.item("a").rows if row.card)
    assert "To settle: 17 votes" in card.said


def test_a_private_note_is_shown_as_such() -> None:
    note = entry(4, at(14, 10), Private(text="Ask Bea."), "a")
    row = sight(*OPENING, note).item("a").rows[-1]
    assert row.mark == "private"
    assert row.said == "14:10. Private note  Ask Bea."


def test_no_entry_of_the_samples_is_left_out_or_without_words() -> None:
    for path in sorted((resources() / "samples").glob("*.json")):
        held = read_script(path.read_bytes()).meeting
        seen = Sight(held, load_style(held.style))
        shown_entries: list[int] = []
        for item in [None, *held.item_by_id]:
            for row in seen.item(item).rows:
                shown_entries += row.entries
                assert row.said.strip()
                assert row.lines
        assert sorted(shown_entries) == sorted(entry.id for entry in held.entries), path.name


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (long_date(DAY), "Tuesday 6 October 2026"),
        (clock(at(9, 5), about=True), "c 09:05"),
        (length(at(14), at(14, 47)), "0 h 47 m"),
        (shown("left\u202eright"), "left[U+202E]right"),
    ],
)
def test_times_and_texts_are_said_plainly(said: str, expected: str) -> None:
    assert said == expected


def test_a_time_that_is_not_known_is_not_made_up() -> None:
    assert when(dt.datetime(2026, 11, 10, 14, 15)) == "10 November 2026, 14:15"
    assert when(dt.datetime(2026, 11, 10)) == "10 November 2026"

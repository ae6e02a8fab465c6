"""Found and replaced: only in the officer's own words, never unasked in a name, and back again without a trace."""

import datetime as dt

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk.errors import Refused
from clerk.record.facts import Move, Private, Say
from clerk.record.meeting import Entry, Meeting
from clerk.record.own_words import entry_texts, public_places
from clerk.record.people import Person
from clerk.words.replacing import INSIDE, Names, Spot, Wanted, caution, replaced, spots, written
from tests.minutes.secrets import MARK, secret_meetings
from tests.strategies import meetings

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
NEW = "QZJ"


def own(meeting: Meeting) -> list[str]:
    return [text for entry in meeting.entries for _, text in entry_texts(entry)]


@st.composite
def meetings_with_a_word(draw: st.DrawFn) -> tuple[Meeting, str]:
    """A meeting, and a stretch of letters that may stand in it."""
    meeting = draw(meetings(max_entries=8))
    texts = [text for text in own(meeting) if text.strip()]
    text = draw(st.sampled_from(texts or [""]))
    if text and draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        word = text[start : start + draw(st.integers(1, 4))]
    else:
        word = draw(st.sampled_from(["the", "s", "Members", "ort"]))
    return meeting, word


@given(meetings_with_a_word())
@SLOW
def test_replaced_and_replaced_back_the_meeting_is_as_it_was(given_: tuple[Meeting, str]) -> None:
    meeting, word = given_
    wanted = Wanted(word, match_case=True)
    if not word.strip() or "'" in word or "’" in word or any(NEW in each for each in own(meeting)):
        return
    found = spots(meeting, wanted, exempt=True)
    once = dict_of(replaced(meeting, found, NEW, wanted))
    changed = meeting.with_entries(once.get(each.id, each) for each in meeting.entries)
    back = Wanted(NEW, match_case=True)
    places = spots(changed, back, exempt=True)
    assert len(places) == len(found)
    twice = dict_of(replaced(changed, places, word, back))
    again = meeting.with_entries(twice.get(each.id, each) for each in changed.entries)
    assert own(again) == own(meeting)
    assert [each.fact for each in again.entries] == [each.fact for each in meeting.entries]


def dict_of(changes: list[tuple[Entry, Entry]]) -> dict[int, Entry]:
    return {was.id: becomes for was, becomes in changes}


@given(meetings_with_a_word(), st.booleans(), st.booleans())
@SLOW
def test_the_count_is_how_often_it_stands_in_all_own_words_together(
    given_: tuple[Meeting, str], whole: bool, case: bool
) -> None:
    meeting, word = given_
    wanted = Wanted(word, whole, case)
    pattern = wanted.pattern()
    found = spots(meeting, wanted, exempt=True)
    if pattern is None:
        assert not found
        return
    assert len(found) == sum(len(pattern.findall(text)) for text in own(meeting))
    public = public_places(meeting)
    assert [s for s in found if s.public] == spots(meeting, wanted, exempt=False)
    assert all(((s.entry, s.path) in public) is s.public for s in found)


@given(meetings_with_a_word(), st.data())
@SLOW
def test_nothing_but_the_chosen_words_is_another_afterwards(
    given_: tuple[Meeting, str], data: st.DataObject
) -> None:
    meeting, word = given_
    wanted = Wanted(word, match_case=True)
    found = spots(meeting, wanted, exempt=True)
    chosen = [each for each in found if data.draw(st.booleans())]
    for was, becomes in replaced(meeting, chosen, NEW, wanted):
        touched = {each.path for each in chosen if each.entry == was.id}
        before, after = dict(entry_texts(was)), dict(entry_texts(becomes))
        assert before.keys() == after.keys()
        assert {path for path in before if before[path] != after[path]} <= touched
        assert (was.id, was.at, was.item, was.exempt) == (
            becomes.id,
            becomes.at,
            becomes.item,
            becomes.exempt,
        )
        assert type(was.fact) is type(becomes.fact)
        blank = dict.fromkeys(before, "X")
        from clerk.record.own_words import with_entry_texts

        bare = [with_entry_texts(each, blank).fact for each in (was, becomes)]
        assert bare[0] == bare[1], "everything that is no own word is the same"


@given(secret_meetings())
@SLOW
def test_exempt_and_private_words_are_found_only_when_they_are_asked_for(meeting: Meeting) -> None:
    for word in ("leak", "Leakword", "said"):
        for spot in spots(meeting, Wanted(word), exempt=False):
            assert not MARK.search(spot.text)
    assert spots(meeting, Wanted("Leakword"), exempt=True)


# Names, longer words, capitals.

PEOPLE = (
    Person(id="g", name="Siân Green", title="Councillor"),
    Person(id="v", name="Jan van der Berg"),
)


def spot(text: str, word: str) -> Spot:
    start = text.index(word)
    return Spot(1, ("text",), start, start + len(word), text, True)


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("Councillor Green spoke.", "Green", "in the name of Siân Green"),
        ("Councillor Green spoke.", "lor Gre", "in the name of Siân Green"),
        ("The green belt was named.", "green", ""),
        ("Siân asked.", "Si", "in the name of Siân Green"),
        ("Mr van der Berg left.", "Berg", "in the name of Jan van der Berg"),
        ("A van was parked.", "van", ""),
        ("The programme began.", "program", INSIDE),
        ("The programme began.", "programme", ""),
        ("A bypass", "pass", INSIDE),
        ("10 per cent.", "per cent", ""),
        ("Greenfield sites", "Green", INSIDE),
    ],
)
def test_what_is_part_of_a_name_or_of_a_longer_word_is_told(text: str, word: str, why: str) -> None:
    assert caution(spot(text, word), Names(PEOPLE)) == why


@pytest.mark.parametrize(
    ("old", "wanted", "new"),
    [
        ("chairman", "chairman", "chair"),
        ("Chairman", "chairman", "Chair"),
        ("CHAIRMAN", "chairman", "CHAIR"),
        ("Chairman", "Chairman", "chair"),
    ],
)
def test_capitals_stay_as_they_were_where_they_do_not_matter(
    old: str, wanted: str, new: str
) -> None:
    assert written(spot(old, old), "chair", Wanted(wanted)) == new


def test_where_capitals_matter_it_is_written_as_it_was_typed() -> None:
    assert written(spot("Chairman", "Chairman"), "chair", Wanted("Chairman", match_case=True)) == (
        "chair"
    )


def meeting_of(*facts: Say | Move | Private) -> Meeting:
    from clerk.assets import resources
    from clerk.record.script import read_script

    sample = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
    at = dt.datetime(2026, 10, 6, 14, 30)
    entries = [Entry(id=i, at=at, fact=fact, item="i6") for i, fact in enumerate(facts, 1)]
    return msgspec.structs.replace(sample, entries=()).with_entries(entries)


def test_typed_and_printed_apostrophes_are_one() -> None:
    meeting = meeting_of(Say(text="The tenant’s lease."))
    assert len(spots(meeting, Wanted("tenant's"), exempt=False)) == 1


def test_two_in_one_text_are_both_replaced_and_parts_of_a_motion_as_well() -> None:
    meeting = meeting_of(Say(text="A weir, the weir."), Move(ref="m", parts=("Mend the weir.",)))
    wanted = Wanted("weir")
    changes = replaced(meeting, spots(meeting, wanted, exempt=False), "lock", wanted)
    assert [dict(entry_texts(becomes)) for _, becomes in changes] == [
        {("text",): "A lock, the lock."},
        {("parts", 0): "Mend the lock."},
    ]


def test_a_text_is_not_emptied() -> None:
    meeting = meeting_of(Say(text="Weir"))
    with pytest.raises(Refused, match="no words left"):
        replaced(meeting, spots(meeting, Wanted("weir"), exempt=False), "", Wanted("weir"))

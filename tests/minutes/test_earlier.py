"""Earlier minutes as they are searched: by item, and with no word that is exempt or private."""

from hypothesis import given

from clerk.assets import resources
from clerk.minutes.earlier import earlier_minutes
from clerk.record.facts import Move
from clerk.record.meeting import Meeting
from clerk.record.script import read_script
from tests.minutes.secrets import MARK, secret_meetings


@given(secret_meetings())
def test_no_exempt_or_private_word_is_found_in_earlier_minutes(meeting: Meeting) -> None:
    assert not MARK.search(str(earlier_minutes(meeting)))


def test_every_item_has_its_words_its_number_and_who_it_is_about() -> None:
    meeting = read_script((resources() / "samples" / "contested.json").read_bytes()).meeting
    found = earlier_minutes(meeting)
    assert [each.item for each in found.minutes][:-1] == [item.id for item in meeting.agenda]
    river = next(each for each in found.minutes if each.item == "i6")
    assert (river.title, river.number) == ("River quality in the Leam catchment", "63")
    mover = next(fact for entry, fact in meeting.of(Move) if entry.item == "i6")
    assert meeting.person_by_id[mover.mover or ""].label in river.text
    assert mover.what[:40] in river.text or mover.parts

"""What a meeting knows, by item; nothing exempt outside its item, and no private note."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings

from clerk.record.exemption import exempt_entries, public_meeting
from clerk.record.facts import Private
from clerk.record.meeting import Meeting
from clerk.words.completion import complete
from clerk.words.kept import is_private
from clerk.words.known_here import known_here
from tests.minutes.chamber import do, sitting
from tests.minutes.secrets import secret_meetings


def offered(meeting: Meeting, item: str | None, typed: str) -> str:
    found = complete(typed, known_here(meeting, item))
    return found.text if found else ""


def test_what_was_said_in_the_item_comes_before_what_was_said_elsewhere() -> None:
    meeting = sitting(
        do("say", text="The embankments leaked."), do("say", text="An embarkation was seen.")
    )
    item = meeting.entries[-1].item
    assert offered(meeting, item, "the emba") == "embarkation"
    assert offered(meeting, None, "the emba") == "embarkation"


def test_a_private_note_is_known_nowhere() -> None:
    meeting = sitting(do("private", text="The embezzlement was told in confidence."))
    assert [e for e in meeting.entries if isinstance(e.fact, Private)]
    for item in (None, *meeting.item_by_id):
        assert offered(meeting, item, "the embez") == ""


def test_words_marked_as_exempt_are_not_offered_to_the_public_words_of_the_same_item() -> None:
    hidden = do("say", text="The embezzlement was reported.", exempt=True)
    meeting = sitting(hidden, do("say", text="The report was received."))
    assert offered(meeting, meeting.entries[-1].item, "the embez") == ""


def test_words_of_an_exempt_item_are_offered_there_until_the_public_are_back() -> None:
    gone = [
        do("exclude_public", items=["i2"], basis="schedule_12a", paragraphs=[3]),
        do("say", text="The embezzlement was reported."),
    ]
    assert offered(sitting(*gone), "i2", "the embez") == "embezzlement"
    assert offered(sitting(*gone, do("readmit_public")), "i2", "the embez") == ""


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(secret_meetings())
def test_nothing_exempt_is_known_outside_its_item(meeting: Meeting) -> None:
    public = public_meeting(meeting)
    told = " ".join(str(entry) for entry in public.entries) + str(public.agenda)
    told += str(meeting.people) + str(meeting.body) + str(meeting.council)
    hidden = exempt_entries(meeting)
    for entry in meeting.entries:
        if entry.id not in hidden:
            continue
        for word in re.findall(r"\w{8,}", str(entry.fact)):
            if word.casefold() in told.casefold():
                continue
            for item in (None, *meeting.item_by_id):
                if item != entry.item or not is_private(meeting, item):
                    assert word not in offered(meeting, item, f"the {word[:4]}")

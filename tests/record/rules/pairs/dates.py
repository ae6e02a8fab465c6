"""Examples for the rules about dates. The meeting is on Wednesday 4 March 2026 at 14:00."""

from __future__ import annotations

from typing import Any

from clerk.record.meeting import Meeting
from tests.minutes.chamber import do, play
from tests.record.rules.pairs.scenes import END, ROOM, Pair, agenda, sitting


def said(text: str, **plan: Any) -> Meeting:
    """A meeting at which this is written."""
    return sitting(do("say", text=text), **plan)


def _next(*dates: str) -> Meeting:
    return sitting(do("next_meeting", dates=[{"date": date} for date in dates]))


def _weekday(trips: str, near: str) -> Pair:
    return Pair("wrong_weekday", said(trips), said(near))


def _impossible(trips: str, near: str) -> Pair:
    return Pair("impossible_date", said(trips), said(near))


def _started(at: str) -> Meeting:
    return play({**ROOM, "at": at}, do("start", at=at, presiding="ash"))


ADJOURNED = do("adjourn", to="2026-03-11T14:00")

PAIRS: tuple[Pair, ...] = (
    Pair(
        "approved_too_early",
        sitting(do("approve_minutes", of=["2026-03-05"])),
        sitting(do("approve_minutes", of=["2026-02-04"])),
    ),
    Pair(
        "approved_too_early",
        sitting(do("approve_minutes", of=["2026-12-03", "2026-02-04"])),
        sitting(do("approve_minutes", of=["2025-12-03", "2026-02-04"])),
    ),
    Pair(
        "approved_twice",
        sitting(do("approve_minutes", of=["2026-02-04", "2026-02-04"])),
        sitting(do("approve_minutes", of=["2026-02-04", "2026-02-05"])),
    ),
    Pair(
        "approved_twice",
        sitting(do("approve_minutes", of=["2026-02-04"]), do("approve_minutes", of=["2026-02-04"])),
        sitting(do("approve_minutes", of=["2026-02-04"]), do("approve_minutes", of=["2026-01-14"])),
    ),
    Pair("next_meeting_past", _next("2026-03-04"), _next("2026-03-05")),
    Pair("next_meeting_past", _next("2026-05-06", "2025-06-03"), _next("2026-05-06", "2026-06-03")),
    Pair(
        "next_meeting_past",
        sitting(do("next_meeting", dates=[{"date": "2026-03-04", "time": "09:00"}])),
        sitting(do("next_meeting", dates=[{"date": "2026-03-04", "time": "19:00"}])),
    ),
    Pair(
        "next_meeting_twice", _next("2026-05-06", "2026-05-06"), _next("2026-05-06", "2026-06-03")
    ),
    Pair(
        "next_meeting_twice",
        sitting(
            do("next_meeting", dates=[{"date": "2026-05-06"}]),
            do("next_meeting", dates=[{"date": "2026-05-06", "time": "14:00"}]),
        ),
        sitting(
            do("next_meeting", dates=[{"date": "2026-05-06", "time": "10:00"}]),
            do("next_meeting", dates=[{"date": "2026-05-06", "time": "14:00"}]),
        ),
    ),
    Pair(
        "next_meeting_differs",
        sitting(
            do("say", text="The next meeting would be held on Wednesday 6 May 2026."),
            do("next_meeting", dates=[{"date": "2026-05-13"}]),
        ),
        sitting(
            do("say", text="The next meeting, put down for 6 May, would be held on 13 May 2026."),
            do("next_meeting", dates=[{"date": "2026-05-13"}]),
        ),
    ),
    Pair(
        "next_meeting_differs",
        sitting(
            do("next_meeting", dates=[{"date": "2026-05-13"}]),
            agenda=agenda(i3={"title": "Date of next meeting: 6 May 2026"}),
        ),
        sitting(
            do("say", text="It would go to the next meeting of the Planning Committee on 6 May."),
            do("next_meeting", dates=[{"date": "2026-05-13"}]),
        ),
    ),
    Pair(
        "due_before_meeting",
        sitting(do("assign", text="Mend it", owner="cole", due="2026-03-03")),
        sitting(do("assign", text="Mend it", owner="cole", due="2026-03-04")),
    ),
    Pair(
        "due_before_meeting",
        sitting(do("assign", text="Mend it", due="2025-04-01"), meeting={"first_action_number": 9}),
        sitting(
            do("assign", text="Mend it", due="2025-04-01", number=4),
            meeting={"first_action_number": 9},
        ),
    ),
    Pair(
        "adjourned_to_past",
        sitting(do("adjourn", to="2026-03-03T14:00")),
        sitting(do("adjourn", to="2026-03-04T19:00")),
    ),
    Pair(
        "resumed_on_another_day",
        sitting(ADJOURNED, do("resume", date="2026-03-12")),
        sitting(ADJOURNED, do("resume", date="2026-03-11")),
    ),
    Pair(
        "resumed_on_another_day",
        sitting(ADJOURNED, do("resume", at="14:20")),
        sitting(do("adjourn"), do("resume", at="14:20")),
    ),
    Pair("started_early", _started("13:44"), _started("13:45")),
    Pair("started_early", _started("12:00"), _started("14:40")),
    _impossible("It closed on 31 November.", "It closed on 30 November."),
    _impossible("It closed on 29 February 2025.", "It closed on 29 February 2024."),
    _impossible("It closed on 30th February.", "It closed on 29th February."),
    _impossible("It closed on 31/11/2025.", "Paragraph 31.2.25 of the rules had been kept."),
    Pair(
        "impossible_date",
        sitting(do("move", ref="m", parts=["that it close on 31 June 2026"]), END),
        sitting(do("move", ref="m", parts=["that “31 June” be deleted from the report"]), END),
    ),
    _weekday("It was on Tuesday 19 December 2024.", "It was on Thursday 19 December 2024."),
    _weekday("It was on Tuesday, 19th December 2024.", "It was on Thursday, 19th December 2024."),
    _weekday("Tue 19/12/2024 was named.", "Thu 19/12/2024 was named."),
    _weekday("Tuesday 19.12.2024 was named.", "Thursday 19.12.24 was named."),
    _weekday("It was on 19 December 2024 (Tuesday).", "It was on 19 December 2024 (Thursday)."),
    _weekday("It was on Tuesday December 19, 2024.", "It was on Thursday December 19, 2024."),
    _weekday(
        "On Monday 2 and Wednesday 3 March 2026 it rained.",
        "On Monday 2 and Tuesday 3 March 2026 it rained.",
    ),
    _weekday(
        "On Wednesday 2 and Tuesday 3 March 2026 it rained.",
        "On the Wednesday two and 3 March 2026 were compared.",
    ),
    # Without a year: 4 June is a Thursday in 2026, was a Wednesday in 2025, and a Tuesday in 2024
    _weekday("It is for Monday 4 June.", "It is for Thursday 4 June."),
    _weekday("It was on Monday 4 June.", "It was on Wednesday 4 June."),
    _weekday(
        "It was on Tuesday 4 June.", "It was on Tuesday 4 June, early in the year 2024 as it was."
    ),
    Pair(
        "wrong_weekday",
        sitting(do("table", header=["Day"], rows=[["Monday 4 March 2026"]])),
        sitting(do("say", form="quote", text="Come on Monday 4 March 2026.")),
    ),
    Pair(
        "wrong_weekday",
        sitting(do("adjourn", wording="It was put off to Friday 5 March 2026.")),
        sitting(do("adjourn", wording="It was put off to Thursday 5 March 2026.")),
    ),
    Pair(
        "wrong_weekday",
        sitting(agenda=agenda(i3={"title": "Next meeting: Monday 6 May 2026"})),
        sitting(agenda=agenda(i3={"title": "Next meeting: Wednesday 6 May 2026"})),
    ),
)

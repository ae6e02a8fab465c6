"""Examples for the rules about the meeting's start, breaks and end."""

from __future__ import annotations

from tests.minutes.chamber import do, play, present
from tests.record.rules.pairs.scenes import END, NEXT, OPEN, ROOM, START, Pair, agenda, sitting

BREAK = do("adjourn", at="14:10")
BACK = do("resume", at="14:20")
SAID = do("say", text="The bridge was discussed.", at="14:15")
FORUM = agenda(i2={"kind": "public_questions", "title": "Questions"})

PAIRS: tuple[Pair, ...] = (
    Pair("not_started", play(ROOM, OPEN), play(ROOM, START, OPEN)),
    Pair("not_started", play(ROOM, END), play(ROOM)),
    Pair(
        "not_ended",
        sitting(),
        play(present("ash"), do("not_held", reason="nobody else came", at="14:20")),
    ),
    Pair("not_ended", sitting(), sitting(END)),
    Pair("not_ended", play(ROOM, START), play(ROOM, do("apologise", people=["elm"]))),
    Pair(
        "started_twice",
        sitting(do("start", presiding="birch")),
        sitting(do("take_chair", person="birch")),
    ),
    Pair("ended_twice", sitting(END, END), sitting(END)),
    Pair(
        "business_before_start",
        play(ROOM, do("vote", on="item", manner="assent", under="i2"), START),
        play(ROOM, START, do("vote", on="item", manner="assent", under="i2")),
    ),
    Pair(
        "business_before_start",
        play(ROOM, do("say", text="Prayers were said."), START),
        play(ROOM, do("speak", role="public", name="Mr Vole", text="He asked."), START),
    ),
    Pair(
        "business_after_end",
        sitting(END, do("say", text="More was said.", at="16:00")),
        sitting(END, do("say", text="Post-meeting note: the bridge was shut.", at="16:00")),
    ),
    Pair(
        "business_after_end",
        sitting(END, do("vote", on="item", manner="assent", at="16:05")),
        sitting(END, do("private", text="Ask about the bridge.", at="16:05")),
    ),
    Pair(
        "business_while_adjourned",
        sitting(BREAK, do("vote", on="item", manner="assent", at="14:15"), BACK),
        sitting(BREAK, BACK, do("vote", on="item", manner="assent", at="14:25")),
    ),
    Pair(
        "business_while_adjourned",
        sitting(BREAK, SAID, BACK),
        sitting(BREAK, SAID, BACK, agenda=FORUM),
    ),
    Pair(
        "business_while_adjourned",
        sitting(BREAK, do("open_item", item="i3", at="14:15"), BACK),
        sitting(
            BREAK, do("speak", role="public", name="Mr Vole", text="He asked.", at="14:15"), BACK
        ),
    ),
    Pair("adjournment_open", sitting(BREAK, SAID), sitting(BREAK, BACK)),
    Pair("adjournment_open", sitting(BREAK, NEXT, END), sitting(BREAK)),
    Pair(
        "adjournment_open",
        sitting(BREAK, END),
        sitting(do("adjourn", to="2026-03-11T14:00", at="14:10"), END),
    ),
    Pair(
        "adjourned_twice",
        sitting(BREAK, do("adjourn", at="14:12"), BACK),
        sitting(BREAK, do("adjourn", at="14:12", to="2026-03-11T14:00")),
    ),
    Pair("resumed_unadjourned", sitting(BACK), sitting(BREAK, BACK)),
    Pair("resumed_unadjourned", sitting(END, do("resume", at="16:05")), sitting(BREAK, BACK, END)),
)

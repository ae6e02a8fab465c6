"""An invented parish council's meeting, clean, and what is planted in it that the planning committee's has not.

It is adjourned to another day, takes its quorum as a fraction, counts remote attendance, names its precept votes and
excludes the public under the Act of 1960.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.record.rules.planted.script import (
    Data,
    Plant,
    change,
    find,
    put_after,
    put_before,
    together,
    without,
    write,
)

CLEAN: dict[str, Any] = json.loads(
    (Path(__file__).parent / "parish-council.json").read_text(encoding="utf-8")
)


def _opened(script: Data, item: str) -> Data:
    return find(script, "open_item", item=item)


def _said(item: str, text: str, **fields: Any) -> Plant:
    """Something is said as an item opens."""
    return lambda script: put_after(script, _opened(script, item), "say", text=text, **fields)


def _written(old: str, new: str) -> Plant:
    return lambda script: write(script, old, new)


def _wording(verb: str, words: str, **fields: Any) -> Plant:
    """The officer's own sentence in place of the derived one."""
    return lambda script: change(find(script, verb, **fields), wording=words)


def _ways(on: str, **ways: str) -> Plant:
    return lambda script: find(script, "vote", on=on)["named"].update(ways)


def _people(verb: str, index: int, *, more: str = "", fewer: str = "") -> Plant:
    """Somebody is on a list of people who should not be, or is missing from it."""

    def plant(script: Data) -> None:
        people = find(script, verb, index)["people"]
        people[:] = [each for each in people if each != fewer] + ([more] if more else [])

    return plant


def _item(item: str, **fields: Any) -> Plant:
    return lambda script: change(
        next(each for each in script["agenda"] if each["id"] == item), **fields
    )


def _own_votes(script: Data) -> None:
    for person in ("brand", "croft", "dunne", "gale"):
        put_after(
            script,
            find(script, "record_my_vote"),
            "record_my_vote",
            on="m8",
            person=person,
            way="for",
        )


def _skipped(item: str, following: str) -> Plant:
    def plant(script: Data) -> None:
        events = script["events"]
        del events[events.index(_opened(script, item)) : events.index(_opened(script, following))]

    return plant


def _all_but_two_leave(script: Data) -> None:
    for person in ("hobbs", "gale", "croft"):
        put_after(script, _opened(script, "a10"), "leave", person=person)


def _declared(item: str, **fields: Any) -> Plant:
    """Somebody declares an interest as an item opens."""
    interest = {"interest": "Other interest", "action": "stays", **fields}
    return lambda script: put_after(script, _opened(script, item), "declare", **interest)


_stays = together(without("leave", person="croft"), without("return", person="croft"))

PLANTS: dict[str, Plant] = {
    # votes
    "a_vote_counts_one_who_left": lambda s: change(find(s, "vote", on="m8"), for_=4, against=4),
    "a_vote_of_the_second_day_counts_the_first": lambda s: change(
        find(s, "vote", ref="v11"), for_=6, against=1
    ),
    "carried_by_two": lambda s: change(find(s, "vote", ref="v11"), for_=2, against=0),
    "the_district_councillor_votes": _ways("m7", ward="for"),
    "a_resident_votes": _ways("x7", res="against"),
    "the_remote_member_left_out": lambda s: find(s, "vote", on="m7")["named"].pop("hobbs"),
    "figures_beside_names": lambda s: change(find(s, "vote", on="x7"), for_=5, against=3),
    "named_without_names": lambda s: change(find(s, "vote", on="m7"), named=None),
    "an_amendment_to_the_precept_by_hands": lambda s: change(
        find(s, "vote", on="x7"), manner="show_of_hands", named=None, for_=3, against=4
    ),
    "before_any_item": lambda s: put_before(
        s, _opened(s, "a1"), "vote", on="item", manner="assent"
    ),
    "casting_vote_by_the_remote_member": lambda s: change(find(s, "casting_vote"), by="hobbs"),
    "casting_vote_where_all_agreed": lambda s: put_after(
        s, find(s, "vote", ref="v9"), "casting_vote", on="v9", by="ashby", way="for"
    ),
    "casting_vote_twice": lambda s: put_after(
        s, find(s, "casting_vote"), "casting_vote", on="m8", by="ashby", way="for"
    ),
    "more_own_votes_than_votes": _own_votes,
    "own_vote_against_where_all_agreed": lambda s: put_after(
        s, find(s, "vote", ref="v9"), "record_my_vote", on="v9", person="gale", way="against"
    ),
    # motions and decisions
    "minutes_approved_though_lost": lambda s: change(find(s, "vote", on="mm"), for_=2, against=5),
    "a_lost_motion_resolved": lambda s: put_before(
        s, _opened(s, "a9"), "resolve", kind="resolved", by="m8", what="Two columns be put up"
    ),
    "rests_on_the_lost_amendment": lambda s: change(find(s, "resolve", by="m7"), by="x7"),
    "moved_by_one_not_yet_there": lambda s: change(find(s, "move", ref="mm"), mover="innes"),
    "moved_by_one_there_the_first_day_only": lambda s: change(
        find(s, "move", ref="mx"), mover="innes"
    ),
    "moved_by_a_resident": lambda s: change(find(s, "move", ref="m8"), mover="res"),
    "moved_remotely_without_a_vote": lambda s: change(s["body"], remote_attendance="not_counted"),
    "amendment_to_what_was_withdrawn": lambda s: put_before(
        s, find(s, "amend"), "withdraw", ref="m7"
    ),
    "exclusion_not_voted_on": without("vote", on="mx"),
    "decided_again_in_part": lambda s: put_after(
        s,
        find(s, "resolve", by="v9"),
        "resolve",
        kind="agreed",
        by="v9",
        what="The fence be mended",
    ),
    # interests
    "dispensation_of_somebody_else": lambda s: change(find(s, "dispensation"), person="gale"),
    "barred_and_asks": together(
        _stays,
        lambda s: put_before(
            s, find(s, "vote", ref="v9"), "question", from_="croft", kind="member", text="How many?"
        ),
    ),
    "declared_once_it_was_over": _declared("a9", person="gale", items=["a7"]),
    "the_chairman_barred": lambda s: change(find(s, "declare", person="croft"), person="ashby"),
    "an_officer_stays": together(
        without("leave", person="clerk"), without("return", person="clerk")
    ),
    "label_against_class": lambda s: change(find(s, "declare", person="croft"), class_=None),
    # presence
    "nothing_said_of_one_on_the_first_day": without("apologise", reason="illness"),
    "nothing_said_of_one_on_the_second": _people("apologise", 1, fewer="innes"),
    "there_and_apologised_on_the_second": _people("apologise", 1, more="gale"),
    "in_the_room_and_remote": _people("attend", 0, more="hobbs"),
    "returns_the_second_day": lambda s: put_after(s, _opened(s, "a10"), "return", person="gale"),
    "leaves_though_not_back": lambda s: put_after(s, _opened(s, "a10"), "leave", person="dunne"),
    "a_visitor_as_member": lambda s: change(
        find(s, "attend", capacity="other_councillor"), capacity="member"
    ),
    "an_absent_member_answers": lambda s: change(find(s, "question"), answered_by="fisk"),
    "the_words_say_that_one_asked_who_left": _said("a9", "Councillor Eames asked about water."),
    "quorum_of_a_third_lost": _all_but_two_leave,
    "a_resident_in_the_chair": lambda s: put_after(s, _opened(s, "a8"), "take_chair", person="res"),
    # the meeting
    "resumed_on_another_day_than_said": lambda s: change(find(s, "adjourn"), to="2027-01-20T19:30"),
    "adjourned_to_the_past": lambda s: change(find(s, "adjourn"), to="2027-01-05T19:30"),
    "adjourned_twice": lambda s: put_after(s, find(s, "adjourn"), "adjourn", reason="again"),
    "resumed_twice": lambda s: put_after(s, _opened(s, "a10"), "resume"),
    "ended_twice": lambda s: put_after(s, find(s, "end"), "end"),
    "petition_never_reached": _skipped("a10", "a11"),
    "decided_though_withdrawn": lambda s: put_after(
        s, _opened(s, "a9"), "withdraw_item", item="a9"
    ),
    "private_with_the_public_in": together(without("exclude_public"), without("readmit_public")),
    "under_schedule_12a": lambda s: change(
        find(s, "exclude_public"), basis="schedule_12a", paragraphs=[1], public_interest=True
    ),
    "excluded_for_another_item": lambda s: change(find(s, "exclude_public"), items=["a12"]),
    "exclusion_lost": lambda s: change(
        find(s, "vote", on="mx"), manner="show_of_hands", for_=1, against=4
    ),
    # dates and numbers
    "short_weekday": _written("Sunday 20 December 2026", "Sat 20 Dec 2026"),
    "weekday_without_year": _written("Sunday 20 December 2026", "Monday, 22nd December"),
    "weekday_in_an_agenda_title": _item("a5", title="Announcements to Saturday 10 January 2027"),
    "no_such_leap_day": _written("Sunday 20 December 2026", "29 February 2027"),
    "next_meeting_before_the_second_day": lambda s: change(
        find(s, "next_meeting"), dates=[{"date": "2027-01-15"}]
    ),
    "next_meeting_told_otherwise": lambda s: put_before(
        s, find(s, "end"), "say", text="The next meeting would be held on 16 February 2027."
    ),
    "due_a_year_too_early": lambda s: change(find(s, "assign", owner="rfo"), due="2026-01-29"),
    "approved_twice": lambda s: change(find(s, "approve_minutes"), of=["2026-12-08", "2026-12-08"]),
    "cited_below_that_is_above": _written("minute 87 above", "minute 87 below"),
    "cites_an_item_there_is_not": _written("minute 87 above", "item 14"),
    "agenda_number_left_out": _item("a12", number="13"),
    "letter_left_out": _written("(c) a new fence", "(d) a new fence"),
    # names
    "a_resident_misspelt": _written("to Mr Moxon)", "to Mr Maxon)"),
    "the_wrong_initial": _written("Councillor Eames", "Councillor B. Eames"),
    "the_clerk_called_councillor": _said("a8", "Councillor Pettifer read a letter."),
    "the_post_of_another": _said(
        "a8", "Mrs Pettifer, the Responsible Financial Officer, read a letter."
    ),
    "the_wrong_chairman": _written(
        "The Chairman reported", "The Chairman, Councillor Brand, reported"
    ),
    "the_clerk_two_ways": _written("The Clerk listed", "It was told by the clerk"),
    # own wordings
    "worded_with_other_figures": _wording(
        "vote", "By seven votes to nil it was agreed.", ref="pay"
    ),
    "worded_as_carried": _wording("vote", "The motion was carried.", on="m8"),
    "worded_with_another_mover": _wording(
        "move", "Councillor Croft moved that the precept be set at £24,600.", ref="m7"
    ),
}
"""What is planted, by a name that says what."""

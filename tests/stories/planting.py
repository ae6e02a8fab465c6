"""An invented planning committee's meeting, clean, and the contradictions that are planted in it one by one."""

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
    remove,
    together,
    without,
    write,
)

CLEAN: dict[str, Any] = json.loads(
    (Path(__file__).parent / "planning-committee.json").read_text(encoding="utf-8")
)
"""Nobody in it is real. It has substitutes, interests, an amendment, a tie, a named budget vote and an exempt item."""


def _stays(script: Data) -> None:
    """Councillor Quick, barred from the Old Forge, does not leave for it."""
    remove(script, find(script, "leave", person="quick"))
    remove(script, find(script, "return", person="quick"))


def _amended_too_late(script: Data) -> None:
    decided = find(script, "casting_vote")
    for event in (find(script, "vote", on="a6"), find(script, "amend", ref="a6")):
        remove(script, event)
        event["at"] = decided["at"]
        script["events"].insert(script["events"].index(decided) + 1, event)


def _quorum_lost(script: Data) -> None:
    opened = find(script, "open_item", item="i9")
    for person in ("voss", "amadi", "lowe", "penn", "singh", "doyle"):
        put_after(script, opened, "leave", person=person)


def _never_reached(script: Data) -> None:
    events = script["events"]
    first = events.index(find(script, "open_item", item="i9"))
    last = events.index(find(script, "open_item", item="i10"))
    del events[first:last]


def _out_of_order(script: Data) -> None:
    events = script["events"]
    seven, eight, nine = (
        events.index(find(script, "open_item", item=item)) for item in ("i7", "i8", "i9")
    )
    forge, fees = events[seven:eight], events[eight:nine]
    for event in fees:
        event["at"] = "18:37"
    for event in forge:
        event["at"] = "18:50"
    events[seven:nine] = fees + forge


def _returns_early(script: Data) -> None:
    remove(script, find(script, "return", person="quick"))
    put_before(script, find(script, "move", ref="m7"), "return", person="quick")


def _numbers_from(script: Data, place: int) -> None:
    for item in script["agenda"][place:]:
        item["number"] = str(int(item["number"]) + 1)


def _way(script: Data, on: str, **ways: str) -> None:
    find(script, "vote", on=on)["named"].update(ways)


PLANTS: dict[str, Plant] = {
    # votes
    "too_many_votes": lambda s: change(find(s, "vote", on="a6"), for_=7, against=3),
    "too_few_votes": lambda s: change(find(s, "vote", on="a6"), for_=3, against=2),
    "named_absent": lambda s: _way(s, "m7", frost="for"),
    "named_barred_out": lambda s: _way(s, "m7", quick="for"),
    "named_officer": lambda s: _way(s, "m8", mason="for"),
    "named_coopted": lambda s: _way(s, "m8", coop="for"),
    "named_replaced_member": lambda s: _way(s, "m8", west="for"),
    "named_left_out": lambda s: find(s, "vote", on="m8")["named"].pop("penn"),
    "casting_no_tie": lambda s: change(find(s, "vote", on="m6"), for_=5, against=3),
    "casting_not_presiding": lambda s: change(find(s, "casting_vote"), by="voss"),
    "tie_undecided": lambda s: remove(s, find(s, "casting_vote")),
    "decision_against_vote": together(
        lambda s: change(find(s, "vote", on="m6"), for_=3, against=5), without("casting_vote")
    ),
    "casting_against_but_resolved": lambda s: change(find(s, "casting_vote"), way="against"),
    "decision_no_vote": lambda s: remove(s, find(s, "vote", on="m7")),
    "decision_no_by_no_vote": together(
        without("vote", ref="v11"), lambda s: change(find(s, "resolve", by="v11"), by=None)
    ),
    "budget_hands": lambda s: change(
        find(s, "vote", on="m8"), manner="show_of_hands", named=None, for_=9, against=0
    ),
    "budget_assent": lambda s: change(find(s, "vote", on="m8"), manner="assent", named=None),
    "own_vote_absent": lambda s: change(find(s, "record_my_vote"), person="west"),
    "own_vote_gone": lambda s: change(find(s, "record_my_vote"), person="lowe"),
    "own_vote_officer": lambda s: change(find(s, "record_my_vote"), person="clerk"),
    "own_vote_vs_named": lambda s: put_after(
        s, find(s, "vote", on="m7"), "record_my_vote", on="m7", person="hart", way="against"
    ),
    "unanimous_with_against": lambda s: change(find(s, "vote", ref="v9"), for_=7, against=2),
    "named_counts_differ": lambda s: change(find(s, "vote", on="m7"), for_=3, against=5),
    "vote_after_end": lambda s: put_after(s, find(s, "end"), "vote", on="item", manner="assent"),
    "vote_in_adjournment": lambda s: put_after(
        s, find(s, "adjourn"), "vote", on="item", manner="show_of_hands", for_=9, against=0
    ),
    # motions
    "mover_absent": lambda s: change(find(s, "move", ref="m6"), mover="frost"),
    "mover_left": lambda s: change(find(s, "move", ref="m6"), mover="lowe"),
    "seconder_absent": lambda s: change(find(s, "move", ref="m6"), seconder="west"),
    "mover_barred_present": together(
        _stays, lambda s: change(find(s, "move", ref="m7"), mover="quick")
    ),
    "mover_officer": lambda s: change(find(s, "move", ref="m6"), mover="mason"),
    "same_person": lambda s: change(find(s, "move", ref="m6"), seconder="amadi"),
    "amend_same_person": lambda s: change(find(s, "amend"), seconder="doyle"),
    "amend_after_decided": _amended_too_late,
    "amend_no_outcome": lambda s: remove(s, find(s, "vote", on="a6")),
    "motion_no_outcome": together(without("vote", on="m7"), without("resolve", by="m7")),
    "vote_after_withdrawn": lambda s: put_before(s, find(s, "vote", on="m7"), "withdraw", ref="m7"),
    "decision_on_withdrawn": together(
        without("vote", on="m7"),
        lambda s: put_before(s, find(s, "resolve", by="m7"), "withdraw", ref="m7"),
    ),
    # interests
    "barred_speaks": together(
        _stays,
        lambda s: put_after(
            s, find(s, "open_item", item="i7"), "say", text="He spoke.", by="quick"
        ),
    ),
    "barred_stays": _stays,
    "barred_stays_declared": together(
        _stays, lambda s: change(find(s, "declare", person="quick"), action="stays")
    ),
    "barred_votes": together(_stays, lambda s: _way(s, "m7", quick="for")),
    "barred_seconds": together(
        _stays, lambda s: change(find(s, "move", ref="m7"), seconder="quick")
    ),
    "barred_returns_early": _returns_early,
    "speaks_then_leaves_stays": together(
        without("leave", person="lowe"), without("return", person="lowe")
    ),
    "declared_late": lambda s: put_after(
        s,
        find(s, "move", ref="m6"),
        "declare",
        person="penn",
        items=["i6"],
        interest="Other interest",
        action="stays",
    ),
    "declare_by_absent": lambda s: change(find(s, "declare", person="lowe"), person="frost"),
    "sensitive_with_nature": lambda s: change(find(s, "declare", person="quick"), sensitive=True),
    "none_declared_and_declared": lambda s: put_after(
        s, find(s, "declare", person="quick"), "none_declared"
    ),
    "leave_interest_undeclared": lambda s: put_before(
        s, find(s, "move", ref="m6"), "leave", person="penn", reason="interest"
    ),
    # presence
    "unaccounted": lambda s: change(find(s, "apologise"), people=["west"]),
    "present_and_apologised": lambda s: change(
        find(s, "apologise"), people=["west", "frost", "penn"]
    ),
    "arrive_twice": lambda s: put_after(
        s, find(s, "open_item", item="i4"), "arrive", person="amadi"
    ),
    "return_no_leave": lambda s: remove(s, find(s, "leave", person="lowe")),
    "leave_absent": lambda s: put_after(
        s, find(s, "open_item", item="i4"), "leave", person="frost"
    ),
    "leave_twice": lambda s: put_after(s, find(s, "leave", person="lowe"), "leave", person="lowe"),
    "quorum_lost": _quorum_lost,
    "nobody_presiding": lambda s: put_after(
        s, find(s, "open_item", item="i9"), "leave", person="hart"
    ),
    "presiding_absent": lambda s: change(find(s, "start"), presiding="west"),
    "presiding_officer": lambda s: change(find(s, "start"), presiding="clerk"),
    "take_chair_absent": lambda s: put_after(
        s, find(s, "open_item", item="i9"), "take_chair", person="frost"
    ),
    "substitute_for_present": lambda s: change(find(s, "substitute"), for_="penn"),
    "substitute_not_member": lambda s: change(find(s, "substitute"), for_="dray"),
    "no_subs_and_sub": lambda s: put_after(s, find(s, "substitute"), "no_substitutes"),
    "absent_speaks": lambda s: change(find(s, "say", by="amadi"), by="frost"),
    # meeting
    "never_ended": lambda s: remove(s, find(s, "end")),
    "never_started": lambda s: remove(s, find(s, "start")),
    "adjourn_open": lambda s: remove(s, find(s, "resume")),
    "resume_without": lambda s: remove(s, find(s, "adjourn")),
    "exempt_never_closed": lambda s: remove(s, find(s, "readmit_public")),
    "readmit_without": lambda s: remove(s, find(s, "exclude_public")),
    "item_not_reached": _never_reached,
    "no_paragraphs": lambda s: change(find(s, "exclude_public"), paragraphs=[]),
    "no_pi_test": lambda s: change(find(s, "exclude_public"), public_interest=None),
    "pi_false": lambda s: change(find(s, "exclude_public"), public_interest=False),
    "wrong_paragraph": lambda s: change(find(s, "exclude_public"), paragraphs=[1]),
    "wrong_basis": lambda s: change(
        find(s, "exclude_public"), paragraphs=[], basis="admission_to_meetings_act"
    ),
    "exclude_wrong_item": lambda s: change(find(s, "exclude_public"), items=["i9"]),
    "deferred_but_resolved": lambda s: put_after(
        s, find(s, "open_item", item="i7"), "defer_item", item="i7"
    ),
    "withdrawn_then_opened": lambda s: put_after(
        s, find(s, "open_item", item="i5"), "withdraw_item", item="i7"
    ),
    "out_of_order": _out_of_order,
    "say_after_end": lambda s: put_after(s, find(s, "end"), "say", text="More was said."),
    "say_before_start": lambda s: put_before(s, find(s, "start"), "say", text="It was said."),
    "two_starts": lambda s: put_after(
        s, find(s, "open_item", item="i4"), "start", presiding="hart"
    ),
    "no_questions_and_question": lambda s: put_after(
        s, find(s, "no_questions"), "question", kind="public", text="Why?"
    ),
    "extraordinary_approves": lambda s: change(s["meeting"], type="extraordinary"),
    "signed_by_other": lambda s: change(find(s, "approve_minutes"), signed_by="voss"),
    # dates
    "weekday_text": lambda s: write(s, "Tuesday 9 June 2026", "Wednesday 9 June 2026"),
    "weekday_noyear": lambda s: write(s, "Tuesday 9 June 2026", "Monday 9 June"),
    "weekday_resolve": lambda s: change(
        find(s, "resolve", by="m8"), what="The fees be approved from Monday 1 July 2026"
    ),
    "weekday_assign": lambda s: change(
        find(s, "assign"), text="Publish the fees by Friday, 3rd June 2026"
    ),
    "impossible_date": lambda s: write(s, "Tuesday 9 June 2026", "31 June 2026"),
    "next_past": lambda s: change(find(s, "next_meeting"), dates=[{"date": "2026-05-08"}]),
    "next_same_day": lambda s: change(find(s, "next_meeting"), dates=[{"date": "2026-06-10"}]),
    "due_past": lambda s: change(find(s, "assign"), due="2026-06-01"),
    "approve_future": lambda s: change(find(s, "approve_minutes"), of=["2026-06-24"]),
    "approve_same_day": lambda s: change(find(s, "approve_minutes"), of=["2026-06-10"]),
    "ref_missing": lambda s: write(s, "see minute 106", "see minute 146"),
    "ref_missing_below": lambda s: write(s, "see minute 106", "see minute 113 below"),
    "agenda_number_twice": lambda s: change(s["agenda"][7], number="7"),
    "agenda_number_gap": lambda s: _numbers_from(s, 8),
    "lettering_gap_text": lambda s: write(
        s,
        "three notices had been served.",
        "the notices were: a) one at Ash Road; b) one at Elm Road; d) one at Oak Road.",
    ),
    "lettering_gap_parts": lambda s: change(
        find(s, "resolve", by="m6"), parts=["a) permission be granted", "c) hours be limited"]
    ),
    "numbering_gap_text": lambda s: write(
        s,
        "three notices had been served.",
        "the notices were: 1. one at Ash Road; 2. one at Elm Road; 4. one at Oak Road.",
    ),
    "name_typo": lambda s: write(s, "Councillor Amadi asked", "Councillor Amandi asked"),
    "name_typo2": lambda s: write(s, "Councillor Lowe said", "Councillor Low said"),
    "name_first_wrong": lambda s: write(
        s, "Councillor Amadi asked", "Councillor Charles Amadi asked"
    ),
    "name_full_typo": lambda s: write(s, "Councillor Amadi asked", "Councillor Chidi Amady asked"),
    "title_wrong": lambda s: write(s, "Councillor Amadi asked", "Mr Amadi asked"),
    "title_wrong_officer": lambda s: write(
        s, "The Head of Planning introduced", "Councillor Mason introduced"
    ),
    "post_wrong": lambda s: write(
        s, "The Head of Planning introduced", "Mr Mason, the Head of Housing, introduced"
    ),
    "post_of_other": lambda s: write(
        s, "The Head of Planning introduced", "Mrs Bellweather, Head of Planning, introduced"
    ),
    "owner_typo": lambda s: change(find(s, "assign"), owner="Keith Masson"),
    "term_case": lambda s: write(
        s, "introduced the report", "introduced the report to the committee"
    ),
    "term_chair": lambda s: write(
        s, "introduced the report", "introduced the report, and the Chairman thanked him,"
    ),
    "typo_in_motion": lambda s: change(
        find(s, "move", ref="m8"), what="That the fees proposed by Councillor Pennigton be approved"
    ),
}
"""What is planted, by a name that says what."""

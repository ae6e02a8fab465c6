"""Gaps in what became of an item, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, remove, without


def _left_blank(script: Data) -> None:
    """The questions to the Cabinet Member are called, and that there were none is not said."""
    remove(script, find(script, "no_questions"))


def _undecided(script: Data) -> None:
    """The consultation is talked over, and neither voted on nor decided."""
    events = script["events"]
    start = events.index(find(script, "open_item", item="i10"))
    end = events.index(find(script, "open_item", item="i9"))
    gone = (
        "move",
        "amend",
        "accept",
        "vote",
        "resolve",
        "withdraw",
        "fall",
        "dissent",
        "record_my_vote",
    )
    script["events"] = [
        event
        for index, event in enumerate(events)
        if not (start < index < end and event["do"] in gone)
    ]


def _uncounted(script: Data) -> None:
    """The vote on the minutes has no figures, and they are not recorded as approved."""
    vote = find(script, "vote", ref="minutes-vote")
    change(vote, ref=None, for_=None, against=None, abstain=None)
    vote.pop("for", None)
    approved = find(script, "approve_minutes")
    names = {"minutes-vote"}
    script["events"] = [
        event
        for event in script["events"]
        if event.get("on") not in names and event is not approved
    ]


def _without_public_text(script: Data) -> None:
    item = next(item for item in script["agenda"] if item["id"] == "i18")
    del item["public_text"]


PLANTS: dict[str, Plant] = {
    "nothing_under_item": _left_blank,
    "item_without_outcome": _undecided,
    "vote_without_result": _uncounted,
    "carried_without_decision": without("resolve", by="herbicides"),
    "action_without_owner": lambda script: change(find(script, "assign", owner="EO"), owner=None),
    "exempt_without_public_text": _without_public_text,
}

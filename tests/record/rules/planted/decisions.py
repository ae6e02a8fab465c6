"""Contradictions about decisions, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, put_after, remove


def _elsewhere(script: Data) -> None:
    decided = find(script, "resolve", by="herbicides")
    remove(script, decided)
    opened = find(script, "open_item", item="i11")
    words = {key: decided[key] for key in ("kind", "by", "to", "what")}
    put_after(script, opened, "resolve", **words)


def _twice(script: Data) -> None:
    decided = find(script, "resolve", by="limes")
    words = {key: decided[key] for key in ("kind", "by", "what")}
    put_after(script, decided, "resolve", **words)


def _no_actions(script: Data) -> None:
    listed = find(script, "resolve", kind="actions")
    for _ in range(3):
        remove(script, script["events"][script["events"].index(listed) + 1])


PLANTS: dict[str, Plant] = {
    "decision_against_vote": lambda script: change(
        find(script, "vote", on="herbicides"), **{"for": 3, "against": 6}
    ),
    "decision_without_vote": lambda script: remove(script, find(script, "vote", on="digester")),
    "decision_on_amendment": lambda script: change(
        find(script, "resolve", by="river"), by="river-a"
    ),
    "decided_twice": _twice,
    "decision_elsewhere": _elsewhere,
    "decision_without_words": _no_actions,
    "decision_without_reasons": lambda script: change(
        find(script, "resolve", by="herbicides"), contrary=True
    ),
}

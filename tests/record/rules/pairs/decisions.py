"""Examples for the rules about decisions."""

from __future__ import annotations

from typing import Any

from tests.minutes.chamber import do
from tests.record.rules.pairs.scenes import CARRIED, MOVE, NEXT, Pair, agenda, hands, sitting

LOST = hands(1, 3, on="m")


def resolved(kind: str = "resolved", **fields: Any) -> dict[str, Any]:
    """The bridge is to be mended."""
    words = {} if kind == "actions" or "parts" in fields else {"what": "The bridge be mended."}
    return do("resolve", kind=kind, **{**words, **fields})


BY = resolved(by="m")
WHY = do("say", text="The reason was the safety of who crosses it.")
APPLIED = agenda(i2={"application": {"number": "26/1/FUL"}})
AMEND = do("amend", ref="a", to="m", what="To paint it")
AMENDED = do("vote", on="a", manner="assent")

PAIRS: tuple[Pair, ...] = (
    Pair("decision_against_vote", sitting(MOVE, LOST, BY), sitting(MOVE, CARRIED, BY)),
    Pair(
        "decision_against_vote",
        sitting(MOVE, LOST, BY),
        sitting(MOVE, LOST, resolved("refused", by="m")),
    ),
    Pair(
        "decision_against_vote",
        sitting(MOVE, do("withdraw", ref="m"), resolved("refused", by="m")),
        sitting(MOVE, CARRIED, resolved("refused", by="m")),
    ),
    Pair(
        "decision_against_vote",
        sitting(hands(1, 3, ref="v"), resolved(by="v")),
        sitting(hands(3, 1, ref="v"), resolved(by="v")),
    ),
    Pair(
        "decision_against_vote",
        sitting(MOVE, LOST, do("extend", minutes=30, by="m")),
        sitting(MOVE, CARRIED, do("extend", minutes=30, by="m")),
    ),
    Pair(
        "decision_against_vote",
        sitting(MOVE, hands(2, 2, on="m"), do("casting_vote", on="m", by="ash", way="against"), BY),
        sitting(MOVE, hands(2, 2, on="m"), do("casting_vote", on="m", by="ash", way="for"), BY),
    ),
    Pair("decision_without_vote", sitting(MOVE, BY), sitting(MOVE, CARRIED, BY)),
    Pair("decision_without_vote", sitting(MOVE, BY, CARRIED), sitting(MOVE, CARRIED, BY)),
    Pair(
        "decision_without_vote",
        sitting(MOVE, do("extend", minutes=30, by="m")),
        sitting(MOVE, CARRIED, do("extend", minutes=30, by="m")),
    ),
    Pair("decision_without_vote", sitting(resolved()), sitting(resolved("noted"))),
    Pair("decision_without_vote", sitting(resolved()), sitting(resolved("agreed"))),
    Pair("decision_without_vote", sitting(resolved()), sitting(MOVE, CARRIED, resolved())),
    Pair(
        "decision_without_vote",
        sitting(MOVE, LOST, resolved()),
        sitting(MOVE, LOST, resolved("refused")),
    ),
    Pair(
        "decision_without_vote",
        sitting(
            do("vote", on="item", manner="assent", ref="v"),
            do("extend", minutes=30, by="v"),
            resolved(),
        ),
        sitting(do("vote", on="item", manner="assent", ref="v"), resolved()),
    ),
    Pair(
        "decision_without_vote",
        sitting(
            MOVE,
            AMEND,
            AMENDED,
            resolved(),
        ),
        sitting(
            MOVE,
            AMEND,
            AMENDED,
            CARRIED,
            resolved(),
        ),
    ),
    Pair(
        "decision_on_amendment",
        sitting(MOVE, AMEND, AMENDED, CARRIED, resolved(by="a")),
        sitting(MOVE, AMEND, AMENDED, CARRIED, resolved(by="m")),
    ),
    Pair(
        "decision_on_amendment",
        sitting(MOVE, AMEND, AMENDED, CARRIED, resolved(by="a")),
        sitting(MOVE, AMEND, AMENDED, resolved(by="a"), CARRIED),
    ),
    Pair(
        "decided_twice",
        sitting(MOVE, CARRIED, BY, BY),
        sitting(MOVE, CARRIED, BY, resolved("recommended", by="m", to="Council", what="It pay.")),
    ),
    Pair(
        "decided_twice",
        sitting(MOVE, CARRIED, BY, resolved("refused", by="m", what="The rest.")),
        sitting(MOVE, CARRIED, resolved("noted", by="m"), resolved(by="m", what="The rest.")),
    ),
    Pair(
        "decided_twice",
        sitting(MOVE, CARRIED, BY, BY),
        sitting(MOVE, CARRIED, BY, resolved("recommended", by="m", to="Council")),
    ),
    Pair(
        "decided_twice",
        sitting(MOVE, CARRIED, BY, resolved(by="m", what="It be painted.")),
        sitting(hands(3, 1, ref="v"), resolved(by="v"), resolved(by="v", what="It be painted.")),
    ),
    Pair(
        "decision_elsewhere",
        sitting(MOVE, CARRIED, NEXT, {**BY, "at": "15:05"}),
        sitting(MOVE, CARRIED, NEXT, {**BY, "at": "15:05", "under": "i2"}),
    ),
    Pair(
        "decision_elsewhere",
        sitting(hands(3, 1, ref="v"), NEXT, resolved(by="v", at="15:05")),
        sitting(
            do("open_item", item="i2", with_=["i3"]),
            hands(3, 1, ref="v"),
            resolved(by="v", under="i3"),
        ),
    ),
    Pair(
        "decision_without_words",
        sitting(MOVE, CARRIED, resolved(by="m", what=" ")),
        sitting(MOVE, CARRIED, resolved(by="m", parts=["It be mended."])),
    ),
    Pair(
        "decision_without_words",
        sitting(MOVE, CARRIED, resolved("actions", by="m"), NEXT),
        sitting(MOVE, CARRIED, resolved("actions", by="m")),
    ),
    Pair(
        "decision_without_words",
        sitting(do("assign", text="Mend it"), resolved("actions"), NEXT),
        sitting(resolved("actions"), do("assign", text="Mend it"), NEXT),
    ),
    Pair(
        "decision_without_words",
        sitting(do("assign", text="", owner="solicitor")),
        sitting(do("assign", text="Mend it")),
    ),
    Pair(
        "decided_twice",
        sitting(
            MOVE,
            CARRIED,
            resolved(by="m", parts=["The bridge be mended.", "It be painted."]),
            resolved(),
        ),
        sitting(
            MOVE,
            CARRIED,
            resolved(by="m", parts=["The bridge be closed.", "It be painted."]),
            resolved(),
        ),
    ),
    Pair(
        "decision_against_vote",
        sitting(hands(1, 3), do("approve_minutes", of=["2026-02-04"])),
        sitting(
            MOVE, AMEND, hands(1, 3, on="a"), CARRIED, do("approve_minutes", of=["2026-02-04"])
        ),
    ),
    Pair(
        "decision_without_reasons",
        sitting(MOVE, CARRIED, resolved(by="m", contrary=True)),
        sitting(MOVE, CARRIED, resolved(by="m", contrary=True, reasons=["It is unsafe."])),
    ),
    Pair(
        "decision_without_reasons",
        sitting(MOVE, CARRIED, resolved("refused", by="m"), agenda=APPLIED),
        sitting(MOVE, CARRIED, resolved("refused", by="m")),
    ),
    Pair(
        "decision_without_reasons",
        sitting(WHY, MOVE, CARRIED, resolved("refused", by="m"), agenda=APPLIED),
        sitting(MOVE, CARRIED, resolved("refused", by="m"), WHY, agenda=APPLIED),
    ),
    Pair(
        "decision_without_reasons",
        sitting(MOVE, CARRIED, {**resolved(by="m", contrary=True), "wording": "It be mended."}),
        sitting(
            MOVE,
            CARRIED,
            {**resolved(by="m", contrary=True), "wording": "It be mended, because it is unsafe."},
        ),
    ),
)

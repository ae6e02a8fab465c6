"""Contradictions about interests and who takes part, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import (
    Data,
    Plant,
    change,
    find,
    put_after,
    put_before,
    remove,
)


def lose_the_dispensation(script: Data) -> None:
    """Councillor Cole is barred from items 7 and 8."""
    remove(script, find(script, "dispensation"))


def _speaks(script: Data) -> None:
    lose_the_dispensation(script)
    change(find(script, "petition"), presented_by="cole")


def _votes(script: Data) -> None:
    lose_the_dispensation(script)
    change(find(script, "record_my_vote", on="limes"), person="cole")


def _moves(script: Data) -> None:
    lose_the_dispensation(script)
    change(find(script, "move", ref="limes"), mover="hale", seconder="cole")


def _presides(script: Data) -> None:
    change(
        find(script, "declare", person="reyes", items=["i10"]),
        interest="Schedule 1",
        class_="disclosable_pecuniary",
    )
    remove(script, find(script, "take_chair", person="lindqvist"))
    remove(script, find(script, "leave", person="reyes", at="15:53"))


def _comes_back(script: Data) -> None:
    put_before(script, find(script, "move", ref="digester"), "return", person="jmarsh")


PLANTS: dict[str, Plant] = {
    "barred_speaks": _speaks,
    "barred_moves": _moves,
    "barred_votes": _votes,
    "barred_presides": _presides,
    "barred_stays": lose_the_dispensation,
    "stays_after_declaring": lambda script: remove(script, find(script, "leave", person="hale")),
    "returns_early": _comes_back,
    "leaves_without_interest": lambda script: put_after(
        script, find(script, "open_item", item="i9"), "leave", person="okoro", reason="interest"
    ),
}

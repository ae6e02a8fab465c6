"""Contradictions about names and terms, planted in the contested sample."""

from __future__ import annotations

import copy

from tests.record.rules.planted.dates import write
from tests.record.rules.planted.script import Data, Plant, change, find


def _namesake(script: Data) -> None:
    okoro = next(person for person in script["people"] if person["id"] == "okoro")
    script["people"].append({**copy.deepcopy(okoro), "id": "okoro-two"})


PLANTS: dict[str, Plant] = {
    "name_misspelt": write("Councillor Pryce said", "Councillor Price said"),
    "first_name_wrong": write("Councillor Pryce said", "Councillor Marta Pryce said"),
    "title_differs": write("Councillor Pryce said", "Mrs Pryce said"),
    "name_ambiguous": write("Councillor Tom Marsh presented", "Councillor Marsh presented"),
    "namesakes": _namesake,
    "owner_misspelt": lambda s: change(find(s, "assign", owner="Tree Team"), owner="Ruth Caldar"),
    "post_differs": write(
        "Councillor Costa Ferreira replied",
        "Councillor Costa Ferreira, Cabinet Member for Finance, replied",
    ),
    "chair_differs": write("Councillor Pryce said", "The Chair, Councillor Pryce, said"),
    "term_two_ways": write("The Committee agreed that", "It was agreed by the committee that"),
    "chair_term_differs": write(
        "Members asked that the review", "The Chairman asked that the review"
    ),
}

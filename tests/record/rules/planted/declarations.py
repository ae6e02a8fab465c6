"""Contradictions about declarations and dispensations, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Data, Plant, change, find, put_after, remove


def _dispensed_late(script: Data) -> None:
    remove(script, find(script, "dispensation"))
    put_after(
        script,
        find(script, "resolve", by="trees-noted"),
        "dispensation",
        person="cole",
        items=["i7", "i8"],
        reference="MO/2026/11",
    )


def _new_disclosure(script: Data) -> None:
    """One more member, whose interest nobody has accepted as registered."""
    change(
        find(script, "declare", person="hale"),
        interest="Schedule 1",
        class_="disclosable_pecuniary",
    )


PLANTS: dict[str, Plant] = {
    "none_declared_yet_declared": lambda script: put_after(
        script, find(script, "declare", person="hale"), "none_declared"
    ),
    "declares_unseen": lambda script: change(
        find(script, "declare", person="hale"), person="okoro"
    ),
    "declared_twice": lambda script: put_after(
        script,
        find(script, "declare", person="hale"),
        "declare",
        person="hale",
        items=["i6"],
        interest="Schedule 2",
        action="stays",
    ),
    "declared_late": lambda script: put_after(
        script,
        find(script, "vote", on="river"),
        "declare",
        person="pryce",
        items=["i6"],
        interest="Other",
        action="stays",
    ),
    "sensitive_nature_told": lambda script: change(
        find(script, "declare", person="pryce"), nature="her address"
    ),
    "interest_class_disagrees": lambda script: change(
        find(script, "declare", person="hale"), interest="Schedule 1"
    ),
    "barred_to_speak": lambda script: change(
        find(script, "declare", person="brandt"), action="speaks_then_leaves"
    ),
    "disclosable_not_member": lambda script: change(
        find(script, "declare", person="osei"),
        interest="Schedule 1",
        class_="disclosable_pecuniary",
    ),
    "dispensation_without_interest": lambda script: change(
        find(script, "dispensation"), person="lindqvist"
    ),
    "dispensation_late": _dispensed_late,
    "interest_to_notify": _new_disclosure,
}

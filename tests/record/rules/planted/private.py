"""Contradictions about private business, planted in the contested sample."""

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


def _lease(script: Data) -> Data:
    return find(script, "exclude_public", items=["i17"])


def _said_in_private(script: Data) -> None:
    """The date of the next meeting is taken before the public are back."""
    put_after(script, _lease(script), "say", text="The dates were read out.")
    put_after(script, _lease(script), "open_item", item="i19")


def _said_before(script: Data) -> None:
    """The lease is opened, and spoken of, before the public are out."""
    put_before(script, _lease(script), "open_item", item="i17")
    put_before(script, _lease(script), "say", text="The terms were set out.")


PLANTS: dict[str, Plant] = {
    "public_not_readmitted": lambda script: remove(script, find(script, "readmit_public")),
    "public_while_excluded": _said_in_private,
    "exempt_item_in_public": lambda script: remove(script, _lease(script)),
    "said_before_exclusion": _said_before,
    "exclusion_leaves_out": lambda script: change(_lease(script), items=["i18"]),
    "excluded_twice": lambda script: put_after(
        script,
        _lease(script),
        "exclude_public",
        items=["i17"],
        paragraphs=[3],
        public_interest=True,
    ),
    "readmitted_unexcluded": lambda script: put_after(
        script, find(script, "readmit_public"), "readmit_public"
    ),
    "exclusion_basis": lambda script: change(
        _lease(script), basis="admission_to_meetings_act", paragraphs=[]
    ),
    "exclusion_without_paragraphs": lambda script: change(_lease(script), paragraphs=[]),
    "exclusion_paragraphs_differ": lambda script: change(_lease(script), paragraphs=[1]),
    "public_interest_unrecorded": lambda script: change(_lease(script), public_interest=None),
    "public_acts_in_private": lambda script: put_after(
        script,
        find(script, "open_item", item="i17"),
        "say",
        text="The price was asked for.",
        by="courier",
    ),
}

"""Contradictions about substitutes, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant, change, find, put_after, remove

PLANTS: dict[str, Plant] = {
    "substitute_for_present": lambda script: change(find(script, "substitute"), for_="pryce"),
    "substitute_still_sits": lambda script: put_after(
        script, find(script, "open_item", item="i7"), "arrive", person="quill"
    ),
    "substitute_for_no_member": lambda script: change(find(script, "substitute"), for_="costa"),
    "substitute_has_seat": lambda script: change(find(script, "substitute"), person="hale"),
    "substitutes_doubled": lambda script: put_after(
        script, find(script, "substitute"), "substitute", person="fenn", for_="quill"
    ),
    "substitute_never_came": lambda script: change(find(script, "substitute"), person="petty"),
    "substitute_for_nobody": lambda script: remove(script, find(script, "substitute")),
    "substitutes_and_none": lambda script: put_after(
        script, find(script, "substitute"), "no_substitutes"
    ),
}

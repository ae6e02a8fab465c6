"""Contradictions about numbers, references and lists, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.dates import write
from tests.record.rules.planted.script import Data, Plant, change, find


def _numbered_on(script: Data) -> None:
    for item in script["agenda"][8:]:
        item["number"] = str(int(item["number"]) + 1)


PLANTS: dict[str, Plant] = {
    "minute_number_repeated": lambda s: s["agenda"][11].update(minute_number="60"),
    "minute_number_gap": lambda s: s["agenda"][11].update(minute_number="79"),
    "agenda_number_repeated": lambda s: s["agenda"][8].update(number="8"),
    "agenda_number_gap": _numbered_on,
    "action_number_repeated": lambda s: change(find(s, "assign", index=1), number=41),
    "minute_cited_missing": write("officers and by volunteers", "officers (see minute 99 below)"),
    "item_cited_missing": write("an hour in November", "an hour under agenda item 23"),
    "cited_wrong_way": write("officers and by volunteers", "officers (see minute 61 below)"),
    "lettering_gap": lambda s: change(
        find(s, "resolve", by="limes"),
        what="The Cabinet Member be asked a) to wait; b) to look at the roots; and d) to report.",
    ),
    "lettering_repeated": lambda s: change(
        find(s, "resolve", by="herbicides"), parts=["a) use be ended", "a) banks be mown"]
    ),
}

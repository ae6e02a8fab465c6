"""Numbers: of minutes and items, of parts and points, and references to them."""

from __future__ import annotations

from collections.abc import Iterator

from clerk.record.rules.case import Case
from clerk.record.rules.rule import Family, Found, Mend, SetUp

NUMBERS = Family("Numbers and references")

SEQUENCE = (
    "Minute numbers run on through the municipal year; loose leaves are numbered in sequence (Local Government Act "
    "1972 Sch 12 para 41)."
)


@NUMBERS.rule(
    "minute_number_repeated",
    "warning",
    watches="A minute number that is given twice.",
    source=SEQUENCE,
)
def minute_number_repeated(case: Case) -> Iterator[Found]:
    """Mistakes happen in print, so it is said and not refused."""
    seen: set[str] = set()
    for item, number in case.numbers.items():
        shown = str(number)
        if shown and shown in seen:
            yield Found(
                item=item,
                sentence=f"Minute number {shown} is given twice.",
                about=(shown,),
                mends=(Mend("Open the agenda", SetUp("agenda")),),
            )
        seen.add(shown)

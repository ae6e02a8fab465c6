"""What the columns of money in a table come to: worked out whenever it is printed, so that a total is never wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

# Money has its pence; a cheque's number or a count of things has not, and is never added up.
_MONEY = re.compile(r"(?P<minus>[-−])?(?P<sign>£)?(?P<figures>[0-9][0-9,]*[.][0-9]{2})")


def totals(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The sum of each column that holds nothing but money, as text; empty for any other column.

    Args:
        rows: the table's rows without its header. A cell that is empty counts for nothing.

    Returns:
        One text a column: "1,204.50", with a pound sign where the column's first sum of money has one.
    """
    width = max((len(row) for row in rows), default=0)
    return tuple(
        _sum([row[index].strip() for row in rows if index < len(row) and row[index].strip()])
        for index in range(width)
    )


def _sum(cells: Sequence[str]) -> str:
    found = [_MONEY.fullmatch(cell) for cell in cells]
    if not found or None in found:
        return ""
    money = [each for each in found if each is not None]
    total = sum(
        (
            Decimal(each["figures"].replace(",", "")) * (-1 if each["minus"] else 1)
            for each in money
        ),
        Decimal(0),
    )
    sign = money[0]["sign"] or ""
    return f"{'−' if total < 0 else ''}{sign}{abs(total):,.2f}"

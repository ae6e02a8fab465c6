"""What a council's own style lacks, because an earlier Clerk did not ask for it, lent by the style it was made from.

Only what is missing is lent. What is written wrongly, or under a name that no style knows, stays a fault: nobody would
notice that their own words were passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clerk.minutes.style_faults import style_faults
from clerk.minutes.toml_lines import with_key

_STEP = re.compile(r"([A-Za-z0-9_-]+)|\[(\d+)\]")


class Lent(NamedTuple):
    """A style's text with what it lacked, the keys that were lent, and the shipped style that lent them."""

    text: str
    keys: tuple[str, ...]
    lender: str

    @property
    def sentence(self) -> str:
        """What there is to say of it."""
        one = len(self.keys) == 1
        return (
            f"It was made by an earlier Clerk and lacks {len(self.keys)} {'key' if one else 'keys'}: "
            f"{', '.join(self.keys)}. {'It is' if one else 'They are'} taken from “{self.lender}”."
        )


def lend(text: str, shipped: Mapping[str, str], name: str = "") -> Lent | None:
    """Return a style with the keys that it lacks, or None if it lacks none or is no TOML.

    Args:
        text: the content of its ``style.toml``.
        shipped: the texts of the shipped styles by name.
        name: the style's own name: one that is called like a shipped style was made from that.
    """
    missing = [fault.key for fault in style_faults(text) if fault.missing]
    if not missing or not shipped:
        return None
    own = tomllib.loads(text)
    lender = _lender(own, shipped, name)
    data = tomllib.loads(shipped[lender])
    values = {key: value for key in missing if (value := _at(data, key)) is not None}
    # Of which more would be lent than is its own, that is no older style but a piece of one.
    if sum(len(list(_leaves(each, ""))) for each in values.values()) > len(list(_leaves(own, ""))):
        return None
    for key, value in values.items():
        text = with_key(text, key, value)
    return Lent(text, tuple(values), lender) if values else None


def _lender(data: Mapping[str, Any], shipped: Mapping[str, str], name: str) -> str:
    """The style it says that it was made from, else that of its own name, else the one it has most words of."""
    for known in (data.get("made_from"), name):
        if known in shipped:
            return str(known)
    own = set(_leaves(data, ""))
    same = {each: len(own & set(_leaves(tomllib.loads(shipped[each]), ""))) for each in shipped}
    return max(sorted(same), key=lambda each: same[each])


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{place}]")
    else:
        yield path, str(value)


def _at(data: Any, path: str) -> Any:
    """The value of a key; of a list that is shorter, its last one's. None if there is no such key."""
    for name, number in _STEP.findall(path):
        if name:
            data = data.get(name) if isinstance(data, Mapping) else None
        else:
            data = (
                data[min(int(number), len(data) - 1)] if isinstance(data, list) and data else None
            )
    return data

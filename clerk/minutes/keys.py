"""What the keys of a house style are made of: groups of keys, and phrases with the fields that they may use."""

from typing import Annotated

import msgspec


def uses(*names: str) -> msgspec.Meta:
    """The mark of a phrase, with the fields that it may use."""
    return msgspec.Meta(extra={"fields": names})


Plain = Annotated[str, uses()]
# When something happened, and under which item.
WHEN = ("at", "time", "minute", "number", "item")


class Keys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of keys of a style file, all of them required."""

"""What every fact has in common."""

import msgspec


class Fact(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="do",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """One thing that happened. Its time, item and own wording belong to the entry that carries it.

    The same types check what comes in, name the columns of what is kept, and give the JSON Schema. The
    verb a script uses for a fact is its tag.
    """


def verb(fact: Fact) -> str:
    """The script's word for a fact, e.g. ``open_item``."""
    return str(fact.__struct_config__.tag)


def details(fact: Fact) -> dict[str, object]:
    """A fact as plain data, with its verb under ``do`` and without fields left at their default."""
    data: dict[str, object] = msgspec.to_builtins(fact)
    return data

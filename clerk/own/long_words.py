"""The long words that Clerk knows before a meeting has said them."""

from __future__ import annotations

from functools import cache

from clerk.own.files import read_shipped
from clerk.words.completion import Known

_FILE = "long-words.txt"


@cache
def long_words() -> Known:
    """The shipped words, the more usual of those that begin alike first."""
    lines = read_shipped(_FILE).splitlines()
    return Known(line.strip() for line in lines if line.strip() and not line.startswith("#"))

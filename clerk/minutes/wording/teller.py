"""The shape of a function that tells a fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clerk.minutes.blocks import Block
from clerk.minutes.telling import Telling
from clerk.record.meeting import Entry

# Any: each teller takes the one type of fact under which it is registered.
Teller = Callable[[Telling, Entry, Any], list[Block]]

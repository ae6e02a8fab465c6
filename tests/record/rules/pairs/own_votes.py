"""Examples for the rules about members’ own votes."""

from __future__ import annotations

from tests.record.rules.pairs.scenes import Pair

PAIRS: tuple[Pair, ...] = ()

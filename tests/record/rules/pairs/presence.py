"""Examples for the rules about presence."""

from __future__ import annotations

from tests.record.rules.pairs.scenes import Pair

PAIRS: tuple[Pair, ...] = ()

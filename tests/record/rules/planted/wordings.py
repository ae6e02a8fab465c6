"""Contradictions about wordings, planted in the contested sample."""

from __future__ import annotations

from tests.record.rules.planted.script import Plant

PLANTS: dict[str, Plant] = {}

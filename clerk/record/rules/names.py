"""Names and terms in the text, against the register of those who may be named."""

from __future__ import annotations

from clerk.record.rules.rule import Family

NAMES = Family("Names and terms")

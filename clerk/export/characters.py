"""The last door before paper, where every printer looks for it; what it does is the minutes' own (`clerk.minutes`)."""

from clerk.minutes.characters import code_point, printable

__all__ = ["code_point", "printable"]

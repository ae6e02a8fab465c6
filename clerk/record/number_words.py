"""Small numbers as minutes spell them."""

from __future__ import annotations

SMALL_NUMBERS: tuple[str, ...] = tuple(
    """
    no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """.split()  # noqa: SIM905  # a list of words is best read as one
)
"""From nought, as in “no votes against”, to twenty: the word for a number stands at its place."""

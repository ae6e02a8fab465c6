"""Text with places to fill in: ``the meeting held on [date]``.

``[date]`` says what belongs there and is typed over; ``[]`` is an empty place where the hand goes on. A bracket
after a backslash stands for itself. What is left unfilled stays on the screen in its brackets, so that it is seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_PIECES = re.compile(r"\\([\[\]\\])|\[([^\[\]\\]*)\]|([\[\]])")


class Stop(NamedTuple):
    """A place to fill in, from ``start`` up to but not including ``end``; empty where nothing says what goes there."""

    start: int
    end: int


class Template(NamedTuple):
    """A text as it is put on the screen, and its places to fill in, in order."""

    text: str
    stops: tuple[Stop, ...]


class TemplateError(ValueError):
    """A text with places to fill in is not well formed; the argument says why."""


def pieces(template: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is a place to fill in, as it is put on the screen.

    Raises:
        TemplateError: a bracket has no partner, or stands in another.
    """
    found: list[tuple[str, bool]] = []
    last = 0
    for match in _PIECES.finditer(template):
        found.append((template[last : match.start()], False))
        last = match.end()
        escaped, hint, stray = match.groups()
        if stray:
            raise TemplateError(
                f"“{stray}” has no partner; a bracket that is meant to be printed has a backslash before it"
            )
        if escaped:
            found.append((escaped, False))
        else:
            found.append((f"[{hint.strip()}]" if hint.strip() else "", True))
    found.append((template[last:], False))
    return found


def laid_out(parts: list[tuple[str, bool]]) -> Template:
    """Pieces put together, with the places to fill in told by where they came to stand."""
    text = ""
    stops: list[Stop] = []
    for piece, is_stop in parts:
        if is_stop:
            stops.append(Stop(len(text), len(text) + len(piece)))
        text += piece
    return Template(text, tuple(stops))


def read_template(template: str) -> Template:
    """A text with places to fill in, read.

    Raises:
        TemplateError: a bracket has no partner, or stands in another.
    """
    return laid_out(pieces(template))


def escaped(text: str) -> str:
    """A text whose brackets and backslashes are meant to be printed."""
    return re.sub(r"([\[\]\\])", r"\\\1", text)


def stops_at(stops: Sequence[Stop], by: int) -> tuple[Stop, ...]:
    """Places to fill in, as they stand once their text was put in somewhere."""
    return tuple(Stop(stop.start + by, stop.end + by) for stop in stops)

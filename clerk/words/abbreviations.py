"""Abbreviations: a short form, once typed to its end, becomes the words that it stands for.

The shipped set and the officer's own make one book. The officer's own beat shipped ones of the same short form,
and one that stands for nothing switches a shipped one off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from clerk.errors import Refused
from clerk.record.text import clean, printable
from clerk.words.stops import Stop, TemplateError, laid_out, pieces, read_template

LONGEST_SHORT = 20
LONGEST_MEANING = 500

# What ends a short form when it is typed after it. A hyphen and a slash do not: both may go on into a longer one.
FINISHERS = frozenset(" \u00a0.,;:!?)]\"'\u2019\u201d\u2013\u2014")
# What a short form may stand directly after; letters, digits, and the signs of an address are not among them.
_BEFORE = frozenset(" \u00a0\t\n([\"'\u2018\u201c\u2013\u2014")
_SHORT = re.compile(r"[^\W_][\w/&.'+ -]*[\w/&+]")


class Expansion(NamedTuple):
    """What to do to the line: put ``text`` in place of what stands from ``start`` up to ``end``.

    ``stops`` are the places to fill in, counted from the beginning of the line as it will then be.
    """

    start: int
    end: int
    text: str
    stops: tuple[Stop, ...]


class Abbreviations:
    """The book of abbreviations, shipped and own; it never changes: each change gives another book."""

    def __init__(self, shipped: Mapping[str, str], own: Mapping[str, str] | None = None) -> None:
        """Take both sets, each entry checked before (``checked``)."""
        self.shipped = dict(shipped)
        self.own = dict(own or {})

    @cached_property
    def meanings(self) -> dict[str, tuple[str, str]]:
        """Short form and meaning of each that is on, by the short form in small letters."""
        found = {short.lower(): (short, meaning) for short, meaning in self.shipped.items()}
        found |= {short.lower(): (short, meaning) for short, meaning in self.own.items()}
        return {key: entry for key, entry in found.items() if entry[1]}

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How long short forms are, the longest first."""
        return tuple(sorted({len(short) for short in self.meanings}, reverse=True))

    def with_own(self, short: str, meaning: str) -> Abbreviations:
        """The book with an abbreviation of the officer's own; with an empty meaning, a shipped one is switched off.

        Raises:
            Refused: it cannot be one, or it could never be typed to its end; the sentence says why.
        """
        short, meaning = checked(short, meaning)
        return self.taking({short: meaning})

    def taking(self, others: Mapping[str, str]) -> Abbreviations:
        """The book with more of the officer's own, as read from a file; they replace what they clash with.

        Raises:
            Refused: one of them, or one that the officer has, could then never be typed to its end.
        """
        new = {short.lower() for short in others}
        own = {short: meaning for short, meaning in self.own.items() if short.lower() not in new}
        book = Abbreviations(self.shipped, {**own, **others})
        reachable(book.own, [short for short, _ in book.meanings.values()])
        return book

    def without_own(self, short: str) -> Abbreviations:
        """The book without an abbreviation of the officer's own; a shipped one of that short form is on again."""
        own = {key: value for key, value in self.own.items() if key.lower() != short.lower()}
        return Abbreviations(self.shipped, own)


def expand(text: str, cursor: int, book: Abbreviations) -> Expansion | None:
    """What becomes of a line in which somebody has just typed a blank or a mark, if a short form stands before it.

    Its letters decide the meaning's: ``cllr`` and ``Cllr`` give Councillor, ``CLLR`` gives COUNCILLOR; letters in
    any other mixture are left alone. ``cursor`` stands behind what was typed last.
    """
    if cursor < 1 or cursor > len(text) or text[cursor - 1] not in FINISHERS:
        return None
    end = cursor - 1
    for length in book.lengths:
        start = end - length
        if start < 0 or (start and text[start - 1] not in _BEFORE):
            continue
        entry = book.meanings.get(text[start:end].lower())
        parts = _in_case(text[start:end], *entry) if entry else None
        if parts is not None and laid_out(parts).text != text[start:end]:
            return _expansion(parts, start, end, text[end])
    return None


def _expansion(parts: list[tuple[str, bool]], start: int, end: int, finisher: str) -> Expansion:
    made, stops = laid_out(parts)
    # The blank or full stop that was typed is not wanted twice.
    twice = made.endswith(finisher) or (finisher.isspace() and made[-1:].isspace())
    moved = tuple(Stop(stop.start + start, stop.end + start) for stop in stops)
    return Expansion(start, end + twice, made, moved)


def _in_case(typed: str, short: str, meaning: str) -> list[tuple[str, bool]] | None:
    """The meaning in pieces, with the capitals that what was typed asks for; None if it asks for nothing sensible."""
    parts = pieces(meaning)
    if typed in (short, typed.lower()):
        return parts
    if typed == typed.upper() and sum(map(str.isalpha, typed)) > 1:
        return [(piece if is_stop else piece.upper(), is_stop) for piece, is_stop in parts]
    if typed == typed[:1].upper() + typed[1:].lower():
        first = next(index for index, (piece, _) in enumerate(parts) if piece)
        piece, is_stop = parts[first]
        if not is_stop:
            parts[first] = (piece[:1].upper() + piece[1:], is_stop)
        return parts
    return None


def checked(short: str, meaning: str) -> tuple[str, str]:
    """An abbreviation as it may be kept, blanks at its ends taken off; an empty meaning is allowed.

    Raises:
        Refused: it cannot be one; the sentence says why.
    """
    short, dropped = clean(short.strip())
    shown = printable(short)
    # A blank at the meaning's end may be meant: "[name], ".
    meaning, more = clean(meaning)
    if dropped or more:
        raise Refused(f"“{shown}” has characters that no document may hold; type it again.")
    if len(short) < 2:
        raise Refused(f"“{shown}” is too short: an abbreviation has two characters or more.")
    if len(short) > LONGEST_SHORT:
        raise Refused(
            f"“{shown}” is too long: an abbreviation has at most {LONGEST_SHORT} characters."
        )
    if not _SHORT.fullmatch(short) or "  " in short or len(short.lower()) != len(short):
        raise Refused(
            f"“{shown}” cannot be an abbreviation: it begins with a letter or digit and has only letters, digits, "
            "single blanks and / & . ' - + after it."
        )
    if not meaning.strip():
        return short, ""
    if len(meaning) > LONGEST_MEANING:
        raise Refused(
            f"What “{shown}” stands for is too long: at most {LONGEST_MEANING} characters."
        )
    try:
        template = read_template(meaning)
    except TemplateError as error:
        raise Refused(f"What “{shown}” stands for cannot be read: {error}.") from None
    if not template.text.strip():
        raise Refused(f"“{shown}” stands for nothing but places to fill in: give it words.")
    if meaning == short:
        raise Refused(f"“{shown}” stands for itself: give it other words, or none.")
    return short, meaning


def reachable(own: Mapping[str, str], on: Iterable[str]) -> None:
    """Make sure that each abbreviation can be typed to its end. ``on`` are those that expand.

    Raises:
        Refused: the beginning of one is another, which would take its place before it is typed.
    """
    begun = {short.lower() for short in on}
    for short, meaning in own.items():
        for index, letter in enumerate(short if meaning else ""):
            first = short[:index]
            if letter in FINISHERS and first.lower() in begun:
                raise Refused(
                    f"“{printable(short)}” could never be typed to its end: “{printable(first)}” would take its place. "
                    f"Change one of the two, or switch “{printable(first)}” off."
                )

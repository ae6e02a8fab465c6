"""Which minutes a file is, whether it is the signed text, and if not, what differs."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence

import msgspec

from clerk.errors import Refused
from clerk.intake.finished import Finished, read_finished
from clerk.minutes.layout import Which
from clerk.minutes.style import read_style
from clerk.minutes.verifying import Difference, differences, headings, likeness
from clerk.record.approval import KeptSet
from clerk.record.whole import read_whole

Load = Callable[[str], bytes]
"""The bytes that are kept under a digest."""
# Two meetings of one body share their headings and names: what is these minutes shares more.
_LIKE = 0.3


class Verdict(msgspec.Struct, frozen=True):
    """What was found. ``signed`` says that the file is the signed text: the very file, or one with the same words."""

    sentence: str
    signed: bool
    meeting: int | None = None
    very_file: bool = False
    differences: tuple[Difference, ...] = ()


def verify(data: bytes, name: str, kept: Sequence[KeptSet], load: Load) -> Verdict:
    """Say which minutes a file is, whether it is the signed text, and if not, what differs.

    Args:
        data: the file.
        name: what it is called.
        kept: every draft and signed set of the book.
        load: reads what is kept under a digest.

    Raises:
        Refused: the file is neither Word nor PDF, or is made to do harm; or what it is held against is purged.
    """
    digest = hashlib.sha256(data).hexdigest()
    same = [each for each in kept if any(file.sha256 == digest for file in each.files)]
    same.sort(key=lambda each: not each.in_force)
    if same and same[0].in_force:
        found = same[0]
        return Verdict(
            f"{name} is the signed minutes of {found.title}: the very file that was kept. {found.signing}",
            signed=True,
            meeting=found.meeting,
            very_file=True,
        )
    copy = read_finished(data, name)
    if same:
        return _held_against(
            copy, name, same[0], kept, load, f"draft {same[0].number} of the minutes"
        )
    found_in, as_what = _recognised(copy, kept, load)
    if found_in is None:
        return Verdict(f"{name} is not like any minutes that this book has kept.", signed=False)
    return _held_against(copy, name, found_in, kept, load, as_what)


def _recognised(copy: Finished, kept: Sequence[KeptSet], load: Load) -> tuple[KeptSet | None, str]:
    """The minutes that a file is a copy of: by the mark that it bears, else by its words."""
    marked = next((each for each in kept if copy.mark and each.uuid == copy.mark), None)
    if marked is not None:
        return marked, f"a copy of draft {marked.number} of the minutes"
    text = " ".join(copy.words)
    named = [each for each in kept if each.body in text and _said(each.date) in text]
    for choice in (named, [each for each in kept if each not in named]):
        best, how_much = None, _LIKE
        for each in choice:
            words = _words_of(each, copy, load)
            if words is not None and (like := likeness(words, copy.words)) > how_much:
                best, how_much = each, like
        if best is not None:
            return best, "a copy of the minutes"
    return None, ""


def _held_against(
    copy: Finished, name: str, found: KeptSet, kept: Sequence[KeptSet], load: Load, as_what: str
) -> Verdict:
    signed = next((e for e in kept if e.meeting == found.meeting and e.in_force), None)
    head = f"{name} is {as_what} of {found.title}"
    if signed is None:
        return Verdict(f"{head}, which are not signed.", signed=False, meeting=found.meeting)
    alike: list[tuple[int, Which, tuple[Difference, ...]]] = []
    record = read_whole(load(signed.record))
    for file in signed.files:
        if file.name.endswith(f".{copy.form}"):
            words = read_finished(load(file.sha256), file.name).words
            which: Which = "full" if file.which == "full" else "public"
            under = headings(record, read_style(load(signed.style).decode(), file.name), which)
            told = differences(words, copy.words, under)
            alike.append((sum(each.size for each in told), which, told))
    if not alike:
        raise Refused(f"{head}, but no signed file of its form is kept; nothing was compared.")
    # By words, not by places: a public copy lacks the exempt part in one place, and is still none of the full set.
    _, which, told = min(alike, key=lambda each: each[0])
    count = len(told)
    if not told:
        of = " (the full set)" if which == "full" else ""
        return Verdict(
            f"{head}: its words are those of the signed text{of}, though the file is not the one that was kept. "
            f"{signed.signing}",
            signed=True,
            meeting=found.meeting,
        )
    many = "1 difference" if count == 1 else f"{count} differences"
    return Verdict(
        f"{head}, and is not the signed text: {many}. {signed.signing}",
        signed=False,
        meeting=found.meeting,
        differences=told,
    )


def _words_of(each: KeptSet, copy: Finished, load: Load) -> tuple[str, ...] | None:
    for file in each.files:
        if file.name.endswith(f".{copy.form}"):
            try:
                return read_finished(load(file.sha256), file.name).words
            except Refused:
                return None  # purged, or of a Clerk that wrote it otherwise: not to be recognised by it
    return None


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"

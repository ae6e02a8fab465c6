"""Who is speaking in a passage, as far as the passage says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from clerk.record.meeting import Meeting


def speaker_in(
    text: str, meeting: Meeting, by: str | None, told: Callable[[str], str]
) -> str | None:
    """Who stands for I: whose passage it is, else whoever of the meeting is named last in it.

    Args:
        text: the passage.
        meeting: whose people are looked for.
        by: the id of whose passage it is, if that is known.
        told: names somebody of the meeting by id, as its sentences do.

    Returns:
        The name as the sentences have it, or None if nobody is named.
    """
    if by is not None and by in meeting.person_by_id:
        return told(by)
    last: tuple[int, int, str] = (-1, 0, "")
    for person in meeting.people:
        name = told(person.id)
        for form in {name, person.name, person.family_name if person.name else ""} - {""}:
            # Of two that end at one place, the longer one is whom it means.
            last = max(last, (_last_end(form, text), len(form), name))
    return last[2] if last[0] >= 0 else None


def _last_end(form: str, text: str) -> int:
    ends: Iterable[int] = (
        found.end() for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    )
    return max(ends, default=-1)

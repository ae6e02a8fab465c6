"""Keys for each printed character of the passages of a meeting script, the window aside: the aids are the same."""

import sys
from collections.abc import Iterator
from pathlib import Path

from clerk.minutes.naming import Naming
from clerk.own.abbreviations import shipped_abbreviations
from clerk.own.formulae import shipped_formulae
from clerk.own.long_words import long_words
from clerk.record.facts import Say
from clerk.record.meeting import Meeting
from clerk.record.presence import Chronicle
from clerk.record.script import read_script
from clerk.styles import load_style
from clerk.words.at_hand import AtHand
from clerk.words.known_here import known_here
from clerk.words.people import recent_speakers
from tests.effort.prose import keys_of, strokes


def aids_before(meeting: Meeting, place: int) -> AtHand:
    """What lies at hand when an entry is about to be typed: of the meeting, only what was entered before it."""
    entry = meeting.entries[place]
    before = meeting.with_entries(meeting.entries[:place])
    naming = Naming(meeting, load_style(meeting.body.style))
    item = meeting.item_by_id.get(entry.item or "")
    return AtHand(
        book=shipped_abbreviations(),
        known=(*known_here(before, entry.item), long_words()),
        people=meeting.people,
        printed=lambda person: naming.person(person.id),
        in_room=frozenset(Chronicle(before).last().occupants),
        recent=recent_speakers(before),
        kind=item.kind if item else "other",
        shipped=shipped_formulae(),
    )


def passages(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each passage of a script, with what is struck for it."""
    meeting = read_script(path.read_bytes()).meeting
    for place, entry in enumerate(meeting.entries):
        if isinstance(entry.fact, Say):
            yield entry.fact.text, strokes(entry.fact.text, aids_before(meeting, place))


def keys_a_character(path: Path) -> tuple[int, int]:
    """How many keys are pressed, and how many characters are printed."""
    keys = characters = 0
    for text, struck in passages(path):
        keys += sum(map(keys_of, struck))
        characters += len(text)
    return keys, characters


if __name__ == "__main__":
    for each in sys.argv[1:]:
        pressed, printed = keys_a_character(Path(each))
        print(f"{Path(each).name}: {pressed} keys, {printed} characters, {pressed / printed:.3f}")

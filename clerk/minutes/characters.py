"""The last door before paper: characters that no document may hold, and those that would turn a line round."""

from __future__ import annotations

import re

from clerk.record.text import BIDI_CONTROLS, clean

# Seen by nobody, but they part words for a search: soft hyphen, zero width space, byte order mark.
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")


def code_point(character: str) -> str:
    """Return how a character is shown that cannot be printed itself: `[U+202E]`."""
    return f"[U+{ord(character):04X}]"


def printable(text: str) -> str:
    """Return a text as every printer sets it: one line, what XML forbids left out, bidirectional controls shown."""
    kept, _ = clean(text)
    shown = BIDI_CONTROLS.sub(lambda found: code_point(found[0]), kept)
    return _UNSEEN.sub("", shown)

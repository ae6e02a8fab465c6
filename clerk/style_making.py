"""A house style made from old minutes: what is guessed of them, what is agreed to, and the folder that comes of it.

The command line and the style window ask about the guesses, each in its own way.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from clerk.assets import style_folder, style_names
from clerk.errors import Refused
from clerk.export.cleaning import Cleaned, cleaned
from clerk.export.letterhead_making import Made, make_letterhead
from clerk.intake.heading import heading_of
from clerk.intake.old_minutes import read_old_minutes
from clerk.intake.pasted import Line
from clerk.intake.style_guess import Guess, Guesses, OldLine, guess_style, styled
from clerk.intake.style_guess.decisions import marks_of
from clerk.minutes.style_faults import style_faults
from clerk.minutes.toml_lines import with_values
from clerk.packages import MOST_BYTES
from clerk.styles import STYLE, put_style, shipped_texts


class OldMinutes(NamedTuple):
    """What old minutes came to: the guesses, the text of the style that they begin from, and the letterhead."""

    guesses: Guesses
    text: str
    letterhead: Made

    def before(self, guess: Guess) -> str:
        """What the style that they begin from says in the place of a guess, as a guess is shown."""
        value: Any = tomllib.loads(self.text)
        for name, number in re.findall(r"([A-Za-z0-9_-]+)|\[(\d+)\]", guess.key):
            value = value[name] if name else value[int(number)]
        return dataclasses.replace(guess, value=value).shown

    def can_be_typed(self, guess: Guess) -> bool:
        """Whether another value can be written in the place of a guess: words, or the first label of a lettering."""
        return isinstance(guess.value, str) or (
            isinstance(guess.value, dict) and "patterns" in guess.value
        )

    def answered(self, guess: Guess, answer: str) -> Guess | None:
        """Return the guess with what somebody typed in its place; None if it is asked for in another way.

        Raises:
            Refused: no style can hold that; the sentence says why.
        """
        typed = typed_value(guess.value, answer)
        if typed is None:
            return None
        faults = style_faults(with_values(self.text, {guess.key: typed}))
        if faults:
            raise Refused(f"That cannot be used: {faults[0].why}. {faults[0].mend}.")
        return dataclasses.replace(guess, value=typed)


def read_old(old: Path, like: str | None = None) -> OldMinutes:
    """Read old minutes in Word, and guess what their style says.

    Args:
        old: the file; it is not changed.
        like: the style to begin from; without it, the shipped one that they are nearest to.

    Raises:
        Refused: it cannot be read, is no Word document or made to do harm, or there is no style to begin from.
    """
    data = _data(old)
    lines = read_old_minutes(data, str(old))
    # The shipped ones, whatever officers made of their own: what was made before is no measure of what is nearest.
    texts = {name: text for name, text in shipped_texts().items() if not style_faults(text)}
    if like is not None:
        texts[like] = _text_like(like)
    guesses = guess_style(lines, texts, like)
    opening = [Line(((line.text,),)) for line in lines[:20]]
    letterhead = make_letterhead(data, str(old), heading_of(opening).body, _looks_like(lines))
    return OldMinutes(guesses, texts[guesses.nearest], letterhead)


def put_made(folder: Path, old: OldMinutes, agreed: Sequence[Guess]) -> None:
    """Put the style that was made in its folder.

    Raises:
        Refused: the style cannot be used.
        ClerkError: the disk says no.
    """
    called = folder.name.replace("-", " ").replace("_", " ").capitalize()
    text = styled(old.text, called, agreed, old.guesses.nearest)
    put_style(folder, text, old.letterhead.data)


def letterhead_from(path: Path) -> Cleaned:
    """Read a Word file as a letterhead: without what may not be in one, and what that was, in sentences.

    Raises:
        Refused: it cannot be read, is no Word document, or is made to do harm.
    """
    return cleaned(_data(path), str(path))


def letterhead_mended(path: Path) -> Made:
    """Return a letterhead with the styles that it lacks, and places in the place of dates and marks of old minutes.

    Raises:
        Refused: it cannot be read, is no Word document, or is made to do harm.
    """
    return make_letterhead(_data(path), str(path))


def typed_value(value: Any, answer: str) -> Any:
    """What somebody typed in the place of a guessed value: words, or for lettering the first label; else None."""
    if isinstance(value, str):
        return answer
    if isinstance(value, dict) and "patterns" in value:
        return marks_of(answer)
    return None


def _data(old: Path) -> bytes:
    try:
        if old.stat().st_size > MOST_BYTES:
            raise Refused(f"{old} is too large; take large pictures out of it.")
        return old.read_bytes()
    except OSError as error:
        raise Refused(f"{old} cannot be read: {error.strerror or error}.") from None


def _text_like(like: str) -> str:
    if like not in style_names():
        known = ", ".join(style_names())
        raise Refused(f"--like: there is no style “{like}”; there are: {known}.")
    try:
        text = (style_folder(like) / STYLE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    if style_faults(text):
        raise Refused(
            f"--like: the style “{like}” cannot be used; look it through with: clerk style check {like}"
        )
    return text


def _looks_like(lines: Sequence[OldLine]) -> dict[str, str]:
    """For some of our styles, the old document's that is used for the same, if it is one of its own making."""
    wanted = {
        "Heading 2": [line for line in lines if line.heading and line.label],
        "Clerk Decision": [
            line for line in lines if re.match(r"^(?:It was )?(?:RESOLVED|Resolved)\b", line.text)
        ],
        "Clerk Paragraph": [line for line in lines if len(line.text) > 160 and not line.label],
    }
    found = {}
    for ours, used in wanted.items():
        names = Counter(line.style for line in used if line.style)
        usual = max(names, key=lambda each: names[each], default="")
        if usual and usual.lower() not in {"normal", "list paragraph", ours.lower()}:
            found[ours] = usual
    return found

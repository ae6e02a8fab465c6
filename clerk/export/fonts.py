"""The shipped fonts, and which of them can set which character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from clerk.assets import resources
from clerk.errors import ClerkError
from clerk.export.characters import code_point

# The face of a text by whether it is strong, and whether it is italic.
_FACES = {
    (False, False): "LiberationSans-Regular",
    (True, False): "LiberationSans-Bold",
    (False, True): "LiberationSans-Italic",
    (True, True): "LiberationSans-BoldItalic",
}
_used: ContextVar[Mapping[tuple[bool, bool], str]] = ContextVar("_used", default=_FACES)
SYMBOLS = "DejaVuSans"
PLAIN = _FACES[False, False]


class Piece(NamedTuple):
    """A stretch of text in one font, with its width at a size of one point."""

    font: str
    text: str
    width: float


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Register the shipped fonts, once.

    Raises:
        ClerkError: a font is missing or damaged.
    """
    folder = resources() / "fonts"
    for name in (*_FACES.values(), SYMBOLS):
        path = folder / f"{name}.ttf"
        try:
            pdfmetrics.registerFont(TTFont(name, str(path)))
        except (TTFError, OSError) as error:
            message = f"The font {path} is missing or damaged: install Clerk again."
            raise ClerkError(message) from error


@contextmanager
def set_in(paths: Mapping[tuple[bool, bool], Path]) -> Iterator[None]:
    """Set what is made inside the `with` in a council's own font; without paths, or if one cannot be used, in ours."""
    names: dict[tuple[bool, bool], str] = {}
    try:
        for which, path in paths.items():
            names[which] = f"{path.stem}-{path.stat().st_mtime_ns}"
            if names[which] not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(names[which], str(path)))
    except (TTFError, OSError):
        names = {}
    token = _used.set(names or _FACES)
    try:
        yield
    finally:
        _used.reset(token)


def face(strong: bool, italic: bool) -> str:
    """Return the name of the font for a text."""
    return _used.get()[strong, italic]


@lru_cache(maxsize=20_000)
def pieces(text: str, font: str) -> tuple[Piece, ...]:
    """Return a text cut into pieces that one font each can set.

    What the text's own font lacks is set in the font of symbols; what that lacks too is shown by its number, so
    that nothing disappears from the paper without a trace.
    """
    own, symbols = _glyphs(font), _glyphs(SYMBOLS)
    found: list[tuple[str, str]] = []
    for character in text:
        code = ord(character)
        if code in own:
            chosen, shown = font, character
        elif code in symbols:
            chosen, shown = SYMBOLS, character
        else:
            chosen, shown = font, code_point(character)
        if found and found[-1][0] == chosen:
            found[-1] = (chosen, found[-1][1] + shown)
        else:
            found.append((chosen, shown))
    return tuple(
        Piece(name, words, pdfmetrics.stringWidth(words, name, 1)) for name, words in found
    )


@lru_cache(maxsize=32)
def _glyphs(font: str) -> Any:
    return pdfmetrics.getFont(font).face.charToGlyph

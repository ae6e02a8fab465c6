"""House styles by name: found among the user's own and the shipped ones, read, and remembered."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from clerk.assets import style_folder
from clerk.errors import ClerkError, Refused
from clerk.minutes.style import Style, read_style


def load_style(name: str) -> Style:
    """The house style of this name, the user's own before a shipped one.

    Raises:
        Refused: the style cannot be used; the sentence has file, key and reason.
        ClerkError: there is no such style, or its file cannot be read.
    """
    path = style_folder(name) / "style.toml"
    try:
        changed = path.stat().st_mtime_ns
        return _read(path, changed)
    except OSError as error:
        raise ClerkError(f"The house style {path} cannot be read: {error.strerror}.") from None


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> Style:
    """Read a style; ``_changed`` is when the file was written, so that an edited one is read again."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{path}: not UTF-8 text; save it as UTF-8.") from None
    return read_style(text, str(path))


def letterhead(name: str) -> Path:
    """The Word letterhead of the house style of this name.

    Raises:
        ClerkError: there is no such style, or it has no letterhead.
    """
    path = style_folder(name) / "letterhead.docx"
    if not path.is_file():
        raise ClerkError(f"The house style “{name}” has no letterhead: {path} is missing.")
    return path

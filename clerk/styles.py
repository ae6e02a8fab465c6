"""House styles by name: found among the user's own and the shipped ones, read, and remembered."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from clerk.assets import style_folder, style_folders
from clerk.errors import ClerkError, Refused
from clerk.minutes.style import Style, read_style
from clerk.minutes.style_lending import Lent, lend

STYLE, LETTERHEAD = "style.toml", "letterhead.docx"


def load_style(name: str) -> Style:
    """The house style of this name, the user's own before a shipped one.

    Raises:
        Refused: the style cannot be used; the sentence has file, key and reason.
        ClerkError: there is no such style, or its file cannot be read.
    """
    path = style_folder(name) / STYLE
    try:
        changed = path.stat().st_mtime_ns
        return _read(path, changed)
    except OSError as error:
        raise ClerkError(f"The house style {path} cannot be read: {error.strerror}.") from None


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> Style:
    """Read a style; ``_changed`` is when the file was written, so that an edited one is read again."""
    text = _text(path)
    try:
        return read_style(text, str(path))
    except Refused:
        lent = lent_to(path.parent, text)
        if lent is None:
            raise
    return read_style(lent.text, str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{path}: not UTF-8 text; save it as UTF-8.") from None


def is_shipped(folder: Path) -> bool:
    """Return whether a style's folder is one that comes with Clerk, which nobody alters."""
    return folder.parent == shipped_folder()


def shipped_folder() -> Path:
    """Return where the styles are that come with Clerk."""
    return style_folders()[-1]


def shipped_texts() -> dict[str, str]:
    """Return the texts of the styles that come with Clerk, by name."""
    found = sorted(shipped_folder().glob(f"*/{STYLE}"))
    return {path.parent.name: path.read_text(encoding="utf-8") for path in found}


def lent_to(folder: Path, text: str) -> Lent | None:
    """Return an own style's text with the keys that it lacks; None if it lacks none. A shipped one is lent nothing."""
    return None if is_shipped(folder) else lend(text, shipped_texts(), folder.name)


def letterhead(name: str) -> Path:
    """The Word letterhead of the house style of this name.

    Raises:
        ClerkError: there is no such style, or it has no letterhead.
    """
    path = style_folder(name) / LETTERHEAD
    if not path.is_file():
        raise ClerkError(f"The house style “{name}” has no letterhead: {path} is missing.")
    return path

"""House styles by name: found among the user's own and the shipped ones, read, and remembered."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from clerk.assets import data_folder, style_folder, style_folders
from clerk.errors import ClerkError, Refused
from clerk.files import swap_in
from clerk.minutes.style import Style, read_style

if TYPE_CHECKING:  # a style that lacks nothing is lent nothing, and a start alters none
    from clerk.minutes.style_lending import Lent

STYLE, LETTERHEAD = "style.toml", "letterhead.docx"
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""What a style may be called: it is a folder's name."""


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
    from clerk.minutes.style_lending import lend

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


# A council's own.


def new_folder(name: str, *, again: bool = False) -> Path:
    """Return the folder for a new style of one's own; it is not made yet. `again`: one that is there will do.

    Raises:
        Refused: that can be no style's name, or there is one already.
    """
    if not SLUG.fullmatch(name):
        raise Refused(
            f"“{name}” cannot be a style's name: small letters, digits, - and _ only, at most 40."
        )
    folder = data_folder() / "templates" / name
    if folder.exists() and not again:
        raise Refused(f"There is a style “{name}” of your own already ({folder}).")
    return folder


def put_style(folder: Path, text: str, letterhead_data: bytes) -> None:
    """Put a new style of one's own in its folder.

    Raises:
        Refused: the style cannot be used.
        ClerkError: the disk says no.
    """
    read_style(text, str(folder / STYLE))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise ClerkError(f"The folder {folder} cannot be made: {reason}.") from None
    swap_in(folder / LETTERHEAD, letterhead_data)
    swap_in(folder / STYLE, text.encode("utf-8"))


def copy_style(name: str, new: str) -> Path:
    """Make a style of one's own that begins as another; return its folder.

    Raises:
        Refused: `new` can be no style's name or is taken, or the style cannot be used.
        ClerkError: a file of it cannot be read, or the disk says no.
    """
    from clerk.minutes.toml_lines import with_key, with_values
    from clerk.minutes.toml_spans import value_spans

    folder, source = new_folder(new), style_folder(name)
    try:
        text = _text(source / STYLE)
        data = letterhead(name).read_bytes()
    except OSError as error:
        raise ClerkError(f"The house style {source} cannot be read: {error.strerror}.") from None
    lent = lent_to(source, text)
    text = lent.text if lent is not None else text
    called = new.replace("-", " ").replace("_", " ").capitalize()
    values = {"name": called}
    if "made_from" in value_spans(text):
        text = with_values(text, values)
    else:
        began_as = name if is_shipped(source) else (lent.lender if lent is not None else "")
        text = with_values(text, values)
        text = with_key(text, "made_from", began_as) if began_as else text
    put_style(folder, text, data)
    return folder


def keep_style(folder: Path, text: str) -> None:
    """Put another text in the place of an own style's, whole or not at all.

    Raises:
        Refused: the style comes with Clerk, or the text cannot be used; nothing was written.
        ClerkError: the disk says no.
    """
    path = folder / STYLE
    if is_shipped(folder):
        raise Refused("This style comes with Clerk and is not altered: make a copy of your own.")
    lent = lent_to(folder, text)
    read_style(lent.text if lent is not None else text, str(path))
    swap_in(path, text.encode("utf-8"))

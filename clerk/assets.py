"""Where the shipped folders and the user's own are found; the only module that knows.

`resources/` (how the program looks) and `templates/` (how minutes look and read) stand beside the package in a
checkout and inside it in a wheel and in a bundle. One rule serves all three: inside first, then beside.
"""

import os
import re
from pathlib import Path

import platformdirs

from clerk.errors import ClerkError

_PACKAGE = Path(__file__).resolve().parent
# The same slug that scripts use: a style's name becomes a folder's name, so nothing else may be one.
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def _shipped(name: str) -> Path:
    for place in (_PACKAGE, _PACKAGE.parent):
        folder = place / name
        if folder.is_dir():
            return folder
    message = f"Clerk's own folder “{name}” is missing from {_PACKAGE}: install Clerk again."
    raise ClerkError(message)


def data_folder() -> Path:
    """Where the user's books, backups and own templates live; it need not exist yet.

    `CLERK_DATA_DIR` names another place, for tests and for a portable installation.
    """
    named = os.environ.get("CLERK_DATA_DIR")
    if named:
        return Path(named)
    return platformdirs.user_data_path("Clerk", appauthor=False)


def resources() -> Path:
    """Return the shipped folder of icons, fonts, the style sheet and the sample meetings."""
    return _shipped("resources")


def style_folders() -> list[Path]:
    """Return the folders in which house styles are looked for, the user's own first: it wins by name."""
    own = data_folder() / "templates"
    shipped = _shipped("templates")
    return [own, shipped] if own.is_dir() else [shipped]


def _styles() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for place in style_folders():
        for folder in sorted(place.iterdir()):
            if folder.is_dir() and _SLUG.fullmatch(folder.name):
                found.setdefault(folder.name, folder)
    return found


def style_names() -> list[str]:
    """Return every house style's name, in order of the alphabet."""
    return sorted(_styles())


def style_folder(name: str) -> Path:
    """Return the folder of the house style called `name`, the user's own if there is one.

    Raises:
        ClerkError: no folder has that name; the sentence lists those that do.
    """
    # Looked up among what is there, never joined to a path: a name from a script cannot lead out of the folders.
    styles = _styles()
    if name not in styles:
        known = ", ".join(sorted(styles)) or "none"
        message = f"There is no house style called “{name}”; the styles here are: {known}."
        raise ClerkError(message)
    return styles[name]

"""The officer's own files: where they lie, how they are read, and that none is ever half written."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from clerk.assets import data_folder, resources
from clerk.errors import ClerkError, Refused
from clerk.files import swap_in

T = TypeVar("T")


def own_path(name: str) -> Path:
    """Where an officer's own file of this name lies; it need not be there."""
    return data_folder() / name


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        Refused: it is not UTF-8 text.
        ClerkError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{path} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise ClerkError(f"{path} cannot be read: {error.strerror}.") from None


def read_own(name: str) -> str:
    """The text of an officer's own file; empty if there is none yet.

    Raises:
        Refused: it is not UTF-8 text.
        ClerkError: it is there and cannot be read.
    """
    path = own_path(name)
    return read_text(path) if path.is_file() else ""


def read_own_json(name: str, kind: type[T], otherwise: T) -> T:
    """What an officer's own file holds that Clerk writes as JSON; ``otherwise`` if there is none yet.

    Raises:
        Refused: it was edited and cannot be taken; the sentence says why.
        ClerkError: it is there and cannot be read.
    """
    text = read_own(name)
    if not text.strip():
        return otherwise
    try:
        return msgspec.json.decode(text.encode(), type=kind)
    except msgspec.DecodeError as error:
        raise Refused(
            f"{own_path(name)} cannot be taken: {error}. Mend it, or take it away to begin again."
        ) from None


def write_own_json(name: str, value: object) -> None:
    """Put an officer's own file in its place as JSON that can be read, and edited, by eye.

    Raises:
        ClerkError: the disk does not take it.
    """
    data = msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2)
    write_own(name, data.decode() + "\n")


def read_shipped(name: str) -> str:
    """The text of a shipped file."""
    return (resources() / name).read_text(encoding="utf-8")


def write_own(name: str, text: str) -> None:
    """Put an officer's own file in its place, whole or not at all; nobody else may read it.

    Raises:
        ClerkError: the disk does not take it.
    """
    path = own_path(name)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"The folder {path.parent} cannot be made: {error.strerror}.") from None
    swap_in(path, text.encode("utf-8"))

"""A file that leaves the book is written beside its place and swapped in: there is never half a document."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from clerk.errors import ClerkError


def swap_in(path: Path, data: bytes) -> None:
    """Put a file in its place, whole or not at all; what stood there before stays until then.

    The file can be read by its owner alone.

    Raises:
        ClerkError: there is no such folder, no room on the disk, no right to write, or the file is open elsewhere.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:60]}-", suffix=".part", dir=path.parent
        )
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o600)
        beside.replace(path)
        beside = None
        _sync_folder(path.parent)
    except OSError as error:
        raise ClerkError(_sentence(path, error)) from error
    finally:
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink()


def _sync_folder(folder: Path) -> None:
    """Ask the disk to keep the new name too; not every system and file system lets a folder be asked."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(path: Path, error: OSError) -> str:
    folder = path.parent
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            f"There is no room on the disk for {path}: make room, or choose another folder. "
            "What was there before is unchanged."
        )
    if not folder.exists():
        return f"The folder {folder} is not there: make it, or choose another."
    if not folder.is_dir():
        return f"{folder} is a file, not a folder: choose a folder."
    if path.is_dir():
        return f"{path} is a folder: the document cannot take its place. Rename it or choose another folder."
    if error.errno == errno.EROFS:
        return f"The disk that holds {folder} cannot be written to: choose another folder."
    if error.errno == errno.ENAMETOOLONG:
        return f"The name of {path} is too long for this disk: choose a folder nearer the top."
    if isinstance(error, PermissionError):
        if path.exists() and os.access(folder, os.W_OK):
            return f"{path} is open in another program: close it there and try again."
        return f"You may not write in the folder {folder}: choose another."
    reason = error.strerror or "the disk refused it"
    return f"{path} could not be written ({reason}): try again, or choose another folder."

"""Putting a backup in the place of a damaged book. Nothing is overwritten."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from clerk.errors import ClerkError, Refused
from clerk.store import backups, clock
from clerk.store.faults import BookDamagedError, in_sentences
from clerk.store.holding import Holding, beside
from clerk.store.opening import is_new, look_at, was_cut_short


def restore(path: Path) -> Path:
    """Put the newest good backup in the place of a damaged or lost book.

    Returns where the damaged book was set aside, beside the restored one; where none was there, the restored
    book's own path.

    Raises:
        Refused: the book is sound, or the file is no minute book.
        BookHeldError: somebody has it open.
        ClerkError: there is no good backup, or the disk does not let Clerk write.
    """
    path = path.expanduser().resolve()
    _refuse_a_sound_book(path)
    with in_sentences(path, "nothing was restored"):
        holding = Holding(path)
        try:
            backup = backups.newest_good(path)
            if backup is None:
                raise ClerkError(
                    f"There is no good backup in {backups.folder(path)}; {path} was left as it is. Ask whoever keeps "
                    "this computer's own backups for an earlier copy."
                )
            return _swap(path, backup)
        finally:
            holding.release()


def _refuse_a_sound_book(path: Path) -> None:
    if not path.exists():
        if not backups.every(path):
            raise Refused(f"There is neither a minute book at {path} nor a backup of one.")
        return
    if is_new(path):
        raise Refused(
            f"{path} is empty, and no backup was ever made of it; there is nothing to restore."
        )
    try:
        if was_cut_short(path):  # opening the book puts it right
            raise Refused(
                f"The minute book {path} needs no backup: opening it takes back what was cut short."
            )
        look_at(path)
    except BookDamagedError:
        return
    raise Refused(f"The minute book {path} is sound; nothing was restored.")


def _swap(path: Path, backup: Path) -> Path:
    new = beside(path, ".being-restored")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as target, backup.open("rb") as source:  # noqa: PTH123  # a descriptor
        shutil.copyfileobj(source, target)
    backups.sync_file(new)
    if not backups.is_good(new):
        new.unlink()
        raise ClerkError(
            f"The backup {backup} could not be copied soundly; {path} was left as it is."
        )
    aside = _set_aside(path) if path.exists() else path
    new.replace(path)
    backups.sync_folder(path.parent)
    return aside


def _set_aside(path: Path) -> Path:
    stem, number = f"{path.stem}-damaged-{clock.stamp()}", 1
    aside = path.with_name(f"{stem}{path.suffix}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    # The log first: it must not be taken for the restored book's.
    for suffix in ("-wal", "-shm", "-journal"):
        belonging = beside(path, suffix)
        if belonging.exists():
            belonging.rename(beside(aside, suffix))
    try:
        # Under two names for a moment, so that there is no moment without a book.
        os.link(path, aside)
    except OSError:  # a file system without second names
        path.rename(aside)
    return aside

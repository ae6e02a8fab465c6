"""A file that leaves the book is there whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from clerk.errors import ClerkError
from clerk.files import swap_in

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


def test_it_is_written_and_may_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.docx"
    swap_in(path, b"one")
    swap_in(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@on_posix
def test_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.docx"
    path.write_bytes(b"old")
    path.chmod(0o644)
    swap_in(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="is not there: make it, or choose another"):
        swap_in(tmp_path / "none" / "cabinet.docx", b"x")


def test_a_file_in_the_folder_s_place_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ClerkError, match="is a file, not a folder"):
        swap_in(tmp_path / "file" / "cabinet.docx", b"x")


def test_a_folder_in_the_file_s_place_stays(tmp_path: Path) -> None:
    (tmp_path / "cabinet.docx").mkdir()
    with pytest.raises(ClerkError, match="is a folder: the document cannot take its place"):
        swap_in(tmp_path / "cabinet.docx", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["cabinet.docx"]


@on_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_in_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ClerkError, match="You may not write in the folder"):
        swap_in(tmp_path / "cabinet.docx", b"x")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "There is no room on the disk"),
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "is open in another program"),
        (errno.EIO, "could not be written"),
    ],
)
def test_what_the_disk_refuses_leaves_the_old_file_and_no_half_of_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "cabinet.docx"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ClerkError, match=words):
        swap_in(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
